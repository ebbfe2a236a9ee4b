"""The pane "Audit": who did what, newest first, with filters; the trail can be verified and exported."""

from collections.abc import Callable, Set
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.audit import TrailFilter, TrailLine
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.exchange.audit_trail import trail_csv
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.settings.pane import SettingsPane
from aftercare_desktop.ui.printing import save_file
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.tasks import Progress, Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_when import ANY_DAY, DateField
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.ui.widgets.trail_row import TRAIL_ROW_HEIGHT, TrailRowDelegate
from aftercare_desktop.words.audit import EVENTS, counted_lines, details, headline

SaveFile = Callable[[bytes, str, QWidget], Path | None]
_FILE_NAME = "audit-trail.csv"
_ROOMY = 640
"""Width at 100 % from which the four filters stand side by side."""


class AuditPane(SettingsPane):
    """Filters above the list; Enter on a line opens its client."""

    keys = (("Enter", "Open the client of a line"), ("J / K", "Down, up"), ("Ctrl+F", "Choose what is shown"))

    def __init__(self, desk: Desk, tasks: Tasks, save: SaveFile = save_file) -> None:
        """`save` asks where a file goes and writes it."""
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._save = save
        self._client: int | None = None
        self._closed = False
        self._across = 0
        self.model: TableModel[TrailLine] = TableModel(self._columns(), desk.audit.lines, self)
        self.list = RowList(TRAIL_ROW_HEIGHT, "Lines of the audit trail")
        self.list.setItemDelegate(TrailRowDelegate(desk.zone, self.list))
        self.list.setModel(self.model)
        self.list.row_chosen.connect(self._on_list_row_chosen)
        narrow = QShortcut(QKeySequence("Ctrl+F"), self)
        narrow.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        narrow.activated.connect(lambda: self.who.focus_inside())
        self.empty = EmptyState("history", "No line is like that.", "Choose other days, people or events.")
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(18))
        column.setSpacing(look.px(10))
        column.addLayout(self._filters())
        column.addLayout(self._verbs())
        column.addWidget(self.list, 1_000)
        column.addWidget(self.empty, 1_000)
        column.addStretch(1)

    def _columns(self) -> tuple[Column[TrailLine], ...]:
        zone = self._desk.zone
        return (Column("Line", headline, spoken=lambda line: f"{headline(line)}. {details(line, zone)}"),)

    def _filters(self) -> QGridLayout:
        self.who = ChoiceField("Who", self._people())
        events = sorted(((event, words) for event, words in EVENTS.items()), key=lambda each: each[1])
        self.what = ChoiceField("What", ((None, "Everything"), *events))
        self.first = DateField("From", self._desk.today, past=True, hint=ANY_DAY)
        self.last = DateField("To", self._desk.today, past=True, hint=ANY_DAY)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        self._grid = grid
        for field in self._filter_fields():
            field.edited.connect(self._on_filter_edited)
        self._lay_out_filters()
        return grid

    def _filter_fields(self) -> tuple[Field, ...]:
        return (self.who, self.what, self.first, self.last)

    def _lay_out_filters(self) -> None:
        """Side by side; two and two where the words of the choices would be cut."""
        across = 4 if self.width() >= theme().px(_ROOMY) else 2
        if across == self._across:
            return
        self._across = across
        for place, field in enumerate(self._filter_fields()):
            self._grid.addWidget(field, place // across, place % across)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_filters()

    def _people(self) -> tuple[tuple[int | None, str], ...]:
        return ((None, "Everybody"), *((member.id, member.name) for member in self._desk.staff.list()))

    def _verbs(self) -> QHBoxLayout:
        self.found = Words("", "label")
        self.client_button = Button("Of one client", "default", "user", size="small")
        self.client_button.clicked.connect(self._on_client_clicked)
        self.verify_button = Button("Verify", "default", "shield-check", size="small")
        self.verify_button.clicked.connect(self._on_verify_clicked)
        self.verify_button.setVisible(self._desk.may(Permission.CHECK_DATA))
        self.export_button = Button("Export", "default", "download", size="small")
        self.export_button.clicked.connect(self._on_export_clicked)
        self.verdict = Words("", "secondary", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(self.found)
        row.addWidget(self.verdict, 1)
        for button in (self.client_button, self.verify_button, self.export_button):
            row.addWidget(button)
        return row

    # What the page asks

    def open(self, place: str) -> None:
        self.who.set_options(self._people())
        self.look()
        (self.list if self.model.keys() else self.who).setFocus()

    def close_down(self) -> None:
        self._closed = True

    def reload(self, topics: Set[str]) -> None:
        """The list stays as it was read: every act of anybody adds a line, and a list that moves cannot be read."""

    # Looking

    def wanted(self) -> TrailFilter:
        """What the filters ask for."""
        return TrailFilter(
            self.who.value(), self.what.value(), self._client, self.first.value(), self.last.value()
        )

    def look(self) -> None:
        """Read the trail as it stands now."""
        try:
            keys = self._desk.audit.find(self.wanted())
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self.model.set_keys(keys)
        self.list.setVisible(bool(keys))
        self.empty.setVisible(not keys)
        self.found.setText(counted_lines(len(keys)) if keys else "")
        if keys:
            self.list.choose_row(self.model.index(0, 0))

    def _on_filter_edited(self, path: str) -> None:
        self.look()

    def _on_client_clicked(self) -> None:
        if self._client is not None:
            self._show_client(None)
            return
        chosen = ChooseClientDialog.ask(self.window(), self._desk, "Lines of one client")
        if chosen is not None:
            self._show_client(chosen)

    def _show_client(self, client_id: int | None) -> None:
        self._client = client_id
        self.client_button.setText("Of everybody" if client_id is not None else "Of one client")
        self.client_button.setAccessibleName(self.client_button.text())
        self.look()

    def _on_list_row_chosen(self, index: QModelIndex) -> None:
        line = self.model.row_at(index)
        if line is not None and line.client_id is not None and self._desk.may(Permission.READ_CLIENT):
            self.route_requested.emit(Route("client", line.client_id))

    # Verifying and exporting

    def _on_verify_clicked(self) -> None:
        self.verify_button.setEnabled(False)
        self.verdict.setText("Verifying every line")
        self._tasks.run(
            lambda _: self._desk.audit.verify(),
            lambda verdict: self._on_verified(verdict.lines, verdict.problem),
            self._on_verify_failed,
            "Verifying the trail",
        )

    def _on_verified(self, lines: int, problem: str) -> None:
        if self._closed:
            return
        self.verify_button.setEnabled(True)
        self.verdict.setText(problem or f"Whole: {counted_lines(lines)}, none changed, moved or removed.")

    def _on_verify_failed(self, problem: AftercareError) -> None:
        if self._closed:
            return
        self.verify_button.setEnabled(True)
        self.verdict.setText("")
        self.failed.emit(problem)

    def _on_export_clicked(self) -> None:
        wanted = self.wanted()
        self._show_exporting(True)

        def made(_: Progress) -> tuple[bytes, int]:
            lines = self._desk.audit.export(wanted)
            return trail_csv(lines, practice=self._desk.center.profile().practice), len(lines)

        self._tasks.run(made, self._on_exported, self._on_export_failed, "Exporting the trail")

    def _on_exported(self, made: tuple[bytes, int]) -> None:
        if self._closed:
            return
        content, count = made
        self._show_exporting(False)
        try:
            saved = self._save(content, _FILE_NAME, self.window())
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        if saved is not None:
            self.toast_requested.emit(Toast(f"{counted_lines(count)} exported"))

    def _on_export_failed(self, problem: AftercareError) -> None:
        if not self._closed:
            self._show_exporting(False)
            self.failed.emit(problem)

    def _show_exporting(self, under_way: bool) -> None:
        self.export_button.setEnabled(not under_way)
        self.verdict.setText("Reading every line to export" if under_way else "")
