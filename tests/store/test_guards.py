"""A final revision, its parts and its paper withstand every SQL that an open center can be given."""

from collections.abc import Iterator

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import audit, clients, directory, files, guards, opening, plans
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.tables import merged_clients
from tests.builders import NOW, PASSWORD, build_client, build_entry, center_profile, full_plan, new_staff
from tests.store.conftest import CHEAP

Besieged = tuple[Center, dict[str, int]]
PAPER = b"%PDF-1.7 the paper as given"

CHANGING = {
    "update": "UPDATE plan_revisions SET document = '{}' WHERE id = {final}",
    "update of everything": "UPDATE plan_revisions SET gaps_reason = 'x'",
    "update or replace": "UPDATE OR REPLACE plan_revisions SET id = {final} WHERE id = {draft}",
    "update or replace of the number": "UPDATE OR REPLACE plan_revisions SET number = 1 WHERE id = {draft}",
    "update or ignore": "UPDATE OR IGNORE plan_revisions SET document = '{}' WHERE id = {final}",
    "update from": "UPDATE plan_revisions SET document = s.value FROM settings s WHERE plan_revisions.id = {final}",
    "back to draft": "UPDATE plan_revisions SET state = 'draft' WHERE id = {final}",
    "another paper": "UPDATE plan_revisions SET pdf_sha256 = NULL WHERE id = {final}",
    "in a common table expression": (
        "WITH x AS (SELECT {final} AS id) UPDATE plan_revisions SET document = '{}' WHERE id IN (SELECT id FROM x)"
    ),
    "by rowid": "UPDATE plan_revisions SET format = 9 WHERE rowid = {final}",
    "upsert": (
        "INSERT INTO plan_revisions SELECT * FROM plan_revisions WHERE id = {final} "
        "ON CONFLICT (id) DO UPDATE SET document = '{}'"
    ),
}
REPLACING = {
    "replace": "REPLACE INTO plan_revisions SELECT * FROM plan_revisions WHERE id = {final}",
    "insert or replace": (
        "INSERT OR REPLACE INTO plan_revisions (id, version, client_id, number, state, created_at, created_by, "
        "changed_at, changed_by, document_sha256, facts_sha256, gaps_reason, format, document) "
        "VALUES ({final}, 1, {client}, 9, 'draft', 'x', 1, 'x', 1, '', '', '', 1, '{}')"
    ),
    "replace by client and number": (
        "INSERT OR REPLACE INTO plan_revisions (version, client_id, number, state, created_at, created_by, "
        "changed_at, changed_by, document_sha256, facts_sha256, gaps_reason, format, document) "
        "VALUES (1, {client}, 1, 'draft', 'x', 1, 'x', 1, '', '', '', 1, '{}')"
    ),
    "born final": (
        "INSERT INTO plan_revisions (version, client_id, number, state, created_at, created_by, changed_at, "
        "changed_by, document_sha256, facts_sha256, gaps_reason, format, document) "
        "VALUES (1, {client}, 7, 'final', 'x', 1, 'x', 1, '', '', '', 1, '{}')"
    ),
    "second draft": (
        "INSERT INTO plan_revisions (version, client_id, number, state, created_at, created_by, changed_at, "
        "changed_by, document_sha256, facts_sha256, gaps_reason, format, document) "
        "VALUES (1, {client}, 7, 'draft', 'x', 1, 'x', 1, '', '', '', 1, '{}')"
    ),
    "half frozen": "UPDATE plan_revisions SET state = 'final' WHERE id = {draft}",
}
MOVING = {
    "to another client": "UPDATE plan_revisions SET client_id = {other} WHERE id = {final}",
    "a draft to another client": "UPDATE plan_revisions SET client_id = {other} WHERE id = {draft}",
    "to another id": "UPDATE plan_revisions SET id = 999 WHERE id = {final}",
    "to another number": "UPDATE plan_revisions SET number = 99 WHERE id = {final}",
    "the client to another id": "UPDATE clients SET id = 999 WHERE id = {client}",
    "the client over another": "UPDATE OR REPLACE clients SET id = {client} WHERE id = {other}",
    "the author to another id": "UPDATE staff SET id = 999",
    "the client to another id by rowid": "UPDATE clients SET rowid = rowid + 100",
    "the author to another id by rowid": "UPDATE staff SET rowid = rowid + 100",
    "a place to another id by rowid": "UPDATE directory SET rowid = rowid + 100",
    "a merge to another record": "UPDATE merged_clients SET into_id = {client}",
    "a merge replaced": "UPDATE OR REPLACE merged_clients SET into_id = {client}",
    "a merge of another record": "UPDATE merged_clients SET client_id = {client}",
}
REMOVING = {
    "delete": "DELETE FROM plan_revisions WHERE id = {final}",
    "delete everything": "DELETE FROM plan_revisions",
    "delete with limit": "DELETE FROM plan_revisions ORDER BY id LIMIT 1",
    "delete the client": "DELETE FROM clients WHERE id = {client}",
    "delete the author": "DELETE FROM staff",
    "replace the client": "REPLACE INTO clients SELECT * FROM clients WHERE id = {client}",
    "replace the author": "REPLACE INTO staff SELECT * FROM staff",
    "delete the center": "DELETE FROM center",
}
CHILDREN = {
    "add": "INSERT INTO plan_dates VALUES ({final}, 900, {client}, 'appointment', 'k', '2026-12-01', NULL)",
    "add or ignore": (
        "INSERT OR IGNORE INTO plan_dates VALUES ({final}, 900, {client}, 'appointment', 'k', '2026-12-01', NULL)"
    ),
    "replace": "REPLACE INTO plan_dates VALUES ({final}, 0, {client}, 'appointment', 'k', '2026-12-01', NULL)",
    "change": "UPDATE plan_dates SET day = '2030-01-01' WHERE revision_id = {final}",
    "remove": "DELETE FROM plan_dates WHERE revision_id = {final}",
    "remove all": "DELETE FROM plan_dates",
    "move in": "UPDATE plan_dates SET revision_id = {final}, position = 900 WHERE revision_id = {draft}",
    "move in over": "UPDATE OR REPLACE plan_dates SET revision_id = {final} WHERE revision_id = {draft}",
    "move out": "UPDATE plan_dates SET revision_id = {draft}, position = 900 WHERE revision_id = {final}",
    "upsert": (
        "INSERT INTO plan_dates SELECT * FROM plan_dates WHERE revision_id = {final} "
        "ON CONFLICT (revision_id, position) DO UPDATE SET day = '2030-01-01'"
    ),
}
PAPERS = {
    "change": "UPDATE files SET content = x'00'",
    "rename": "UPDATE files SET sha256 = lower(hex(randomblob(32)))",
    "move by rowid": "UPDATE files SET rowid = 77",
    "remove": "DELETE FROM files",
    "replace": "REPLACE INTO files SELECT sha256, media_type, size, kept_at, x'00' FROM files",
    "replace by rowid": (
        "INSERT OR REPLACE INTO files (rowid, sha256, media_type, size, kept_at, content) "
        "SELECT rowid, lower(hex(randomblob(32))), media_type, size, kept_at, x'00' FROM files"
    ),
    "upsert": (
        "INSERT INTO files SELECT * FROM files WHERE true ON CONFLICT (sha256) DO UPDATE SET content = x'00'"
    ),
}
TRAIL = {
    "change": "UPDATE audit SET detail = 'x'",
    "change nothing": "UPDATE audit SET sequence = sequence",
    "remove": "DELETE FROM audit",
    "remove the tail": "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)",
    "replace": "REPLACE INTO audit SELECT * FROM audit",
    "skip": (
        "INSERT INTO audit SELECT sequence + 5, at, staff_id, event, subject, subject_id, detail, previous, mac "
        "FROM audit LIMIT 1"
    ),
    "insert before": (
        "INSERT INTO audit SELECT 0, at, staff_id, event, subject, subject_id, detail, previous, mac "
        "FROM audit LIMIT 1"
    ),
    "wind the head back": "UPDATE audit_head SET count = count - 1",
    "forge the head": "UPDATE audit_head SET mac = 'x'",
    "push the head on": "UPDATE audit_head SET count = count + 1",
    "remove the head": "DELETE FROM audit_head",
    "a second head": "INSERT INTO audit_head VALUES (2, 0, '')",
    "replace the head": "REPLACE INTO audit_head VALUES (1, 0, '')",
}
GOING_AROUND = {
    "drop a trigger": "DROP TRIGGER revision_frozen_update",
    "drop the table": "DROP TABLE plan_revisions",
    "drop the index": "DROP INDEX uq_plan_revisions_client_id_number",
    "rename the table": "ALTER TABLE plan_revisions RENAME TO old_revisions",
    "rename a column": "ALTER TABLE plan_revisions RENAME COLUMN document TO text",
    "drop a column": "ALTER TABLE plan_revisions DROP COLUMN gaps_reason",
    "add a column": "ALTER TABLE plan_revisions ADD COLUMN note TEXT",
    "new table": "CREATE TABLE extra (id INTEGER)",
    "new table of old": "CREATE TABLE extra AS SELECT * FROM plan_revisions",
    "new view": "CREATE VIEW extra AS SELECT * FROM plan_revisions",
    "new trigger": "CREATE TRIGGER extra BEFORE UPDATE ON plan_revisions BEGIN SELECT RAISE(IGNORE); END",
    "temporary trigger": (
        "CREATE TEMP TRIGGER extra BEFORE INSERT ON main.plan_revisions BEGIN SELECT RAISE(IGNORE); END"
    ),
    "temporary table": "CREATE TEMP TABLE plan_revisions (id INTEGER)",
    "temporary view": "CREATE TEMP VIEW plan_revisions AS SELECT 1",
    "virtual table": "CREATE VIRTUAL TABLE extra USING fts5(text)",
    "new index": "CREATE UNIQUE INDEX extra ON plan_revisions (client_id)",
    "reindex": "REINDEX plan_revisions",
    "analyze": "ANALYZE",
    "attach": "ATTACH DATABASE ':memory:' AS extra",
    "detach": "DETACH DATABASE main",
    "write the schema": "UPDATE sqlite_master SET sql = 'x'",
    "delete from the schema": "DELETE FROM sqlite_schema WHERE type = 'trigger'",
    "used ids": "UPDATE sqlite_sequence SET seq = 0",
    "version": "UPDATE alembic_version SET version_num = 'x'",
    "version gone": "DELETE FROM alembic_version",
    "export": "SELECT sqlcipher_export('main')",
    "extension": "SELECT load_extension('x')",
    "key": "PRAGMA key = 'x'",
    "rekey": "PRAGMA rekey = 'x'",
    "writable schema": "PRAGMA writable_schema = ON",
    "writable schema by function": "SELECT * FROM pragma_writable_schema(1)",
    "recursive triggers": "PRAGMA recursive_triggers = OFF",
    "foreign keys": "PRAGMA foreign_keys = OFF",
    "foreign keys in words": "PRAGMA main.foreign_keys(false)",
    "deferred keys": "PRAGMA defer_foreign_keys = ON",
    "check constraints": "PRAGMA ignore_check_constraints = ON",
    "trusted schema": "PRAGMA trusted_schema = ON",
    "journal": "PRAGMA journal_mode = OFF",
    "synchronous": "PRAGMA synchronous = OFF",
    "locking": "PRAGMA locking_mode = EXCLUSIVE",
    "query only": "PRAGMA query_only = OFF",
    "user version": "PRAGMA user_version = 9",
    "schema version": "PRAGMA schema_version = 9",
    "legacy alter": "PRAGMA legacy_alter_table = ON",
    "reverse order": "PRAGMA reverse_unordered_selects = ON",
    "cell check": "PRAGMA cell_size_check = OFF",
    "hard heap": "PRAGMA hard_heap_limit = 1",
    "uncommitted": "PRAGMA read_uncommitted = ON",
    "checkpoint": "PRAGMA wal_checkpoint(TRUNCATE)",
    "cipher": "PRAGMA cipher_use_hmac = OFF",
}
BY_A_GUARD = (
    "a merge never changes",
    "a final revision is frozen",
    "a final revision needs its date",
    "a revision stays with its client",
    "a client has one draft at a time",
    "the parts of a final revision are frozen",
    "a stored file never changes",
    "this paper belongs to a record",
    "the audit trail can only grow",
    "an id never changes",
    "an id is never used twice",
    "nothing is deleted here",
    "not authorized",
    "table sqlite_master may not be modified",
    "too many arguments on pragma_writable_schema",
)
"""How a guard, the authorizer or SQLite itself says no; a slip in an attack's own SQL says something else."""


