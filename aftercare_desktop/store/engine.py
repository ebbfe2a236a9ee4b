"""Connections to the encrypted file: keyed, durable, one snapshot per read, one writer at a time, errors in words."""

import contextlib
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import guards

BUSY_SECONDS = 5.0
_CACHE_KIB = 65_536
_READERS = 4
_WRITER_PATIENCE_SECONDS = 60.0

_SETTINGS = (
    "PRAGMA cipher_log = off",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    f"PRAGMA cache_size = -{_CACHE_KIB}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)
"""`fullfsync` matters on macOS, where an ordinary fsync leaves data in the drive's cache; elsewhere it does nothing.

`secure_delete` writes zeros over what is taken out. SQLCipher is built that way; here it is a promise of ours.
"""

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "Another program is writing to the center's data. Nothing was changed; try again in a moment.",
    sqlite3.SQLITE_LOCKED: "Another program is writing to the center's data. Nothing was changed; try again.",
    sqlite3.SQLITE_FULL: "The disk is full. Nothing was changed; free some space and try again.",
    sqlite3.SQLITE_READONLY: "The center's data file cannot be written. Nothing was changed; check its permissions.",
    sqlite3.SQLITE_IOERR: "The disk reported an error. Nothing was changed; check the disk before you go on.",
    sqlite3.SQLITE_CANTOPEN: "The center's data file cannot be opened. Check the folder and its permissions.",
    sqlite3.SQLITE_CORRUPT: "The center's data file is damaged. Put back a backup; nothing was changed.",
    sqlite3.SQLITE_NOTADB: "The center's data file is damaged or not a data file at all. Put back a backup.",
}
_PRIMARY_CODE = 0xFF
_IN_READING = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ})
_FULL_BYTES = 1_000_000
"""With less room than this a disk is full. On such a one even opening fails, with an error that does not say why: the
index of the write-ahead log finds no room (https://www.sqlite.org/walformat.html, 2.1)."""


class RawConnection(Protocol):
    """What is used of the driver's connection, which comes without types."""

    def execute(self, sql: str) -> Iterator[tuple[object, ...]]:
        """Run one statement."""

    def set_authorizer(self, callback: guards.Authorizer | None) -> None:
        """Ask `callback` about everything a statement wants to do, while it is prepared."""

    def backup(self, target: "RawConnection") -> None:
        """Copy every page to another keyed connection."""

    def close(self) -> None:
        """Close the file."""


