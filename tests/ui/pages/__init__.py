"""Tests of the pages, driven by keys and mouse over a real center."""