def fill(center: Center) -> dict[str, int]:
    """A client with a final revision (with dates and paper) and a draft; another client. Their ids."""
    with center.writing() as c:
        client = clients.insert_one(c, build_client(), NOW)
        other = clients.insert_one(c, build_client("Ana Reyes", record_number="000118"), NOW)
        double = clients.insert_one(c, build_client("Ana Reyes", record_number=""), NOW)
        merge = {"client_id": double, "into_id": other, "merged_at": NOW, "merged_by": 1}
        c.execute(insert(merged_clients).values(merge))
        directory.insert_one(c, build_entry(), NOW)
        paper = files.keep(c, PAPER, NOW)
        first = plans.insert_draft(c, client, full_plan(), 1, NOW, 1)
        final = plans.freeze(c, first.id, first.version, NOW, 1, pdf_sha256=paper)
        draft = plans.insert_draft(c, client, full_plan(8), 2, NOW, 1)
        audit.append(c, center.audit_key, at=NOW, staff_id=1, event=Event.PLAN_FINALIZED)
    return {"client": client, "other": other, "final": final.id, "draft": draft.id}


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Besieged]:
    """One center for all attacks: none of them leaves a trace. Its ids beside it."""
    place = tmp_path_factory.mktemp("besieged") / "center"
    opening.create_center(place, center_profile(), new_staff(), PASSWORD, now=NOW, argon=CHEAP)
    center = opening.open_center(place, "dana", PASSWORD, now=NOW)
    yield center, fill(center)
    center.close()


