"""The one public way into a center's data: create it, open it with user name and password.

Two doors stand behind each other. The key file turns a password into the keys; the staff row in the database turns a
person into a role, and a staff member who is not active stays outside however good the password is.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.staff import NewStaff, StaffMember
from aftercare_desktop.errors import BadInput, NotFound, PasswordHandedOut, SignInRefused, StorageFailed
from aftercare_desktop.store import audit, audit_seal, folder, schema, vault
from aftercare_desktop.store import center as center_rows
from aftercare_desktop.store import staff as staff_rows
from aftercare_desktop.store.audit_seal import ChainHead
from aftercare_desktop.store.engine import Database
from aftercare_desktop.store.locking import key_file_lock
from aftercare_desktop.store.vault import DESKTOP_ARGON2, Argon2Parameters, Keys, Vault

GENERATION = "key_file_generation"
"""Setting that holds the generation the key file has, or is about to have."""

_REFUSED = "User name or password is not right. Nothing was opened; try again."
_HANDED_OUT = (
    "This password was handed to you and opens nothing yet. "
    "Open the window, sign in with it there and choose your own."
)
_SEAL_EVERY = 16
_KeyFileChange = Callable[[Vault, int], Vault]


def center_exists(place: Path) -> bool:
    """Whether a center was set up in this folder. Its key file is written last, so half a set-up does not count."""
    return (place / folder.VAULT).is_file()


def create_center(
    place: Path,
    profile: CenterProfile,
    administrator: NewStaff,
    password: str,
    *,
    now: datetime,
    argon: Argon2Parameters = DESKTOP_ARGON2,
) -> str:
    """Set up a center in a folder and return its recovery key, which is shown once and stored nowhere.

    Raises `BadInput` when a center stands there already, `StorageFailed` when the folder cannot be used. A set-up that
    was killed leaves nothing in the way of the next one.
    """
    if center_exists(place):
        raise BadInput(f"There is a center in {place} already. Open it, or choose another folder.")
    refuse_empty(administrator.user_name, password)
    folder.only_ours_from_now_on()
    folder.make_private_folder(place)
    _clear_half_a_setup(place)
    keys = Keys.make()
    key_file, recovery_key = vault.create(keys, administrator.user_name, password, argon)
    try:
        folder.touch_private(place / folder.SETUP_MARK)
        folder.touch_private(place / folder.DATABASE)
        folder.force_folder(place)
        _write_first_rows(place, keys, profile, administrator, now)
        folder.write_whole(place / folder.VAULT, vault.to_bytes(key_file))
        (place / folder.SETUP_MARK).unlink()
    except OSError as problem:
        raise _cannot_write(place, problem) from problem
    return recovery_key


def open_center(place: Path, user: str, password: str, *, now: datetime) -> "Center":
    """Open a center as one of its staff. The only public way to its data.

    Raises `SignInRefused` with one and the same sentence for an unknown user, a wrong password and a staff member who
    is not active; `PasswordHandedOut` when they must choose their own password first; `NotFound` when no center stands
    there; `StorageFailed` when its files cannot be used.
    """
    center = opened(place, user, password, now=now)
    if center.is_password_handed_out():
        center.close()
        raise PasswordHandedOut(_HANDED_OUT)
    return center


def opened(place: Path, user: str, password: str, *, now: datetime) -> "Center":
    """As `open_center`, with a handed-out password too: only for choosing another one (`own_passwords`)."""
    key_file = read_key_file(place)
    folder.refuse_network_drive(place)
    folder.only_ours_from_now_on()
    keys = vault.unlock(key_file, user, password)
    if keys is None:
        raise SignInRefused(_REFUSED)
    _sweep(place, now)
    with ExitStack() as on_refusal:
        database = open_database(place, keys, now)
        on_refusal.callback(database.close)
        with database.reading() as connection:
            member = staff_rows.by_user_name(connection, user)
        if member is None or not member.active:
            raise SignInRefused(_REFUSED)
        on_refusal.pop_all()
        return Center(place, keys, database, member)


@dataclass(slots=True)
class _Unit:
    """One unit of work under way: its connection, and the key file that is to be written after its commit."""

    connection: Connection
    after: ExitStack
    generation: int = 0
    key_file: Vault | None = None


class Center:
    """An open center, as one signed-in staff member. `place` is its folder, `staff` the person."""

    def __init__(self, place: Path, keys: Keys, database: Database, member: StaffMember) -> None:
        self.place = place
        self.staff = member
        self._keys = keys
        self._database = database
        self._unit: _Unit | None = None
        self._sealed = self._read_sealed_count()

    @property
    def audit_key(self) -> bytes:
        """HMAC key of the audit chain. It stands in the key file, wrapped, and nowhere in the database."""
        return self._keys.audit

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot of the data; writing inside it is refused by the file."""
        with self._database.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One unit of work: committed on leaving, rolled back on any exception.

        Changes of the key file asked for inside it are carried out right after the commit, and not at all when it is
        rolled back. Raises `StorageFailed` when disk or file fail; whatever was committed before stays.
        """
        with ExitStack() as after:
            with self._database.writing() as connection:
                unit = self._unit = _Unit(connection, after)
                try:
                    yield connection
                    end = audit.head(connection)
                finally:
                    self._unit = None
            if unit.key_file is not None:
                self._write_key_file(unit.key_file)
        if end.count - self._sealed >= _SEAL_EVERY:
            self._seal(end)

    def empty_log(self) -> None:
        """Take what left the data a moment ago out of the write-ahead log too; see `Database.empty_log`."""
        with suppress(StorageFailed):
            self._database.empty_log()

    def data_version(self) -> int:
        """A number that changes when another process has written."""
        return self._database.data_version()

    # --- The key file ---------------------------------------------------------------------------------------

    def add_slot(
        self, user: str, password: str, *, argon: Argon2Parameters | None = None, handed_out: bool = False
    ) -> None:
        """Let a new staff member open the key file. Raises `BadInput` when this user name can already.

        Inside `writing` the file changes right after the commit; a kill in between leaves the staff row and the audit
        line without a slot, and `replace_slot` mends that.
        """
        pending = self._unit.key_file if self._database.is_writing() and self._unit is not None else None
        if vault.has_slot(pending or self.key_file(), self._keys, user):
            raise BadInput(f"The user name {user} is taken. Choose another one.")
        self.replace_slot(user, password, argon=argon, handed_out=handed_out)

    def replace_slot(
        self, user: str, password: str, *, argon: Argon2Parameters | None = None, handed_out: bool = False
    ) -> None:
        """Give a staff member a new password, at the center's present cost unless `argon` says otherwise.

        One that is `handed_out` opens nothing until the person has chosen their own.
        Inside `writing`, where the audit line belongs, the file changes right after the commit. A kill in between
        leaves the earlier password valid; `check` says so.
        """
        refuse_empty(user, password)
        old = read_key_file(self.place)
        cost = argon or vault.present_cost(old)
        slot = vault.password_slot(old, self._keys, user, password, cost, handed_out=handed_out)
        self._change_key_file(
            lambda old, generation: vault.with_slot(old, self._keys, user, slot, generation)
        )

    def remove_slot(self, user: str) -> None:
        """Take the key away from a staff member. Their row should be made inactive in the same unit of work."""
        self._change_key_file(lambda old, generation: vault.without_slot(old, self._keys, user, generation))

    def verify_password(self, user: str, password: str) -> bool:
        """Whether user name and password open this center now. Takes one Argon2 run."""
        return vault.unlock(read_key_file(self.place), user, password) is not None

    def is_password_handed_out(self) -> bool:
        """Whether somebody else made up this person's password, and they have not chosen their own since."""
        return vault.is_handed_out(self.key_file(), self._keys, self.staff.user_name)

    def key_file(self) -> Vault:
        """The key file as it stands on disk."""
        return read_key_file(self.place)

    def is_key_file_untouched(self) -> bool:
        """Whether nobody without the keys has changed the key file."""
        return vault.is_untouched(self.key_file(), self._keys)

    def _change_key_file(self, change: _KeyFileChange) -> None:
        """Announce the next generation in the database, and write the file once that is committed.

        The lock is held from the announcement until the file is written, so that two changes follow one another.
        """
        if not self._database.is_writing() or self._unit is None:
            with self.writing():
                self._change_key_file(change)
            return
        unit = self._unit
        if unit.key_file is None:
            unit.after.enter_context(key_file_lock(self.place))
            unit.key_file = read_key_file(self.place)
            announced = center_rows.setting(unit.connection, GENERATION, int, 0)
            unit.generation = max(announced, unit.key_file.generation) + 1
            center_rows.set_setting(unit.connection, GENERATION, unit.generation)
        unit.key_file = change(unit.key_file, unit.generation)

    def _write_key_file(self, changed: Vault) -> None:
        try:
            folder.write_whole(self.place / folder.VAULT, vault.to_bytes(changed))
        except OSError as problem:
            raise StorageFailed(
                f"The key file could not be written ({problem.strerror}). Every password is what it was before."
            ) from problem

    # --- The end of the audit trail, outside the database ----------------------------------------------------

    def audit_end_outside(self) -> ChainHead:
        """What the seal beside the database says about the end of the audit trail.

        Raises `StorageFailed` when it is missing or was tampered with.
        """
        return audit_seal.read(self.place, self._keys.audit)

    def close(self) -> None:
        """Seal the audit trail and close the file. The center cannot be used afterwards; closing twice is harmless."""
        if self._database.is_closed():
            return
        try:
            with self.reading() as connection:
                end = audit.head(connection)
            self._seal(end)
        finally:
            self._database.close()

    def _seal(self, end: ChainHead) -> None:
        """A seal that cannot be written now is written after a later line; what was committed stays confirmed."""
        with suppress(OSError):
            audit_seal.write(self.place, self._keys.audit, end)
            self._sealed = end.count

    def _read_sealed_count(self) -> int:
        try:
            return self.audit_end_outside().count
        except audit_seal.BrokenSealError:
            return 0


