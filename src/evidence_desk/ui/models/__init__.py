"""Qt item models over desk queries."""
