"""Tests of aftercare_desktop.exchange."""
