"""What the pane of a plan is made of: outline, forms, frozen pages, paper, tools, and which of them are on screen."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan.actions import PlanActions
from aftercare_desktop.ui.pages.plan.directory_links import DirectoryLinks
from aftercare_desktop.ui.pages.plan.facts import PlanFormContext
from aftercare_desktop.ui.pages.plan.followed import FollowedPanel
from aftercare_desktop.ui.pages.plan.forms import SectionForms
from aftercare_desktop.ui.pages.plan.frozen import FrozenVersion
from aftercare_desktop.ui.pages.plan.may_be_told import MayBeTold
from aftercare_desktop.ui.pages.plan.outline import Outline
from aftercare_desktop.ui.pages.plan.reading import PlanReading
from aftercare_desktop.ui.pages.plan.safety_words import SafetyWords
from aftercare_desktop.ui.pages.plan.three_panes import ThreePanes
from aftercare_desktop.ui.pages.plan.writing_page import WritingPage
from aftercare_desktop.ui.preview import Preview
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.plan import PAPER_TITLES

_COMPACT_BELOW = 800


class Mode(Enum):
    """What the middle of the pane shows."""

    EMPTY = "empty"
    DRAFT = "draft"
    FROZEN = "frozen"
    SET_ASIDE = "set_aside"
    """The draft of a merged record, as its paper: it is only read."""


class PlanFace(WritingPage):
    """The widgets without what happens in them. `tools` go into the header of whoever shows the pane."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.shown_by: QWidget = self
        """The page around the pane: it need not hear of what is saved here."""
        self.may_write = desk.may(Permission.WRITE_PLAN)
        self._mode = Mode.EMPTY
        look = theme()
        self.tools = PlanActions()
        self.notices = Notices()
        self.notices.setContentsMargins(look.px(18), look.px(12), look.px(18), 0)
        self.links = DirectoryLinks(self._desk, self.notices, self._open_entry)
        self.outline = Outline()
        self.safety = SafetyWords(self._desk.may(Permission.APPROVE_WORDS))
        self.told = MayBeTold(
            lambda: (
                self._desk.recipients.tellings(self.client_id, self.forms.document())
                if self.client_id
                else ()
            )
        )
        self.told.consents_requested.connect(
            lambda: self.route_requested.emit(Route("client", self.client_id, "consents"))
        )
        self.forms = SectionForms(self._context(), self.safety, self.told)
        self.reading = PlanReading(self.forms)
        self.frozen = FrozenVersion()
        self.empty = EmptyState("clipboard-list", "No plan yet", "")
        self.preview = Preview(PAPER_TITLES)
        self.middle = QStackedWidget()
        for shown in (self.empty, self.forms, self.frozen):
            self.middle.addWidget(shown)
        self.followed = FollowedPanel()
        self.side = QStackedWidget()
        for beside in (self.preview, self.followed):
            self.side.addWidget(beside)
        self.panes = ThreePanes(self.outline, self.middle, self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.panes, 1)

    def _context(self) -> PlanFormContext:
        """What the forms need to know of the world."""
        raise NotImplementedError

    def _open_entry(self, entry_id: int) -> None:
        self.route_requested.emit(Route("directory", None, str(entry_id)))

    def mode(self) -> Mode:
        """What the middle shows."""
        return self._mode

    def show_mode(self, mode: Mode) -> None:
        """Bring what belongs to this mode on screen."""
        self._mode = mode
        shown = {Mode.EMPTY: self.empty, Mode.DRAFT: self.forms}.get(mode, self.frozen)
        self.side.setCurrentWidget(self.followed if mode is Mode.FROZEN else self.preview)
        self.middle.setCurrentWidget(shown)
        self.outline.discard.setVisible(mode is Mode.DRAFT and self.may_write)
        self.panes.allow(outline=mode is not Mode.EMPTY, preview=mode in (Mode.DRAFT, Mode.FROZEN))

    def forget(self) -> None:
        """Show nothing of the client whose plan was on screen."""
        self.reading.forget()
        self.forms.forget()
        self.safety.forget()
        self.told.forget()
        self.frozen.forget()
        self.followed.forget()
        self.preview.forget()
        self.outline.forget()
        self.notices.clear()
        self.empty.set_words("", "")
        self.tools.show_nothing()

    def show_followed(self) -> None:
        """Bring what followed a final version on screen, with the keyboard in it."""
        if self._mode is Mode.FROZEN:
            self.panes.show_preview()
            self.followed.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard where the next key makes sense and a stray one changes nothing."""
        start = self.empty.button if self._mode is Mode.EMPTY else self.outline.rows[self.forms.section()]
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tools.set_compact(self.width() < theme().px(_COMPACT_BELOW))
