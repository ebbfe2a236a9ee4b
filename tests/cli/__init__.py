"""Tests of aftercare_desktop.cli."""
