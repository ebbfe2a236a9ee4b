"""Every page, dialog and document there is. A new one is added here and is then pictured and tested for its names."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aftercare_desktop.documents.recovery_key import recovery_key_pdf
from aftercare_desktop.ui.dialogs.keys import KeysDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.set_up import SetUpDialog
from aftercare_desktop.ui.page import Route, Toast
from tests.builders import TODAY
from tests.screenshots.stage import Stage

_RECOVERY_KEY = "0K3VT-9WZ4M-QX7RA-2HJ6C-D8PNE-5SBGY-1F0TK"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file name, and what brings the widget on screen and returns it."""

    name: str
    take: Callable[[Stage], QWidget]


def _sign_in(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in()
    return stage.window


def _sign_in_practice(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in("demo", "aftercare-demo", practice=True)
    return stage.window


def _sign_in_refused(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in("demo")
    stage.window.sign_in.show_problem("User name or password is not right. Nothing was opened; try again.")
    return stage.window


def _recovery(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in("demo")
    stage.window.sign_in.door.forgotten.emit()
    return stage.window


def _locked(stage: Stage) -> QWidget:
    stage.workspace()
    stage.window.lock()
    return stage.window


def _set_up(stage: Stage, step: int) -> QWidget:
    dialog = SetUpDialog(stage.doors.practice, stage.tasks, TODAY, stage.window)
    dialog.center.name.set_value("Alder Point Recovery")
    dialog.center.phone.set_value("207-555-0100")
    dialog.center.hours.set_value("Monday to Friday, 8 AM to 5 PM")
    dialog.center.state.set_value("ME")
    dialog.person.name.set_value("Dana Whitcomb")
    dialog.person.user.set_value("dana")
    dialog.person.password.first.setText("harbor-quilt-lantern")
    dialog.key.show_key(_RECOVERY_KEY)
    dialog.show_step(step)
    return stage.show_dialog(dialog)


def _keys(stage: Stage) -> QWidget:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "plan"))
    return stage.show_dialog(KeysDialog(page.title, page.keys, stage.window))


def _message(stage: Stage) -> QWidget:
    stage.workspace()
    words = "Priya changed this at 9:40. Keep yours, keep hers, or see both."
    verbs = (("See both", "primary"), ("Keep mine", "default"), ("Keep hers", "default"))
    return stage.show_dialog(MessageDialog(stage.window, "Changed elsewhere", words, verbs))  # type: ignore[arg-type]


def _page(route: Route) -> Callable[[Stage], QWidget]:
    def take(stage: Stage) -> QWidget:
        stage.go(route)
        return stage.window

    return take


def _toast(stage: Stage) -> QWidget:
    stage.go(Route("clients"))
    stage.workspace().show_toast(Toast("Theo Bramwell archived", action_text="Undo"))
    return stage.window


def _client(part: str) -> Callable[[Stage], QWidget]:
    def take(stage: Stage) -> QWidget:
        stage.go(Route("client", stage.client_id("Theo Bramwell"), part))
        return stage.window

    return take


SHOTS: tuple[Shot, ...] = (
    Shot("sign-in", _sign_in),
    Shot("sign-in-practice", _sign_in_practice),
    Shot("sign-in-refused", _sign_in_refused),
    Shot("recovery", _recovery),
    Shot("locked", _locked),
    Shot("set-up-1", lambda stage: _set_up(stage, 0)),
    Shot("set-up-2", lambda stage: _set_up(stage, 1)),
    Shot("set-up-3", lambda stage: _set_up(stage, 2)),
    Shot("clients", _page(Route("clients"))),
    Shot("toast", _toast),
    Shot("client-new", _page(Route("client", None, "new"))),
    Shot("client-facts", _client("facts")),
    Shot("settings", _page(Route("settings"))),
    Shot("keys", _keys),
    Shot("message", _message),
)


def documents(stage: Stage) -> dict[str, bytes]:
    """Every document as PDF, by its name."""
    return {"recovery-key": recovery_key_pdf("Alder Point Recovery", _RECOVERY_KEY, TODAY)}


def write_pages(pdf: bytes, name: str, folder: Path, scale: float) -> None:
    """Each page of a PDF as a PNG."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        document[number].render(scale=scale).to_pil().save(folder / f"{name}-{number + 1}.png")
    document.close()
