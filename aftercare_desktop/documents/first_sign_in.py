"""The note with a handed-out password, given to the person it is for. It is never stored."""

from datetime import date

from aftercare_desktop.documents.secret_sheet import SecretSheet
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.words.paper import FirstSignIn as Words


def first_sign_in_pdf(
    center_name: str,
    person: tuple[str, str],
    password: str,
    made_on: date,
    paper: PaperSize = PaperSize.LETTER,
    *,
    practice: bool = False,
) -> bytes:
    """One page for `person` (name and user name): with what to sign in, and that their own password comes next."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.key_sheet import draw  # noqa: PLC0415

    name, user_name = person
    sheet = SecretSheet(
        Words.TITLE, Words.LEAD.format(name=name, user=user_name), password, Words.RULES, Words.FOOTER
    )
    return draw(center_name, sheet, made_on, paper, practice=practice)
