"""The history of a plan: every version with its date and author, to be opened as it was given, and drafts set aside."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.plans import RevisionRow, RevisionState
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.frames import ScrollColumn, Separator
from aftercare_desktop.ui.widgets.labels import Chip, Words
from aftercare_desktop.words import dates
from aftercare_desktop.words.merging import from_record, set_aside

SET_ASIDE = "Draft of the merged record"


def about_version(row: RevisionRow, zone: ZoneInfo) -> str:
    """ "Final since Nov 12, 2026, 9:42 AM, by Dana Whitcomb. Finalized with gaps: ..."."""
    if row.set_aside_at is not None:
        day = row.set_aside_at.astimezone(zone).date()
        written = f"Last changed {dates.stamp(row.changed_at, zone)} by {row.changed_by}."
        return f"{set_aside(row.merged_record, day)} {written}"
    if row.state is RevisionState.DRAFT:
        return f"Draft. Last changed {dates.stamp(row.changed_at, zone)} by {row.changed_by}."
    when = dates.stamp(row.finalized_at or row.changed_at, zone)
    words = f"Final since {when}, by {row.finalized_by}."
    if row.merged_from is not None:
        words = f"{words} {from_record(row.merged_record)}"
    return f"{words} Finalized with gaps: {row.gaps_reason}" if row.gaps_reason else words


class VersionsDialog(DialogFrame):
    """Newest first; `chosen` is the id of the version to open."""

    def __init__(
        self,
        history: Sequence[RevisionRow],
        current: int | None,
        zone: ZoneInfo,
        parent: QWidget | None = None,
        *,
        followed: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """`followed` says in a few words what became of each final version, by its id."""
        super().__init__("Versions of this plan", parent)
        self.chosen: int | None = None
        self.buttons_by_id: dict[int, Button] = {}
        look = theme()
        scroll = ScrollColumn(padding=0, spacing=10)
        scroll.setMinimumHeight(look.px(min(70 * len(history), 340)))
        for number, row in enumerate(history):
            if number:
                scroll.body.addWidget(Separator())
            about = "\n".join(part for part in (about_version(row, zone), followed.get(row.id, "")) if part)
            scroll.body.addLayout(self._line(row, about, shown=row.id == current))
        scroll.body.addStretch(1)
        self.body.addWidget(scroll)
        close = self.add_button(Button("Close", "primary", hint="Esc"))
        close.clicked.connect(self.reject)
        close.setDefault(True)
        close.setFocus()

    def _line(self, row: RevisionRow, about: str, *, shown: bool) -> QHBoxLayout:
        final = row.state is RevisionState.FINAL
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        title = SET_ASIDE if row.set_aside_at is not None else f"Version {row.number}"
        head.addWidget(Words(title, "strong"))
        head.addWidget(Chip("Final", "ok", "lock") if final else Chip("Draft", "out", "file-pen"))
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(head)
        words.addWidget(Words(about, "secondary", wrap=True))
        line = QHBoxLayout()
        line.addLayout(words, 1)
        button = Button("On screen" if shown else "Open", "soft", size="small")
        button.setEnabled(not shown)
        button.setAutoDefault(False)
        button.setAccessibleName(f"Open {title[0].lower()}{title[1:]}")
        button.clicked.connect(lambda: self._choose(row.id))
        self.buttons_by_id[row.id] = button
        line.addWidget(button)
        return line

    def _choose(self, revision_id: int) -> None:
        self.chosen = revision_id
        self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        history: Sequence[RevisionRow],
        current: int | None,
        zone: ZoneInfo,
        followed: Mapping[int, str],
    ) -> int | None:
        """The id of the version to open; None if the person closed it."""
        dialog = cls(history, current, zone, parent, followed=followed)
        dialog.exec()
        return dialog.chosen