# --- Inside -------------------------------------------------------------------------------------------------


def _write_first_rows(
    place: Path, keys: Keys, profile: CenterProfile, administrator: NewStaff, now: datetime
) -> None:
    path = place / folder.DATABASE
    schema.lay(path, keys.data)
    database = Database(path, keys.data)
    try:
        with database.writing() as connection:
            center_rows.insert_profile(connection, profile)
            center_rows.set_setting(connection, GENERATION, 1)
            member = staff_rows.insert(connection, administrator)
            audit.start(connection)
            audit.append(
                connection, keys.audit, at=now, staff_id=member.id, event=Event.CENTER_CREATED,
                subject="staff", subject_id=member.id,
            )  # fmt: skip
            end = audit.head(connection)
    finally:
        database.close()
    audit_seal.write_first(place, keys.audit, end)


def open_database(place: Path, keys: Keys, now: datetime) -> Database:
    """The data of a center, brought up to date. Raises `StorageFailed` when it is missing."""
    path = place / folder.DATABASE
    if not path.is_file():
        raise StorageFailed(f"The center's data file is missing from {place}. Put back a backup.")
    schema.bring_up_to_date(path, keys.data, now)
    return Database(path, keys.data)


def read_key_file(place: Path) -> Vault:
    """The key file as it stands on disk. Raises `NotFound` where there is none."""
    try:
        content = (place / folder.VAULT).read_bytes()
    except FileNotFoundError as problem:
        raise NotFound(f"There is no center in {place}. Set one up, or choose another folder.") from problem
    except OSError as problem:
        raise StorageFailed(f"The center's key file cannot be read ({problem.strerror}).") from problem
    return vault.from_bytes(content)


