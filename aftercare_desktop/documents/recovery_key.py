"""The sheet with the recovery key, printed once when a center is set up. It is never stored."""

from datetime import date

from aftercare_desktop.domain.center import PaperSize


def recovery_key_pdf(
    center_name: str,
    recovery_key: str,
    made_on: date,
    paper: PaperSize = PaperSize.LETTER,
    *,
    practice: bool = False,
) -> bytes:
    """One page: the key, what it opens, where to keep it. The key prints exactly as it has to be typed."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.key_sheet import draw  # noqa: PLC0415

    return draw(center_name, recovery_key, made_on, paper, practice=practice)
