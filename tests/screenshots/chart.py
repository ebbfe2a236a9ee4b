"""Pictures of what is not yet in the chart: one client's list with its note, nothing left, and the whole caseload."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from aftercare_desktop.documents.note import note_pdf
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.ui.page import Route
from tests.builders import NAMES, TODAY, build_client
from tests.screenshots.stage import Stage


def _theo(stage: Stage) -> int:
    """With an entry that was put in the chart and corrected since, and one that was in error."""
    theo, desk = stage.client_id("Theo Bramwell"), stage.desk()
    if not any(item.content is None for item in desk.chart.waiting(theo).items):
        called = Entry(
            NoteKind.FAMILY,
            TODAY,
            "Elise called: she picks Theo up on Wednesday at 11 and stays until Thursday.",
        )
        changed = desk.entries.add(theo, called).value
        wrong = desk.entries.add(theo, replace(called, text="This was about somebody else.")).value
        waiting = desk.chart.waiting(theo)
        desk.chart.mark(theo, [one for one in waiting.charted() if one.key.id in (changed, wrong)])
        desk.entries.correct(changed, replace(called, text=called.text.replace("11", "noon")), 1)
        desk.entries.mark_in_error(wrong, 1)
    return theo


def _waiting(stage: Stage) -> QWidget:
    stage.go(Route("client", _theo(stage), "chart"))
    return stage.window


def _everything_there(stage: Stage) -> QWidget:
    desk = stage.desk()
    known = desk.clients.find("000993")
    client_id = (
        known[0] if known else desk.clients.add(build_client("Noor Haddad", record_number="000993")).value
    )
    stage.go(Route("client", client_id, "chart"))
    return stage.window


def _long_words(stage: Stage) -> QWidget:
    """A very long name, and entries of many words and of another direction."""
    desk = stage.desk()
    known = desk.clients.find("000994")
    client_id = known[0] if known else desk.clients.add(build_client(NAMES[-1], record_number="000994")).value
    if not desk.chart.count(client_id):
        for text in ("Wanted a ride. " * 200, NAMES[6] * 9, "A" * 3_000):
            desk.entries.add(client_id, Entry(NoteKind.HOUSING, TODAY, text))
    stage.go(Route("client", client_id, "chart"))
    return stage.window


def _caseload(stage: Stage) -> QWidget:
    _theo(stage)
    stage.go(Route("chart"))
    return stage.window


CHART: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("chart", _waiting),
    ("chart-done", _everything_there),
    ("chart-long", _long_words),
    ("chart-caseload", _caseload),
)


def note_papers(stage: Stage) -> dict[str, bytes]:
    """The note on paper."""
    return {"note": note_pdf(stage.desk().chart.waiting(_theo(stage)))}
