"""One way in: set-up, sign-in, passwords, recovery, and every kind of broken file as one sentence."""

import contextlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import AftercareError, BadInput, NotFound, SignInRefused, StorageFailed
from aftercare_desktop.store import audit, clients, folder, opening, own_passwords, staff, vault
from aftercare_desktop.store import center as center_rows
from aftercare_desktop.store.opening import Center
from tests.builders import NOW, PASSWORD, build_client, center_profile, new_staff
from tests.store.conftest import CHEAP

OTHER = "another-long-password"


def sign_in(place: Path, user: str = "dana", password: str = PASSWORD) -> Center:
    return opening.open_center(place, user, password, now=NOW)


def opens(place: Path, user: str = "dana", password: str = PASSWORD) -> bool:
    try:
        sign_in(place, user, password).close()
    except SignInRefused:
        return False
    return True


def add_leah(center: Center) -> None:
    """A nurse who may sign in, in one unit of work."""
    with center.writing() as c:
        member = staff.insert(c, new_staff(Role.NURSE, "leah", "Leah Okafor"))
        audit.append(c, center.audit_key, at=NOW, staff_id=1, event=Event.STAFF_ADDED, subject_id=member.id)
        center.add_slot("leah", OTHER)


# --- Set-up -------------------------------------------------------------------------------------------------


def test_a_new_center_opens_for_its_administrator(center: Center) -> None:
    assert (center.staff.user_name, center.staff.role) == ("dana", Role.ADMINISTRATOR)
    with center.reading() as c:
        assert center_rows.profile(c).profile == center_profile()
        assert [line.event for line in audit.entries(c)] == [Event.CENTER_CREATED]


def test_its_folder_and_files_are_private(place: Path, center: Center) -> None:
    with center.writing() as c:
        clients.insert_one(c, build_client(), NOW)
    assert {"center.db", "center.db-wal", "center.db-shm", "keys.json", "audit.seal"} == {
        path.name for path in place.iterdir()
    }
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {0o600}


def test_a_center_is_not_set_up_twice(place: Path) -> None:
    with pytest.raises(BadInput, match="already"):
        opening.create_center(place, center_profile(), new_staff(), PASSWORD, now=NOW, argon=CHEAP)
    assert opens(place)


@pytest.mark.parametrize(("user", "password"), [("", PASSWORD), ("  ", PASSWORD), ("dana", "")])
def test_a_set_up_needs_a_user_name_and_a_password(tmp_path: Path, user: str, password: str) -> None:
    member = replace(new_staff(), user_name=user)
    with pytest.raises(BadInput, match="Write a"):
        opening.create_center(tmp_path / "c", center_profile(), member, password, now=NOW, argon=CHEAP)
    assert not opening.center_exists(tmp_path / "c")


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageFailed, match="Choose another folder"):
        opening.create_center(
            tmp_path / "file" / "c", center_profile(), new_staff(), PASSWORD, now=NOW, argon=CHEAP
        )


def test_a_network_drive_is_refused_everywhere(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "is_on_network", lambda path: True)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: opening.create_center(
            tmp_path / "c", center_profile(), new_staff(), PASSWORD, now=NOW, argon=CHEAP
        ),
        lambda: sign_in(place),
        lambda: own_passwords.reset_password(place, "x", "dana", OTHER, now=NOW),
    )
    for attempt in attempts:
        with pytest.raises(StorageFailed, match="network drive"):
            attempt()


def test_half_a_set_up_is_cleared_away(tmp_path: Path) -> None:
    place = tmp_path / "center"
    place.mkdir()
    for name in (
        folder.SETUP_MARK,
        folder.DATABASE,
        folder.DATABASE + "-wal",
        folder.SEAL,
        "keys.json.ab.new",
    ):
        (place / name).write_bytes(b"half")
    assert not opening.center_exists(place)
    with pytest.raises(NotFound, match="no center"):
        sign_in(place)
    opening.create_center(place, center_profile(), new_staff(), PASSWORD, now=NOW, argon=CHEAP)
    assert opens(place)
    assert {path.name for path in place.iterdir()} == {"center.db", "keys.json", "audit.seal"}


