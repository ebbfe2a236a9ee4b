"""Use cases around the registers: agreements with other organizations, and court orders, each with its scan."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.registers import (
    Agreement,
    CourtOrder,
    StoredAgreement,
    StoredCourtOrder,
    agreement_problems,
    order_problems,
)
from aftercare_desktop.domain.signing import Scan
from aftercare_desktop.errors import BadInput, NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.signatures import keep_scan
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged
from aftercare_desktop.store import registers as store

AGREEMENT = "agreement"
ORDER = "court_order"
_NO_SCAN = "Nothing is attached here, so there is no file to look at."
_NO_ENTRY = "Choose with whom it is. Nothing was kept."


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement with the name of the organization as the directory has it now."""

    stored: StoredAgreement
    name: str


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A court order with the client it is about; "" of one about the center itself."""

    stored: StoredCourtOrder
    client: str


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """The scan of an agreement or an order."""

    media_type: str
    content: bytes


class Registers(Service):
    """What the center keeps once and disclosures stand on."""

    @use_case(Permission.READ_REGISTERS)
    def agreements(self, work: Work) -> tuple[AgreementRow, ...]:
        """Every agreement that is not put away, the newest first."""
        rows = store.all_agreements(work.connection)
        names = _entry_names(work, [one.agreement.entry_id for one in rows])
        return tuple(AgreementRow(one, names[one.agreement.entry_id]) for one in rows)

    @use_case(Permission.READ_REGISTERS, audit=Event.REGISTERS_VIEWED)
    def orders(self, work: Work, reload: bool = False) -> tuple[OrderRow, ...]:
        """The register of court orders, the newest first; it names clients. A reload of an open page is no view."""
        rows = tuple(_order_row(work, one) for one in store.all_orders(work.connection))
        if reload:
            work.not_recorded()
        else:
            work.record(ORDER, None, f"count={len(rows)}")
        return rows

    @use_case(Permission.READ_REGISTERS)
    def orders_about(self, work: Work, client_id: int) -> tuple[OrderRow, ...]:
        """The orders about a client and those about the center itself, the newest first."""
        survivor = merged.survivor_id(work.connection, client_id)
        return tuple(_order_row(work, one) for one in store.orders_about(work.connection, survivor))

    # Agreements

    @use_case(Permission.WRITE_REGISTERS, audit=Event.REGISTERS_CHANGED)
    def add_agreement(self, work: Work, agreement: Agreement) -> Done[int]:
        """Write down an agreement; gives its id. Its scan is attached afterwards. Undo puts it away."""
        kept = replace(_ready_agreement(work, agreement), file_sha256="")
        made = store.add_agreement(work.connection, kept, work.now, work.staff.id)
        _note(work, AGREEMENT, made, "added")
        arguments = {"agreement_id": made, "version": 1}
        return work.done(made, Undo("registers.archive_agreement", arguments, "Agreement added"))

    @use_case(Permission.WRITE_REGISTERS, audit=Event.REGISTERS_CHANGED)
    def change_agreement(
        self, work: Work, agreement_id: int, agreement: Agreement, version: int
    ) -> Done[int]:
        """Change what is written of it; gives the new version. Its scan stays. Undo writes it as it was."""
        before = store.agreement(work.connection, agreement_id)
        kept = replace(_ready_agreement(work, agreement), file_sha256=before.agreement.file_sha256)
        return _write_agreement(work, before, kept, version, "changed", "Agreement saved")

    @use_case(Permission.WRITE_REGISTERS, audit=Event.REGISTERS_CHANGED)
    def attach_agreement(self, work: Work, agreement_id: int, scan: Scan, version: int) -> Done[int]:
        """Attach the scan of the signed agreement in place of the one there was; gives the new version."""
        before = store.agreement(work.connection, agreement_id)
        kept = replace(before.agreement, file_sha256=keep_scan(work, scan))
        return _write_agreement(work, before, kept, version, "scan attached", "Scan attached")

    @use_case(Permission.WRITE_REGISTERS, audit=Event.UNDONE)
    def put_back_agreement(
        self, work: Work, agreement_id: int, agreement: Agreement, version: int
    ) -> Done[int]:
        """Undo: what stood there comes back, its scan too; gives the new version."""
        before = store.agreement(work.connection, agreement_id)
        return _write_agreement(work, before, agreement, version, "put back", "Agreement put back")

    @use_case(Permission.WRITE_REGISTERS, audit=Event.REGISTERS_CHANGED)
    def archive_agreement(self, work: Work, agreement_id: int, version: int) -> Done[int]:
        """Put it away: nothing leaves on it from now on; gives the new version. Undo takes it back."""
        return _set_agreement_archived(work, agreement_id, version, archived=True)

    @use_case(Permission.WRITE_REGISTERS, audit=Event.UNDONE)
    def restore_agreement(self, work: Work, agreement_id: int, version: int) -> Done[int]:
        """Undo of putting it away; gives the new version."""
        return _set_agreement_archived(work, agreement_id, version, archived=False)

    @use_case(Permission.READ_REGISTERS, audit=Event.FILE_VIEWED)
    def agreement_file(self, work: Work, agreement_id: int) -> RegisterFile:
        """The scan of an agreement, to be looked at. Raises `NotFound`."""
        stored = store.agreement(work.connection, agreement_id)
        work.record(AGREEMENT, agreement_id)
        return _file(work, stored.agreement.file_sha256)

    # Court orders

    @use_case(Permission.WRITE_REGISTERS, audit=Event.REGISTERS_CHANGED)
    def add_order(self, work: Work, client_id: int | None, order: CourtOrder) -> Done[int]:
        """Write down an order about a client, or with None about the center; gives its id. Undo puts it away."""
        if client_id is not None:
            refuse_merged(work, client_id)
            client_store.get(work.connection, client_id)
        kept = replace(_ready_order(work, order), file_sha256="")
        made = store.add_order(work.connection, client_id, kept, work.now, work.staff.id)
        _note_order(work, made, client_id, "added")
        undo = Undo("registers.archive_order", {"order_id": made, "version": 1}, "Court order added")
        return work.done(made, undo)

    @use_case(Permission.WRITE_REGISTERS, audit=Event.REGISTERS_CHANGED)
    def change_order(self, work: Work, order_id: int, order: CourtOrder, version: int) -> Done[int]:
        """Change what is written of it; gives the new version. Its client and its scan stay. Undo writes it back."""
        before = store.order(work.connection, order_id)
        kept = replace(_ready_order(work, order), file_sha256=before.order.file_sha256)
        return _write_order(work, before, kept, version, "changed", "Court order saved")

    @use_case(Permission.WRITE_REGISTERS, audit=Event.REGISTERS_CHANGED)
    def attach_order(self, work: Work, order_id: int, scan: Scan, version: int) -> Done[int]:
        """Attach the scan of the order in place of the one there was; gives the new version."""
        before = store.order(work.connection, order_id)
        kept = replace(before.order, file_sha256=keep_scan(work, scan))
        return _write_order(work, before, kept, version, "scan attached", "Scan attached")

    @use_case(Permission.WRITE_REGISTERS, audit=Event.UNDONE)
    def put_back_order(self, work: Work, order_id: int, order: CourtOrder, version: int) -> Done[int]:
        """Undo: what stood there comes back, its scan too; gives the new version."""
        before = store.order(work.connection, order_id)
        return _write_order(work, before, order, version, "put back", "Court order put back")

    @use_case(Permission.WRITE_REGISTERS, audit=Event.REGISTERS_CHANGED)
    def archive_order(self, work: Work, order_id: int, version: int) -> Done[int]:
        """Put it away: nothing leaves on it from now on; gives the new version. Undo takes it back."""
        return _set_order_archived(work, order_id, version, archived=True)

    @use_case(Permission.WRITE_REGISTERS, audit=Event.UNDONE)
    def restore_order(self, work: Work, order_id: int, version: int) -> Done[int]:
        """Undo of putting it away; gives the new version."""
        return _set_order_archived(work, order_id, version, archived=False)

    @use_case(Permission.READ_REGISTERS, audit=Event.FILE_VIEWED)
    def order_file(self, work: Work, order_id: int) -> RegisterFile:
        """The scan of an order, to be looked at. Raises `NotFound`."""
        stored = store.order(work.connection, order_id)
        work.record(ORDER, order_id, _about(stored.client_id))
        return _file(work, stored.order.file_sha256)


def register_pages(file: RegisterFile) -> bytes:
    """A scan of a register as a PDF, to be looked at."""
    from aftercare_desktop.documents.scans import scan_as_pdf  # noqa: PLC0415 - start-up time, as in `signatures`

    return scan_as_pdf(file.content)


# --- Reading ------------------------------------------------------------------------------------------------


def _entry_names(work: Work, ids: list[int]) -> Mapping[int, str]:
    return {one: directory_store.get(work.connection, one).entry.name for one in set(ids)}


def _order_row(work: Work, stored: StoredCourtOrder) -> OrderRow:
    if stored.client_id is None:
        return OrderRow(stored, "")
    survivor = merged.survivor_id(work.connection, stored.client_id)
    return OrderRow(stored, client_store.get(work.connection, survivor).client.name)


def _file(work: Work, sha256: str) -> RegisterFile:
    if not sha256:
        raise NotFound(_NO_SCAN)
    return RegisterFile(
        file_store.media_type(work.connection, sha256), file_store.get(work.connection, sha256)
    )


# --- Keeping ------------------------------------------------------------------------------------------------


def _ready_agreement(work: Work, agreement: Agreement) -> Agreement:
    kept = storable(agreement)
    if not kept.entry_id:
        raise BadInput(_NO_ENTRY)
    directory_store.get(work.connection, kept.entry_id)
    for problem in agreement_problems(kept, work.today):
        raise BadInput(problem.sentence)
    return kept


def _ready_order(work: Work, order: CourtOrder) -> CourtOrder:
    kept = storable(order)
    if kept.entry_id is not None:
        directory_store.get(work.connection, kept.entry_id)
    for problem in order_problems(kept, work.today):
        raise BadInput(problem.sentence)
    return kept


def _write_agreement(
    work: Work, before: StoredAgreement, kept: Agreement, version: int, what: str, told: str
) -> Done[int]:
    changed = store.write_agreement(work.connection, before.id, version, kept)
    _note(work, AGREEMENT, before.id, what)
    arguments = {"agreement_id": before.id, "agreement": before.agreement, "version": changed}
    return work.done(changed, Undo("registers.put_back_agreement", arguments, told))


def _write_order(
    work: Work, before: StoredCourtOrder, kept: CourtOrder, version: int, what: str, told: str
) -> Done[int]:
    changed = store.write_order(work.connection, before.id, version, kept)
    _note_order(work, before.id, before.client_id, what)
    arguments = {"order_id": before.id, "order": before.order, "version": changed}
    return work.done(changed, Undo("registers.put_back_order", arguments, told))


def _set_agreement_archived(work: Work, agreement_id: int, version: int, *, archived: bool) -> Done[int]:
    store.agreement(work.connection, agreement_id)
    changed = store.set_agreement_archived(
        work.connection, agreement_id, version, work.now if archived else None
    )
    _note(work, AGREEMENT, agreement_id, "put away" if archived else "put back")
    back = "registers.restore_agreement" if archived else "registers.archive_agreement"
    told = "Agreement put away" if archived else "Agreement put back"
    return work.done(changed, Undo(back, {"agreement_id": agreement_id, "version": changed}, told))


def _set_order_archived(work: Work, order_id: int, version: int, *, archived: bool) -> Done[int]:
    before = store.order(work.connection, order_id)
    changed = store.set_order_archived(work.connection, order_id, version, work.now if archived else None)
    _note_order(work, order_id, before.client_id, "put away" if archived else "put back")
    back = "registers.restore_order" if archived else "registers.archive_order"
    told = "Court order put away" if archived else "Court order put back"
    return work.done(changed, Undo(back, {"order_id": order_id, "version": changed}, told))


def _note(work: Work, subject: str, subject_id: int, what: str) -> None:
    work.record(subject, subject_id, what)
    work.changed(Topic.REGISTERS)


def _note_order(work: Work, order_id: int, client_id: int | None, what: str) -> None:
    _note(work, ORDER, order_id, f"{_about(client_id)} {what}".strip())


def _about(client_id: int | None) -> str:
    return "" if client_id is None else f"client={client_id}"
