"""Putting a starter or a whole template into a plan: everything that was written stays, nothing comes twice."""

from collections.abc import Mapping
from dataclasses import replace

from aftercare_desktop.domain.blanks import open_blanks, widened
from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.plans import Need, PlanDocument, Routine
from aftercare_desktop.domain.starters.placing import Inserted, Spot, place_one, write_below
from aftercare_desktop.domain.starters.starter import Starter, StarterKind


def put_in(document: PlanDocument, starter: Starter, library: Mapping[str, Starter], spot: Spot) -> Inserted:
    """Put a starter in at a spot. `library` holds those that a template may name, by key.

    A template adds what is not there yet; its path is that of the first thing it added.
    """
    if starter.kind is not StarterKind.TEMPLATE:
        return place_one(document, starter, spot)
    first = ""
    for part in parts_of(starter, library):
        if not _stands(document, part):
            inserted = place_one(document, part, Spot(leaves_on=spot.leaves_on))
            document, first = inserted.document, first or inserted.path
    for path, text in _texts(starter):
        inserted = write_below(document, path, text) if text.strip() else Inserted(document, "")
        document, first = inserted.document, first or inserted.path
    return Inserted(_with_lists(document, starter), first)


def parts_of(template: Starter, library: Mapping[str, Starter]) -> tuple[Starter, ...]:
    """The starters that a template puts in, in its order; those that are gone or hidden are left out."""
    return tuple(library[key] for key in template.parts if key in library)


def first_blank(inserted: Inserted) -> str:
    """The path where the client's own words are asked for first; else of what was put in."""
    begins = f"{inserted.path}."
    inside = (path for path in open_blanks(inserted.document) if f"{path}.".startswith(begins))
    return next(inside, inserted.path)


def _stands(document: PlanDocument, part: Starter) -> bool:
    """Whether a goal or sign with these very words is in the plan already."""
    words = widened(part.text)
    if part.kind is StarterKind.GOAL:
        return any(goal.words == words for goal in document.goals)
    if part.kind is StarterKind.SIGN:
        return any(sign.notice == words for sign in document.signs.signs)
    return False


def _texts(template: Starter) -> tuple[tuple[str, str], ...]:
    crisis = template.crisis
    return (
        ("hard_times.crisis.warning_signs", crisis.warning_signs),
        ("hard_times.crisis.distractions", crisis.distractions),
        ("hard_times.crisis.matters", crisis.matters),
        ("hard_times.back.changes", crisis.changes),
    )


def _with_lists(document: PlanDocument, template: Starter) -> PlanDocument:
    """With the template's routines and needs, but for those that are in the plan."""
    life, support = document.daily_life, document.support
    there = {routine.what for routine in life.routines}
    routines = tuple(
        Routine(new_key(), one.weekday, one.starts, one.ends, widened(one.what))
        for one in template.routines
        if widened(one.what) not in there
    )
    asked = {(need.kind, need.what) for need in support.needs}
    needs = tuple(
        Need(new_key(), one.kind, widened(one.what))
        for one in template.needs
        if (one.kind, widened(one.what)) not in asked
    )
    return replace(
        document,
        daily_life=replace(life, routines=(*life.routines, *routines)),
        support=replace(support, needs=(*support.needs, *needs)),
    )
