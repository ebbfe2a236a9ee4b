"""Taking over a roster in four steps. Nothing is written before the last; leaving earlier loses nothing but choices."""

from collections.abc import Callable, Set
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.draft import DayOrder, ImportDraft, read_draft
from aftercare_desktop.services.importing.report import Feed, ImportReport
from aftercare_desktop.services.importing.report_file import report_csv
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.importing.columns_step import ColumnsStep
from aftercare_desktop.ui.pages.importing.file_step import AskFile, FileStep, ask_file
from aftercare_desktop.ui.pages.importing.kept import Kept, from_bytes, kept
from aftercare_desktop.ui.pages.importing.preview_step import PreviewStep
from aftercare_desktop.ui.pages.importing.result_step import ResultStep
from aftercare_desktop.ui.pages.importing.steps_page import StepsPage
from aftercare_desktop.ui.printing import save_file
from aftercare_desktop.ui.tasks import LatestOnly, Progress, Tasks
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.tab_order import order_tabs

SaveFile = Callable[[bytes, str, QWidget], Path | None]
_STEPS = ("File", "Columns", "What would change", "Done")
_NOTHING_CHANGES = "Nothing would change."
_NEXT = ("Next", "Compare", "Import", "")
_FILE, _COLUMNS, _PREVIEW, _DONE = range(4)


