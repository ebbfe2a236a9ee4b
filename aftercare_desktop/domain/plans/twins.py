"""Which texts of a plan can have a twin in the client's language, where each stands, and which twins still hold.

A text is named by permanent keys ("goals.<key>.words"), so rows may be moved. Names, phones, addresses, doses, dates
and what the client said told back are no such texts: they read alike in every language, or are the client's own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from aftercare_desktop.domain.plans.document import PlanDocument, Section
from aftercare_desktop.domain.plans.translation import TwinText


class TwinState(StrEnum):
    """How the twin of a text stands."""

    MISSING = "missing"
    STALE = "stale"
    """The text changed since it was translated. Such a twin never prints as if it were current."""
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text of the plan: where it stands, and `kind`, its path without keys ("goals.words"), for its label."""

    path: str
    kind: str
    words: str

    @property
    def section(self) -> Section:
        """The section in whose form the text is written."""
        return Section(self.path.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Twin:
    """A text of the plan beside its words in the other language; `words` are those of a stale twin too."""

    text: FreeText
    words: str
    state: TwinState


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of one part of the document and of the rows in its lists; `row_key` names a row for ever."""

    names: tuple[str, ...] = ()
    parts: tuple[tuple[str, "_Texts"], ...] = ()
    row_key: str = "key"


def _of(*names: str, row_key: str = "key", **parts: "_Texts") -> _Texts:
    return _Texts(names, tuple(parts.items()), row_key)


_DOCUMENT = _of(
    first_days=_of(
        "tonight_details",
        closed_days=_of("words", row_key="day"),
        call=_of("if_missed"),
        edited=_of("words", row_key="row"),
    ),
    progress=_of("progress", "strengths", "needs", "abilities", "preferences"),
    goals=_of("words", "why", steps=_of("what")),
    signs=_of(signs=_of("notice", "action"), days=_of("what", "plan")),
    medicines=_of(
        medicines=_of("directions"), methadone=_of("guest_dosing"), naloxone=_of("kept_at")
    ),
    appointments=_of("ride", "backup", "bring"),
    peers=_of(places=_of("note"), mentors=_of("note")),
    home=_of("bring", "preference", "why_not"),
    support=_of(places=_of("what_for"), needs=_of("what")),
    hard_times=_of(
        crisis=_of("warning_signs", "alone", "distractions", "safer", "matters"), back=_of("changes")
    ),
    daily_life=_of("work", "money", "parenting", "wellness", routines=_of("what")),
    participants=_of(read_aloud=_of("words")),
)  # fmt: skip
"""In the order of the plan. A new text that a client reads is one name here."""


def free_texts(document: PlanDocument) -> tuple[FreeText, ...]:
    """Every text that is written, in the order of the plan."""
    return tuple(_walk(document, _DOCUMENT, "", ""))


def _walk(value: Any, texts: _Texts, path: str, kind: str) -> Iterator[FreeText]:
    for name in texts.names:
        words = getattr(value, name)
        if words.strip():
            yield FreeText(f"{path}{name}", f"{kind}{name}", words)
    for name, below in texts.parts:
        part = getattr(value, name)
        if isinstance(part, tuple):
            for row in part:
                yield from _walk(row, below, f"{path}{name}.{getattr(row, below.row_key)}.", f"{kind}{name}.")
        else:
            yield from _walk(part, below, f"{path}{name}.", f"{kind}{name}.")


def twins(document: PlanDocument) -> tuple[Twin, ...]:
    """Every text with how its twin stands, in the order of the plan; words said twice alike are asked for once."""
    first: dict[tuple[str, str], Twin] = {}
    for twin in _every_twin(document):
        first.setdefault(_alike(twin.text), twin)
    return tuple(first.values())


def _every_twin(document: PlanDocument) -> Iterator[Twin]:
    """Every text, each with the first current twin of those that say the same, else with that of its own path."""
    texts = free_texts(document)
    known = {one.path: one for one in document.translation.texts}
    own = [_twin(text, known.get(text.path)) for text in texts]
    current = {_alike(twin.text): twin.words for twin in reversed(own) if twin.state is TwinState.CURRENT}
    for twin in own:
        words = current.get(_alike(twin.text))
        yield Twin(twin.text, words, TwinState.CURRENT) if words else twin


def _alike(text: FreeText) -> tuple[str, str]:
    """What two texts share that one twin serves: what they are for, and their words."""
    return text.kind, text.words


def _twin(text: FreeText, known: TwinText | None) -> Twin:
    if known is None or not known.words.strip():
        return Twin(text, "", TwinState.MISSING)
    state = TwinState.CURRENT if known.source == text.words else TwinState.STALE
    return Twin(text, known.words, state)


def next_open(found: Sequence[Twin], place: int) -> Twin | None:
    """The first text from this place on whose twin is missing or stale, and then from the beginning."""
    turned = (*found[place:], *found[:place])
    return next((twin for twin in turned if twin.state is not TwinState.CURRENT), None)


def is_begun(document: PlanDocument) -> bool:
    """Whether a text of the plan has words in the other language, current or not."""
    return bool(document.translation.language) and any(twin.words for twin in twins(document))


def prints(document: PlanDocument) -> bool:
    """Whether twins stand on paper: somebody answers for them by name."""
    return bool(document.translation.by.strip()) and is_begun(document)


def is_whole(document: PlanDocument) -> bool:
    """Whether every text has its twin, none older than its text, and somebody answers for them."""
    return prints(document) and all(twin.state is TwinState.CURRENT for twin in twins(document))


def printed(document: PlanDocument) -> Mapping[str, str]:
    """What prints beside each text of the plan, by path; "" where the twin is missing or stale. Empty without twins."""
    if not prints(document):
        return {}
    return {
        twin.text.path: twin.words.strip() if twin.state is TwinState.CURRENT else ""
        for twin in _every_twin(document)
    }


def with_twin(document: PlanDocument, path: str, words: str, today: date) -> PlanDocument:
    """The document with these words as the twin of what stands at the path now; blank words take the twin away.

    So it is for every text that says the same. A path at which nothing is written gets none.
    """
    texts = free_texts(document)
    said = next((_alike(text) for text in texts if text.path == path), None)
    paths = {path, *(text.path for text in texts if _alike(text) == said)}
    kept = [one for one in document.translation.texts if one.path not in paths]
    if words.strip() and said is not None:
        kept += [TwinText(text.path, text.words, words) for text in texts if text.path in paths]
    translation = replace(document.translation, texts=_in_order(document, kept), on=today)
    return replace(document, translation=translation)


def confirmed(document: PlanDocument, path: str, today: date) -> PlanDocument:
    """The document with the stale twin at this path said to hold for the text as it is now."""
    words = next((one.words for one in document.translation.texts if one.path == path), "")
    return with_twin(document, path, words, today)


def pruned(document: PlanDocument) -> PlanDocument:
    """The document without twins of texts that are gone: what is frozen holds nothing that nobody sees.

    Until then they stay, so that Undo of a removed row brings its twin back. The same object when nothing differs.
    """
    paths = {text.path for text in free_texts(document)}
    kept = tuple(one for one in document.translation.texts if one.path in paths)
    if kept == document.translation.texts:
        return document
    return replace(document, translation=replace(document.translation, texts=kept))


def _in_order(document: PlanDocument, kept: list[TwinText]) -> tuple[TwinText, ...]:
    """In the order of the plan; those of texts that are gone at the end."""
    order = {text.path: place for place, text in enumerate(free_texts(document))}
    return tuple(sorted(kept, key=lambda one: order.get(one.path, len(order))))
