"""Sentences that stand above the form until they no longer hold, each with what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Icon, Words

Verb = tuple[str, Callable[[], None]] | tuple[str, Callable[[], None], str]
"""What a button of a notice says and does, and the key that does the same."""
_LEAST_FOR_WORDS = 260


class Notice(QFrame):
    """A tinted strip with an icon, a sentence and verbs."""

    def __init__(
        self, words: str, icon: str, verbs: Sequence[Verb], *, warning: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look = theme()
        set_role(self, "warning" if warning else "note")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(look.px(14), look.px(8), look.px(10), look.px(8))
        self._parts.setSpacing(look.px(10))
        said = QHBoxLayout()
        said.setSpacing(look.px(10))
        said.addWidget(Icon(icon, 18, "warn" if warning else "info"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Words(words, "body" if warning else "info", wrap=True)
        said.addWidget(self.words, 1)
        self._parts.addLayout(said, 1)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addStretch(1)
        self.buttons: list[Button] = []
        for text, act, *key in verbs:
            button = Button(text, "default", key="".join(key), size="small")
            button.clicked.connect(lambda _=False, act=act: act())
            self.buttons.append(button)
            row.addWidget(button)
        if self.buttons:
            self._parts.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the verbs would leave the sentence too little room they stand below it."""
        super().resizeEvent(event)
        verbs = sum(button.sizeHint().width() for button in self.buttons)
        below = bool(verbs) and self.width() - verbs < theme().px(_LEAST_FOR_WORDS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(down if below else across)


class Notices(QWidget):
    """At most one notice of each kind, in a fixed order; gone from the layout when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(8))
        self.hide()

    def show_notice(
        self, kind: str, words: str, icon: str, verbs: Sequence[Verb] = (), *, warning: bool = True
    ) -> None:
        """Show this sentence as the one notice of its kind."""
        held = self._shown.get(kind)
        if held is not None and held.words.text() == words:
            return
        self.take_away(kind)
        notice = Notice(words, icon, verbs, warning=warning)
        self._shown[kind] = notice
        self._column.addWidget(notice)
        self.show()
        notice.show()  # now, so that the keyboard can be put into it

    def take_away(self, kind: str) -> None:
        """Show no notice of this kind any more."""
        held = self._shown.pop(kind, None)
        if held is not None:
            self._column.removeWidget(held)
            held.hide()
            held.deleteLater()
        self.setVisible(bool(self._shown))

    def clear(self) -> None:
        """Show nothing."""
        for kind in tuple(self._shown):
            self.take_away(kind)

    def notice(self, kind: str) -> Notice | None:
        """The notice of this kind, if it is on show."""
        return self._shown.get(kind)