@pytest.fixture
def ids(center: Center) -> dict[str, int]:
    """The same records in a center of the test's own."""
    return fill(center)


def everything(center: Center) -> list[tuple[object, ...]]:
    """All that must never change: rows of the guarded tables, and the schema."""
    tables = ("plan_revisions", "plan_dates", "files", "audit", "audit_head", "clients", "staff", "center")
    tables += ("directory", "merged_clients")
    with center.reading() as c:
        found: list[tuple[object, ...]] = []
        for table in (*tables, "sqlite_master", "sqlite_sequence", "alembic_version"):
            found += [(table, *row) for row in c.exec_driver_sql(f"SELECT * FROM {table}")]
    return found


def run(center: Center, *statements: str) -> None:
    """One unit of work of these statements."""
    with center.writing() as c:
        for sql in statements:
            c.exec_driver_sql(sql)


def attack(center: Center, ids: dict[str, int], sql: str) -> None:
    """Run `sql` as its own unit of work; it must fail and leave everything as it was."""
    for name, value in ids.items():
        sql = sql.replace("{" + name + "}", str(value))
    before = everything(center)
    with pytest.raises(DatabaseError) as refused:
        run(center, sql)
    assert any(word in str(refused.value.orig) for word in BY_A_GUARD), "refused for another reason"
    assert everything(center) == before


