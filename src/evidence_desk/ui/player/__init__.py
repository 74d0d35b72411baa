"""Playing and exact frames behind one small interface."""
