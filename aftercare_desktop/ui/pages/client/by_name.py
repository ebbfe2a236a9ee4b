"""What the palette offers while a client's page is on show."""

from collections.abc import Callable

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.ui.leaving_now import LEAVING_ICON, LEAVING_KEY, LEAVING_NOW, LEAVING_WORDS
from aftercare_desktop.ui.page import Action
from aftercare_desktop.ui.pages.client.status import CHANGE_STATUS
from aftercare_desktop.ui.pages.client.ways import Ways
from aftercare_desktop.ui.print_set_action import PRINT_SET, PRINT_SET_ICON, PRINT_SET_WORDS
from aftercare_desktop.ui.with_client import (
    WITH_CLIENT,
    WITH_CLIENT_ICON,
    WITH_CLIENT_KEY,
    WITH_CLIENT_WORDS,
)


def client_actions(
    show_tab: Callable[[str], None],
    print_plan: Callable[[], None],
    change_status: Callable[[], None],
    ways: Ways,
) -> tuple[Action, ...]:
    """The tabs, and what is done with the person or the plan from any of them."""
    return (
        Action(
            "client-plan",
            "Open this client's plan",
            "file-pen",
            lambda: show_tab("plan"),
            "aftercare",
            permission=Permission.READ_PLAN,
        ),
        Action(
            "client-print",
            PRINT_SET,
            PRINT_SET_ICON,
            print_plan,
            f"{PRINT_SET_WORDS} this client's",
            permission=Permission.PRINT_PLAN,
        ),
        Action(
            "client-chart",
            "Open what is not yet in the chart",
            "clipboard-check",
            lambda: show_tab("chart"),
            "this client note emr medical record copy",
            permission=Permission.WRITE_CHART_NOTE,
        ),
        Action(
            "leaving",
            LEAVING_NOW,
            LEAVING_ICON,
            ways.leave_now,
            LEAVING_WORDS,
            LEAVING_KEY,
            Permission.LEAVE_NOW,
        ),
        Action(
            "with-client",
            WITH_CLIENT,
            WITH_CLIENT_ICON,
            ways.with_client,
            WITH_CLIENT_WORDS,
            WITH_CLIENT_KEY,
            Permission.READ_PLAN,
        ),
        Action("client-facts", "Open this client's facts", "contact", lambda: show_tab("facts"), "edit"),
        Action(
            "client-status",
            CHANGE_STATUS,
            "refresh-cw",
            change_status,
            "this client hospital jail moved died",
            "Alt+S",
            Permission.WRITE_CLIENT,
        ),
    )
