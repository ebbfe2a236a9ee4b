"""The field of a form: label above, control, and a slot below that holds help or what to mend.

Concrete fields stand in `fields_text`, `fields_choice` and `fields_when`; forms are built from them in `ui.form`.
"""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from aftercare_desktop.ui.theme import repolish, set_property, theme
from aftercare_desktop.ui.widgets.labels import Icon, Words

HEIGHT = 34
_SLOT = 24
_BELOW_HELP = 8
"""Help is always there, so what follows must stand off from it; a sentence that comes and goes fills the slot."""


def show_read_only(control: QLineEdit | QPlainTextEdit, read_only: bool) -> None:
    """Let nobody change what stands there, and let it look so; it can still be read, selected and copied."""
    control.setReadOnly(read_only)
    repolish(control)


class Field(QWidget):
    """A labelled value that a person edits. `set_value` never emits; only a person's own change does.

    A `bare` field has neither label nor slot on screen (a cell under a column head); its label is still its accessible
    name, and its problem is said in the tooltip and the accessible description.
    """

    edited = Signal(str)
    """The person changed the value. Carries the path inside the value: "" for a plain one, "2.who" in rows."""
    left = Signal()
    """The person finished with this field: the keyboard went elsewhere or Enter was pressed."""
    entered = Signal()
    """Enter was pressed in a one-line field."""
    problem_changed = Signal()
    """The sentence that says what to mend came, went or changed."""
    notice_changed = Signal()
    """What is said about the value came, went or changed."""

    def __init__(
        self, label: str, *, help_text: str = "", bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._help = help_text
        self._bare = bare
        self._problem: str | None = None
        self._notice = ""
        self._message: QWidget | None = None
        self._slot = _SLOT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._title: QLabel | None = None

    # To be given by each kind of field

    def value(self) -> Any:
        """The value as it stands now."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; emits nothing."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anybody change it."""
        self.setEnabled(not read_only)

    def flush(self) -> None:
        """Take over what was typed and not yet understood (a half-typed date). Called before saving."""

    def refresh(self) -> None:
        """Show anew what comes from outside the value (page 1 shows the rest of the plan)."""

    def focus_inside(self, path: str = "") -> None:
        """Put the keyboard into this field; `path` leads to a part of it, if it has parts."""
        control = self.focusProxy()
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def typed(self) -> Any:
        """What stands in the control, half typed too, as JSON has it; None for a field that cannot be typed again."""
        return None

    def type_again(self, typed: Any) -> None:
        """Put back what `typed` gave, as if the person did it."""

    def unread(self) -> dict[str, str]:
        """Text on screen that names no value, by the path inside the value: "" for a plain one."""
        return {}

    def read_again(self, path: str, text: str) -> None:
        """Put such a text back at its path, with the sentence that says what to mend."""

    def keep_no_slot(self) -> None:
        """Take no room below until there is something to say: for a field that stands alone."""
        self._slot = 0
        self._show_message()

    # The frame

    def label(self) -> str:
        """The words of the label, which are also the accessible name."""
        return self._label

    def least_width(self) -> int:
        """Pixels that the words of the label need, known before the style sheet came to it."""
        shown = self._title is not None
        return (
            QFontMetrics(theme().font("label")).horizontalAdvance(self._label) + theme().px(4) if shown else 0
        )

    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return self.value() in (None, "", False, ())

    def problem(self) -> str | None:
        """The sentence that says what to mend, or None."""
        return self._problem

    def set_problem(self, sentence: str | None) -> None:
        """Show what to mend, or nothing: red border, icon and the sentence in the slot."""
        if sentence == self._problem:
            return
        self._problem = sentence
        for control in self._marked():
            set_property(control, "invalid", sentence is not None)
        self._show_said()
        self.problem_changed.emit()

    def notice(self) -> str:
        """What is said about the value that keeps nobody from keeping it; "" when nothing is."""
        return self._notice

    def set_notice(self, sentence: str) -> None:
        """Say something about the value in the slot; a problem goes before it."""
        if sentence != self._notice:
            self._notice = sentence
            self._show_said()
            self.notice_changed.emit()

    def _show_said(self) -> None:
        for control in self._marked():
            control.setAccessibleDescription(self._problem or self._notice or self._help)
            if self._bare:
                control.setToolTip(self._problem or self._notice)
        self._show_message()

    def _marked(self) -> tuple[QWidget, ...]:
        """The controls that get the red border."""
        control = self.focusProxy()
        return (control,) if isinstance(control, QWidget) else ()

    def _hold(self, control: QWidget, *, frame: QWidget | None = None) -> None:
        """Put the control (inside `frame`, if given) under its label; called once by each kind of field."""
        look = theme()
        control.setAccessibleName(self._label)
        control.setAccessibleDescription(self._help)
        if not self._bare and self._label:
            self._title = Words(self._label, "label")
            self._title.setBuddy(control)
            self._column.addWidget(self._title)
            self._column.addSpacing(look.px(5))
        self._column.addWidget(frame or control)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setFocusProxy(control)
        _watch_focus()
        self._show_message()

    def _show_message(self) -> None:
        """The slot keeps its height, so that nothing below moves when a sentence comes or goes."""
        if self._bare:
            return
        look = theme()
        if self._message is not None:
            self._column.removeWidget(self._message)
            self._message.hide()
            self._message.deleteLater()
            self._message = None
        words = self._problem or self._notice or self._help
        if not words:
            self._column.setContentsMargins(0, 0, 0, look.px(self._slot))
            return
        token = "danger" if self._problem is not None else "warn" if self._notice else ""
        self._message = _message(words, token)
        self._message.setMinimumHeight(look.px(_SLOT))
        self._column.addWidget(self._message)
        self._message.show()  # at once: the layout would do it later, and everything below would jump
        self._column.setContentsMargins(0, 0, 0, look.px(_BELOW_HELP) if self._help else 0)

    def leave(self) -> None:
        """The keyboard went elsewhere: take over half-typed text and tell."""
        self.flush()
        self.left.emit()

    def _on_control_return_pressed(self) -> None:
        self.flush()
        self.left.emit()
        self.entered.emit()


def _message(words: str, token: str) -> QWidget:
    """`token` colors the icon of a problem or a notice; help has none."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, theme().px(4), 0, 0)
    row.setSpacing(theme().px(5))
    if token:
        row.addWidget(Icon("circle-alert", 14, token), 0, Qt.AlignmentFlag.AlignTop)
    role = "error" if token == "danger" else "help"
    row.addWidget(Words(words, role, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    return holder


class _FocusWatch(QObject):
    """Tells fields that the keyboard left them. One for the program: an event filter on every control would cost a call
    into Python for each of the dozen events of a keystroke, and typing waits for each while the preview is made."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusChanged.connect(self._on_application_focus_changed)

    def _on_application_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        field = _field_around(old)
        if field is not None and (now is None or not isValid(now) or not field.isAncestorOf(now)):
            field.leave()


def _field_around(widget: QWidget | None) -> Field | None:
    while widget is not None and isValid(widget):
        if isinstance(widget, Field):
            return widget
        widget = widget.parentWidget()
    return None


_the_watch: list[_FocusWatch] = []


def _watch_focus() -> None:
    application = QApplication.instance()
    if not _the_watch and isinstance(application, QApplication):
        _the_watch.append(_FocusWatch(application))
