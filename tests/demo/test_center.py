"""The made-up center as a whole: sound, believable, repeatable, and never in the way of real data."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER, stories
from aftercare_desktop.demo import center as made_up
from aftercare_desktop.demo.center import MadeUpCenter, make_center
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.domain.safety_links import SafetyLinkKind, SafetyLinkState
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.starters import Origin
from aftercare_desktop.domain.starters.rules import problems
from aftercare_desktop.domain.timeline import NoteLine, TimelineFilter
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store.opening import open_center
from aftercare_desktop.store.tables import metadata
from aftercare_desktop.words.old_copies import change_words
from aftercare_desktop.words.reading import GOAL, read
from aftercare_desktop.words.starters import as_read
from tests.builders import NOW, TODAY
from tests.centers import FAST_ARGON, StillClock

CLIENTS = 18
SECRET_COLUMNS = {"mac", "previous"}
"""The audit chain hangs on the center's random key."""


def make(place: Path, clients: int = CLIENTS, seed: int = 7, today: date = TODAY) -> MadeUpCenter:
    return make_center(place, clients=clients, seed=seed, today=today, argon=FAST_ARGON)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up") / "center"
    make(folder)
    return folder


def desk(place: Path, user: str = DEMO_USER) -> Desk:
    return accounts.sign_in(place, user, DEMO_PASSWORD, StillClock())


def contents(place: Path) -> Mapping[str, Sequence[object]]:
    """Every row of every table, without what hangs on random keys."""
    center = open_center(place, DEMO_USER, DEMO_PASSWORD, now=NOW)
    try:
        with center.reading() as connection:
            return {
                table.name: sorted(
                    tuple(value for name, value in row._mapping.items() if name not in SECRET_COLUMNS)
                    for row in connection.execute(select(table))
                )
                for table in metadata.sorted_tables
                if table.name not in ("audit_head", "settings")
            }
    finally:
        center.close()


def test_the_demo_user_is_a_counselor_with_a_caseload(place: Path) -> None:
    at = desk(place)
    mine = [row for row in at.clients.listing() if row.counselor == "Dana Whitcomb"]
    assert at.staff_member.role is Role.COUNSELOR
    assert len(mine) >= CLIENTS / 3
    assert at.center.profile().practice
    at.sign_out()


def test_every_role_works_there(place: Path) -> None:
    at = desk(place)
    assert {member.role for member in at.staff.list()} == set(Role)
    at.sign_out()


def test_theo_bramwell_is_the_first_with_a_third_version_in_the_making(place: Path) -> None:
    at = desk(place)
    assert at.clients.open(1).client.name == "Theo Bramwell"
    history = [(row.number, row.state) for row in at.plans.revisions(1)]
    assert history == [(3, RevisionState.DRAFT), (2, RevisionState.FINAL), (1, RevisionState.FINAL)]
    at.sign_out()


def test_plans_stand_in_every_state(place: Path) -> None:
    at = desk(place)
    found = set()
    for row in at.clients.listing():
        rows = at.plans.revisions(row.id)
        found.add(tuple((one.state, bool(one.gaps_reason)) for one in rows))
    draft, final, with_reason = (
        (RevisionState.DRAFT, False),
        (RevisionState.FINAL, False),
        (RevisionState.FINAL, True),
    )
    assert {(), (draft,), (final,), (with_reason,), (draft, final, with_reason)} <= found
    at.sign_out()


def test_no_final_plan_tells_what_happened_later(place: Path) -> None:
    at = desk(place)
    told: list[tuple[date, date]] = []
    for client_id in at.clients.find("", include_archived=True):
        for row in at.plans.revisions(client_id):
            revision = at.plans.open(client_id, row.id, reload=True).revision
            if revision is not None and row.finalized_at is not None:
                safety = revision.document.medicines
                facts = [person.on for person in revision.document.participants.people]
                facts += [safety.tolerance_explained_on, safety.naloxone.handed_on]
                facts += [medicine.last_dose_on for medicine in safety.medicines]
                facts += [medicine.pharmacy_confirmed_on for medicine in safety.medicines]
                told += [(fact, row.finalized_at.astimezone(at.zone).date()) for fact in facts if fact]
    at.sign_out()
    assert told
    assert [pair for pair in told if pair[0] > pair[1]] == []


