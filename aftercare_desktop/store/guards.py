"""What keeps a final revision final: triggers in the file, and an authorizer on every ordinary connection.

Triggers alone are not enough: REPLACE, DROP, ALTER, temporary triggers and pragmas go around them. The authorizer
lets an ordinary connection read and write rows and nothing else, so the triggers cannot be taken away.
"""

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection

from aftercare_desktop.errors import StorageFailed

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]

_ROW_WORK = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_DELETE,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_PRAGMA,
    }
)
_WRITES = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
_OWN_TABLES = frozenset({"alembic_version"})
_READING_PRAGMAS = frozenset(
    {
        "cipher_integrity_check",
        "data_version",
        "foreign_key_check",
        "integrity_check",
        "page_count",
        "quick_check",
        "read_uncommitted",
    }
)
_PRAGMAS_WITH_ARGUMENT = frozenset({"foreign_key_check", "integrity_check", "quick_check"})
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer"})


def authorize(
    action: int, first: str | None, second: str | None, database: str | None, source: str | None
) -> int:
    """Allow reading and writing of rows; deny schema, attached files, temporary objects, pragmas, bookkeeping.

    Called by SQLite while a statement is prepared (sqlite.org/c3ref/set_authorizer.html).
    """
    if action not in _ROW_WORK:
        return sqlite3.SQLITE_DENY
    if action in _WRITES and first is not None and (first.startswith("sqlite_") or first in _OWN_TABLES):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and not _only_reads(first, second):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _only_reads(pragma: str | None, argument: str | None) -> bool:
    name = (pragma or "").lower()
    return name in _READING_PRAGMAS and (argument is None or name in _PRAGMAS_WITH_ARGUMENT)


HOLDING_FILES = ("plan_events", "consents", "disclosures", "agreements", "court_orders", "copy_requests")
"""Tables whose rows hold on to a file by its `file_sha256`; the papers of revisions are held by these themselves."""

FROZEN_CHILDREN = (("plan_dates", "revision_id"), ("plan_links", "revision_id"))
"""Tables whose rows belong to one revision, with the column that names it. They freeze with it."""


def install_guards(connection: Connection) -> None:
    """Put every trigger in place, and nothing but these. Called for a fresh file and after every migration.

    Raises `StorageFailed` on a database for which no guards are written: an unguarded one is never opened.
    """
    if connection.dialect.name != "sqlite":
        raise StorageFailed(f"This version of the program cannot guard records on {connection.dialect.name}.")
    remove_guards(connection)
    for name, body in triggers().items():
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")


def remove_guards(connection: Connection) -> None:
    """Take every trigger away, for a migration: SQLite cannot rebuild a table that other tables' triggers name."""
    present = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in present.fetchall():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def triggers() -> dict[str, str]:
    """Every guard by name, with the text after its name."""
    return {
        **_revision_triggers(),
        **_child_triggers(),
        **_event_triggers(),
        **_consent_triggers(),
        **_disclosure_triggers(),
        **_file_triggers(),
        **_audit_triggers(),
        **_lasting_triggers(),
    }


_FINAL = "SELECT 1 FROM plan_revisions WHERE state = 'final' AND"


_MERGED = (
    "SELECT 1 FROM merged_clients WHERE (client_id = OLD.client_id AND into_id = NEW.client_id) "
    "OR (client_id = NEW.client_id AND into_id = OLD.client_id)"
)
"""A draft goes along when the records of two clients become one, and comes back when that is undone."""


def _abort(sentence: str) -> str:
    return f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"


