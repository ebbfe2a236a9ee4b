"""What the middle of the window shows: a page holds the unsaved values, calls services and decides."""
