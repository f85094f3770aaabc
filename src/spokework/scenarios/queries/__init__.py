"""What planning reads: scenarios and forecasts within the actor's reach, and the programme as it is."""
