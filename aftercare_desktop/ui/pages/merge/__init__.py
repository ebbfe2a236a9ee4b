"""The page on which two records of one person become one."""

from aftercare_desktop.ui.pages.merge.page import MergePage

__all__ = ["MergePage"]
