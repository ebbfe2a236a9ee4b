"""The window after somebody signed in: the rail, the pages, the way back, undo and toasts. Gone when it is locked."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import EVERYTHING, Subscription, Topic, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.refusals import NO_LONGER_ACTIVE
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui import navigation
from aftercare_desktop.ui.actions import window_actions
from aftercare_desktop.ui.dialogs.keys import KeysDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.someone_asking import unstashed
from aftercare_desktop.ui.emergencies import Emergencies
from aftercare_desktop.ui.kept_window import KeptWindow
from aftercare_desktop.ui.next_pane import focus_next_pane, panes_of
from aftercare_desktop.ui.over_pages import OverPages
from aftercare_desktop.ui.page import Action, Page, Route, Toast
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.undo import LastChange, UndoKeys
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.practice import PracticeBand
from aftercare_desktop.ui.widgets.rail import Rail, RecentClient
from aftercare_desktop.ui.widgets.toast import ToastBar
from aftercare_desktop.ui.with_client import WithClient
from aftercare_desktop.words.labels import label

NARROW_BELOW = 1280
_POLL_MILLISECONDS = 2_000


class Workspace(QWidget):
    """One signed-in person's window. Everything about clients on screen lives in here and goes away with it."""

    lock_requested = Signal()
    title_changed = Signal(str)
    idle_minutes_changed = Signal(int)
    ended = Signal(str)
    """The person was deactivated elsewhere; emitted with the sentence, from whichever thread noticed it."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._tasks = tasks
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, set[Topic]] = {}
        self._subscriptions: list[Subscription] = []
        self._page_subscriptions: dict[str, Subscription] = {}
        self._route = navigation.HOME
        self._trail = navigation.Trail()
        self._last_change: LastChange | None = None
        self._undo_keys = UndoKeys(self, (QKeySequence.StandardKey.Undo,), self._passes_undo)
        self._build()
        desk.on_end(partial(self.ended.emit, NO_LONGER_ACTIVE))
        around = {Topic.RECENT, Topic.CLIENTS, Topic.CENTER, Topic.STAFF}
        self._subscriptions.append(desk.changes.subscribe(around, self._on_changes))
        theme().about_to_change.connect(self._forget_hidden_pages)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MILLISECONDS)
        self._poll.timeout.connect(self._on_poll_timeout)
        self._poll.start()
        self._add_keys()
        self._show_person()
        self._show_recent()

    def _build(self) -> None:
        profile = self.desk.center.profile()
        self.rail = Rail(navigation.rail_items(), profile.name)
        self.rail.destination_chosen.connect(lambda name: self.go(Route(name)))
        self.rail.recent_chosen.connect(lambda client_id: self.go(Route("client", client_id)))
        self.rail.lock_requested.connect(self.lock_requested)
        self.rail.asking_requested.connect(self.someone_asking)
        self.rail.emergency_requested.connect(self.emergency)
        self.stack = QStackedWidget()
        self._nothing = QWidget()
        self.stack.addWidget(self._nothing)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if profile.practice:
            column.addWidget(PracticeBand())
        self.emergencies = Emergencies(self.desk, self, self._close_palette)
        self.emergencies.toast_requested.connect(self.show_toast)
        column.addWidget(self.emergencies.band)
        column.addLayout(row, 1)
        self.over = OverPages(self.desk, self, self._actions_here, self.go)
        self.over.toast_requested.connect(self.show_toast)
        self.rail.find_requested.connect(self.over.find_anything)
        self.toast = ToastBar(self)
        self.toast.action_chosen.connect(self._on_toast_action_chosen)
        self.with_client = WithClient(self.rail, self.toast, self)
        self.with_client.changed.connect(self.emergencies.hide_band)
        self.with_client.changed.connect(self._fit_rail)  # the text is of another size, the window is not
        self._toast_shown: Toast | None = None

    # Going places

    def page(self) -> Page:
        """The page on show."""
        current = self.stack.currentWidget()
        assert isinstance(current, Page)
        return current

    def route(self) -> Route:
        """Where the person is."""
        return self.page().current_route() or self._route

    def go(self, route: Route, *, remember: bool = True) -> bool:
        """Go there if the page on show lets the person leave. False if they stay."""
        for_two = navigation.destination(route.name).for_two
        if isinstance(self.stack.currentWidget(), Page):
            here = self.route()
            elsewhere = route != here and not (route.name == here.name and self.page().keeps(route))
            if elsewhere and not self._may_leave():
                self._mark(here)
                return False
            if remember and elsewhere and not (for_two or self.with_client.is_on()):
                self._trail.add(here)
        self.over.close_palette()
        if for_two is not self.with_client.is_on():
            # Out of sight every page is made anew in its size, which is quicker than styling it twice.
            self.stack.setCurrentWidget(self._nothing)
            self.with_client.show_page(for_two=for_two)
        page = self._page_for(route.name)
        self._route = route
        self.stack.setCurrentWidget(page)
        self._stale.pop(route.name, None)
        self._mark(route)
        try:
            page.open_route(route)
        except AftercareError as problem:
            self.show_problem(problem)
        self.title_changed.emit(page.title)
        return True

    def go_back(self) -> None:
        """Alt+Left."""
        route = self._trail.back()
        if route is not None and not self.go(route, remember=False):
            self._trail.add(route)

    def can_leave(self) -> bool:
        """Whether every page lets go: asked before leaving, closing and signing out."""
        return all(page.can_leave() for page in self._pages.values())

    def _may_leave(self) -> bool:
        return self.page().can_leave()

    def _mark(self, route: Route) -> None:
        self.rail.set_current(navigation.destination(route.name).rail)

    def _page_for(self, name: str) -> Page:
        if name not in self._pages:
            page = navigation.destination(name).make(self.desk, self._tasks)
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            page.route_requested.connect(self.go)
            page.toast_requested.connect(self.show_toast)
            page.failed.connect(self.show_problem)
            page.lock_requested.connect(self.lock_requested)
            page.action_requested.connect(self.run_action)
            self._pages[name] = page
            self.stack.addWidget(page)
            self._page_subscriptions[name] = self.desk.changes.subscribe(
                EVERYTHING, partial(self._page_changed, name), owner=page
            )
        return self._pages[name]

    def _forget_hidden_pages(self) -> None:
        """Pages out of sight with nothing unsaved are made again when they are next asked for."""
        for name, page in tuple(self._pages.items()):
            if page is not self.stack.currentWidget() and page.stash() is None:
                self.desk.changes.unsubscribe(self._page_subscriptions.pop(name))
                page.close_down()
                self.stack.removeWidget(page)
                del self._pages[name]
                page.deleteLater()
                QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)

    # What changed elsewhere

    def _page_changed(self, name: str, topics: Topics) -> None:
        if self.stack.currentWidget() is self._pages.get(name):
            self._pages[name].reload(topics)
        else:
            self._stale.setdefault(name, set()).update(topics)

    def _on_changes(self, topics: Topics) -> None:
        self._show_recent()
        if Topic.STAFF in topics:
            self._show_person()
        if Topic.CENTER in topics:
            profile = self.desk.center.profile()
            self.rail.set_center(profile.name)
            self.idle_minutes_changed.emit(profile.idle_lock_minutes)

    def _on_poll_timeout(self) -> None:
        self.desk.changes.poll()

    def _show_person(self) -> None:
        me = self.desk.staff_member
        self.rail.set_person(me.name, label(me.role), me.id)

    def _show_recent(self) -> None:
        if may(self.desk.staff_member.role, Permission.READ_CLIENT):
            rows = self.desk.clients.recent()
            self.rail.set_recent([RecentClient(row.id, row.name) for row in rows])

    # Toasts and undo

    def show_toast(self, toast: Toast) -> None:
        """Show a short message; one with an undo is what Ctrl+Z takes back from now on.

        None is shown while the client looks on: it may be about somebody else.
        """
        if self.with_client.is_on():
            return
        self._toast_shown = toast
        if isinstance(toast.undo, Undo):
            self._last_change = LastChange.on(self.page(), self.route(), toast.undo)
            self.toast.show_message(toast.text or toast.undo.sentence, "Undo", "Ctrl Z")
        else:
            self.toast.show_message(toast.text, toast.action_text, toast.action_key.replace("+", " "))

    def show_problem(self, problem: AftercareError) -> None:
        """Say what did not work, until it is read."""
        MessageDialog.say(self.window(), "This did not work", problem.sentence)

    def _on_toast_action_chosen(self) -> None:
        shown = self._toast_shown
        if shown is None:
            return
        if isinstance(shown.undo, Undo):
            self._take_back()
        elif shown.action is not None:
            shown.action()

    def undo(self) -> None:
        """Ctrl+Z: the page's own undo first, then the last change that offered one."""
        if not self.page().undo():
            self._take_back()

    def _take_back(self) -> None:
        change, self._last_change = self._last_change, None
        if change is None:
            return
        self.toast.hide()
        called = change.called(self.route())
        try:
            self.desk.undo(change.undo)
        except AftercareError as problem:
            MessageDialog.say(self.window(), f"Not undone: {called}", problem.sentence, title="Not undone")
            return
        self.show_toast(Toast(f"Undone: {called}"))

    def _passes_undo(self, focused: QWidget) -> bool:
        """Right after a save Ctrl+Z in a field means the save, not the letters typed before it."""
        return self._last_change is not None and self._last_change.comes_before(focused)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._undo_keys.watch()

    # Keys

    def _add_keys(self) -> None:
        """They work wherever the keyboard is in this window, and go away with the workspace."""
        for key, _, act in self._keys():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(partial(_call, act))
            self.with_client.mind(key, shortcut)

    def _keys(self) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        """Every key of the window with its meaning and what it does: those bound are those told."""
        return (
            ("Ctrl+K", "Find anything", self.over.find_anything),
            *((action.key, action.title, action.run) for action in self.window_actions() if action.key),
            ("?", "Keys", self.show_keys),
            ("Ctrl+N", "New in this place", lambda: self.page().new_here()),
            ("Ctrl+,", "Settings", partial(self.go, Route("settings"))),
            ("F6", "Next part of the window", self._go_to_next_pane),
            ("Esc", "Close or cancel", self.cancel),
        )

    def _go_to_next_pane(self) -> None:
        panes = (self.emergencies.band, self.rail, *panes_of(self.page()))
        focus_next_pane([pane for pane in panes if not pane.isHidden()], self.focusWidget())

    def cancel(self) -> None:
        """Esc: close the palette, else what is open inside the page."""
        if not self.over.close_palette():
            self.page().cancel_here()

    # Doing by name

    def _actions_here(self) -> tuple[Action, ...]:
        here = (
            action
            for action in self.page().page_actions()
            if action.permission is None or self.desk.may(action.permission)
        )
        return (*here, *self.window_actions())

    def window_actions(self) -> tuple[Action, ...]:
        """What this person may do from anywhere."""
        return window_actions(self.desk, self)

    def run_action(self, name: str) -> None:
        """Do one of the window's actions; one that this person may not do does nothing."""
        for action in self.window_actions():
            if action.name == name:
                action.run()

    def someone_asking(self) -> None:
        """F9: at once and over any page."""
        self.over.someone_asking()

    def emergency(self) -> None:
        """F10: at once and over any page."""
        self.emergencies.open()

    def _close_palette(self) -> None:
        self.over.close_palette()

    def lock(self) -> None:
        """Ctrl+L."""
        self.lock_requested.emit()

    def show_keys(self) -> None:
        """F1."""
        KeysDialog(self.keys_everywhere(), self.page().title, self.page().keys, self.window()).exec()

    def keys_everywhere(self) -> list[tuple[str, str]]:
        """The keys that work on every page, each with what it does."""
        return [(key, title) for key, title, _ in self._keys()]

    # Locking

    def pack(self, dialog: KeptDialog | None = None) -> dict[str, bytes]:
        """Where the person is and what is unsaved on every page and in a dialog over it, for the encrypted stash."""
        unsaved = {name: page.stash() for name, page in self._pages.items()}
        kept = {name: content for name, content in unsaved.items() if content is not None}
        emergency = self.emergencies.stash()
        return KeptWindow(self.route(), kept, emergency, self.over.stash(), dialog).packed()

    def unpack(self, packed: Mapping[str, bytes]) -> None:
        """Go where `pack` was called and put back what was unsaved. Nothing, or data of another version: the start.

        What is not given is taken from the stash; words kept apart may be gone from there by now.
        """
        kept = KeptWindow.unpacked(partial(self._taken, packed))
        if kept is None:
            self.go(navigation.HOME)
            return
        for name, content in kept.unsaved.items():
            if name != kept.route.name:
                self._page_for(name).unstash(content)
        self.go(kept.route)
        if kept.route.name in kept.unsaved:
            self.page().unstash(kept.unsaved[kept.route.name])
        if kept.emergency is not None:
            self.emergencies.unstash(kept.emergency)
        elif kept.asking is not None:
            self.over.someone_asking(unstashed(kept.asking))
        elif kept.dialog is not None:
            reopen = partial(self.page().reopen, kept.dialog)
            QTimer.singleShot(0, self, reopen)  # it waits there for its answer

    def _taken(self, packed: Mapping[str, bytes], form_key: str) -> bytes | None:
        return packed[form_key] if form_key in packed else self.desk.stash.take(form_key)

    def close_down(self) -> None:
        """Hear of no change any more; called before the desk signs out."""
        self._poll.stop()
        self.emergencies.close_down()
        self.over.close_palette()
        theme().about_to_change.disconnect(self._forget_hidden_pages)
        self.with_client.show_page(for_two=False)
        for subscription in (*self._subscriptions, *self._page_subscriptions.values()):
            self.desk.changes.unsubscribe(subscription)
        for page in self._pages.values():
            page.close_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.over.fit()
        self._fit_rail()

    def _fit_rail(self) -> None:
        self.rail.set_narrow(self.width() < theme().px(NARROW_BELOW))


def _call(act: Callable[[], object], *_: object) -> None:
    act()
