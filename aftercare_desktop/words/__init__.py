"""Words people read on screen, on paper and in the terminal, one place for all three."""
