"""The data folder on disk: private to the person, on a local drive, written so that a power cut leaves old or new."""

import contextlib
import ctypes
import os
import secrets
import stat
import sys
from pathlib import Path

import psutil

from aftercare_desktop.errors import StorageFailed

DATABASE = "center.db"
VAULT = "keys.json"
SEAL = "audit.seal"
SETUP_MARK = "setup.unfinished"
COPIES = "copies"

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_NETWORK_SYSTEMS = frozenset(
    {
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "glusterfs",
        "gfs2",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    }
)
_NETWORK_FUSE = ("sshfs", "davfs", "rclone", "s3fs", "glusterfs", "gvfsd", "gcsfuse", "cephfs", "smbnetfs")
_DRIVE_REMOTE = 4


def make_private_folder(place: Path) -> None:
    """Make the folder, and those above it, readable by this person alone (0700); refuses network drives."""
    refuse_network_drive(place)
    try:
        place.mkdir(parents=True, exist_ok=True, mode=_FOLDER_MODE)
        place.chmod(_FOLDER_MODE)
    except OSError as problem:
        raise StorageFailed(
            f"The folder {place} cannot be made or used ({problem.strerror}). Choose another folder."
        ) from problem


def only_ours_from_now_on() -> None:
    """Files of this process are made readable by this person alone; SQLite's -wal and -shm follow the file."""
    os.umask(0o077)


def touch_private(path: Path) -> None:
    """Make an empty file with mode 0600 before anything is written to it; an existing one only gets the mode."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _FILE_MODE))
    path.chmod(_FILE_MODE)


def open_to_others(place: Path) -> tuple[str, ...]:
    """Names in the folder that others on this machine could read; empty where modes mean nothing (Windows)."""
    if sys.platform == "win32":
        return ()
    shared = stat.S_IRWXG | stat.S_IRWXO
    everything = [place, *sorted(place.rglob("*"))]
    return tuple(item.name for item in everything if item.lstat().st_mode & shared)


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file so that a kill or power cut at any moment leaves the old content or the new one.

    A temporary file in the same folder is written and forced to the disk, renamed over the old one, and the
    folder is forced to the disk. Raises `OSError`; the old content is then still in place.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}.new")
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), _FILE_MODE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    force_folder(path.parent)


def force_folder(place: Path) -> None:
    """Make renames in this folder survive a power cut. Windows does so by itself and has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep_leftovers(place: Path) -> None:
    """Remove temporary files that a kill during `write_whole` left behind; not those of a process that still runs."""
    for leftover in place.glob("*.new"):
        writer = leftover.name.split(".")[-2].partition("-")[0]
        if not (writer.isdecimal() and psutil.pid_exists(int(writer))):
            with contextlib.suppress(OSError):
                leftover.unlink()


def refuse_network_drive(place: Path) -> None:
    """Raise `StorageFailed` where SQLite's locks and shared memory cannot be trusted (sqlite.org/wal.html)."""
    if is_on_network(place):
        raise StorageFailed(
            f"{place} lies on a network drive, where the data could be damaged. "
            "Choose a folder on this computer's own disk."
        )


def is_on_network(place: Path) -> bool:
    """Whether the folder, or the nearest one above it that exists, is on a drive of another machine."""
    if sys.platform == "win32":
        anchor = place.absolute().anchor
        return is_windows_share(anchor) or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE
    real = _nearest_existing(place)
    mounted = [
        (len(Path(part.mountpoint).parts), part.fstype.lower())
        for part in psutil.disk_partitions(all=True)
        if real.is_relative_to(part.mountpoint)
    ]
    return bool(mounted) and is_network_system(max(mounted)[1])


def is_network_system(name: str) -> bool:
    """Whether a file system of this name (as `mount` shows it) keeps its files on another machine."""
    return name in _NETWORK_SYSTEMS or (
        name.startswith("fuse") and any(part in name for part in _NETWORK_FUSE)
    )


def is_windows_share(anchor: str) -> bool:
    """Whether a Windows path that begins so names a share of another machine (a UNC path)."""
    if anchor.upper().startswith("\\\\?\\UNC\\"):
        return True
    return anchor.startswith("\\\\") and not anchor.startswith(("\\\\?\\", "\\\\.\\"))


def _nearest_existing(place: Path) -> Path:
    real = place.absolute()
    while not real.exists() and real != real.parent:
        real = real.parent
    return real.resolve()
