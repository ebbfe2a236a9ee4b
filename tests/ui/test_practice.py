"""The mark of practice: on every page of every paper of a made-up center, and on none of a real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from tests.builders import build_client
from tests.documents.reading import read
from tests.screenshots.registry import documents
from tests.screenshots.stage import Stage
from tests.ui.walking import MARK, count_as_real


@pytest.fixture(params=[True, False], ids=["practice", "real"], scope="module")
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, session_theme: Theme, made_up: Path
) -> Iterator[Stage]:
    """A window on a made-up center, and on the same one as if its people were real."""
    practice: bool = request.param
    session_theme.set_appearance(Appearance(Scheme.DARK if practice else Scheme.LIGHT))
    made = Stage(qapp, QSize(1440, 900), ready=made_up)
    made.practice = practice  # type: ignore[attr-defined]
    if not practice:
        count_as_real(made)
    yield made
    made.close()


def is_practice(stage: Stage) -> bool:
    return bool(stage.practice)  # type: ignore[attr-defined]


def test_every_page_of_every_paper_says_so(stage: Stage) -> None:
    desk = stage.desk()
    papers = documents(stage)
    client_id = desk.clients.add(build_client(f"Noor Haddad {is_practice(stage)}", record_number="")).value
    draft = desk.plans.start(client_id).value
    final = desk.plans.finalize(draft.id, draft.version, "Leaves tonight").value
    fresh = {"final": desk.papers.pdf(final.id)}
    # Finals of the made-up center are frozen with their mark, whatever the center says of itself later.
    fresh |= {name: pdf for name, pdf in papers.items() if is_practice(stage) or "final" not in name}
    assert len(fresh) >= 3
    for name, pdf in fresh.items():
        pages = ["".join(part.drawn for part in page) for page in read(pdf).pages]
        assert [MARK in page for page in pages] == [is_practice(stage)] * len(pages), name
