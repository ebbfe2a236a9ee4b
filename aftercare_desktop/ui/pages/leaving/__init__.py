"""Leaving now: one screen for somebody who leaves within minutes, and paper at once."""

from aftercare_desktop.ui.pages.leaving.page import LeavingPage

__all__ = ["LeavingPage"]
