"""Shows a paper that is prepared and not sent: print or save it, say how it was sent, or destroy it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.disclosures import Handed, StoredDisclosure
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import EVERYTHING, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.gate import Withheld
from aftercare_desktop.ui.dialogs.file_text import FileText
from aftercare_desktop.ui.dialogs.share.verdict import VerdictStrip
from aftercare_desktop.ui.preview import Preview
from aftercare_desktop.ui.printing import print_pdf, save_file
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.while_shown import WhileShown
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import sharing as words

_WIDTH = 720
_AROUND, _LEAST, _MOST = 300, 160, 820

PrintPdf = Callable[[bytes, str, QWidget, int, Callable[[], None]], bool]
SaveFile = Callable[[bytes, str, QWidget], Path | None]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where a paper leaves the program; tests put others in their place."""

    print_pdf: PrintPdf = print_pdf
    save_file: SaveFile = save_file


OUTLETS = Outlets()


class Outcome(Enum):
    """What the person said of the paper."""

    LATER = auto()
    SENT = auto()
    DESTROY = auto()


class PreparedDialog(DialogFrame):
    """What may not leave any more while it is on screen is taken off the screen at once, with the sentence that says
    why. Printing and saving are no sending: what became of it is said here afterwards, or later from the list."""

    def __init__(
        self,
        desk: Desk,
        stored: StoredDisclosure,
        content: bytes,
        parent: QWidget | None = None,
        outlets: Outlets = OUTLETS,
    ) -> None:
        super().__init__("Prepared, not sent", parent, width=_WIDTH)
        self.outcome = Outcome.LATER
        self._desk = desk
        self._stored = stored
        self._content = content
        self._outlets = outlets
        self._is_file = stored.disclosure.handed is Handed.EXPORT
        self.body.addWidget(Words(words.headline(stored), "strong", wrap=True))
        self.pages = Preview({}, heading="")
        self.pages.view.sheets.what = "The paper as it was prepared"
        self.file = FileText("The data file as it was prepared")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(theme().px(8))
        self.body.addLayout(self._tools)
        self.verdict = VerdictStrip()
        self._add_content()
        self._add_verbs()
        WhileShown(self, desk.changes, self._on_changes)
        self.finished.connect(self._on_finished)

    def _add_content(self) -> None:
        look, parent = theme(), self.parentWidget()
        room = parent.window().height() - look.px(_AROUND) if parent is not None else look.px(_MOST)
        height = min(look.px(_MOST), max(look.px(_LEAST), room))
        for widget in (self.pages, self.file):
            widget.setFixedHeight(height)
            self.body.addWidget(widget)
        self.body.addWidget(self.verdict)
        self.pages.setVisible(not self._is_file)
        self.file.setVisible(self._is_file)
        if self._is_file:
            self.file.setPlainText(self._content.decode())
        else:
            content = self._content
            self.pages.show_now(lambda: lambda: content)

    def _add_verbs(self) -> None:
        self.throw_away = self.add_button(Button("Destroy", "danger", "trash-2"), left=True)
        self.throw_away.clicked.connect(lambda: self._end(Outcome.DESTROY))
        kind = "Save the file" if self._is_file else "Save as PDF"
        self.save = Button(kind, "default", "file-down", "Ctrl+Shift+S", size="small")
        self.save.clicked.connect(self._on_save_clicked)
        self.print = Button("Print", "default", "printer", "Ctrl+P", size="small")
        self.print.clicked.connect(self._on_print_clicked)
        for button in (self.print, self.save):
            button.setAutoDefault(False)
            self._tools.addWidget(button)
        self._tools.addStretch(1)
        self.print.setVisible(not self._is_file)
        self.later = self.add_button(Button("Later", "default", hint="Esc"))
        self.later.clicked.connect(self.reject)
        self.sent = self.add_button(Button("How was it sent?", "primary", "check", "Ctrl+Return"))
        self.sent.clicked.connect(lambda: self._end(Outcome.SENT))
        self.sent.setFocus()

    def _on_print_clicked(self) -> None:
        self._out(lambda: self._outlets.print_pdf(self._content, words.JOB, self, 1, self._check))

    def _on_save_clicked(self) -> None:
        def save() -> object:
            self._check()
            name = words.file_name(self._stored)
            return self._outlets.save_file(self._content, name, self)

        self._out(save)

    def _out(self, act: Callable[[], object]) -> None:
        try:
            act()
        except AftercareError as problem:
            self._on_changes(EVERYTHING)
            if self.sent.isVisible():
                self.verdict.show_refused(problem.sentence, "")
        self.sent.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        self._desk.sharing.check(self._stored.id)

    def _on_changes(self, topics: Topics) -> None:
        """Something changed, here or at another desk."""
        try:
            self._check()
        except AftercareError as problem:
            self._take_away(problem)
        else:
            self.verdict.show_allowed("")

    def _take_away(self, problem: AftercareError) -> None:
        """It may not leave any more, or is not waiting any more: it is shown no longer."""
        self.pages.forget()
        self.pages.hide()
        self.file.clear()
        self.file.hide()
        for button in (self.print, self.save, self.sent):
            button.hide()
        self.throw_away.setVisible(isinstance(problem, Withheld))
        self.verdict.show_refused(problem.sentence, "")
        self.later.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _end(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.accept()

    def _on_finished(self) -> None:
        self.pages.close_down()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        stored: StoredDisclosure,
        parent: QWidget | None,
        outlets: Outlets = OUTLETS,
    ) -> Outcome:
        """What the person said of it; `LATER` where they said nothing. Raises what the gate raises."""
        dialog = cls(desk, stored, desk.gate.paper(stored.id), parent, outlets)
        dialog.exec()
        dialog.deleteLater()  # the window would keep it, and the paper with it
        return dialog.outcome
