"""What can be done with the plan on screen beside writing, printing and finalizing: one line here for each.

The menu "More" of the header, the palette and the keys all take it from this table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.ui.page import Action
from aftercare_desktop.ui.pages.plan.face import Mode

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.plan.pane import PlanPane

WRITING = frozenset({Mode.DRAFT})
FINAL = frozenset({Mode.FROZEN})
WITH_A_PLAN = WRITING | FINAL
ALWAYS = frozenset(Mode)


@dataclass(frozen=True, slots=True)
class PlanAct:
    """One thing to do: how it is called and found, in which modes it makes sense, and what runs.

    `words` are what else people may type to find it; `permission` is asked again by the service.
    """

    name: str
    title: str
    icon: str
    run: Callable[["PlanPane"], object]
    modes: frozenset[Mode] = ALWAYS
    key: str = ""
    words: str = ""
    permission: Permission | None = None


ACTS: tuple[PlanAct, ...] = (
    PlanAct(
        "versions",
        "All versions",
        "history",
        lambda pane: pane.versions.show_versions(),
        WITH_A_PLAN,
        words="history earlier old revisions",
    ),
)
"""In the order of the menu."""


def offered(pane: "PlanPane") -> tuple[Action, ...]:
    """What makes sense with what is on screen now, for this person."""
    return tuple(
        Action(act.name, act.title, act.icon, partial(act.run, pane), act.words, act.key, act.permission)
        for act in ACTS
        if pane.offers(act)
    )


def by_key(pane: "PlanPane") -> dict[str, Callable[[], object]]:
    """What each key does; nothing while its act makes no sense."""
    return {act.key: partial(_run, act, pane) for act in ACTS if act.key}


def _run(act: PlanAct, pane: "PlanPane") -> None:
    if pane.offers(act):
        act.run(pane)
