"""The pane "Kinder words": which words get a hint while staff write, and words of the center's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.plain_words import EXAMPLES, OwnWord, PlainKey, problems
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.form import FieldSpec, FormContext, GroupSpec, line, rows
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChecksField

_NOTE = (
    "While staff write a plan, a note or a record, a hint below the field offers the kinder words. It changes nothing "
    "by itself, and never looks at the client's own words or at what stands in quotation marks."
)
_OWN_NOTE = "Written in full, as one word or a few. What stands beside it is offered in its place."


@dataclass(frozen=True, slots=True)
class PlainWordsForm:
    """What the pane shows: the groups that are on, and the center's own words."""

    on: tuple[PlainKey, ...] = ()
    own: tuple[OwnWord, ...] = ()


class PlainWordsPane(FormPane[PlainWordsForm]):
    """The program's groups of words and the center's own."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        own = rows(
            "own",
            "",
            (
                line("words", "Word or words", span=3, placeholder="crazy"),
                line("use", "Use instead", span=3, placeholder="having a hard time"),
            ),
            lambda: OwnWord(new_key()),
            noun="Word",
            table=True,
        )
        fields = (
            GroupSpec("Words that get a hint", (FieldSpec("on", "Words", _groups),), _NOTE),
            GroupSpec("Your center's own words", (own,), _OWN_NOTE),
        )
        super().__init__(desk, _subject(desk), fields)


def _groups(context: FormContext, bare: bool) -> Field:
    options = [(key, f"{found}: {use}") for key, (found, use) in EXAMPLES.items()]
    return ChecksField("Look for", options, columns=1)


def _subject(desk: Desk) -> PaneSubject[PlainWordsForm]:
    def read() -> Stored[PlainWordsForm]:
        stored = desk.plain_words.choices()
        on = tuple(key for key in PlainKey if key not in stored.value.off)
        return Stored(stored.version, PlainWordsForm(on, stored.value.own))

    def save(value: PlainWordsForm, version: int) -> Done[int]:
        off = tuple(key for key in PlainKey if key not in value.on)
        return desk.plain_words.change(off, value.own, version)

    topics = frozenset({Topic.SETTINGS})
    return PaneSubject(PlainWordsForm, read, save, _tidied, _sentences, "the kinder words", topics)


def _tidied(value: PlainWordsForm) -> PlainWordsForm:
    """Without rows nobody filled."""
    own = (
        replace(word, words=word.words.strip(), use=word.use.strip())
        for word in value.own
        if word.words.strip() or word.use.strip()
    )
    return replace(value, own=tuple(own))


def _sentences(value: PlainWordsForm) -> Mapping[str, str]:
    return {problem.field: problem.sentence for problem in problems(value.own)}
