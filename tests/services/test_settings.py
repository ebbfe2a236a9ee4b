"""The center's profile and calendar, its people, approved words, trail and stash."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import ClosedDay
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.staff import NewStaff, Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotPermitted, SignInRefused
from aftercare_desktop.services.changes import EVERYTHING, Topic, Topics
from aftercare_desktop.services.closed_days import closed_days
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import folder
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.words.approved import STARTER_WORDS
from tests.builders import PASSWORD, TODAY, center_profile, new_staff
from tests.centers import approve, hire
from tests.services.conftest import Place
from tests.services.test_clients import events

NEW_PASSWORD = "tugboat-velvet-orchard"


# --- The center ---------------------------------------------------------------------------------------------


def test_the_profile_is_changed_and_put_back(desk: Desk) -> None:
    before = desk.center.stored_profile()
    changed = center_profile(name="Alder Point", timezone="America/Denver")
    done = desk.center.change_profile(changed, before.version)
    assert desk.center.profile() == changed
    assert desk.zone.key == "America/Denver"
    assert done.undo is not None
    desk.undo(done.undo)
    assert desk.center.profile() == before.profile
    assert desk.zone.key == before.profile.timezone


def test_a_stale_form_does_not_overwrite_the_profile(desk: Desk) -> None:
    desk.center.change_profile(center_profile(name="One"), 1)
    with pytest.raises(EditedElsewhere):
        desk.center.change_profile(center_profile(name="Two"), 1)
    assert desk.center.profile().name == "One"


def test_closed_days_are_holidays_and_the_centers_own(desk: Desk) -> None:
    found = desk.center.closed_days(TODAY, date(2027, 1, 2))
    assert dict(found) == {
        date(2026, 11, 26): "Thanksgiving Day",
        date(2026, 12, 24): "Christmas Eve",
        date(2026, 12, 25): "Christmas Day",
        date(2027, 1, 1): "New Year's Day",
    }
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("facts", "day", "name"),
    [
        ({"state": "ME"}, date(2027, 4, 19), "Patriots' Day"),
        ({"state": "me"}, date(2027, 4, 19), "Patriots' Day"),
        ({"state": "TX"}, date(2027, 4, 19), None),
        ({"state": ""}, date(2027, 7, 5), "Independence Day (observed)"),
        ({"state": "ZZ"}, date(2027, 1, 18), "Martin Luther King Jr. Day"),
        ({"closed_on_public_holidays": False}, date(2026, 12, 25), None),
        ({"closed_days": (ClosedDay(date(2026, 12, 25), "Closed"),)}, date(2026, 12, 25), "Closed"),
    ],
)
def test_holidays_follow_state_and_choice(facts: dict[str, object], day: date, name: str | None) -> None:
    assert closed_days(center_profile(**facts), day, day).get(day) == name


def test_no_day_lies_outside_what_was_asked_for() -> None:
    profile = center_profile(closed_days=(ClosedDay(date(2026, 12, 24), "Christmas Eve"),))
    assert closed_days(profile, date(2026, 12, 25), date(2026, 12, 24)) == {}
    assert set(closed_days(profile, date(2026, 12, 24), date(2026, 12, 24))) == {date(2026, 12, 24)}


# --- People -------------------------------------------------------------------------------------------------


def test_a_new_staff_member_signs_in_with_their_role(place: Place) -> None:
    desk = place.sign_in()
    added = hire(desk, new_staff(Role.NURSE, "leah", "Leah Okafor"), NEW_PASSWORD)
    nurse = place.sign_in("leah", NEW_PASSWORD)
    assert (nurse.staff_member.id, nurse.staff_member.role) == (added.id, Role.NURSE)
    assert [member.name for member in nurse.staff.list()] == ["Dana Whitcomb", "Leah Okafor"]
    assert desk.audit.entries(event=Event.STAFF_ADDED)[0].detail == "role=nurse"


@pytest.mark.parametrize(
    ("new", "password", "words"),
    [
        (NewStaff("leah", " ", Role.NURSE), NEW_PASSWORD, "name"),
        (NewStaff("leah", "Leah", Role.NURSE), "short", "at least"),
        (NewStaff("DANA ", "Dana Two", Role.NURSE), NEW_PASSWORD, "taken"),
        (NewStaff(" ", "Leah", Role.NURSE), NEW_PASSWORD, "user name"),
    ],
)
def test_a_staff_member_who_cannot_be_added(place: Place, new: NewStaff, password: str, words: str) -> None:
    desk = place.sign_in()
    with pytest.raises(BadInput, match=words):
        desk.staff.add(new, password)
    assert len(desk.staff.list()) == 1
    assert Event.STAFF_ADDED not in events(desk)
    assert place.sign_in().staff_member.name == "Dana Whitcomb"


def test_a_person_changes_their_own_password(place: Place) -> None:
    desk = place.sign_in()
    with pytest.raises(SignInRefused, match="present password"):
        desk.staff.change_own_password("not it at all", NEW_PASSWORD)
    with pytest.raises(BadInput, match="at least"):
        desk.staff.change_own_password(PASSWORD, "short")
    assert desk.staff.is_own_password(PASSWORD)
    desk.staff.change_own_password(PASSWORD, NEW_PASSWORD)
    assert events(desk).count(Event.PASSWORD_CHANGED) == 1
    assert desk.staff.is_own_password(NEW_PASSWORD)
    assert not desk.staff.is_own_password(PASSWORD)
    with pytest.raises(SignInRefused):
        place.sign_in()
    assert place.sign_in(password=NEW_PASSWORD).clients.find("") == ()


# --- Approved words -----------------------------------------------------------------------------------------


def test_a_center_begins_with_words_nobody_approved(desk: Desk) -> None:
    assert desk.approved_words.list() == STARTER_WORDS
    assert set(desk.approved_words.list()) == set(ApprovedKey)


def test_approving_names_approver_day_and_review(desk: Desk) -> None:
    review = TODAY + timedelta(days=365)
    done = approve(desk, ApprovedKey.CRISIS_LINE, "  Call 988. ", review)
    sentence = desk.approved_words.list()[ApprovedKey.CRISIS_LINE]
    assert sentence == done.value
    assert (sentence.text, sentence.approver) == ("Call 988.", "Dana Whitcomb, LADC")
    assert (sentence.approved_on, sentence.review_on) == (TODAY, review)
    assert desk.audit.entries()[0].detail == "key=crisis_line"


def test_an_approval_is_withdrawn_undone_and_redone(desk: Desk) -> None:
    key = ApprovedKey.CRISIS_LINE
    approved = approve(desk, key, "Call 988.").value
    done = desk.approved_words.withdraw(key, approved)
    assert not desk.approved_words.list()[key].is_approved()
    assert done.undo is not None
    back = desk.undo(done.undo)
    assert desk.approved_words.list()[key] == approved
    assert back.undo is not None
    desk.undo(back.undo)
    assert not desk.approved_words.list()[key].is_approved()
    assert desk.approved_words.list()[key].text == "Call 988."


def test_undo_does_not_take_away_a_later_approval(desk: Desk) -> None:
    key = ApprovedKey.CRISIS_LINE
    first = approve(desk, key, "Call 988.")
    approve(desk, key, "Call or text 988.")
    assert first.undo is not None
    with pytest.raises(EditedElsewhere, match="cannot be undone"):
        desk.undo(first.undo)
    assert desk.approved_words.list()[key].text == "Call or text 988."


def test_other_words_take_the_approval_away_and_undo_gives_it_back(desk: Desk) -> None:
    key = ApprovedKey.CRISIS_LINE
    approved = approve(desk, key, "Call 988.").value
    done = desk.approved_words.change(key, " Call or text 988. ", approved)
    changed = desk.approved_words.list()[key]
    assert (changed.text, changed.is_approved(), changed.review_on) == ("Call or text 988.", False, None)
    assert desk.audit.entries()[0].event is Event.WORDS_CHANGED
    assert desk.audit.entries()[0].detail == "key=crisis_line"
    assert done.undo is not None
    desk.undo(done.undo)
    assert desk.approved_words.list()[key] == approved


def test_words_changed_at_another_desk_are_not_overwritten(desk: Desk) -> None:
    key = ApprovedKey.CRISIS_LINE
    seen = desk.approved_words.list()[key]
    approve(desk, key, "Call 988.")
    with pytest.raises(EditedElsewhere):
        desk.approved_words.change(key, "Call or text 988.", seen)
    here = desk.approved_words.list()[key]
    with pytest.raises(BadInput, match="the same"):
        desk.approved_words.change(key, "Call 988. ", here)
    assert desk.approved_words.list()[key] == here


def test_what_another_desk_wrote_or_approved_is_neither_approved_nor_withdrawn_unseen(desk: Desk) -> None:
    key = ApprovedKey.CRISIS_LINE
    seen = approve(desk, key, "Call 988.").value
    desk.approved_words.change(key, "Call or text 988.", seen)
    here = approve(desk, key, "Call, text or chat 988.").value
    for act in (
        lambda: desk.approved_words.approve(key, "Call 988.", seen),
        lambda: desk.approved_words.withdraw(key, seen),
    ):
        with pytest.raises(EditedElsewhere, match="Nothing was overwritten"):
            act()
    assert desk.approved_words.list()[key] == here


@pytest.mark.parametrize(
    ("text", "review"),
    [(" ", None), ("x" * 3_000, None), ("Call 988.", TODAY), ("Call 988.", date(2020, 1, 1))],
)
def test_words_that_cannot_be_approved(desk: Desk, text: str, review: date | None) -> None:
    with pytest.raises(BadInput):
        approve(desk, ApprovedKey.CRISIS_LINE, text, review)
    assert desk.approved_words.list() == STARTER_WORDS


# --- Trail, check, stash, other processes -------------------------------------------------------------------


def test_the_trail_pages_backwards_and_verifies(desk: Desk) -> None:
    for number in range(5):
        desk.stash.keep("form", b"x" * number)
        approve(desk, ApprovedKey.RETURN_PLAN, f"Words {number}.")
    newest = desk.audit.entries(limit=2)
    older = desk.audit.entries(before=newest[-1].sequence, limit=100)
    assert newest[-1].sequence == older[0].sequence + 1
    assert desk.audit.verify().is_whole()
    assert desk.audit.verify().lines == newest[0].sequence


def test_a_check_finds_a_new_center_whole_and_says_so(desk: Desk) -> None:
    parts = list(desk.audit.check_data())
    assert [problem for part in parts for problem in part.problems] == []
    assert {"final revisions", "papers", "audit trail"} <= {part.part for part in parts}
    assert desk.audit.entries()[0].event is Event.DATA_CHECKED


def test_a_form_is_kept_for_its_writer_alone(place: Place) -> None:
    desk = place.sign_in()
    desk.stash.keep("client.new", b"Theo")
    desk.stash.keep("client.new", "Théo".encode())
    desk.sign_out()
    assert place.sign_in_as(Role.COUNSELOR).stash.take("client.new") is None
    again = place.sign_in()
    assert again.stash.form_keys() == ("client.new",)
    assert again.stash.take("client.new") == "Théo".encode()
    assert again.stash.take("client.new") is None
    again.stash.keep("client.new", b"x")
    again.stash.discard("client.new")
    assert again.stash.form_keys() == ()


def test_what_another_process_writes_is_noticed_and_ones_own_is_not(place: Place) -> None:
    desk, other = place.sign_in(), place.sign_in()
    heard: list[Topics] = []
    desk.changes.subscribe(Topic, heard.append)
    desk.changes.poll()
    heard.clear()
    desk.stash.keep("form", b"x")
    desk.changes.poll()
    assert heard == []
    approve(other, ApprovedKey.RETURN_PLAN, "Words.")
    desk.changes.poll()
    desk.changes.poll()
    assert heard == [EVERYTHING]


def test_a_role_changed_at_another_desk_holds_from_the_next_poll(place: Place) -> None:
    desk = place.sign_in()
    counselor = place.sign_in_as(Role.COUNSELOR)
    with desk._context.center.writing() as connection:
        staff_store.update(connection, replace(counselor.staff_member, active=False))
    counselor.changes.poll()
    assert not counselor.may(Permission.FIND_CLIENTS)
    with pytest.raises(NotPermitted, match="not active any more"):
        counselor.clients.find("")


def test_a_zone_changed_at_another_desk_holds_from_the_next_poll(place: Place) -> None:
    desk, other = place.sign_in(), place.sign_in()
    other.center.change_profile(center_profile(timezone="Pacific/Honolulu"), 1)
    desk.changes.poll()
    assert desk.zone.key == "Pacific/Honolulu"


def test_a_tampered_seal_shows_on_the_trail(place: Place) -> None:
    desk = place.sign_in()
    seal = place.path / folder.SEAL
    seal.write_bytes(seal.read_bytes()[:-1] + b"\x00\x01")
    assert "seal" in desk.audit.verify().problem
    assert any("seal" in problem for part in desk.audit.check_data() for problem in part.problems)
