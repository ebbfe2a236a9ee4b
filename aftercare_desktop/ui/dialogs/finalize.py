"""Asks once before a plan is frozen: what is still missing, and why it is finalized all the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.readiness import CheckResult, reason_problem
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import Icon, IconLabel, Words
from aftercare_desktop.words.readiness import missing

FREEZES = "This version is then kept for ever as it is, with its paper. To change something later, start a new version."
WHY = "Say why it is finalized now. The reason is kept with this version."


@dataclass(frozen=True, slots=True)
class FinalizeAnswer:
    """What the person decided: to finalize (with a reason where something is missing), or to fill in a gap first."""

    reason: str = ""
    jump: CheckResult | None = None


class FinalizeDialog(DialogFrame):
    """Lists the gaps with a way to each. With gaps, "Finalize" waits for a reason."""

    kept_as = "finalize"

    def __init__(self, number: int, gaps: Sequence[CheckResult], parent: QWidget | None = None) -> None:
        super().__init__(f"Finalize version {number}", parent)
        self.answer: FinalizeAnswer | None = None
        self.jumps: list[Button] = []
        self.reason = LinesField("Why now", help_text=WHY, least_lines=2)
        if gaps:
            self.body.addWidget(Words("Not ready yet. Still needed:", "strong"))
            self.body.addWidget(self._gap_list(gaps))
            self.body.addWidget(self.reason)
        else:
            self.body.addWidget(
                IconLabel("circle-check", "Everything that was checked is there.", token="ok", role="body")
            )
        self.body.addWidget(Words(FREEZES, "secondary", wrap=True))
        self._add_verbs(gaps)
        (self.reason.text if gaps else self.finalize).setFocus()

    def _gap_list(self, gaps: Sequence[CheckResult]) -> QWidget:
        look = theme()
        scroll = ScrollColumn(padding=0, spacing=4)
        for result in gaps:
            line = QHBoxLayout()
            line.setSpacing(look.px(8))
            words = missing(result)
            line.addWidget(Icon("circle-dashed", 16, "warn"))
            line.addWidget(Words(words, wrap=True), 1)
            jump = Button("Fill in", "soft", "arrow-right", size="small")
            jump.setAccessibleName(f"Fill in: {words}")
            jump.setAutoDefault(False)
            jump.clicked.connect(lambda _=False, result=result: self._jump(result))
            self.jumps.append(jump)
            line.addWidget(jump)
            scroll.body.addLayout(line)
        scroll.body.addStretch(1)
        scroll.setFixedHeight(look.px(min(36 * len(gaps) + 4, 256)))
        return scroll

    def _add_verbs(self, gaps: Sequence[CheckResult]) -> None:
        if gaps:
            first = self.add_button(Button("Go to the first", "ghost"), left=True)
            first.clicked.connect(lambda: self._jump(gaps[0]))
        cancel = self.add_button(Button("Not yet", "default", hint="Esc"))
        cancel.clicked.connect(self.reject)
        self.finalize = self.add_button(Button("Finalize", "primary", "file-check", hint="Ctrl Enter"))
        self.finalize.clicked.connect(self._on_finalize_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.finalize.click)
        self._needs_reason = bool(gaps)
        self._show_ready()
        self.reason.edited.connect(self._show_ready)

    def _show_ready(self) -> None:
        """A reason that cannot be kept is said at its field, before the dialog closes over it."""
        problem = reason_problem(self.reason.value()) if self._needs_reason else ""
        self.finalize.setEnabled(not problem)
        self.reason.set_problem(problem if problem and self.reason.value().strip() else None)

    def _jump(self, result: CheckResult) -> None:
        self.answer = FinalizeAnswer(jump=result)
        self.accept()

    def _on_finalize_clicked(self) -> None:
        self.answer = FinalizeAnswer(reason=self.reason.value())
        self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        number: int,
        gaps: Sequence[CheckResult],
        kept: KeptDialog | None = None,
    ) -> FinalizeAnswer | None:
        """What the person decided; None if they went back."""
        dialog = cls(number, gaps, parent)
        dialog.put_back(kept)
        dialog.exec()
        return dialog.answer
