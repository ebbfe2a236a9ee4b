"""Papers and small documents the tests of this room build on."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from aftercare_desktop.documents.flow import Block, Paragraph, SectionTitle
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan import PlanPaper, SignedPaper
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.signature import signature_png
from aftercare_desktop.documents.style import Style, Text
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import ParticipantRole
from aftercare_desktop.domain.signing import SignedAs, SignedWay
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


SIGNATURE = signature_png((((30.0, 150.0), (120.0, 30.0), (260.0, 160.0), (400.0, 60.0), (570.0, 120.0)),))


def signed_paper(**facts: Any) -> SignedPaper:
    """The signature page of that plan: the client drew, a relative typed, somebody chose not to; copies and a scan."""
    kind = PlanEventKind
    drawn = SignedAs(SignedWay.DRAWN, ParticipantRole.CLIENT).key()
    typed = SignedAs(SignedWay.TYPED, ParticipantRole.FAMILY).key()
    events = (
        PlanEvent(kind.SIGNED, TODAY, time(14, 5), key=drawn, person="Theo Bramwell", file_sha256="a" * 64),
        PlanEvent(kind.SIGNED, TODAY, time(14, 8), key=typed, person="June Bramwell"),
        PlanEvent(
            kind.CHOSE_NOT_TO_SIGN, TODAY, person="Ray Bramwell", note="Wants to read it at home first."
        ),
        PlanEvent(kind.COPY_GIVEN, TODAY, time(14, 10), person="Theo Bramwell", note="With the card"),
        PlanEvent(kind.COPY_DECLINED, TODAY, person="June Bramwell"),
        PlanEvent(kind.SCAN_ATTACHED, TODAY, note="Page 8, signed by the nurse"),
    )
    known: dict[str, Any] = {
        "plan": plan_paper(),
        "document_sha256": "1f" * 32,
        "events": events,
        "pictures": {"a" * 64: SIGNATURE},
    }
    return SignedPaper(**(known | facts))


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
