"""Taking over a roster in four steps. Nothing is written before the last; leaving earlier loses nothing but choices."""

from collections.abc import Callable, Set
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.draft import DayOrder, ImportDraft, read_draft
from aftercare_desktop.services.importing.report import Feed, ImportReport
from aftercare_desktop.services.importing.report_file import report_csv
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.importing.busy import Busy
from aftercare_desktop.ui.pages.importing.columns_step import ColumnsStep
from aftercare_desktop.ui.pages.importing.file_step import AskFile, FileStep, ask_file
from aftercare_desktop.ui.pages.importing.preview_step import PreviewStep
from aftercare_desktop.ui.pages.importing.result_step import ResultStep
from aftercare_desktop.ui.printing import save_file
from aftercare_desktop.ui.tasks import Progress, Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Words

T = TypeVar("T")
SaveFile = Callable[[bytes, str, QWidget], Path | None]
_STEPS = ("File", "Columns", "What would change", "Done")
_NEXT = ("Next", "Compare", "Import", "")
_FILE, _COLUMNS, _PREVIEW, _DONE = range(4)


class ImportPage(Page):
    """File, columns, what would change, done."""

    title = "Import clients"
    keys = (
        ("Ctrl+O", "Choose a file"),
        ("Ctrl+Enter", "Next step"),
        ("L", "Leave a row out"),
        ("Enter", "Decide about a row"),
        ("Esc", "One step back"),
    )

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        ask: AskFile = ask_file,
        save: SaveFile = save_file,
        parent: QWidget | None = None,
    ) -> None:
        """`ask` asks for the file to read, `save` where to keep the report."""
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._ask = ask
        self._save = save
        self._path: Path | None = None
        self._draft: ImportDraft | None = None
        self._feed: Feed | None = None
        self._report: ImportReport | None = None
        self._undo: Undo | None = None
        self._step = _FILE
        self.setAcceptDrops(desk.may(Permission.IMPORT_CLIENTS))
        self._build()

    # What the window asks

    def open_route(self, route: Route) -> None:
        if self.busy.is_under_way():
            return
        if self._step == _DONE:
            self.start_again()
        self._show_step(self._step)

    def current_route(self) -> Route | None:
        return Route("import")

    def can_leave(self) -> bool:
        if not self.busy.is_under_way():
            return True
        self.toast_requested.emit(Toast("The import is under way. Wait for it, or cancel it first."))
        return False

    def reload(self, topics: Set[str]) -> None:
        """What is compared is compared again before it is written: nothing to do."""

    def close_down(self) -> None:
        self.busy.close_down()
        self._undo = None  # a toast may outlive the page

    def cancel_here(self) -> bool:
        if self.busy.is_under_way():
            self.busy.stop()
            return True
        if self._step in (_COLUMNS, _PREVIEW):
            self._show_step(self._step - 1)
            return True
        return False

    def undo(self) -> bool:
        if self._undo is None or self._step != _DONE:
            return False
        self._take_back()
        return True

    # Layout

    def _build(self) -> None:
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), 0, look.px(24), look.px(16))
        column.setSpacing(look.px(10))
        column.addLayout(self._header())
        self.file_step, self.columns_step = FileStep(), ColumnsStep()
        self.preview_step, self.result_step = PreviewStep(), ResultStep()
        self.busy = Busy(self._tasks)
        self.refused = EmptyState(
            "lock", "You cannot import clients.", "Ask a counselor or a supervisor to do it."
        )
        self.stack = QStackedWidget()
        for step in (
            self.file_step, self.columns_step, self.preview_step, self.result_step, self.busy, self.refused,
        ):  # fmt: skip
            self.stack.addWidget(step)
        column.addWidget(self.stack, 1)
        column.addLayout(self._footer())
        self._connect()

    def _header(self) -> QVBoxLayout:
        names = QVBoxLayout()
        names.setContentsMargins(0, theme().px(18), 0, theme().px(4))
        names.setSpacing(0)
        self.context = Words("", "secondary")
        names.addWidget(self.context)
        names.addWidget(Words(self.title, "h1"))
        return names

    def _footer(self) -> QHBoxLayout:
        self.back = Button("Back", "ghost", "arrow-left", hint="Esc")
        self.back.clicked.connect(self.cancel_here)
        self.why = Words("", "secondary", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next = Button("Compare", "primary", "arrow-right", hint=key_words(QKeySequence("Ctrl+Return")))
        self.next.clicked.connect(self._on_next_clicked)
        # Not the button's own shortcut, which goes with its words.
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.next.click)
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        row.addWidget(self.back)
        row.addWidget(self.why, 1)
        row.addWidget(self.next)
        return row

    def _connect(self) -> None:
        self.file_step.file_wanted.connect(self._on_file_step_file_wanted)
        self.file_step.sheet_chosen.connect(self._on_file_step_sheet_chosen)
        self.file_step.source_named.connect(self._on_file_step_source_named)
        self.columns_step.fact_chosen.connect(self._on_columns_step_fact_chosen)
        self.columns_step.order_chosen.connect(self._on_columns_step_order_chosen)
        self.preview_step.decided.connect(self._compare)
        self.result_step.undo_wanted.connect(self._take_back)
        self.result_step.save_wanted.connect(self._on_result_step_save_wanted)
        self.result_step.list_wanted.connect(lambda: self.route_requested.emit(Route("clients")))
        self.result_step.again_wanted.connect(self.start_again)
        self.busy.cancelled.connect(lambda: self._show_step(self._step))

    # Steps

    def start_again(self) -> None:
        """As if the page had just been opened."""
        self._draft = self._feed = self._report = self._undo = None
        self.file_step.forget()
        self.preview_step.forget()
        self._show_step(_FILE)

    def _show_step(self, step: int) -> None:
        self._step = step
        if not self._desk.may(Permission.IMPORT_CLIENTS):
            self.stack.setCurrentWidget(self.refused)
        else:
            self.stack.setCurrentIndex(step)
        self.context.setText(f"Step {step + 1} of {len(_STEPS)}: {_STEPS[step]}")
        self.next.setText(_NEXT[step] or _NEXT[_COLUMNS])
        self.next.updateGeometry()
        self._show_footer()
        self._take_focus()

    def _take_focus(self) -> None:
        if self._step == _FILE:
            (self.next if self._draft is not None else self.file_step.choose).setFocus()
        elif self._step == _COLUMNS and self.columns_step.fields:
            self.columns_step.fields[0].focus_inside()
        elif self._step == _PREVIEW:
            self.preview_step.take_focus()

    def _show_footer(self) -> None:
        busy = self.busy.is_under_way()
        may = self._desk.may(Permission.IMPORT_CLIENTS)
        self.back.setVisible(self._step in (_COLUMNS, _PREVIEW) and not busy)
        self.next.setVisible(self._step != _DONE and not busy and may)
        why = self._why_not()
        self.next.setEnabled(not why)
        self.why.setText("" if busy or self._step == _FILE else why)

    def _why_not(self) -> str:
        """What is still missing before the next step; empty when nothing is."""
        if self._draft is None:
            return "Choose a file first."
        if self._step == _COLUMNS and self._draft.problem():
            return "See above what is missing."
        if self._step == _COLUMNS and self._draft.order is None and self._draft.unclear_dates():
            return "Say how dates are written."
        if self._step == _PREVIEW and not self.preview_step.may_go_on():
            return "Some rows cannot be taken." if self._report and self._report.bad else "There are no rows."
        return ""

    def _on_next_clicked(self) -> None:
        if self._step == _FILE and self._draft is not None:
            self._name_source(self.file_step.source.value().strip())
            self._show_step(_COLUMNS)
        elif self._step == _COLUMNS and self._draft is not None:
            self._read_rows(self._draft)
        elif self._step == _PREVIEW and self._feed is not None:
            self._import(self._feed)

    # File

    def _on_file_step_file_wanted(self) -> None:
        path = self._ask(self)
        if path is not None:
            self.read(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile() and not self.busy.is_under_way():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.start_again()
        self.read(Path(event.mimeData().urls()[0].toLocalFile()))

    def read(self, path: Path, sheet: str = "", source: str = "") -> None:
        """Read a file and show what it is."""
        self._path = path

        def work(progress: Progress) -> ImportDraft:
            return read_draft(path, self._desk.importing.sources(), source, sheet)

        self._run(f"Reading {path.name}", work, self._on_read)

    def _on_read(self, draft: ImportDraft) -> None:
        self._draft = draft
        self.preview_step.forget()
        self.file_step.show_draft(draft, [each.name for each in self._desk.importing.sources()])
        self.columns_step.show_draft(draft)
        self._show_step(_FILE)

    def _on_file_step_sheet_chosen(self, sheet: str) -> None:
        if self._path is not None and self._draft is not None:
            self.read(self._path, sheet, self._draft.source)

    def _on_file_step_source_named(self, source: str) -> None:
        if self._step == _FILE and not self.busy.is_under_way():
            self._name_source(source)

    def _name_source(self, source: str) -> None:
        """Another source reads its files its own way; an empty name is the file's."""
        if self._draft is None or not source or source == self._draft.source:
            return
        self._draft = self._draft.for_source(source, self._desk.importing.sources())
        self.columns_step.show_draft(self._draft)

    # Columns

    def _on_columns_step_fact_chosen(self, place: int, fact: RosterFact | None) -> None:
        if self._draft is not None:
            self._decide(self._draft.with_fact(place, fact))

    def _on_columns_step_order_chosen(self, order: DayOrder | None) -> None:
        if self._draft is not None:
            self._decide(self._draft.with_order(order))

    def _decide(self, draft: ImportDraft) -> None:
        self._draft = draft
        self.columns_step.update_draft(draft)
        self._show_footer()

    def _read_rows(self, draft: ImportDraft) -> None:
        self._run("Reading the rows", lambda progress: draft.feed(), self._on_rows_read)

    def _on_rows_read(self, feed: Feed) -> None:
        self._feed = feed
        self._compare()

    # What would change

    def _compare(self) -> None:
        feed, choices = self._feed, self.preview_step.choices()
        if feed is not None:
            self._run(
                "Comparing with the center's records",
                lambda progress: self._desk.importing.preview(feed, choices),
                self._on_compared,
            )

    def _on_compared(self, report: ImportReport) -> None:
        self._report = report
        self.preview_step.show_report(report)
        self._show_step(_PREVIEW)

    def _import(self, feed: Feed) -> None:
        choices = self.preview_step.choices()
        self._run(
            "Importing. Either all of it is written or nothing",
            lambda progress: self._desk.importing.import_all(feed, choices, progress.step),
            self._on_imported,
            writes=True,
        )

    def _on_imported(self, done: Done[ImportReport]) -> None:
        self._report, self._undo = done.value, done.undo
        self.result_step.show_report(done.value, undoable=done.undo is not None)
        self._show_step(_DONE)
        if done.undo is not None:
            # Not the window's own undo: taking 20,000 people back would hold it up.
            said = f"Imported: {done.undo.sentence}"
            self.toast_requested.emit(Toast(said, action_text="Undo", action=self._on_toast_action))

    # Done

    def _on_toast_action(self) -> None:
        """The person may have gone elsewhere since: they come back and see it happen."""
        if self._undo is not None:
            self._take_back()
            self.route_requested.emit(Route("import"))

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is None:
            return
        self._run(
            "Taking the import back",
            lambda progress: self._desk.undo(undo),
            self._on_taken_back,
            writes=True,
            may_cancel=False,
        )

    def _on_taken_back(self, done: Done[object]) -> None:
        self._show_step(_DONE)
        self.result_step.show_undone(done.value if isinstance(done.value, int) else 0)

    def _on_result_step_save_wanted(self) -> None:
        if self._report is None:
            return
        try:
            path = self._save(report_csv(self._report), "import-report.csv", self)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        if path is not None:
            self.toast_requested.emit(Toast(f"Saved as {path.name}"))

    # Long work

    def _run(
        self,
        words: str,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        *,
        writes: bool = False,
        may_cancel: bool = True,
    ) -> None:
        """Do it beside the window, with the busy card in place of the step."""

        def done(value: T) -> None:
            on_done(value)
            self._show_footer()

        self.busy.run(words, work, done, self._on_failed, writes=writes, may_cancel=may_cancel)
        self.stack.setCurrentWidget(self.busy)
        self.busy.cancel.setFocus()
        self._show_footer()

    def _on_failed(self, problem: AftercareError) -> None:
        self._show_step(self._step)
        self.failed.emit(problem)
