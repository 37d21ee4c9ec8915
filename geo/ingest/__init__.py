"""From any file to articles: readers, the door that cleans text, and the worker they run in."""
