"""Questions that must be answered before going on; each is asked with a classmethod that returns plain values."""
