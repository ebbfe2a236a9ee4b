"""Asks about a safety link: what kind, from whom a client is kept apart, where it is known from, why, until when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind, problems
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, enum_options
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.labels import Words

Chosen = tuple[int, str]
"""Another client: the id and the name."""
_OTHER = "other client"
BOTH_SIDES = "A link to another client stands on both records."


class SafetyLinkDialog(DialogFrame):
    """A new link, or one to change. Ctrl+Enter keeps it; whom a link is about is chosen once and for all."""

    kept_as = "safety link"

    def __init__(
        self,
        client_id: int,
        today: Callable[[], date],
        choose: Callable[[QWidget], Chosen | None],
        link: SafetyLink | None = None,
        who: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`choose` asks for another client; `link` is the one to change, `who` the name of its other client."""
        super().__init__(
            "Add a safety link" if link is None else "Change the safety link", parent, width=WIDE
        )
        self._client_id = client_id
        self._choose = choose
        self._loaded = link or SafetyLink(SafetyLinkKind.NO_CONTACT_ORDER)
        self._other_id = self._loaded.other_id
        self.kind = ChoiceField("Kind", enum_options(SafetyLinkKind))
        self.kind.set_value(self._loaded.kind)
        self.name = LineField("Kept apart from", placeholder="The person's name")
        self.name.set_value(who if self._other_id is not None else self._loaded.name)
        self.other = Button("Choose a client", "default", "search", key="Alt+C")
        self.other.clicked.connect(self._on_other_clicked)
        self.outside = Button("Someone else", "ghost", "x", name="Not this client: someone else")
        self.outside.clicked.connect(self._on_outside_clicked)
        self.note = Words(BOTH_SIDES, "secondary", wrap=True)
        self.note.setContentsMargins(0, 0, 0, theme().px(10))
        self.source = LineField("Source", placeholder="Court and case number, or who asked for it")
        self.source.set_value(self._loaded.source)
        self.reason = LinesField("Why", least_lines=2)
        self.reason.set_value(self._loaded.reason)
        self.ends_on = DateField("Last day, if there is one", today)
        self.ends_on.set_value(self._loaded.ends_on)
        self._build(adding=link is None)
        self._show_who()
        (self.kind if link is None else self.source).focus_inside()

    def _build(self, *, adding: bool) -> None:
        self._adding = adding
        person = QHBoxLayout()
        person.setSpacing(theme().px(8))
        person.addWidget(self.name, 1)
        for button in (self.other, self.outside):
            button.setAutoDefault(False)
            # In line with the field, which has a label above and a slot below.
            person.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        first = QHBoxLayout()
        first.setSpacing(theme().px(8))
        first.addWidget(self.kind, 1)
        first.addWidget(self.ends_on)
        self.body.setSpacing(0)
        self.body.addLayout(first)
        self.body.addLayout(person)
        for part in (self.note, self.source, self.reason):
            self.body.addWidget(part)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(
            Button("Add" if adding else "Save", "primary", "shield-check", hint="Ctrl Enter")
        )
        self.keep.clicked.connect(self._on_keep_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.keep.click)

    def link(self) -> SafetyLink:
        """What stands in the fields."""
        return replace(
            self._loaded,
            kind=self.kind.value(),
            other_id=self._other_id,
            name="" if self._other_id is not None else self.name.value(),
            source=self.source.value(),
            reason=self.reason.value(),
            ends_on=self.ends_on.value(),
        )

    def typed(self) -> dict[str, Any]:
        return {**super().typed(), _OTHER: self._other_id}

    def type_again(self, words: dict[str, Any]) -> None:
        super().type_again(words)
        self._other_id = words[_OTHER]
        self._show_who()

    # Another client or somebody outside

    def _show_who(self) -> None:
        chosen = self._other_id is not None
        self.name.set_read_only(chosen)
        self.other.setVisible(self._adding)
        self.outside.setVisible(self._adding and chosen)
        self.note.setVisible(chosen)

    def _on_other_clicked(self) -> None:
        chosen = self._choose(self)
        if chosen is not None:
            self._other_id, name = chosen
            self.name.set_value(name)
            self.name.set_problem(None)
            self._show_who()
            self.source.focus_inside()

    def _on_outside_clicked(self) -> None:
        self._other_id = None
        self.name.set_value("")
        self._show_who()
        self.name.focus_inside()

    def _on_keep_clicked(self) -> None:
        self.ends_on.flush()
        found = {problem.field: problem.sentence for problem in problems(self.link(), self._client_id)}
        fields = {"name": self.name, "source": self.source, "reason": self.reason}
        for path, field in fields.items():
            field.set_problem(found.get(path))
        if found:
            fields[next(path for path in fields if path in found)].focus_inside()
        elif self.ends_on.problem() is None:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        client_id: int,
        today: Callable[[], date],
        choose: Callable[[QWidget], Chosen | None],
        link: SafetyLink | None = None,
        who: str = "",
        *,
        about: str = "",
        kept: KeptDialog | None = None,
    ) -> SafetyLink | None:
        """The link as it shall be; None if the person went back. `about` says which one is changed."""
        dialog = cls(client_id, today, choose, link, who, parent)
        dialog.about = about
        dialog.put_back(kept)
        return dialog.link() if dialog.exec() else None
