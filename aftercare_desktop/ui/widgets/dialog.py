"""The frame of every dialog: 480 wide, a headline, a body, verbs at the right; Esc cancels."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, pressed_by_enter
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.practice import is_practice, practice_line

WIDTH = 480
WIDE = 640


@dataclass(frozen=True, slots=True)
class KeptDialog:
    """What a person wrote in a dialog that closed because the window locked: the page that asked opens it again."""

    name: str
    about: str
    """What it was opened for, in the page's own words: an id, a key, or nothing."""
    words: dict[str, Any]
    focus: str
    """The label of the field that had the keyboard."""
    form_key: str = ""
    """Under which the words are kept apart from the window; empty where they are kept with it."""
    seen: dict[str, str] | None = None
    """What stood there when it was opened, in the page's own words: what somebody changed since is not overwritten."""


class DialogFrame(QDialog):
    """Subclasses put their fields into `body` and their verbs into `buttons` with `add_button`.

    The window is called like the headline; give `title` where that names a client: titles stand in the task bar.
    What was typed into a dialog with a `kept_as` is not lost when the window locks: its page asks again.
    """

    kept_as = ""
    about = ""
    form_key = ""
    """Where what was typed must be found by itself, to go when what it is about goes: under which it is kept."""
    seen: dict[str, str] | None = None
    """What stood there when it was opened, where that is compared before anything is changed."""

    def __init__(
        self, headline: str, parent: QWidget | None = None, *, width: int = WIDTH, title: str = ""
    ) -> None:
        super().__init__(parent)
        self._opened: dict[str, Any] | None = None
        look = theme()
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setWindowTitle(f"{title or headline} - Aftercare")
        self.setAccessibleName(headline)
        self.setFixedWidth(look.px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(18))
        column.setSpacing(look.px(12))
        if is_practice(parent):
            column.addWidget(practice_line())
        self.headline = Words(headline, "section", wrap=True)
        column.addWidget(self.headline)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.px(12))
        column.addLayout(self.body, 1)
        column.addSpacing(look.px(6))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.px(8))
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)

    def add_button(self, button: Button, *, left: bool = False) -> Button:
        """Put a verb at the right end, or at the left. Enter in a field presses the one made the default, if any."""
        button.setAutoDefault(False)
        if left:
            self.buttons.insertWidget(0, button)
        else:
            self.buttons.addWidget(button)
        return button

    # Keeping what was typed while the window is locked

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._opened is None:
            self._opened = self.typed()

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, by label, in the order in which it has to be put back."""
        return {field.label(): field.typed() for field in self._fields_on_screen()}

    def type_again(self, words: dict[str, Any]) -> None:
        """Put back what `typed` gave. What is chosen in one field may bring others, so each is looked for anew."""
        for label, typed in words.items():
            for field in self._fields_on_screen():
                if field.label() == label:
                    field.type_again(typed)

    def unanswered(self) -> KeptDialog | None:
        """What a person wrote here; None if nothing."""
        typed = self.typed() if self.kept_as else {}
        if self._opened is None or typed == self._opened:
            return None
        held = (
            field.label() for field in self._fields_on_screen() if _has_keyboard(field, self.focusWidget())
        )
        return KeptDialog(self.kept_as, self.about, typed, next(held, ""), self.form_key, self.seen)

    def put_back(self, kept: KeptDialog | None) -> None:
        """Before it is shown again: what `unanswered` gave, and the keyboard where it was."""
        if kept is None:
            return
        self._opened = self.typed()
        self.type_again(kept.words)
        for field in self._fields_on_screen():
            if field.label() == kept.focus:
                field.focus_inside()

    def _fields_on_screen(self) -> list[Field]:
        """Without those that are a part of another."""
        return [
            field
            for field in self.findChildren(Field)
            if field.isVisibleTo(self) and field.label() and not _is_part(field)
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a tool button, which does not take it, presses that one: Qt would press the default."""
        focused = self.focusWidget()
        if not isinstance(focused, QToolButton) or not pressed_by_enter(focused, event):
            super().keyPressEvent(event)


def _is_part(field: Field) -> bool:
    above = field.parentWidget()
    while above is not None and not isinstance(above, Field):
        above = above.parentWidget()
    return above is not None


def _has_keyboard(field: Field, focused: QWidget | None) -> bool:
    return focused is not None and (field is focused or field.isAncestorOf(focused))


def open_dialog_kept() -> KeptDialog | None:
    """What was written in the dialog that is open now, wherever it lies; None if nothing was."""
    for dialog in QApplication.topLevelWidgets():
        kept = dialog.unanswered() if isinstance(dialog, DialogFrame) and dialog.isVisible() else None
        if kept is not None:
            return kept
    return None
