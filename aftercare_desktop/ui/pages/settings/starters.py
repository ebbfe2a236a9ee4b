"""The pane "Starters": the library that plans begin from, and the form over one starter in its place."""

from collections.abc import Callable, Set

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.starters import ListedStarter, StarterKind
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.form_in_place import ListWithForm
from aftercare_desktop.ui.pages.settings.starter_form import StarterFormPane
from aftercare_desktop.ui.pages.settings.starter_list import StarterList
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.words.starters import changed

NEW = "new"
_KEYS = (
    ("Ctrl+N", "Add a starter"),
    ("Ctrl+F", "Find a starter"),
    ("Enter", "Change the starter"),
    ("H", "Hide it, or offer it again"),
    ("B", "Put the program's words back"),
    ("Esc", "Back to all starters"),
)


class StartersPane(ListWithForm[StarterFormPane]):
    """The list of all. A route's place is a key, or "new"."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(may_change=desk.may(Permission.WRITE_STARTERS))
        self._desk = desk
        self.keys = _KEYS if self._may_change else _KEYS[1:2]
        self.starters = StarterList(may_change=self._may_change)
        self.starters.change_requested.connect(lambda one: self._show_form(one.starter.key))
        self.starters.hide_requested.connect(self._hide)
        self.starters.restore_requested.connect(self._restore)
        self.add_button = Button("Add a starter", "primary", "plus", hint="Ctrl N")
        self.add_button.clicked.connect(self.new_here)
        self._lay_out(self.starters, self.starters.list, "All starters", self.add_button)

    # What the page asks

    def reload(self, topics: Set[str]) -> None:
        if Topic.STARTERS not in topics:
            return
        self._load()
        if self._form is not None and self._is_listed(self._form.key):
            self._form.reload(topics)
        elif self._form is not None and self._form.key:
            self._show_list()

    # The list and the form in its place

    def _load(self) -> None:
        names = {member.id: member.name for member in self._desk.staff.list()}
        listed = self._desk.starters.list()
        told = {one.starter.key: changed(one, names, self._desk.zone) for one in listed}
        self.starters.show_starters(listed, told)

    def _is_listed(self, key: str) -> bool:
        return any(one.starter.key == key for one in self._desk.starters.list())

    def _place_of(self, form: StarterFormPane) -> str:
        return form.key or NEW

    def _choose_row_of(self, form: StarterFormPane) -> None:
        self.starters.choose(form.key)

    def _show_place(self, place: str) -> None:
        self._show_form("" if place == NEW else place)

    def _add(self) -> None:
        self._show_form("")

    def _show_form(self, key: str) -> None:
        if key and not self._is_listed(key):
            self._show_list()
            return
        self._show_list()
        kind = self.starters.chosen_kind() or StarterKind.GOAL
        form = StarterFormPane(self._desk, key, kind)
        self._put_in_place(form, "Starter", form.form.value().starter.title or "A starter of your own")

    # What is done

    def _hide(self, one: ListedStarter) -> None:
        act = self._desk.starters.show if one.hidden else self._desk.starters.hide
        self._act(lambda: act(one.starter.key, one.version))

    def _restore(self, one: ListedStarter) -> None:
        self._act(lambda: self._desk.starters.restore(one.starter.key, one.version))

    def _act(self, change: Callable[[], Done[str]]) -> None:
        try:
            done = change()
        except AftercareError as problem:
            self._load()
            self.failed.emit(problem)
            return
        self._load()
        if done.undo is not None:
            self.toast_requested.emit(Toast(done.undo.sentence, done.undo))
