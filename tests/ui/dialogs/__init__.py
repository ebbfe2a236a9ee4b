"""The dialogs, driven by keys over a real center."""
