"""Use cases around a consent on paper: to be looked at, and as it leaves as print or file for the client."""

from aftercare_desktop.documents.consent import ConsentPaper, consent_pdf
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import ConsentState, StoredConsent, state
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services.gathering import printing_choices, stored_letterhead
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import consents as consent_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged

SUBJECT = "consent"
_NO_SCAN = "Nothing was attached to this consent, so there is no file to look at."
_PRINTED = (ConsentState.DRAFT, ConsentState.IN_FORCE)


class ConsentPapers(Service):
    """The consent form: the client's own paper, which names them and everything they agreed to."""

    @use_case(Permission.READ_CONSENTS)
    def paper(self, work: Work, consent_id: int, large: bool = False) -> ConsentPaper:
        """What the form is drawn from, to be looked at on screen. No audit line."""
        return _paper(work, consent_store.get(work.connection, consent_id), large)

    @use_case(Permission.READ_CONSENTS, audit=Event.CONSENT_PRINTED)
    def pdf(self, work: Work, consent_id: int, large: bool = False) -> bytes:
        """The form as it leaves as print or file."""
        stored = consent_store.get(work.connection, consent_id)
        paper = _paper(work, stored, large)
        work.record(SUBJECT, consent_id, f"client={paper.client_id} large={paper.large}")
        return consent_pdf(paper)

    @use_case(Permission.READ_CONSENTS)
    def printable(self, work: Work, client_id: int) -> tuple[int, ...]:
        """The ids of a client's consents that are in force or wait for a signature, the oldest first."""
        survivor = merged.survivor_id(work.connection, client_id)
        status = client_store.get(work.connection, survivor).client.status
        kept = consent_store.of_client(work.connection, survivor)
        return tuple(one.id for one in reversed(kept) if state(one, status, work.today) in _PRINTED)

    @use_case(Permission.READ_CONSENTS, audit=Event.FILE_VIEWED)
    def scan(self, work: Work, consent_id: int) -> bytes:
        """The scan of the signed page, to be looked at on screen. Raises `NotFound` where none was attached."""
        stored = consent_store.get(work.connection, consent_id)
        signing = stored.signing
        if signing is None or signing.way is not SignedWay.ON_PAPER or not signing.file_sha256:
            raise NotFound(_NO_SCAN)
        work.record(SUBJECT, consent_id, f"client={stored.client_id}")
        return file_store.get(work.connection, signing.file_sha256)


def _paper(work: Work, stored: StoredConsent, large: bool) -> ConsentPaper:
    client_id = merged.survivor_id(work.connection, stored.client_id)
    status = client_store.get(work.connection, client_id).client.status
    profile = center_store.profile(work.connection).profile
    printing = printing_choices(work).value
    signing = stored.signing
    drawn = signing is not None and signing.way is SignedWay.DRAWN and signing.file_sha256
    return ConsentPaper(
        number=stored.id,
        client_id=client_id,
        consent=stored.consent,
        signing=signing,
        state=state(stored, status, work.today),
        paper=profile.paper,
        made_on=work.today,
        letterhead=stored_letterhead(work, printing),
        picture=file_store.get(work.connection, signing.file_sha256) if signing and drawn else b"",
        practice=profile.practice,
        large=large or printing.large,
    )
