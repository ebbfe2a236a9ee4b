"""What the copy of everything is drawn from."""

from dataclasses import dataclass

from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.own_copy import OwnRecord
from aftercare_desktop.domain.printing import Letterhead


@dataclass(frozen=True, slots=True)
class OwnCopyPaper:
    """The record, other people's identities removed, and how it prints. `large` is print of 18 point."""

    record: OwnRecord
    paper: PaperSize = PaperSize.LETTER
    letterhead: Letterhead = Letterhead()
    large: bool = False
