"""Decides row by row what a file would change. Writes nothing; preview and import decide the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from aftercare_desktop.domain import client_checks as rules
from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.search import fold
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.services.importing import facts
from aftercare_desktop.services.importing.facts import COUNSELOR, COUNSELOR_ID, RECORD_NUMBER
from aftercare_desktop.services.importing.report import (
    Choices,
    ReadRow,
    RowOutcome,
    RowResult,
    RowWarning,
)
from aftercare_desktop.services.importing.settling import Settled, Settling, different_fields, said
from aftercare_desktop.services.storable import storable
from aftercare_desktop.store.imports import Said
from aftercare_desktop.words.rosters import field_words, fields_words

_NOTHING: Said = {}
_NOBODY = Client(name="")


@dataclass(frozen=True, slots=True)
class Known:
    """What the center knows before the file is looked at.

    `clients` by record number, archived ones too, because a number is never given twice; the number of a record that
    was merged leads to the one that stands for it. By client id: `said` is what the source said last, `said_elsewhere`
    what others did, `taken_back` the versions of people whom an undone import had added.
    """

    clients: Mapping[str, StoredClient]
    said: Mapping[int, Said]
    said_elsewhere: Mapping[int, Said]
    taken_back: Mapping[int, int]
    staff: Sequence[StaffMember]
    today: date


@dataclass(slots=True)
class Plan:
    """What is to be written, decided before the first write."""

    added: list[Client] = field(default_factory=list)
    added_rows: list[int] = field(default_factory=list)
    added_said: list[Said] = field(default_factory=list)
    back: list[tuple[StoredClient, Client]] = field(default_factory=list)
    """People whom an undone import had added, and who are added again."""
    changed: list[tuple[StoredClient, Client]] = field(default_factory=list)
    unchanged: dict[int, int] = field(default_factory=dict)
    """The versions of clients of whom only what the file says is new."""
    said: dict[int, Said] = field(default_factory=dict)
    """What the file says of known clients, where it is not what it said before."""
    seen: set[int] = field(default_factory=set)
    """Known clients of whom the file has a row, also one that is left out."""
    results: list[RowResult] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)


def compare(rows: Sequence[ReadRow], known: Known, choices: Choices) -> Plan:
    """The plan for the whole file.

    A row finds its person by record number; a row without one is skipped, because a second import could not know the
    person again. Facts the file does not have are left as they are, and a phone already known keeps its notes.
    """
    return _Comparison(known, choices).of(rows)


class _Comparison:
    """One file under way."""

    def __init__(self, known: Known, choices: Choices) -> None:
        self._known = known
        self._choices = choices
        self._first_row: dict[str, int] = {}
        self._first_of: dict[int, int] = {}
        self._numbers: frozenset[str] = frozenset()
        self._staff: dict[str, list[StaffMember]] = {}
        self._settling = Settling(choices, {member.id: member.name for member in known.staff})
        for member in known.staff:
            if member.active:
                self._staff.setdefault(fold(member.name), []).append(member)
        self._plan = Plan()

    def of(self, rows: Sequence[ReadRow]) -> Plan:
        """See `compare`."""
        self._numbers = frozenset(numbers(rows))
        for row in rows:
            self._plan.results.append(self._result(row))
        return self._plan

    def _result(self, row: ReadRow) -> RowResult:
        number = _number(row)
        stored = self._known.clients.get(number)
        if stored is not None:
            self._plan.seen.add(stored.id)
        name = str(row.values.get("name") or (stored.client.name if stored else "")).strip()
        if row.row in self._choices.left_out:
            return RowResult(row.row, RowOutcome.SKIPPED, "Left out by choice.", name)
        if row.problem:
            return self._bad(row, row.problem, name)
        reason = self._why_not(row, number, stored)
        # Also a row without a name stands for its number: else a later row would add the person, and the next import
        # of the same file would take this one.
        self._first_row.setdefault(number, row.row)
        if reason:
            return RowResult(row.row, RowOutcome.SKIPPED, reason, name)
        if stored is not None:
            self._first_of[stored.id] = row.row
        values = self._values(row)
        if stored is None or self._comes_back(stored):
            return self._add(row, number, values, stored)
        return self._change(row, values, stored)

    def _why_not(self, row: ReadRow, number: str, stored: StoredClient | None) -> str:
        if not number:
            return "It has no record number, so the person could not be recognized again. Add one."
        if number in self._first_row:
            return f"Row {self._first_row[number]} has the same record number."
        if stored is None and not str(row.values.get("name") or "").strip():
            return "It has no name."
        return self._why_not_again(number, stored) if stored is not None else ""

    def _why_not_again(self, number: str, stored: StoredClient) -> str:
        """Two rows are of one person whose records were merged: the row with the number that stayed counts."""
        own = stored.client.record_number
        if own != number and own in self._numbers:
            return f"This record was merged into record {own}, which has a row of its own."
        if stored.id in self._first_of:
            return f"Row {self._first_of[stored.id]} is of the same person; their records were merged."
        return ""

    def _bad(self, row: ReadRow, reason: str, name: str) -> RowResult:
        outcome = RowOutcome.SKIPPED if self._choices.skip_bad else RowOutcome.BAD
        return RowResult(row.row, outcome, reason, name)

    def _comes_back(self, stored: StoredClient) -> bool:
        taken_back = self._known.taken_back.get(stored.id)
        return stored.archived_at is not None and taken_back == stored.version

    def _add(
        self, row: ReadRow, number: str, values: Mapping[str, object], stored: StoredClient | None
    ) -> RowResult:
        client = facts.merged(Client(name="", record_number=number), values)
        problems = rules.problems(client, self._known.today)
        if problems:
            return self._bad(row, _problem(problems[0]), client.name)
        if stored is not None:
            self._plan.back.append((stored, client))
            self._plan.said[stored.id] = said(values)
        else:
            self._plan.added.append(client)
            self._plan.added_rows.append(row.row)
            self._plan.added_said.append(said(values))
        tell = partial(self._settling.changes, _NOBODY, client)
        return RowResult(row.row, RowOutcome.ADDED, "", client.name, tell=tell)

    def _change(self, row: ReadRow, values: Mapping[str, object], stored: StoredClient) -> RowResult:
        before = stored.client
        said_before = self._known.said.get(stored.id, _NOTHING)
        elsewhere = self._known.said_elsewhere.get(stored.id, _NOTHING)
        settled = self._settling.settle(row.row, before, values, said_before, elsewhere)
        if settled.client != before:
            problems = rules.problems(settled.client, self._known.today)
            if problems:
                return self._bad(row, _problem(problems[0]), before.name)
            self._plan.changed.append((stored, settled.client))
        self._warn_of_change(row, stored, settled)
        if not settled.of_another and (settled.said != said_before or stored.id not in self._known.said):
            self._plan.said[stored.id] = settled.said
            if settled.client == before:
                self._plan.unchanged[stored.id] = stored.version
        fields = different_fields(before, settled.client)
        outcome, reason = RowOutcome.CHANGED if fields else RowOutcome.UNCHANGED, ""
        if settled.of_another:
            outcome, reason = RowOutcome.SKIPPED, "Seems to be somebody else, nothing is taken."
        return RowResult(
            row.row,
            outcome,
            reason,
            before.name,
            fields,
            tuple(settled.conflicts),
            tuple(settled.settled),
            partial(self._settling.changes, before, settled.client),
        )

    def _warn_of_change(self, row: ReadRow, stored: StoredClient, settled: Settled) -> None:
        if stored.archived_at is not None:
            self._warn(row, f"Record number {stored.client.record_number} is archived; it stays archived.")
        if settled.of_another:
            whose = settled.conflicts[0]
            self._warn(
                row,
                f"Record number {_number(row)} belongs to {whose.ours}; the file says {whose.theirs}. "
                "Nothing of this row is taken unless you say that they are one person.",
            )
        if settled.moved_on:
            fields = fields_words(tuple(settled.moved_on))
            self._warn(
                row, f"Somebody changed this here after you chose: {fields}. Ours stays; decide again."
            )

    def _values(self, row: ReadRow) -> dict[str, object]:
        """The row's values as they can be kept, with the counselor as the staff member of that name."""
        found = {
            path: storable(value)
            for path, value in row.values.items()
            if path not in (RECORD_NUMBER, COUNSELOR) and facts.comparable(path, value)
        }
        counselor = self._counselor(row)
        return found if counselor is None else {**found, COUNSELOR_ID: counselor}

    def _counselor(self, row: ReadRow) -> int | None:
        written = str(row.values.get(COUNSELOR) or "").strip()
        if not written:
            return None
        named = self._staff.get(fold(written), [])
        if len(named) == 1:
            return named[0].id
        problem = "Several staff members are" if named else "No staff member is"
        self._warn(row, f"{problem} called {written}; the counselor was left as it is.")
        return None

    def _warn(self, row: ReadRow, sentence: str) -> None:
        self._plan.warnings.append(RowWarning(row.row, sentence))


def _number(row: ReadRow) -> str:
    return storable(str(row.values.get(RECORD_NUMBER) or "")).strip()


def _problem(problem: FieldProblem) -> str:
    return f"{field_words(problem.field)}: {problem.sentence}"


def numbers(rows: Sequence[ReadRow]) -> tuple[str, ...]:
    """The record numbers of the rows, empty for rows without one."""
    return tuple(_number(row) for row in rows)