def test_final_plans_are_followed_and_one_relative_holds_an_older_copy(place: Path) -> None:
    at = desk(place)
    found: set[PlanEventKind] = set()
    told: dict[str, list[str]] = {}
    for row in at.clients.listing():
        found |= {one.event.kind for one in at.plan_events.of_client(row.id)}
        finals = [one.id for one in at.plans.revisions(row.id) if one.state is RevisionState.FINAL]
        followed = at.plan_events.followed(row.id, finals[0]) if finals else None
        if followed is not None and followed.holders:
            told[row.name] = [
                change_words(change) for holder in followed.holders for change in holder.changes
            ]
    at.sign_out()
    asked_of_others = {
        PlanEventKind.SCAN_ATTACHED,
        PlanEventKind.HOLDER_TOLD,
        PlanEventKind.NALOXONE_HANDED_OVER,
    }
    assert set(PlanEventKind) - found <= asked_of_others
    assert list(told) == ["Amina Warsame"]
    assert told["Amina Warsame"][0] == "Dose of Sertraline: 50 mg, was 25 mg"


def test_every_sentence_is_approved_by_the_nurse(place: Path) -> None:
    at = desk(place)
    sentences = at.approved_words.list().values()
    assert all(sentence.is_approved() for sentence in sentences)
    assert {sentence.approver for sentence in sentences} == {"Ruth Castellane, RN"}
    assert all(s.review_on and s.review_on > TODAY for s in sentences)
    at.sign_out()


def test_the_starters_hold_one_in_the_centers_words_and_one_of_its_own(place: Path) -> None:
    at = desk(place)
    changed = {one.origin: one.starter for one in at.starters.list() if one.version}
    at.sign_out()
    assert set(changed) == {Origin.EDITED, Origin.OWN}
    for starter in changed.values():
        reading = read(as_read(starter))
        assert reading is not None
        assert reading.grade() <= GOAL
        assert problems(starter) == ()


def test_the_data_is_sound_and_the_trail_whole(place: Path) -> None:
    at = desk(place, "morgan")
    assert [part.problems for part in at.audit.check_data() if not part.is_whole()] == []
    assert at.audit.verify().is_whole()
    assert max(entry.at for entry in at.audit.entries()[3:]) <= NOW
    at.sign_out()


def test_nothing_readable_lies_in_the_folder(place: Path) -> None:
    for path in place.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"Bramwell" not in data
            assert b"demo" not in data
            assert b"Alder Point" not in data


def test_the_same_seed_and_day_give_the_same_center(tmp_path: Path) -> None:
    make(tmp_path / "once", clients=8)
    make(tmp_path / "again", clients=8)
    first, second = contents(tmp_path / "once"), contents(tmp_path / "again")
    assert first.keys() == second.keys()
    assert len(first["clients"]) == 8
    for table in first:
        assert first[table] == second[table], table


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    make(tmp_path / "seven", clients=6, seed=7)
    make(tmp_path / "eight", clients=6, seed=8)
    assert contents(tmp_path / "seven")["clients"] != contents(tmp_path / "eight")["clients"]


def test_one_client_is_enough(tmp_path: Path) -> None:
    made = make(tmp_path / "one", clients=1)
    assert (made.clients, made.finals, made.drafts) == (1, 2, 1)


def test_many_clients_bring_no_more_finals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_up, "FINALS_LIMIT", 4)
    monkeypatch.setattr(made_up, "_AT_ONCE", 100)
    monkeypatch.setattr(stories, "_PLANNED_CLIENTS", 30)
    made = make(tmp_path / "many", clients=450)
    at = desk(tmp_path / "many")
    assert made.finals <= 4
    assert len(at.clients.listing()) == 449
    assert len(at.clients.listing(include_archived=True)) == 450
    assert {row.status for row in at.clients.listing()} == set(ClientStatus)
    at.sign_out()


