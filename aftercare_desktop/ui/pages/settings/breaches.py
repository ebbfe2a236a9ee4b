"""The pane "Breaches": what went to the wrong place and is not closed yet, of the whole center."""

from collections.abc import Mapping, Set
from dataclasses import replace

from aftercare_desktop.domain.disclosures import Breach, StoredBreach
from aftercare_desktop.domain.disclosures.breach import problems
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError, NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.breach import BreachDialog
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.form import GroupSpec, day, lines
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.form_in_place import ListWithForm
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.pages.settings.register_list import RegisterList, Verb
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.hit_row import Hit
from aftercare_desktop.words.breaches import NO_BREACHES, RULE, told_words

CHANGE = Verb("Change or close", "pencil", "Enter")
_WHOSE = "Whose record is it about?"
_TOPICS = frozenset({Topic.DISCLOSURES})
_GONE = "This record is closed, or not there any more. Nothing was changed."
_NO_DAY = "Write the day."


class BreachPane(FormPane[Breach]):
    """The record of one breach that is open."""

    def __init__(self, desk: Desk, row_id: int) -> None:
        self.row_id = row_id
        self._last: Stored[Breach] | None = None
        fields = (
            lines("what", "What went out"),
            lines("whom", "Where it went, and where it should have gone"),
            day("happened_on", "Happened on", past=True),
            day("discovered_on", "Noticed on", past=True),
            lines("done", "What was done"),
            day("client_told_on", "Client told on", past=True),
            day("authority_told_on", "HHS told on", past=True),
            day("closed_on", "Closed on", past=True),
        )
        subject = PaneSubject(
            Breach,
            self._read,
            self._save,
            _tidied,
            lambda value: _sentences(desk, value),
            "this record",
            _TOPICS,
            Permission.WRITE_BREACH,
        )
        self._at = desk
        super().__init__(desk, subject, (GroupSpec("What is known", fields, RULE),))

    def _read(self) -> Stored[Breach]:
        """As it stands; one that was just closed stays on screen as it was saved."""
        for row in self._at.breaches.open_ones(reload=True):
            if row.stored.id == self.row_id:
                self._last = Stored(row.stored.version, row.stored.breach)
        if self._last is None:
            raise NotFound(_GONE)
        return self._last

    def _save(self, value: Breach, version: int) -> Done[int]:
        done = self._at.breaches.change(self.row_id, value, version)
        self._last = Stored(done.value, value)
        return done


def _tidied(value: Breach) -> Breach:
    return replace(value, what=value.what.strip(), whom=value.whom.strip(), done=value.done.strip())


def _sentences(desk: Desk, value: Breach) -> Mapping[str, str]:
    if not value.discovered_on:
        return {"discovered_on": _NO_DAY}
    return {one.field: one.sentence for one in problems(value, desk.today())}


class BreachesPane(ListWithForm[BreachPane]):
    """The open ones, who is to be told first on top. A route's place is the record's id."""

    keys = (
        ("Ctrl+N", "Write down a breach"),
        ("Enter", "Change or close it"),
        ("Esc", "Back to all breaches"),
    )

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(may_change=desk.may(Permission.WRITE_BREACH))
        self._desk = desk
        self._seen = False
        self._open: dict[int, StoredBreach] = {}
        self.listed = RegisterList(
            "Open breaches", RULE, NO_BREACHES, CHANGE if self._may_change else None, ()
        )
        self.listed.wanted.connect(lambda _, row_id: self._show_form(row_id))
        self.add_button = Button("It went to the wrong place", "primary", "plus", hint="Ctrl N")
        self.add_button.clicked.connect(self.new_here)
        self._lay_out(self.listed, self.listed.list, "All open breaches", self.add_button)

    def reload(self, topics: Set[str]) -> None:
        if Topic.DISCLOSURES not in topics:
            return
        self._load()
        if self._form is not None:
            self._form.reload(topics)

    def reopen(self, kept: KeptDialog) -> None:
        if kept.name == BreachDialog.kept_as and kept.about.isdecimal():
            self._report(int(kept.about), kept)

    def _load(self) -> None:
        rows, self._seen = self._desk.breaches.open_ones(reload=self._seen), True
        today = self._desk.today()
        self._open = {row.stored.id: row.stored for row in rows}
        self.listed.show_rows(
            {
                row.stored.id: Hit(
                    f"{row.client}: {row.stored.breach.what}",
                    told_words(row.stored.breach, today),
                    "circle-alert",
                )
                for row in rows
            }
        )

    def _place_of(self, form: BreachPane) -> str:
        return str(form.row_id)

    def _choose_row_of(self, form: BreachPane) -> None:
        self.listed.choose(form.row_id)

    def _show_place(self, place: str) -> None:
        self._load()
        if place.isdecimal() and int(place) in self._open:
            self._show_form(int(place))
        else:
            self._show_list()

    def _show_form(self, row_id: int) -> None:
        self._show_list()
        self._put_in_place(BreachPane(self._desk, row_id), "Breach", self._open[row_id].breach.what)

    def _add(self) -> None:
        client_id = ChooseClientDialog.ask(self.window(), self._desk, _WHOSE)
        if client_id is not None:
            self._report(client_id)

    def _report(self, client_id: int, kept: KeptDialog | None = None) -> None:
        breaches = self._desk.breaches
        try:
            start = breaches.blank(client_id)
            breach = BreachDialog.ask(self.window(), start, self._desk.today, str(client_id), kept)
            if breach is None:
                return
            made = breaches.report(client_id, breach).value
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self._load()
        self.listed.choose(made)
        self.toast_requested.emit(Toast("Written down. It stays open until it is closed here."))