def _revision_triggers() -> dict[str, str]:
    abort = _abort("a final revision is frozen")
    in_its_place = "(id = NEW.id OR (client_id = NEW.client_id AND number = NEW.number))"
    return {
        "revision_born_as_draft": (
            f"BEFORE INSERT ON plan_revisions WHEN NEW.state <> 'draft' OR EXISTS ({_FINAL} {in_its_place}) {abort}"
        ),
        "revision_frozen_update": (
            f"BEFORE UPDATE ON plan_revisions WHEN OLD.state = 'final' OR EXISTS ({_FINAL} {in_its_place}) {abort}"
        ),
        "revision_frozen_delete": (f"BEFORE DELETE ON plan_revisions WHEN OLD.state = 'final' {abort}"),
        "revision_one_draft": (
            "BEFORE INSERT ON plan_revisions WHEN EXISTS "
            "(SELECT 1 FROM plan_revisions WHERE state = 'draft' AND client_id = NEW.client_id) "
            + _abort("a client has one draft at a time")
        ),
        "revision_stays_with_client": (
            "BEFORE UPDATE ON plan_revisions WHEN NEW.id <> OLD.id OR "
            f"(NEW.client_id <> OLD.client_id AND NOT EXISTS ({_MERGED})) "
            + _abort("a revision stays with its client")
        ),
        "revision_freezes_whole": (
            "BEFORE UPDATE ON plan_revisions WHEN NEW.state = 'final' AND (NEW.finalized_at IS NULL OR "
            "NEW.finalized_by IS NULL OR length(NEW.document_sha256) <> 64 OR length(NEW.facts_sha256) <> 64 OR "
            "NEW.pdf_sha256 IS NULL) " + _abort("a final revision needs its date, author, hashes and paper")
        ),
    }


def _child_triggers() -> dict[str, str]:
    abort = _abort("the parts of a final revision are frozen")
    found: dict[str, str] = {}
    for table, column in FROZEN_CHILDREN:
        new_is_final = f"EXISTS ({_FINAL} id = NEW.{column})"
        old_is_final = f"EXISTS ({_FINAL} id = OLD.{column})"
        found[f"{table}_frozen_insert"] = f"BEFORE INSERT ON {table} WHEN {new_is_final} {abort}"
        found[f"{table}_frozen_update"] = (
            f"BEFORE UPDATE ON {table} WHEN {new_is_final} OR {old_is_final} {abort}"
        )
        found[f"{table}_frozen_delete"] = f"BEFORE DELETE ON {table} WHEN {old_is_final} {abort}"
    return found


_EVENT_FACTS = (
    "id",
    "revision_id",
    "kind",
    "key",
    "happened_on",
    "happened_at",
    "person",
    "note",
    "file_sha256",
    "made_at",
    "made_by",
)


def _event_triggers() -> dict[str, str]:
    """Events stand beside a final revision. They are taken back with a mark; nothing else of them ever changes."""
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _EVENT_FACTS)
    return {
        "plan_events_of_finals": (
            f"BEFORE INSERT ON plan_events WHEN NOT EXISTS ({_FINAL} id = NEW.revision_id) "
            + _abort("only a final revision has events")
        ),
        "plan_events_only_taken_back": (
            f"BEFORE UPDATE ON plan_events WHEN OLD.taken_back_at IS NOT NULL OR {changed} "
            + _abort("an event never changes, it is taken back")
        ),
    }


def _differs(*names: str) -> str:
    return "(" + " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in names) + ")"


def _consent_triggers() -> dict[str, str]:
    """A consent is frozen once it is signed, and what was taken back stays taken back (42 CFR 2.31(c))."""
    signed = _differs("consent", "signing", "content_sha256", "entry_id", "person_id", "file_sha256")
    return {
        "consent_frozen": (
            f"BEFORE UPDATE ON consents WHEN OLD.signing IS NOT NULL AND {signed} "
            + _abort("a signed consent never changes")
        ),
        "consent_stays_revoked": (
            "BEFORE UPDATE ON consents WHEN (OLD.revocation IS NOT NULL AND NEW.revocation IS NOT OLD.revocation) "
            "OR (OLD.known_false = 1 AND NEW.known_false = 0) "
            + _abort("a consent that was taken back stays so")
        ),
        "consent_signed_not_discarded": (
            "BEFORE UPDATE ON consents WHEN NEW.signing IS NOT NULL AND NEW.discarded_at IS NOT NULL "
            + _abort("a signed consent is not thrown away")
        ),
    }


