"""The form over one starter, inside the pane "Starters": the fields of its kind, and how hard its words are to read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from aftercare_desktop.domain.clients import Substance
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import LifeArea, NeedKind, SignKind, Weekday
from aftercare_desktop.domain.starters import (
    LifeGroup,
    ListedStarter,
    Starter,
    StarterKind,
    StarterNeed,
    StarterRoutine,
    StarterStep,
)
from aftercare_desktop.domain.starters.rules import problems
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.form import (
    FieldSpec,
    GroupSpec,
    checks,
    choice,
    line,
    number,
    options,
    rows,
    time_of_day,
)
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.widgets.fields_marked import Prose
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.reading_line import ReadingLine
from aftercare_desktop.ui.widgets.text_hints import TextHints
from aftercare_desktop.words.starters import as_read

K = StarterKind
_NOTE = "Write ___ where the client's own words go. Use I and my, and short sentences."
_GONE = "This starter is not in the library any more."
_ONE_TEXT = tuple(kind for kind in StarterKind if kind is not K.TEMPLATE)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One starter that a template puts in."""

    key: str = ""


@dataclass(frozen=True, slots=True)
class StarterForm:
    """What the form shows: the starter, and the parts of a template as rows."""

    starter: Starter = Starter("")
    parts: tuple[PartRow, ...] = ()


class StarterFormPane(FormPane[StarterForm]):
    """One starter of the library, or a new one while `key` is empty."""

    def __init__(self, desk: Desk, key: str, kind: StarterKind = StarterKind.GOAL) -> None:
        """`kind` is what a new one begins as."""
        self._edits = _Edits(desk, key, kind)
        self.reading = ReadingLine("As it prints")
        super().__init__(desk, self._edits.subject(), _fields(self._edits.choices()))
        card = Card()
        card.body.addWidget(self.reading)
        self.add_card(card)
        self.hints = TextHints(self.form, measured=True)
        self.hints.follow(desk.plain_words.choices().value)
        self.form.edited.connect(self.hints.schedule)
        self.show_state()

    @property
    def key(self) -> str:
        """The starter's key; empty while it is new."""
        return self._edits.key

    def show_state(self) -> None:
        super().show_state()
        self.reading.show_text(as_read(self.form.value().starter))


class _Edits:
    """Reads and saves the starter; a new one gets its key when it is saved."""

    def __init__(self, desk: Desk, key: str, kind: StarterKind) -> None:
        self._desk = desk
        self._kind = kind
        self.key = key

    def subject(self) -> PaneSubject[StarterForm]:
        return PaneSubject(
            StarterForm,
            self._read,
            self._save,
            _tidied,
            self._sentences,
            "this starter",
            frozenset({Topic.STARTERS}),
            Permission.WRITE_STARTERS,
        )

    def choices(self) -> tuple[tuple[str, str], ...]:
        """What a template may name: key and title. What is hidden is not put in, and may still be named."""
        others = (one for one in self._desk.starters.list() if one.starter.kind is not K.TEMPLATE)
        return tuple(
            (one.starter.key, f"{one.starter.title} (hidden)" if one.hidden else one.starter.title)
            for one in others
        )

    def _read(self) -> Stored[StarterForm]:
        if not self.key:
            return Stored(0, StarterForm(Starter("", self._kind)))
        listed = self._listed()
        there = {key for key, _ in self.choices()}
        parts = tuple(PartRow(key) for key in listed.starter.parts if key in there)
        return Stored(listed.version, StarterForm(replace(listed.starter, parts=()), parts))

    def _listed(self) -> ListedStarter:
        for one in self._desk.starters.list():
            if one.starter.key == self.key:
                return one
        raise NotFound(_GONE)

    def _save(self, value: StarterForm, version: int) -> Done[int]:
        starter = _whole(value)
        done = self._desk.starters.change(starter, version) if self.key else self._desk.starters.add(starter)
        self.key = done.value
        return Done(self._listed().version, done.topics, done.undo)

    def _sentences(self, value: StarterForm) -> Mapping[str, str]:
        others = [one.starter for one in self._desk.starters.list()]
        found = problems(_whole(value), others)
        return {_path(problem.field): problem.sentence for problem in found}


def _whole(value: StarterForm) -> Starter:
    """The starter with the parts of its kind and nothing of another."""
    starter = value.starter
    if starter.kind is K.TEMPLATE:
        return replace(starter, text="", why="", steps=(), parts=tuple(row.key for row in value.parts))
    goal, sign = starter.kind is K.GOAL, starter.kind is K.SIGN
    bare = Starter("")
    return replace(
        starter,
        why=starter.why if goal else "",
        steps=starter.steps if goal else (),
        action=starter.action if sign else "",
        call=starter.call if sign else "",
        routines=bare.routines,
        needs=bare.needs,
        crisis=bare.crisis,
        parts=(),
    )


