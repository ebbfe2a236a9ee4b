"""What clients asked of their own record, and what they were told of their rights."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Text

from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.own_record import CopyForm, NoticeWay
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.store.columns import Choice, Day, Flag, Instant, Parts, TextOrNothing
from aftercare_desktop.store.tables.making import given, identity, table

patient_notices = table(
    "patient_notices",
    identity(),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    Column("taken_back_at", Instant),
    given("given_on", Day),
    given("way", Choice(NoticeWay)),
    given("note", Text),
    Index("ix_patient_notices_client_id", "client_id"),
    sqlite_autoincrement=True,
)

restrictions = table(
    "restrictions",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    given("asked_on", Day),
    given("words", Text),
    given("categories", Parts(tuple[Category, ...])),
    given("recipient", Parts(Recipient)),
    Column("agreed", Flag),
    Column("answered_on", Day),
    Column("ended_on", Day),
    Index("ix_restrictions_client_id", "client_id"),
    sqlite_autoincrement=True,
)

copy_requests = table(
    "copy_requests",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    Column("file_sha256", TextOrNothing, ForeignKey("files.sha256")),
    given("asked_on", Day),
    given("form", Choice(CopyForm)),
    given("asked_by", Text),
    Column("delivered_on", Day),
    given("delivered_how", Text),
    Column("withdrawn_on", Day),
    Index("ix_copy_requests_client_id", "client_id"),
    Index("ix_copy_requests_file_sha256", "file_sha256"),
    sqlite_autoincrement=True,
)

amendments = table(
    "amendments",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    given("asked_on", Day),
    given("words", Text),
    Column("accepted", Flag),
    Column("answered_on", Day),
    given("answer", Text),
    given("disagreement", Text),
    Column("disagreed_on", Day),
    Index("ix_amendments_client_id", "client_id"),
    sqlite_autoincrement=True,
)
