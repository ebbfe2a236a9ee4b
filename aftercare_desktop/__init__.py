"""Aftercare Desktop: aftercare plans, peer support and sober living for a treatment center."""

__version__ = "0.1.0"
