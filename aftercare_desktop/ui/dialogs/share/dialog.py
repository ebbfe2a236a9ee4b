"""Asks what leaves, to whom and on what ground; says at once whether it may, and shows the very paper beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.disclosures import (
    Allowed,
    Asked,
    CareRole,
    Coverage,
    Handed,
    NextStep,
    Refused,
)
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.gate import Withheld
from aftercare_desktop.services.sharing import Covered, RecipientRow
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.share.beside import PaperBeside
from aftercare_desktop.ui.dialogs.share.questions import Questions
from aftercare_desktop.ui.dialogs.share.verdict import VerdictStrip
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.while_shown import WhileShown
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.words import sharing as words
from aftercare_desktop.words.disclosures import CARE_ROLES, NEXT_STEPS

_BESIDE_FROM, _MOST_WIDTH, _MARGIN = 940, 1080, 32
_PAGES_WIDTH = 420
_AROUND, _LEAST_HEIGHT, _MOST_HEIGHT = 178, 230, 620
_TURN_KEY = "Ctrl+Shift+P"
_PAUSE = 150
"""Milliseconds without a keystroke until the gate is asked anew."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A next step that lies outside the dialog: which, for whom, and about which consent."""

    step: NextStep
    recipient: Recipient
    consent_id: int | None = None