@pytest.mark.parametrize("sql", CHANGING.values(), ids=CHANGING.keys())
def test_a_final_revision_cannot_be_changed(besieged: Besieged, sql: str) -> None:
    attack(*besieged, sql)


@pytest.mark.parametrize("sql", REPLACING.values(), ids=REPLACING.keys())
def test_a_final_revision_cannot_be_replaced_or_made_up(besieged: Besieged, sql: str) -> None:
    attack(*besieged, sql)


@pytest.mark.parametrize(
    "sql", [CHANGING["upsert"], *(sql for sql in REPLACING.values() if "{draft}" not in sql)]
)
def test_it_cannot_be_replaced_where_there_is_no_draft_either(
    center: Center, ids: dict[str, int], sql: str
) -> None:
    if sql == REPLACING["second draft"]:
        sql = sql.replace("7, 'draft'", "1, 'draft'")
    with center.writing() as c:
        plans.discard_draft(c, ids["draft"], 1)
    attack(center, ids, sql)


@pytest.mark.parametrize("sql", MOVING.values(), ids=MOVING.keys())
def test_a_revision_cannot_be_moved(besieged: Besieged, sql: str) -> None:
    attack(*besieged, sql)


@pytest.mark.parametrize("sql", REMOVING.values(), ids=REMOVING.keys())
def test_a_final_revision_and_what_it_names_cannot_be_removed(besieged: Besieged, sql: str) -> None:
    attack(*besieged, sql)


