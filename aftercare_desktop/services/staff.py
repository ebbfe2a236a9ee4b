"""Use cases around the center's own people and their accounts."""

from dataclasses import fields, replace

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.staff import NewStaff, Role, StaffMember, problems
from aftercare_desktop.errors import BadInput, SignInRefused
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.passwords import check_password
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import staff as staff_store

SUBJECT = "staff"
_OWN_ROLE = "You cannot change your own role. Nothing was changed; ask another administrator."
_ONESELF = "You cannot deactivate yourself. Nothing was changed; ask another administrator."
_LAST = (
    "This is the last active administrator. Nothing was changed; make someone else an administrator first."
)
_OWN_PASSWORD = "Change your own password under Settings, You. Nothing was changed."
_INACTIVE = "This staff member is not active. Nothing was changed; reactivate them to give a new password."
_IS_ACTIVE = "This staff member is active already. Nothing was changed."


class Staff(Service):
    """The center's people, and the signed-in person's own account."""

    @use_case(Permission.READ_STAFF)
    def list(self, work: Work) -> tuple[StaffMember, ...]:
        """All staff members in the order they were added, inactive ones included."""
        return staff_store.everybody(work.connection)

    @use_case(Permission.WRITE_STAFF, audit=Event.STAFF_ADDED)
    def add(self, work: Work, new: NewStaff, password: str) -> Done[StaffMember]:
        """Invite a staff member with a handed-out password, which they replace by their own before anything opens.

        Takes one Argon2 run. The undo deactivates them.
        Raises `BadInput` when the name is empty, the password too easy or the user name taken.
        """
        new = storable(new)
        _refuse_problems(new)
        check_password(password, new.user_name)
        member = staff_store.insert(work.connection, new)
        work.record(SUBJECT, member.id, f"role={new.role}")
        self._context.center.add_slot(new.user_name, password, handed_out=True)
        work.changed(Topic.STAFF)
        return work.done(member, _deactivating(member, "invited"))

    @use_case(Permission.WRITE_STAFF, audit=Event.STAFF_CHANGED)
    def change(self, work: Work, member: StaffMember) -> Done[StaffMember]:
        """Change name, role, credentials, phone or hours; `member.version` is the version that was read.

        User name and activity stay. Raises `BadInput` for an empty name, one's own role and the last administrator's.
        """
        before = staff_store.get(work.connection, member.id)
        member = storable(replace(member, user_name=before.user_name, active=before.active))
        _refuse_problems(member)
        if member.role != before.role:
            _refuse(_is_last_administrator(work, before), _LAST)
            _refuse(member.id == work.staff.id, _OWN_ROLE)
        changed = staff_store.update(work.connection, member)
        work.record(SUBJECT, member.id, "fields=" + ",".join(_different(before, member)))
        work.changed(Topic.STAFF)
        back = {"member": replace(before, version=changed.version)}
        return work.done(changed, Undo("staff.change", back, f"{changed.name} changed"))

    @use_case(Permission.WRITE_STAFF, audit=Event.STAFF_DEACTIVATED)
    def deactivate(self, work: Work, staff_id: int, version: int) -> Done[StaffMember]:
        """Let a staff member sign in no more: their key is taken away too, so their password opens nothing.

        There is no undo: reactivating needs a new password. Raises `BadInput` for oneself and the last administrator.
        """
        before = staff_store.get(work.connection, staff_id)
        _refuse(_is_last_administrator(work, before), _LAST)
        _refuse(staff_id == work.staff.id, _ONESELF)
        changed = staff_store.update(work.connection, replace(before, version=version, active=False))
        work.record(SUBJECT, staff_id)
        self._context.center.remove_slot(before.user_name)
        work.changed(Topic.STAFF)
        return work.done(changed)

    @use_case(Permission.WRITE_STAFF, audit=Event.STAFF_REACTIVATED)
    def reactivate(self, work: Work, staff_id: int, version: int, password: str) -> Done[StaffMember]:
        """Let an inactive staff member sign in again, with a handed-out password. Takes one Argon2 run."""
        before = staff_store.get(work.connection, staff_id)
        _refuse(before.active, _IS_ACTIVE)
        check_password(password, before.user_name)
        changed = staff_store.update(work.connection, replace(before, version=version, active=True))
        work.record(SUBJECT, staff_id)
        self._context.center.replace_slot(before.user_name, password, handed_out=True)
        work.changed(Topic.STAFF)
        return work.done(changed, _deactivating(changed, "reactivated"))

    @use_case(Permission.WRITE_STAFF, audit=Event.PASSWORD_RESET)
    def reset_password(self, work: Work, staff_id: int, password: str) -> None:
        """Hand another active staff member a new password; the old one opens nothing. Takes one Argon2 run."""
        member = staff_store.get(work.connection, staff_id)
        _refuse(staff_id == work.staff.id, _OWN_PASSWORD)
        _refuse(not member.active, _INACTIVE)
        check_password(password, member.user_name)
        work.record(SUBJECT, staff_id)
        self._context.center.replace_slot(member.user_name, password, handed_out=True)

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


def _deactivating(member: StaffMember, verb: str) -> Undo:
    """Takes back that somebody may sign in."""
    arguments = {"staff_id": member.id, "version": member.version}
    return Undo("staff.deactivate", arguments, f"{member.name} {verb}")


def _refuse_problems(member: NewStaff | StaffMember) -> None:
    for problem in problems(member):
        raise BadInput(problem.sentence)


def _refuse(when: bool, sentence: str) -> None:
    if when:
        raise BadInput(sentence)


def _is_last_administrator(work: Work, member: StaffMember) -> bool:
    """Whether nobody else could look after the center's staff."""
    others = (other for other in staff_store.everybody(work.connection) if other.id != member.id)
    left = any(other.active and other.role is Role.ADMINISTRATOR for other in others)
    return member.active and member.role is Role.ADMINISTRATOR and not left


def _different(before: StaffMember, after: StaffMember) -> tuple[str, ...]:
    """The names of the fields that differ, for the audit line."""
    names = (field.name for field in fields(StaffMember) if field.name != "version")
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
