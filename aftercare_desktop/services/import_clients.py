"""Taking over a roster of clients: all of it or nothing, each row finding its person by record number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, cast

from aftercare_desktop.domain import clients as rules
from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.search import digits, fold
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import staff as staff_store

COUNSELOR = "counselor"
"""The one name among a row's values that is no field of `Client`: a staff member's name as the file writes it."""

_WITH_COUNTRY_CODE = 11


class ReadRow(Protocol):
    """A row as `exchange` read it: what the file says about one person."""

    @property
    def row(self) -> int:
        """Number of the row in the file as a person counts it."""

    @property
    def values(self) -> Mapping[str, object]:
        """Values by field name of `Client`, each of its field's type; a dot reaches into a part ("address.city").

        What the file does not have, and an empty cell, is not in it.
        """


class RowOutcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row of the report; `reason` says why it was skipped."""

    row: int
    outcome: RowOutcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RowWarning:
    """Something a person should look at; it kept nothing from being imported."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or in a dry run would do. `rows` holds every row of the file in its order."""

    rows: tuple[RowResult, ...]
    warnings: tuple[RowWarning, ...]
    dry_run: bool

    @property
    def read(self) -> int:
        """Rows in the file."""
        return len(self.rows)

    @property
    def added(self) -> int:
        """Rows that became new clients."""
        return self._count(RowOutcome.ADDED)

    @property
    def changed(self) -> int:
        """Rows that brought something new about a client."""
        return self._count(RowOutcome.CHANGED)

    @property
    def unchanged(self) -> int:
        """Rows that said what is known already."""
        return self._count(RowOutcome.UNCHANGED)

    @property
    def skipped(self) -> tuple[RowResult, ...]:
        """Rows that were left out, each with its reason."""
        return tuple(result for result in self.rows if result.outcome is RowOutcome.SKIPPED)

    def figures(self) -> str:
        """The counts in one line, for the audit trail."""
        return (
            f"read={self.read} added={self.added} changed={self.changed} "
            f"unchanged={self.unchanged} skipped={len(self.skipped)}"
        )

    def _count(self, outcome: RowOutcome) -> int:
        return sum(result.outcome is outcome for result in self.rows)


@dataclass(slots=True)
class _Plan:
    """What is to be written, decided before the first write."""

    added: list[Client] = field(default_factory=list)
    added_rows: list[int] = field(default_factory=list)
    changed: list[tuple[StoredClient, Client]] = field(default_factory=list)
    results: list[RowResult] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)


def import_rows(work: Work, rows: Sequence[ReadRow], *, dry_run: bool, source: str) -> ImportReport:
    """Compare the rows with what is stored, then write the difference unless it is a dry run.

    A row finds its person by record number, archived people included; a row without one is skipped, because a
    second import could not know the person again. Facts the file does not have are left as they are, and a phone
    already known keeps its notes. The same name and birth date under another number is only a warning. A value that
    cannot be saved stops everything: `BadInput` names row and field.
    """
    reader = _Reader(_known(work, rows), staff_store.everybody(work.connection), work.today, source)
    plan = reader.read(rows)
    if plan.added:
        _warn_of_likely_doubles(work, plan)
    if not dry_run:
        client_store.insert_all(work.connection, plan.added, work.now)
        for stored, client in plan.changed:
            client_store.update_one(work.connection, stored.id, client, stored.version, work.now)
    plan.warnings.sort(key=lambda warning: warning.row)
    return ImportReport(tuple(plan.results), tuple(plan.warnings), dry_run)


def _known(work: Work, rows: Sequence[ReadRow]) -> Mapping[str, StoredClient]:
    """The clients the rows speak of, by record number; archived ones too, because a number is never given twice."""
    ids = client_store.record_numbers(work.connection)
    wanted = [ids[number] for number in map(_number, rows) if number in ids]
    return {one.client.record_number: one for one in client_store.get_all(work.connection, wanted)}


def merged(client: Client, values: Mapping[str, object]) -> Client:
    """The client with what the row says; what it does not say stays."""
    whole: dict[str, object] = {}
    parts: dict[str, dict[str, object]] = {}
    for path, value in values.items():
        if value is None or value == "":
            continue
        head, _, tail = path.partition(".")
        if tail:
            parts.setdefault(head, {})[tail] = value
        elif head == "phones":
            whole[head] = with_phones(client.phones, cast(Iterable[Phone], value))
        elif head != COUNSELOR:
            whole[head] = value
    for head, facts in parts.items():
        whole[head] = replace(getattr(client, head), **facts)
    return replace(client, **whole)  # type: ignore[arg-type]  # exchange gives each field its own type


