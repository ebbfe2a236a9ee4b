"""The ways through a plan: from section to section, from gap to gap, to a field."""

from collections.abc import Callable

from aftercare_desktop.domain.blanks import open_blanks
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.readiness import APPROVALS, CONFIRMED, CheckResult, gaps
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.plan import gaps as gap_ways
from aftercare_desktop.ui.pages.plan.face import Mode, PlanFace


class Moving:
    """Moves what is on screen; the document stays as it is."""

    def __init__(
        self,
        face: PlanFace,
        look: Callable[[], tuple[CheckResult, ...]],
        translate: Callable[[], object],
        facts: Callable[[], ReadinessFacts],
    ) -> None:
        """`look` says how the readiness checks stand now, `facts` what they look at; `translate` opens the texts in
        the other language.
        """
        self._face = face
        self._look = look
        self._translate = translate
        self._facts = facts
        self._last_gap: str | None = None

    def forget(self) -> None:
        """Another draft is on screen: the way through the gaps begins anew."""
        self._last_gap = None

    def show_section(self, section: Section) -> None:
        """Bring a section on screen, or the page of a frozen version on which it begins."""
        if self._face.mode() in (Mode.FROZEN, Mode.SET_ASIDE):
            self._face.frozen.pages.show_title(section)
            return
        self._face.forms.show_section(section)
        self._face.outline.show_section(section)
        self._face.preview.show_title(section)

    def go_to(self, path: str) -> None:
        """Put the keyboard where the attribute at this path of the document is written."""
        if path.startswith(CONFIRMED):
            self._face.forms.go_to(path)
            self._face.outline.show_section(self._face.forms.section())
            self._face.preview.show_title(self._face.forms.section())
            return
        section = Section(path.partition(".")[0])
        if section is not self._face.forms.section():
            self.show_section(section)
        self._face.forms.go_to(path)

    def step_section(self, step: int) -> None:
        """The section after (1) or before (-1) the one on screen."""
        if self._face.mode() is Mode.DRAFT:
            order = list(Section)
            self.show_section(order[(order.index(self._face.forms.section()) + step) % len(order)])

    def go_to_gap(self, step: int) -> None:
        """The next gap (1) or the one before (-1)."""
        if self._face.mode() is not Mode.DRAFT:
            return
        found = gap_ways.next_gap(gaps(self._look()), self._face.forms.section(), self._last_gap, step)
        if found is None:
            self._face.toast_requested.emit(Toast("Everything that is checked is there."))
        else:
            self.jump(found)

    def jump(self, result: CheckResult) -> None:
        """Go where the fact of this check is entered."""
        self._last_gap = result.key
        if result.section is None:
            path = gap_ways.field_of(result, self._facts())
            self._face.route_requested.emit(Route("client", self._face.client_id, f"facts:{path}"))
        elif result.key is CheckKey.OWN_WORDS:
            self.go_to(open_blanks(self._face.forms.document())[0])
        elif result.key is CheckKey.TRANSLATION:
            self._translate()
        else:
            self.go_to(gap_ways.field_of(result, self._facts()))
        if result.key in APPROVALS:
            self._face.safety.focus_first()

    def add_goal(self) -> None:
        """Show the goals and add one."""
        if self._face.mode() is Mode.DRAFT and self._face.may_write:
            self.show_section(Section.GOALS)
            self._face.forms.add_goal()
