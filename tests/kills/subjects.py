"""What can be killed: how a center is prepared, what the child writes, and what must hold afterwards.

A child says `start N` before write number N and `done N FACTS` once it is confirmed. It may be killed between any two
machine instructions, so after a kill the write that was started last may be there or not, but never half of it.
"""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.plans import Appointment, Goal, PlanDocument, RevisionState
from aftercare_desktop.errors import SignInRefused
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.report import Feed
from aftercare_desktop.store import checking, clients, files, opening, plan_projections, plans
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.plan_dates import dates_of
from tests.builders import NOW, PASSWORD, TODAY, build_client, full_plan
from tests.centers import StillClock, make_center

PASSWORD_VARIABLE = "AFTERCARE_PASSWORD"
ROWS_OF_A_BATCH = 60

Say = Callable[[str], None]


class NotProvedError(AssertionError):
    """Something confirmed is lost, or something half-done is seen."""


def prove(holds: bool, sentence: str) -> None:
    """Raise `NotProvedError` with the sentence unless it holds. Unlike `assert` it is never switched off."""
    if not holds:
        raise NotProvedError(sentence)


@dataclass(frozen=True, slots=True)
class Said:
    """What a child said before it was killed: the last write it started, and the confirmed ones with their facts."""

    started: int
    confirmed: dict[int, list[str]]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Said":
        """Read from the child's lines; a line that was cut off says nothing."""
        started = -1
        confirmed: dict[int, list[str]] = {}
        for line in lines:
            word, *rest = line.split()
            if word == "start":
                started = int(rest[0])
            elif word == "done":
                confirmed[int(rest[0])] = rest[1:]
        return cls(started, confirmed)

    def last(self) -> int:
        """The last confirmed write; -1 when there is none."""
        return max(self.confirmed, default=-1)


class Subject(ABC):
    """One kind of write that is killed."""

    def prepare(self, place: Path) -> None:
        """Make the center in which the child writes."""
        make_center(place)

    @abstractmethod
    def write(self, place: Path, say: Say) -> None:
        """Write until killed; runs in the child."""

    @abstractmethod
    def prove(self, place: Path, said: Said) -> None:
        """Prove that what was confirmed is there and nothing half-done is seen."""


def sign_in(place: Path) -> Desk:
    """The child's way in; the password comes through the environment, as from a script."""
    return accounts.sign_in(place, "dana", os.environ[PASSWORD_VARIABLE], StillClock())


def reopen(place: Path, password: str = PASSWORD) -> Center:
    """The parent's way in after a kill, with a whole check: pages, guards, links, finals, papers, search, trail."""
    center = opening.open_center(place, "dana", password, now=NOW)
    for part in checking.examine(center):
        unfinished = part.part == "key file" and any("did not finish" in text for text in part.problems)
        prove(part.is_whole() or unfinished, f"{part.part}: {part.problems}")
    return center


# --- Drafts -------------------------------------------------------------------------------------------------


class Drafts(Subject):
    """A draft saves itself while somebody types: document and projected dates belong together."""

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        center = opening.open_center(place, "dana", PASSWORD, now=NOW)
        with center.writing() as c:
            plans.insert_draft(c, clients.insert_one(c, build_client(), NOW), self._document(-1), 1, NOW, 1)
        center.close()

    def write(self, place: Path, say: Say) -> None:
        desk = sign_in(place)
        version = 1
        for number in count():
            say(f"start {number}")
            version = desk.plans.save(1, self._document(number), version).version
            say(f"done {number} {version}")

    def prove(self, place: Path, said: Said) -> None:
        center = reopen(place)
        with center.reading() as c:
            draft = plans.get(c, 1)
            dates = plan_projections.dates(c, 1)
        center.close()
        number = draft.version - 2
        prove(number in (said.last(), said.started), f"save {number} is there, {said.last()} was confirmed")
        prove(draft.document == self._document(number), "the document is not the one that was saved")
        prove(dates == dates_of(draft.document), "the dates belong to another document")
        for confirmed, (version,) in said.confirmed.items():
            prove(int(version) == confirmed + 2, "a version was given twice")

    @staticmethod
    def _document(number: int) -> PlanDocument:
        words = f"Save number {number}. " * 200
        visit = Appointment(f"{number:016x}", with_whom=words, day=TODAY + timedelta(days=number + 2))
        return replace(full_plan(), goals=(Goal("0" * 16, words=words),), appointments=(visit,))


# --- Finalizing ---------------------------------------------------------------------------------------------


