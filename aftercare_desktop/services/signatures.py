"""Use cases around signing a final version: on screen, by a scan of the signed page, and the page that tells of both.

None of this is asked for before a plan is finalized, printed or handed over, and naloxone never waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aftercare_desktop.documents.plan import SignedPaper, signed_pdf
from aftercare_desktop.domain import signing
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Revision, RevisionState
from aftercare_desktop.domain.signing import Scan, Signature, SignedAs, Signer, Stroke
from aftercare_desktop.errors import BadInput, NotFound
from aftercare_desktop.services.gathering import revision_paper, surroundings
from aftercare_desktop.services.plan_events import SUBJECT, keep_event
from aftercare_desktop.services.undo import Done
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged
from aftercare_desktop.store import plan_events as event_store
from aftercare_desktop.store import plans as plan_store

PLAN = "plan"
_TAKEN_BACK = "This was taken back. Its file is shown to nobody any more; attach it again if it is right."
_NO_FILE = "Nothing was drawn or attached here, so there is no file to look at."
_NOT_A_SCAN = (
    "This is no scan of a page: a PDF, JPEG or PNG file. Nothing was kept; choose the file of the scan again."
)
_A_DRAFT = "This version is a draft. Finalize it first; then there is a page for its signatures."


@dataclass(frozen=True, slots=True)
class Attached:
    """The file of an event, of which version, and its kind."""

    event: PlanEvent
    client_id: int
    number: int
    media_type: str
    content: bytes

    def file_name(self) -> str:
        """`plan-<id>-v<n>-signed.pdf`: no name, so that a folder of papers tells nothing."""
        return f"plan-{self.client_id}-v{self.number}-signed.pdf"


class Signatures(Service):
    """Signatures and scans beside the final versions of the plans."""

    @use_case(Permission.READ_PLAN)
    def signers(self, work: Work, revision_id: int) -> tuple[Signer, ...]:
        """Who may sign this version: the client, and everybody who took part in making it."""
        revision = plan_store.get(work.connection, revision_id)
        client = client_store.get(work.connection, merged.survivor_id(work.connection, revision.client_id))
        return signing.signers(revision.document, client.client.called())

    @use_case(Permission.RECORD_PLAN_EVENT, audit=Event.PLAN_EVENT_RECORDED)
    def sign(self, work: Work, revision_id: int, signature: Signature, on: date) -> Done[int]:
        """Keep a signature made on the screen, a drawn one with its picture; gives the id of the event.

        Of one made today the time is kept too. Undo takes it back. Raises `BadInput` where nothing was drawn or nobody
        named, for a draft, and for a day ahead.
        """
        for problem in signing.problems(signature):
            raise BadInput(problem.sentence)
        event = PlanEvent(
            PlanEventKind.SIGNED,
            on,
            work.now.astimezone(work.zone).time().replace(second=0, microsecond=0)
            if on == work.today
            else None,
            key=SignedAs(signature.way(), signature.role).key(),
            person=signature.name.strip(),
            file_sha256="" if signature.typed else keep_drawn(work, signature.strokes),
        )
        return keep_event(work, revision_id, event)

    @use_case(Permission.RECORD_PLAN_EVENT, audit=Event.PLAN_EVENT_RECORDED)
    def attach_scan(
        self, work: Work, revision_id: int, scan: Scan, person: str, on: date, note: str = ""
    ) -> Done[int]:
        """Keep the scan of a signed page, which `read_scan` gave, beside a final version; gives the id of the event.

        `person` is whose signature it shows, if one is named. Undo takes it back: the file is then shown to nobody,
        and stays in the encrypted data as the record of what was taken back. Raises `BadInput` for what the door would
        never have given.
        """
        kept = keep_scan(work, scan)
        event = PlanEvent(
            PlanEventKind.SCAN_ATTACHED, on, person=person.strip(), note=note.strip(), file_sha256=kept
        )
        return keep_event(work, revision_id, event)

    @use_case(Permission.READ_PLAN, audit=Event.FILE_VIEWED)
    def attached(self, work: Work, event_id: int) -> Attached:
        """The drawn signature or the scan of an event, to be looked at on screen. Raises `NotFound`."""
        found = _attached(work, event_id)
        work.record(SUBJECT, event_id, f"client={found.client_id} number={found.number}")
        return found

    @use_case(Permission.PRINT_PLAN, audit=Event.PLAN_PRINTED)
    def attached_for_paper(self, work: Work, event_id: int) -> Attached:
        """As `attached`, for what leaves as print or file. Needs `READ_PLAN` as well: it is part of the record."""
        work.require(Permission.READ_PLAN)
        found = _attached(work, event_id)
        work.record(SUBJECT, event_id, f"client={found.client_id} number={found.number} signed page")
        return found

    @use_case(Permission.READ_PLAN)
    def page(self, work: Work, revision_id: int) -> SignedPaper:
        """What the signature page of a final version is drawn from, to be looked at on screen. No audit line."""
        return _page(work, _final(work, revision_id))

    @use_case(Permission.PRINT_PLAN, audit=Event.PLAN_PRINTED)
    def page_pdf(self, work: Work, revision_id: int) -> bytes:
        """The signature page as it leaves as print or file. Needs `READ_PLAN` as well."""
        work.require(Permission.READ_PLAN)
        revision = _final(work, revision_id)
        work.record(PLAN, revision.id, f"client={revision.client_id} number={revision.number} signature page")
        return signed_pdf(_page(work, revision))


def read_scan(path: Path, step: Callable[[int, int], None] = lambda done, total: None) -> Scan:
    """The file somebody chose, as far as it may be kept. Takes up to some seconds: for a thread beside the window.

    `step` hears how many pages of a PDF were looked at, and ends the work by what it raises. Raises `BadInput`.
    """
    # Start-up time: pictures and PDFs are opened by libraries of their own.
    from aftercare_desktop.documents.scans import checked_scan, read_bounded  # noqa: PLC0415

    return checked_scan(path.name, read_bounded(path), step)


def keep_scan(work: Work, scan: Scan) -> str:
    """Keep a scan that `read_scan` gave; gives its key.

    The kind is the content's own, and no larger than a scan may be: whoever calls may have skipped the door. Raises
    `BadInput` then.
    """
    from aftercare_desktop.documents.scans import is_kept_kind  # noqa: PLC0415 - start-up time, as above

    if not is_kept_kind(scan):
        raise BadInput(_NOT_A_SCAN)
    return file_store.keep(work.connection, scan.content, work.now, scan.media_type)


def as_pages(attached: Attached) -> bytes:
    """A kept file as a PDF, to be looked at or printed."""
    return scan_pages(attached.content)


def scan_pages(content: bytes) -> bytes:
    """The bytes of a kept scan or drawn signature as a PDF."""
    from aftercare_desktop.documents.scans import scan_as_pdf  # noqa: PLC0415 - start-up time, as above

    return scan_as_pdf(content)


def keep_drawn(work: Work, strokes: tuple[Stroke, ...]) -> str:
    """Keep the picture of a drawn signature; gives its SHA-256."""
    from aftercare_desktop.documents.signature import signature_png  # noqa: PLC0415 - start-up time, as above

    return file_store.keep(work.connection, signature_png(strokes), work.now, file_store.PNG)


def _attached(work: Work, event_id: int) -> Attached:
    stored = event_store.get(work.connection, event_id)
    if stored.taken_back_at is not None:
        raise NotFound(_TAKEN_BACK)
    if not stored.event.file_sha256:
        raise NotFound(_NO_FILE)
    revision = plan_store.get(work.connection, stored.revision_id)
    return Attached(
        stored.event,
        merged.survivor_id(work.connection, revision.client_id),
        revision.number,
        file_store.media_type(work.connection, stored.event.file_sha256),
        file_store.get(work.connection, stored.event.file_sha256),
    )


def _final(work: Work, revision_id: int) -> Revision:
    revision = plan_store.get(work.connection, revision_id)
    if revision.state is not RevisionState.FINAL:
        raise BadInput(_A_DRAFT)
    return revision


def _page(work: Work, revision: Revision) -> SignedPaper:
    events = tuple(one.event for one in event_store.of_revisions(work.connection, [revision.id]))
    drawn = {
        event.file_sha256 for event in events if event.kind is PlanEventKind.SIGNED and event.file_sha256
    }
    return SignedPaper(
        plan=revision_paper(work, surroundings(work), revision),
        document_sha256=revision.document_sha256,
        events=events,
        pictures={sha256: file_store.get(work.connection, sha256) for sha256 in sorted(drawn)},
    )