def test_a_mark_left_by_a_whole_set_up_is_gone_once_the_center_was_opened(place: Path) -> None:
    """Else a lost key file would make the next set-up take the data for half a set-up, and clear it away."""
    (place / folder.SETUP_MARK).write_bytes(b"")
    assert opens(place)
    (place / folder.VAULT).unlink()
    with pytest.raises(StorageFailed, match="Put the key file back"):
        opening.create_center(place, center_profile(), new_staff(), PASSWORD, now=NOW, argon=CHEAP)


def test_data_without_its_key_file_is_never_overwritten(place: Path) -> None:
    before = (place / folder.DATABASE).read_bytes()
    (place / folder.VAULT).unlink()
    with pytest.raises(StorageFailed, match="Put the key file back"):
        opening.create_center(place, center_profile(), new_staff(), PASSWORD, now=NOW, argon=CHEAP)
    assert (place / folder.DATABASE).read_bytes() == before


# --- Signing in ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user", "password"),
    [("dana", "wrong"), ("nobody", PASSWORD), ("dana", ""), ("", ""), ("dana", PASSWORD.upper())],
)
def test_every_mismatch_is_one_and_the_same_sentence(place: Path, user: str, password: str) -> None:
    with pytest.raises(SignInRefused) as refused:
        sign_in(place, user, password)
    assert refused.value.sentence == "User name or password is not right. Nothing was opened; try again."
    assert refused.value.exit_status == 3


def test_somebody_who_is_not_active_stays_outside(place: Path, center: Center) -> None:
    add_leah(center)
    assert opens(place, "leah", OTHER)
    with center.writing() as c:
        member = staff.by_user_name(c, "leah")
        assert member is not None
        staff.update(c, replace(member, active=False))
    with pytest.raises(SignInRefused, match="is not right"):
        sign_in(place, "leah", OTHER)


def test_somebody_without_a_row_stays_outside(place: Path, center: Center) -> None:
    center.replace_slot("stranger", OTHER)
    assert not opens(place, "stranger", OTHER)


def test_opening_an_up_to_date_center_does_not_wait_for_alembic(place: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime; "
        "from aftercare_desktop.store.opening import open_center; "
        "open_center(Path(sys.argv[1]), 'dana', sys.argv[2], now=datetime.now(UTC)).close(); "
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(place), PASSWORD], check=False).returncode == 0


