"""The forms over one agreement and over one court order, inside their panes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.registers import (
    Agreement,
    AgreementKind,
    CourtOrder,
    OrderKind,
    StoredAgreement,
    StoredCourtOrder,
    agreement_problems,
    order_problems,
)
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.form import (
    FieldSpec,
    FormContext,
    GroupSpec,
    check,
    day,
    line,
    lines,
    options,
    search,
)
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChecksField
from aftercare_desktop.words.consents import CATEGORIES
from aftercare_desktop.words.registers import AGREEMENT_KINDS, ORDER_KINDS

_TOPICS = frozenset({Topic.REGISTERS})
_GONE = "This is not in the register any more. Nothing was changed."
_NO_DAY = "Write the day."
_NO_ENTRY = "Choose with whom it is."


def _categories(label: str) -> FieldSpec:
    """Which kinds of information, as the client would say each."""

    def make(context: FormContext, bare: bool) -> Field:
        return ChecksField(label, [(one, CATEGORIES[one][0]) for one in Category], columns=3, bare=bare)

    return FieldSpec("categories", label, make)


def _entries(desk: Desk) -> Sequence[tuple[int, str]]:
    rows = desk.directory.rows(desk.directory.find(""))
    return [(one.id, one.name) for one in rows if not one.archived]


class AgreementPane(FormPane[Agreement]):
    """One agreement, or a new one while `row_id` is 0."""

    def __init__(self, desk: Desk, row_id: int) -> None:
        self._edits = _AgreementEdits(desk, row_id)
        fields = (
            search("entry_id", "With whom", ((0, "Choose from the directory"), *_entries(desk)), span=4),
            options("kind", "What they do", tuple(AGREEMENT_KINDS.items()), span=2),
            day("signed_on", "Signed on", past=True),
            day("until", "Last day, if there is one"),
            _categories("What it covers"),
            lines("note", "Note"),
        )
        super().__init__(desk, self._edits.subject(), (GroupSpec("The agreement", fields),))

    @property
    def row_id(self) -> int:
        """The agreement's id; 0 while it is new."""
        return self._edits.row_id


class _AgreementEdits:
    """Reads and saves the agreement; a new one gets its id when it is saved."""

    def __init__(self, desk: Desk, row_id: int) -> None:
        self._desk = desk
        self.row_id = row_id

    def subject(self) -> PaneSubject[Agreement]:
        return PaneSubject(
            Agreement,
            self._read,
            self._save,
            lambda value: replace(value, note=value.note.strip()),
            self._sentences,
            "this agreement",
            _TOPICS,
            Permission.WRITE_REGISTERS,
        )

    def _read(self) -> Stored[Agreement]:
        if not self.row_id:
            return Stored(0, Agreement(0, AgreementKind.SERVICE_ORGANIZATION, self._desk.today()))
        stored = self._stored()
        return Stored(stored.version, stored.agreement)

    def _stored(self) -> StoredAgreement:
        for row in self._desk.registers.agreements():
            if row.stored.id == self.row_id:
                return row.stored
        raise NotFound(_GONE)

    def _save(self, value: Agreement, version: int) -> Done[int]:
        registers = self._desk.registers
        if self.row_id:
            return registers.change_agreement(self.row_id, value, version)
        done = registers.add_agreement(value)
        self.row_id = done.value
        return Done(1, done.topics, done.undo)

    def _sentences(self, value: Agreement) -> Mapping[str, str]:
        if not value.signed_on:
            return {"signed_on": _NO_DAY}
        found = {} if value.entry_id else {"entry_id": _NO_ENTRY}
        return found | {one.field: one.sentence for one in agreement_problems(value, self._desk.today())}


class OrderPane(FormPane[CourtOrder]):
    """One court order, or a new one about `client_id` (None: the center itself) while `row_id` is 0."""

    def __init__(self, desk: Desk, row_id: int, client_id: int | None = None) -> None:
        self._edits = _OrderEdits(desk, row_id, client_id)
        fields = (
            options("kind", "Ordered under", tuple(ORDER_KINDS.items()), span=6),
            line("court", "Court", span=4),
            line("case", "Case", span=2),
            search("entry_id", "The court in the directory", ((None, "Not there"), *_entries(desk)), span=6),
            day("ordered_on", "Ordered on", past=True),
            day("until", "Holds until, if it says so"),
            check("subpoena", "With a subpoena, which compels"),
            line("recipients", "To whom, in the order's words"),
            _categories("What it names"),
            lines("note", "Note"),
        )
        super().__init__(desk, self._edits.subject(), (GroupSpec("The order", fields),))

    @property
    def row_id(self) -> int:
        """The order's id; 0 while it is new."""
        return self._edits.row_id

    @property
    def client_id(self) -> int | None:
        """Whom a new one is about."""
        return self._edits.client_id


class _OrderEdits:
    """Reads and saves the order; a new one gets its id when it is saved."""

    def __init__(self, desk: Desk, row_id: int, client_id: int | None) -> None:
        self._desk = desk
        self.row_id = row_id
        self.client_id = client_id

    def subject(self) -> PaneSubject[CourtOrder]:
        return PaneSubject(
            CourtOrder,
            self._read,
            self._save,
            lambda value: replace(value, court=value.court.strip(), case=value.case.strip()),
            self._sentences,
            "this court order",
            _TOPICS,
            Permission.WRITE_REGISTERS,
        )

    def _read(self) -> Stored[CourtOrder]:
        if not self.row_id:
            return Stored(0, CourtOrder(OrderKind.NONCRIMINAL, "", "", self._desk.today()))
        stored = self._stored()
        return Stored(stored.version, stored.order)

    def _stored(self) -> StoredCourtOrder:
        for row in self._desk.registers.orders(reload=True):
            if row.stored.id == self.row_id:
                return row.stored
        raise NotFound(_GONE)

    def _save(self, value: CourtOrder, version: int) -> Done[int]:
        registers = self._desk.registers
        if self.row_id:
            return registers.change_order(self.row_id, value, version)
        done = registers.add_order(self.client_id, value)
        self.row_id = done.value
        return Done(1, done.topics, done.undo)

    def _sentences(self, value: CourtOrder) -> Mapping[str, str]:
        if not value.ordered_on:
            return {"ordered_on": _NO_DAY}
        return {one.field: one.sentence for one in order_problems(value, self._desk.today())}
