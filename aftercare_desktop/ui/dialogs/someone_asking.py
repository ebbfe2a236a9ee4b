"""Somebody asks for a client, on the phone or at the door: the words to say, and a message.

Nobody is looked up. For permitted staff a second half asks whom we may talk to, under the same words.
"""

import json
from dataclasses import asdict

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedWidget, QWidget

from aftercare_desktop.domain.asking import MayTell
from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.call_told import CallToldDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.whom_we_tell import WhomWeTell
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, enum_options
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField, PhoneField
from aftercare_desktop.ui.widgets.frames import Note, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.asking import WHOM
from aftercare_desktop.words.messages import IN_DANGER, SCRIPT

TAKE, THROW_AWAY, GO_ON = "Take the message", "Throw away", "Go on writing"
LOOK = "Look"
_MESSAGE, _WHOM = "message", "whom"
_FORM_HEIGHT, _FORM_LEAST = 330, 150
_AROUND_FORM = 340


class SomeoneAskingDialog(DialogFrame):
    """The same for every name: no field completes or compares what is typed. Ctrl+Enter takes the message.

    It keeps what was typed when the program closes it (the window locks), so that `stash` can be asked afterwards.
    """

    message_taken = Signal(object)
    """Emitted with the `Done` of the message."""
    call_kept = Signal()
    """A call with somebody who may be told was written down."""
    route_requested = Signal(object)
    """Emitted with the `Route` that the next step of a refusal leads to."""

    def __init__(self, desk: Desk, message: Message | None = None, parent: QWidget | None = None) -> None:
        """`message` is what was typed before the window locked."""
        super().__init__("Someone is asking", parent, width=WIDE)
        self._desk = desk
        look = theme()
        self.script = Note(f"“{SCRIPT}”", "message-circle")
        self.script.setAccessibleName(f"Say: {SCRIPT}")
        set_role(self.script.words, "h2")
        self.danger = Note(IN_DANGER, "life-buoy", "warning")
        self.body.addWidget(Words("Say these words, whoever is meant:", "label"))
        self.body.addWidget(self.script)
        self.body.addWidget(self.danger)
        self.halves = QStackedWidget()
        self.halves.addWidget(self._form())
        self.whom = self._second_half()
        # In a low window with large text the fields scroll, and the words to say stay in sight.
        room = (
            parent.window().height() - look.px(_AROUND_FORM) if parent is not None else look.px(_FORM_HEIGHT)
        )
        self.halves.setMinimumHeight(min(look.px(_FORM_HEIGHT), max(_FORM_LEAST, room)))
        self.body.addWidget(self.halves, 1)
        self.problem = Words("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.take = self.add_button(Button(TAKE, "primary", "check", hint="Ctrl Enter"))
        self.take.clicked.connect(self._on_take_clicked)
        self.look = self.add_button(Button(LOOK, "primary", "search", hint="Enter"))
        self.look.setVisible(False)
        if self.whom is not None:
            self.look.clicked.connect(self.whom.look)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._go_on)
        if message is not None:
            self._show(message)
        self.caller.focus_inside()
        frame = self.layout()
        assert frame is not None
        # The least height of a layout does not count the second line of words that wrap.
        self.setMinimumHeight(frame.totalMinimumHeightForWidth(self.width()))

    def _second_half(self) -> WhomWeTell | None:
        """For permitted staff alone: nobody else is offered it, and the service would refuse."""
        desk = self._desk
        if not desk.may(Permission.READ_CONSENTS):
            return None
        whom = WhomWeTell(desk.asking.whom, desk.today, may_disclose=desk.may(Permission.DISCLOSE))
        self.choice = Segmented(((_MESSAGE, "Take a message"), (_WHOM, WHOM)), name="Then")
        for segment in self.choice.findChildren(QPushButton):
            segment.setAutoDefault(False)  # Enter in a field is not for it
        self.choice.chosen.connect(self.show_half)
        whom.call_requested.connect(self._on_whom_call_requested)
        self.body.addWidget(self.choice)
        self.halves.addWidget(whom)
        return whom

    def show_half(self, half: str) -> None:
        """The message, or whom we may talk to; the words to say stay over both."""
        if self.whom is None:
            return
        asks = half == _WHOM
        self.choice.set_value(half)
        self.halves.setCurrentIndex(int(asks))
        self.take.setVisible(not asks)
        self.look.setVisible(asks)
        self.danger.setVisible(not asks or self.halves.minimumHeight() >= theme().px(_FORM_HEIGHT))
        self.problem.hide()
        if asks:
            if self.whom.name.is_empty():
                self.whom.name.set_value(self.asked_about.value())
            self.whom.name.focus_inside()
        else:
            self.whom.clear()
            self.caller.focus_inside()

    def _on_whom_call_requested(self, told: MayTell) -> None:
        left = CallToldDialog.ask(self._desk, told, self)
        if left.made is not None:
            self.call_kept.emit()
        elif left.route is not None:
            self.reject()
            if not self.isVisible():
                self.route_requested.emit(left.route)

    def _go_on(self) -> None:
        """Ctrl+Enter: the verb of the half on show."""
        asks = self.whom is not None and self.halves.currentIndex() == 1
        (self.look if asks else self.take).click()

    def _form(self) -> ScrollColumn:
        look = theme()
        self.caller = LineField("Who is asking")
        self.kind = ChoiceField("They say they are", enum_options(CallerKind))
        self.phone = PhoneField("Their phone")
        self.asked_about = LineField("Whom they ask about", help_text="As they say it. Nobody is looked up.")
        self.for_staff = ChoiceField("For", self._staff())
        self.words = LinesField("Message", least_lines=3)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(0)
        # By columns with equal stretch: caller, what they are and their phone; then whom they ask about and for whom.
        for column, field in enumerate((self.caller, self.kind, self.phone)):
            grid.addWidget(field, 0, 2 * column, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.asked_about, 1, 0, 1, 4, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.for_staff, 1, 4, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 2, 0, 1, 6, Qt.AlignmentFlag.AlignTop)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        form = ScrollColumn(padding=0, spacing=0)
        form.body.addLayout(grid)
        form.body.addStretch(1)
        return form

    def _staff(self) -> tuple[tuple[int | None, str], ...]:
        """The center's own people, read once when the dialog opens."""
        people = sorted((one for one in self._desk.staff.list() if one.active), key=lambda one: one.name)
        return ((None, "Anybody"), *((one.id, one.name) for one in people))

    # What was typed

    def message(self) -> Message:
        """What stands in the fields."""
        return Message(
            asked_about=self.asked_about.value(),
            caller=self.caller.value(),
            caller_kind=self.kind.value(),
            phone=self.phone.value(),
            words=self.words.value(),
            for_staff_id=self.for_staff.value(),
        )

    def _show(self, message: Message) -> None:
        self.asked_about.set_value(message.asked_about)
        self.caller.set_value(message.caller)
        self.kind.set_value(message.caller_kind)
        self.phone.set_value(message.phone)
        self.words.set_value(message.words)
        self.for_staff.set_value(message.for_staff_id)

    def stash(self) -> str | None:
        """What was typed and neither taken nor thrown away, as text; None if there is nothing."""
        message = self.message()
        return None if message.is_empty() else json.dumps(asdict(message))

    # Taking and leaving

    def _on_take_clicked(self) -> None:
        try:
            done = self._desk.messages.take(self.message())
        except AftercareError as problem:
            self.problem.setText(problem.sentence)
            self.problem.show()
            self.words.focus_inside()
            return
        self._show(Message())
        self.accept()
        self.message_taken.emit(done)

    def reject(self) -> None:
        """Esc and Cancel: ask before words are lost."""
        if not self.message().is_empty():
            answer = MessageDialog.ask(
                self,
                "The message is not taken yet",
                "What you wrote is still here. Take the message, throw it away, or go on writing.",
                ((TAKE, "primary"), (THROW_AWAY, "default"), (GO_ON, "ghost")),
            )
            if answer == TAKE:
                self._on_take_clicked()
            if answer != THROW_AWAY:
                return
            self._show(Message())
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The person closing the window is asked; the program, when it locks, is not."""
        if event.spontaneous():
            event.ignore()
            self.reject()
        else:
            self.done(0)


def unstashed(text: str) -> Message:
    """The message that `stash` gave. Raises `ValueError`, `KeyError` or `TypeError` for words of another version."""
    facts = json.loads(text)
    return Message(**{**facts, "caller_kind": CallerKind(facts["caller_kind"])})
