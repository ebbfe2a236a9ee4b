"""The page that takes over a roster: the file, its columns, what would change, and what was done."""

from aftercare_desktop.ui.pages.importing.page import ImportPage

__all__ = ["ImportPage"]
