"""Every paper of every person of the made-up center: sound, within its margins, and the card silent."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from pikepdf import pdfa

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.demo.center import make_center
from aftercare_desktop.domain.print_set import KINDS, PaperKind, WantedPaper
from aftercare_desktop.domain.silence import names_center
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.print_sets import PaperFile, print_many
from aftercare_desktop.words.phones import shown_phone
from tests.builders import TODAY
from tests.centers import FAST_ARGON, StillClock
from tests.documents.reading import Document, read

EVERY_KIND = (
    *(WantedPaper(kind) for kind in PaperKind),
    *(WantedPaper(kind, large=True) for kind, about in KINDS.items() if about.comes_large),
    WantedPaper(PaperKind.CARD, naloxone=False, cards=2),
)
TELLING = (
    "opioid",
    "alcohol use",
    "disorder",
    "recovery",
    "treatment",
    "buprenorphine",
    "methadone",
    "sober",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    place = tmp_path_factory.mktemp("papers") / "center"
    make_center(place, clients=18, seed=7, today=TODAY, argon=FAST_ARGON)
    desk = accounts.sign_in(place, DEMO_USER, DEMO_PASSWORD, StillClock())
    yield desk
    desk.sign_out()


def of_kind(desk: Desk, wanted: WantedPaper) -> list[PaperFile]:
    return list(print_many(desk.papers, desk.papers.printable(), (wanted,), workers=1))


def is_card(document: Document, number: int) -> bool:
    """A card has margins of its own, also behind page 1 of somebody who left before their plan was done."""
    return "Print at 100 %" in document.page_text(number)


@pytest.mark.parametrize("wanted", EVERY_KIND, ids=lambda one: one.file_name(1, 1))
def test_every_paper_is_sound(desk: Desk, wanted: WantedPaper) -> None:
    files = of_kind(desk, wanted)
    assert len(files) >= 10
    for file in files:
        report = pdfa.validate_written(BytesIO(file.pdf), "2b")
        assert report.passed, report.findings
        document = read(file.pdf)
        assert all(document.fonts.values())
        assert document.undrawable() == 0
        beside = {number for number, _, _ in document.outside()}
        assert beside <= {number + 1 for number in range(len(document.pages)) if is_card(document, number)}
        for number in range(len(document.pages)):
            assert f"Page {number + 1} of {len(document.pages)}" in document.page_text(number)


def test_no_card_names_the_center_the_program_or_a_diagnosis(desk: Desk) -> None:
    center = desk.center.profile()
    for file in of_kind(desk, WantedPaper(PaperKind.CARD)):
        client = desk.clients.open(file.client_id).client
        document = read(file.pdf)
        drawn = document.page_text(0).casefold()
        assert not names_center(drawn, center)
        told = (client.program, *(one.label for one in client.conditions), *TELLING)
        assert [words for words in told if words and words.casefold() in drawn] == []
        assert shown_phone(center.line.number) in drawn
        assert len(document.pages) == 1
