"""Finding clients as somebody types: by any part of a name, record number, phone or date of birth.

Each client has one folded text; every word of the query must occur in it, as typed or in one of its other
spellings. A plain substring scan answers a query of any length, two letters included, in the same few milliseconds.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, and_, delete, insert, or_, select, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ColumnClause, FunctionElement

from aftercare_desktop.domain import search
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.store.tables import client_search

_MOST_WORDS = 200
_SHORTEST_NUMBER = 3
_US_NUMBER_LENGTH = 11
_PUNCTUATION = str.maketrans(dict.fromkeys("'’‘ʼ`´\"“”-‐‑‒–—.,;:()/#+*"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN_DATE = re.compile(r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})(?:[/.-](?P<year>\d{0,4}))?")
_ONE_WORD_DATE = re.compile(r"(?P<month>\d\d)(?P<day>\d\d)(?P<year>(?:19|20)\d\d)")
_ISO_WORD_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_MONTH_NAME = re.compile(
    r"(?:(?P<d1>\d{1,2})\.? )?(?P<name>[a-z]{3,9})\.?(?: (?P<d2>\d{1,2})(?:st|nd|rd|th)?)?,?(?: (?P<year>\d{4}))?"
)


class _Contains(FunctionElement[bool]):
    """Whether a text contains another, character for character."""

    type = Boolean()
    name = "contains_text"
    inherit_cache = True


@compiles(_Contains)
def _contains_elsewhere(element: _Contains, compiler: SQLCompiler, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)}) > 0"


@compiles(_Contains, "sqlite")
def _contains_on_sqlite(element: _Contains, compiler: SQLCompiler, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)}) > 0"


# --- What is kept -------------------------------------------------------------------------------------------


def sort_key(client: Client) -> str:
    """Where the client stands in lists: by name, without regard to case and accents."""
    return " ".join(search.words(client.name))


def folded_text(client: Client) -> str:
    """Everything a client is found by, one part per line, so that no word runs over two parts."""
    names = dict.fromkeys((search.fold(client.name), search.fold(client.preferred_name)))
    parts = [*names, *(bare for name in names if (bare := _bare(name)) != name)]
    parts.append(search.fold(client.record_number))
    parts += [search.digits(phone.number) for phone in client.phones]
    if client.birth_date:
        day = client.birth_date
        parts.append(f"{day.isoformat()} {day.month}/{day.day}/{day.year}")
    return "\n".join(part for part in parts if part)


def keep(c: Connection, clients: Iterable[tuple[int, Client]]) -> None:
    """Make new clients findable."""
    rows = [{"client_id": client_id, "archived": False, **_entry(client)} for client_id, client in clients]
    if rows:
        c.execute(insert(client_search), rows)


def keep_again(c: Connection, client_id: int, client: Client) -> None:
    """Take over what changed about a client."""
    c.execute(update(client_search).where(client_search.c.client_id == client_id).values(_entry(client)))


def mark_archived(c: Connection, client_id: int, archived: bool) -> None:
    """Leave an archived client out of ordinary searches."""
    c.execute(update(client_search).where(client_search.c.client_id == client_id).values(archived=archived))


def rebuild(c: Connection, clients: Iterable[tuple[int, Client, bool]]) -> None:
    """Write the whole search table anew from (id, client, archived), after the folding rules changed."""
    c.execute(delete(client_search))
    rows = [{"client_id": key, "archived": archived, **_entry(client)} for key, client, archived in clients]
    if rows:
        c.execute(insert(client_search), rows)


def _entry(client: Client) -> dict[str, str]:
    return {"sort_key": sort_key(client), "folded": folded_text(client)}


# --- Finding ------------------------------------------------------------------------------------------------


def find_ids(c: Connection, query: str, include_archived: bool) -> tuple[int, ...]:
    """Ids of the clients who match, in list order. A query without words matches everybody."""
    wanted = select(client_search.c.client_id).order_by(client_search.c.sort_key, client_search.c.client_id)
    if not include_archived:
        wanted = wanted.where(client_search.c.archived.is_(False))
    condition = _condition(query)
    if condition is not None:
        wanted = wanted.where(condition)
    return tuple(c.scalars(wanted))


def _condition(query: str) -> ColumnElement[bool] | None:
    words = tuple(dict.fromkeys(search.words(query)))[:_MOST_WORDS]
    if not words:
        return None
    every_word = and_(*(_any_of(dict.fromkeys(_spellings(word))) for word in words))
    birthday = tuple(_month_name_date(" ".join(words)))
    return or_(every_word, _any_of(birthday)) if birthday else every_word


def _any_of(texts: Iterable[str]) -> ColumnElement[bool]:
    folded: ColumnClause[str] = client_search.c.folded
    return or_(*(_Contains(folded, text) for text in texts))


def _spellings(word: str) -> Iterator[str]:
    """The texts by which a typed word is looked for; any of them is enough."""
    yield word
    bare = _bare(word)
    if bare:
        yield bare
    yield from _dates(word)
    number = search.digits(word)
    if number and number != word and not any(c.isalpha() for c in word) and _is_number_part(word, number):
        yield number[1:] if len(number) == _US_NUMBER_LENGTH and number[0] == "1" else number
    elif len(number) == _US_NUMBER_LENGTH and number == word and number[0] == "1":
        yield number[1:]


def _is_number_part(word: str, number: str) -> bool:
    return len(number) >= _SHORTEST_NUMBER or word.startswith(("+", "("))


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
    if len(year) == len("85"):
        yield f"/19{year}"
        yield f"/20{year}"


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


def _bare(text: str) -> str:
    """Without apostrophes, hyphens and the like, so that obrien finds O'Brien."""
    return text.translate(_PUNCTUATION)