class ImportPage(StepsPage):
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
        self.file_step, self.columns_step = FileStep(), ColumnsStep()
        self.preview_step, self.result_step = PreviewStep(), ResultStep()
        self.refused = EmptyState(
            "lock", "You cannot import clients.", "Ask a counselor or a supervisor to do it."
        )
        steps = (self.file_step, self.columns_step, self.preview_step, self.result_step, self.refused)
        super().__init__(tasks, steps, parent)
        self._desk = desk
        self._ask = ask
        self._save = save
        self._path: Path | None = None
        self._draft: ImportDraft | None = None
        self._feed: Feed | None = None
        self._report: ImportReport | None = None
        self._imported: Done[ImportReport] | None = None
        """The last import, as long as it can be taken back: also while the next file is looked at."""
        self._looking = LatestOnly(self._on_looked_at, self.on_failed, self)
        self.setAcceptDrops(desk.may(Permission.IMPORT_CLIENTS))
        self._connect()

    # What the window asks

    def open_route(self, route: Route) -> None:
        if self.busy.is_under_way():
            return
        if self._step == _DONE:
            self.start_again()
        self.show_step(self._step)

    def current_route(self) -> Route | None:
        return Route("import")

    def reload(self, topics: Set[str]) -> None:
        """What is compared is compared again before it is written: nothing to do."""

    def stash(self) -> bytes | None:
        if self._path is None or self._draft is None or self._step == _DONE:
            return None
        return kept(self._path, self._step, self._draft, self.preview_step.choices()).to_bytes()

    def unstash(self, kept: bytes) -> None:
        found = from_bytes(kept)
        if found is not None:
            self._read_again(found)

    def close_down(self) -> None:
        self.busy.close_down()
        self._looking.close()
        self._imported = None  # a toast may outlive the page

    def cancel_here(self) -> bool:
        if self.busy.is_under_way():
            self.busy.stop()
            return True
        if self._step in (_COLUMNS, _PREVIEW):
            self.show_step(self._step - 1)
            return True
        return False

    def undo(self) -> bool:
        if self._imported is None or self._step != _DONE:
            return False
        self._take_back()
        return True

    # Steps

    def _connect(self) -> None:
        self.back.clicked.connect(self.cancel_here)
        self.next.clicked.connect(self._on_next_clicked)
        self.file_dropped.connect(self._on_file_dropped)
        self.file_step.file_wanted.connect(self._on_file_step_file_wanted)
        self.file_step.sheet_chosen.connect(self._on_file_step_sheet_chosen)
        self.file_step.source_named.connect(self._on_file_step_source_named)
        self.columns_step.fact_chosen.connect(self._on_columns_step_fact_chosen)
        self.columns_step.grown.connect(lambda last: order_tabs(last, self.back, self.next))
        self.columns_step.order_chosen.connect(self._on_columns_step_order_chosen)
        self.preview_step.decided.connect(self._compare)
        self.preview_step.chosen.connect(self.show_footer)
        self.result_step.undo_wanted.connect(self._take_back)
        self.result_step.save_wanted.connect(self._on_result_step_save_wanted)
        self.result_step.list_wanted.connect(lambda: self.route_requested.emit(Route("clients")))
        self.result_step.again_wanted.connect(self.start_again)

    def start_again(self) -> None:
        """As if the page had just been opened."""
        self._path = self._draft = self._feed = self._report = None
        self._looking.forget()
        self.file_step.forget()
        self.preview_step.forget()
        self.show_step(_FILE)

    def show_step(self, step: int) -> None:
        self._step = step
        if not self._desk.may(Permission.IMPORT_CLIENTS):
            self.stack.setCurrentWidget(self.refused)
        else:
            self.stack.setCurrentIndex(step)
        self.context.setText(f"Step {step + 1} of {len(_STEPS)}: {_STEPS[step]}")
        self.footer.name_next(_NEXT[step] or _NEXT[_COLUMNS])
        self.show_footer()
        self._take_focus()

    def _take_focus(self) -> None:
        if self._step == _FILE:
            (self.next if self._draft is not None else self.file_step.choose).setFocus()
        elif self._step == _COLUMNS and self._draft is not None:
            self.columns_step.take_focus(self._draft)
        elif self._step == _PREVIEW:
            self.preview_step.take_focus()
        elif self._step == _DONE:
            self.result_step.take_focus()

    def show_footer(self) -> None:
        busy = self.busy.is_under_way()
        may = self._desk.may(Permission.IMPORT_CLIENTS)
        self.back.setVisible(self._step in (_COLUMNS, _PREVIEW) and not busy)
        self.next.setVisible(self._step != _DONE and not busy and may)
        why = self._why_not()
        self.next.setEnabled(not why)
        idle = self._step == _PREVIEW and not why and self.preview_step.nothing_would_change()
        self.next.set_variant("default" if idle else "primary")
        why = _NOTHING_CHANGES if idle else why
        self.why.setText("" if busy or self._step == _FILE else why)

    def _why_not(self) -> str:
        """What is still missing before the next step; empty when nothing is."""
        if self._draft is None:
            return "Choose a file first."
        if self._step == _COLUMNS:
            return self.columns_step.why_not(self._draft)
        return self.preview_step.why_not() if self._step == _PREVIEW else ""

    def _on_next_clicked(self) -> None:
        if self._step == _FILE and self._draft is not None:
            self._name_source(self.file_step.source.value().strip())
            self.show_step(_COLUMNS)
        elif self._step == _COLUMNS and self._draft is not None:
            self._read_rows(self._draft)
        elif self._step == _PREVIEW and self._feed is not None:
            self._import(self._feed)

    # File

    def _on_file_step_file_wanted(self) -> None:
        path = self._ask(self)
        if path is not None:
            self.read(path)

    def _on_file_dropped(self, path: Path) -> None:
        self.start_again()
        self.read(path)

    def read(self, path: Path, sheet: str = "", source: str = "") -> None:
        """Read a file and show what it is."""

        def work(progress: Progress) -> ImportDraft:
            return read_draft(path, self._desk.importing.sources(), source, sheet)

        self.run(f"Reading {path.name}", work, lambda draft: self._on_read(path, draft))

    def _on_read(self, path: Path, draft: ImportDraft) -> None:
        self._path, self._draft = path, draft
        self._looking.forget()
        self.preview_step.forget()
        self.file_step.show_draft(draft, [each.name for each in self._desk.importing.sources()])
        self.columns_step.show_draft(draft)
        self.show_step(_FILE)

    def _read_again(self, found: Kept) -> None:
        """The file of before the window locked, with what was decided about it if it is still the same."""
        path = Path(found.path)

        def work(progress: Progress) -> ImportDraft:
            draft = read_draft(path, self._desk.importing.sources(), found.source, found.sheet)
            return found.decided(draft) if draft.digest == found.digest else draft

        def done(draft: ImportDraft) -> None:
            self._on_read(path, draft)
            if draft.digest == found.digest:
                self._stand_again(draft, found)
            else:
                said = f"{path.name} is not the same any more. Look at its columns and rows again."
                self.toast_requested.emit(Toast(said))

        self.run(f"Reading {path.name}", work, done)

    def _stand_again(self, draft: ImportDraft, found: Kept) -> None:
        self.preview_step.put_back(found.choices())
        if found.step == _PREVIEW:
            self.show_step(_COLUMNS)  # where a row that cannot be read any more leads to
            self._read_rows(draft)
        else:
            self.show_step(found.step)

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
        draft = self._draft.for_source(source, self._desk.importing.sources())
        self.columns_step.show_draft(draft)
        self._decide(draft)

    # Columns

    def _on_columns_step_fact_chosen(self, place: int, fact: RosterFact | None) -> None:
        if self._draft is not None:
            self._decide(self._draft.with_fact(place, fact))

    def _on_columns_step_order_chosen(self, order: DayOrder | None) -> None:
        if self._draft is not None:
            self._decide(self._draft.with_order(order))

    def _decide(self, draft: ImportDraft) -> None:
        self._draft = draft
        if draft.dates is None:
            self._looking.ask(draft.looked_at)
        self.columns_step.update_draft(draft)
        self.show_footer()

    def _on_looked_at(self, draft: ImportDraft) -> None:
        """What the dates say, of the same columns as now: only of the newest question an answer comes."""
        if self._draft is not None:
            self._decide(replace(self._draft, dates=draft.dates))

    def _read_rows(self, draft: ImportDraft) -> None:
        self.run("Reading the rows", lambda progress: draft.feed(), self._on_rows_read)

    def _on_rows_read(self, feed: Feed) -> None:
        self._feed = feed
        self._compare()

    # What would change

    def _compare(self) -> None:
        feed, choices = self._feed, self.preview_step.choices()
        if feed is not None:
            self.run(
                "Comparing with the center's records",
                lambda progress: self._desk.importing.preview(feed, choices),
                self._on_compared,
            )

    def _on_compared(self, report: ImportReport) -> None:
        self._report = report
        self.preview_step.show_report(report)
        self.show_step(_PREVIEW)

    def _import(self, feed: Feed) -> None:
        choices = self.preview_step.choices()
        self.run(
            "Importing. Either all of it is written or nothing",
            lambda progress: self._desk.importing.import_all(feed, choices, progress.step),
            self._on_imported,
            writes=True,
        )

    def _on_imported(self, done: Done[ImportReport]) -> None:
        self._report = done.value
        self._imported = done if done.undo is not None else None
        self.result_step.show_report(done.value, undoable=done.undo is not None)
        self.show_step(_DONE)
        if done.undo is not None:
            # Not the window's own undo: taking 20,000 people back would hold it up.
            said = f"Imported: {done.undo.sentence}"
            toast = Toast(said, action_text="Undo", action=lambda: self._on_toast_action(done))
            self.toast_requested.emit(toast)

    # Done

    def _on_toast_action(self, done: Done[ImportReport]) -> None:
        """The person may have gone elsewhere since: they come back and see it happen."""
        if self._imported is done:
            self._take_back()
            self.route_requested.emit(Route("import"))

    def _take_back(self) -> None:
        imported = self._imported
        if imported is None or imported.undo is None or self.busy.is_under_way():
            return
        undo = imported.undo
        self.run(
            "Taking the import back",
            lambda progress: self._desk.undo(undo),
            lambda done: self._on_taken_back(imported.value, done),
            writes=True,
            may_cancel=False,
        )

    def _on_taken_back(self, report: ImportReport, done: Done[object]) -> None:
        """Where the next file is looked at already, its work stays as it stands; what it would change is asked anew."""
        self._imported = None
        self.result_step.show_undone(report, done.value if isinstance(done.value, int) else 0)
        self.toast_requested.emit(Toast(self.result_step.said()))
        if self._step == _PREVIEW:
            self._compare()
        else:
            self.show_step(self._step)

    def _on_result_step_save_wanted(self) -> None:
        if self._report is None:
            return
        try:
            content = report_csv(self._report, practice=self._desk.center.profile().practice)
            path = self._save(content, "import-report.csv", self)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        if path is not None:
            self.toast_requested.emit(
                Toast(f"Saved as {path.name}. It may name people: keep it as you keep records.")
            )
