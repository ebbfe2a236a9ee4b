"""What can be done with the plan on screen beside writing, printing and finalizing: one line here for each.

The menu "More" of the header, the palette and the keys all take it from this table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.ui.dialogs.attach_scan import AttachScanDialog
from aftercare_desktop.ui.dialogs.share import ShareDialog
from aftercare_desktop.ui.dialogs.sign import SignDialog
from aftercare_desktop.ui.dialogs.twins import TwinDialog
from aftercare_desktop.ui.leaving_now import LEAVING_ICON, LEAVING_KEY, LEAVING_NOW, LEAVING_WORDS
from aftercare_desktop.ui.page import Action, Route
from aftercare_desktop.ui.pages.plan import signing
from aftercare_desktop.ui.pages.plan.comparing import versions_route
from aftercare_desktop.ui.pages.plan.face import Mode
from aftercare_desktop.ui.pages.plan.reading import NEXT, NEXT_KEY, next_hard_sentence
from aftercare_desktop.ui.pages.plan.set_out import COPY_GIVEN_KEY
from aftercare_desktop.ui.pages.plan.share import may_share, share
from aftercare_desktop.ui.pages.plan.twins import translate
from aftercare_desktop.ui.pages.plan.versions import BACK_TO_DRAFT, NEW_VERSION
from aftercare_desktop.ui.sharing import SHARE_ICON, SHARE_KEY
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.with_client import (
    WITH_CLIENT,
    WITH_CLIENT_ICON,
    WITH_CLIENT_KEY,
    WITH_CLIENT_WORDS,
)
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.plan_compare import TITLE as COMPARE_VERSIONS
from aftercare_desktop.words.plan_events import ICONS
from aftercare_desktop.words.sharing import SHARE, SHARE_WORDS

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.plan.pane import PlanPane

WRITING = frozenset({Mode.DRAFT})
FINAL = frozenset({Mode.FROZEN})
WITH_A_PLAN = WRITING | FINAL
SET_ASIDE = frozenset({Mode.SET_ASIDE})
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
    kept_as: str = ""
    """The dialog in which the window may lock; `reopen` then asks once more."""
    reopen: Callable[["PlanPane", KeptDialog], object] | None = None
    told_key: str = ""
    """A key that is told here and already does it: a button on screen, or the window, listens to it."""
    when: Callable[["PlanPane"], bool] = lambda _: True
    """What must be so beside the mode."""


def _for_two(pane: "PlanPane") -> Route:
    here = pane.current_route()
    return Route("with-client", pane.client_id, here.part if here is not None else "plan")


def _asks(kind: PlanEventKind) -> Callable[["PlanPane"], object]:
    return lambda pane: pane.following.ask(kind)


ACTS: tuple[PlanAct, ...] = (
    PlanAct(
        "new-version",
        NEW_VERSION,
        "file-pen",
        lambda pane: pane.new_here(),
        FINAL,
        words="revise revision change edit write next plan",
        permission=Permission.WRITE_PLAN,
        told_key="Ctrl+N",
        when=lambda pane: not pane.versions.has_draft(),
    ),
    PlanAct(
        "back-to-draft",
        BACK_TO_DRAFT,
        "file-pen",
        lambda pane: pane.new_here(),
        FINAL | SET_ASIDE,
        words="go on writing new version",
        permission=Permission.WRITE_PLAN,
        told_key="Ctrl+N",
        when=lambda pane: pane.versions.has_draft(),
    ),
    PlanAct(
        "save-pdf",
        "Save as PDF",
        "file-down",
        lambda pane: pane.save_as_pdf(),
        WITH_A_PLAN,
        words="file export paper plan",
        permission=Permission.PRINT_PLAN,
        told_key="Ctrl+Shift+S",
    ),
    PlanAct(
        "leaving",
        LEAVING_NOW,
        LEAVING_ICON,
        lambda pane: pane.route_requested.emit(Route("leaving", pane.client_id)),
        key=LEAVING_KEY,
        words=LEAVING_WORDS,
        permission=Permission.WRITE_PLAN,
    ),
    PlanAct(
        "with-client",
        WITH_CLIENT,
        WITH_CLIENT_ICON,
        lambda pane: pane.route_requested.emit(_for_two(pane)),
        key=WITH_CLIENT_KEY,
        words=WITH_CLIENT_WORDS,
    ),
    PlanAct(
        "starters",
        "Starters",
        "lightbulb",
        lambda pane: pane.starters.choose(),
        WRITING,
        "F2",
        "library template goal step sign coping begin",
        Permission.WRITE_PLAN,
    ),
    PlanAct(
        "next-blank",
        "Next blank",
        "arrow-right",
        lambda pane: pane.starters.next_blank(),
        WRITING,
        "F3",
        "starter own words question",
        Permission.WRITE_PLAN,
    ),
    PlanAct(
        "translate",
        "In another language",
        "languages",
        translate,
        WRITING,
        "Ctrl+Shift+T",
        "translate translation interpreter twin spanish arabic",
        Permission.WRITE_PLAN,
        TwinDialog.kept_as,
        translate,
    ),
    PlanAct(
        "share",
        SHARE,
        SHARE_ICON,
        share,
        ALWAYS,
        SHARE_KEY,
        SHARE_WORDS,
        Permission.DISCLOSE,
        ShareDialog.kept_as,
        share,
        when=may_share,
    ),
    PlanAct(
        "versions",
        "All versions",
        "history",
        lambda pane: pane.versions.show_versions(),
        WITH_A_PLAN | SET_ASIDE,
        words="history earlier old revisions",
    ),
    PlanAct(
        "compare",
        COMPARE_VERSIONS,
        "layers",
        lambda pane: pane.route_requested.emit(versions_route(pane.shown())),
        WITH_A_PLAN | SET_ASIDE,
        "Ctrl+Shift+D",
        "side by side changed differs diff dose date",
        Permission.READ_PLAN,
    ),
    PlanAct(
        "sign",
        "Sign on screen",
        "signature",
        signing.sign,
        FINAL,
        words="signature pen touch typed name",
        permission=Permission.RECORD_PLAN_EVENT,
        kept_as=SignDialog.kept_as,
        reopen=signing.reopen,
    ),
    PlanAct(
        "attach-scan",
        "Attach the signed page",
        "upload",
        signing.attach,
        FINAL,
        words="scan picture photo pdf file upload",
        permission=Permission.RECORD_PLAN_EVENT,
        kept_as=AttachScanDialog.kept_as,
        reopen=signing.reopen,
    ),
    PlanAct(
        "signature-page",
        "Signature page",
        "file-check",
        signing.show_page,
        FINAL,
        words="signed page print signatures copies",
        permission=Permission.READ_PLAN,
    ),
    PlanAct(
        PlanEventKind.COPY_GIVEN.value,
        label(PlanEventKind.COPY_GIVEN),
        ICONS[PlanEventKind.COPY_GIVEN],
        lambda pane: pane.give_copy(),
        FINAL,
        COPY_GIVEN_KEY,
        "hand over paper plan",
        Permission.RECORD_PLAN_EVENT,
    ),
    *(
        PlanAct(
            kind.value,
            label(kind),
            ICONS[kind],
            _asks(kind),
            FINAL,
            words=words,
            permission=Permission.RECORD_PLAN_EVENT,
        )
        for kind, words in (
            (PlanEventKind.COPY_DECLINED, "copy refused declined"),
            (PlanEventKind.CHOSE_NOT_TO_SIGN, "signature declined"),
            (PlanEventKind.NALOXONE_HANDED_OVER, "narcan spray kit"),
        )
    ),
    PlanAct(
        "hard-sentence",
        NEXT,
        "book-open-text",
        next_hard_sentence,
        WRITING,
        key=NEXT_KEY,
        words="reading level grade easy plain language",
    ),
)
"""In the order of the menu."""


def offered(pane: "PlanPane") -> tuple[Action, ...]:
    """What makes sense with what is on screen now, for this person."""
    return tuple(
        Action(
            act.name,
            act.title,
            act.icon,
            partial(act.run, pane),
            act.words,
            act.key or act.told_key,
            act.permission,
        )
        for act in ACTS
        if pane.offers(act)
    )


def beside(pane: "PlanPane") -> tuple[Action, ...]:
    """What can be written down beside a final version: the acts with that permission, as verbs of the panel."""
    return tuple(action for action in offered(pane) if action.permission is Permission.RECORD_PLAN_EVENT)


def reopen(pane: "PlanPane", kept: KeptDialog) -> bool:
    """Ask once more in the dialog of an act that the window locked over. False if it is of no act."""
    for act in ACTS:
        if act.reopen is not None and act.kept_as == kept.name:
            act.reopen(pane, kept)
            return True
    return False


def by_key(pane: "PlanPane") -> dict[str, Callable[[], object]]:
    """What each key does; nothing while its act makes no sense."""
    return {act.key: partial(_run, act, pane) for act in ACTS if act.key}


def _run(act: PlanAct, pane: "PlanPane") -> None:
    if pane.offers(act):
        act.run(pane)
