"""What the palette finds: people, places outside the center, and things to do, each with what it leads to."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence

from aftercare_desktop.domain import search
from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.domain.directory import EntryRow
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.actions import matching
from aftercare_desktop.ui.answers import Answers
from aftercare_desktop.ui.offers import Group, Offer
from aftercare_desktop.ui.page import Action, Route
from aftercare_desktop.ui.widgets.buttons import key_words
from aftercare_desktop.ui.widgets.hit_row import Hit
from aftercare_desktop.words.clients import row_details
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.phones import shown_phone

PEOPLE_SHOWN = 8
_PEOPLE_LOOKED_AT = 60
_PLACES_SHOWN = 5
_ACTIONS_SHOWN = 6
Go = Callable[[Route], object]


class Finding:
    """Finds with every key. Holds nothing but the ids that earlier queries found; it goes away with the palette."""

    def __init__(self, desk: Desk, actions: Sequence[Action], go: Go) -> None:
        """`actions` are those on offer here; `go` leads to a route."""
        self._desk = desk
        self._actions = actions
        self._go = go
        self._may_open = desk.may(Permission.READ_CLIENT)
        self._listed = Answers(lambda query, before: desk.clients.find(query, False, before))
        self._everybody = Answers(lambda query, before: desk.clients.find(query, True, before))

    def groups(self, query: str) -> tuple[Group, ...]:
        """The groups that have hits, people first; without a query those opened last, and what one may do."""
        if not query.strip():
            found = [self._recent(), self._things_to_do("")]
        else:
            people, to_do = self._people(query), self._things_to_do(query)
            found = [people, self._places(query), to_do]
            if people.offers and to_do.offers and not _begins(people.offers[0].hit, query):
                found = [to_do, people, found[1]]
        return tuple(group for group in found if group.offers)

    # People

    def _recent(self) -> Group:
        return Group("Recent", tuple(self._person(row) for row in self._desk.clients.recent()))

    def _people(self, query: str) -> Group:
        """Names that begin like the query before those that only hold it. Where nobody on the list matches, those who
        left it are looked through too.
        """
        ids = self._listed.to(query) or self._everybody.to(query)
        found = [self._person(row) for row in self._desk.clients.rows(ids[:_PEOPLE_LOOKED_AT])]
        found.sort(key=lambda offer: not _begins(offer.hit, query))
        title = "People" if len(ids) <= PEOPLE_SHOWN else f"People, {PEOPLE_SHOWN} of {len(ids):,}"
        return Group(title, tuple(found[:PEOPLE_SHOWN]))

    def _person(self, row: ClientRow) -> Offer:
        """Whoever does not read records is led to the row of the list, where they do what they may."""
        note = "Archived" if row.archived else label(row.status)
        route = Route("client" if self._may_open else "clients", row.id)
        return Offer(Hit(row.name, row_details(row), person=row.id, note=note), partial(self._go, route))

    # Places

    def _places(self, query: str) -> Group:
        ids = self._desk.directory.find(query, most=_PLACES_SHOWN)
        return Group("Directory", tuple(self._place(row) for row in self._desk.directory.rows(ids)))

    def _place(self, row: EntryRow) -> Offer:
        details = ". ".join(
            part for part in (label(row.kind), shown_phone(row.phone), row.address.one_line()) if part
        )
        return Offer(
            Hit(row.name, details, icon="building-2"),
            partial(self._go, Route("directory", None, str(row.id))),
        )

    # Things to do

    def _things_to_do(self, query: str) -> Group:
        found = matching(self._actions, query) if query.strip() else self._actions
        return Group("Things to do", tuple(_offer(action) for action in found[:_ACTIONS_SHOWN]))


def _begins(hit: Hit, query: str) -> bool:
    """Whether each word of the query begins a word of the name or of what tells people apart."""
    there = search.words(f"{hit.title} {hit.details}")
    return all(any(one.startswith(word) for one in there) for word in search.words(query))


def _offer(action: Action) -> Offer:
    key = key_words(QKeySequence(action.key)) if action.key else ""
    return Offer(Hit(action.title, icon=action.icon, key=key), action.run)
