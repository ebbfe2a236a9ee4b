"""The data folder is private, local, and every file in it is the old one or the new one."""

import os
import stat
from pathlib import Path

import pytest

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_made_folder_is_private(tmp_path: Path) -> None:
    place = tmp_path / "a" / "b"
    folder.make_private_folder(place)
    assert mode(place) == 0o700


def test_an_open_folder_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folder.make_private_folder(tmp_path)
    assert mode(tmp_path) == 0o700


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageFailed, match="Choose another folder"):
        folder.make_private_folder(tmp_path / "file")


def test_a_written_file_is_private_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    folder.write_whole(tmp_path / "keys.json", b"one")
    folder.write_whole(tmp_path / "keys.json", b"two")
    assert (tmp_path / "keys.json").read_bytes() == b"two"
    assert mode(tmp_path / "keys.json") == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "keys.json"
    target.mkdir()
    with pytest.raises(OSError):  # noqa: PT011 - which one differs by system
        folder.write_whole(target, b"new")
    assert target.is_dir()
    assert list(tmp_path.iterdir()) == [target]


def test_leftovers_of_a_kill_are_swept(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_bytes(b"good")
    for name in ("keys.json.0a1b2c3d.new", "keys.json.999999999-0a1b2c3d.new", "odd.new"):
        (tmp_path / name).write_bytes(b"ha")
    folder.sweep_leftovers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


def test_what_another_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    busy = tmp_path / f"keys.json.{os.getpid()}-0a1b2c3d.new"
    busy.write_bytes(b"ha")
    folder.sweep_leftovers(tmp_path)
    assert busy.exists()


def test_what_others_could_read_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    folder.touch_private(tmp_path / "center.db")
    assert folder.open_to_others(tmp_path) == ()
    (tmp_path / "center.db").chmod(0o644)
    assert folder.open_to_others(tmp_path) == ("center.db",)


def test_a_private_file_is_empty_or_kept(tmp_path: Path) -> None:
    folder.touch_private(tmp_path / "x")
    (tmp_path / "x").write_bytes(b"kept")
    folder.touch_private(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"kept"


@pytest.mark.parametrize(
    "name", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "fuse.sshfs", "fuse.gvfsd-fuse", "ceph"]
)
def test_network_file_systems_are_known(name: str) -> None:
    assert folder.is_network_system(name)


@pytest.mark.parametrize(
    "name", ["ext4", "xfs", "btrfs", "apfs", "hfs", "ntfs", "tmpfs", "overlay", "fuseblk", "zfs"]
)
def test_local_file_systems_are_too(name: str) -> None:
    assert not folder.is_network_system(name)


def test_this_machines_folders_are_local(tmp_path: Path) -> None:
    assert not folder.is_on_network(tmp_path / "not" / "there" / "yet")
    folder.refuse_network_drive(tmp_path)


@pytest.mark.parametrize(
    ("anchor", "remote"),
    [
        ("\\\\server\\share\\", True),
        ("\\\\?\\UNC\\server\\share\\", True),
        ("\\\\?\\C:\\", False),
        ("\\\\.\\C:\\", False),
    ],
)
def test_windows_shares_are_known_by_their_name(anchor: str, remote: bool) -> None:
    assert folder.is_windows_share(anchor) is remote


def test_files_made_later_are_private_too(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        folder.only_ours_from_now_on()
        (tmp_path / "later").write_text("x")
        assert mode(tmp_path / "later") == 0o600
    finally:
        os.umask(before)
