"""How the dates of a file are read: what decided it, or the question where nothing in the file does."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from aftercare_desktop.services.importing.dates_said import dates_said
from aftercare_desktop.services.importing.draft import DateCell, DayOrder, ImportDraft
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words

_EXAMPLES = 3
_UNDECIDED = "undecided"
_ORDERS = {"month": DayOrder.MONTH_FIRST, "day": DayOrder.DAY_FIRST}
_BOTH = (("month", "Month first"), ("day", "Day first"))


class DatesCard(Card):
    """Always says how dates are read; a person may say otherwise."""

    order_chosen = Signal(object)
    """A `DayOrder`, or None for not knowing yet."""

    def __init__(self) -> None:
        super().__init__(padding=16, spacing=8)
        self.title = Words("", "h2")
        self.said = Words("", "secondary", wrap=True)
        self.ask = Segmented(((_UNDECIDED, "Not sure yet"), *_BOTH), name="How dates are written")
        self.change = Segmented(_BOTH, name="How dates are read")
        for choice in (self.ask, self.change):
            choice.chosen.connect(lambda value: self.order_chosen.emit(_ORDERS.get(value)))
        for widget in (self.title, self.said, self.ask, self.change):
            self.body.addWidget(widget)
        self.hide()

    def show_draft(self, draft: ImportDraft) -> None:
        """Say how the dates of this file are read. Nothing to say hides the card."""
        if draft.dates is None:
            return  # being looked at; what is said holds until then
        proofs, unclear = draft.proofs(), draft.unclear_dates()
        disagree = bool(draft.dates.problem)
        self.setVisible(bool(proofs or unclear or disagree))
        if not (proofs or unclear or disagree):
            return
        asks = disagree or bool(unclear)
        self.title.setText("How are dates written?" if asks else "How dates are read")
        if disagree:
            lines = _of_disagreement(draft)
        else:
            lines = [*dates_said(draft), *(_of_unclear(draft, unclear) if unclear else ())]
        self.said.setText("\n".join(lines))
        self.ask.setVisible(asks)
        self.change.setVisible(not asks and not draft.dates.mixed)
        value = next((key for key, order in _ORDERS.items() if order is _shown(draft)), None)
        self.ask.set_value(value or _UNDECIDED)
        if value is not None:
            self.change.set_value(value)

    def take_focus(self) -> None:
        """Put the keyboard on the question, or on the choice."""
        (self.ask if not self.ask.isHidden() else self.change).take_focus()


def _shown(draft: ImportDraft) -> DayOrder | None:
    """The choice that is taken: what was not chosen by anybody does not settle a disagreement."""
    if draft.dates is not None and draft.dates.problem:
        return draft.order if draft.chosen else None
    return draft.order if draft.unclear_dates() else draft.read_as()


def _of_disagreement(draft: ImportDraft) -> list[str]:
    if draft.chosen and draft.order is not None:
        return [
            f"Dates are read as {draft.order.value}, as you chose. A row that is written otherwise cannot be taken."
        ]
    return [
        "One column is written in both ways. Say which is right; a row that is written otherwise then cannot be taken."
    ]


def _of_unclear(draft: ImportDraft, unclear: Sequence[DateCell]) -> list[str]:
    lines = ["These could be month/day or day/month, and nothing in the file tells which."]
    lines += [f"Row {cell.row}, {cell.column}: {cell.text}" for cell in unclear[:_EXAMPLES]]
    more = len(unclear) - _EXAMPLES
    if more > 0:
        lines.append(f"and {more:,} more")
    if draft.order is not None:
        whose = "as you chose" if draft.chosen else "as before for this source"
        lines.append(f"They are read as {draft.order.value}, {whose}.")
    return lines
