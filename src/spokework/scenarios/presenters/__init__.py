"""What planning shows, in words and rows: nothing here asks a database."""
