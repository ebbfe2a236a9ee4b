"""The head of a client's page: who it is, how to reach them safely, when they leave, and the tabs."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.contact import any_allowed
from aftercare_desktop.ui.leaving_now import LEAVING_ICON, LEAVING_KEY, LEAVING_NOW
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.labels import Avatar, Chip, ElidedWords, IconLabel, Words, initials_of
from aftercare_desktop.words.clients import (
    away,
    in_recovery,
    leaving,
)
from aftercare_desktop.words.contact import contact_rules, safe_contact
from aftercare_desktop.words.labels import label

_BETWEEN = 18
_NAME_LEAST = 120
_NAME_SHARE = 0.6
"""Of the first line: a name that needs no more is never cut for what stands beside it."""
_NAME_SHORTEST = 48
_NAMES_LEAST = 260
_NAMES_BESIDE_WORDS = 440
SAFETY_LINK = "Safety link"
_SAFETY_LOOK = ("neutral", "shield-alert")
SAFETY_LINK_MEANS = (
    "This person must be kept apart from somebody. The facts say more to those who may see it."
)


class _Shrinking(QWidget):
    """Gives way to what stands beside it: its words end in an ellipsis."""

    resized = Signal()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _Tools(QStackedWidget):
    """The tools of the tab in sight take the room they need: those of another tab would leave it empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return self._of_current(super().sizeHint(), QWidget.sizeHint)

    def minimumSizeHint(self) -> QSize:
        return self._of_current(super().minimumSizeHint(), QWidget.minimumSizeHint)

    def _of_current(self, of_all: QSize, ask: Callable[[QWidget], QSize]) -> QSize:
        """As wide as the tab in sight asks for, as high as the highest: the head stays where it is."""
        current = self.currentWidget()
        return QSize(ask(current).width(), of_all.height()) if current is not None else of_all


