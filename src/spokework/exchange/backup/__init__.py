"""Whole copies of both databases while they are in use, and a copy put in its place."""
