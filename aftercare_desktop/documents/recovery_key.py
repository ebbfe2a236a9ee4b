"""The sheet with the recovery key, printed once when a center is set up. It is never stored."""

from datetime import date

from aftercare_desktop.documents.secret_sheet import SecretSheet
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.words.paper import RecoveryKey as Words


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

    sheet = SecretSheet(Words.TITLE, Words.LEAD, recovery_key, Words.RULES, Words.FOOTER)
    return draw(center_name, sheet, made_on, paper, practice=practice)
