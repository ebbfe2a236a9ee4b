"""What happened in the made-up center beside the plans, each at its moment: who must be kept apart from whom."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Happening:
    """An act of the center's administrator at a moment."""

    moment: datetime
    act: Callable[[Desk], object]


@dataclass(frozen=True, slots=True)
class _Apart:
    """Two made-up people who must be kept apart. Clients are meant by their place, Theo Bramwell's being 0."""

    client: int
    kind: SafetyLinkKind
    days_ago: int
    other: int | None = None
    name: str = ""
    source: str = ""
    reason: str = ""
    ends_in: int | None = None
    lifted: int | None = None
    """So many days ago it was lifted."""


_NO_CONTACT, _CO_DEFENDANT, _APART = SafetyLinkKind
_LINKS = (
    _Apart(
        0,
        _CO_DEFENDANT,
        26,
        other=3,
        source="Cumberland County Superior Court, CR-2026-0113",
        reason="Both were charged in one case. The judge asks that they do not meet before the hearing.",
        ends_in=96,
    ),
    _Apart(
        0,
        _APART,
        27,
        name="Cody Marrow",
        source="Theo asked for it",
        reason="They used together last winter.",
    ),
    _Apart(
        1,
        _NO_CONTACT,
        20,
        name="Rafael Ibarra",
        source="Portland District Court, PA-2026-0427",
        reason="Former partner. Protection from abuse order.",
        ends_in=240,
    ),
    _Apart(
        4,
        _APART,
        60,
        other=7,
        source="Joelle asked for it",
        reason="A dispute about money. Both asked for different groups.",
    ),
    _Apart(
        5,
        _NO_CONTACT,
        70,
        name="Duncan Abbott",
        source="Biddeford District Court, PA-2025-0902",
        reason="Stayed away while the case was open.",
        ends_in=-12,
    ),
    _Apart(
        6,
        _APART,
        40,
        name="Samira Warsame",
        source="Amina asked for it",
        reason="A quarrel in the family, settled since.",
        lifted=9,
    ),
)


def safety_links(ids: Sequence[int], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """The links of the people who are there, a link of each kind, some ended or lifted; `ids` are the clients'."""
    for number, apart in enumerate(_LINKS):
        places = [place for place in (apart.client, apart.other) if place is not None]
        if max(places) < len(ids):
            yield from _kept(apart, number, ids, today, zone)


def _kept(apart: _Apart, number: int, ids: Sequence[int], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    other_id = None if apart.other is None else ids[apart.other]
    ends_on = None if apart.ends_in is None else today + timedelta(days=apart.ends_in)
    link = SafetyLink(apart.kind, other_id, apart.name, apart.source, apart.reason, ends_on)
    client_id = ids[apart.client]
    at = time(13, 10 + number)
    yield Happening(
        datetime.combine(today - timedelta(days=apart.days_ago), at, zone),
        lambda desk: desk.safety_links.add(client_id, link),
    )
    if apart.lifted is not None:
        yield Happening(
            datetime.combine(today - timedelta(days=apart.lifted), at, zone),
            lambda desk: _lift(desk, client_id, link),
        )


def _lift(desk: Desk, client_id: int, link: SafetyLink) -> None:
    for shown in desk.safety_links.of_client(client_id):
        if shown.told is not None and shown.told.link == link:
            desk.safety_links.lift(shown.id, shown.version)
