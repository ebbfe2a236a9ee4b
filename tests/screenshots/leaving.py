"""Pictures of "Leaving now": with nothing known, with everything, after printing, and the dialog of the front desk."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.leaving import status_after
from aftercare_desktop.ui.dialogs.change_status import ChangeStatusDialog
from aftercare_desktop.ui.dialogs.leaving_paper import LeavingPaperDialog
from aftercare_desktop.ui.page import Route
from tests.builders import build_client, full_client, full_plan, leaving_now
from tests.screenshots.stage import Stage

Take = Callable[[Stage], QWidget]
_KNOWN, _PRINTED, _UNKNOWN = "Wren Halloway", "Juno Castellan", "Cass Delacroix"


def _client(stage: Stage, name: str) -> int:
    """Somebody made for these pictures, once."""
    desk = stage.desk()
    found = desk.clients.find(name)
    if found:
        return found[0]
    if name == _UNKNOWN:
        return desk.clients.add(build_client(name, record_number="")).value
    somebody = replace(full_client(), name=name, preferred_name="", record_number="")
    client_id = desk.clients.add(somebody).value
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, replace(full_plan(), leaving=leaving_now()), draft.version)
    return client_id


def _screen(name: str) -> Take:
    def take(stage: Stage) -> QWidget:
        stage.go(Route("leaving", _client(stage, name)))
        return stage.window

    return take


def _printed(stage: Stage) -> QWidget:
    client_id = _client(stage, _PRINTED)
    stage.desk().leaving.print(client_id)
    stage.go(Route("leaving", client_id))
    return stage.window


def _front_desk(stage: Stage) -> QWidget:
    return stage.show_dialog(LeavingPaperDialog(_KNOWN, stage.window))


def _status_after(stage: Stage) -> QWidget:
    desk, client_id = stage.desk(), _client(stage, _PRINTED)
    desk.leaving.print(client_id)
    client = replace(
        desk.clients.open(client_id).client, status=ClientStatus.IN_TREATMENT, discharge_type=None
    )
    proposed = status_after(client, desk.leaving.open(client_id).document)
    return stage.show_dialog(ChangeStatusDialog(client, desk.today, None, stage.window, proposed))


def leaving_papers(stage: Stage) -> dict[str, bytes]:
    """The paper of somebody of whom everything is known, and of somebody of whom nothing is."""
    desk = stage.desk()
    names = {"paper-leaving-known": _PRINTED, "paper-leaving-unknown": _UNKNOWN}
    return {paper: desk.leaving.print(_client(stage, name)).pdf for paper, name in names.items()}


LEAVING: tuple[tuple[str, Take], ...] = (
    ("leaving-nothing-known", _screen(_UNKNOWN)),
    ("leaving-everything-known", _screen(_KNOWN)),
    ("leaving-printed", _printed),
    ("leaving-status-after", _status_after),
    ("leaving-front-desk", _front_desk),
)
