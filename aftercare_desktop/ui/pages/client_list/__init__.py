"""The page that lists the clients, and what it is made of."""

from aftercare_desktop.ui.pages.client_list.page import ClientsPage

__all__ = ["ClientsPage"]
