"""Use cases around safety links: what a person may see of them, adding, changing, lifting.

What somebody may not see never leaves this service: such a link says only that it is there.
"""

from collections.abc import Mapping
from dataclasses import replace

from aftercare_desktop.domain import safety_links as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.safety_links import (
    SafetyLink,
    SafetyLinkState,
    ShownLink,
    StoredSafetyLink,
    ToldLink,
)
from aftercare_desktop.errors import BadInput, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.refusals import refusal
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import safety_links as link_store
from aftercare_desktop.store import staff as staff_store

SUBJECT = "safety_link"


class SafetyLinks(Service):
    """Who must be kept apart from whom."""

    @use_case(Permission.READ_CLIENT)
    def is_bound(self, work: Work, client_id: int) -> bool:
        """Whether any link binds this client today; everybody who may open the record may know that."""
        return is_bound(work, client_id)

    @use_case(Permission.READ_CLIENT)
    def may_write(self, work: Work, client_id: int) -> bool:
        """Whether the person may add, change and lift links on this client's record."""
        return rules.may_write(work.staff, client_store.get(work.connection, client_id).client)

    @use_case(Permission.READ_CLIENT, audit=Event.SAFETY_LINKS_VIEWED)
    def of_client(self, work: Work, client_id: int, reload: bool = False) -> tuple[ShownLink, ...]:
        """The links on a client's record: those in force first, then what ended or was lifted.

        Who may not see why is given the ones in force without anything in them. Seeing why counts as a view, unless an
        open page only reloads.
        """
        links = link_store.of_client(work.connection, client_id)
        seen = rules.may_see_why(work.staff, client_store.get(work.connection, client_id).client)
        if links and seen and not reload:
            work.record("client", client_id, f"count={len(links)}")
        else:
            work.not_recorded()
        if not seen:
            return tuple(
                ShownLink(link.id, link.version, SafetyLinkState.IN_FORCE, None)
                for link in links
                if link.binds(work.today)
            )
        return _told(work, client_id, links)

    @use_case(Permission.WRITE_SAFETY_LINK, audit=Event.SAFETY_LINK_ADDED)
    def add(self, work: Work, client_id: int, link: SafetyLink) -> Done[int]:
        """Keep a client apart from somebody; gives the link's id. Undo lifts it.

        Raises `BadInput` when nobody is named or the same link is there already.
        """
        _require_write(work, (client_id,))
        link = _checked(storable(link), client_id)
        refuse_merged(work, client_id)
        if link.other_id is not None:
            client_store.get(work.connection, link.other_id)
            refuse_merged(work, link.other_id)
        _refuse_double(work, client_id, link)
        link_id = link_store.insert(work.connection, client_id, link, work.now, work.staff.id)
        work.record(SUBJECT, link_id, _whose(link_store.get(work.connection, link_id)))
        work.changed(Topic.SAFETY_LINKS)
        undo = Undo("safety_links.lift", {"link_id": link_id, "version": 1}, "Safety link added")
        return work.done(link_id, undo)

    @use_case(Permission.WRITE_SAFETY_LINK, audit=Event.SAFETY_LINK_CHANGED)
    def change(self, work: Work, link_id: int, link: SafetyLink, version: int) -> Done[int]:
        """Change what a link says; gives the new version. Another client in it stays: that would be another link.

        Undo puts back what it said. Raises `BadInput`, and `EditedElsewhere` when `version` is not the stored one.
        """
        before = _own(work, link_id)
        link = _checked(replace(storable(link), other_id=before.link.other_id), before.client_id)
        changed = link_store.change(work.connection, link_id, link, version)
        names = SafetyLink.__dataclass_fields__
        fields = ",".join(name for name in names if getattr(before.link, name) != getattr(link, name))
        work.record(SUBJECT, link_id, f"{_whose(before)} fields={fields}")
        work.changed(Topic.SAFETY_LINKS)
        arguments = {"link_id": link_id, "link": before.link, "version": changed}
        return work.done(changed, Undo("safety_links.change", arguments, "Safety link changed"))

    @use_case(Permission.WRITE_SAFETY_LINK, audit=Event.SAFETY_LINK_LIFTED)
    def lift(self, work: Work, link_id: int, version: int) -> Done[int]:
        """Let a link bind nobody any more; it stays as history. Gives the new version. Undo puts it back."""
        stored = _own(work, link_id)
        changed = link_store.set_lifted(work.connection, link_id, version, work.now, work.staff.id)
        return self._lifted(work, stored, changed, "safety_links.restore", "Safety link lifted")

    @use_case(Permission.WRITE_SAFETY_LINK, audit=Event.SAFETY_LINK_RESTORED)
    def restore(self, work: Work, link_id: int, version: int) -> Done[int]:
        """Put a lifted link in force again. Gives the new version. Undo lifts it.

        Raises `BadInput` when the same link was added again in the meantime, `EditedElsewhere` when the two turned out
        to be one person.
        """
        stored = _own(work, link_id)
        for client_id in stored.clients():
            refuse_merged(work, client_id)
        if stored.lifted_at is not None and stored.link.is_in_force(work.today):
            _refuse_double(work, stored.client_id, stored.link)
        changed = link_store.set_lifted(work.connection, link_id, version, None, None)
        return self._lifted(work, stored, changed, "safety_links.lift", "Safety link put back in force")

    def _lifted(
        self, work: Work, stored: StoredSafetyLink, version: int, undo: str, sentence: str
    ) -> Done[int]:
        work.record(SUBJECT, stored.id, _whose(stored))
        work.changed(Topic.SAFETY_LINKS)
        return work.done(version, Undo(undo, {"link_id": stored.id, "version": version}, sentence))


