"""The settings as everybody sees them, and those panes that an administrator changes."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services import accounts
from aftercare_desktop.ui.dialogs.approve import ApproveDialog
from aftercare_desktop.ui.dialogs.breach import BreachDialog
from aftercare_desktop.ui.dialogs.change_words import ChangeWordsDialog
from aftercare_desktop.ui.dialogs.handed_password import HandedPasswordDialog
from aftercare_desktop.ui.dialogs.invite import InviteDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.settings_outline import OUTLINE
from tests.centers import HANDED_OUT
from tests.screenshots.stage import Stage

Take = Callable[[Stage], QWidget]
_CHANGED = (
    "center",
    "calendar",
    "programs",
    "printing",
    "readiness",
    "approved",
    "starters",
    "words",
    "staff",
    "agreements",
    "orders",
    "breaches",
)


def _pane(key: str) -> Take:
    """The pane for the demo user, who is signed in again after an administrator's pictures."""

    def take(stage: Stage) -> QWidget:
        if stage.workspace().desk.staff_member.role is Role.ADMINISTRATOR:
            stage.window.lock()
        stage.go(Route("settings", None, key))
        return stage.window

    return take


def _changing(key: str) -> Take:
    """The pane as it can be changed."""

    def take(stage: Stage) -> QWidget:
        if stage.workspace().desk.staff_member.role is not Role.ADMINISTRATOR:
            stage.window.lock()
            stage.window.enter(accounts.sign_in(stage.place, "morgan", DEMO_PASSWORD, stage.clock))
        stage.go(Route("settings", None, key))
        return stage.window

    return take


def _member(stage: Stage) -> QWidget:
    """The form over one person of the staff."""
    _changing("staff")(stage)
    stage.go(Route("settings", None, f"staff:{stage.desk().staff.list()[1].id}"))
    return stage.window


def _breach(stage: Stage) -> QWidget:
    """The dialog, begun with the letter that went astray."""
    desk = stage.desk()
    client_id = stage.client_id("Theo Bramwell")
    astray = desk.breaches.open_ones(reload=True)[0].stored.disclosure_id
    start = desk.breaches.blank(client_id, astray)
    return stage.show_dialog(BreachDialog(start, desk.today, str(client_id), stage.window))


def _first_row(part: str) -> Take:
    """The form over the first row of a register."""

    def take(stage: Stage) -> QWidget:
        _changing(part)(stage)
        desk = stage.desk()
        ids = {
            "agreements": lambda: desk.registers.agreements()[0].stored.id,
            "orders": lambda: desk.registers.orders(reload=True)[0].stored.id,
            "breaches": lambda: desk.breaches.open_ones(reload=True)[0].stored.id,
        }
        stage.go(Route("settings", None, f"{part}:{ids[part]()}"))
        return stage.window

    return take


def _waiting_words(stage: Stage) -> QWidget:
    """Sentences that wait for an approval and for a review, as an administrator sees them."""
    _changing("center")(stage)
    words = stage.desk().approved_words
    here = words.list()
    words.withdraw(ApprovedKey.MAKING_SAFER, here[ApprovedKey.MAKING_SAFER])
    due = stage.desk().today() + timedelta(days=9)
    words.approve(
        ApprovedKey.IT_WILL_PASS, "It will pass. I am not alone.", here[ApprovedKey.IT_WILL_PASS], due
    )
    stage.go(Route("settings", None, "approved"))
    return stage.window


def _change_words(stage: Stage) -> QWidget:
    _changing("approved")(stage)
    sentence = stage.desk().approved_words.list()[ApprovedKey.LOWERED_TOLERANCE]
    dialog = ChangeWordsDialog(sentence, stage.desk().center.profile(), stage.window)
    dialog.words.text.setPlainText(
        "My physiological tolerance will have diminished considerably by discharge."
    )
    return stage.show_dialog(dialog)


def _approve(stage: Stage) -> QWidget:
    _changing("approved")(stage)
    sentence = stage.desk().approved_words.list()[ApprovedKey.LOWERED_TOLERANCE]
    return stage.show_dialog(
        ApproveDialog(sentence, stage.desk().center.profile(), stage.desk().today, stage.window)
    )


def _invite(stage: Stage) -> QWidget:
    _changing("staff")(stage)
    return stage.show_dialog(InviteDialog(stage.window))


def _handed_password(stage: Stage) -> QWidget:
    _changing("staff")(stage)
    member = stage.desk().staff.list()[1]
    return stage.show_dialog(HandedPasswordDialog(member, HANDED_OUT, lambda _: None, stage.window))


def _starter(key: str) -> Take:
    """The form over one starter."""

    def take(stage: Stage) -> QWidget:
        _changing("starters")(stage)
        stage.go(Route("settings", None, f"starters:{key}"))
        return stage.window

    return take


SETTINGS: tuple[tuple[str, Take], ...] = (
    *((f"settings-change-{key}", _changing(key)) for key in _CHANGED),
    ("settings-staff-member", _member),
    ("settings-agreement", _first_row("agreements")),
    ("settings-order", _first_row("orders")),
    ("settings-breach", _first_row("breaches")),
    ("breach", _breach),
    ("settings-waiting-words", _waiting_words),
    ("change-words", _change_words),
    ("approve-words", _approve),
    ("settings-starter-goal", _starter("goal-work")),
    ("settings-starter-template", _starter("plan-opioids")),
    ("settings-starter-new", _starter("new")),
    ("invite", _invite),
    ("handed-password", _handed_password),
    *((f"settings-{spec.key}", _pane(spec.key)) for spec in OUTLINE if spec.key != "audit"),
)
"""By name; the last ones leave the demo user at the desk."""
