"""The center's profile and settings in the file."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Connection, insert, select, update

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.errors import EditedElsewhere, StorageFailed
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import center, settings

Value = TypeVar("Value")
_MOVED_ON = (
    "The center's settings were changed in the meantime. Nothing was overwritten. "
    "Open the settings again and repeat your change."
)


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """The profile with its row version."""

    version: int
    profile: CenterProfile


def insert_profile(c: Connection, profile: CenterProfile) -> None:
    """Write the profile of a new center. A file has exactly one."""
    c.execute(insert(center).values(id=1, version=1, **to_row(profile)))


def profile(c: Connection) -> StoredProfile:
    """The center's profile."""
    row = c.execute(select(center)).mappings().one_or_none()
    if row is None:
        raise StorageFailed("The center's data file holds no center. Put back a backup.")
    return StoredProfile(row["version"], from_row(CenterProfile, row))


def update_profile(c: Connection, changed: CenterProfile, version: int) -> StoredProfile:
    """Replace the profile. Raises `EditedElsewhere` when `version` is not current."""
    statement = (
        update(center).where(center.c.version == version).values(version=version + 1, **to_row(changed))
    )
    if not c.execute(statement).rowcount:
        raise EditedElsewhere(_MOVED_ON)
    return StoredProfile(version + 1, changed)


def setting(c: Connection, name: str, kind: type[Value], default: Value) -> Value:
    """A named setting of the center, or `default` where it was never set."""
    text = c.scalar(select(settings.c.value).where(settings.c.name == name))
    return default if text is None else msgspec.json.decode(text, type=kind)


@dataclass(frozen=True, slots=True)
class StoredSetting(Generic[Value]):
    """A setting that forms change, with the version that saving it needs. 0: never set."""

    version: int
    value: Value


def versioned_setting(c: Connection, name: str, kind: type[Value], default: Value) -> StoredSetting[Value]:
    """A setting kept by `replace_setting`, or `default`."""
    version, value = setting(c, name, tuple[int, kind], (0, default))  # type: ignore[valid-type]
    return StoredSetting(version, value)


def replace_setting(c: Connection, name: str, value: Any, version: int) -> int:
    """Keep a setting over its version `version`; gives the new one. Raises `EditedElsewhere` when it moved on."""
    present, _ = setting(c, name, tuple[int, Any], (0, None))
    if present != version:
        raise EditedElsewhere(_MOVED_ON)
    set_setting(c, name, (version + 1, value))
    return version + 1


def set_setting(c: Connection, name: str, value: Any) -> None:
    """Keep a named setting; anything JSON can hold."""
    text = msgspec.json.encode(value).decode()
    if not c.execute(update(settings).where(settings.c.name == name).values(value=text)).rowcount:
        c.execute(insert(settings).values(name=name, value=text))
