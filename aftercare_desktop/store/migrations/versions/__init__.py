"""One file per step, oldest first; the first lays every table."""
