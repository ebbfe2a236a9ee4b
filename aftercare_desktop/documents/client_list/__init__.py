"""The printed list of clients: a table over any number of pages, its head repeated, with who made it and what for."""

from aftercare_desktop.documents.client_list.paper import ClientListSheet

__all__ = ["ClientListSheet", "client_list_pdf"]


def client_list_pdf(sheet: ClientListSheet) -> bytes:
    """The pages, tagged, PDF/A-2b. A thousand rows take about a second."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.client_list.table import draw  # noqa: PLC0415

    return draw(sheet)
