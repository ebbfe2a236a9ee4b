"""The directory: the list of entries, and the one that was chosen."""

from aftercare_desktop.ui.pages.directory.page import DirectoryPage

__all__ = ["DirectoryPage"]
