"""What a file is and looks like; decoding happens in isolated worker processes."""
