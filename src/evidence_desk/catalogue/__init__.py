"""What is remembered: tables, journal, originals, search."""