class ClientHeader(QWidget):
    """Avatar, name, pronouns and safe contact; below them recovery, leave date and counselor.

    At the right stand the tools of the tab in sight, below everything the tabs.
    """

    tab_chosen = Signal(str)
    """The key of the tab the person chose."""

    def __init__(self, tabs: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        """`tabs` are (key, words), from left to right."""
        super().__init__(parent)
        self._keys = [key for key, _ in tabs]
        look = theme()
        self.avatar = Avatar("", 0, 46)
        self.name = ElidedWords("", "client")
        self.name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)
        self.pronouns = Words("", "secondary")
        self.contact = Chip("", "info", "phone")
        self.status = Chip("", "neutral")
        self.safety = Chip(SAFETY_LINK, *_SAFETY_LOOK)
        self.safety.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.safety.setToolTip(SAFETY_LINK_MEANS)
        self.safety.setAccessibleDescription(SAFETY_LINK_MEANS)
        self.safety.hide()
        self.recovery = IconLabel("sprout", "")
        self.leaves = IconLabel("calendar-check", "")
        self.counselor = IconLabel("user", "")
        self.about = Words("", "secondary")
        self.leave = Button(LEAVING_NOW, "ghost", LEAVING_ICON, hint=key_words(QKeySequence(LEAVING_KEY)))
        self.leave.hide()
        self.more = Button("", "ghost", "ellipsis", name="More about this client")
        self.tools = _Tools()
        self.tabs = self._make_tabs(tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(look.px(24), look.px(12), look.px(24), look.px(6))
        top.setSpacing(look.px(12))
        top.addWidget(self.avatar)
        self._facts = (self.recovery, self.leaves, self.counselor)
        self._names_area = self._names()
        top.addWidget(self._names_area, 1)
        top.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addLayout(self._tab_line())
        column.addWidget(Separator())

    def _make_tabs(self, tabs: tuple[tuple[str, str], ...]) -> QTabBar:
        bar = QTabBar()
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setUsesScrollButtons(False)
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        bar.setAccessibleName("Parts of this client's record")
        bar.setProperty("pane", True)
        for number, (_, words) in enumerate(tabs):
            bar.addTab(words)
            bar.setAccessibleTabName(number, words)
        bar.currentChanged.connect(self._on_tabs_current_changed)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._step(step))
        return bar

    def _names(self) -> QWidget:
        look = theme()
        first = QHBoxLayout()
        first.setSpacing(look.px(8))
        first.addWidget(self.name)
        for part in (self.pronouns, self.status, self.safety, self.contact):
            first.addWidget(part)
        first.addStretch(1)
        self._first, self._second = first, QHBoxLayout()
        second = self._second
        second.setSpacing(look.px(_BETWEEN))
        for widget in (self.about, *self._facts):
            second.addWidget(widget)
        second.addStretch(1)
        names = _Shrinking()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(3))
        column.addLayout(first)
        column.addLayout(second)
        names.resized.connect(self._fit)
        return names

    def _fit(self) -> None:
        """Where there is no room for everything on the second line, the leave date and the counselor stay longest."""
        beside = 0 if self.leave.isHidden() else self.leave.whole_width() - self.leave.sizeHint().width()
        self.leave.set_folded(not self._has_room_for(_NAMES_BESIDE_WORDS, beside))
        self.avatar.setVisible(self._has_room_for(_NAMES_LEAST))
        room = self._names_area.width()
        below = self._fit_chips(room)
        left = room - (self.contact.sizeHint().width() + theme().px(_BETWEEN) if below else 0)
        least = 0 if below else 1
        wanted = [part for part in self._facts if part.text()]
        while len(wanted) > least and sum(p.sizeHint().width() + theme().px(_BETWEEN) for p in wanted) > left:
            wanted.pop(0)
        for part in self._facts:
            part.setVisible(part in wanted)

    def _has_room_for(self, names: int, more: int = 0) -> bool:
        """In a narrow window the name is worth more. Goes by what the tools ask for, not by what is left just now."""
        look = theme()
        others = [self.avatar, self.tools, self.more] + ([] if self.leave.isHidden() else [self.leave])
        taken = sum(part.sizeHint().width() + look.px(12) for part in others) + 2 * look.px(24)
        return self.width() - taken - more >= look.px(names)

    def _fit_chips(self, room: int) -> bool:
        """On the first line the pronouns go first, then the words of the safety link, then how to reach them, which
        is never cut: it begins the second line. True if it does.
        """
        gap = theme().px(8)
        self.safety.set_state(SAFETY_LINK, *_SAFETY_LOOK)
        chips = [chip for chip in (self.status, self.safety, self.contact) if not chip.isHidden()]
        self.name.ensurePolished()
        whole = self.name.sizeHint().width()
        beside = sum(chip.sizeHint().width() + gap for chip in chips)
        spoken = self.pronouns.text()
        said = self.pronouns.sizeHint().width() + gap
        self.pronouns.setVisible(bool(spoken) and whole + said + beside <= room)
        if whole + beside > room and self.safety in chips:
            beside -= self.safety.sizeHint().width()
            self.safety.set_state("", *_SAFETY_LOOK)
            self.safety.setAccessibleName(SAFETY_LINK)
            beside += self.safety.sizeHint().width()
        below = whole + beside > room and self.contact in chips
        if below:
            chips.remove(self.contact)
            beside -= self.contact.sizeHint().width() + gap
        self._place_contact(below)
        # The name comes first; one that would need most of the line leaves the chips their words, or their icons.
        least = sum(chip.minimumSizeHint().width() + gap for chip in chips)
        first = max(theme().px(_NAME_LEAST), round(room * _NAME_SHARE), room - beside)
        self.name.setFixedWidth(min(whole, max(theme().px(_NAME_SHORTEST), min(first, room - least))))
        return below

    def _place_contact(self, below: bool) -> None:
        """At the end of the first line, or at the beginning of the second."""
        if below is not (self._second.indexOf(self.contact) >= 0):
            self._first.removeWidget(self.contact)
            self._second.removeWidget(self.contact)
            line, at = (self._second, 0) if below else (self._first, self._first.count() - 1)
            line.insertWidget(at, self.contact)

    def _tab_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(theme().px(23), 0, theme().px(24), 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        return line

    # What is shown

    def show_client(
        self, client_id: int, client: Client, counselor: str, today: date, *, archived: bool
    ) -> None:
        """Show this client; `counselor` is the name or empty."""
        self.avatar.set_person(initials_of(client.name), client_id)
        self.name.setText(client.name)
        self.pronouns.setText(client.pronouns)
        self.about.hide()
        self._show_chips(client, today, archived)
        recovery = in_recovery(client)
        self.recovery.set_text(recovery)
        day_left = client.leaves_on()
        words = leaving(day_left, client.status, today).words
        near = away(day_left, today) if day_left else ""
        self.leaves.set_text(f"{words}, {near}" if words and near and "today" not in words else words)
        self.counselor.set_text(counselor or "No counselor yet")
        self._fit()
        self.tabs.show()

    def show_safety(self, bound: bool) -> None:
        """Whether the person must be kept apart from somebody; everybody on this page may know that."""
        self.safety.setVisible(bound)
        self._fit()

    def show_new(self) -> None:
        """Show that somebody is being added."""
        for part in (self.pronouns, self.contact, self.status, self.safety, self.tabs, self.leave, self.more):
            part.hide()
        for fact in self._facts:
            fact.set_text("")
        self.pronouns.setText("")
        self.avatar.set_person("+", 0)
        self.name.setText("New client")
        self.about.setText("A name is enough to start. The rest can follow.")
        self.about.show()
        self._fit()

    def _show_chips(self, client: Client, today: date, archived: bool) -> None:
        words = safe_contact(client, today)
        variant = "info" if any_allowed(client, today) else "warn"
        self.contact.set_state(words.removesuffix("."), variant, "phone")
        self.contact.setToolTip(contact_rules(client))
        self.contact.setAccessibleDescription(contact_rules(client))
        self.contact.show()
        shown = archived or client.status not in (ClientStatus.IN_TREATMENT, ClientStatus.AFTERCARE)
        self.status.set_state("Archived" if archived else label(client.status), "neutral")
        self.status.setVisible(shown)

    def set_current(self, key: str) -> None:
        """Mark a tab; emits nothing."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._keys.index(key))
        self.tabs.blockSignals(False)

    def _step(self, step: int) -> None:
        if not self.tabs.isHidden():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(self._keys))

    def _on_tabs_current_changed(self, number: int) -> None:
        self.tab_chosen.emit(self._keys[number])
