"""The dated note for the center's medical record on paper: `note_pdf(ChartNote(...))`."""

from aftercare_desktop.domain.chart import ChartNote

__all__ = ["note_pdf"]


def note_pdf(note: ChartNote) -> bytes:
    """The note as tagged PDF/A-2b: name on every page, record number and birth date at its foot, items dated."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.note.page import draw  # noqa: PLC0415

    return draw(note)