class Database:
    """An open encrypted file with its two doors, `reading` and `writing`.

    All writes of this process go through one connection, one after the other; that connection's data version
    therefore changes only when another process wrote.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._reader = file_engine(path, key, begin="BEGIN", size=_READERS, read_only=True)
        self._writer = file_engine(path, key, begin="BEGIN IMMEDIATE", size=1)
        self._writer_free = threading.Lock()
        self._this_thread = threading.local()
        self._words_in_log = False
        self._version = 0
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot: everything read inside belongs to the same moment. Writing is refused."""
        self._refuse_closed()
        with storage_errors(self._path), self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One unit of work: committed on leaving, rolled back on any exception. Not to be nested in a thread."""
        self._refuse_closed()
        if self.is_writing():
            raise RuntimeError("writing() was entered inside writing()")
        if not self._writer_free.acquire(timeout=_WRITER_PATIENCE_SECONDS):
            raise StorageFailed(_SENTENCES[sqlite3.SQLITE_BUSY])
        self._this_thread.writing = True
        try:
            with storage_errors(self._path), self._writer.begin() as connection:
                yield connection
        finally:
            self._this_thread.writing = False
            self._writer_free.release()
        if self._words_in_log:
            self.empty_log()

    def empty_log(self) -> None:
        """What was taken out of the data leaves the write-ahead log too, for which the log is cut to nothing.

        To be called after the commit. Nobody waits for it: while somebody uses the log it stays as it is, and every
        later commit tries again until it is empty.
        """
        self._words_in_log = True
        if not self._writer_free.acquire(blocking=False):
            return
        try:
            # By the writing connection: it would take the emptying by any other for another program's change.
            with storage_errors(self._path), self._writer.connect() as connection:
                raw = cast(RawConnection, connection.connection.driver_connection)
                self._words_in_log = not _is_log_emptied(raw)
        finally:
            self._writer_free.release()

    def is_writing(self) -> bool:
        """Whether this thread is inside `writing`."""
        return bool(getattr(self._this_thread, "writing", False))

    def data_version(self) -> int:
        """A number that changes when another process wrote. The last known one while writing, and once closed."""
        if self._closed or not self._writer_free.acquire(blocking=False):
            return self._version
        try:
            with storage_errors(self._path), self._writer.connect() as connection:
                raw = connection.connection.driver_connection
                self._version = _one_number(raw, "PRAGMA data_version")
        finally:
            self._writer_free.release()
        return self._version

    def close(self) -> None:
        """Close every connection. The last one folds the write-ahead log into the file; nothing opens it again."""
        self._closed = True
        self._reader.dispose()
        self._writer.dispose()

    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def _refuse_closed(self) -> None:
        """An engine would quietly connect again after `dispose`, and work on with a key it should have forgotten."""
        if self._closed:
            raise StorageFailed("The center is closed and nothing was changed. Sign in again.")


def file_engine(path: Path, key: bytes, *, begin: str, size: int, read_only: bool = False) -> Engine:
    """A SQLAlchemy engine on an encrypted file. Every transaction starts with `begin`, given by us.

    The driver's own transaction handling is off: left to itself it lets schema changes survive a rollback and
    starts no snapshot for reads.
    """

    def creator() -> sqlite3.Connection:
        # The driver has the interface of `sqlite3` and no types of its own.
        return cast(sqlite3.Connection, _ordinary(path, key, read_only))

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=creator,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        # The connection used last has its pages in memory.
        pool_use_lifo=True,
        pool_timeout=_WRITER_PATIENCE_SECONDS,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def connect(path: Path, key: bytes) -> RawConnection:
    """A keyed driver connection with our settings and no guards; for set-up, migration and checks.

    `key` is the raw 32-byte key, so that no slow derivation runs. Raises the driver's error when it does not fit.
    """
    raw: RawConnection = sqlcipher.connect(
        path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
    )
    try:
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in _SETTINGS:
            raw.execute(setting)
    except sqlcipher.Error:
        raw.close()
        raise
    return raw


def _ordinary(path: Path, key: bytes, read_only: bool) -> RawConnection:
    raw = connect(path, key)
    raw.execute("PRAGMA foreign_keys = ON")
    if read_only:
        raw.execute("PRAGMA query_only = ON")
    raw.set_authorizer(guards.authorize)
    return raw


def _is_log_emptied(raw: RawConnection) -> bool:
    """Fold the log into the file and cut it, unless somebody else is at it; no waiting and no guard meanwhile."""
    raw.set_authorizer(None)
    try:
        raw.execute("PRAGMA busy_timeout = 0")
        return _one_number(raw, "PRAGMA wal_checkpoint(TRUNCATE)") == 0
    finally:
        raw.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")
        raw.set_authorizer(guards.authorize)


def _one_number(raw: object, sql: str) -> int:
    row = next(iter(cast(RawConnection, raw).execute(sql)))
    return int(str(row[0]))


@contextmanager
def storage_errors(path: Path | None = None) -> Iterator[None]:
    """Turn failures of disk and file into `StorageFailed`; a mistake in our own SQL stays what it is.

    `path` is the data file where it may be written: the disk it lies on is asked whether it is full.
    """
    try:
        yield
    except DBAPIError as problem:
        _raise_storage_failed(problem.orig, problem, path)
        raise
    except sqlcipher.Error as problem:
        _raise_storage_failed(problem, problem, path)
        raise


def _raise_storage_failed(original: BaseException | None, problem: Exception, path: Path | None) -> None:
    code = getattr(original, "sqlite_errorcode", None)
    if code is None:
        return
    primary = code & _PRIMARY_CODE
    if primary == sqlite3.SQLITE_IOERR and code not in _IN_READING and path is not None and _is_full(path):
        primary = sqlite3.SQLITE_FULL
    if primary in _SENTENCES:
        raise StorageFailed(_SENTENCES[primary]) from problem


def _is_full(path: Path) -> bool:
    """Whether the disk has no room left; one that cannot even say so has another trouble."""
    try:
        return shutil.disk_usage(path.parent).free < _FULL_BYTES
    except OSError:
        return False


@contextlib.contextmanager
def raw_connection(path: Path, key: bytes) -> Iterator[RawConnection]:
    """A connection without guards for as long as the block lasts; errors become sentences."""
    with storage_errors(path):
        raw = connect(path, key)
        try:
            yield raw
        finally:
            raw.close()
