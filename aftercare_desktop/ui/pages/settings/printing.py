"""The pane "Printing": paper, letterhead and large print, with a made-up plan beside them as it would print."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.printing import LOGO_BYTES, Letterhead, lines_of, problems
from aftercare_desktop.errors import AftercareError, StorageFailed
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.printing import PrintingChoices, logo_from_file
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.form import FieldSpec, FormContext, GroupSpec, check, choice, lines
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.preview import MakePdf, Preview
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words

_HEAD_NOTE = (
    "Stands above page 1 of every plan. It names the center: leave it empty where that could harm somebody."
)
_LARGE_HELP = "18 point, in one column. The plan takes more pages; page 1 may take several."
_PREVIEW_HEIGHT = 560
_LOGO_HEIGHT = 48


@dataclass(frozen=True, slots=True)
class PrintingForm:
    """What the pane shows; the lines of the letterhead as one text."""

    paper: PaperSize = PaperSize.LETTER
    lines: str = ""
    logo: bytes = b""
    large: bool = False

    def choices(self) -> PrintingChoices:
        """As it is saved and printed."""
        return PrintingChoices(self.paper, Letterhead(lines_of(self.lines), self.logo), self.large)


class LogoField(Field):
    """The logo: a picture with a way to choose another and to take it away."""

    def __init__(self, label: str) -> None:
        super().__init__(label, help_text="PNG or JPEG, at most 1 MB.")
        look = theme()
        self._value = b""
        self._read_only = False
        self.picture = QLabel()
        self.picture.setAccessibleName("The present logo")
        self.picture.setFixedHeight(look.px(_LOGO_HEIGHT))
        self.choose = Button("Choose a picture", "default", "upload", size="small")
        self.choose.setAccessibleName("Choose a picture for the logo")
        self.remove = Button("Remove", "ghost", "trash-2", size="small")
        self.remove.setAccessibleName("Remove the logo")
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(lambda: self._take(b""))
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        for part in (self.picture, self.choose, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        spoken = self.choose.accessibleName()
        self._hold(self.choose, frame=frame)
        self.choose.setAccessibleName(spoken)
        self._show()

    def value(self) -> bytes:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self.set_problem(None)
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.choose.setVisible(not read_only)
        self._show()

    def is_empty(self) -> bool:
        return not self._value

    def take_file(self, path: Path) -> None:
        """Take over this file's picture, or say what is wrong with it; the present logo then stays."""
        try:
            self._take(logo_from_file(_read(path)))
        except AftercareError as problem:
            self.set_problem(problem.sentence)

    def _on_choose_clicked(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), "Choose a picture", folder, "Pictures (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.take_file(Path(chosen))

    def _take(self, logo: bytes) -> None:
        self.set_value(logo)
        self.edited.emit("")
        (self.remove if logo else self.choose).setFocus()

    def _show(self) -> None:
        self.picture.setVisible(bool(self._value))
        self.remove.setVisible(bool(self._value) and not self._read_only)
        if self._value:
            shown = QPixmap()
            shown.loadFromData(self._value)
            self.picture.setPixmap(shown.scaledToHeight(theme().px(_LOGO_HEIGHT)))


def _read(path: Path) -> bytes:
    """The file, and one byte more than may be, so that the size of a huge one is judged without reading it."""
    try:
        with path.open("rb") as file:
            return file.read(LOGO_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        raise StorageFailed(f"{path.name} was not read: {reason}. The logo stays as it was.") from problem


class PrintingPane(FormPane[PrintingForm]):
    """Paper, letterhead, large print, and a sample that follows."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        fields = (
            GroupSpec(
                "Paper",
                (
                    check("large", "Large print for clients", help_text=_LARGE_HELP),
                    choice("paper", "Sheets in the printers", PaperSize, span=3),
                ),
                "Final plans stay as they were given.",
            ),
            GroupSpec(
                "Letterhead",
                (
                    FieldSpec("logo", "Logo", _logo_field),
                    lines("lines", "Up to four lines", least_lines=3, placeholder="Name of the center"),
                ),
                _HEAD_NOTE,
            ),
        )
        self.preview = Preview({}, heading="")
        super().__init__(desk, _subject(desk), fields)
        self.preview.setFixedHeight(theme().px(_PREVIEW_HEIGHT))
        card = Card(padding=0, spacing=0)
        head = QVBoxLayout()
        inside = theme().px(16)
        head.setContentsMargins(inside, inside, inside, theme().px(4))
        head.addWidget(Words("A made-up plan, as it would print", "h2"))
        card.body.addLayout(head)
        card.body.addWidget(self.preview)
        self.add_card(card)

    def open(self, place: str) -> None:
        super().open(place)
        self.preview.show_now(self._sample)

    def show_state(self) -> None:
        super().show_state()
        self.preview.schedule(self._sample)

    def close_down(self) -> None:
        self.preview.close_down()

    def _sample(self) -> MakePdf:
        """Read what the sample is made from; what is returned draws it on any thread."""
        paper = self._desk.printing.sample(self.form.value().choices())
        return partial(plan_pdf, paper)


def _logo_field(context: FormContext, bare: bool) -> Field:
    return LogoField("Logo")


def _subject(desk: Desk) -> PaneSubject[PrintingForm]:
    def read() -> Stored[PrintingForm]:
        stored = desk.printing.choices()
        choices, head = stored.value, stored.value.letterhead
        form = PrintingForm(choices.paper, "\n".join(head.lines), head.logo, choices.large)
        return Stored(stored.version, form)

    def save(value: PrintingForm, version: int) -> Done[int]:
        return desk.printing.change(value.choices(), version)

    topics = frozenset({Topic.SETTINGS})
    return PaneSubject(PrintingForm, read, save, _tidied, _sentences, "printing", topics)


def _tidied(value: PrintingForm) -> PrintingForm:
    return PrintingForm(value.paper, "\n".join(lines_of(value.lines)), value.logo, value.large)


def _sentences(value: PrintingForm) -> Mapping[str, str]:
    return {problem.field: problem.sentence for problem in problems(lines_of(value.lines))}
