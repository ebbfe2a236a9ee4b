"""Clients, what their list is searched by, and what ties one client to another."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text

from aftercare_desktop.domain import clients as people
from aftercare_desktop.domain.client_filters import MedicineUse, PlanProgress
from aftercare_desktop.domain.people import Address, Person, Phone
from aftercare_desktop.domain.safety_links import SafetyLinkKind
from aftercare_desktop.store.columns import Choice, Day, Flag, Instant, Parts, TextOrNothing
from aftercare_desktop.store.tables.making import given, identity, table

clients = table(
    "clients",
    identity(),
    given("version", Integer),
    given("created_at", Instant),
    given("changed_at", Instant),
    Column("archived_at", Instant),
    Column("archived_by", Integer, ForeignKey("staff.id")),
    given("name", Text),
    given("preferred_name", Text),
    given("pronouns", Text),
    given("gender", Text),
    Column("birth_date", Day),
    Column("record_number", TextOrNothing, unique=True),
    given("language", Text),
    given("interpreter", Flag),
    given("status", Choice(people.ClientStatus)),
    Column("counselor_id", Integer, ForeignKey("staff.id")),
    given("program", Text),
    Column("admitted_on", Day),
    Column("discharge_planned", Day),
    given("discharge_time", Text),
    Column("discharged_on", Day),
    Column("discharge_type", Choice(people.DischargeType)),
    given("contact", Parts(people.ContactAgreement)),
    given("phones", Parts(tuple[Phone, ...])),
    given("email", Text),
    given("address", Parts(Address)),
    given("mailing_address", Parts(Address)),
    given("emergency", Parts(Person)),
    given("locators", Parts(tuple[people.LocatorContact, ...])),
    given("substances", Parts(tuple[people.SubstanceUse, ...])),
    given("conditions", Parts(tuple[people.Condition, ...])),
    given("medicines", Parts(tuple[people.CurrentMedicine, ...])),
    given("allergies", Text),
    given("no_known_allergies", Flag),
    given("pregnancy", Choice(people.Pregnancy)),
    Column("due_date", Day),
    Column("last_overdose", Day),
    given("suicide_risk", Parts(people.SuicideRisk)),
    given("recovery", Parts(tuple[people.RecoveryStart, ...])),
    given("guardian", Parts(Person)),
    given("payee", Parts(Person)),
    given("children", Parts(tuple[people.Child, ...])),
    given("income", Text),
    given("funding", Text),
    given("insurance", Text),
    given("accessibility", Text),
    given("transport", Text),
    Column("veteran", Flag),
    given("court", Choice(people.Court)),
    given("probation_officer", Parts(Person)),
    given("treatment_is_condition", Flag),
    given("wanted_group", Choice(people.Wish)),
    given("wanted_home", Choice(people.Wish)),
    given("wanted_mentor", Choice(people.Wish)),
    Index("ix_clients_birth_date", "birth_date"),
    Index("ix_clients_email", "email"),
    sqlite_autoincrement=True,
)

client_search = table(
    "client_search",
    Column("sort_key", Text, primary_key=True),
    Column("client_id", Integer, ForeignKey("clients.id"), primary_key=True, unique=True),
    given("archived", Flag),
    given("stamp", Integer),
    given("changed_at", Instant),
    given("status", Choice(people.ClientStatus)),
    Column("counselor_id", Integer, ForeignKey("staff.id")),
    given("program", Text),
    Column("leaves_on", Day),
    Column("record_number", TextOrNothing),
    given("language", Text),
    given("interpreter", Flag),
    given("agreed", Flag),
    Column("agreed_until", Day),
    given("medicines", Choice(MedicineUse)),
    given("has_home", Flag),
    given("plan", Choice(PlanProgress)),
    given("plan_number", Integer),
    given("plan_medicines", Choice(MedicineUse)),
    given("plan_home", Flag),
    given("folded", Text),
    Index("ix_client_search_stamp", "stamp"),
    sqlite_with_rowid=False,
)
"""What the list of clients is searched, filtered and sorted by: one narrow row per client in list order, scanned from
front to back. Written from the client's record and the newest revision of the plan, in their transactions; `stamp`
grows with every change, so that what a window holds in memory follows.
"""

merged_clients = table(
    "merged_clients",
    Column("client_id", Integer, ForeignKey("clients.id"), primary_key=True),
    given("into_id", Integer, ForeignKey("clients.id")),
    given("merged_at", Instant),
    given("merged_by", Integer, ForeignKey("staff.id")),
    Index("ix_merged_clients_into_id", "into_id"),
)
"""Archived duplicates, each with the client who is the same person. Their final plans stay theirs, shown there."""

safety_links = table(
    "safety_links",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    Column("other_id", Integer, ForeignKey("clients.id")),
    given("kind", Choice(SafetyLinkKind)),
    given("name", Text),
    given("source", Text),
    given("reason", Text),
    Column("ends_on", Day),
    given("created_at", Instant),
    Column("created_by", Integer, ForeignKey("staff.id")),
    Column("lifted_at", Instant),
    Column("lifted_by", Integer, ForeignKey("staff.id")),
    CheckConstraint("other_id IS NULL OR other_id <> client_id", name="two_people"),
    Index("ix_safety_links_client_id", "client_id"),
    Index("ix_safety_links_other_id", "other_id"),
    sqlite_autoincrement=True,
)

status_changes = table(
    "status_changes",
    identity(),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("before", Choice(people.ClientStatus)),
    given("status", Choice(people.ClientStatus)),
    given("since", Day),
    given("place", Text),
    Column("until", Day),
    given("note", Text),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    Column("taken_back_at", Instant),
    Index("ix_status_changes_client_id", "client_id"),
    sqlite_autoincrement=True,
)
