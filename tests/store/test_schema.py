"""A fresh file and a migrated one are the same, guards included; newer files are refused; a copy is made first."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError
from sqlalchemy.types import TypeDecorator

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import (
    clients,
    files,
    folder,
    guards,
    opening,
    plan_projections,
    plans,
    schema,
    tables,
)
from aftercare_desktop.store.engine import raw_connection
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.vault import Keys
from tests.builders import NOW, PASSWORD, build_client, full_plan

KEY = b"k" * 32
OLDER = "0004"
ABOVE = "0005"

STEP_ABOVE = '''"""A step that rebuilds the table of revisions, as SQLite must for most changes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rebuild the table that has children and triggers."""
    kept = {"sqlite_strict": True, "sqlite_autoincrement": True}
    with op.batch_alter_table("plan_revisions", recreate="always", table_kwargs=kept) as batch:
        batch.alter_column("gaps_reason", existing_type=sa.Text(), nullable=False)
'''
BREAKING_STEP = STEP_ABOVE.partition("    kept = ")[0] + '    op.execute("DELETE FROM clients")\n'


def shape(path: Path, key: bytes) -> dict[tuple[str, str], list[str]]:
    """Every object of the schema by kind and name, its definition as an unordered list of lines."""
    with raw_connection(path, key) as raw:
        rows = list(raw.execute("SELECT type, name, sql FROM sqlite_master"))
    return {
        (str(kind), str(name)): sorted(line.replace('"', "").strip(" ,\t") for line in str(sql).splitlines())
        for kind, name, sql in rows
    }


def test_fresh_equals_migrated(tmp_path: Path) -> None:
    fresh, migrated = tmp_path / "fresh.db", tmp_path / "migrated.db"
    schema.lay(fresh, KEY)
    schema.upgrade(migrated, KEY)
    assert shape(fresh, KEY) == shape(migrated, KEY)
    assert {name for kind, name in shape(fresh, KEY) if kind == "trigger"} == set(guards.triggers())


def test_the_head_is_the_last_step() -> None:
    assert ScriptDirectory.from_config(schema._configuration()).get_heads() == [schema.HEAD]
    assert schema.version  # the function that reads what a file has reached


@pytest.fixture
def with_older_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Migrations with one step more than there are; the folder of the steps."""
    steps = tmp_path / "migrations"
    shutil.copytree(schema._MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / f"{ABOVE}_above.py").write_text(STEP_ABOVE)
    monkeypatch.setattr(schema, "_MIGRATIONS", steps)
    monkeypatch.setattr(schema, "HEAD", ABOVE)
    return steps


def age(place: Path, keys: Keys, number: str = OLDER) -> None:
    """Say that the file has reached another step."""
    with raw_connection(place / folder.DATABASE, keys.data) as raw:
        raw.execute(f"UPDATE alembic_version SET version_num = '{number}'")


def fill(center: Center) -> tuple[int, int]:
    """A client with a final revision, its dates and its paper."""
    with center.writing() as c:
        client = clients.insert_one(c, build_client(), NOW)
        paper = files.keep(c, b"%PDF paper", NOW)
        draft = plans.insert_draft(c, client, full_plan(), 1, NOW, 1)
        return client, plans.freeze(c, draft.id, draft.version, NOW, 1, pdf_sha256=paper).id


def test_a_file_that_is_behind_is_migrated_with_everything_in_it(
    place: Path, center: Center, with_older_step: Path
) -> None:
    _, final = fill(center)
    with center.reading() as c:
        before, dates = plans.get(c, final), plan_projections.dates(c, final)
    shape_before = shape(place / folder.DATABASE, center._keys.data)
    age(place, center._keys)
    center.close()
    reopened = opening.open_center(place, "dana", PASSWORD, now=NOW)
    with reopened.reading() as c:
        assert plans.get(c, final) == before
        assert plan_projections.dates(c, final) == dates
    assert shape(place / folder.DATABASE, center._keys.data) == shape_before
    with pytest.raises(DatabaseError, match="frozen"), reopened.writing() as c:
        c.exec_driver_sql(f"DELETE FROM plan_revisions WHERE id = {final}")
    with pytest.raises(DatabaseError, match="frozen"), reopened.writing() as c:
        c.exec_driver_sql(f"DELETE FROM plan_dates WHERE revision_id = {final}")
    reopened.close()


def test_a_copy_is_made_first_and_is_encrypted(place: Path, center: Center, with_older_step: Path) -> None:
    fill(center)
    age(place, center._keys)
    center.close()
    opening.open_center(place, "dana", PASSWORD, now=NOW).close()
    (kept,) = (place / folder.COPIES).glob(f"before-{OLDER}-to-{ABOVE}-*.db")
    assert b"Theo" not in kept.read_bytes()
    assert b"SQLite" not in kept.read_bytes()
    assert folder.open_to_others(place) == ()
    assert schema.version(kept, center._keys.data) == OLDER
    with raw_connection(kept, center._keys.data) as raw:
        assert list(raw.execute("SELECT count(*) FROM plan_revisions")) == [(1,)]


