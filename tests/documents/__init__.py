"""Tests of the paper room: every document read back as text, pages, fonts, tags and PDF/A."""
