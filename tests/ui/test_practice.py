"""The mark of practice: on every page, dialog and paper of a made-up center, and on none of a real one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store.opening import open_center
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from tests.builders import build_client
from tests.documents.reading import read
from tests.screenshots.registry import SHOTS, Shot, documents
from tests.screenshots.stage import MOMENT, Stage

MARK = "PRACTICE"
_BEFORE_SIGN_IN = {
    "sign-in", "practice-being-made", "sign-in-refused", "recovery", "own-password",
    "set-up-1", "set-up-2", "set-up-3",
}  # fmt: skip
"""The door of a folder of which nothing is known yet: nobody's data stands there."""


def marks(widget: QWidget) -> list[str]:
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return [label.text() for label in labels if MARK in label.text()]


@pytest.fixture(params=[True, False], ids=["practice", "real"], scope="module")
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, session_theme: Theme, made_up: Path
) -> Iterator[Stage]:
    """A window on a made-up center, and on the same one as if its people were real."""
    practice: bool = request.param
    session_theme.set_appearance(Appearance(Scheme.DARK if practice else Scheme.LIGHT))
    made = Stage(qapp, QSize(1440, 900), ready=made_up)
    made.practice = practice  # type: ignore[attr-defined]
    center = open_center(made.place, DEMO_USER, DEMO_PASSWORD, now=MOMENT)
    with center.writing() as c:
        stored = center_store.profile(c)
        center_store.update_profile(c, replace(stored.profile, practice=practice), stored.version)
    center.close()
    yield made
    made.close()


def is_practice(stage: Stage) -> bool:
    return bool(stage.practice)  # type: ignore[attr-defined]


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_every_page_and_dialog_of_a_practice_center_says_so(stage: Stage, shot: Shot) -> None:
    widget = shot.take(stage)
    found = marks(widget)
    if widget is not stage.window:
        widget.hide()
        widget.deleteLater()
    if shot.name in _BEFORE_SIGN_IN:
        return
    if is_practice(stage) or shot.name == "sign-in-practice":
        assert found, f"{shot.name} does not say that its people are made up"
    else:
        assert found == []


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
