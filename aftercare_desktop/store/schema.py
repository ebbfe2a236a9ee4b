"""The shape of the file: laid for a new center, checked on opening, brought up to date when it is behind."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    NullPool,
    PrimaryKeyConstraint,
    String,
    Table,
    create_engine,
    event,
    insert,
)

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import clients, folder
from aftercare_desktop.store.engine import connect, raw_connection, storage_errors
from aftercare_desktop.store.guards import install_guards, remove_guards
from aftercare_desktop.store.locking import schema_lock
from aftercare_desktop.store.tables import metadata

if TYPE_CHECKING:
    import sqlite3

    from alembic.config import Config

HEAD = "0004"
"""The step that a file of this version of the program has reached; a test compares it with the migrations."""

COPIES_KEPT = timedelta(days=30)
"""How long the copy made before a migration is kept; SECURITY.md and the program's words say so too."""

_NEWEST = "head"
_STAMP = "%Y%m%dT%H%M%S%f"
_MIGRATIONS = Path(__file__).with_name("migrations")


def lay(path: Path, key: bytes) -> None:
    """Make every table and guard in an empty file and stamp it as up to date."""
    with schema_connection(path, key) as connection:
        metadata.create_all(connection)
        _VERSION.create(connection)
        connection.execute(insert(_VERSION).values(version_num=HEAD))
        install_guards(connection)


def bring_up_to_date(path: Path, key: bytes, now: datetime) -> None:
    """Migrate a file that is behind, after copying it; refuse one that a newer program has written.

    When a step fails, or would lose records, the file stays as it was.
    """
    if version(path, key) == HEAD:
        return
    with schema_lock(path.parent):
        present = version(path, key)
        if present != HEAD:
            _refuse_unknown(present)
            copy(path, key, _copy_path(path, present, now))
            upgrade(path, key)


def version(path: Path, key: bytes) -> str:
    """The step a file has reached. Raises `StorageFailed` for a file that is no center's."""
    with raw_connection(path, key) as raw:
        if not list(raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")):
            raise StorageFailed("The center's data file is empty or damaged. Put back a backup.")
        rows = list(raw.execute("SELECT version_num FROM alembic_version"))
    if len(rows) != 1:
        raise StorageFailed("The center's data file does not say its version. Put back a backup.")
    return str(rows[0][0])


def upgrade(path: Path, key: bytes, target: str = _NEWEST) -> None:
    """Run the missing steps in one transaction: foreign keys off and checked at the end, guards off and on again.

    Rebuilding a table with foreign keys on would remove the rows that point at it; with guards in place it fails, and
    without installing them again the rebuilt table would have none.
    """
    # Importing Alembic takes 0.4 s, which only a file that is behind should cost.
    from alembic import command  # noqa: PLC0415

    with schema_connection(path, key) as connection:
        configuration = _configuration()
        configuration.attributes["connection"] = connection
        remove_guards(connection)
        command.upgrade(configuration, target)
        if target == _NEWEST:
            # What lists are searched by follows rules of this program, whichever steps were missing.
            clients.rebuild_search(connection)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise StorageFailed(
                f"The center's data could not be brought up to date: {len(broken)} records would lose their "
                "connection. Nothing was changed; ask for help before you go on."
            )
        install_guards(connection)


def copy(path: Path, key: bytes, target: Path) -> None:
    """Copy the open file as it stands, encrypted with the same key, to a private file."""
    folder.make_private_folder(target.parent)
    folder.touch_private(target)
    with raw_connection(path, key) as source, raw_connection(target, key) as sink:
        source.backup(sink)


@contextmanager
def schema_connection(path: Path, key: bytes) -> Iterator[Connection]:
    """One transaction that may change the schema, with foreign keys off; for set-up, migration and their tests."""

    def creator() -> "sqlite3.Connection":
        return cast("sqlite3.Connection", connect(path, key))

    engine = create_engine(
        "sqlite+pysqlite://", creator=creator, module=sqlcipher, poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with storage_errors(path), engine.begin() as connection:
        yield connection


_VERSION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, made without importing Alembic."""


def _configuration() -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - start-up time, as above

    configuration = Config()
    configuration.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return configuration


def _refuse_unknown(present: str) -> None:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - start-up time, as above

    known = {step.revision for step in ScriptDirectory.from_config(_configuration()).walk_revisions()}
    if present not in known:
        raise StorageFailed(
            "This center was opened with a newer version of the program. Nothing was changed; install that version."
        )


def _copy_path(path: Path, present: str, now: datetime) -> Path:
    return path.parent / folder.COPIES / f"before-{present}-to-{HEAD}-{now.astimezone(UTC):{_STAMP}}.db"


def forget_old_copies(place: Path, now: datetime) -> None:
    """Remove the copies made before a migration when they are older than `COPIES_KEPT`.

    Nobody goes back to them by then, and they hold what people have since had taken out of the record.
    """
    for copied in (place / folder.COPIES).glob("before-*-to-*-*.db"):
        with suppress(ValueError, OSError):
            made = datetime.strptime(copied.stem.rpartition("-")[2], _STAMP).replace(tzinfo=UTC)
            if now - made > COPIES_KEPT:
                copied.unlink()
