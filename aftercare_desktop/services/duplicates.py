"""Use cases around people who may be in the records twice: the warning while writing, and the search of everybody."""

from collections.abc import Callable
from dataclasses import dataclass

from aftercare_desktop.domain.clients import Client, ClientRow
from aftercare_desktop.domain.duplicates import Sign, near_births, signs, spellings
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.likeness import common, features, nearest
from aftercare_desktop.services.pairing import likely_pairs
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import duplicates as duplicate_store
from aftercare_desktop.store.client_search import sort_key

MOST_SIMILAR = 5
_SETTING = "not_the_same"


@dataclass(frozen=True, slots=True)
class Similar:
    """Somebody who may be the same person, and why."""

    row: ClientRow
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two records that may be of one person, and why. `one` was added first."""

    one: ClientRow
    other: ClientRow
    signs: tuple[Sign, ...]


class Duplicates(Service):
    """People who may be here twice."""

    @use_case(Permission.WRITE_CLIENT)
    def similar(self, work: Work, client: Client, own_id: int | None = None) -> tuple[Similar, ...]:
        """Who may be the person who is being written down, the likeliest first; archived people too.

        `own_id` is their own record where it is there already. Quick enough for every pause in typing.
        """
        mine = features(client)
        born = client.birth_date
        like = duplicate_store.names_like(work.connection, mine.spellings, of_unknown_birth=born is not None)
        wanted = duplicate_store.Wanted(
            born=born,
            near=near_births(born) if born else (),
            names={*spellings(client.name, client.preferred_name), sort_key(client)} - {""},
            phones=mine.phones,
            email=client.email.strip(),
            also=nearest(mine.spellings, like),
        )
        known = duplicate_store.candidates(work.connection, wanted)
        ruled_out = {other for pair in _not_the_same(work) if own_id in pair for other in pair}
        found = []
        for person in known:
            if person.id != own_id and person.id not in ruled_out:
                shared = common(mine, features(person))
                if enough := signs(shared, while_writing=True):
                    found.append((len(enough), shared.name, person.id, enough))
        found.sort(reverse=True)
        best = {client_id: enough for _, _, client_id, enough in found[:MOST_SIMILAR]}
        rows = client_store.rows(work.connection, tuple(best))
        return tuple(Similar(row, best[row.id]) for row in rows)

    @use_case(Permission.MERGE_CLIENTS)
    def everywhere(self, work: Work, step: Callable[[int, int], None]) -> tuple[LikelyPair, ...]:
        """All pairs that may be one person, the likeliest first, but for those of whom somebody said they are not.

        `step` is told how much is done of how much, and may raise to stop.
        """
        ruled_out = set(_not_the_same(work))
        people = tuple(duplicate_store.everybody(work.connection))
        pairs = [pair for pair in likely_pairs(people, step) if (pair.one, pair.other) not in ruled_out]
        ids = tuple(dict.fromkeys(client_id for pair in pairs for client_id in (pair.one, pair.other)))
        rows = {row.id: row for row in client_store.rows(work.connection, ids)}
        return tuple(
            LikelyPair(rows[pair.one], rows[pair.other], pair.signs)
            for pair in pairs
            if not (rows[pair.one].archived and rows[pair.other].archived)
        )

    @use_case(Permission.MERGE_CLIENTS, writes=True)
    def not_the_same(self, work: Work, client_id: int, other_id: int) -> Done[None]:
        """Remember that these are two people, so that nobody is asked again. Undo forgets it."""
        return self._keep(work, client_id, other_id, apart=True)

    @use_case(Permission.MERGE_CLIENTS, writes=True)
    def ask_again(self, work: Work, client_id: int, other_id: int) -> Done[None]:
        """Forget that these are two people: they may be shown as possible duplicates again."""
        return self._keep(work, client_id, other_id, apart=False)

    def _keep(self, work: Work, client_id: int, other_id: int, *, apart: bool) -> Done[None]:
        for one in (client_id, other_id):
            client_store.get(work.connection, one)
        pair = _in_order(client_id, other_id)
        known = [each for each in _not_the_same(work) if each != pair]
        center_store.set_setting(work.connection, _SETTING, [*known, pair] if apart else known)
        arguments = {"client_id": client_id, "other_id": other_id}
        if apart:
            return work.done(None, Undo("duplicates.ask_again", arguments, "Kept as two people"))
        return work.done(None, Undo("duplicates.not_the_same", arguments, "May be one person again"))


def _in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _not_the_same(work: Work) -> tuple[tuple[int, int], ...]:
    """The pairs of ids, lower one first, of whom somebody said that they are two people."""
    return tuple(center_store.setting(work.connection, _SETTING, list[tuple[int, int]], []))
