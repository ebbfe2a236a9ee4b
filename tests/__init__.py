"""Tests of Aftercare Desktop. Rooms mirror the package; `builders.py` makes the people and plans."""
