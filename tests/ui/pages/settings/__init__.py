"""Tests of the settings: each pane with real services, by keys."""
