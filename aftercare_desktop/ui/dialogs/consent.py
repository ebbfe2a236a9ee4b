"""Asks for a consent: every element the law wants as a field, kept as a draft at any time, or taken to be signed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.consents import Consent, ConsentKind, of_its_kind
from aftercare_desktop.domain.consents.elements import field_problems, unsigned_problems
from aftercare_desktop.domain.recipients import Recipient, RecipientWords
from aftercare_desktop.ui.dialogs.consent_fields import Offers, fields_of
from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.form.form import Form
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_search import SearchChoiceField
from aftercare_desktop.ui.widgets.frames import Note, ScrollColumn
from aftercare_desktop.words.consent_form import fixes

_HEIGHT = 560
_AROUND = 230  # What stands around the fields, and the screen's own bars.


class ConsentAct(Enum):
    """What becomes of it."""

    KEEP = auto()
    SIGN = auto()
    LEAVE = auto()
    """Nothing: it was changed, and the dialog was left without keeping it."""


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """What was written, and what is to be done with it."""

    consent: Consent
    act: ConsentAct


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """What the dialog starts from. `add` asks for somebody outside, and gives how they are offered from then on."""

    consent: Consent
    offers: Offers
    add: Callable[[QWidget], tuple[Offers, Recipient] | None]
    about: str = ""
    """The id of a draft; "" of a new one."""
    conflict: str = ""
    """What somebody did with it in the meantime, where what stands in the fields was not kept because of that."""


class ConsentDialog(DialogFrame):
    """Ctrl+S keeps a draft, Ctrl+Enter goes on to the signature once nothing is missing."""

    kept_as = "consent"

    def __init__(
        self, question: ConsentQuestion, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__("Consent" if question.about else "New consent", parent, width=WIDE)
        self.about = question.about
        self._question = question
        self._offers = question.offers
        self.act = ConsentAct.LEAVE
        self.form: Form[Consent] = Form(question.consent, fields_of(question.offers), FormContext(today))
        self.form.edited.connect(self._on_form_edited)
        self.add = Button("Add somebody", "default", "user-plus", "Alt+A", size="small")
        self.conflict = Note(question.conflict, "triangle-alert", "warning")
        self.conflict.setVisible(bool(question.conflict))
        self._asked = ScrollColumn(padding=0, spacing=0)
        self._build()
        self.form.focus_field("recipient" if self._names_somebody() else "class_words")

    def _build(self) -> None:
        self.body.addWidget(self.conflict)
        self._asked.body.addWidget(self.form)
        self._asked.body.addStretch(1)
        self._asked.body.setContentsMargins(0, 0, theme().px(14), 0)
        room = self.screen().availableGeometry().height() - theme().px(_AROUND)
        self._asked.setFixedHeight(min(theme().px(_HEIGHT), room))
        self.body.addWidget(self._asked)
        self.add.clicked.connect(self._on_add_clicked)
        self.add_button(self.add, left=True)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("Keep as draft", "default", "save", "Ctrl+S"))
        self.sign = self.add_button(Button("Sign", "primary", "signature", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        self.sign.clicked.connect(self._on_sign_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.sign.click)
        self._show_kind()

    # What is shown

    def _names_somebody(self) -> bool:
        return self.form.value().kind is not ConsentKind.CARE

    def _show_kind(self) -> None:
        self.add.setVisible(self._names_somebody())

    def _on_form_edited(self, path: str) -> None:
        if path == "kind":
            self._show_kind()

    def _on_add_clicked(self) -> None:
        added = self._question.add(self)
        if added is None:
            return
        self._offers, recipient = added
        field = self.form.field("recipient")
        assert isinstance(field, SearchChoiceField)
        field.set_options(self._offers.recipients)
        field.set_value(recipient)
        field.set_problem(None)
        field.edited.emit("")
        field.focus_inside()

    # What comes out

    def consent(self) -> Consent:
        """What stands in the fields, without what belongs to other kinds."""
        written = of_its_kind(self.form.value())
        if not written.recipient.is_named():
            return written
        return replace(written, recipient_words=RecipientWords(self._offers.name_of(written.recipient)))

    def _on_keep_clicked(self) -> None:
        self._take(ConsentAct.KEEP)

    def _on_sign_clicked(self) -> None:
        self._take(ConsentAct.SIGN)

    def _take(self, act: ConsentAct) -> None:
        """Close with it, or say at each field what is missing. A draft may lack anything but not be unreadable."""
        self.form.set_problems({})  # what was said before may have been mended at another field
        self.form.flush()
        unread, consent = self.form.problems(), self.consent()
        lacking = fixes(consent, unsigned_problems(consent)) if act is ConsentAct.SIGN else {}
        found = {one.field: one.sentence for one in field_problems(consent)} | lacking | unread
        self.form.set_problems(found)
        first = next((path for path in self.form.paths() if path in self.form.problems()), None)
        if first is not None:
            self.form.focus_field(first)
            QTimer.singleShot(0, self, self._bring_up)  # once the sentences under the fields have their place
        else:
            self.act = act
            self.accept()

    def _bring_up(self) -> None:
        held = self.focusWidget()
        if held is not None and self.form.isAncestorOf(held):
            self._asked.ensureWidgetVisible(held, 0, theme().px(80))

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        question: ConsentQuestion,
        today: Callable[[], date],
        kept: KeptDialog | None = None,
    ) -> ConsentAnswer | None:
        """What was written and what is to become of it; None if nothing was."""
        dialog = cls(question, today, parent)
        dialog.put_back(kept)
        taken = bool(dialog.exec())
        if not taken and not dialog.form.is_dirty():
            return None
        return ConsentAnswer(dialog.consent(), dialog.act if taken else ConsentAct.LEAVE)
