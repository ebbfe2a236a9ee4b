"""What counselors put into the medical record: on Friday afternoon, of most people. The rest still waits."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from aftercare_desktop.demo.happenings import Happening
from aftercare_desktop.demo.history import Told
from aftercare_desktop.services.desk import Desk

_CHARTED = 40
"""The records of so many people are kept up, so that a center of 100,000 stays small."""
_NOT_YET = 5
"""Every fifth of them nobody came to."""
_FRIDAY = 4


def charted(told: Sequence[Told], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """The notes of last Friday, a few minutes for each."""
    for one in told:
        index = one.story.index
        if index <= _CHARTED and index % _NOT_YET:
            yield put_in_chart(one.client_id, one.story.counselor.id, _last_friday(today), index, zone)


def put_in_chart(client_id: int, counselor_id: int, day: date, turn: int, zone: ZoneInfo) -> Happening:
    """Everything that waits of one client, as the counselor's `turn` of that afternoon."""
    moment = datetime.combine(day, time(15), zone) + timedelta(minutes=2 * turn)
    return Happening(moment, partial(_put, client_id=client_id), counselor_id)


def charted_theo(client_id: int, today: date, counselor_id: int, zone: ZoneInfo) -> Happening:
    """Theo's record is kept up too."""
    return put_in_chart(client_id, counselor_id, _last_friday(today), 0, zone)


def _last_friday(today: date) -> date:
    return today - timedelta(days=(today.weekday() - _FRIDAY) % 7 or 7)


def _put(desk: Desk, client_id: int) -> None:
    waiting = desk.chart.waiting(client_id).charted()
    if waiting:
        desk.chart.note(client_id, waiting)
        desk.chart.mark(client_id, waiting)