def test_two_who_open_an_older_file_at_once_migrate_it_once(
    place: Path, center: Center, with_older_step: Path
) -> None:
    age(place, center._keys)
    center.close()
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: opening.open_center(place, "dana", PASSWORD, now=NOW), range(4)))
    for one in opened:
        one.close()
    assert schema.version(place / folder.DATABASE, center._keys.data) == schema.HEAD
    assert len(list((place / folder.COPIES).iterdir())) == 1


def test_a_step_that_loses_records_is_taken_back(place: Path, center: Center, with_older_step: Path) -> None:
    _, final = fill(center)
    age(place, center._keys)
    before = shape(place / folder.DATABASE, center._keys.data)
    center.close()
    (with_older_step / "versions" / f"{ABOVE}_above.py").write_text(BREAKING_STEP)
    with pytest.raises(StorageFailed, match="lose their connection"):
        opening.open_center(place, "dana", PASSWORD, now=NOW)
    assert schema.version(place / folder.DATABASE, center._keys.data) == OLDER
    assert shape(place / folder.DATABASE, center._keys.data) == before
    with raw_connection(place / folder.DATABASE, center._keys.data) as raw:
        assert list(raw.execute("SELECT id FROM plan_revisions")) == [(final,)]


def test_a_newer_file_is_refused_untouched(place: Path, center: Center) -> None:
    age(place, center._keys, "9999")
    center.close()
    with pytest.raises(StorageFailed, match="newer version"):
        opening.open_center(place, "dana", PASSWORD, now=NOW)
    assert schema.version(place / folder.DATABASE, center._keys.data) == "9999"
    assert not (place / folder.COPIES).exists()


def test_a_database_without_guards_is_never_used() -> None:
    from sqlalchemy import create_mock_engine

    engine = create_mock_engine("postgresql://", executor=lambda *_, **__: None)
    with pytest.raises(StorageFailed, match="cannot guard"):
        guards.install_guards(engine)  # type: ignore[arg-type]


OLD_LINKS = """[
    {"kind": "no_contact_order", "name": "Mark Lind", "ends_on": "2027-01-31", "source": "District court"},
    {"kind": "do_not_place_with", "name": "Ирина"}
]"""


def test_safety_links_of_the_first_version_arrive_as_records_of_their_own(tmp_path: Path) -> None:
    """They stood as JSON in the client's row."""
    older = tmp_path / "older.db"
    _lay_first(older)
    with raw_connection(older, KEY) as raw:
        _insert_raw_client(raw, "000117", OLD_LINKS)
        _insert_raw_client(raw, "000118", "[]")
    schema.upgrade(older, KEY)
    with raw_connection(older, KEY) as raw:
        columns = {str(row[1]) for row in raw.execute("PRAGMA table_info(clients)")}
        found = list(
            raw.execute(
                "SELECT version, client_id, other_id, kind, name, source, reason, ends_on, created_by, lifted_at "
                "FROM safety_links ORDER BY id"
            )
        )
        search = list(raw.execute("SELECT client_id, status, language, plan, folded FROM client_search"))
    assert "safety_links" not in columns
    assert [row[:4] for row in search] == [
        (1, "aftercare", "Spanish", "none"),
        (2, "aftercare", "Spanish", "none"),
    ]
    assert all("theo bramwell" in row[4] for row in search)
    assert found == [
        (1, 1, None, "no_contact_order", "Mark Lind", "District court", "", "2027-01-31", None, None),
        (1, 1, None, "do_not_place_with", "Ирина", "", "", None, None, None),
    ]


def _lay_first(path: Path) -> None:
    """A file of the first version; the guards of today name tables that it did not have."""
    with schema.schema_connection(path, KEY) as connection:
        configuration = schema._configuration()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "0001")


def _insert_raw_client(raw: sqlite3.Connection, number: str, links: str) -> None:
    """A client as the first version wrote one."""
    given = {"record_number": number, "safety_links": links, "status": "aftercare", "version": 1}
    given |= dict.fromkeys(("created_at", "changed_at"), NOW.isoformat(timespec="microseconds"))
    known = build_client(language="Spanish")
    row: dict[str, object] = {}
    for _, name, _, required, _, _ in raw.execute("PRAGMA table_info(clients)"):
        if name in given:
            row[name] = given[name]
        elif required and name != "id":
            stored = tables.clients.c[name].type
            value = getattr(known, name)
            row[name] = stored.process_bind_param(value, None) if isinstance(stored, TypeDecorator) else value
    names = ", ".join(row)
    raw.execute(f"INSERT INTO clients ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
