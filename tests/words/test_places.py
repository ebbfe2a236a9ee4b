"""States and zones by the names people choose them by."""

from zoneinfo import ZoneInfo

import pytest

from aftercare_desktop.words.places import STATES, TIME_ZONES, all_time_zones, state_name


def test_every_zone_is_real_named_once_and_the_country_s_own_come_first() -> None:
    zones = all_time_zones("America/New_York")
    assert zones[: len(TIME_ZONES)] == TIME_ZONES
    names = [name for name, _ in zones]
    words = [said for _, said in zones]
    assert len(set(names)) == len(names) == len(set(words))
    assert not any("_" in said for said in words)
    assert {ZoneInfo(name).key for name in names} == set(names)
    assert not any(name.startswith(("US/", "Etc/", "posix/")) for name in names)


def test_a_zone_in_use_is_among_them_whatever_it_is_called() -> None:
    assert "US/Alaska" in dict(all_time_zones("US/Alaska"))


@pytest.mark.parametrize(("code", "name"), [("ME", "Maine"), ("me", "Maine"), ("", ""), ("ZZ", "")])
def test_a_state_is_named_in_either_case(code: str, name: str) -> None:
    assert state_name(code) == name
    assert len(dict(STATES)) == len(STATES)
