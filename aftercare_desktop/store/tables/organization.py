"""What is the center's own: who it is, its settings and words, and its staff with what they were writing."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, LargeBinary, Text

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.center import ClosedDay, PaperSize, PhoneLine
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.starters import StarterKind
from aftercare_desktop.store.columns import Choice, Day, Flag, Instant, Parts
from aftercare_desktop.store.tables.making import given, identity, table

center = table(
    "center",
    Column("id", Integer, primary_key=True, autoincrement=False),
    given("version", Integer),
    given("name", Text),
    given("line", Parts(PhoneLine)),
    given("address", Parts(Address)),
    given("state", Text),
    given("timezone", Text),
    given("closed_days", Parts(tuple[ClosedDay, ...])),
    given("closed_on_public_holidays", Flag),
    given("paper", Choice(PaperSize)),
    given("idle_lock_minutes", Integer),
    given("practice", Flag),
    CheckConstraint("id = 1", name="one_center"),
)

settings = table(
    "settings",
    Column("name", Text, primary_key=True),
    given("value", Text),
)

staff = table(
    "staff",
    identity(),
    given("version", Integer),
    given("user_name", Text),
    given("user_key", Text, unique=True),
    given("name", Text),
    given("role", Choice(Role)),
    given("credentials", Text),
    given("phone", Text),
    given("phone_hours", Text),
    given("active", Flag),
    sqlite_autoincrement=True,
)

stash = table(
    "stash",
    Column("staff_id", Integer, ForeignKey("staff.id"), primary_key=True),
    Column("form_key", Text, primary_key=True),
    given("kept_at", Instant),
    given("content", LargeBinary),
)
"""Forms that were not saved when the window locked, each for the person who was writing."""

approved_words = table(
    "approved_words",
    Column("key", Choice(ApprovedKey), primary_key=True),
    given("text", Text),
    given("approver", Text),
    Column("approved_on", Day),
    Column("review_on", Day),
)

starters = table(
    "starters",
    Column("key", Text, primary_key=True),
    given("version", Integer),
    given("kind", Choice(StarterKind)),
    given("content", Text),
    given("hidden", Flag),
    given("changed_at", Instant),
    given("changed_by", Integer, ForeignKey("staff.id")),
)
"""The center's own starters, and its words in place of the program's: those keep their key."""
