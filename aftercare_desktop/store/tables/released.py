"""Consents, what left the center on them or on another ground, and the registers that such grounds stand on."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text

from aftercare_desktop.domain.consents import Category, Consent, ConsentSigning, Revocation
from aftercare_desktop.domain.disclosures import CareRole, Disclosure, Ground, Sending
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.recipients import OutsideRole
from aftercare_desktop.domain.registers import AgreementKind, OrderKind
from aftercare_desktop.store.columns import Choice, Day, Flag, Instant, Parts, TextOrNothing
from aftercare_desktop.store.tables.making import given, identity, table

_CATEGORIES = Parts(tuple[Category, ...])

outside_people = table(
    "outside_people",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    Column("archived_at", Instant),
    given("name", Text),
    given("role", Choice(OutsideRole)),
    given("relation", Text),
    given("phone", Text),
    given("address", Parts(Address)),
    given("plan_key", Text),
    given("note", Text),
    Index("ix_outside_people_client_id", "client_id"),
    sqlite_autoincrement=True,
)

consents = table(
    "consents",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    Column("entry_id", Integer, ForeignKey("directory.id")),
    Column("person_id", Integer, ForeignKey("outside_people.id")),
    Column("signing", Parts(ConsentSigning)),
    Column("file_sha256", TextOrNothing, ForeignKey("files.sha256")),
    given("content_sha256", Text),
    Column("revocation", Parts(Revocation)),
    Column("ended_on", Day),
    given("ended_note", Text),
    given("known_false", Flag),
    Column("discarded_at", Instant),
    given("consent", Parts(Consent)),
    CheckConstraint("signing IS NULL OR length(content_sha256) = 64", name="signed_whole"),
    Index("ix_consents_client_id", "client_id"),
    Index("ix_consents_entry_id", "entry_id"),
    Index("ix_consents_person_id", "person_id"),
    Index("ix_consents_file_sha256", "file_sha256"),
    sqlite_autoincrement=True,
)
"""`entry_id`, `person_id` and `file_sha256` say again what the content and its signing say, as foreign keys."""

care_marks = table(
    "care_marks",
    identity(),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("entry_id", Integer, ForeignKey("directory.id")),
    given("role", Choice(CareRole)),
    given("marked_at", Instant),
    given("marked_by", Integer, ForeignKey("staff.id")),
    Column("ended_at", Instant),
    Index("ix_care_marks_client_id", "client_id"),
    Index("ix_care_marks_entry_id", "entry_id"),
    sqlite_autoincrement=True,
)

disclosures = table(
    "disclosures",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("prepared_at", Instant),
    given("prepared_by", Integer, ForeignKey("staff.id")),
    given("ground", Choice(Ground)),
    Column("consent_id", Integer, ForeignKey("consents.id")),
    Column("entry_id", Integer, ForeignKey("directory.id")),
    Column("person_id", Integer, ForeignKey("outside_people.id")),
    Column("file_sha256", TextOrNothing, ForeignKey("files.sha256")),
    Column("sending", Parts(Sending)),
    Column("sent_at", Instant),
    Column("destroyed_at", Instant),
    Column("destroyed_by", Integer, ForeignKey("staff.id")),
    given("disclosure", Parts(Disclosure)),
    CheckConstraint("sending IS NULL OR destroyed_at IS NULL", name="sent_or_destroyed"),
    CheckConstraint("(sending IS NULL) = (sent_at IS NULL)", name="sent_at_a_time"),
    Index("ix_disclosures_client_id_sent_at", "client_id", "sent_at"),
    Index("ix_disclosures_consent_id", "consent_id"),
    Index("ix_disclosures_entry_id", "entry_id"),
    Index("ix_disclosures_person_id", "person_id"),
    Index("ix_disclosures_file_sha256", "file_sha256"),
    sqlite_autoincrement=True,
)

breaches = table(
    "breaches",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    Column("disclosure_id", Integer, ForeignKey("disclosures.id")),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    Column("happened_on", Day),
    given("discovered_on", Day),
    given("what", Text),
    given("whom", Text),
    given("done", Text),
    Column("client_told_on", Day),
    Column("authority_told_on", Day),
    Column("closed_on", Day),
    Index("ix_breaches_client_id", "client_id"),
    Index("ix_breaches_disclosure_id", "disclosure_id"),
    sqlite_autoincrement=True,
)

agreements = table(
    "agreements",
    identity(),
    given("version", Integer),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    Column("archived_at", Instant),
    given("entry_id", Integer, ForeignKey("directory.id")),
    given("kind", Choice(AgreementKind)),
    given("signed_on", Day),
    Column("until", Day),
    given("categories", _CATEGORIES),
    Column("file_sha256", TextOrNothing, ForeignKey("files.sha256")),
    given("note", Text),
    Index("ix_agreements_entry_id", "entry_id"),
    Index("ix_agreements_file_sha256", "file_sha256"),
    sqlite_autoincrement=True,
)

court_orders = table(
    "court_orders",
    identity(),
    given("version", Integer),
    Column("client_id", Integer, ForeignKey("clients.id")),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    Column("archived_at", Instant),
    given("kind", Choice(OrderKind)),
    given("court", Text),
    given("case", Text),
    given("ordered_on", Day),
    given("categories", _CATEGORIES),
    given("recipients", Text),
    given("subpoena", Flag),
    Column("until", Day),
    Column("file_sha256", TextOrNothing, ForeignKey("files.sha256")),
    given("note", Text),
    Column("entry_id", Integer, ForeignKey("directory.id")),
    Index("ix_court_orders_client_id", "client_id"),
    Index("ix_court_orders_entry_id", "entry_id"),
    Index("ix_court_orders_file_sha256", "file_sha256"),
    sqlite_autoincrement=True,
)
