"""A desk from sign-in to sign-out."""

from datetime import UTC, datetime, timedelta

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import PhoneLine
from aftercare_desktop.errors import BadInput, SignInRefused, StorageFailed
from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import SystemClock
from tests.builders import PASSWORD, TODAY, center_profile, new_staff
from tests.services.conftest import FAST, Place


def test_signing_in_and_out_is_written_to_the_trail(place: Place) -> None:
    first = place.sign_in()
    first.sign_out()
    events = [entry.event for entry in place.sign_in().audit.entries()]
    assert events[:4] == [Event.SIGNED_IN, Event.SIGNED_OUT, Event.SIGNED_IN, Event.CENTER_CREATED]


def test_a_wrong_password_opens_nothing(place: Place) -> None:
    with pytest.raises(SignInRefused):
        place.sign_in("dana", "not the password")


def test_today_is_the_centers_day(place: Place) -> None:
    desk = place.sign_in()
    assert desk.today() == TODAY
    place.clock.go_on(hours=14)  # 4:42 UTC of the next day, still the evening in Portland
    assert desk.today() == TODAY
    place.clock.go_on(hours=1)
    assert desk.today() > TODAY


def test_a_center_without_an_administrators_name_is_not_set_up(place: Place) -> None:
    where = place.path.parent / "second"
    nobody = new_staff(name=" ")
    with pytest.raises(BadInput, match="administrator's name"):
        accounts.set_up(where, center_profile(), nobody, PASSWORD, place.clock, argon=FAST)
    assert not where.exists()


def test_a_sign_in_that_cannot_be_written_down_leaves_no_desk(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_line(*_: object, **__: object) -> None:
        raise StorageFailed("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("aftercare_desktop.store.audit.append", no_line)
        with pytest.raises(StorageFailed):
            place.sign_in()
    assert place.sign_in().staff_member.user_name == "dana"


def test_the_systems_clock_is_aware_and_in_utc() -> None:
    moment = SystemClock().now()
    assert moment.utcoffset() == timedelta()
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=1)


def test_there_is_one_window_on_a_center(place: Place) -> None:
    with accounts.hold_window(place.path), pytest.raises(StorageFailed), accounts.hold_window(place.path):
        pass
    with accounts.hold_window(place.path):
        assert place.sign_in().clients.find("") == ()


def test_signing_out_twice_changes_nothing(place: Place) -> None:
    desk = place.sign_in()
    desk.sign_out()
    desk.sign_out()


def test_the_recovery_key_gives_a_new_password(place: Place) -> None:
    accounts.reset_password(place.path, place.recovery_key, "dana", "tugboat-velvet-orchard", place.clock)
    with pytest.raises(SignInRefused):
        place.sign_in()
    assert place.sign_in(password="tugboat-velvet-orchard").staff_member.user_name == "dana"


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "at least"),
        ("aaaaaaaaaaaaaa", "easy to guess"),
        ("password12345", "easy to guess"),
        ("x" * 2_000, "at most"),
        ("dana-whitcomb", "easy to guess"),
    ],
)
def test_an_easy_password_sets_up_nothing(place: Place, password: str, words: str) -> None:
    where = place.path.parent / "second"
    administrator = new_staff(user_name="dana-whitcomb")
    with pytest.raises(BadInput, match=words):
        accounts.set_up(where, center_profile(), administrator, password, place.clock, argon=FAST)
    assert not accounts.center_exists(where)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"name": " "}, "center's name"),
        ({"line": PhoneLine(" ")}, "phone number"),
        ({"timezone": "Mars/Olympus"}, "time zone"),
        ({"timezone": "../etc/passwd"}, "time zone"),
        ({"idle_lock_minutes": 0}, "minutes"),
    ],
)
def test_an_impossible_center_is_not_set_up(place: Place, facts: dict[str, object], words: str) -> None:
    where = place.path.parent / "second"
    with pytest.raises(BadInput, match=words):
        accounts.set_up(where, center_profile(**facts), new_staff(), PASSWORD, place.clock, argon=FAST)
    assert not accounts.center_exists(where)