@pytest.mark.parametrize("sql", CHILDREN.values(), ids=CHILDREN.keys())
def test_the_parts_of_a_final_revision_are_frozen_with_it(besieged: Besieged, sql: str) -> None:
    attack(*besieged, sql)


@pytest.mark.parametrize("sql", PAPERS.values(), ids=PAPERS.keys())
def test_the_paper_of_a_final_revision_is_frozen_with_it(besieged: Besieged, sql: str) -> None:
    attack(*besieged, sql)


@pytest.mark.parametrize("sql", TRAIL.values(), ids=TRAIL.keys())
def test_the_audit_trail_only_grows(besieged: Besieged, sql: str) -> None:
    attack(*besieged, sql)


@pytest.mark.parametrize("sql", GOING_AROUND.values(), ids=GOING_AROUND.keys())
def test_the_guards_cannot_be_gone_around(besieged: Besieged, sql: str) -> None:
    attack(*besieged, sql)


@pytest.mark.parametrize(
    "sql", ["PRAGMA query_only = OFF", "DELETE FROM plan_dates", "UPDATE settings SET value = 1"]
)
def test_a_reading_connection_never_writes(center: Center, ids: dict[str, int], sql: str) -> None:
    with pytest.raises((DatabaseError, StorageFailed)), center.reading() as c:
        c.exec_driver_sql(sql)


@pytest.mark.parametrize(
    "sql", ["VACUUM", "VACUUM INTO 'elsewhere.db'", "PRAGMA foreign_keys = OFF", "PRAGMA journal_mode = OFF"]
)
def test_leaving_the_transaction_opens_no_way_around(center: Center, ids: dict[str, int], sql: str) -> None:
    with pytest.raises(DatabaseError, match=r"not authorized|authorization denied"):
        run(center, "COMMIT", sql)


def test_a_failed_attack_takes_the_whole_unit_of_work_with_it(center: Center, ids: dict[str, int]) -> None:
    before = everything(center)
    with pytest.raises(DatabaseError):
        run(center, "UPDATE clients SET program = 'never kept'", "DELETE FROM audit")
    assert everything(center) == before


def test_a_draft_can_still_change_and_go(center: Center, ids: dict[str, int]) -> None:
    with center.writing() as c:
        saved = plans.save_draft(c, ids["draft"], full_plan(9), 1, NOW, 1)
        plans.discard_draft(c, ids["draft"], saved.version)
    with center.reading() as c:
        left = plans.latest(c, ids["client"])
    assert isinstance(left, Revision)
    assert left.id == ids["final"]


def test_every_guard_has_a_body_that_aborts() -> None:
    assert all("RAISE(ABORT" in body for body in guards.triggers().values())
