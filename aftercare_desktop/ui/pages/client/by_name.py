"""What the palette offers while a client's page is on show: one line here for each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.ui.leaving_now import LEAVING_ICON, LEAVING_KEY, LEAVING_NOW, LEAVING_WORDS
from aftercare_desktop.ui.page import Action
from aftercare_desktop.ui.pages.client.status import CHANGE_STATUS
from aftercare_desktop.ui.pages.client.ways import Ways
from aftercare_desktop.ui.print_set_action import PRINT_SET, PRINT_SET_ICON, PRINT_SET_WORDS
from aftercare_desktop.ui.sharing import SHARE_ICON, SHARE_KEY
from aftercare_desktop.ui.with_client import (
    WITH_CLIENT,
    WITH_CLIENT_ICON,
    WITH_CLIENT_KEY,
    WITH_CLIENT_WORDS,
)
from aftercare_desktop.words.sharing import SHARE, SHARE_WORDS


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page on show can be asked to do."""

    show_tab: Callable[[str], None]
    print_plan: Callable[[], None]
    change_status: Callable[[], None]
    ways: Ways


@dataclass(frozen=True, slots=True)
class ClientAct:
    """One thing to do: how it is called and found, what runs, and who may; `Action` tells the fields."""

    name: str
    title: str
    icon: str
    run: Callable[[Asked], None]
    words: str = ""
    key: str = ""
    permission: Permission | None = None


def client_actions(page: Asked) -> tuple[Action, ...]:
    """The tabs, and what is done with the person or the plan from any of them."""
    return tuple(
        Action(act.name, act.title, act.icon, partial(act.run, page), act.words, act.key, act.permission)
        for act in _ACTS
    )


_ACTS = (
    ClientAct(
        "client-plan",
        "Open this client's plan",
        "file-pen",
        lambda page: page.show_tab("plan"),
        "aftercare",
        permission=Permission.READ_PLAN,
    ),
    ClientAct(
        "client-print",
        PRINT_SET,
        PRINT_SET_ICON,
        lambda page: page.print_plan(),
        f"{PRINT_SET_WORDS} this client's",
        permission=Permission.PRINT_PLAN,
    ),
    ClientAct(
        "client-consents",
        "Open this client's consents",
        "signature",
        lambda page: page.show_tab("consents"),
        "who may know release agreed take back revoke share",
        permission=Permission.READ_CONSENTS,
    ),
    ClientAct(
        "client-chart",
        "Open what is not yet in the chart",
        "clipboard-check",
        lambda page: page.show_tab("chart"),
        "this client note emr medical record copy",
        permission=Permission.WRITE_CHART_NOTE,
    ),
    ClientAct(
        "leaving",
        LEAVING_NOW,
        LEAVING_ICON,
        lambda page: page.ways.leave_now(),
        LEAVING_WORDS,
        LEAVING_KEY,
        Permission.LEAVE_NOW,
    ),
    ClientAct(
        "with-client",
        WITH_CLIENT,
        WITH_CLIENT_ICON,
        lambda page: page.ways.with_client(),
        WITH_CLIENT_WORDS,
        WITH_CLIENT_KEY,
        Permission.READ_PLAN,
    ),
    ClientAct(
        "share",
        SHARE,
        SHARE_ICON,
        lambda page: page.ways.share(),
        SHARE_WORDS,
        SHARE_KEY,
        Permission.DISCLOSE,
    ),
    ClientAct(
        "client-facts", "Open this client's facts", "contact", lambda page: page.show_tab("facts"), "edit"
    ),
    ClientAct(
        "client-status",
        CHANGE_STATUS,
        "refresh-cw",
        lambda page: page.change_status(),
        "this client hospital jail moved died",
        "Alt+S",
        Permission.WRITE_CLIENT,
    ),
)
