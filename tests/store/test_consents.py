"""Consents and disclosures in the file: what the guards freeze, and that everything reads back as it was."""

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from aftercare_desktop.domain.consents import Category, ConsentKind, Revocation, RevokedWay
from aftercare_desktop.domain.disclosures import Disclosure, Ground, GroundForm, Handed, Sending, SentWay
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient, RecipientWords
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.store import clients, consents, directory, disclosures, files, outside_people
from aftercare_desktop.store.opening import Center
from tests.builders import NOW, TODAY, build_client, build_entry
from tests.consents import build_consent, build_signing


def begin(c: Connection, kind: ConsentKind = ConsentKind.NAMED) -> int:
    """A draft of this kind for a client and an entry of the directory."""
    client = clients.insert_one(c, build_client(), NOW)
    entry = directory.insert_one(c, build_entry(), NOW)
    facts = {} if kind is ConsentKind.CARE else {"recipient": Recipient(entry_id=entry)}
    return consents.add(c, client, build_consent(kind, **facts), NOW, 1)


@pytest.mark.parametrize("kind", ConsentKind)
def test_a_consent_reads_back_as_it_was_signed(center: Center, kind: ConsentKind) -> None:
    with center.writing() as c:
        draft = begin(c, kind)
        before = consents.get(c, draft).consent
        consents.sign(c, draft, 1, build_signing())
    with center.reading() as c:
        kept = consents.get(c, draft)
    assert (kept.consent, kept.signing, len(kept.content_sha256)) == (before, build_signing(), 64)


def test_a_signed_consent_never_changes(center: Center) -> None:
    with center.writing() as c:
        draft = begin(c)
        other = build_consent(recipient=consents.get(c, draft).consent.recipient, purpose="Another")
        version = consents.write(c, draft, 1, other)
        version = consents.sign(c, draft, version, build_signing())
    with pytest.raises(DatabaseError, match="never changes"), center.writing() as c:
        consents.write(c, draft, version, build_consent(recipient=other.recipient))
    with pytest.raises(DatabaseError, match="thrown away"), center.writing() as c:
        consents.set_discarded(c, draft, version, NOW)
    with pytest.raises(DatabaseError, match="nothing is deleted"), center.writing() as c:
        c.exec_driver_sql("DELETE FROM consents")


def test_what_was_taken_back_stays_taken_back(center: Center) -> None:
    taken_back = Revocation(NOW, 1, RevokedWay.BY_VOICE, "On the phone")
    with center.writing() as c:
        draft = begin(c)
        version = consents.sign(c, draft, 1, build_signing())
        version = consents.revoke(c, draft, version, taken_back)
        assert consents.get(c, draft).revocation == taken_back
    with pytest.raises(DatabaseError, match="stays so"), center.writing() as c:
        c.exec_driver_sql("UPDATE consents SET revocation = NULL")
    with pytest.raises(EditedElsewhere), center.writing() as c:
        consents.set_ended(c, draft, version - 1, TODAY, "")


def let_out(c: Connection) -> tuple[int, str]:
    """A letter, prepared; its id and its file."""
    consent = consents.get(c, begin(c))
    person = outside_people.add(c, consent.client_id, OutsidePerson("Rosa Bramwell"))
    file = files.keep(c, b"%PDF a letter", NOW)
    disclosure = Disclosure(
        Ground.CONSENT,
        Handed.LETTER,
        Recipient(person_id=person),
        RecipientWords("Rosa Bramwell"),
        consent.id,
        (Category.MEDICINES,),
        "So that she can help",
        "Letter",
        GroundForm(happened_at=NOW),
    )
    made = disclosures.add(c, consent.client_id, disclosure, NOW, 1, file_sha256=file)
    assert disclosures.get(c, made).disclosure == disclosure
    return made, file


def test_how_it_was_sent_is_written_once(center: Center) -> None:
    faxed = Sending(SentWay.FAX, "207-555-0142", NOW, 1)
    with center.writing() as c:
        made, _ = let_out(c)
        version = disclosures.set_sent(c, made, 1, faxed)
        assert disclosures.get(c, made).sending == faxed
    with pytest.raises(DatabaseError, match="was sent never changes"), center.writing() as c:
        disclosures.set_sent(c, made, version, Sending(SentWay.MAIL, "", NOW, 1))
    with pytest.raises(DatabaseError, match="sent_or_destroyed"), center.writing() as c:
        disclosures.destroy(c, made, version, NOW, 1)
    with pytest.raises(DatabaseError, match="disclosure never changes"), center.writing() as c:
        c.exec_driver_sql("UPDATE disclosures SET consent_id = NULL")


def test_the_file_of_a_disclosure_goes_only_when_it_is_destroyed(center: Center) -> None:
    with center.writing() as c:
        made, file = let_out(c)
        files.forget(c, file)
        assert files.get(c, file)
    with pytest.raises(DatabaseError, match="disclosure never changes"), center.writing() as c:
        c.exec_driver_sql("UPDATE disclosures SET file_sha256 = NULL")
    with center.writing() as c:
        disclosures.destroy(c, made, 1, NOW, 1)
        files.forget(c, file)
        assert c.exec_driver_sql("SELECT count(*) FROM files").scalar_one() == 0
