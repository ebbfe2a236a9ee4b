"""A version of the plan that is only read, frozen or set aside: its paper, and what can be done with it."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.ui.preview import Preview
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Chip, IconLabel, Words
from aftercare_desktop.words import dates
from aftercare_desktop.words.plan import PAPER_TITLES

_PAGE_WIDTH = 620
_LEAST_FOR_WORDS = 300
_BETWEEN = 10


class FrozenVersion(QFrame):
    """The heading says which version, since when and by whom; below it stand the pages."""

    save_requested = Signal()
    go_on_requested = Signal()
    """The person wants to write: a new version, or the draft that is there."""
    followed_requested = Signal()
    """The person wants to see what happened since."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        look = theme()
        self.title = Words("", "section")
        self.about = Words("", "secondary", wrap=True)
        self.state = Chip("Final", "ok", "lock")
        self.save = Button("Save as PDF", "default", "file-down", "Ctrl+Shift+S")
        self.go_on = Button("", "default", "file-pen", hint="Ctrl N")
        self.followed = Button("Since it was made", "default", "list-checks")
        self.followed.clicked.connect(self.followed_requested)
        self.to_tell = IconLabel("triangle-alert", "", token="warn", wrap=True)
        self.to_tell.hide()
        self._final = self._beside = False
        self.save.clicked.connect(self.save_requested)
        self.go_on.clicked.connect(self.go_on_requested)
        first = QHBoxLayout()
        first.setSpacing(look.px(8))
        first.addWidget(self.title)
        first.addWidget(self.state)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self.about)
        words.addWidget(self.to_tell)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(12))
        head.setSpacing(look.px(10))
        head.addLayout(words, 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(look.px(_BETWEEN))
        verbs.addWidget(self.followed)
        verbs.addWidget(self.save)
        verbs.addWidget(self.go_on)
        verbs.addStretch(1)
        head.addLayout(verbs)
        self.pages = Preview(PAPER_TITLES, heading="")
        self.pages.view.set_most_width(_PAGE_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the verbs stand below the words, which would else be a column of single words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where not even a line of their own is enough, the words of the two that lead nowhere new fold first."""
        may_fold = (self.save, self.followed)
        for button in may_fold:
            button.set_folded(False)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        beside = self.width() - self._verbs_width() >= theme().px(_LEAST_FOR_WORDS)
        self._head.setDirection(across if beside else down)
        margins = self._head.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for button in may_fold:
            button.set_folded(self._verbs_width() > room)

    def _verbs_width(self) -> int:
        shown = [button for button in (self.followed, self.save, self.go_on) if not button.isHidden()]
        return sum(button.sizeHint().width() + theme().px(_BETWEEN) for button in shown)

    def show_version(self, title: str, about: str, go_on: str, pdf: Callable[[], bytes]) -> None:
        """Show a final version; `go_on` are the words of the button that leads to writing, or nothing."""
        self.state.set_state("Final", "ok", "lock")
        self.setAccessibleName("Final version")
        self.save.show()
        self._final = True
        self._arrange()
        self._show(title, about, go_on, pdf)

    def show_set_aside(self, title: str, about: str, go_on: str, pdf: Callable[[], bytes]) -> None:
        """Show a draft that a merge set aside: it is read and leaves on no paper."""
        self.state.set_state("Draft", "out", "file-pen")
        self.setAccessibleName(title)
        self.save.hide()
        self._final = False
        self._arrange()
        self._show(title, about, go_on, pdf)

    def _show(self, title: str, about: str, go_on: str, pdf: Callable[[], bytes]) -> None:
        self.title.setText(title)
        self.about.setText(about)
        self.go_on.setText(go_on)
        self.go_on.setVisible(bool(go_on))
        self._fit()
        self.pages.show_now(lambda: pdf)

    def show_to_tell(self, words: str) -> None:
        """Say who holds an older copy, or nothing; while the panel is on screen it says so itself."""
        self.to_tell.set_text(words)
        self._arrange()

    def show_beside(self, shown: bool) -> None:
        """Whether the panel with what happened since is on screen."""
        self._beside = shown
        self._arrange()

    def _arrange(self) -> None:
        self.followed.setVisible(self._final and not self._beside)
        self._fit()
        self.to_tell.setVisible(self._final and not self._beside and bool(self.to_tell.text()))

    def forget(self) -> None:
        """Show nobody's version."""
        self.title.setText("")
        self.about.setText("")
        self.show_to_tell("")
        self.pages.forget()


def version_words(view: PlanView, zone: ZoneInfo, *, draft_shown: bool) -> str:
    """ "Draft of version 3", and below it "Version 2 final since Nov 12"."""
    lines = []
    if view.revision is not None and draft_shown:
        lines.append(f"Draft of version {view.revision.number}")
    finals = [row for row in view.history if row.state is RevisionState.FINAL]
    if finals:
        since = (finals[0].finalized_at or finals[0].changed_at).astimezone(zone).date()
        lines.append(f"Version {finals[0].number} final since {dates.short_day(since)}")
    return "\n".join(lines)
