"""Finding clients as somebody types: by any part of a name, record number, phone or date of birth.

Each client has one folded text; every word of the query must occur in it in one of its spellings. A plain substring
scan answers a query of any length, two letters included, in the same few milliseconds.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from aftercare_desktop.domain import search
from aftercare_desktop.domain.client_filters import PlanFacts, record_facts
from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.store.merged import MergedRecord, records_into, records_of
from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.rows import to_row
from aftercare_desktop.store.tables import client_search

Column = TypeVar("Column")
_MOST_WORDS = 200
_LONGEST_WORD = 2_000
_COUNTRY_CODE = "+1"
_US_NUMBER = re.compile(r"1\d{10}")
_ISO_BEGINNING = re.compile(r"\d{4}-(?:\d{1,2}(?:-\d{0,2})?)?")
_PLAIN_NUMBER = re.compile(r"\d+|\d{3}-\d*(?:-\d*)?")
_TELLING_LENGTHS = frozenset({len("MMDDYYYY"), len("12075550142")})
_FEW = 6_000
"""Looking up so many ids one by one takes half the time of the whole scan."""
_ids_encoder = msgspec.json.Encoder()
_PUNCTUATION = str.maketrans(dict.fromkeys("'’‘ʼ`´\"“”-‐‑‒–—.,;:()/#+*"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN_DATE = re.compile(r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})(?:[/.-](?P<year>\d{0,4}))?")
_SLASHED_DATE = re.compile(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?:/(?P<year>[0-9]{0,4}))?")
_ONE_WORD_DATE = re.compile(r"(?P<month>\d\d)(?P<day>\d\d)(?P<year>(?:19|20)\d\d)")
_ISO_WORD_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_MONTH_NAME = re.compile(
    r"(?:(?P<d1>\d{1,2})\.? )?(?P<name>[a-z]{3,9})\.?(?: (?P<d2>\d{1,2})(?:st|nd|rd|th)?)?,?(?: (?P<year>\d{4}))?"
)


# --- What is kept -------------------------------------------------------------------------------------------


def sort_key(client: Client) -> str:
    """Where the client stands in lists: by name, without regard to case and accents."""
    return " ".join(search.words(client.name))


def folded_text(client: Client, merged: Sequence[MergedRecord] = ()) -> str:
    """Everything a client is found by, one part per line, so that no word runs over two parts.

    The names and numbers of records that were merged into this one lead here as well.
    """
    records: tuple[Client | MergedRecord, ...] = (client, *merged)
    written = dict.fromkeys(
        search.fold(text) for one in records for text in (one.name, one.preferred_name, one.record_number)
    )
    parts = [*written, *(bare for text in written if (bare := _bare(text)) != text)]
    parts += [search.digits(phone.number) for phone in client.phones]
    if client.birth_date:
        day = client.birth_date
        parts.append(f"{day.isoformat()} {day.month}/{day.day}/{day.year}")
    return _without_nul("\n".join(part for part in parts if part))


def keep(c: Connection, clients: Iterable[tuple[int, Client]], now: datetime) -> None:
    """Make new clients findable; they have no plan yet."""
    same = {"archived": False, "stamp": newest_stamp(c) + 1, **to_row(PlanFacts())}
    rows = [{"client_id": client_id, **_entry(client, now), **same} for client_id, client in clients]
    if rows:
        c.execute(insert(client_search), rows)


def keep_again(c: Connection, client_id: int, client: Client, now: datetime) -> None:
    """Take over what changed about a client."""
    _change(c, client_id, _entry(client, now, records_of(c, client_id)))


def leave_out(c: Connection, client_id: int) -> None:
    """Find a client no more: a record that was merged is found by the one it was merged into.

    Something else must be kept anew before, or nobody notices.
    """
    c.execute(delete(client_search).where(client_search.c.client_id == client_id))


def keep_all_again(c: Connection, clients: Sequence[tuple[int, Client]], now: datetime) -> None:
    """Take over what changed about many clients."""
    here = update(client_search).where(client_search.c.client_id == bindparam("which"))
    stamp = newest_stamp(c) + 1
    for part in parts(clients):
        merged = records_into(c, [client_id for client_id, _ in part])
        rows = [
            {"which": client_id, "stamp": stamp, **_entry(client, now, merged.get(client_id, ()))}
            for client_id, client in part
        ]
        c.execute(here, rows)


def keep_program(c: Connection, client_ids: Sequence[int], old: str, new: str, now: datetime) -> None:
    """Take over that these clients, where they were in the program `old`, are in `new`."""
    here = update(client_search).where(
        client_search.c.client_id.in_(client_ids), client_search.c.program == old
    )
    c.execute(here.values(program=new, changed_at=now, stamp=newest_stamp(c) + 1))


def mark_archived(c: Connection, client_id: int, archived: bool) -> None:
    """Leave an archived client out of ordinary searches."""
    _change(c, client_id, {"archived": archived})


def mark_all_archived(c: Connection, client_ids: Sequence[int], archived: bool) -> None:
    """Leave some hundred archived clients out of ordinary searches, or find restored ones again."""
    here = update(client_search).where(client_search.c.client_id.in_(client_ids))
    c.execute(here.values(archived=archived, stamp=newest_stamp(c) + 1))


def keep_plan(c: Connection, client_id: int, facts: PlanFacts) -> None:
    """Take over what filters ask of the newest revision; nothing is written while it stays the same."""
    values = to_row(facts)
    _change(c, client_id, values, or_(*(client_search.c[name] != value for name, value in values.items())))


def newest_stamp(c: Connection) -> int:
    """A number that grows with every change of what clients are found by; 0 before there are any."""
    return int(c.scalar(select(func.max(client_search.c.stamp))) or 0)


def _change(c: Connection, client_id: int, values: dict[str, Any], *conditions: ColumnElement[bool]) -> None:
    newest = select(func.max(client_search.c.stamp)).scalar_subquery()
    here = update(client_search).where(client_search.c.client_id == client_id, *conditions)
    c.execute(here.values(stamp=newest + 1, **values))


def rebuild(c: Connection, found: Iterable[tuple[StoredClient, PlanFacts]]) -> None:
    """Write the whole search table anew, after the folding rules changed."""
    c.execute(delete(client_search))
    rows = [
        {
            "client_id": one.id,
            "archived": one.archived_at is not None,
            "stamp": 1,
            **_entry(one.client, one.changed_at, records_of(c, one.id)),
            **to_row(plan),
        }
        for one, plan in found
    ]
    if rows:
        c.execute(insert(client_search), rows)


def _entry(client: Client, changed_at: datetime, merged: Sequence[MergedRecord] = ()) -> dict[str, Any]:
    return {
        "sort_key": sort_key(client),
        "folded": folded_text(client, merged),
        "changed_at": changed_at,
        **to_row(record_facts(client)),
    }


# --- Finding ------------------------------------------------------------------------------------------------


Answer = tuple[str, Sequence[int]]
"""A query with the ids it found."""


def find_ids(
    c: Connection, query: str, include_archived: bool, before: Answer | None = None
) -> tuple[int, ...]:
    """Ids of the clients who match, by name. A query without words matches everybody.

    `before` is the answer, with the same `include_archived`, to what was typed one key earlier: where the longer query
    can find nobody else and these are few, only they are looked at.
    """
    wanted = select(client_search.c.client_id).order_by(client_search.c.sort_key, client_search.c.client_id)
    if not include_archived:
        wanted = wanted.where(client_search.c.archived.is_(False))
    condition = _condition(query)
    if condition is not None:
        wanted = wanted.where(condition)
    if before is not None and len(before[1]) <= _FEW and only_narrows(before[0], query):
        wanted = wanted.where(client_search.c.client_id.in_(_given_ids(c, before[1])))
    return json_column(c, wanted, tuple[int, ...])


def only_narrows(shorter: str, longer: str) -> bool:
    """Whether `longer`, typed on from `shorter`, cannot find anybody whom `shorter` did not.

    So it is for names and for plain numbers. Dates have other spellings, which come and go while they are typed: an
    eight-digit number may be one, and one of eleven digits loses its country code.
    """
    if not shorter.strip() or not longer.startswith(shorter):
        return False
    if all(sign.isalpha() or sign == " " for sign in longer):
        return True
    if _PLAIN_NUMBER.fullmatch(longer) is not None:
        return len(search.digits(longer)) not in _TELLING_LENGTHS
    return _is_same_date_typed_on(shorter, longer)


def _is_same_date_typed_on(shorter: str, longer: str) -> bool:
    """03/1 and 03/14, but not 03/0 and 03/04, nor a year of two digits, which may be of either century."""
    dates = [_SLASHED_DATE.fullmatch(text) for text in (shorter, longer)]
    if dates[0] is None or dates[1] is None or len(dates[1]["year"] or "") == len("85"):
        return False
    before, after = (f"{int(date['a'])}/{int(date['b'])}/{date['year'] or ''}" for date in dates if date)
    return after.startswith(before if dates[0]["year"] else before.rstrip("/"))


def _given_ids(c: Connection, ids: Sequence[int]) -> Any:
    """A list of ids to look among, as one parameter where SQLite can take it apart."""
    if c.dialect.name != "sqlite":
        return list(ids)
    each = func.json_each(_ids_encoder.encode(ids).decode()).table_valued("value")
    return select(each.c.value)


def json_column(c: Connection, wanted: Select[Any], kind: type[Column]) -> Column:
    """The one column of a query as one JSON text where SQLite can give it: of 100,000 hits that takes 4 ms, row by
    row 100 ms.
    """
    if c.dialect.name != "sqlite":
        return msgspec.convert(list(c.scalars(wanted)), kind)
    column = wanted.subquery().c[0]
    return msgspec.json.decode(c.scalar(select(func.json_group_array(column))) or "[]", type=kind)


@dataclass(frozen=True, slots=True)
class Sought:
    """A query taken apart. Of each word one spelling must occur; or, the whole being a date, one of `birthday`."""

    words: tuple[tuple[str, ...], ...]
    birthday: tuple[str, ...] = ()

    def among(self, ids: Sequence[int], texts: Sequence[str]) -> Sequence[int]:
        """Those of the ids whose folded text, `texts[id]`, matches."""
        if self.birthday:
            day = self.birthday
            return [i for i in ids if any(part in texts[i] for part in day) or self._matches(texts[i])]
        # The word with the most letters first: it leaves the fewest to look at for the others.
        for spellings in sorted(self.words, key=lambda one: (len(one), -len(one[0]))):
            if len(spellings) == 1:
                (part,) = spellings
                ids = [i for i in ids if part in texts[i]]
            elif len(spellings) == 2:  # three times as fast as `any`
                part, other = spellings
                ids = [i for i in ids if part in texts[i] or other in texts[i]]
            elif len(spellings) == 3:
                part, other, third = spellings
                ids = [i for i in ids if part in (text := texts[i]) or other in text or third in text]
            else:
                ids = [i for i in ids if any(part in texts[i] for part in spellings)]
        return ids

    def _matches(self, text: str) -> bool:
        return all(any(part in text for part in spellings) for spellings in self.words)


def sought(query: str) -> Sought | None:
    """What a query looks for; None for one without words."""
    typed = tuple(dict.fromkeys(search.words(_without_nul(query))))[:_MOST_WORDS]
    words = tuple(word for word in typed if word != _COUNTRY_CODE) or typed
    if not words:
        return None
    spelled = tuple(_shortest(text[:_LONGEST_WORD] for text in _spellings(word)) for word in words)
    return Sought(spelled, tuple(_month_name_date(" ".join(words))))


def _shortest(spellings: Iterable[str]) -> tuple[str, ...]:
    """Without those that only say more than another: where 10/29/1985 is, 10/29/19 is found too."""
    every = tuple(dict.fromkeys(spellings))
    return tuple(text for text in every if not any(other in text for other in every if other != text))


def _condition(query: str) -> ColumnElement[bool] | None:
    wanted = sought(query)
    if wanted is None:
        return None
    every_word = and_(*(_any_of(spellings) for spellings in wanted.words))
    return or_(every_word, _any_of(wanted.birthday)) if wanted.birthday else every_word


def _any_of(texts: Iterable[str]) -> ColumnElement[bool]:
    """LIKE is a third faster here than `instr`, and means the same: both sides are folded."""
    return or_(*(client_search.c.folded.contains(text, autoescape=True, escape="|") for text in texts))


def _spellings(word: str) -> Iterator[str]:
    """The texts by which a typed word is looked for; any of them is enough.

    The word without its punctuation is found wherever the word is, because every kept text that has punctuation is
    kept without it too.
    """
    yield from _dates(word)
    bare = _bare(word)
    if _ISO_BEGINNING.fullmatch(word) or "/" in word:
        yield word
    if _SLASHED_DATE.fullmatch(word):
        return  # every spelling is another look at everybody, and nobody writes a number like that
    if _US_NUMBER.fullmatch(bare):
        yield bare[1:]
    else:
        yield bare or word


def _dates(word: str) -> Iterator[str]:
    """Dates of birth as people write them: 3/4/1985, 03-04-85, 4.3.1985, 03041985, 19850304, or only a beginning."""
    if (found := _WRITTEN_DATE.fullmatch(word)) is not None:
        first, second, year = int(found["a"]), int(found["b"]), found["year"] or ""
        for shown in _years(year):
            yield f" {first}/{second}{shown}"
            if "." in word:
                yield f" {second}/{first}{shown}"
    for form in (_ONE_WORD_DATE, _ISO_WORD_DATE):
        if (found := form.fullmatch(word)) is not None:
            yield f"{found['year']}-{found['month']}-{found['day']}"


def _years(year: str) -> Iterator[str]:
    yield f"/{year}" if year else ""
    if len(year) == len("85"):  # of 1919 and 2020 the beginning is looked for already
        yield from (f"/{century}{year}" for century in ("19", "20") if century != year)


def _month_name_date(query: str) -> Iterator[str]:
    """March 4, 1985 or 4 March 1985, the year and the ends of the month's name being optional."""
    found = _MONTH_NAME.fullmatch(query)
    if found is None or found["name"][:3] not in _MONTHS:
        return
    day = found["d1"] or found["d2"]
    if day is None or (found["d1"] and found["d2"]):
        return
    month = _MONTHS.index(found["name"][:3]) + 1
    yield f" {month}/{int(day)}/{found['year'] or ''}"


def _without_nul(text: str) -> str:
    """SQLite's LIKE reads a text up to its first NUL character."""
    return text.replace("\0", "")


def _bare(text: str) -> str:
    """Without apostrophes, hyphens and the like, so that obrien finds O'Brien."""
    return text.translate(_PUNCTUATION)
