"""The panes "Agreements" and "Court orders": each a list with the form over one row in its place, and its scan."""

from collections.abc import Callable, Set
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.signing import Scan
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.registers import RegisterFile, register_pages
from aftercare_desktop.services.signatures import read_scan
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.attach_scan import AskFile, ask_scan
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.form_in_place import ListWithForm
from aftercare_desktop.ui.pages.settings.register_forms import AgreementPane, OrderPane
from aftercare_desktop.ui.pages.settings.register_list import RegisterList, Verb
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.hit_row import Hit
from aftercare_desktop.words.registers import (
    ABOUT_AGREEMENTS,
    ABOUT_ORDERS,
    NO_AGREEMENTS,
    NO_ORDERS,
    agreement_details,
    holds,
    order_details,
    order_title,
)

NEW = "new"
CHANGE = Verb("Change", "pencil", "Enter")
ATTACH = Verb("Attach scan", "upload", "A")
VIEW = Verb("See scan", "eye", "V")
AWAY = Verb("Put away", "archive", "D")
ABOUT_CLIENT, ABOUT_CENTER, GO_BACK = "About a client", "About the center", "Go back"
_READING = "Looking into the file"
F = TypeVar("F", bound=AgreementPane | OrderPane)


class _RegisterPane(ListWithForm[F]):
    """What both have in common. A route's place is the row's id, or "new"."""

    def __init__(self, desk: Desk, tasks: Tasks, words: tuple[str, str, str, str], ask: AskFile) -> None:
        """`words` are the list's name, what it is about, what an empty one says, and what one row is called."""
        super().__init__(may_change=desk.may(Permission.WRITE_REGISTERS))
        self._desk = desk
        self._tasks = tasks
        self._ask = ask
        self._closed = False
        self._rows_now: dict[int, tuple[Hit, int, str]] = {}
        name, about, empty, self._one = words
        writing = (ATTACH, AWAY) if self._may_change else ()
        self.listed = RegisterList(name, about, empty, CHANGE if self._may_change else None, (VIEW, *writing))
        self.listed.wanted.connect(self._on_wanted)
        self.listed.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_scans())
        self.add_button = Button(f"Add {self._one}", "primary", "plus", hint="Ctrl N")
        self.add_button.clicked.connect(self.new_here)
        self.keys = (
            *((("Ctrl+N", f"Add {self._one}"), ("Enter", "Change it")) if self._may_change else ()),
            *((verb.key, verb.words) for verb in (VIEW, *writing)),
            ("Esc", "Back to the list"),
        )
        self._lay_out(self.listed, self.listed.list, f"All {name.lower()}", self.add_button)

    # What each register says for itself

    def _hits(self) -> dict[int, tuple[Hit, int, str]]:
        """Of each row what it shows, its version and its file."""
        raise NotImplementedError

    def _attach(self, row_id: int, scan: Scan, version: int) -> Done[int]:
        raise NotImplementedError

    def _put_away(self, row_id: int, version: int) -> Done[int]:
        raise NotImplementedError

    def _file(self, row_id: int) -> RegisterFile:
        raise NotImplementedError

    def _form_over(self, row_id: int) -> F:
        raise NotImplementedError

    # What the page asks

    def reload(self, topics: Set[str]) -> None:
        if Topic.REGISTERS not in topics:
            return
        self._load()
        if self._form is None or not self._form.row_id:
            return
        if self._form.row_id in self._rows_now:
            self._form.reload(topics)
        else:
            self._show_list()

    def close_down(self) -> None:
        self._closed = True

    # The list and the form in its place

    def _load(self) -> None:
        self._rows_now = self._hits()
        self.listed.show_rows({row_id: hit for row_id, (hit, _, _) in self._rows_now.items()})
        self._show_scans()

    def _show_scans(self) -> None:
        here = self.listed.current()
        self.listed.enable(VIEW.words, here in self._rows_now and bool(self._rows_now[here][2]))

    def _place_of(self, form: F) -> str:
        return str(form.row_id or NEW)

    def _choose_row_of(self, form: F) -> None:
        self.listed.choose(form.row_id)

    def _show_place(self, place: str) -> None:
        if place.isdecimal() and int(place) in self._hits():
            self._show_form(self._form_over(int(place)))
        elif place == NEW:
            self._show_form(self._form_over(0))
        else:
            self._show_list()

    def _add(self) -> None:
        self._show_form(self._form_over(0))

    def _show_form(self, form: F) -> None:
        self._show_list()
        here = self._rows_now.get(form.row_id)
        name = here[0].title if here is not None else f"A new {self._one.split(' ', 1)[1]}"
        self._put_in_place(form, self._one, name)

    # What is done

    def _on_wanted(self, words: str, row_id: int) -> None:
        version = self._rows_now[row_id][1]
        if words == CHANGE.words:
            self._show_form(self._form_over(row_id))
        elif words == ATTACH.words:
            self._attach_scan(row_id, version)
        elif words == AWAY.words:
            self._act(lambda: self._put_away(row_id, version))
        else:
            self._look_at(row_id)

    def _attach_scan(self, row_id: int, version: int) -> None:
        """Looking into a file takes a moment; then it is attached, and can be taken back."""
        path = self._ask(self.window())
        if path is None:
            return

        def attach(scan: Scan) -> None:
            if not self._closed:
                self._act(lambda: self._attach(row_id, scan, version))

        def failed(problem: AftercareError) -> None:
            if not self._closed:
                self.failed.emit(problem)

        self._tasks.run(lambda progress: read_scan(path, progress.step), attach, failed, _READING)

    def _look_at(self, row_id: int) -> None:
        try:
            file = self._file(row_id)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        show_scan(self.window(), file, self._rows_now[row_id][0].title)

    def _act(self, change: Callable[[], Done[int]]) -> None:
        try:
            done = change()
        except AftercareError as problem:
            self._load()
            self.failed.emit(problem)
            return
        self._load()
        if done.undo is not None:
            self.toast_requested.emit(Toast(done.undo.sentence, done.undo))


