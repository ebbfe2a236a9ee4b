"""Somebody asks for a client, on the phone or at the door: the words to say, and a message. Nobody is looked up."""

import json
from dataclasses import asdict

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, enum_options
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField, PhoneField
from aftercare_desktop.ui.widgets.frames import Note, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.messages import IN_DANGER, SCRIPT

TAKE, THROW_AWAY, GO_ON = "Take the message", "Throw away", "Go on writing"
_FORM_HEIGHT, _FORM_LEAST = 330, 150
_AROUND_FORM = 300


class SomeoneAskingDialog(DialogFrame):
    """The same for every name: no field completes, compares or looks up what is typed. Ctrl+Enter takes the message.

    It keeps what was typed when the program closes it (the window locks), so that `stash` can be asked afterwards.
    """

    message_taken = Signal(object)
    """Emitted with the `Done` of the message."""

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
        form = self._form()
        # In a low window with large text the fields scroll, and the words to say stay in sight.
        room = (
            parent.window().height() - look.px(_AROUND_FORM) if parent is not None else look.px(_FORM_HEIGHT)
        )
        form.setMinimumHeight(min(look.px(_FORM_HEIGHT), max(_FORM_LEAST, room)))
        self.body.addWidget(form, 1)
        self.problem = Words("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.take = self.add_button(Button(TAKE, "primary", "check", hint="Ctrl Enter"))
        self.take.clicked.connect(self._on_take_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.take.click)
        if message is not None:
            self._show(message)
        self.caller.focus_inside()
        frame = self.layout()
        assert frame is not None
        # The least height of a layout does not count the second line of words that wrap.
        self.setMinimumHeight(frame.totalMinimumHeightForWidth(self.width()))

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
