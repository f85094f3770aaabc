"""What is measured, how, and what came of it: see README.md. Run by hand, never by the tests."""
