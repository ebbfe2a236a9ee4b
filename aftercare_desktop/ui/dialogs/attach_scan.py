"""Asks for the file of a signed page: chosen or dropped, looked into beside the window, and kept only then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from aftercare_desktop.domain.plan_events import day_problem
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.domain.signing import Scan
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.signatures import read_scan
from aftercare_desktop.ui.tasks import LatestOnly, Progress
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_text import LineField, SuggestField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.file_drop import FileDrop
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import ElidedWords, Icon, Words
from aftercare_desktop.ui.widgets.progress_strip import ProgressStrip

WHAT = (
    "A PDF, JPEG or PNG file of at most 20 MB and 40 pages. Place, device and notes are taken out of it; "
    "what the pages show is kept as it is."
)
_KINDS = "Scans (*.pdf *.jpg *.jpeg *.png);;All files (*)"
_FILE = "file"

AskFile = Callable[[QWidget], Path | None]


def ask_scan(parent: QWidget) -> Path | None:
    """Ask which file to attach; None if the person changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose the scan of the signed page", "", _KINDS)
    return Path(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class AttachAnswer:
    """The scan, whose signature it shows, when it was signed, and a note."""

    scan: Scan
    person: str
    on: date
    note: str


class AttachScanDialog(DialogFrame):
    """One file at a time; another one that is chosen or dropped takes its place. Ctrl+Enter attaches it."""

    kept_as = "attach scan"
    _looked_at = Signal(int, int)

    def __init__(
        self,
        revision: Revision,
        people: Sequence[str],
        today: Callable[[], date],
        ask: AskFile = ask_scan,
        parent: QWidget | None = None,
        *,
        finalized_on: date | None = None,
    ) -> None:
        super().__init__(f"Attach the signed page of version {revision.number}", parent, width=WIDE)
        self.about = str(revision.id)
        self._today = today
        self._finalized_on = finalized_on
        self._ask = ask
        self._path: Path | None = None
        self._scan: Scan | None = None
        self._progress = Progress(self._looked_at.emit)
        self._worker = LatestOnly(self._on_read, self._on_failed, self)
        self._looked_at.connect(self._on_looked_at)
        self.finished.connect(self._on_finished)
        self.person = SuggestField(
            "Whose signature it shows", lambda: people, placeholder="A name, or nothing"
        )
        self.on = DateField("Signed on", today, past=True)
        self.on.set_value(today())
        self.note = LineField("Note", placeholder="Which page, or what else is worth knowing")
        self._build()
        self._show_file()
        self.choose.setFocus()

    def _build(self) -> None:
        look = theme()
        self.choose = Button("Choose a file", "default", "upload", "Ctrl+O")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._on_choose_clicked)
        FileDrop(self).dropped.connect(self.read)
        card = Card(padding=14, spacing=8)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self.choose)
        row.addWidget(Words("or drop it here", "secondary"))
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(Words(WHAT, "secondary", wrap=True))
        self.strip = ProgressStrip("Looking into the file")
        self.strip.cancel_button.setAutoDefault(False)
        self.strip.cancelled.connect(self.stop)
        card.body.addWidget(self.strip)
        card.body.addWidget(self._result())
        self.body.addWidget(card)
        fields = QHBoxLayout()
        fields.setSpacing(look.px(12))
        fields.addWidget(self.person, 1)
        fields.addWidget(self.on)
        self.body.addLayout(fields)
        self.body.addWidget(self.note)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.attach = self.add_button(Button("Attach", "primary", "file-check", hint="Ctrl Enter"))
        self.attach.clicked.connect(self._on_attach_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.attach.click)

    def _result(self) -> QWidget:
        """What became of the file: its name and size, or why it is not taken."""
        self.outcome = QWidget()
        row = QHBoxLayout(self.outcome)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        self.mark = Icon("file-check", 18, "ok")
        self.file = ElidedWords("", "strong")
        self.problem = Words("", "danger", wrap=True)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.file, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.problem, 1, Qt.AlignmentFlag.AlignTop)
        return self.outcome

    # The file

    def read(self, path: Path) -> None:
        """Look into a file beside the window."""
        self.stop()
        self._path, self._scan = path, None
        self._progress = progress = Progress(self._looked_at.emit)
        self.strip.show_progress(0, 0)
        self._show_file(busy=True)
        self._worker.ask(lambda: read_scan(path, progress.step))

    def stop(self) -> None:
        """Look no further into the file that is being looked into."""
        self._progress.cancel()
        self._worker.forget()
        self._show_file()

    def is_reading(self) -> bool:
        """Whether a file is being looked into."""
        return not self.strip.isHidden()

    def _on_looked_at(self, done: int, total: int) -> None:
        if total:
            self.strip.show_progress(done, total)

    def _on_read(self, scan: Scan) -> None:
        self._scan = scan
        self._show_file()
        self.attach.setFocus()

    def _on_failed(self, problem: AftercareError) -> None:
        self._path = None
        self._show_file(problem.sentence)
        self.choose.setFocus()

    def _show_file(self, problem: str = "", *, busy: bool = False) -> None:
        self.strip.setVisible(busy)
        self.outcome.setVisible(bool(problem) or self._scan is not None)
        self.mark.set_icon("circle-alert" if problem else "file-check", "danger" if problem else "ok")
        self.file.setText(self._file_words())
        self.file.setVisible(self._scan is not None)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.attach.setEnabled(self._scan is not None)

    def _file_words(self) -> str:
        if self._scan is None or self._path is None:
            return ""
        pages = "1 page" if self._scan.pages == 1 else f"{self._scan.pages} pages"
        return f"{self._path.name}: {pages}, {max(1, len(self._scan.content) // 1000):,} KB"

    def _on_choose_clicked(self) -> None:
        path = self._ask(self)
        if path is not None:
            self.read(path)

    def _on_finished(self) -> None:
        self._progress.cancel()
        self._worker.close()

    # What comes out

    def answer(self) -> AttachAnswer | None:
        """What stands on screen; None without a file."""
        if self._scan is None:
            return None
        return AttachAnswer(self._scan, self.person.value(), self.on.value(), self.note.value())

    def _on_attach_clicked(self) -> None:
        self.on.flush()
        if self.on.is_empty():
            self.on.set_problem(self.on.problem() or "Write the day on which it was signed.")
        elif sentence := day_problem(self.on.value(), self._today(), self._finalized_on):
            self.on.set_problem(sentence)
        if self.on.problem():
            self.on.focus_inside()
        elif self._scan is not None:
            self.accept()

    # Kept while the window is locked

    def typed(self) -> dict[str, Any]:
        return {**super().typed(), _FILE: str(self._path or "")}

    def type_again(self, words: dict[str, Any]) -> None:
        """The file is looked into once more: only where it lies was kept."""
        super().type_again({name: value for name, value in words.items() if name != _FILE})
        if words.get(_FILE):
            self.read(Path(words[_FILE]))

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        revision: Revision,
        people: Sequence[str],
        today: Callable[[], date],
        path: Path | None = None,
        kept: KeptDialog | None = None,
        *,
        finalized_on: date | None = None,
    ) -> AttachAnswer | None:
        """What to attach; None if nothing. `path` is a file that was dropped on the page."""
        dialog = cls(revision, people, today, parent=parent, finalized_on=finalized_on)
        dialog.put_back(kept)
        if path is not None:
            dialog.read(path)
        answer = dialog.answer() if dialog.exec() else None
        dialog.deleteLater()  # the window would keep it, and the file with it
        return answer
