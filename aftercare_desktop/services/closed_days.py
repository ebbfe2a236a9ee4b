"""The days on which the center is closed: its own, and the public holidays of its state."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from aftercare_desktop.domain.center import CenterProfile

_COUNTRY = "US"


def closed_days(profile: CenterProfile, first: date, last: date) -> Mapping[date, str]:
    """Closed days from `first` to `last`, both included, by day, with their names.

    Public holidays come from the `holidays` library for the profile's state, or the federal ones where the state is
    not known. A day of the center's own goes before a holiday's name.
    """
    found: dict[date, str] = {}
    if profile.closed_on_public_holidays:
        for year in range(first.year, last.year + 1):
            found.update(_public_holidays(profile.state.upper(), year))
    found.update((closed.day, closed.name) for closed in profile.closed_days)
    return {day: found[day] for day in sorted(found) if first <= day <= last}


def public_holidays(state: str, first: date, last: date) -> Mapping[date, str]:
    """Public holidays of a state from `first` to `last`, both included, by day, with their names."""
    years = range(first.year, last.year + 1)
    found = {day: name for year in years for day, name in _public_holidays(state.upper(), year)}
    return {day: found[day] for day in sorted(found) if first <= day <= last}


@lru_cache(maxsize=64)
def _public_holidays(state: str, year: int) -> tuple[tuple[date, str], ...]:
    # The library takes a quarter of a second to come up: not while the sign-in screen waits to be painted.
    import holidays  # noqa: PLC0415

    known = state if state in holidays.list_supported_countries()[_COUNTRY] else None
    return tuple(holidays.country_holidays(_COUNTRY, subdiv=known, years=year).items())