def is_bound(work: Work, client_id: int) -> bool:
    """Whether anybody must be kept apart from this client today; never from whom or why."""
    return any(link.binds(work.today) for link in link_store.of_client(work.connection, client_id))


def _told(work: Work, client_id: int, links: tuple[StoredSafetyLink, ...]) -> tuple[ShownLink, ...]:
    seen = {link.id: link.seen_from(client_id) for link in links}
    others = [link.other_id for link in seen.values() if link.other_id is not None]
    names = {one.id: one.client.name for one in client_store.get_all(work.connection, others)}
    staff = {member.id: member.name for member in staff_store.everybody(work.connection)}
    shown = [_shown(work, link, seen[link.id], names, staff) for link in links]
    order = tuple(SafetyLinkState)
    return tuple(sorted(shown, key=lambda link: order.index(link.state)))


def _shown(
    work: Work, stored: StoredSafetyLink, link: SafetyLink, names: Mapping[int, str], staff: Mapping[int, str]
) -> ShownLink:
    who = link.name if link.other_id is None else names[link.other_id]
    lifted_on = None if stored.lifted_at is None else work.day_of(stored.lifted_at)
    lifted_by = "" if stored.lifted_by is None else staff[stored.lifted_by]
    told = ToldLink(link, who, work.day_of(stored.created_at), lifted_on, lifted_by)
    return ShownLink(stored.id, stored.version, stored.state(work.today), told)


def _own(work: Work, link_id: int) -> StoredSafetyLink:
    """A link that the person may write: they may see it on the record of one of its clients."""
    stored = link_store.get(work.connection, link_id)
    _require_write(work, stored.clients())
    return stored


def _require_write(work: Work, client_ids: tuple[int, ...]) -> None:
    records = [client_store.get(work.connection, client_id) for client_id in client_ids]
    if not any(rules.may_write(work.staff, record.client) for record in records):
        raise NotPermitted(refusal(Permission.SEE_SAFETY_REASON))


def _checked(link: SafetyLink, client_id: int) -> SafetyLink:
    """The link without white space around it; the name of another client is never written a second time."""
    name = "" if link.other_id is not None else link.name.strip()
    tidy = replace(link, name=name, source=link.source.strip(), reason=link.reason.strip())
    rules.check(tidy, client_id)
    return tidy


def _refuse_double(work: Work, client_id: int, link: SafetyLink) -> None:
    for held in link_store.of_client(work.connection, client_id):
        if held.binds(work.today) and rules.same_people(held.seen_from(client_id), link):
            raise BadInput(
                "This safety link is there already. Nothing was saved; change the one that is there."
            )


def _whose(stored: StoredSafetyLink) -> str:
    return "client=" + ",".join(map(str, stored.clients()))
