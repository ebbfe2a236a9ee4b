"""Centers with many made-up clients, without the plans that would take minutes to print."""

from pathlib import Path

from aftercare_desktop.demo import people
from aftercare_desktop.demo.stories import Counselor, story
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store.opening import open_center
from tests.builders import NOW, PASSWORD, TODAY
from tests.centers import make_center

USER = "dana"
_AT_ONCE = 5_000


def center_with(place: Path, clients: int) -> None:
    """Set up a center in `place` with this many clients; `USER` signs in with `tests.builders.PASSWORD`."""
    make_center(place)
    center = open_center(place, USER, PASSWORD, now=NOW)
    counselors = (
        Counselor(center.staff.id, center.staff.name, center.staff.phone, center.staff.phone_hours),
    )
    try:
        for first in range(1, clients + 1, _AT_ONCE):
            batch = range(first, min(first + _AT_ONCE, clients + 1))
            records = [people.client(story(index, 7, TODAY, counselors)) for index in batch]
            with center.writing() as connection:
                client_store.insert_all(connection, records, NOW)
    finally:
        center.close()