def test_an_empty_folder_holds_no_center(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no center"):
        sign_in(tmp_path)
    with pytest.raises(NotFound, match="no center"):
        sign_in(tmp_path / "not" / "there")


def test_windows_and_commands_share_the_file(place: Path, center: Center) -> None:
    other = sign_in(place)
    with other.writing() as c:
        client_id = clients.insert_one(c, build_client(), NOW)
    with center.reading() as c:
        assert clients.get(c, client_id).client == build_client()
    other.close()


def test_a_closed_center_stays_closed(center: Center) -> None:
    before = center.data_version()
    center.close()
    with pytest.raises(StorageFailed, match="closed"), center.reading():
        pass
    with pytest.raises(StorageFailed, match="closed"), center.writing():
        pass
    assert center.data_version() == before
    center.close()


# --- Passwords ----------------------------------------------------------------------------------------------


def test_a_new_member_signs_in_beside_the_old(place: Path, center: Center) -> None:
    add_leah(center)
    assert opens(place, "leah", OTHER)
    assert opens(place)
    with pytest.raises(BadInput, match="is taken"):
        center.add_slot("LEAH", PASSWORD)


def test_a_changed_password_is_the_only_one(place: Path, center: Center) -> None:
    with center.writing() as c:
        audit.append(c, center.audit_key, at=NOW, staff_id=1, event=Event.PASSWORD_CHANGED)
        center.replace_slot("dana", OTHER)
    assert opens(place, password=OTHER)
    assert not opens(place)
    assert center.verify_password("dana", OTHER)
    assert not center.verify_password("dana", PASSWORD)


def change_and_slip(center: Center) -> None:
    with center.writing() as c:
        audit.append(c, center.audit_key, at=NOW, staff_id=1, event=Event.PASSWORD_CHANGED)
        center.replace_slot("dana", OTHER)
        raise KeyError


def test_a_password_change_that_is_taken_back_changes_nothing(place: Path, center: Center) -> None:
    before = (place / folder.VAULT).read_bytes()
    with pytest.raises(KeyError):
        change_and_slip(center)
    assert (place / folder.VAULT).read_bytes() == before
    assert opens(place)
    center.replace_slot("dana", OTHER)
    assert opens(place, password=OTHER)


def test_the_key_file_changes_after_the_commit_and_not_before(place: Path, center: Center) -> None:
    before = (place / folder.VAULT).read_bytes()
    with center.writing() as c:
        audit.append(c, center.audit_key, at=NOW, staff_id=1, event=Event.PASSWORD_CHANGED)
        center.replace_slot("dana", OTHER)
        assert (place / folder.VAULT).read_bytes() == before
    assert (place / folder.VAULT).read_bytes() != before


def test_a_removed_slot_shuts_the_first_door(place: Path, center: Center) -> None:
    add_leah(center)
    with center.writing():
        center.remove_slot("leah")
    assert not opens(place, "leah", OTHER)
    assert opens(place)


def test_two_changes_in_one_unit_of_work_are_both_kept(place: Path, center: Center) -> None:
    with center.writing() as c:
        for user in ("leah", "omar"):
            staff.insert(c, new_staff(Role.NURSE, user, user.title()))
            center.add_slot(user, OTHER)
    assert opens(place, "leah", OTHER)
    assert opens(place, "omar", OTHER)
    assert opens(place)


def test_generations_of_file_and_database_agree(center: Center) -> None:
    for number in range(3):
        center.replace_slot("dana", f"password-number-{number}")
        with center.reading() as c:
            announced = center_rows.setting(c, opening.GENERATION, int, 0)
        assert center.key_file().generation == announced == number + 2
        assert center.is_key_file_untouched()


def test_a_key_file_that_cannot_be_written_keeps_the_old_password(
    place: Path, center: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder, "write_whole", full_disk)
    with pytest.raises(StorageFailed, match="Every password is what it was"):
        center.replace_slot("dana", OTHER)
    monkeypatch.undo()
    assert opens(place)
    center.replace_slot("dana", OTHER)
    assert opens(place, password=OTHER)


CHANGE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from aftercare_desktop.store import opening
center = opening.open_center(Path(sys.argv[1]), "dana", sys.argv[2], now=datetime(2026, 11, 23, tzinfo=UTC))
print("ready", flush=True)
sys.stdin.readline()
for number in range(12):
    center.replace_slot(sys.argv[3], f"{sys.argv[3]}-password-{number}")
center.close()
"""


def test_two_processes_change_the_key_file_at_once_and_lose_nothing(place: Path, center: Center) -> None:
    with center.writing() as c:
        for user in ("leah", "omar"):
            staff.insert(c, new_staff(Role.NURSE, user, user.title()))
            center.add_slot(user, OTHER)
    with contextlib.ExitStack() as stack:
        processes = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", CHANGE, str(place), PASSWORD, user],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for user in ("leah", "omar")
        ]
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.wait(60) for process in processes] == [0, 0]
    assert opens(place, "leah", "leah-password-11")
    assert opens(place, "omar", "omar-password-11")
    assert opens(place)
    assert center.key_file().generation == 2 + 24


# --- Recovery -----------------------------------------------------------------------------------------------


@pytest.fixture
def recovery(tmp_path: Path) -> tuple[Path, str]:
    """A center and its recovery key."""
    place = tmp_path / "recovery"
    key = opening.create_center(place, center_profile(), new_staff(), PASSWORD, now=NOW, argon=CHEAP)
    return place, key


def test_the_recovery_key_gives_a_new_password(recovery: tuple[Path, str]) -> None:
    place, key = recovery
    own_passwords.reset_password(place, f" {key.lower().replace('-', ' ')} ", "Dana", OTHER, now=NOW)
    assert opens(place, password=OTHER)
    assert not opens(place)
    center = sign_in(place, password=OTHER)
    with center.reading() as c:
        line = audit.entries(c, event=Event.PASSWORD_RESET)[0]
        assert (line.subject, line.subject_id, line.staff_id) == ("staff", 1, None)
        assert audit.verify(c, center.audit_key, center.audit_end_outside()).is_whole()
    center.close()
    own_passwords.reset_password(place, key, "dana", PASSWORD, now=NOW)
    assert opens(place)


@pytest.mark.parametrize("typed", ["", "nonsense", "00000-00000-00000-00000-00000-00000-00000"])
def test_a_wrong_recovery_key_is_a_sentence(recovery: tuple[Path, str], typed: str) -> None:
    place, _ = recovery
    with pytest.raises(SignInRefused, match="Check it against your paper"):
        own_passwords.reset_password(place, typed, "dana", OTHER, now=NOW)
    assert opens(place)


def test_the_recovery_key_of_another_center_does_not_open_this_one(
    recovery: tuple[Path, str], place: Path
) -> None:
    with pytest.raises(SignInRefused):
        own_passwords.reset_password(place, recovery[1], "dana", OTHER, now=NOW)


def test_the_recovery_key_needs_somebody_who_is_there(recovery: tuple[Path, str]) -> None:
    place, key = recovery
    with pytest.raises(NotFound, match="nobody"):
        own_passwords.reset_password(place, key, "nobody", OTHER, now=NOW)
    with pytest.raises(BadInput, match="Write a password"):
        own_passwords.reset_password(place, key, "dana", "", now=NOW)
    assert opens(place)


# --- Broken files -------------------------------------------------------------------------------------------


def cut(path: Path, size: int) -> None:
    os.truncate(path, size)


def spoil(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + 8] = b"\xa5" * 8
    path.write_bytes(content)


def filled(place: Path) -> None:
    center = sign_in(place)
    with center.writing() as c:
        clients.insert_all(c, [build_client(record_number=str(number)) for number in range(200)], NOW)
    center.close()


def use_everything(place: Path) -> None:
    center = sign_in(place)
    try:
        with center.writing() as c:
            ids = clients.find_ids(c, "theo")
            clients.get_all(c, ids)
            clients.insert_one(c, build_client(record_number="new"), NOW)
    finally:
        center.close()


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: cut(path, 0),
        lambda path: cut(path, 100),
        lambda path: cut(path, 4096),
        lambda path: cut(path, 3 * 4096 + 17),
        lambda path: cut(path, path.stat().st_size // 2),
        lambda path: spoil(path, 0),
        lambda path: spoil(path, 2000),
        lambda path: spoil(path, path.stat().st_size * 3 // 4),
        lambda path: path.write_bytes(os.urandom(50_000)),
        lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(9000)),
        Path.unlink,
    ],
    ids=[
        "empty", "100 bytes", "one page", "odd length", "half", "spoiled start", "spoiled page", "spoiled rows",
        "noise", "not ours", "missing",
    ],
)  # fmt: skip
def test_a_broken_database_is_a_sentence(place: Path, harm: Callable[[Path], None]) -> None:
    filled(place)
    harm(place / folder.DATABASE)
    with pytest.raises(StorageFailed) as refused:
        use_everything(place)
    assert "backup" in refused.value.sentence
    assert refused.value.exit_status == 5


@pytest.mark.parametrize("content", [b"", b"{", os.urandom(2_000), b"\x00" * 2_000, b"[1, 2]"])
def test_a_broken_key_file_is_a_sentence(place: Path, content: bytes) -> None:
    (place / folder.VAULT).write_bytes(content)
    with pytest.raises(StorageFailed, match="key file"):
        sign_in(place)


def test_half_a_new_key_file_does_no_harm(place: Path) -> None:
    """A kill while the temporary file was being written: the old one is in place and the leftover goes."""
    whole = (place / folder.VAULT).read_bytes()
    (place / "keys.json.12345678.new").write_bytes(whole[: len(whole) // 2])
    assert opens(place)
    assert not list(place.glob("*.new"))


def test_the_key_file_of_another_center_opens_nothing(place: Path, recovery: tuple[Path, str]) -> None:
    (place / folder.VAULT).write_bytes((recovery[0] / folder.VAULT).read_bytes())
    with pytest.raises(StorageFailed, match="not a data file"):
        sign_in(place)


def test_a_newer_key_file_is_a_sentence(place: Path) -> None:
    present = vault.from_bytes((place / folder.VAULT).read_bytes())
    (place / folder.VAULT).write_bytes(vault.to_bytes(replace(present, format=9)))
    with pytest.raises(AftercareError, match="newer version"):
        sign_in(place)


def test_a_folder_without_rights_is_a_sentence(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(StorageFailed, match="cannot be read"):
        sign_in(place)
