"""Identity and narrative are kept under one key a child, and the keys in a database of their own."""
