"""Which papers a plan gives, how one of them is wanted, and how its file is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class PaperKind(StrEnum):
    """The papers that are made from a plan (PRODUCT.md section 3)."""

    PLAN = "plan"
    """The client copy: of a final version byte for byte as it was given."""
    CHART = "chart"
    CARD = "card"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class KindOfPaper:
    """How files of a kind are called, and what can be chosen. `reads_record`: it tells more than the client's copy."""

    stem: str
    ending: str = ""
    comes_large: bool = False
    reads_record: bool = False


KINDS: Mapping[PaperKind, KindOfPaper] = MappingProxyType(
    {
        PaperKind.PLAN: KindOfPaper("plan", comes_large=True),
        PaperKind.CHART: KindOfPaper("plan", "chart", reads_record=True),
        PaperKind.CARD: KindOfPaper("card"),
        PaperKind.WEEK: KindOfPaper("week", comes_large=True),
    }
)
MOST_CARDS = 2
"""Cards of 3.4 inches that fit below each other on a sheet with its margins."""
LONGEST_OWN_LINE = 60


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """One paper as it is wanted.

    `large` is large print of 18 point. Of the card: whether the naloxone panel is on it, how many stand on a sheet, and
    a line that prints only because the client asked for it (a day count, a child's name; DESIGN.md section 11). Of the
    week: the day it begins with, None for the day of leaving.
    """

    kind: PaperKind = PaperKind.PLAN
    large: bool = False
    naloxone: bool = True
    cards: int = 1
    own_line: str = ""
    first_day: date | None = None

    def file_name(self, client_id: int, number: int) -> str:
        """`plan-<id>-v<n>.pdf`, `plan-<id>-v<n>-chart.pdf`: no name, so that a folder of papers tells nothing."""
        kind = KINDS[self.kind]
        endings = [kind.ending] if kind.ending else []
        endings += ["large"] if self.large else []
        return "-".join([kind.stem, str(client_id), f"v{number}", *endings]) + ".pdf"


CLIENT_COPY = WantedPaper()


@dataclass(frozen=True, slots=True)
class PrintSet:
    """What a person prints together, remembered for the next time, and how many of each.

    `note` adds the dated note of what is not in the medical record yet, where there is any.
    """

    papers: tuple[WantedPaper, ...] = (CLIENT_COPY,)
    copies: int = 1
    note: bool = False


MOST_COPIES = 20
FIRST_SET = PrintSet((CLIENT_COPY, WantedPaper(PaperKind.CARD)))
"""What nobody has chosen yet: what a client who leaves takes along."""
