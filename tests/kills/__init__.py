"""Killing the program while it writes, and proving that nothing confirmed is lost and nothing half-done is seen."""
