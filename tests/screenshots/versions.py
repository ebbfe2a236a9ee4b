"""Pictures of two versions side by side: a draft and the final before it, everything, and two that differ in all."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.plans import Goal, PlanDocument, RevisionState
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.versions import VersionsPage
from tests.builders import NAMES, build_client, full_plan
from tests.screenshots.stage import Stage


def _compared(stage: Stage, client_id: int, part: str = "") -> VersionsPage:
    page = stage.go(Route("versions", client_id, part))
    assert isinstance(page, VersionsPage)
    stage.settle()
    return page


def _theo(stage: Stage) -> QWidget:
    """His draft beside the version that is final, at the second change."""
    page = _compared(stage, stage.client_id("Theo Bramwell"))
    page.step(1)
    page.step(1)
    return stage.window


def _everything(stage: Stage) -> QWidget:
    desk, theo = stage.desk(), stage.client_id("Theo Bramwell")
    finals = [row.id for row in desk.plans.revisions(theo) if row.state is RevisionState.FINAL]
    _compared(stage, theo, f"{finals[1]}:{finals[0]}:all")
    return stage.window


def _long(stage: Stage) -> QWidget:
    """40 goals, texts of 10,000 characters, and lines of another direction."""
    desk = stage.desk()
    known = desk.clients.find("000995")
    client_id = known[0] if known else _with_two_versions(desk)
    _compared(stage, client_id)
    return stage.window


def _with_two_versions(desk: Desk) -> int:
    client_id = desk.clients.add(build_client(NAMES[-1], record_number="000995")).value
    plan = full_plan()
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, plan, draft.version)
    desk.plans.finalize(draft.id, draft.version, "For the picture")
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, _other(plan), draft.version)
    return client_id


def _other(plan: PlanDocument) -> PlanDocument:
    goals = tuple(Goal(f"{number:016x}", f"I want {name}") for number, name in enumerate(NAMES * 2))
    film = replace(
        plan.medicines.medicines[0], dose="12 mg", directions="One film each morning, half at night."
    )
    return replace(
        plan,
        goals=(*reversed(plan.goals), *goals[:38]),
        progress=replace(plan.progress, progress="I finished five weeks. " * 400, needs=NAMES[6]),
        medicines=replace(plan.medicines, medicines=(film,)),
        appointments=(),
    )


def _one_version(stage: Stage) -> QWidget:
    desk = stage.desk()
    known = desk.clients.find("000996")
    client_id = (
        known[0] if known else desk.clients.add(build_client("Noor Haddad", record_number="000996")).value
    )
    stage.go(Route("versions", client_id))
    return stage.window


VERSIONS: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("compare", _theo),
    ("compare-everything", _everything),
    ("compare-long", _long),
    ("compare-one", _one_version),
)
