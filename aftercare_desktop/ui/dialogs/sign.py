"""Asks for a signature on the screen: drawn with mouse, pen or finger, or the name typed as one."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.plan_events import day_problem
from aftercare_desktop.domain.plans import ParticipantRole, Revision
from aftercare_desktop.domain.signing import PAD, Signature, Signer, problems
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_choice import CheckField, ChoiceField, enum_options
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import Icon, Words
from aftercare_desktop.ui.widgets.signature_pad import SignaturePad
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.signing import READ_IT, TYPED

SOMEONE_ELSE = "Someone else"
_INSIDE = WIDE - 2 * 24
_PAD_WIDTH, _LEAST_PAD = _INSIDE - 16, 330  # Room for a scroll bar stays beside it.
_AROUND = 210  # What stands around the fields, and the screen's own bars.
_FIELDS = 190  # What stands above the pad.
_STROKES = "strokes"
Answer = tuple[Signature, date]


class SignDialog(DialogFrame):
    """Who signs, in which way, and when. Ctrl+Enter keeps the signature; nothing is kept before."""

    kept_as = "sign"

    def __init__(
        self,
        revision: Revision,
        signers: Sequence[Signer],
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        finalized_on: date | None = None,
    ) -> None:
        super().__init__(f"Sign version {revision.number}", parent, width=WIDE)
        self.about = str(revision.id)
        self._today = today
        self._finalized_on = finalized_on
        people: tuple[tuple[Signer | None, str], ...] = tuple(
            (one, f"{one.name}, {label(one.role).lower()}") for one in signers
        )
        self.who = ChoiceField("Who signs", (*people, (None, SOMEONE_ELSE)))
        self.who.set_value(signers[0])  # the client, as a rule
        self.name = LineField("Name")
        self.role = ChoiceField("As", enum_options(ParticipantRole))
        self.on = DateField("Signed on", today, past=True)
        self.on.set_value(today())
        self.typed_way = CheckField(TYPED)
        self.typed_name = LineField("Type the full name")
        self.pad = SignaturePad(self._pad_width())
        self.clear = Button(
            "Clear", "default", "rotate-ccw", "Alt+C", size="small", name="Clear the signature"
        )
        self.problem = Words("", "danger", wrap=True)
        self._problem_line = QWidget()
        self._asked = ScrollColumn(padding=0, spacing=0)
        self._build()
        self._show_way()
        self.who.focus_inside()

    def _build(self) -> None:
        look = theme()
        asked = self._asked.body
        asked.addWidget(Words(READ_IT, "strong", wrap=True))
        asked.addSpacing(look.px(10))
        first = QHBoxLayout()
        first.setSpacing(look.px(12))
        first.addWidget(self.who, 1)
        first.addWidget(self.on)
        second = QHBoxLayout()
        second.setSpacing(look.px(12))
        second.addWidget(self.name, 1)
        second.addWidget(self.role)
        asked.addLayout(first)
        asked.addLayout(second)
        for part in (self.typed_way, self.typed_name, self.pad, self._problem_row()):
            asked.addWidget(part)
        self.body.addWidget(self._asked)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.add_button(self.clear, left=True)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("Keep the signature", "primary", "signature", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.keep.click)
        for field in (self.who, self.typed_way):
            field.edited.connect(self._show_way)
        for line in (self.name, self.typed_name, self.on):
            line.problem_changed.connect(lambda: QTimer.singleShot(0, self, self._fit))
        self.pad.changed.connect(self._on_pad_changed)

    def _pad_width(self) -> int:
        """As wide as the dialog, or less where the screen has no room for the height that goes with it."""
        room = self.screen().availableGeometry().height() / theme().px(100) * 100 - _AROUND - _FIELDS
        return round(min(_PAD_WIDTH, max(_LEAST_PAD, room * PAD[0] / PAD[1])))

    def _problem_row(self) -> QWidget:
        row = QHBoxLayout(self._problem_line)
        row.setContentsMargins(0, theme().px(6), 0, 0)
        row.addWidget(Icon("circle-alert", 16, "danger"))
        row.addWidget(self.problem, 1)
        self._problem_line.hide()
        return self._problem_line

    # What is shown

    def _show_way(self) -> None:
        someone_else, typed = self.who.value() is None, self.typed_way.value()
        self.name.setVisible(someone_else)
        self.role.setVisible(someone_else)
        self.typed_name.setVisible(typed)
        self.pad.setVisible(not typed)
        self.clear.setVisible(not typed)
        self._say("")
        self._on_pad_changed()

    def _fit(self) -> None:
        """As high as what is asked, where the screen has room for it; else it scrolls."""
        asked, look = self._asked.body, theme()
        asked.activate()
        wanted = asked.heightForWidth(look.px(_INSIDE))
        self._asked.setFixedHeight(min(wanted, self.screen().availableGeometry().height() - look.px(_AROUND)))
        QTimer.singleShot(0, self, self.adjustSize)

    def _on_pad_changed(self) -> None:
        self.clear.setEnabled(bool(self.pad.strokes()))
        if self.pad.strokes():
            self._say("")

    def _on_clear_clicked(self) -> None:
        self.pad.clear()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self._problem_line.setVisible(bool(sentence))
        self.pad.set_problem(sentence)
        self._fit()

    # What comes out

    def signature(self) -> Signature:
        """What stands on screen."""
        signer: Signer = self.who.value() or Signer(self.name.value().strip(), self.role.value())
        typed = self.typed_way.value()
        return Signature(signer.name, signer.role, () if typed else self.pad.strokes(), typed)

    def _on_keep_clicked(self) -> None:
        self.on.flush()
        signature = self.signature()
        found = {problem.field: problem.sentence for problem in problems(signature)}
        self.name.set_problem(found.get("name"))
        self._say(found.get("strokes", ""))
        self.typed_name.set_problem(self._typed_problem(signature))
        if self.on.is_empty():
            self.on.set_problem(self.on.problem() or "Write the day of the signature.")
        elif sentence := day_problem(self.on.value(), self._today(), self._finalized_on):
            self.on.set_problem(sentence)
        wrong = [field for field in (self.name, self.typed_name, self.on) if field.problem()]
        if wrong:
            wrong[0].focus_inside()
        elif "strokes" in found:
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()

    def _typed_problem(self, signature: Signature) -> str | None:
        """A typed signature is the name itself, however its letters are written."""
        written = " ".join(self.typed_name.value().split()).casefold()
        wanted = " ".join(signature.name.split())
        if not signature.typed or (wanted and written == wanted.casefold()):
            return None
        return f"Type the name as it stands above: {wanted}." if wanted else "Type the full name."

    # Kept while the window is locked

    def typed(self) -> dict[str, Any]:
        return {**super().typed(), TYPED: self.typed_way.value(), _STROKES: self.pad.strokes()}

    def type_again(self, words: dict[str, Any]) -> None:
        self.typed_way.set_value(words.get(TYPED))
        self._show_way()
        super().type_again({name: value for name, value in words.items() if name not in (TYPED, _STROKES)})
        self.pad.set_strokes(tuple(tuple((x, y) for x, y in stroke) for stroke in words.get(_STROKES, ())))
        self._on_pad_changed()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        revision: Revision,
        signers: Sequence[Signer],
        today: Callable[[], date],
        kept: KeptDialog | None = None,
        *,
        finalized_on: date | None = None,
    ) -> Answer | None:
        """The signature and its day, not before the version was final; None if nobody signed."""
        dialog = cls(revision, signers, today, parent, finalized_on=finalized_on)
        dialog.put_back(kept)
        return (dialog.signature(), dialog.on.value()) if dialog.exec() else None
