"""Use cases around the list of clients itself: how a person looks at it, saved filters, and lists that leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aftercare_desktop.domain import client_filters as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.client_filters import (
    ClientFilter,
    ClientSort,
    ExportColumn,
    ExportReason,
    ListLook,
    SavedFilter,
)
from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.services.clients import Clients
from aftercare_desktop.services.steps import Step, unheard
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import client_filters as filter_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store.client_index import Asked, ClientIndex

SUBJECT = "client"
_REASONS = "client_list.reasons"
_REASONS_KEPT = 1_000
_REASON_LIMIT = 500
_ROWS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What can be chosen in the panel: counselors with their names, programs and languages that occur."""

    counselors: tuple[tuple[int, str], ...] = ()
    programs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WantedList:
    """Which people a list is to hold and what it says of each."""

    query: str = ""
    filter: ClientFilter = rules.EVERYBODY
    sort: ClientSort = rules.BY_NAME
    columns: tuple[ExportColumn, ...] = rules.USUAL_EXPORT


@dataclass(frozen=True, slots=True)
class ListPaper:
    """A list on its way out: everything that a page or a file of it says."""

    rows: tuple[ClientRow, ...]
    columns: tuple[ExportColumn, ...]
    reason: ExportReason
    center_name: str
    made_by: str
    made_at: datetime
    zone: str
    paper: PaperSize
    practice: bool


@dataclass(frozen=True, slots=True)
class KeptReason:
    """A purpose that somebody put into words. The audit trail holds its number and never the words."""

    number: int
    at: datetime
    staff_id: int
    words: str


@dataclass(frozen=True, slots=True)
class FilterChange:
    """One of somebody's saved filters that asks for something else than before."""

    staff_id: int
    name: str
    before: ClientFilter
    after: ClientFilter

    def back(self) -> "FilterChange":
        """The same change the other way."""
        return replace(self, before=self.after, after=self.before)


class ClientLists(Service):
    """The list of clients as one person sees it, and as it leaves the program."""

    @use_case(Permission.FIND_CLIENTS)
    def look(self, work: Work) -> ListLook:
        """Order and columns as this person left them."""
        return center_store.setting(work.connection, _own(work, "look"), ListLook, ListLook())

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def keep_look(self, work: Work, look: ListLook) -> None:
        """Remember how this person looks at the list."""
        center_store.set_setting(work.connection, _own(work, "look"), look)

    @use_case(Permission.FIND_CLIENTS)
    def choices(self, work: Work) -> FilterChoices:
        """What can be filtered by. Languages belong to the record: nobody sees them who may not read it."""
        c = work.connection
        members = staff_store.everybody(c)
        counselors = filter_store.counselors(c)
        languages = filter_store.languages(c) if work.may(Permission.READ_CLIENT) else ()
        return FilterChoices(
            tuple((one.id, one.name) for one in members if one.id in counselors),
            filter_store.programs(c),
            languages,
        )

    @use_case(Permission.FIND_CLIENTS)
    def saved(self, work: Work) -> tuple[SavedFilter, ...]:
        """This person's filters, by name. Those that tell of records are left out for who may not read them."""
        may_read = work.may(Permission.READ_CLIENT)
        return tuple(one for one in _saved(work) if may_read or not one.filter.asks_record())

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def save_filter(self, work: Work, saved: SavedFilter) -> Done[tuple[SavedFilter, ...]]:
        """Keep a filter under a name, in place of one of the same name. Raises `BadInput` for a name that is none."""
        before = _saved(work)
        rules.check_filter(saved.filter)
        return _put(work, rules.with_saved(before, storable(saved)), before, "Filter saved")

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def rename_filter(self, work: Work, name: str, new: str) -> Done[tuple[SavedFilter, ...]]:
        """Call a saved filter otherwise. Raises `BadInput` for a name that is none or that another one has."""
        before = _saved(work)
        return _put(work, rules.with_name(before, name, storable(new)), before, "Filter renamed")

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def delete_filter(self, work: Work, name: str) -> Done[tuple[SavedFilter, ...]]:
        """Forget a saved filter; Undo brings it back."""
        before = _saved(work)
        return _put(work, tuple(one for one in before if one.name != name), before, "Filter deleted")

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def put_back_filters(
        self, work: Work, filters: tuple[SavedFilter, ...], instead_of: tuple[SavedFilter, ...]
    ) -> Done[tuple[SavedFilter, ...]]:
        """The saved filters as they were before. Raises `EditedElsewhere` when they are no longer `instead_of`."""
        before = _saved(work)
        if before != instead_of:
            raise EditedElsewhere("Your saved filters were changed in the meantime. Nothing was changed.")
        return _put(work, filters, before, "Filters put back")

    @use_case(Permission.EXPORT_LIST)
    def meant(self, work: Work, wanted: WantedList, reason: ExportReason) -> tuple[int, ...]:
        """Ids of the people on the list, in its order. Raises `BadInput` when the purpose is not said."""
        rules.check_reason(reason)
        rules.check_filter(wanted.filter)
        asked = Asked(storable(wanted.query), wanted.filter, wanted.sort, work.today, work.staff.id)
        return ClientIndex().find(work.connection, asked)

    @use_case(Permission.EXPORT_LIST, audit=Event.CLIENTS_EXPORTED)
    def for_file(
        self, work: Work, wanted: WantedList, reason: ExportReason, rows: tuple[ClientRow, ...]
    ) -> ListPaper:
        """The list for a file, with its audit line; `gather_list` is the way here."""
        return _paper(work, wanted, reason, rows)

    @use_case(Permission.EXPORT_LIST, audit=Event.CLIENTS_PRINTED)
    def for_print(
        self, work: Work, wanted: WantedList, reason: ExportReason, rows: tuple[ClientRow, ...]
    ) -> ListPaper:
        """The list for paper, with its audit line; `gather_list` is the way here."""
        return _paper(work, wanted, reason, rows)

    @use_case(Permission.EXPORT_LIST)
    def reasons(self, work: Work) -> tuple[KeptReason, ...]:
        """Purposes that were put into words, newest first."""
        return tuple(reversed(_reasons(work)))


