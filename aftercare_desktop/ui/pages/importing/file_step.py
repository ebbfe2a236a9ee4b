"""The first step of an import: which file, and where such files come from."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.services.importing.draft import ImportDraft
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_text import SuggestField
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn
from aftercare_desktop.ui.widgets.labels import ElidedWords, Icon, Words

_WIDTH = 620
_KINDS = "Rosters (*.csv *.txt *.tsv *.xlsx *.xlsm);;All files (*)"

AskFile = Callable[[QWidget], Path | None]


def ask_file(parent: QWidget) -> Path | None:
    """Ask which file to import; None if the person changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose a roster", "", _KINDS)
    return Path(chosen) if chosen else None


class FileStep(QWidget):
    """Choose a file, or drop one anywhere on the page."""

    file_wanted = Signal()
    """The person wants to choose a file."""
    sheet_chosen = Signal(str)
    source_named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sources: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sheet = ScrollColumn(padding=0, spacing=14)
        sheet.setProperty("pane", True)
        for card in (self._file_card(), self._source_card()):
            sheet.body.addWidget(card)
        sheet.body.addStretch(1)
        column.addWidget(sheet)

    def _file_card(self) -> Card:
        card = Card(padding=18, spacing=12)
        card.setMaximumWidth(theme().px(_WIDTH))
        card.body.addWidget(Words("A list from another program", "h2"))
        words = (
            "A CSV file or an Excel workbook with the names of its columns in the first row. Nothing is changed before "
            "you have seen what would be."
        )
        card.body.addWidget(Words(words, "secondary", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme().px(10))
        self.choose = Button("Choose a file", "primary", "upload", "Ctrl+O")
        self.choose.clicked.connect(self.file_wanted)
        row.addWidget(self.choose)
        row.addWidget(Words("or drop it here", "secondary"))
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _source_card(self) -> Card:
        self.chosen = Card(padding=18, spacing=12)
        self.chosen.setMaximumWidth(theme().px(_WIDTH))
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        head.addWidget(Icon("file-check", 18, "accentText"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.file = ElidedWords("", "h2")
        head.addWidget(self.file, 1)
        self.chosen.body.addLayout(head)
        self.rows = Words("", "secondary", wrap=True)
        self.chosen.body.addWidget(self.rows)
        self.source = SuggestField(
            "Where such files come from",
            lambda: self._sources,
            help_text="How its columns and dates are read is remembered under this name.",
        )
        self.source.left.connect(lambda: self.source_named.emit(self.source.value().strip()))
        self.chosen.body.addWidget(self.source)
        self.sheet = ChoiceField("Sheet of the workbook", ((None, ""),))
        self.sheet.edited.connect(lambda _: self.sheet_chosen.emit(self.sheet.value()))
        self.chosen.body.addWidget(self.sheet)
        self.chosen.hide()
        return self.chosen

    def show_draft(self, draft: ImportDraft, sources: Sequence[str]) -> None:
        """Say what was read, and offer the names of known sources."""
        table = draft.table
        self.file.setText(table.file)
        count = len(table.rows)
        rows = "1 row" if count == 1 else f"{count:,} rows"
        self.rows.setText(f"{rows} under {len(draft.facts)} columns.")
        self._sources = tuple(sources)
        self.source.set_value(draft.source)
        self.sheet.setVisible(len(table.sheets) > 1)
        if table.sheets:
            self.sheet.set_options([(name, name) for name in table.sheets])
            self.sheet.set_value(table.sheet)
        self.chosen.show()

    def forget(self) -> None:
        """No file is chosen."""
        self.chosen.hide()
