"""What each page of an answer shows. Charts are imported when one is drawn."""
