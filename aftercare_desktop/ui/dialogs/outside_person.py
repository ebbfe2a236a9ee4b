"""Asks about somebody outside the center in a client's life: who they are to the client, and how to reach them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole, problems
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField, PhoneField, SuggestField
from aftercare_desktop.words.consent_form import OUTSIDE_ROLES


class OutsidePersonDialog(DialogFrame):
    """People the plan names are offered; whoever is chosen stays tied to their place there. Ctrl+Enter adds."""

    def __init__(self, of_plan: Sequence[OutsidePerson], parent: QWidget | None = None) -> None:
        super().__init__("Add somebody", parent)
        self._of_plan = {one.name: one for one in of_plan}
        self.name = SuggestField(
            "Name",
            lambda: list(self._of_plan),
            help_text="The list holds people of the plan." if of_plan else "",
        )
        self.role = ChoiceField("Who they are", [(role, OUTSIDE_ROLES[role]) for role in OutsideRole])
        self.relation = LineField("To the client", placeholder="Sister, supervisor, attorney")
        self.phone = PhoneField("Phone", placeholder="207-555-0100")
        self.address = LinesField("Address", least_lines=2)
        self.name.edited.connect(self._on_name_edited)
        pair = QHBoxLayout()
        pair.setSpacing(theme().px(12))
        pair.addWidget(self.role, 1)
        pair.addWidget(self.relation, 1)
        self.body.setSpacing(0)
        self.body.addWidget(self.name)
        self.body.addLayout(pair)
        for field in (self.phone, self.address):
            self.body.addWidget(field)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("Add", "primary", "user-plus", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.name.focus_inside()

    def person(self) -> OutsidePerson:
        """What stands in the fields."""
        named = self._of_plan.get(self.name.value().strip(), OutsidePerson())
        return replace(
            named,
            name=self.name.value().strip(),
            role=self.role.value(),
            relation=self.relation.value().strip(),
            phone=self.phone.value().strip(),
            address=Address(self.address.value().strip()),
        )

    def _on_name_edited(self) -> None:
        named = self._of_plan.get(self.name.value().strip())
        if named is not None:
            self.role.set_value(named.role)
            if not self.phone.value():
                self.phone.set_value(named.phone)

    def _on_keep_clicked(self) -> None:
        fields = {
            "name": self.name,
            "relation": self.relation,
            "phone": self.phone,
            "address.lines": self.address,
        }
        found = {problem.field: problem.sentence for problem in problems(self.person())}
        for path, field in fields.items():
            field.set_problem(found.get(path))
        wrong = [field for path, field in fields.items() if path in found]
        if wrong:
            wrong[0].focus_inside()
        else:
            self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, of_plan: Sequence[OutsidePerson]) -> OutsidePerson | None:
        """Who it is; None if nobody is added."""
        dialog = cls(of_plan, parent)
        return dialog.person() if dialog.exec() else None
