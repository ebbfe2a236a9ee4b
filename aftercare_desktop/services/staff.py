"""Use cases around the center's own people and their accounts."""

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.staff import NewStaff, StaffMember
from aftercare_desktop.errors import BadInput, SignInRefused
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.passwords import check_password
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import staff as staff_store

SUBJECT = "staff"


class Staff(Service):
    """The center's people, and the signed-in person's own account."""

    @use_case(Permission.READ_STAFF)
    def list(self, work: Work) -> tuple[StaffMember, ...]:
        """All staff members in the order they were added, inactive ones included."""
        return staff_store.everybody(work.connection)

    @use_case(Permission.WRITE_STAFF, audit=Event.STAFF_ADDED)
    def add(self, work: Work, new: NewStaff, password: str) -> Done[StaffMember]:
        """Add a staff member with a first password. Takes one Argon2 run.

        Raises `BadInput` when the name is empty, the password too easy or the user name taken.
        """
        new = storable(new)
        if not new.name.strip():
            raise BadInput("Write the staff member's name.")
        check_password(password, new.user_name)
        member = staff_store.insert(work.connection, new)
        work.record(SUBJECT, member.id, f"role={new.role}")
        self._context.center.add_slot(new.user_name, password)
        work.changed(Topic.STAFF)
        return work.done(member)

    @use_case(Permission.OWN_ACCOUNT, audit=Event.PASSWORD_CHANGED)
    def change_own_password(self, work: Work, old: str, new: str) -> None:
        """Give the signed-in person a new password. The audit line is committed before the key file changes.

        Raises `SignInRefused` when `old` is not the present password, `BadInput` when `new` is too easy.
        """
        user = work.staff.user_name
        check_password(new, user)
        if not self._context.center.verify_password(user, old):
            raise SignInRefused("Your present password is not right. It was not changed.")
        work.record(SUBJECT, work.staff.id)
        self._context.center.replace_slot(user, new)

    @use_case(Permission.OWN_ACCOUNT)
    def is_own_password(self, work: Work, password: str) -> bool:
        """Whether this is the signed-in person's password: unlocking the window. Takes one Argon2 run."""
        return self._context.center.verify_password(work.staff.user_name, password)
