"""What the words mean: plain Python, no I/O, no Qt, no SQL."""
