"""Two versions as one sheet to read: section by section, the earlier one at the left, changed words marked.

What is taken away is struck through and what is new is underlined: color is never the only sign.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from aftercare_desktop.domain.plans.compare import ChangeKind, PlanChange, PlanItem
from aftercare_desktop.domain.word_changes import Run, word_changes
from aftercare_desktop.ui.pages.versions.field_words import field_words
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.words import plan_compare as words

_ENTRY = "entry_id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet as Qt's rich text, and the names of the anchors of its changes, from top to bottom."""

    html: str
    anchors: tuple[str, ...]


def shown(values: Sequence[PlanChange], *, everything: bool) -> tuple[PlanChange, ...]:
    """What is told: every change, or everything that one of the two versions says."""
    if everything:
        return tuple(one for one in values if not one.is_blank() or one.kind is ChangeKind.CHANGED)
    return tuple(one for one in values if one.kind is not ChangeKind.SAME and not _says_nothing(one))


def _says_nothing(change: PlanChange) -> bool:
    """An empty field of an item that came or went; its heading tells of the item."""
    return change.kind in (ChangeKind.ADDED, ChangeKind.TAKEN_AWAY) and change.is_blank()


def make_sheet(
    values: Sequence[PlanChange], names: tuple[str, str], *, everything: bool, wide: bool
) -> Sheet:
    """The sheet of these values; `names` are the two versions in short, `wide` sets them beside each other."""
    writer = _Writer(names, wide)
    for part, of_part in groupby(shown(values, everything=everything), key=lambda one: one.part):
        writer.section(words.part_title(part))
        writer.values(of_part)
    return Sheet(writer.html(), tuple(writer.anchors))


class _Writer:
    """Writes the sheet from top to bottom."""

    def __init__(self, names: tuple[str, str], wide: bool) -> None:
        self._names = names
        self._wide = wide
        self._rows: list[str] = []
        if wide:
            self._row("", *(f"<b>{escape(name)}</b>" for name in names))
        self._item: tuple[PlanItem, ...] = ()
        self.anchors: list[str] = []

    def html(self) -> str:
        """Everything so far."""
        look = theme()
        head = f'<body style="color:{look.color("text").name()}; font-size:{look.px(15)}px">'
        return (
            head
            + '<table width="100%" cellspacing="0" cellpadding="5">'
            + "".join(self._rows)
            + "</table></body>"
        )

    def section(self, title: str) -> None:
        """A heading over the whole width."""
        self._item = ()
        size, above = theme().px(18), theme().px(12)
        self._wide_row(f'<p style="font-size:{size}px; margin-top:{above}px"><b>{escape(title)}</b></p>')

    def values(self, values: Iterable[PlanChange]) -> None:
        """A heading for each item, then its values."""
        for one in values:
            if one.kind is ChangeKind.MOVED:
                self._items(one.within, one)
            else:
                self._items(one.within, None)
                self._value(one)

    def _items(self, within: tuple[PlanItem, ...], move: PlanChange | None) -> None:
        """The headings of the items that were not told yet."""
        if within == self._item:
            return
        known = sum(1 for _ in _common(self._item, within))
        self._item = within
        for depth, item in enumerate(within[known:], start=known):
            came_along = item.kind is not ChangeKind.SAME and any(
                one.kind is item.kind for one in within[:depth]
            )
            last = depth == len(within) - 1
            state = "" if came_along else words.item_state(item.kind, move if last else None)
            self._heading(item, depth, state)

    def _heading(self, item: PlanItem, depth: int, state: str) -> None:
        told = f"<b>{escape(words.item_words(item))}</b>"
        if state:
            told += f' &nbsp;<span style="color:{theme().color("accentText").name()}"><b>{escape(state)}</b></span>'
        anchor = self._anchor() if state else ""
        self._wide_row(f'<p style="margin-left:{theme().px(14 * depth)}px">{anchor}{told}</p>')

    def _value(self, one: PlanChange) -> None:
        sides = _sides(one)
        changed = one.kind is ChangeKind.CHANGED
        label = f'<span style="color:{theme().color("text2").name()}">{escape(field_words(one.field))}</span>'
        if one.is_important():
            label += f'<br><span style="color:{theme().color("warn").name()}"><b>{words.IMPORTANT}</b></span>'
        anchor = self._anchor() if changed else ""
        indent = theme().px(14 * len(one.within))
        label = f'<p style="margin-left:{indent}px">{anchor}{label}</p>'
        if self._wide:
            self._row(label, *sides)
        else:
            self._stacked(label, sides, indent, both=one.kind is not ChangeKind.SAME)

    def _row(self, label: str, left: str, right: str) -> None:
        line = f'style="border-top:1px solid {theme().color("line").name()}"'
        self._rows.append(
            f'<tr><td width="24%" {line}>{label}</td><td width="38%" {line}>{left}</td>'
            f'<td width="38%" {line}>{right}</td></tr>'
        )

    def _stacked(self, label: str, sides: tuple[str, str], indent: int, *, both: bool) -> None:
        """One below the other, each with the name of its version."""
        told = [sides[1]]
        if both:
            named = zip(self._names, sides, strict=True)
            told = [f"<i>{escape(name)}:</i> {side}" for name, side in named if side]
        self._wide_row(
            label + "".join(f'<p style="margin-left:{indent}px">{side}</p>' for side in told), ruled=True
        )

    def _wide_row(self, inside: str, *, ruled: bool = False) -> None:
        line = f' style="border-top:1px solid {theme().color("line").name()}"' if ruled else ""
        self._rows.append(f"<tr><td colspan=3{line}>{inside}</td></tr>")

    def _anchor(self) -> str:
        name = f"change-{len(self.anchors)}"
        self.anchors.append(name)
        return f'<a name="{name}"></a>'


def _common(one: tuple[PlanItem, ...], other: tuple[PlanItem, ...]) -> Iterator[PlanItem]:
    """The items that both stand in, from the outermost."""
    for mine, theirs in zip(one, other, strict=False):
        if mine.path != theirs.path:
            return
        yield mine


def _sides(one: PlanChange) -> tuple[str, str]:
    """Both values as rich text; nothing on the side of a version that does not have the item, as its heading says."""
    before, after = _words(one, one.before), _words(one, one.after)
    if one.kind is ChangeKind.ADDED:
        return "", _marked([Run(after, True)], new=True)
    if one.kind is ChangeKind.TAKEN_AWAY:
        return _marked([Run(before, True)], new=False), ""
    left, right = word_changes(before, after)
    return (
        _marked(left, new=False) if before else _quiet(words.NOTHING),
        _marked(right, new=True) if after else _quiet(words.NOTHING),
    )


def _words(one: PlanChange, value: object) -> str:
    """Which entry of the directory a place is linked to is a number that says nothing to a person."""
    if one.field.rpartition(".")[2] == _ENTRY:
        return words.LINKED if value is not None else ""
    return words.value_words(value)


def _quiet(text: str) -> str:
    return f'<span style="color:{theme().color("text3").name()}"><i>{escape(text)}</i></span>'


def _marked(runs: Iterable[Run], *, new: bool) -> str:
    """Text with its changed words struck through or underlined, on a tint."""
    tint = theme().color("okSoft" if new else "dangerSoft").name()
    how = "underline; font-weight:600" if new else "line-through"
    told = []
    for run in runs:
        text = escape(run.text).replace("\n", "<br>")
        mark = f'<span style="background-color:{tint}; text-decoration:{how}">{text}</span>'
        told.append(mark if run.changed else text)
    return "".join(told)
