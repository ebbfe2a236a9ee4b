"""The words around starters: how one is shown before it is put in, and what a template adds."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.blanks import filled, widened
from aftercare_desktop.domain.starters import (
    ListedStarter,
    Starter,
    StarterKind,
    StarterStep,
    printed_texts,
)
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.reading import read
from aftercare_desktop.words.reading import told as reading_words

MANY: Mapping[StarterKind, str] = MappingProxyType(
    {
        StarterKind.GOAL: "Goals",
        StarterKind.STEP: "Steps",
        StarterKind.SIGN: "Triggers and warning signs",
        StarterKind.COPING: "What helps when it gets hard",
        StarterKind.WELLNESS: "Wellness",
        StarterKind.LIFE_SKILL: "Life skills",
        StarterKind.TEMPLATE: "Whole plans",
    }
)
ICONS: Mapping[StarterKind, str] = MappingProxyType(
    {
        StarterKind.GOAL: "target",
        StarterKind.STEP: "footprints",
        StarterKind.SIGN: "triangle-alert",
        StarterKind.COPING: "life-buoy",
        StarterKind.WELLNESS: "sprout",
        StarterKind.LIFE_SKILL: "wallet",
        StarterKind.TEMPLATE: "layers",
    }
)
IN_THE_PLAN_ALREADY = "All of this is in the plan already."
ALL_FILLED = "Every blank is filled."
ANY_BLANK = "Fill this blank in the client's own words."
NOTHING_LOST = "Adds to the plan. What you wrote stays as it is."
SHORT_BLANK = "___"
NEUTRAL = "this"
"""Stands in every blank while a text is measured: one syllable, which neither hides nor makes a hard text."""


def written_for(starter: Starter) -> str:
    """For whom it was written: "Opioids, Parents"; empty for everybody."""
    return ", ".join(label(one) for one in (*starter.substances, *starter.groups))


def first_words(starter: Starter) -> str:
    """What a list shows of it below its title."""
    if starter.kind is StarterKind.TEMPLATE:
        return starter.ask
    return starter.text


def preview(starter: Starter, library: Mapping[str, Starter]) -> tuple[str, ...]:
    """Everything that is put in, a line for each part."""
    if starter.kind is StarterKind.TEMPLATE:
        return (NOTHING_LOST, *_added(starter, library))
    lines = [starter.text]
    if starter.why:
        lines.append(f"Why it matters: {starter.why}")
    lines += [f"\u2022 {_step(step)}" for step in starter.steps]
    if starter.kind in (StarterKind.STEP, StarterKind.LIFE_SKILL):
        lines = [_step(StarterStep(starter.text, starter.who, starter.by_days))]
    if starter.action:
        lines.append(f"What I do: {starter.action}")
    if starter.call:
        lines.append(f"Who I call: {starter.call}")
    return tuple(lines)


def _step(step: StarterStep) -> str:
    when = {None: "", 0: "the day I leave", 1: "1 day after leaving"}
    by = when.get(step.by_days, f"{step.by_days} days after leaving")
    beside = ", ".join(part for part in (step.who, by) if part)
    return f"{step.what} ({beside})" if beside else step.what


def _added(template: Starter, library: Mapping[str, Starter]) -> list[str]:
    parts = [library[key] for key in template.parts if key in library]
    lines = []
    for kind in StarterKind:
        titles = [part.title for part in parts if part.kind is kind]
        if titles:
            lines.append(f"{MANY[kind]} ({len(titles)}): {', '.join(titles)}")
    crisis = template.crisis
    if any((crisis.warning_signs, crisis.distractions, crisis.matters)):
        lines.append("A beginning of the crisis plan")
    if crisis.changes:
        lines.append("A beginning of the way back")
    for name, whats in (
        ("Every week", [routine.what for routine in template.routines]),
        ("Help network", [need.what for need in template.needs]),
    ):
        if whats:
            lines.append(f"{name} ({len(whats)}): {', '.join(whats)}")
    return lines


def ask_for(text: str, starters: Iterable[Starter]) -> str:
    """The question that belongs to a text with a blank still open; empty where no starter holds these words."""
    lines = [line for line in text.splitlines() if SHORT_BLANK in line]
    for starter in starters:
        if any(widened(words) in line for words in _with_blanks(starter) for line in lines):
            return starter.ask
    return ""


def _with_blanks(starter: Starter) -> Iterable[str]:
    found = (starter.text, starter.why, starter.action, *(step.what for step in starter.steps))
    return (words for words in found if SHORT_BLANK in words)


def as_read(starter: Starter, library: Mapping[str, Starter] = MappingProxyType({})) -> str:
    """Everything a starter can bring to paper, a line for each text; a template with all of its parts."""
    parts = (library[key] for key in starter.parts if key in library)
    texts = (text for one in (starter, *parts) for text in printed_texts(one))
    return "\n".join(filled(text, NEUTRAL) for text in texts)


def grade(starter: Starter, library: Mapping[str, Starter] = MappingProxyType({})) -> str:
    """ "Grade 4" by the published formula, with every blank filled neutrally; empty where it says nothing."""
    reading = read(as_read(starter, library))
    return reading_words(reading) if reading is not None else ""


def changed(listed: ListedStarter, staff: Mapping[int, str], zone: ZoneInfo) -> str:
    """Whose words these are: "Edited here by Dana Whitcomb, Fri, Nov 20, 2026"."""
    words = label(listed.origin)
    if listed.hidden:
        words += ", hidden"
    if listed.changed_at is None:
        return words
    day = dates.full_date(listed.changed_at.astimezone(zone).date())
    return f"{words}. Last changed by {staff.get(listed.changed_by or 0, 'somebody')}, {day}"
