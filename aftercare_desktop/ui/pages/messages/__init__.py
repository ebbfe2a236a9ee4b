"""Messages from callers: the lists, and the one that is looked at."""

from aftercare_desktop.ui.pages.messages.page import MessagesPage

__all__ = ["MessagesPage"]