def gather_list(
    lists: ClientLists,
    clients: Clients,
    wanted: WantedList,
    reason: ExportReason,
    *,
    printed: bool,
    step: Step = unheard,
) -> ListPaper:
    """A list of any length on its way out, read in parts, so that nobody waits long to write.

    `step` hears of people read and people in all; what it raises ends this before anything is recorded or leaves.
    Raises `NotPermitted`, and `BadInput` when the purpose is not said.
    """
    ids = lists.meant(wanted, reason)
    rows: list[ClientRow] = []
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        rows += clients.rows(ids[start : start + _ROWS_AT_ONCE])
        step(min(start + _ROWS_AT_ONCE, len(ids)), len(ids))
    leave = lists.for_print if printed else lists.for_file
    return leave(wanted, reason, tuple(rows))


def following(work: Work, names: Mapping[str, str]) -> tuple[FilterChange, ...]:
    """How everybody's saved filters follow, where programs get another name in the records: earlier name to new one."""
    return tuple(
        FilterChange(member.id, one.name, one.filter, rules.with_programs(one.filter, names))
        for member in staff_store.everybody(work.connection)
        for one in _saved_of(work, member.id)
        if rules.with_programs(one.filter, names) != one.filter
    )


def change_filters(work: Work, changes: Sequence[FilterChange]) -> tuple[FilterChange, ...]:
    """Make these changes, save to filters that are not as they were before; gives those that were made."""
    made: list[FilterChange] = []
    for staff_id in dict.fromkeys(one.staff_id for one in changes):
        kept = {one.name: one for one in _saved_of(work, staff_id)}
        for change in changes:
            before = SavedFilter(change.name, change.before)
            if change.staff_id == staff_id and kept.get(change.name) == before:
                kept[change.name] = replace(before, filter=change.after)
                made.append(change)
        center_store.set_setting(work.connection, _filters_of(staff_id), tuple(kept.values()))
    return tuple(made)


def _paper(work: Work, wanted: WantedList, reason: ExportReason, rows: tuple[ClientRow, ...]) -> ListPaper:
    rules.check_reason(reason)
    _record(work, len(rows), wanted, reason)
    profile = center_store.profile(work.connection).profile
    return ListPaper(
        rows=rows,
        columns=wanted.columns,
        reason=reason,
        center_name=profile.name,
        made_by=work.staff.name,
        made_at=work.now,
        zone=profile.timezone,
        paper=profile.paper,
        practice=profile.practice,
    )


def _record(work: Work, count: int, wanted: WantedList, reason: ExportReason) -> None:
    """The audit line: how many, which columns, why. Words of one's own are kept apart and named by their number."""
    details = [f"count={count}", f"purpose={reason.purpose}", f"columns={','.join(wanted.columns)}"]
    words = " ".join(storable(reason.words).split())[:_REASON_LIMIT]
    if words:
        kept = _reasons(work)
        number = kept[-1].number + 1 if kept else 1
        added = KeptReason(number, work.now, work.staff.id, words)
        center_store.set_setting(work.connection, _REASONS, [*kept, added][-_REASONS_KEPT:])
        details.append(f"reason={number}")
    work.record(SUBJECT, None, " ".join(details))


def _reasons(work: Work) -> tuple[KeptReason, ...]:
    return center_store.setting(work.connection, _REASONS, tuple[KeptReason, ...], ())


def _put(
    work: Work, filters: tuple[SavedFilter, ...], before: tuple[SavedFilter, ...], what: str
) -> Done[tuple[SavedFilter, ...]]:
    center_store.set_setting(work.connection, _filters_of(work.staff.id), filters)
    return work.done(
        filters, Undo("client_lists.put_back_filters", {"filters": before, "instead_of": filters}, what)
    )


def _saved(work: Work) -> tuple[SavedFilter, ...]:
    return _saved_of(work, work.staff.id)


def _saved_of(work: Work, staff_id: int) -> tuple[SavedFilter, ...]:
    return center_store.setting(work.connection, _filters_of(staff_id), tuple[SavedFilter, ...], ())


def _filters_of(staff_id: int) -> str:
    """The setting of somebody's saved filters."""
    return f"client_list.filters.{staff_id}"


def _own(work: Work, what: str) -> str:
    """The setting of this person."""
    return f"client_list.{what}.{work.staff.id}"
