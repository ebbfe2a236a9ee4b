"""The dialog in which something about a client is made ready to leave the center."""

from aftercare_desktop.ui.dialogs.share.dialog import ShareDialog, WayOut

__all__ = ["ShareDialog", "WayOut"]
