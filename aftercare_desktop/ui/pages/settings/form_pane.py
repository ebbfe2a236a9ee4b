"""A pane that is a form over one value of the center, saved on purpose and never lost."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError, EditedElsewhere
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.form import FieldSpec, Form, FormContext, GroupSpec, get_path, merged
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.pane import CardsPane
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.ui.widgets.save_tools import SaveTools
from aftercare_desktop.words.clock import wall_clock

T = TypeVar("T")
SAVE, LEAVE, STAY = "Save", "Leave without saving", "Stay"
KEEP_MINE, TAKE_THEIRS, GO_BACK = "Keep mine", "Take theirs", "Go back"
READ_ONLY = "Only an administrator can change this."


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """A value as it was read, with the version that saving it needs."""

    version: int
    value: T


@dataclass(frozen=True, slots=True)
class PaneSubject(Generic[T]):
    """What a form pane is about: how its value is read, saved and judged, and in what words.

    `tidied` leaves out rows nobody filled; `problems` names by path what must be mended before saving.
    """

    kind: type[T]
    read: Callable[[], Stored[T]]
    save: Callable[[T, int], Done[int]]
    tidied: Callable[[T], T]
    problems: Callable[[T], Mapping[str, str]]
    name: str
    """What it is called in sentences: "the center"."""
    topics: frozenset[Topic]
    permission: Permission = Permission.WRITE_CENTER
    """Who may change it."""


class FormPane(CardsPane, Generic[T]):
    """Cards of fields, a Save button in the page's header, notices above. Asks before work is lost."""

    keys = (("Ctrl+Enter", "Save"),)

    def __init__(
        self,
        desk: Desk,
        subject: PaneSubject[T],
        fields: Sequence[FieldSpec | GroupSpec],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._subject = subject
        self._stored = subject.read()
        self._saving = False
        self._found: frozenset[str] = frozenset()
        self.may_change = desk.may(subject.permission)
        context = FormContext(desk.today, desk.center.closed_days)
        self.form: Form[T] = Form(self._stored.value, fields, context, cards=True)
        self.form.edited.connect(self._on_form_edited)
        self.notices = Notices()
        save_tools = SaveTools()
        save_tools.save_chosen.connect(self.save)
        save_tools.set_read_only(not self.may_change)
        self.tools = self.save_tools = save_tools
        self.add_card(self.notices)
        self.add_card(self.form)
        if not self.may_change:
            self.form.set_read_only(True)
            self.notices.show_notice("read-only", READ_ONLY, "lock", warning=False)

    # What is shown

    def open(self, place: str) -> None:
        if not self.is_dirty():
            self._show(self._subject.read())
        if not (place and self.form.focus_field(place)):
            self.form.focus_first()

    def reload(self, topics: Set[str]) -> None:
        if self._saving or not topics & self._subject.topics:
            return
        fresh = self._subject.read()
        if fresh.version == self._stored.version:
            return
        if self.is_dirty() and self._differ(self._stored.value, fresh.value):
            self._say_changed_elsewhere()
        elif not self.is_dirty():
            self._show(fresh)

    def _show(self, stored: Stored[T]) -> None:
        self._stored = stored
        self.form.set_value(stored.value)
        self.notices.take_away("elsewhere")
        self.show_state()

    def show_state(self) -> None:
        """Say whether anything is unsaved, and whatever else follows from the value on screen."""
        self.save_tools.set_dirty(self.is_dirty())

    def _on_form_edited(self, path: str) -> None:
        self.show_state()

    # Unsaved work

    def is_dirty(self) -> bool:
        """Whether saving would change anything."""
        tidied = self._subject.tidied
        return tidied(self.form.value()) != tidied(self._stored.value)

    def can_leave(self) -> bool:
        if not self.is_dirty():
            return True
        answer = MessageDialog.ask(
            self.window(),
            "Save what you wrote?",
            f"What you changed about {self._subject.name} is not saved yet.",
            ((SAVE, "primary"), (LEAVE, "default"), (STAY, "ghost")),
        )
        if answer == SAVE:
            return self.save()
        if answer == LEAVE:
            self._show(self._stored)
        return answer == LEAVE

    def stash(self) -> bytes | None:
        if not self.is_dirty():
            return None
        written = self._subject.tidied(self.form.value())
        return msgspec.json.encode((self._stored.version, self._stored.value, written))

    def unstash(self, kept: bytes) -> None:
        kind = self._subject.kind
        try:
            version, loaded, written = msgspec.json.decode(kept, type=tuple[int, kind, kind])  # type: ignore[valid-type]
        except msgspec.DecodeError:
            return
        moved_on = self._stored.version != version and self._differ(loaded, self._stored.value)
        self._stored = Stored(version, loaded)
        self.form.set_value(written)
        self.show_state()
        if moved_on:
            self._say_changed_elsewhere()

    # Saving

    def save(self) -> bool:
        """Save. False if something must be mended first or did not work; nothing typed is lost then."""
        self._forget_problems()
        readable = self.form.flush()
        value = self._subject.tidied(self.form.value())
        found = self._subject.problems(value)
        if found or not readable:
            self._show_problems(found)
            return False
        if not self.is_dirty():
            return True
        try:
            return self._store(value, self._stored.version)
        except EditedElsewhere:
            return self._settle(value)
        except AftercareError as problem:
            self.failed.emit(problem)
            return False

    def _store(self, value: T, version: int) -> bool:
        """Save what was found in order. False if the person thinks better of it, or it goes on beside the window."""
        self._saving = True
        try:
            done = self._subject.save(value, version)
        finally:
            self._saving = False
        self._tell_saved(done)
        return True

    def _tell_saved(self, done: Done[int]) -> None:
        self._show(self._subject.read())
        self.save_tools.set_saved(wall_clock(self._desk.now(), self._desk.zone))
        if done.undo is not None:
            self.toast_requested.emit(Toast(done.undo.sentence, done.undo))

    def _forget_problems(self) -> None:
        """Take away what was found before: it is looked for anew. What a field cannot read stays said."""
        stay = {path: words for path, words in self.form.problems().items() if words not in self._found}
        self._found = frozenset()
        self.form.set_problems(stay)

    def _show_problems(self, found: Mapping[str, str]) -> None:
        self._found = frozenset(found.values())
        if found:
            self.form.set_problems(self.form.problems() | dict(found))
        first = next(iter(self.form.problems()), None)
        if first is not None:
            self.form.focus_field(next((p for p in found if p == first or p.startswith(first + ".")), first))

    # Changed elsewhere

    def _differ(self, one: T, other: T) -> bool:
        return any(get_path(one, path) != get_path(other, path) for path in self.form.paths())

    def _both_changed(self, mine: T, theirs: T) -> list[str]:
        """The words of the fields that both of us changed."""
        loaded = self._stored.value
        return [
            self.form.field(path).label()
            for path in self.form.paths()
            if get_path(loaded, path) not in (get_path(mine, path), get_path(theirs, path))
            and get_path(mine, path) != get_path(theirs, path)
        ]

    def _say_changed_elsewhere(self) -> None:
        words = "This was changed in the meantime. What you wrote is still here."
        verbs = ((TAKE_THEIRS, lambda: self._show(self._subject.read())),)
        self.notices.show_notice("elsewhere", words, "history", verbs)

    def _settle(self, mine: T) -> bool:
        """Somebody saved first: what only one of us changed stands; where both did, the person chooses."""
        theirs = self._subject.read()
        both = self._both_changed(mine, theirs.value)
        answer = KEEP_MINE if not both else self._ask(both)
        if answer == TAKE_THEIRS:
            self._show(theirs)
            return True
        if answer != KEEP_MINE:
            self._say_changed_elsewhere()
            return False
        whole = merged(self._stored.value, mine, theirs.value, self.form.paths())
        self._show(theirs)
        self.form.set_value(whole)
        self.show_state()
        return self.save()

    def _ask(self, both: Sequence[str]) -> str:
        named = ", ".join(both)
        return MessageDialog.ask(
            self.window(),
            "Changed in the meantime",
            f"Somebody else changed this too: {named}. Nothing was overwritten. Keep yours or take theirs?",
            ((KEEP_MINE, "primary"), (TAKE_THEIRS, "default"), (GO_BACK, "ghost")),
        )
