"""The window: everything that knows Qt lives in this room."""
