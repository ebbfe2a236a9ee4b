"""Asks who of the directory treats this client, pays for the client, or helps to run the program."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.directory import EntryRow
from aftercare_desktop.domain.disclosures import CareRole, roles_open_to
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_search import SearchChoiceField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.consent_form import CARE_MEANS, NOBODY_MARKED_YET, NOT_CHOSEN
from aftercare_desktop.words.disclosures import CARE_ROLES
from aftercare_desktop.words.labels import label


@dataclass(frozen=True, slots=True)
class Marked:
    """An entry of the directory, and what it is to the client."""

    entry_id: int
    role: CareRole


class MarkCareDialog(DialogFrame):
    """Only what may count as one is offered, and for each only what it may be. Ctrl+Enter marks."""

    kept_as = "mark care"

    def __init__(self, entries: Sequence[EntryRow], parent: QWidget | None = None) -> None:
        super().__init__("Who treats or pays", parent)
        self._kinds = {one.id: one.kind for one in entries if roles_open_to(one.kind)}
        offered = [
            (one.id, f"{one.name}, {label(one.kind).lower()}") for one in entries if one.id in self._kinds
        ]
        self.entry = SearchChoiceField("Place or provider", [(None, NOT_CHOSEN), *offered])
        self.role = ChoiceField("What it is", [(role, CARE_ROLES[role]) for role in CareRole])
        self.entry.edited.connect(self._show_roles)
        self.body.addWidget(Words(CARE_MEANS, "secondary", wrap=True))
        self.body.addWidget(self.entry)
        self.body.addWidget(self.role)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("Mark", "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.entry.focus_inside()

    def marked(self) -> Marked | None:
        """What stands in the fields; None while no entry is chosen."""
        entry_id = self.entry.value()
        return None if entry_id is None else Marked(entry_id, self.role.value())

    def _show_roles(self) -> None:
        kind = self._kinds.get(self.entry.value())
        roles = tuple(CareRole) if kind is None else roles_open_to(kind)
        self.role.set_options([(role, CARE_ROLES[role]) for role in roles])

    def _on_keep_clicked(self) -> None:
        self.entry.flush()
        if self.marked() is None:
            self.entry.set_problem(self.entry.problem() or NOBODY_MARKED_YET)
        if self.entry.problem():
            self.entry.focus_inside()
        else:
            self.accept()

    @classmethod
    def ask(
        cls, parent: QWidget | None, entries: Sequence[EntryRow], kept: KeptDialog | None = None
    ) -> Marked | None:
        """Who is marked as what; None if nobody is."""
        dialog = cls(entries, parent)
        dialog.put_back(kept)
        return dialog.marked() if dialog.exec() else None