class Finalize(Subject):
    """Finalizing freezes document, paper, hashes and audit line in one go."""

    CLIENTS = 200

    def prepare(self, place: Path) -> None:
        super().prepare(place)
        center = opening.open_center(place, "dana", PASSWORD, now=NOW)
        with center.writing() as c:
            new = [
                build_client(f"Person {number}", record_number=str(number)) for number in range(self.CLIENTS)
            ]
            ids = clients.insert_all(c, new, NOW)
            plans.insert_drafts(c, [plans.NewDraft(one, 1, full_plan(one)) for one in ids], NOW, 1)
        center.close()

    def write(self, place: Path, say: Say) -> None:
        desk = sign_in(place)
        for number in range(self.CLIENTS):
            say(f"start {number}")
            final = desk.plans.finalize(number + 1, 1, "Leaves tonight.").value
            say(f"done {number} {final.document_sha256} {final.pdf_sha256}")

    def prove(self, place: Path, said: Said) -> None:
        center = reopen(place)
        with center.reading() as c:
            stored = [plans.get(c, number + 1) for number in range(self.CLIENTS)]
            papers = c.exec_driver_sql("SELECT count(*) FROM files").scalar_one()
            lines = c.exec_driver_sql(
                "SELECT subject_id FROM audit WHERE event = ?", (Event.PLAN_FINALIZED.value,)
            ).fetchall()
            for number, (document, paper) in said.confirmed.items():
                prove(stored[number].state is RevisionState.FINAL, f"final {number + 1} is lost")
                prove(stored[number].document_sha256 == document, f"final {number + 1} says something else")
                prove(stored[number].pdf_sha256 == paper, f"final {number + 1} has another paper")
                prove(files.get(c, paper).startswith(b"%PDF"), f"the paper of final {number + 1} is lost")
        center.close()
        finals = {one.id for one in stored if one.state is RevisionState.FINAL}
        prove(finals <= set(range(1, said.started + 2)), "something is final that nobody finalized")
        prove(
            papers == len({one.pdf_sha256 for one in stored if one.pdf_sha256}),
            "a paper without its revision",
        )
        prove(finals == {row[0] for row in lines}, "audit lines and final revisions do not agree")


# --- Import -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A row of a roster as it was read."""

    row: int
    values: dict[str, object] = field(default_factory=dict)
    problem: str = ""


class Import(Subject):
    """A roster is taken over whole or not at all."""

    def write(self, place: Path, say: Say) -> None:
        desk = sign_in(place)
        for number in count():
            rows = [
                Row(row + 2, {"record_number": f"{number}-{row}", "name": f"Person {row} of batch {number}"})
                for row in range(ROWS_OF_A_BATCH)
            ]
            say(f"start {number}")
            report = desk.importing.import_all(Feed(rows, "batches")).value
            say(f"done {number} {report.added}")

    def prove(self, place: Path, said: Said) -> None:
        center = reopen(place)
        with center.reading() as c:
            known = clients.record_numbers(c)
            found = clients.find_ids(c, "person of batch")
        center.close()
        for number in range(said.started + 1):
            there = sum(f"{number}-{row}" in known for row in range(ROWS_OF_A_BATCH))
            prove(there in (0, ROWS_OF_A_BATCH), f"{there} rows of batch {number} are there")
            prove(there or number not in said.confirmed, f"batch {number} is lost")
            prove(
                number in said.confirmed or number == said.started or not there,
                f"batch {number} is unasked for",
            )
        prove(len(found) == len(known), "somebody cannot be found")


# --- Passwords ----------------------------------------------------------------------------------------------


class Vault(Subject):
    """A password change touches key file and database; at any moment exactly one password opens."""

    def write(self, place: Path, say: Say) -> None:
        desk = sign_in(place)
        for number in count():
            say(f"start {number}")
            desk.staff.change_own_password(self._password(number - 1), self._password(number))
            say(f"done {number}")

    def prove(self, place: Path, said: Said) -> None:
        opening_numbers = [
            number for number in range(-1, said.started + 1) if self._opens(place, self._password(number))
        ]
        prove(len(opening_numbers) == 1, f"passwords {opening_numbers} open")
        (number,) = opening_numbers
        prove(number in (said.last(), said.started), f"password {number} opens, {said.last()} was confirmed")
        center = reopen(place, self._password(number))
        with center.reading() as c:
            lines = c.exec_driver_sql(
                "SELECT count(*) FROM audit WHERE event = ?", (Event.PASSWORD_CHANGED.value,)
            ).scalar_one()
        center.close()
        prove(int(lines) >= number + 1, "a password was changed before its audit line was written")
        prove(int(lines) <= said.started + 1, "an audit line for a change nobody asked for")
        prove(not list(place.glob("*.new")), "half a key file was left after opening")

    @staticmethod
    def _password(number: int) -> str:
        return PASSWORD if number < 0 else f"lantern-quilt-{number}"

    @staticmethod
    def _opens(place: Path, password: str) -> bool:
        try:
            opening.open_center(place, "dana", password, now=NOW).close()
        except SignInRefused:
            return False
        return True


# --- Set-up -------------------------------------------------------------------------------------------------


class SetUp(Subject):
    """A set-up that was killed is either whole, or leaves nothing in the way of the next one."""

    def prepare(self, place: Path) -> None:
        place.mkdir()

    def write(self, place: Path, say: Say) -> None:
        for number in count():
            say(f"start {number}")
            make_center(place / str(number))
            say(f"done {number}")

    def prove(self, place: Path, said: Said) -> None:
        for number in range(said.started + 1):
            whole = opening.center_exists(place / str(number))
            prove(whole or number not in said.confirmed, f"center {number} is lost")
            if not whole:
                make_center(place / str(number))
            reopen(place / str(number)).close()


SUBJECTS: dict[str, Subject] = {
    "drafts": Drafts(),
    "finalize": Finalize(),
    "import": Import(),
    "vault": Vault(),
    "setup": SetUp(),
}
