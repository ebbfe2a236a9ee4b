"""Staff members in the file. Their passwords are the vault's matter; here stands who they are and what they may do."""

from sqlalchemy import Connection, select
from sqlalchemy import insert as insert_into
from sqlalchemy import update as update_rows
from sqlalchemy.exc import IntegrityError

from aftercare_desktop.domain.staff import NewStaff, StaffMember
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound
from aftercare_desktop.store.rows import columns_of, from_row, to_row
from aftercare_desktop.store.tables import staff
from aftercare_desktop.store.vault import user_key

_MOVED_ON = (
    "This staff member was changed in the meantime. Nothing was overwritten. "
    "Open the list again and repeat your change."
)
_GONE = "This staff member is not in the center's records."
_FIELDS = columns_of(staff, StaffMember)


def insert(c: Connection, new: NewStaff) -> StaffMember:
    """Add an active staff member. Raises `BadInput` when the user name is taken, also in another spelling."""
    values = {**to_row(new), "version": 1, "active": True, "user_key": user_key(new.user_name)}
    try:
        row = c.execute(insert_into(staff).values(values).returning(*_FIELDS)).mappings().one()
    except IntegrityError as problem:
        if "staff.user_key" not in str(problem.orig):
            raise
        raise BadInput(f"The user name {new.user_name} is taken. Choose another one.") from problem
    return from_row(StaffMember, row)


def update(c: Connection, member: StaffMember) -> StaffMember:
    """Replace a staff member's facts; `member.version` is the version that was read. The user name stays.

    Raises `EditedElsewhere` when it is not current.
    """
    values = {**to_row(member), "version": member.version + 1}
    del values["id"], values["user_name"]
    statement = (
        update_rows(staff)
        .where(staff.c.id == member.id, staff.c.version == member.version)
        .values(values)
        .returning(*_FIELDS)
    )
    row = c.execute(statement).mappings().one_or_none()
    if row is None:
        get(c, member.id)
        raise EditedElsewhere(_MOVED_ON)
    return from_row(StaffMember, row)


def get(c: Connection, staff_id: int) -> StaffMember:
    """One staff member. Raises `NotFound`."""
    row = c.execute(select(*_FIELDS).where(staff.c.id == staff_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return from_row(StaffMember, row)


def by_user_name(c: Connection, user_name: str) -> StaffMember | None:
    """The staff member who signs in with this name, however it is spelled; None when there is none."""
    row = c.execute(select(*_FIELDS).where(staff.c.user_key == user_key(user_name))).mappings().one_or_none()
    return None if row is None else from_row(StaffMember, row)


def everybody(c: Connection) -> tuple[StaffMember, ...]:
    """All staff members in the order they were added, inactive ones included."""
    return tuple(
        from_row(StaffMember, row) for row in c.execute(select(*_FIELDS).order_by(staff.c.id)).mappings()
    )