def show_scan(window: QWidget, file: RegisterFile, headline: str) -> None:
    """The scan in a window of its own."""
    dialog = PaperDialog(headline, lambda: register_pages(file), title="Scan", parent=window)
    dialog.exec()
    dialog.deleteLater()


class AgreementsPane(_RegisterPane[AgreementPane]):
    """With whom the center has written agreements."""

    def __init__(self, desk: Desk, tasks: Tasks, ask: AskFile = ask_scan) -> None:
        super().__init__(desk, tasks, ("Agreements", ABOUT_AGREEMENTS, NO_AGREEMENTS, "an agreement"), ask)

    def _hits(self) -> dict[int, tuple[Hit, int, str]]:
        today = self._desk.today()
        return {
            row.stored.id: (
                Hit(
                    row.name,
                    agreement_details(row.stored.agreement),
                    "file-check",
                    note=holds(row.stored.agreement, today),
                ),
                row.stored.version,
                row.stored.agreement.file_sha256,
            )
            for row in self._desk.registers.agreements()
        }

    def _attach(self, row_id: int, scan: Scan, version: int) -> Done[int]:
        return self._desk.registers.attach_agreement(row_id, scan, version)

    def _put_away(self, row_id: int, version: int) -> Done[int]:
        return self._desk.registers.archive_agreement(row_id, version)

    def _file(self, row_id: int) -> RegisterFile:
        return self._desk.registers.agreement_file(row_id)

    def _form_over(self, row_id: int) -> AgreementPane:
        return AgreementPane(self._desk, row_id)


class OrdersPane(_RegisterPane[OrderPane]):
    """The register of court orders."""

    def __init__(self, desk: Desk, tasks: Tasks, ask: AskFile = ask_scan) -> None:
        self._seen = False
        super().__init__(desk, tasks, ("Court orders", ABOUT_ORDERS, NO_ORDERS, "a court order"), ask)

    def _hits(self) -> dict[int, tuple[Hit, int, str]]:
        rows, self._seen = self._desk.registers.orders(reload=self._seen), True
        today = self._desk.today()
        return {
            row.stored.id: (
                Hit(
                    order_title(row.stored.order, row.client),
                    order_details(row.stored.order),
                    "gavel",
                    note=holds(row.stored.order, today),
                ),
                row.stored.version,
                row.stored.order.file_sha256,
            )
            for row in rows
        }

    def _attach(self, row_id: int, scan: Scan, version: int) -> Done[int]:
        return self._desk.registers.attach_order(row_id, scan, version)

    def _put_away(self, row_id: int, version: int) -> Done[int]:
        return self._desk.registers.archive_order(row_id, version)

    def _file(self, row_id: int) -> RegisterFile:
        return self._desk.registers.order_file(row_id)

    def _form_over(self, row_id: int) -> OrderPane:
        return OrderPane(self._desk, row_id)

    # A new one is about somebody. Its place is "new" or "new-<client>", so that it comes back after a lock.

    def _place_of(self, form: OrderPane) -> str:
        about = NEW if form.client_id is None else f"{NEW}-{form.client_id}"
        return str(form.row_id) if form.row_id else about

    def _show_place(self, place: str) -> None:
        kind, _, client_id = place.partition("-")
        if kind == NEW and client_id.isdecimal():
            self._show_form(OrderPane(self._desk, 0, int(client_id)))
        else:
            super()._show_place(place)

    def _add(self) -> None:
        answer = MessageDialog.ask(
            self.window(),
            "Whom is the order about?",
            "Without an order in the register nothing leaves on one.",
            ((ABOUT_CLIENT, "primary"), (ABOUT_CENTER, "default"), (GO_BACK, "ghost")),
            title="Court order",
        )
        if answer == ABOUT_CENTER:
            self._show_form(OrderPane(self._desk, 0))
        elif answer == ABOUT_CLIENT:
            chosen = ChooseClientDialog.ask(self.window(), self._desk, "Whom is the order about?")
            if chosen is not None:
                self._show_form(OrderPane(self._desk, 0, chosen))
