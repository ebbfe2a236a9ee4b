"""The pocket card: a row of panels of 1.9 by 3.4 inches, folded back and forth. It can be lost and tells little."""

from aftercare_desktop.documents.card.paper import CardPaper
from aftercare_desktop.words.pocket_card import Panel

__all__ = ["CardPaper", "card_pdf", "fits_card", "holds"]


def fits_card(panel: Panel) -> bool:
    """Whether the approved words of a panel stand on a card whole, by the card's own layout."""
    from aftercare_desktop.documents.card.panel import fits_whole  # noqa: PLC0415 - as below

    return fits_whole(panel)


def holds(text: str) -> bool:
    """Whether no letter of a text stands taller than a line of the card has room for."""
    from aftercare_desktop.documents.card.panel import holds as holds_letters  # noqa: PLC0415 - as below

    return holds_letters(text)


def card_pdf(paper: CardPaper) -> bytes:
    """One sheet with the card as often as wanted, tagged PDF/A-2b."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.card.sheet import draw  # noqa: PLC0415

    return draw(paper)
