"""Settings: a page with an outline of panes, and the pane that was chosen."""

from aftercare_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