class ShareDialog(DialogFrame):
    """Ctrl+Enter prepares. `made` is what was prepared, or the call that was written down; `way_out` where the person
    went instead."""

    kept_as = "share"

    def __init__(
        self,
        desk: Desk,
        client_id: int,
        client: str,
        parent: QWidget | None = None,
        *,
        handed: Handed = Handed.LETTER,
        recipient: Recipient | None = None,
    ) -> None:
        """`client` is how they are called where they already stand on screen."""
        super().__init__(f"{words.SHARE} about {client}", parent, width=WIDE, title=words.SHARE)
        self.made: Done[int] | None = None
        self.way_out: WayOut | None = None
        self.about = str(client_id)
        self._desk = desk
        self._client_id = client_id
        self._covered: Covered | None = None
        self._refused: Refused | None = None
        self._beside = self._room_beside()
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        WhileShown(self, desk.changes, self._on_changes)
        self.finished.connect(self._on_finished)
        questions = self.questions
        questions.whom_changed.connect(self._on_whom_changed)
        questions.edited.connect(self._pause.start)
        questions.handed.set_value(handed)
        questions.show_handed()
        if recipient is not None:
            questions.recipient.set_value(recipient)
        self._on_whom_changed()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field chooses, and presses nothing
        questions.recipient.focus_inside()

    # Layout

    def _room_beside(self) -> bool:
        """Whether the paper has room beside the questions; else it takes their place when it is asked for."""
        parent = self.parentWidget()
        width = parent.window().width() if parent is not None else theme().px(_MOST_WIDTH)
        if width < theme().px(_BESIDE_FROM):
            return False
        self.setFixedWidth(min(theme().px(_MOST_WIDTH), width - theme().px(_MARGIN)))
        return True

    def _build(self) -> None:
        look = theme()
        desk = self._desk
        self.questions = Questions(
            self._find, self._read_recipient, desk.today, desk.zone, desk.staff_member.name, desk.now()
        )
        self.verdict = VerdictStrip()
        self.verdict.step_chosen.connect(self.take_step)
        self.paper = PaperBeside()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(self.questions, 1)
        column.addWidget(self.verdict)
        if self._beside:
            row = QHBoxLayout()
            row.setSpacing(look.px(18))
            row.addWidget(left, 1)
            self.paper.setFixedWidth(look.px(_PAGES_WIDTH))
            row.addWidget(self.paper)
            self.body.addLayout(row)
            sized: Sequence[QWidget] = (left, self.paper)
        else:
            self._turned = QStackedWidget()
            self._turned.addWidget(left)
            self._turned.addWidget(self.paper)
            self.body.addWidget(self._turned)
            sized = (self._turned,)
        for widget in sized:
            widget.setFixedHeight(self._height())
        self._add_verbs()

    def _height(self) -> int:
        """What fits into the window at any size of its text; the rest is scrolled to."""
        look, parent = theme(), self.parentWidget()
        room = parent.window().height() - look.px(_AROUND) if parent is not None else look.px(_MOST_HEIGHT)
        return min(look.px(_MOST_HEIGHT), max(look.px(_LEAST_HEIGHT), room))

    def _add_verbs(self) -> None:
        self.turn = self.add_button(Button("Look at the paper", "default", "eye", _TURN_KEY), left=True)
        self.turn.clicked.connect(self._on_turn_clicked)
        self.turn.setVisible(not self._beside)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.prepare = self.add_button(Button("Prepare", "primary", "file-check", hint="Ctrl Enter"))
        self.prepare.clicked.connect(self._on_prepare_clicked)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.prepare.click)

    def _on_turn_clicked(self) -> None:
        showing = self._turned.currentWidget() is self.paper
        self._turned.setCurrentIndex(0 if showing else 1)
        self.turn.setText("Look at the paper" if showing else "Back to the questions")
        self.turn.setShortcut(QKeySequence(_TURN_KEY))  # other words take it away
        if showing:
            self.questions.take_keyboard()
        else:
            self.paper.take_keyboard()

    # What is read

    def _find(self, query: str) -> Sequence[RecipientRow]:
        try:
            return self._desk.sharing.recipients(self._client_id, query)
        except AftercareError:  # the desk is closing, or the person may do this no more: nobody can be chosen
            return ()

    def _read_recipient(self, recipient: Recipient) -> RecipientRow | None:
        try:
            return self._desk.sharing.named(self._client_id, recipient)
        except AftercareError:  # gone since
            return None

    def asked(self) -> Asked:
        """What stands on screen, as the gate is asked it."""
        return self.questions.asked()

    # Deciding

    def _on_whom_changed(self) -> None:
        """Ground or recipient: what can be chosen is another, and begins anew."""
        self._read_ground()
        most = self._read_coverage()
        if most is not None:
            self.questions.begin_with(most)
        self.look()

    def _read_ground(self) -> None:
        ground = self.questions.ground.value()
        if not self.questions.is_about(ground):
            self.questions.show_ground(ground, self._desk.sharing.registers(self._client_id, ground))

    def _read_coverage(self) -> Coverage | None:
        try:
            covered = self._desk.sharing.coverage(self._client_id, self.asked())
        except AftercareError as problem:
            self._show_problem(problem)
            return None
        self._covered = covered
        self.questions.offer(covered.most)
        return covered.most

    def look(self) -> None:
        """Ask the gate of what stands on screen now, and show what it says and the paper."""
        self._pause.stop()
        covered = self._covered
        if covered is None:
            return
        if covered.most.refused is not None:
            self._show_refused(covered.most.refused, covered.sentence)
            return
        try:
            found = self._desk.gate.look(self._client_id, self.asked())
        except AftercareError as problem:
            self._show_problem(problem)
            return
        if self.questions.show_limits(found.verdict):
            self.look()  # what was confirmed was another consent's
        elif isinstance(found.verdict, Refused):
            self._show_refused(found.verdict, found.sentence)
        elif found.paper is not None:
            self._show_allowed(found.verdict, covered.to.name)
            self.paper.show_paper(found.paper)

    def _show_allowed(self, allowed: Allowed, to: str) -> None:
        self._refused = None
        self.verdict.show_allowed(words.allowed_words(allowed, to))
        self._show_verb()

    def _show_refused(self, refused: Refused, sentence: str) -> None:
        self._refused = refused
        step = self._step_words(refused)
        if not step:
            sentence = f"{sentence} {words.ASK_A_SUPERVISOR}"
        self.verdict.show_refused(sentence, step)
        self.paper.show_nothing()
        self._show_verb()

    def _show_problem(self, problem: AftercareError) -> None:
        self._refused = None
        self.verdict.show_refused(problem.sentence, "")
        self.paper.show_nothing()

    def _show_verb(self) -> None:
        call = self.questions.handed.value() is Handed.CALL
        self.prepare.setText("Write it down" if call else "Prepare")
        self.prepare.set_icon_name("phone-call" if call else "file-check")

    def _on_changes(self, topics: Topics) -> None:
        """Something changed, here or at another desk: a consent may be taken back while its paper is on screen."""
        if self.made is None:
            self.questions.recipient.refresh()
            self._read_coverage()
            self.look()

    # The next step

    def _step(self, refused: Refused) -> NextStep:
        """A residence or a court can never be marked: for them it takes a consent by name."""
        closed = refused.next_step is NextStep.MARK_CARE and not (self._covered and self._covered.roles)
        return NextStep.START_CONSENT if closed else refused.next_step

    def _step_words(self, refused: Refused) -> str:
        step = self._step(refused)
        needed = {
            NextStep.START_CONSENT: Permission.WRITE_CONSENT,
            NextStep.FINISH_CONSENT: Permission.WRITE_CONSENT,
            NextStep.MARK_CARE: Permission.WRITE_CONSENT,
            NextStep.ADD_AGREEMENT: Permission.WRITE_REGISTERS,
            NextStep.ADD_ORDER: Permission.WRITE_REGISTERS,
        }
        may = step not in needed or self._desk.may(needed[step])
        return NEXT_STEPS[step] if may else ""

    def take_step(self) -> None:
        """Do what the verb of the refusal says: inside the dialog where that is possible."""
        refused = self._refused
        if refused is None:
            return
        step = self._step(refused)
        if step is NextStep.MARK_CARE:
            self._open_roles()
        elif not self.questions.focus_step(step, refused):
            self.way_out = WayOut(step, self.asked().recipient, refused.consent_id)
            self.reject()

    def _open_roles(self) -> None:
        roles = self._covered.roles if self._covered is not None else ()
        menu = QMenu(self)
        for role in roles:
            menu.addAction(CARE_ROLES[role], partial(self.mark, role))
        step = self.verdict.step
        menu.exec(step.mapToGlobal(QPoint(0, step.height() + 4)))
        menu.deleteLater()

    def mark(self, role: CareRole) -> None:
        """Say that the recipient treats this client, pays, or helps to run the program."""
        entry_id = self.asked().recipient.entry_id
        if entry_id is None:
            return
        try:
            self._desk.recipients.mark_care(self._client_id, entry_id, role)
        except AftercareError as problem:
            self._show_problem(problem)
        else:
            self._on_whom_changed()

    # What comes out

    def _on_prepare_clicked(self) -> None:
        self.questions.flush()
        self.look()
        if self._refused is not None:
            self.verdict.step.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._step(self._refused) is not NextStep.MARK_CARE:
                self.questions.focus_step(self._step(self._refused), self._refused)
            return
        if not self.questions.is_whole():
            return
        try:
            self.made = self._let_out()
        except Withheld as withheld:
            self._show_refused(withheld.refused, withheld.sentence)
        except AftercareError as problem:
            self._show_problem(problem)
        else:
            self.accept()

    def _let_out(self) -> Done[int]:
        """Through the gate, which decides anew."""
        questions, asked = self.questions, self.asked()
        if asked.handed is Handed.CALL:
            return self._desk.gate.call(
                self._client_id, asked, questions.number.value(), questions.called_at(), questions.described()
            )
        return self._desk.gate.prepare(self._client_id, asked, questions.described())

    def _on_finished(self) -> None:
        self._pause.stop()
        self.paper.close_down()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        client_id: int,
        client: str,
        parent: QWidget | None,
        kept: KeptDialog | None = None,
        *,
        handed: Handed = Handed.LETTER,
        recipient: Recipient | None = None,
    ) -> "ShareDialog":
        """The dialog once it was answered: `made`, `way_out`, or neither where the person went back."""
        dialog = cls(desk, client_id, client, parent, handed=handed, recipient=recipient)
        dialog.put_back(kept)
        dialog.exec()
        dialog.deleteLater()  # the window would keep it, and the paper with it
        return dialog
