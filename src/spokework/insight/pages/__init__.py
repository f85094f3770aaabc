"""What a page asks and shows, put together. Imported when it is asked for: Ibis and SciPy come with it."""
