"""What an editor can do: use cases that the window and the command line share."""
