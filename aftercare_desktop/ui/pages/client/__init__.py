"""The page of one client: the facts, the plan, and the form that adds somebody."""

from aftercare_desktop.ui.pages.client.page import ClientPage

__all__ = ["ClientPage"]
