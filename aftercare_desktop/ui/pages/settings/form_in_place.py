"""A list of the settings and, in its place, the form over one of its rows with the way back to all."""

from typing import Any, Generic, TypeVar

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.ui.pages.settings.form_pane import FormPane
from aftercare_desktop.ui.pages.settings.pane import SettingsPane
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import ElidedWords
from aftercare_desktop.ui.widgets.row_list import RowList

F = TypeVar("F", bound=FormPane[Any])


class FormInPlace(QStackedWidget):
    """Shows one of both. Its `tools` stand in the page's header: a button of the list's own, or the form's Save."""

    back_requested = Signal()

    def __init__(
        self, listed: QWidget, all_words: str, button: Button, parent: QWidget | None = None
    ) -> None:
        """`all_words` name the way back ("All staff"), `button` is what the header offers beside the list."""
        super().__init__(parent)
        look = theme()
        self.tools = QStackedWidget()
        self.tools.addWidget(_at_the_right(button))
        self.back_button = Button(all_words, "ghost", "arrow-left", hint="Esc", size="small")
        self.back_button.clicked.connect(self.back_requested)
        self._name = ElidedWords("", "h2")
        self._form: FormPane[Any] | None = None
        head = QHBoxLayout()
        head.setContentsMargins(look.px(18), look.px(14), look.px(18), 0)
        head.setSpacing(look.px(10))
        head.addWidget(self.back_button)
        head.addWidget(self._name, 1)
        frame = QWidget()
        self._place = QVBoxLayout(frame)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(0)
        self._place.addLayout(head)
        self.addWidget(listed)
        self.addWidget(frame)

    def show_list(self) -> None:
        """The list comes back, and the form goes."""
        form, self._form = self._form, None
        self.setCurrentIndex(0)
        self.tools.setCurrentIndex(0)
        if form is not None:
            for holder, part in ((self._place, form), (self.tools, form.save_tools)):
                holder.removeWidget(part)
                part.deleteLater()

    def show_form(self, form: FormPane[Any], name: str) -> None:
        """Show a form where the list stood."""
        self.show_list()
        self._form = form
        self.name_form(name)
        self._place.addWidget(form, 1)
        self.tools.addWidget(form.save_tools)
        self.tools.setCurrentWidget(form.save_tools)
        self.setCurrentIndex(1)
        form.open("")

    def name_form(self, name: str) -> None:
        """What stands above the form."""
        self._name.setText(name)


class ListWithForm(SettingsPane, Generic[F]):
    """A pane with a list; Enter opens the form over one of its rows in its place, Esc comes back. A route's place is
    that of the row, empty for the list.
    """

    def __init__(self, *, may_change: bool) -> None:
        super().__init__()
        self._may_change = may_change
        self._form: F | None = None

    def _lay_out(self, listed: QWidget, rows: RowList, all_words: str, add: Button) -> None:
        """`rows` take the keyboard in what is `listed`; `add` is there for those who may change something."""
        self._rows = rows
        self._stack = FormInPlace(listed, all_words, add)
        add.setVisible(self._may_change)
        self._stack.back_requested.connect(self.cancel_here)
        self.tools = self._stack.tools
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    # What each list says for itself

    def _load(self) -> None:
        """Show the rows as they stand."""
        raise NotImplementedError

    def _place_of(self, form: F) -> str:
        raise NotImplementedError

    def _choose_row_of(self, form: F) -> None:
        raise NotImplementedError

    def _show_place(self, place: str) -> None:
        """Open the form over the row at this place, or the list where there is none."""
        raise NotImplementedError

    def _add(self) -> None:
        """Begin a new row."""
        raise NotImplementedError

    # What the page asks

    def open(self, place: str) -> None:
        if self._form is not None and self._form.is_dirty() and place in ("", self.place()):
            self._form.open("")
        elif place and self._may_change:
            self._show_place(place)
        else:
            self._show_list()

    def place(self) -> str:
        return "" if self._form is None else self._place_of(self._form)

    def can_leave(self) -> bool:
        return self._form is None or self._form.can_leave()

    def stash(self) -> bytes | None:
        kept = self._form.stash() if self._form is not None else None
        return None if kept is None else msgspec.json.encode((self.place(), kept))

    def unstash(self, kept: bytes) -> None:
        try:
            place, written = msgspec.json.decode(kept, type=tuple[str, bytes])
        except msgspec.DecodeError:
            return
        self.open(place)
        if self._form is not None:
            self._form.unstash(written)

    def new_here(self) -> None:
        if self._may_change and self.can_leave():
            self._add()

    def cancel_here(self) -> bool:
        if self._form is None:
            return False
        if self.can_leave():
            self._show_list()
        return True

    # The list and the form in its place

    def _show_list(self) -> None:
        """The list as it stands now, with the keyboard on the row whose form was open."""
        form, self._form = self._form, None
        self._stack.show_list()
        self._load()
        if form is not None:
            self._choose_row_of(form)
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_in_place(self, form: F, kind: str, name: str) -> None:
        """Show this form where the list stood."""
        self._form = form
        form.setAccessibleName(kind)
        form.toast_requested.connect(self.toast_requested)
        form.failed.connect(self.failed)
        self._stack.show_form(form, name)


def _at_the_right(button: Button) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(button)
    return holder
