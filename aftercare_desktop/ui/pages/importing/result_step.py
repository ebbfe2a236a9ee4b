"""The last step of an import: what was done, with the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.services.importing.report import ImportReport
from aftercare_desktop.ui.pages.importing.rows import figures_words, gone_words, warned_words
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Icon, Words

_WIDTH = 620


class ResultStep(QWidget):
    """The figures of what was written, and who is no longer in the file."""

    undo_wanted = Signal()
    save_wanted = Signal()
    list_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        card = Card(padding=18, spacing=12)
        card.setMaximumWidth(look.px(_WIDTH))
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        self.icon = Icon("circle-check", 18, "ok")
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self.headline = Words("", "h2", wrap=True)
        head.addWidget(self.headline, 1)
        card.body.addLayout(head)
        self.figures = Words("", "body", wrap=True)
        self.warned = Words("", "secondary", wrap=True)
        self.gone = Words("", "secondary", wrap=True)
        card.body.addWidget(self.figures)
        card.body.addWidget(self.warned)
        card.body.addWidget(self.gone)
        card.body.addLayout(self._buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def _buttons(self) -> QVBoxLayout:
        self.see = Button("See the clients", "primary", "users")
        self.undo = Button("Undo the import", "default", "undo-2")
        self.save = Button("Save the report", "default", "file-down")
        self.again = Button("Import another file", "ghost", "upload")
        self.see.clicked.connect(self.list_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.again.clicked.connect(self.again_wanted)
        rows = QVBoxLayout()
        rows.setSpacing(theme().px(8))
        for pair in ((self.see, self.undo), (self.save, self.again)):
            row = QHBoxLayout()
            row.setSpacing(theme().px(8))
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            rows.addLayout(row)
        return rows

    def show_report(self, report: ImportReport, *, undoable: bool) -> None:
        """Say what was done."""
        self.icon.set_icon("circle-check", "ok")
        nothing = not report.added and not report.changed
        self.headline.setText("Everything was known already." if nothing else "The file is imported.")
        self.figures.setText(figures_words(report))
        self.warned.setText(warned_words(report))
        self.warned.setVisible(bool(report.warnings))
        self.gone.setText(gone_words(report))
        self.gone.setVisible(bool(report.people_gone))
        self.undo.setVisible(undoable)
        self.save.show()

    def show_undone(self, report: ImportReport, stayed: int) -> None:
        """Say what is true now: how much of the import was taken back, and how much of it was not and why."""
        self.icon.set_icon("undo-2", "text2")
        back = report.added + report.changed - stayed
        self.headline.setText("The import is undone." if back else "Nothing could be taken back.")
        people = "1 person stays" if stayed == 1 else f"{stayed:,} people stay"
        lines = [
            f"{people} as they are now, because somebody changed or wrote something since."
            if stayed
            else "Everybody is as before."
        ]
        if stayed and back:
            others = "1 other is" if back == 1 else f"{back:,} others are"
            lines.append(f"{others} as before the import.")
        if report.added:
            lines.append("People who were new and did not stay are archived, not deleted.")
        self.figures.setText("\n".join(lines))
        for widget in (self.warned, self.gone, self.undo, self.save):
            widget.hide()

    def said(self) -> str:
        """What the card says, in one line."""
        return " ".join((self.headline.text(), *self.figures.text().splitlines()))

    def take_focus(self) -> None:
        """Put the keyboard on what most people do next."""
        (self.again if self.save.isHidden() else self.see).setFocus()
