"""What a printed list of clients is drawn from."""

from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.center import PaperSize


@dataclass(frozen=True, slots=True)
class ClientListSheet:
    """Everything the list says. The first cell of a row is its name; `note` says for what and by whom it was made."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    footer: str
    center_name: str
    made_on: date
    paper: PaperSize = PaperSize.LETTER
    marks: tuple[str, ...] = ()
