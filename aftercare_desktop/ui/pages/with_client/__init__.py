"""With the client: one plan in large calm type, written together."""

from aftercare_desktop.ui.pages.with_client.page import WithClientPage

__all__ = ["WithClientPage"]
