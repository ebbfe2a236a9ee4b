"""Makes the made-up center: staff, clients and plans with their history, written through the program's own services."""

import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from aftercare_desktop.demo import DEMO_PASSWORD, directory, people, stories, theo
from aftercare_desktop.demo.agreed import Known, agreed, consents_of, take_over
from aftercare_desktop.demo.charted import charted, charted_theo
from aftercare_desktop.demo.entries import entries, entries_of_theo
from aftercare_desktop.demo.followed import followed, followed_theo
from aftercare_desktop.demo.happenings import Happening, earlier, safety_links, status_changes
from aftercare_desktop.demo.history import FINALS_LIMIT, Chapter, Told, chapters_of, chapters_of_theo
from aftercare_desktop.demo.messages import CALLS
from aftercare_desktop.demo.released import agreements, released, released_theo
from aftercare_desktop.demo.staff import (
    ADMINISTRATOR,
    COUNSELORS,
    NURSE,
    OTHERS,
    PROGRAMS,
    SUPERVISOR,
    profile,
)
from aftercare_desktop.demo.starters import write_starters
from aftercare_desktop.demo.stories import Counselor
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.errors import BadInput, StorageFailed
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import audit
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store.folder import VAULT
from aftercare_desktop.store.opening import Center, open_center
from aftercare_desktop.store.vault import Argon2Parameters

CLIENTS = 60
MOST_CLIENTS = 100_000
SEED = 7
DEMO_ARGON = Argon2Parameters(memory_kib=8_192, passes=1, lanes=1)
"""Quick: the password of the made-up center is known to everybody."""
Progress = Callable[[int, int], None]

_HISTORY = timedelta(days=stories.RECENT_DAYS + 40)
_AT_ONCE = 2_000
_LOCK = ".lock"
_BEFORE_ALL = 3
"""Finals that are there in any case: Theo Bramwell's two, and the second one of somebody whose plan changed."""
_ARCHIVED_INDEX = 57
"""A double entry that staff archived."""


@dataclass(frozen=True, slots=True)
class MadeUpCenter:
    """What was made: how many clients, final plans and drafts."""

    place: Path
    clients: int
    finals: int
    drafts: int


class _HistoryClock:
    """A clock that is set to each moment of the invented past."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment


def make_center(
    place: Path,
    *,
    clients: int = CLIENTS,
    seed: int = SEED,
    today: date,
    progress: Progress | None = None,
    argon: Argon2Parameters = DEMO_ARGON,
) -> MadeUpCenter:
    """Write a made-up center into an empty or new folder; user `demo`, password `aftercare-demo`.

    The same seed and day give the same center, the vault's random bytes excepted. It is made beside the folder and
    moved there when it is whole, so an interruption leaves nothing. `progress` is told steps done and steps in all.

    Raises:
        BadInput: the folder holds something already, or the number of clients is impossible.
        StorageFailed: the folder cannot be written.
    """
    if not 1 <= clients <= MOST_CLIENTS:
        raise BadInput(f"A made-up center has 1 to {MOST_CLIENTS:,} clients.")
    place = place.resolve()
    _refuse_full_folder(place)
    making = place.with_name(f".{place.name}.{secrets.token_hex(4)}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        made = _make(making, place, clients, seed, today, progress or _quiet, argon)
        _move(making, place)
    except OSError as problem:
        raise StorageFailed(f"The folder {place} cannot be written ({problem.strerror}).") from problem
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return made


def _refuse_full_folder(place: Path) -> None:
    """A window that is about to use the folder has its lock there already; that does not count."""
    try:
        full = place.exists() and (
            not place.is_dir() or any(item.suffix != _LOCK for item in place.iterdir())
        )
    except OSError as problem:
        raise StorageFailed(f"The folder {place} cannot be read ({problem.strerror}).") from problem
    if full:
        raise BadInput(f"{place} holds something already. Choose a new or an empty folder.")


def clear_made_up(place: Path) -> None:
    """Take everything out of a made-up center's folder but the locks. Raises `StorageFailed`."""
    try:
        for item in place.iterdir():
            if item.is_dir():
                shutil.rmtree(item)
            elif item.suffix != _LOCK:
                item.unlink()
    except OSError as problem:
        raise StorageFailed(f"The folder {place} cannot be emptied ({problem.strerror}).") from problem


def _move(making: Path, place: Path) -> None:
    """Put the finished center in its place. The key file comes last: without it there is no center yet."""
    if not place.exists():
        making.replace(place)
        return
    place.chmod(0o700)
    for item in sorted(making.iterdir(), key=lambda item: item.name == VAULT):
        if item.suffix != _LOCK:
            item.replace(place / item.name)


def _quiet(done: int, of: int) -> None:
    """Nobody watches."""


