"""Tests of aftercare_desktop.demo."""