def with_phones(known: tuple[Phone, ...], read: Iterable[Phone]) -> tuple[Phone, ...]:
    """The known phones as they are, and behind them those that are new."""
    numbers = {_bare_number(phone.number) for phone in known}
    added: dict[str, Phone] = {}
    for phone in read:
        if _bare_number(phone.number) not in numbers:
            added.setdefault(_bare_number(phone.number), phone)
    return (*known, *added.values())


def _bare_number(written: str) -> str:
    """What makes two phone numbers the same: their digits, without the 1 in front of a number of this country."""
    bare = digits(written)
    if len(bare) == _WITH_COUNTRY_CODE and bare.startswith("1"):
        return bare[1:]
    return bare or fold(written)


class _Reader:
    """Decides row by row what becomes of it."""

    def __init__(
        self,
        known: Mapping[str, StoredClient],
        staff: Sequence[StaffMember],
        today: date,
        source: str,
    ) -> None:
        self._known = known
        self._today = today
        self._source = f"{source}, " if source else ""
        self._first_row: dict[str, int] = {}
        self._staff: dict[str, list[StaffMember]] = {}
        for member in staff:
            if member.active:
                self._staff.setdefault(fold(member.name), []).append(member)
        self._plan = _Plan()

    def read(self, rows: Sequence[ReadRow]) -> _Plan:
        """The plan for the whole file."""
        for row in rows:
            reason = self._why_not(row)
            outcome = RowOutcome.SKIPPED if reason else self._take(row)
            self._plan.results.append(RowResult(row.row, outcome, reason))
        return self._plan

    def _why_not(self, row: ReadRow) -> str:
        number = _number(row)
        if not number:
            return "It has no record number, so the person could not be recognized again. Add one."
        if number in self._first_row:
            return f"Row {self._first_row[number]} has the same record number."
        if number not in self._known and not str(row.values.get("name") or "").strip():
            return "It has no name."
        self._first_row[number] = row.row
        return ""

    def _take(self, row: ReadRow) -> RowOutcome:
        stored = self._known.get(_number(row))
        before = stored.client if stored else Client(name="")
        values = {**row.values, "record_number": _number(row)}
        client = storable(merged(self._with_counselor(row, before), values))
        if stored is not None and client == before:
            return RowOutcome.UNCHANGED
        self._check(row, client)
        if stored is None:
            self._plan.added.append(client)
            self._plan.added_rows.append(row.row)
            return RowOutcome.ADDED
        if stored.archived_at is not None:
            self._warn(row, f"Record number {client.record_number} is archived; it stays archived.")
        self._plan.changed.append((stored, client))
        return RowOutcome.CHANGED

    def _check(self, row: ReadRow, client: Client) -> None:
        found = rules.problems(client, self._today)
        if found:
            raise BadInput(
                f"{self._source}row {row.row}, {found[0].field}: {found[0].sentence} Nothing was imported."
            )

    def _with_counselor(self, row: ReadRow, client: Client) -> Client:
        written = str(row.values.get(COUNSELOR) or "").strip()
        if not written:
            return client
        named = self._staff.get(fold(written), [])
        if len(named) == 1:
            return replace(client, counselor_id=named[0].id)
        problem = "Several staff members are" if named else "No staff member is"
        self._warn(row, f"{problem} called {written}; the counselor was left as it is.")
        return client

    def _warn(self, row: ReadRow, sentence: str) -> None:
        self._plan.warnings.append(RowWarning(row.row, sentence))


def _number(row: ReadRow) -> str:
    return storable(str(row.values.get("record_number") or "")).strip()


def _warn_of_likely_doubles(work: Work, plan: _Plan) -> None:
    """Say where a new client has name and birth date of another one; people decide whether it is the same person."""
    born: dict[tuple[str, date], str] = {}
    for known in client_store.names_and_births(work.connection):
        born[fold(known.name), known.birth_date] = known.record_number
    for row, client in zip(plan.added_rows, plan.added, strict=True):
        if client.birth_date is None:
            continue
        other = born.setdefault((fold(client.name), client.birth_date), client.record_number)
        if other != client.record_number:
            number = f"record number {other}" if other else "no record number"
            plan.warnings.append(
                RowWarning(row, f"A client with the same name and date of birth exists ({number}).")
            )