def _make(
    making: Path,
    place: Path,
    clients: int,
    seed: int,
    today: date,
    progress: Progress,
    argon: Argon2Parameters,
) -> MadeUpCenter:
    zone = ZoneInfo(profile(today, today).timezone)
    founded = datetime.combine(today - _HISTORY, time(8), zone)
    clock = _HistoryClock(founded)
    accounts.set_up(making, profile(founded.date(), today), ADMINISTRATOR, DEMO_PASSWORD, clock, argon=argon)
    with ExitStack() as desks:
        maker = _Maker(making, clock, zone, today, seed, desks)
        maker.hire()
        maker.approve_words()
        maker.list_programs()
        maker.write_starters()
        maker.fill_directory()
        chapters = maker.write_clients(clients, progress)
        finals = maker.write_plans(chapters, lambda done: progress(clients + done, clients + len(chapters)))
        maker.write_messages()
    return MadeUpCenter(place, clients, finals, len(chapters) - finals)


class _Maker:
    """Writes the center's history through the desks of its own staff."""

    def __init__(
        self, making: Path, clock: _HistoryClock, zone: ZoneInfo, today: date, seed: int, desks: ExitStack
    ) -> None:
        self._place = making
        self._clock = clock
        self._zone = zone
        self._today = today
        self._seed = seed
        self._open_desks = desks
        self._founded = clock.moment
        self._center, self._administrator = self._sign_in(ADMINISTRATOR.user_name)
        self._counselors: dict[int, Desk] = {}
        self._happenings: list[Happening] = []
        """What is still to come beside the plans, the next last."""

    def hire(self) -> None:
        """Everybody on the staff, and a desk for each counselor."""
        for new in (NURSE, *COUNSELORS, *OTHERS):
            self._clock.moment += timedelta(minutes=4)
            member = self._administrator.staff.add(new, DEMO_PASSWORD).value
            self._center.replace_slot(new.user_name, DEMO_PASSWORD)  # as if everybody had chosen it
            if new in COUNSELORS:
                self._counselors[member.id] = self._sign_in(new.user_name)[1]

    def approve_words(self) -> None:
        """The nurse approves every medical and crisis sentence, to be looked at again in a year."""
        _, nurse = self._sign_in(NURSE.user_name)
        for sentence in nurse.approved_words.list().values():
            self._clock.moment += timedelta(minutes=1)
            review = self._clock.moment.date() + timedelta(days=365)
            nurse.approved_words.approve(sentence.key, sentence.text, sentence, review)

    def list_programs(self) -> None:
        """What the center calls its programs, one of them no longer offered."""
        self._administrator.programs.change(PROGRAMS, 0)

    def write_starters(self) -> None:
        """The supervisor puts the center's own ways into the starters."""
        _, supervisor = self._sign_in(SUPERVISOR.user_name)
        write_starters(supervisor)

    def fill_directory(self) -> None:
        """The places around the center, first of all entries: plans are linked to them by their place in the list."""
        for entry in directory.entries(self._founded.date(), self._today, NURSE.name):
            self._administrator.directory.add(entry)

    def write_clients(self, clients: int, progress: Progress) -> list[Chapter]:
        """All clients, Theo Bramwell first; gives the chapters of their plans in the order they happened."""
        counselors = self._known_counselors()
        closed = self._closed_days()
        chapters: list[Chapter] = []
        finals = 0
        with self._center.writing() as connection:
            first = theo.client(self._today, counselors[0])
            (theo_id,) = client_store.insert_all(connection, (first,), self._moment_of(first))
            chapters += chapters_of_theo(theo_id, self._today, closed, counselors[0], self._zone)
        self._happenings += entries_of_theo(theo_id, self._today, counselors[0].id, self._zone)
        self._happenings += followed_theo(theo_id, self._today, counselors[0].id, self._zone)
        self._happenings.append(charted_theo(theo_id, self._today, counselors[0].id, self._zone))
        known = Known(theo_id, first.name)
        self._happenings += consents_of(0, known, self._today, counselors[0].id, self._zone)
        self._happenings += released_theo(known, self._today, counselors[0].id, self._zone)
        self._happenings += agreements(self._today, self._zone)
        for start in range(1, clients, _AT_ONCE):
            batch = range(start, min(start + _AT_ONCE, clients))
            for told in self._write_batch(batch, counselors):
                if finals + told.story.stage.plan.finals() <= FINALS_LIMIT - _BEFORE_ALL:
                    finals += told.story.stage.plan.finals()
                    chapters += chapters_of(told, closed, self._zone)
            progress(batch.stop, clients + len(chapters))
        self._expect_happenings()
        with self._center.writing() as connection:
            audit.append(
                connection,
                self._center.audit_key,
                at=self._clock.now(),
                staff_id=self._center.staff.id,
                event=Event.CLIENTS_IMPORTED,
                subject="client",
                detail=f"added={clients}",
            )
        return sorted(chapters, key=lambda chapter: (chapter.moment, chapter.client_id))

    def write_plans(self, chapters: list[Chapter], progress: Callable[[int], None]) -> int:
        """Write every chapter at its moment by its counselor; gives how many were finalized."""
        for done, chapter in enumerate(chapters, start=1):
            desk = self._counselors[chapter.counselor_id]
            plans = desk.plans
            self._live_until(chapter.moment - timedelta(minutes=50))
            revision = plans.start(chapter.client_id).value
            self._clock.moment = chapter.moment - timedelta(minutes=5)
            revision = plans.save(revision.id, chapter.document, revision.version)
            if chapter.final:
                self._clock.moment = chapter.moment
                if chapter.document.leaving.is_leaving():
                    desk.leaving.print(chapter.client_id)
                else:
                    plans.finalize(revision.id, revision.version, chapter.reason)
            progress(done)
        self._live_until(max(self._clock.moment, datetime.combine(self._today, time(0, 5), self._zone)))
        return sum(chapter.final for chapter in chapters)

    def _expect_happenings(self) -> None:
        with self._center.reading() as connection:
            ids = client_store.all_ids(connection)
        self._happenings += safety_links(ids, self._today, self._zone)
        self._happenings.sort(key=lambda happening: happening.moment, reverse=True)

    def _live_until(self, moment: datetime) -> None:
        """Let happen what is due, and set the clock."""
        while self._happenings and self._happenings[-1].moment <= moment:
            happening = self._happenings.pop()
            self._clock.moment = happening.moment
            by = happening.counselor_id
            happening.act(self._administrator if by is None else self._counselors[by])
        self._clock.moment = moment

    def write_messages(self) -> None:
        """Calls of the last two weeks, each taken by the one who answered, some handled the next hour."""
        now = self._clock.moment
        theo_id = self._administrator.clients.find("Theo Bramwell")[0]
        people = {member.user_name: member.id for member in self._administrator.staff.list()}
        users = {user for call in CALLS for user in (call.taken_by, call.handled_by) if user is not None}
        desks = {user: self._sign_in(user)[1] for user in sorted(users)}
        for call in CALLS:
            self._clock.moment = datetime.combine(
                self._today - timedelta(days=call.days_ago), call.at, self._zone
            )
            message = replace(call.message, for_staff_id=people[call.to] if call.to is not None else None)
            message_id = desks[call.taken_by].messages.take(message).value
            version = 1
            if call.about_theo:
                version = self._administrator.messages.link(message_id, version, theo_id).value
            if call.handled_by is not None:
                self._clock.moment += timedelta(hours=1)
                desks[call.handled_by].messages.handle(message_id, version)
        self._clock.moment = now

    def _write_batch(self, batch: range, counselors: tuple[Counselor, ...]) -> list[Told]:
        """Clients with these indices; the recent ones each on the day they came."""
        told = [stories.story(index, self._seed, self._today, counselors) for index in batch]
        records = [people.client(story) for story in told]
        then = [earlier(story.index, record) for story, record in zip(told, records, strict=True)]
        with self._center.writing() as connection:
            if batch.start < _AT_ONCE:
                ids = tuple(
                    client_store.insert_all(connection, (record,), self._moment_of(record))[0]
                    for record in then
                )
            else:
                ids = client_store.insert_all(connection, then, self._clock.now())
            if _ARCHIVED_INDEX in batch:
                place = batch.index(_ARCHIVED_INDEX)
                by = self._center.staff.id
                client_store.set_archived(connection, ids[place], 1, self._moment_of(records[place]), by)
        written = [Told(*one) for one in zip(ids, told, records, strict=True)]
        self._happenings += status_changes(written, self._today, self._zone)
        self._happenings += entries(written, self._today, self._zone)
        self._happenings += followed(written, self._today, self._zone)
        self._happenings += charted(written, self._today, self._zone)
        self._happenings += agreed(written, self._today, self._zone)
        self._happenings += released(written, self._today, self._zone)
        with self._center.writing() as connection:
            take_over(connection, written, self._clock.now(), self._center.staff.id)
        return written

    def _moment_of(self, record: Client) -> datetime:
        """When a record was made: on the day of admission, for older people when the center began."""
        admitted = record.admitted_on or self._today
        return max(self._founded, datetime.combine(admitted, time(9, 40), self._zone))

    def _known_counselors(self) -> tuple[Counselor, ...]:
        members = [desk.staff_member for desk in self._counselors.values()]
        return tuple(Counselor(m.id, m.name, m.phone, m.phone_hours) for m in members)

    def _closed_days(self) -> Mapping[date, str]:
        first = self._founded.date() - timedelta(days=60)
        return self._administrator.center.closed_days(first, self._today + timedelta(days=150))

    def _sign_in(self, user: str) -> tuple[Center, Desk]:
        center = open_center(self._place, user, DEMO_PASSWORD, now=self._clock.now())
        desk = Desk(center, self._clock)
        desk.session.begin()
        self._open_desks.callback(desk.sign_out)
        return center, desk
