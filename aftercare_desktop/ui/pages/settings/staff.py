"""The pane "Staff": who works here, invitations, new passwords, and the form over one person."""

from collections.abc import Callable, Set

from PySide6.QtWidgets import QWidget

from aftercare_desktop.documents.first_sign_in import first_sign_in_pdf
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.staff import NewStaff, StaffMember
from aftercare_desktop.errors import AftercareError, BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.passwords import new_password
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.handed_password import HandedPasswordDialog
from aftercare_desktop.ui.dialogs.invite import InviteDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.form_in_place import ListWithForm
from aftercare_desktop.ui.pages.settings.member_form import MemberPane, member_of
from aftercare_desktop.ui.pages.settings.staff_list import DEACTIVATE, RESET, StaffList
from aftercare_desktop.ui.printing import print_pdf
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.buttons import Button, Variant

BACK = "Go back"
_KEYS = (
    ("Ctrl+N", "Invite somebody"),
    ("Enter", "Change the person"),
    ("P", "A new password for them"),
    ("D", "Deactivate or reactivate them"),
    ("Esc", "Back to all staff"),
)
PrintPdf = Callable[[bytes, str, QWidget], object]


class StaffPane(ListWithForm[MemberPane]):
    """The list of everybody. A route's place is a person's id."""

    def __init__(self, desk: Desk, tasks: Tasks, print_paper: PrintPdf = print_pdf) -> None:
        super().__init__(may_change=desk.may(Permission.WRITE_STAFF))
        self._desk = desk
        self._tasks = tasks
        self._print_paper = print_paper
        self._closed = False
        self.keys = _KEYS if self._may_change else ()
        self.staff = StaffList(desk.staff_member.id, may_change=self._may_change)
        self.staff.change_requested.connect(lambda member: self._show_form(member.id))
        self.staff.reset_requested.connect(self._reset)
        self.staff.deactivate_requested.connect(self._deactivate)
        self.staff.reactivate_requested.connect(self._reactivate)
        self.invite_button = Button("Invite", "primary", "user-plus", hint="Ctrl N")
        self.invite_button.clicked.connect(lambda: self.invite())
        self._lay_out(self.staff, self.staff.list, "All staff", self.invite_button)

    # What the page asks

    def reload(self, topics: Set[str]) -> None:
        if Topic.STAFF not in topics:
            return
        self._load()
        if self._form is not None:
            self._form.reload(topics)
            self._stack.name_form(member_of(self._desk, self._form.member_id).name)

    def close_down(self) -> None:
        self._closed = True

    # The list and the form in its place

    def _load(self) -> None:
        self.staff.show_staff(self._desk.staff.list())

    def _place_of(self, form: MemberPane) -> str:
        return str(form.member_id)

    def _choose_row_of(self, form: MemberPane) -> None:
        self.staff.choose(form.member_id)

    def _show_place(self, place: str) -> None:
        if place.isdecimal():
            self._show_form(int(place))
        else:
            self._show_list()

    def _add(self) -> None:
        self.invite()

    def _show_form(self, member_id: int) -> None:
        try:
            member = member_of(self._desk, member_id)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self._show_list()
        self.staff.choose(member_id)
        self._put_in_place(MemberPane(self._desk, member), "Staff member", member.name)

    # Invitations, passwords, and who may sign in

    def invite(self, start: NewStaff | None = None, refused: str = "") -> None:
        """Ask whom to invite; what was written comes back where the center refuses it."""
        new = InviteDialog.ask(self.window(), start, refused)
        if new is None:
            return
        password = new_password()

        def failed(problem: AftercareError) -> None:
            if isinstance(problem, BadInput):
                self.invite(new, problem.sentence)
            else:
                self.failed.emit(problem)

        self._give(password, lambda: self._desk.staff.add(new, password), failed)

    def _reset(self, member: StaffMember) -> None:
        sentence = "The present password will not open anything any more. The new one is shown once."
        if not self._is_sure(f"A new password for {member.name}?", sentence, RESET):
            return
        password = new_password()

        def reset() -> Done[StaffMember]:
            self._desk.staff.reset_password(member.id, password)
            return Done(member, frozenset())

        self._give(password, reset, self.failed.emit)

    def _reactivate(self, member: StaffMember) -> None:
        password = new_password()
        self._give(
            password,
            lambda: self._desk.staff.reactivate(member.id, member.version, password),
            self.failed.emit,
        )

    def _deactivate(self, member: StaffMember) -> None:
        sentence = (
            f"{member.name} cannot sign in any more; where they are signed in, the window locks. "
            "Reactivating later gives a new password."
        )
        if not self._is_sure(f"Deactivate {member.name}?", sentence, DEACTIVATE):
            return
        try:
            self._desk.staff.deactivate(member.id, member.version)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.toast_requested.emit(Toast(f"{member.name} deactivated"))

    def _give(
        self,
        password: str,
        act: Callable[[], Done[StaffMember]],
        failed: Callable[[AftercareError], None],
    ) -> None:
        """Making the password's key takes a moment; then it is shown, and what was done can be undone."""

        def refused(problem: AftercareError) -> None:
            if not self._closed:
                failed(problem)

        self._tasks.run(
            lambda _: act(), lambda done: self._hand_over(done, password), refused, "Making the password"
        )

    def _hand_over(self, done: Done[StaffMember], password: str) -> None:
        if self._closed:  # the window locked meanwhile: nobody sees it, and a new one is given
            return
        member = done.value
        self._load()
        self.staff.choose(member.id)
        HandedPasswordDialog.show_once(
            self.window(), member, password, lambda parent: self._print(member, password, parent)
        )
        self.staff.list.setFocus()
        if done.undo is not None:
            self.toast_requested.emit(Toast(done.undo.sentence, done.undo))

    def _print(self, member: StaffMember, password: str, parent: QWidget) -> None:
        profile = self._desk.center.profile()
        note = first_sign_in_pdf(
            profile.name,
            (member.name, member.user_name),
            password,
            self._desk.today(),
            profile.paper,
            practice=profile.practice,
        )
        self._print_paper(note, "First sign-in", parent)

    def _is_sure(self, headline: str, sentence: str, verb: str) -> bool:
        verbs: tuple[tuple[str, Variant], ...] = ((verb, "primary"), (BACK, "ghost"))
        return MessageDialog.ask(self.window(), headline, sentence, verbs, title="Staff") == verb