def test_progress_ends_where_it_said(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    make_center(
        tmp_path / "watched",
        clients=5,
        today=TODAY,
        progress=lambda done, of: seen.append((done, of)),
        argon=FAST_ARGON,
    )
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_folder_with_data_is_refused(place: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    for full in (place, tmp_path, tmp_path / "note.txt"):
        with pytest.raises(BadInput, match="holds something already"):
            make(full)
    assert (tmp_path / "note.txt").read_text() == "mine"


def test_an_empty_folder_and_a_window_s_lock_are_no_data(tmp_path: Path) -> None:
    (tmp_path / "window.lock").touch()
    make(tmp_path, clients=1)
    desk(tmp_path).sign_out()


def test_the_folder_one_stands_in_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert make(Path(), clients=1).place == tmp_path
    desk(tmp_path).sign_out()


@pytest.mark.parametrize("clients", [0, -1, 100_001])
def test_impossible_numbers_are_refused(tmp_path: Path, clients: int) -> None:
    with pytest.raises(BadInput, match="1 to 100,000"):
        make(tmp_path / "none", clients=clients)
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_center(tmp_path / "half", clients=3, today=TODAY, progress=interrupt, argon=FAST_ARGON)
    assert list(tmp_path.iterdir()) == []


def test_statuses_came_about_and_stopped_something(tmp_path: Path) -> None:
    """A center of the ordinary size has somebody of every status, each with the change that brought it."""
    make(tmp_path / "center", clients=50)
    at_desk = desk(tmp_path / "center", "morgan")
    changes = [change for key in at_desk.clients.find("") for change in at_desk.statuses.of_client(key)]
    assert {made.change.status for made in changes} == set(ClientStatus)
    for made in changes:
        assert at_desk.statuses.current(made.client_id) == made
        assert made.change.since <= TODAY
        assert made.made_at.date() >= made.change.since
    at_desk.sign_out()


def test_safety_links_are_of_every_kind_and_state(place: Path) -> None:
    at_desk = desk(place, "morgan")
    shown = [link for key in at_desk.clients.find("") for link in at_desk.safety_links.of_client(key)]
    assert {link.state for link in shown} == set(SafetyLinkState)
    assert {link.told.link.kind for link in shown if link.told} == set(SafetyLinkKind)
    between = [link.id for link in shown if link.told and link.told.link.other_id is not None]
    assert len(between) == 2 * len(set(between)) > 0
    at_desk.sign_out()


def test_what_was_written_down_is_short_believable_and_about_the_first_people_only(place: Path) -> None:
    at = desk(place)
    rows = at.clients.listing()
    lines = {
        row.id: [
            line
            for line in at.timelines.of_client(row.id, TimelineFilter.NOTES, count=100).lines
            if isinstance(line, NoteLine)
        ]
        for row in rows
    }
    theo = next(row.id for row in rows if row.name == "Theo Bramwell")
    assert [line.note.is_in_error() for line in lines[theo]].count(True) == 1
    assert sum(bool(found) for found in lines.values()) >= 5
    for found in lines.values():
        assert len(found) <= 11
        for line in found:
            assert len(line.note.entry.text) <= 90
            assert "{" not in line.note.entry.text
            assert line.note.entry.happened_on < TODAY
            assert line.by in {member.name for member in at.staff.list()}
    assert all(not found for client_id, found in lines.items() if client_id > 51)
    at.sign_out()


def test_most_records_are_in_the_chart_up_to_last_friday_and_some_wait(place: Path) -> None:
    counselor = desk(place)
    rows = counselor.chart.caseload()
    since = [row.since for row in rows]
    assert any(day < date(2026, 11, 20) for day in since)
    theo = counselor.clients.find("Theo Bramwell")[0]
    assert {item.day for item in counselor.chart.waiting(theo).items} <= {
        date(2026, 11, 20),
        date(2026, 11, 21),
        date(2026, 11, 22),
        TODAY,
    }
    counselor.sign_out()
