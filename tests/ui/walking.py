"""What the walks over every page share: putting a page away, the mark of practice, and people who count as real."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store.opening import open_center
from tests.screenshots.stage import MOMENT, Stage

MARK = "PRACTICE"


def count_as_real(stage: Stage) -> None:
    """Let the made-up center be one of real people from the next sign-in on."""
    center = open_center(stage.place, DEMO_USER, DEMO_PASSWORD, now=MOMENT)
    with center.writing() as c:
        stored = center_store.profile(c)
        center_store.update_profile(c, replace(stored.profile, practice=False), stored.version)
    center.close()


def practice_marks(widget: QWidget) -> list[str]:
    """The labels on screen that say that these people are made up."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return [label.text() for label in labels if MARK in label.text()]


def put_away(widget: QWidget, stage: Stage) -> None:
    """Make room for the next page."""
    if widget is not stage.window:
        widget.hide()
        widget.deleteLater()
