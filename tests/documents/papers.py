"""Papers and small documents the tests of this room build on."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from aftercare_desktop.documents.flow import Block, Paragraph, SectionTitle
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.style import Style, Text
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.words.approved import STARTER_WORDS
from tests.builders import TODAY, center_profile, full_client, full_plan

THANKSGIVING = {date(2026, 11, 26): "Thanksgiving"}
_DATA = Path(__file__).parent.parent / "data"


def approved_words() -> dict[ApprovedKey, ApprovedSentence]:
    """The starter sentences, every one approved."""
    return {
        key: replace(sentence, approver="Dr. Ada Lind", approved_on=TODAY)
        for key, sentence in STARTER_WORDS.items()
    }


def plan_paper(**facts: Any) -> PlanPaper:
    """A full final plan of the made-up center; any field may be given."""
    known: dict[str, Any] = {
        "client": full_client(),
        "document": full_plan(),
        "center": center_profile(),
        "approved": approved_words(),
        "closed_days": THANKSGIVING,
        "number": 3,
        "final": True,
        "made_with": "Dana W.",
        "made_on": TODAY,
        "replaces": 2,
        "practice": True,
    }
    return PlanPaper(**(known | facts))


def document_of(
    texts: Iterable[Text], style: Style | None = None, paper: PaperSize = PaperSize.LETTER
) -> bytes:
    """A document of one paragraph for each text."""
    root = Node(Role.DOCUMENT)
    title = SectionTitle("Texts", "", root)
    style = style or Style(12, 16)
    blocks: Sequence[Block] = [Paragraph(text, style, root.add(Role.PARAGRAPH)) for text in texts]
    frame = Frame(paper, "Theo B.", "Theo B.")
    return compose(frame, [[title, *blocks]], root, About("Texts", TODAY))


BOLD = Style(12, 16, Weight.BOLD)


@cache
def naughty_strings() -> tuple[str, ...]:
    """The big list of naughty strings without control and unassigned characters."""
    strings = json.loads((_DATA / "blns.json").read_text(encoding="utf-8"))
    return tuple(
        "".join(c for c in s if unicodedata.category(c) not in ("Cc", "Cn") or c == "\n") for s in strings
    )


@cache
def names_and_addresses() -> tuple[str, ...]:
    """Names and addresses in 35 locales."""
    rows = json.loads((_DATA / "names_addresses_multilingual_faker.json").read_text(encoding="utf-8"))
    return tuple(text for row in rows for key, text in row.items() if key != "locale")
