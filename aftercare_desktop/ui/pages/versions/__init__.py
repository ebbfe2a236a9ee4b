"""Two versions of a plan side by side."""

from aftercare_desktop.ui.pages.versions.page import VersionsPage

__all__ = ["VersionsPage"]
