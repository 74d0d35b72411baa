"""How fast the program works, always as a ratio to a named yardstick on the same files."""