def _disclosure_triggers() -> dict[str, str]:
    """What was let out never changes; how it was sent is written once, or taken back (42 CFR 2.25)."""
    content = _differs(
        "prepared_at", "prepared_by", "ground", "consent_id", "entry_id", "person_id", "disclosure"
    )
    return {
        "disclosure_frozen": (
            f"BEFORE UPDATE ON disclosures WHEN {content} OR (NEW.file_sha256 IS NOT OLD.file_sha256 AND "
            "NOT (NEW.file_sha256 IS NULL AND NEW.destroyed_at IS NOT NULL)) "
            + _abort("a disclosure never changes")
        ),
        "disclosure_sent_once": (
            "BEFORE UPDATE ON disclosures WHEN OLD.sending IS NOT NULL AND NEW.sending IS NOT NULL "
            f"AND {_differs('sending', 'sent_at')} " + _abort("how a disclosure was sent never changes")
        ),
    }


def _file_triggers() -> dict[str, str]:
    abort = _abort("a stored file never changes")
    return {
        "file_once": f"BEFORE INSERT ON files WHEN EXISTS (SELECT 1 FROM files WHERE sha256 = NEW.sha256) {abort}",
        "file_frozen_update": f"BEFORE UPDATE ON files {abort}",
        "file_frozen_delete": (
            "BEFORE DELETE ON files WHEN EXISTS (SELECT 1 FROM plan_revisions WHERE pdf_sha256 = OLD.sha256) "
            + "".join(
                f"OR EXISTS (SELECT 1 FROM {table} WHERE file_sha256 = OLD.sha256) "
                for table in HOLDING_FILES
            )
            + _abort("this paper belongs to a record")
        ),
    }


def _audit_triggers() -> dict[str, str]:
    only_added = _abort("the audit trail can only grow")
    return {
        "audit_next": (
            "BEFORE INSERT ON audit WHEN NEW.sequence IS NOT (SELECT count + 1 FROM audit_head) " + only_added
        ),
        "audit_frozen_update": f"BEFORE UPDATE ON audit {only_added}",
        "audit_frozen_delete": f"BEFORE DELETE ON audit {only_added}",
        "audit_head_once": f"BEFORE INSERT ON audit_head WHEN EXISTS (SELECT 1 FROM audit_head) {only_added}",
        "audit_head_grows": (
            "BEFORE UPDATE ON audit_head WHEN NEW.id <> OLD.id OR NEW.count <> OLD.count + 1 OR NOT EXISTS "
            f"(SELECT 1 FROM audit WHERE sequence = NEW.count AND mac = NEW.mac) {only_added}"
        ),
        "audit_head_stays": f"BEFORE DELETE ON audit_head {only_added}",
    }


LASTING = (
    "agreements",
    "amendments",
    "breaches",
    "care_marks",
    "center",
    "clients",
    "consents",
    "copy_requests",
    "court_orders",
    "directory",
    "disclosures",
    "entries",
    "messages",
    "outside_people",
    "patient_notices",
    "plan_events",
    "restrictions",
    "safety_links",
    "staff",
    "status_changes",
)


def _lasting_triggers() -> dict[str, str]:
    """Records are archived, lifted or marked, never removed, and keep their id, also under its name `rowid`.

    Which record became part of which one is written by a merge and taken out by its undo. It changes only where that
    one became part of a third, and back.
    """
    found = {
        "merged_clients_keep": "BEFORE UPDATE ON merged_clients WHEN NEW.client_id <> OLD.client_id OR "
        "(NEW.into_id <> OLD.into_id AND NOT EXISTS (SELECT 1 FROM merged_clients WHERE "
        "(client_id = OLD.into_id AND into_id = NEW.into_id) OR "
        "(client_id = NEW.into_id AND into_id = OLD.into_id))) "
        + _abort("a merge never changes, it is undone")
    }
    for table in LASTING:
        found[f"{table}_stay"] = f"BEFORE DELETE ON {table} " + _abort("nothing is deleted here")
        found[f"{table}_keep_id"] = f"BEFORE UPDATE ON {table} WHEN NEW.id <> OLD.id " + _abort(
            "an id never changes"
        )
        found[f"{table}_not_replaced"] = (
            f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
            + _abort("an id is never used twice")
        )
    return found
