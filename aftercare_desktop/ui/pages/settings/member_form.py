"""The form over one staff member's facts, inside the pane "Staff"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aftercare_desktop.domain.staff import Role, StaffMember, problems
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.form import GroupSpec, choice, line, phone
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored

_NOTE = (
    "Name, credentials and phone stand on plans where this person is named. "
    "Another role holds from their next step on, also where they are signed in."
)
_GONE = "This staff member is not in the center's records."


@dataclass(frozen=True, slots=True)
class MemberForm:
    """What the form shows of a staff member."""

    name: str = ""
    role: Role = Role.COUNSELOR
    credentials: str = ""
    phone: str = ""
    phone_hours: str = ""


class MemberPane(FormPane[MemberForm]):
    """One staff member's facts."""

    def __init__(self, desk: Desk, member: StaffMember) -> None:
        self.member_id = member.id
        fields = (
            line("name", "Name", span=4),
            choice("role", "Role", Role),
            line("credentials", "Credentials", span=2, placeholder="LADC"),
            phone("phone"),
            line("phone_hours", "When they answer", span=2, placeholder="8 AM to 5 PM"),
        )
        super().__init__(desk, _subject(desk, member.id), (GroupSpec("About this person", fields, _NOTE),))


def member_of(desk: Desk, member_id: int) -> StaffMember:
    """This staff member as they stand. Raises `NotFound`."""
    for member in desk.staff.list():
        if member.id == member_id:
            return member
    raise NotFound(_GONE)


def _subject(desk: Desk, member_id: int) -> PaneSubject[MemberForm]:
    def read() -> Stored[MemberForm]:
        member = member_of(desk, member_id)
        form = MemberForm(member.name, member.role, member.credentials, member.phone, member.phone_hours)
        return Stored(member.version, form)

    def filled(value: MemberForm, version: int) -> StaffMember:
        return replace(
            member_of(desk, member_id),
            version=version,
            name=value.name,
            role=value.role,
            credentials=value.credentials,
            phone=value.phone,
            phone_hours=value.phone_hours,
        )

    def save(value: MemberForm, version: int) -> Done[int]:
        done = desk.staff.change(filled(value, version))
        return Done(done.value.version, done.topics, done.undo)

    def sentences(value: MemberForm) -> Mapping[str, str]:
        return {problem.field: problem.sentence for problem in problems(filled(value, 0))}

    topics = frozenset({Topic.STAFF})
    return PaneSubject(MemberForm, read, save, _tidied, sentences, "this staff member", topics)


def _tidied(value: MemberForm) -> MemberForm:
    """Without white space around the words."""
    return replace(
        value,
        name=value.name.strip(),
        credentials=value.credentials.strip(),
        phone=value.phone.strip(),
        phone_hours=value.phone_hours.strip(),
    )
