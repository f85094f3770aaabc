"""What the programme's pages read, each narrowed to what its reader may see."""
