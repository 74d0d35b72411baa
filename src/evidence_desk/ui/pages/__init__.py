"""The pages of the centre pane."""
