"""Locks between processes on one data folder: one window at a time, one change of the key file at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from aftercare_desktop.errors import StorageFailed

_WINDOW = "window.lock"
_KEYS = "keys.lock"
_SCHEMA = "schema.lock"
_MODE = 0o600
_PATIENCE_SECONDS = 10.0


@contextmanager
def window_lock(place: Path) -> Iterator[None]:
    """Held by an open window. A second window on the folder gets `StorageFailed`; commands need no lock.

    The operating system frees the lock when the process ends, however it ends.
    """
    with _held(place / _WINDOW, 0.0, "This center is already open in another window. Go to that window."):
        yield


@contextmanager
def key_file_lock(place: Path) -> Iterator[None]:
    """Held while the key file is read, changed and written, so that two changes never lose one another."""
    with _held(place / _KEYS, _PATIENCE_SECONDS, _busy("key file")):
        yield


@contextmanager
def schema_lock(place: Path) -> Iterator[None]:
    """Held while an older file is brought up to date."""
    with _held(place / _SCHEMA, 6 * _PATIENCE_SECONDS, _busy("data file")):
        yield


def _busy(what: str) -> str:
    return f"Another program is changing the center's {what}. Nothing was changed; try again in a moment."


@contextmanager
def _held(path: Path, patience: float, refusal: str) -> Iterator[None]:
    lock = FileLock(path, timeout=patience, mode=_MODE, thread_local=False)
    try:
        lock.acquire()
    except Timeout as problem:
        raise StorageFailed(refusal) from problem
    except OSError as problem:
        raise StorageFailed(
            f"The data folder {path.parent} cannot be written ({problem.strerror})."
        ) from problem
    try:
        yield
    finally:
        lock.release()