def _clear_half_a_setup(place: Path) -> None:
    """Remove what a killed set-up left. Nobody was ever told a key for it, so nothing can be lost."""
    if (place / folder.SETUP_MARK).exists():
        for name in (folder.DATABASE, f"{folder.DATABASE}-wal", f"{folder.DATABASE}-shm", folder.SEAL):
            (place / name).unlink(missing_ok=True)
        folder.sweep_leftovers(place)
    elif (place / folder.DATABASE).exists():
        raise StorageFailed(
            f"In {place} lies the data of a center without its key file. "
            "Put the key file back, or choose another folder."
        )


def _sweep(place: Path, now: datetime) -> None:
    """Remove leftovers of kills, and safety copies that served their time.

    A set-up mark beside a key file would let a later set-up take the data for its own.
    """
    folder.sweep_leftovers(place)
    schema.forget_old_copies(place, now)
    (place / folder.SETUP_MARK).unlink(missing_ok=True)


def refuse_empty(user: str, password: str) -> None:
    """Raise `BadInput` where one of the two was not written."""
    if not vault.user_key(user):
        raise BadInput("Write a user name.")
    if not password:
        raise BadInput("Write a password.")


def _cannot_write(place: Path, problem: OSError) -> StorageFailed:
    return StorageFailed(
        f"The data folder {place} cannot be written ({problem.strerror}). Nothing was confirmed."
    )
