"""Asks what went to the wrong place: what, where to, when, and what was done about it since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.disclosures import Breach
from aftercare_desktop.domain.disclosures.breach import problems
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.breaches import DONE_HINT, RULE, WHAT_HINT, told_words

HEADLINE = "It went to the wrong place"
_NO_DAY = "Write the day on which somebody noticed it."


class BreachDialog(DialogFrame):
    """Begins with what is known already. Enter in a field does nothing; Ctrl+Enter writes it down."""

    kept_as = "breach"

    def __init__(
        self, start: Breach, today: Callable[[], date], about: str = "", parent: QWidget | None = None
    ) -> None:
        """`about` is what it was opened for, in the page's own words."""
        super().__init__(HEADLINE, parent, width=WIDE)
        self.about = about
        self._start = start
        self._today = today
        self.what = LinesField("What went out", least_lines=2, placeholder=WHAT_HINT)
        self.whom = LinesField("Where it went, and where it should have gone", least_lines=2)
        self.happened_on = DateField("Happened on", today, past=True)
        self.discovered_on = DateField("Noticed on", today, past=True)
        self.was_done = LinesField("What was done", least_lines=2, placeholder=DONE_HINT)
        self.client_told_on = DateField("Client told on", today, past=True)
        self.tell = Words("", "secondary", wrap=True)
        self._fields: dict[str, Field] = {
            "what": self.what,
            "whom": self.whom,
            "happened_on": self.happened_on,
            "discovered_on": self.discovered_on,
            "done": self.was_done,
            "client_told_on": self.client_told_on,
        }
        for name, field in self._fields.items():
            field.set_value(getattr(start, name))
        self._build()
        for day in (self.discovered_on, self.client_told_on):
            day.edited.connect(lambda _: self._show_rule())
        self._show_rule()
        (self.whom if start.what else self.what).focus_inside()
        self.whom.text.moveCursor(QTextCursor.MoveOperation.End)

    def _build(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(theme().px(12))
        for day in (self.happened_on, self.discovered_on, self.client_told_on):
            days.addWidget(day, 1)
        self.body.setSpacing(theme().px(2))
        self.body.addWidget(self.what)
        self.body.addWidget(self.whom)
        self.body.addLayout(days)
        self.body.addWidget(self.tell)
        self.body.addSpacing(theme().px(10))
        self.body.addWidget(self.was_done)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("Write it down", "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)

    def breach_now(self) -> Breach | None:
        """What stands in the fields; None while nobody said when it was noticed."""
        discovered_on = self.discovered_on.value()
        if discovered_on is None:
            return None
        return replace(
            self._start,
            what=self.what.value().strip(),
            whom=self.whom.value().strip(),
            happened_on=self.happened_on.value(),
            discovered_on=discovered_on,
            done=self.was_done.value().strip(),
            client_told_on=self.client_told_on.value(),
        )

    def _show_rule(self) -> None:
        breach = self.breach_now()
        told = "" if breach is None else f"{told_words(breach, self._today())}. "
        self.tell.setText(f"{told}{RULE}")

    def _on_keep_clicked(self) -> None:
        for day in (self.happened_on, self.discovered_on, self.client_told_on):
            day.flush()
        breach = self.breach_now()
        if breach is None and self.discovered_on.problem() is None:
            self.discovered_on.set_problem(_NO_DAY)
        for problem in () if breach is None else problems(breach, self._today()):
            self._fields[problem.field].set_problem(problem.sentence)
        wrong = [field for field in self._fields.values() if field.problem() is not None]
        if wrong:
            wrong[0].focus_inside()
        elif breach is not None:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        start: Breach,
        today: Callable[[], date],
        about: str = "",
        kept: KeptDialog | None = None,
    ) -> Breach | None:
        """What is known, beginning with `start` (`desk.breaches.blank`); None if the person went back."""
        dialog = cls(start, today, about, parent)
        dialog.put_back(kept)
        return dialog.breach_now() if dialog.exec() else None
