"""The Facts tab: the form with everything the center knows of a client, saved on purpose and never lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.client_checks import typed_problems
from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import AftercareError, BadInput, EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.client.fact_table import fact_sections
from aftercare_desktop.ui.pages.client.facts_face import FactsFace
from aftercare_desktop.ui.pages.client.kept import KeptFacts, pack, unpack
from aftercare_desktop.ui.pages.client.settling import SEE_BOTH, TAKE_THEIRS, Settling
from aftercare_desktop.ui.pages.client.status_field import StatusField
from aftercare_desktop.ui.pages.client.tidy import tidy, unfinished
from aftercare_desktop.ui.pages.client.twins import TwinNotice, holder_of
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, Option
from aftercare_desktop.words.clock import wall_clock

SAVE, LEAVE, STAY = "Save", "Leave without saving", "Stay"


class FactsPane(FactsFace):
    """The page asks it to show, save and let go; it asks before work is lost."""

    added = Signal(int)
    """Somebody was added: the new client's id."""
    saved = Signal()
    """The record as stored changed or was read anew; `stored()` gives it."""
    cancelled = Signal()
    """The person does not want to add anybody."""
    status_requested = Signal()
    """The person wants to change the client's status."""
    other_requested = Signal(int)
    """The person wants to see another client: the one who may be the same."""
    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        """`origin` is the page: changes made here are not told to it."""
        sections = fact_sections(desk.today(), _counselors(desk, None))
        super().__init__(desk, origin, sections, parent)
        self._desk = desk
        self._origin = origin
        self._stored: StoredClient | None = None
        self._loaded = Client("")
        self._version = 0
        """The row version that `_loaded` had: older than the stored one while somebody else's change waits."""
        self._may_write = desk.may(Permission.WRITE_CLIENT)
        labels = {spec.path: spec.label for section in sections for spec in section.group.fields}
        self._settling = Settling(desk, labels, self.name_of_staff)
        self._twins = TwinNotice(desk, self.notices, self.other_requested.emit)
        self._connect()

    def _connect(self) -> None:
        self.safety_links.toast_requested.connect(self.toast_requested)
        self.safety_links.failed.connect(self.failed)
        self.contact_today.copied.connect(self._on_contact_today_copied)
        self.form.edited.connect(self._on_form_edited)
        self.form.left.connect(self._on_form_left)
        self.form.card_made.connect(self._on_form_card_made)
        self.tools.save_chosen.connect(self.save)
        self.tools.cancel_chosen.connect(self.cancelled)

    # What is shown

    def stored(self) -> StoredClient | None:
        """The record as it was read or saved last; None while somebody is being added."""
        return self._stored

    def _is_new(self) -> bool:
        return self._stored is None

    def show_client(self, stored: StoredClient) -> None:
        """Show this record. Whatever was unsaved is gone; the page has asked before."""
        self._stored = stored
        self._version = stored.version
        self._twins.begin(stored.id)
        self._offer_counselors(stored.client.counselor_id)
        self._load(stored.client)
        self.notices.clear()
        self._show_archived(stored)

    def show_new(self) -> None:
        """Begin with an empty form. A counselor who adds somebody is the counselor."""
        me = self._desk.staff_member
        self._stored = None
        self._twins.begin(None)
        self._offer_counselors(None)
        self._load(Client("", counselor_id=me.id if me.role is Role.COUNSELOR else None))
        self.notices.clear()
        self.safety_links.show_nobody()
        self._apply_read_only(False)

    def _load(self, client: Client) -> None:
        self._loaded = client
        self.form.set_value(client)
        self.form.hints.follow(self._desk.plain_words.choices().value)
        self._show_state()
        self.sheet.verticalScrollBar().setValue(0)
        self.outline.set_current(self.form.sections()[0].key)

    def _show_archived(self, stored: StoredClient) -> None:
        archived = stored.archived_at is not None
        self._apply_read_only(archived)
        self.safety_links.show_client(stored.id, read_only=archived)

    def _apply_read_only(self, archived: bool) -> None:
        read_only = archived or not self._may_write
        self.form.set_read_only(read_only)
        self.tools.set_read_only(read_only)
        self.tools.set_adding(self._stored is None)
        self._show_status_field()

    def _show_status_field(self) -> None:
        """The status is chosen for somebody new; later it is changed with what is asked then."""
        held = self._stored
        read_only = not self._may_write or (held is not None and held.archived_at is not None)
        for key, card in self.form.cards():
            field = card.field("status") if key == "stay" else None
            if isinstance(field, StatusField):
                field.set_adding(held is None, read_only)

    def _offer_counselors(self, current: int | None) -> None:
        field = self.form.card("person").field("counselor_id")
        if isinstance(field, ChoiceField):
            field.set_options(_counselors(self._desk, current))

    def name_of_staff(self, staff_id: int | None) -> str:
        """The name of a staff member; empty for nobody."""
        if staff_id is None:
            return ""
        return next((member.name for member in self._desk.staff.list() if member.id == staff_id), "")

    # Unsaved work

    def is_dirty(self) -> bool:
        """Whether saving would change anything."""
        return tidy(self.form.value()) != tidy(self._loaded)

    def _on_form_edited(self, path: str) -> None:
        self._show_state()

    def _on_form_card_made(self, key: str) -> None:
        self.show_outline()
        if key == "stay":
            field = self.form.card(key).field("status")
            assert isinstance(field, StatusField)
            field.change_requested.connect(self.status_requested)
            self._show_status_field()

    def _show_state(self) -> None:
        self.tools.set_dirty(self.is_dirty())
        self.contact_today.show_client(self.form.value(), self._desk.today())
        self.show_outline()

    def can_leave(self) -> bool:
        """Ask once about unsaved work. False keeps the person here."""
        if not self.is_dirty():
            return True
        called = tidy(self.form.value()).called() or "the new client"
        answer = MessageDialog.ask(
            self.window(),
            "Save what you wrote?",
            f"What you wrote about {called} is not saved yet.",
            ((SAVE, "primary"), (LEAVE, "default"), (STAY, "ghost")),
        )
        if answer == SAVE:
            return self.save()
        if answer == LEAVE:
            self._load(self._loaded)
        return answer == LEAVE

    def stash(self) -> bytes | None:
        """The unsaved form, or None."""
        if not self.is_dirty():
            return None
        client_id = self._stored.id if self._stored else None
        return pack(KeptFacts(client_id, self._version, self._loaded, self.form.value()))

    def unstash(self, data: bytes) -> KeptFacts | None:
        """What `stash` gave, read; the page shows that client and then calls `put_back`."""
        return unpack(data)

    def put_back(self, kept: KeptFacts) -> None:
        """Write the unsaved form back onto the client on show."""
        changed = self._stored is not None and self._stored.version != kept.version
        self._loaded = kept.loaded
        self._version = kept.version
        self.form.set_value(kept.written)
        self._show_state()
        if changed:
            self._say_changed_elsewhere()

    # Saving

    def save(self) -> bool:
        """Save the form. False if something must be mended first or did not work; nothing typed is lost then."""
        readable = self.form.flush()
        client = tidy(self.form.value())
        found = self._sentences(client)
        if found or not readable:
            self._show_problems(found)
            return False
        if self._stored is not None and not self.is_dirty():
            return True
        self._twins.look(client, self._loaded)
        if self._twins.ask():
            return False
        try:
            return self._store(client)
        except EditedElsewhere:
            return self._settle()
        except BadInput as problem:
            if not self._number_is_taken():
                self.failed.emit(problem)
        except AftercareError as problem:
            self.failed.emit(problem)
        return False

    def _sentences(self, client: Client) -> dict[str, str]:
        """What must be mended, by path, in the order of the page."""
        found = unfinished(self.form.value())
        if not found:
            for problem in typed_problems(client, self._desk.today()):
                found.setdefault(problem.field, problem.sentence)
        return found

    def _show_problems(self, found: dict[str, str]) -> None:
        unread = self.form.problems()
        if found:
            self.form.set_problems(unread | found)
        self.show_outline()
        first = next(iter(self.form.problems()), None)
        if first is not None:
            wanted = next((path for path in found if path == first or path.startswith(first + ".")), first)
            self.form.focus_field(wanted)
            self.keep_focus_in_sight()

    def _store(self, client: Client) -> bool:
        held = self._stored
        with self._desk.changes.caused_by(self._origin):
            if held is None:
                done = self._desk.clients.add(client)
                self._loaded = self.form.value()
            else:
                done = self._desk.clients.change(held.id, client, self._version)
        if held is None:
            self._twins.added(done.value)
            self.toast_requested.emit(Toast(f"{client.called()} is added.", done.undo))
            self.added.emit(done.value)
            return True
        self._take_over(self._desk.clients.open(held.id, reload=True))
        if done.undo is not None:
            self.toast_requested.emit(Toast(f"{client.called()} is saved.", done.undo))
        return True

    def _take_over(self, stored: StoredClient) -> None:
        """The record was saved: what is on screen now counts as loaded. The keyboard stays where it is."""
        self._stored = stored
        self._version = stored.version
        self._loaded = stored.client
        self.form.set_value(stored.client)
        self.notices.take_away("elsewhere")
        self._show_state()
        self.safety_links.reload()  # with another counselor other people may see why
        self.tools.set_saved(wall_clock(self._desk.now(), self._desk.zone))
        self.saved.emit()

    def _on_contact_today_copied(self) -> None:
        self.toast_requested.emit(Toast("The safe message is copied, word for word."))

    # Changed elsewhere

    def reload(self) -> None:
        """Something about clients changed elsewhere: show it, unless there is unsaved work, then say so."""
        if self._stored is None:
            return
        fresh = self._desk.clients.open(self._stored.id, reload=True)
        if fresh.version == self._version:
            self._offer_counselors(self.form.value().counselor_id)
            return
        if self.is_dirty() and tidy(fresh.client) != tidy(self._loaded):
            self._say_changed_elsewhere()
            return
        if self.is_dirty():
            self._stored = fresh
            self._version = fresh.version
        else:
            place = self.sheet.verticalScrollBar().value()
            self.show_client(fresh)
            self.sheet.verticalScrollBar().setValue(place)
        self._show_archived(fresh)
        self.saved.emit()

    def _theirs(self) -> StoredClient:
        assert self._stored is not None
        return self._desk.clients.open(self._stored.id, reload=True)

    def _say_changed_elsewhere(self) -> None:
        words = f"{self._settling.words(self._theirs())} What you wrote is still here."
        verbs = ((SEE_BOTH, self._on_see_both_chosen), (TAKE_THEIRS, self._on_take_theirs_chosen))
        self.notices.show_notice("elsewhere", words, "history", verbs)

    def _settle(self) -> bool:
        """Somebody saved first: let the person choose. True if something was saved or theirs was taken."""
        theirs = self._theirs()
        mine = tidy(self.form.value())
        return self._take_settled(theirs, self._settling.ask(self.window(), self._loaded, mine, theirs))

    def _on_take_theirs_chosen(self) -> None:
        theirs = self._theirs()
        self._take_settled(theirs, theirs.client)

    def _on_see_both_chosen(self) -> None:
        theirs = self._theirs()
        mine = tidy(self.form.value())
        self._take_settled(theirs, self._settling.see_both(self.window(), self._loaded, mine, theirs))

    def _take_settled(self, theirs: StoredClient, settled: Client | None) -> bool:
        """Save what was decided on top of their version; None is no decision yet."""
        if settled is None:
            self._say_changed_elsewhere()
            return False
        self.show_client(theirs)
        self.saved.emit()
        self.form.set_value(settled)
        self._show_state()
        return self.save()

    # People who may be the same

    def _on_form_left(self, section: str) -> None:
        self.show_outline()
        if section == "person" and self.is_dirty():
            self._number_is_taken()
        if section in ("person", "phones"):
            self._twins.look(tidy(self.form.value()), self._loaded)

    def _number_is_taken(self) -> bool:
        """Say at once, at its field, that the record number belongs to somebody else."""
        number = self.form.value().record_number.strip()
        if not number or number == self._loaded.record_number:
            return False
        holder = holder_of(self._desk, number, self._stored.id if self._stored else None)
        if holder is None:
            return False
        where = ", who is archived" if holder.archived else ""
        sentence = f"{number} belongs to {holder.name}{where}. Use another number."
        self.form.set_problem("record_number", sentence)
        self.show_outline()
        return True


def _counselors(desk: Desk, current: int | None) -> list[Option]:
    people = [
        (member.id, member.name) for member in desk.staff.list() if member.active or member.id == current
    ]
    return [(None, "No counselor yet"), *people]
