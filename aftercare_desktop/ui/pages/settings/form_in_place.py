"""A list of the settings and, in its place, the form over one of its rows with the way back to all."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.ui.pages.settings.form_pane import FormPane
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import ElidedWords


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


def _at_the_right(button: Button) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(button)
    return holder