def _tidied(value: StarterForm) -> StarterForm:
    """Without rows nobody filled, and without white space around the words."""
    starter = value.starter
    kept = replace(
        starter,
        title=starter.title.strip(),
        ask=starter.ask.strip(),
        text=starter.text.strip(),
        why=starter.why.strip(),
        steps=tuple(step for step in starter.steps if step != StarterStep()),
        routines=tuple(one for one in starter.routines if one != StarterRoutine()),
        needs=tuple(one for one in starter.needs if one != StarterNeed()),
    )
    return StarterForm(kept, tuple(row for row in value.parts if row.key))


def _path(field: str) -> str:
    """Where the form shows a field of the starter."""
    return f"{field}.key" if field.startswith("parts.") else field if field == "parts" else f"starter.{field}"


# The fields


def _sentence(path: str, label: str) -> FieldSpec:
    """A text that a client reads: its hard sentences are marked."""
    return line(path, label, prose=Prose.SENTENCES)


def _of(*kinds: StarterKind) -> Callable[[StarterForm], bool]:
    return lambda value: value.starter.kind in kinds


def _only(spec: FieldSpec, *kinds: StarterKind) -> FieldSpec:
    return replace(spec, shown=_of(*kinds))


def _fields(choices: tuple[tuple[str, str], ...]) -> tuple[GroupSpec, ...]:
    return (_about(), _words(), *_template(choices), _whom())


def _about() -> GroupSpec:
    kind = replace(
        choice("starter.kind", "Kind", StarterKind, span=2), shown=lambda value: not value.starter.key
    )
    area = _only(choice("starter.area", "Area of life", LifeArea, span=2), *_ONE_TEXT)
    return GroupSpec(
        "About this starter",
        (
            kind,
            line("starter.title", "Name in the list", span=4),
            area,
            line("starter.ask", "Question to ask the client", placeholder="Ask: What do you want most?"),
        ),
    )


def _words() -> GroupSpec:
    steps = rows(
        "starter.steps",
        "Steps",
        (
            _sentence("what", "Step, in order"),
            line("who", "Who helps"),
            number("by_days", "Days after leaving"),
        ),
        StarterStep,
        noun="Step",
        table=True,
        widths={"who": 130, "by_days": 128},
    )
    return GroupSpec(
        "What is put in",
        (
            _sentence("starter.text", "The words"),
            _only(_sentence("starter.why", "Why it matters"), K.GOAL),
            _only(steps, K.GOAL),
            _only(choice("starter.sign", "Kind of sign", SignKind, span=2), K.SIGN),
            _only(line("starter.call", "Who I call", span=4), K.SIGN),
            _only(_sentence("starter.action", "What I do"), K.SIGN),
            _only(line("starter.who", "Who helps", span=4), K.STEP, K.LIFE_SKILL),
            _only(number("starter.by_days", "Days after leaving"), K.STEP, K.LIFE_SKILL),
        ),
        _NOTE,
        shown=_of(*_ONE_TEXT),
    )


def _template(choices: tuple[tuple[str, str], ...]) -> tuple[GroupSpec, ...]:
    parts = rows(
        "parts",
        "",
        (options("key", "Starter", (("", "Choose one"), *choices), span=6),),
        PartRow,
        noun="Starter",
        table=True,
    )
    routines = rows(
        "starter.routines",
        "Every week",
        (
            line("what", "What"),
            choice("weekday", "Day", Weekday, none_words="Any day"),
            time_of_day("starts", "From"),
            time_of_day("ends", "To"),
        ),
        StarterRoutine,
        noun="Routine",
        table=True,
        widths={"weekday": 124, "starts": 92, "ends": 92},
    )
    needs = rows(
        "starter.needs",
        "Help network",
        (choice("kind", "What is needed", NeedKind), line("what", "Details")),
        StarterNeed,
        noun="Need",
        table=True,
        widths={"kind": 150},
    )
    beginnings = (
        _sentence("starter.crisis.warning_signs", "My warning signs"),
        _sentence("starter.crisis.distractions", "People and places that take my mind off it"),
        _sentence("starter.crisis.matters", "What matters most to me"),
        _sentence("starter.crisis.changes", "What changes in my plan after a return to use"),
    )
    shown = _of(K.TEMPLATE)
    return (
        GroupSpec(
            "Starters it puts in", (parts,), "In this order. What a plan holds already stays.", shown=shown
        ),
        GroupSpec("Beginnings of its own", (routines, needs, *beginnings), _NOTE, shown=shown),
    )


def _whom() -> GroupSpec:
    return GroupSpec(
        "For whom it comes first",
        (
            checks("starter.substances", "Substances", Substance, columns=3),
            checks("starter.groups", "People", LifeGroup, columns=3),
        ),
        "Nothing ticked means everybody.",
    )
