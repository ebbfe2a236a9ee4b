"""Tests of one client's page."""
