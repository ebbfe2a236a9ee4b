"""Below the circle of a plan: who of its people outside the center may be told something, and the step to a consent."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.telling import NamedTelling
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.old_copies import told_until

ABOUT = "A name in the plan is no consent. Whoever is told something needs one that names them."
NOBODY = "The plan names nobody outside the center yet."


class MayBeTold(Card):
    """One row for each person, read anew whenever the section comes into sight."""

    consents_requested = Signal()

    def __init__(self, read: Callable[[], Sequence[NamedTelling]], parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self._read = read
        self.setAccessibleName("Who may be told")
        head = QHBoxLayout()
        head.addWidget(Words("Who may be told", "h2"), 1)
        self.consents = Button("Start a consent", "default", "file-pen", size="small")
        self.consents.clicked.connect(self.consents_requested)
        head.addWidget(self.consents)
        self.body.addLayout(head)
        self.body.addWidget(Words(ABOUT, "secondary", wrap=True))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme().px(6))
        self.body.addLayout(self.rows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_people(self._read())

    def show_people(self, people: Sequence[NamedTelling]) -> None:
        """Show who may be told what until when."""
        while self.rows.count():
            item = self.rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in people:
            role = "ok" if one.telling.allowed else "secondary"
            self.rows.addWidget(Words(one.name, "strong", wrap=True))
            self.rows.addWidget(Words(told_until(one.telling), role, wrap=True))
        if not people:
            self.rows.addWidget(Words(NOBODY, "secondary", wrap=True))

    def forget(self) -> None:
        """Show nobody."""
        self.show_people(())
