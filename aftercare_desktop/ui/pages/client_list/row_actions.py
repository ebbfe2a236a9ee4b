"""What can be done with the person of one row of the list: open, print, archive and restore, by key, mouse and menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.leaving_now import LEAVING_ICON, LEAVING_NOW, leave_now
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.client_list.exporting import PrintPaper
from aftercare_desktop.ui.table_model import TableModel
from aftercare_desktop.ui.theme import theme


class RowActions(QObject):
    """Acts on rows of a model, as far as the person may."""

    route_requested = Signal(object)
    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        model: TableModel[ClientRow],
        print_paper: PrintPaper,
        print_papers: Callable[[int], None],
        refresh: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """`print_paper` prints one that is made, `print_papers` asks for somebody's and prints them; `refresh` lets the
        list show what is now so.
        """
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._print_paper = print_paper
        self._print_papers = print_papers
        self._refresh = refresh
        self._window = parent
        self._may_open = desk.may(Permission.READ_CLIENT)
        self._may_archive = desk.may(Permission.ARCHIVE_CLIENT)

    def first(self) -> str:
        """What Enter does, in words."""
        return "Open" if self._may_open else "Print plan"

    def choose(self, index: QModelIndex) -> None:
        """Do what Enter does."""
        if self._may_open:
            self._open(index, "")
        else:
            self._print_plan(index)

    def press(self, key: str, index: QModelIndex) -> bool:
        """What a letter does with this row; False if nothing."""
        if key == "A":
            self._archive_or_restore(index)
        elif key == "L":
            self._leave_now(index)
        elif key == "P" and self._may_open:
            self._open(index, "plan")
        elif key == "P":
            self._print_plan(index)
        return key in ("A", "L", "P")

    def open_menu(self, index: QModelIndex, place: QPoint) -> None:
        """Show the menu of this row."""
        menu = self.menu(index)
        menu.exec(place)
        menu.deleteLater()

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be done with the person of this row, each with its key."""
        menu = QMenu(self._window)
        look = theme()
        if self._may_open:
            menu.addAction(look.icon("contact"), "Open\tEnter", partial(self._open, index, ""))
            menu.addAction(look.icon("file-pen"), "Open plan\tP", partial(self._open, index, "plan"))
        if self._desk.may(Permission.PRINT_PLAN):
            words = "Print the set" if self._may_open else "Print plan\tP"
            menu.addAction(look.icon("printer"), words, partial(self._print_plan, index))
        if self._desk.may(Permission.LEAVE_NOW):
            leaving = partial(self._leave_now, index)
            menu.addAction(look.icon(LEAVING_ICON), f"{LEAVING_NOW}\tL", leaving)
        row = self._model.row_at(index)
        if self._may_archive and row is not None:
            menu.addSeparator()
            words, icon = ("Restore\tA", "archive-restore") if row.archived else ("Archive\tA", "archive")
            menu.addAction(look.icon(icon), words, partial(self._archive_or_restore, index))
        if self._desk.may(Permission.MERGE_CLIENTS):
            menu.addSeparator()
            to_duplicates = partial(self.route_requested.emit, Route("duplicates"))
            menu.addAction(look.icon("users"), "Possible duplicates", to_duplicates)
        return menu

    def _open(self, index: QModelIndex, part: str) -> None:
        client_id = self._model.key_at(index)
        if client_id is not None:
            self.route_requested.emit(Route("client", client_id, part))

    def _print_plan(self, index: QModelIndex) -> None:
        """Print somebody's papers from the list; the front desk, which reads no records, hands them out."""
        client_id = self._model.key_at(index)
        if client_id is not None:
            self._print_papers(client_id)

    def _leave_now(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is None:
            return
        name = row.preferred_name or row.name
        go = self.route_requested.emit
        try:
            leave_now(self._desk, row.id, name, go, self._print_paper, self._window)
        except AftercareError as problem:
            self.failed.emit(problem)

    def _archive_or_restore(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is None or not self._may_archive:
            return
        try:
            act = self._desk.clients.restore if row.archived else self._desk.clients.archive
            done = act(row.id, row.version)
        except AftercareError as problem:
            self._refresh()
            self.failed.emit(problem)
            return
        called = row.preferred_name or row.name
        words = f"{called} is back on the list." if row.archived else f"{called} is archived."
        self._refresh()
        self.toast_requested.emit(Toast(words, done.undo))
