"""Everything on one axis of time: what is in sight, how it is drawn, and hands on it."""
