"""What a field of the plan is called outside its form: as the form calls it, if that tells enough."""

from collections.abc import Iterable, Iterator
from functools import cache

from aftercare_desktop.ui.form import FieldSpec, GroupSpec
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES
from aftercare_desktop.words.plan_compare import NOUNS

_LEANS = frozenset(
    {"", "At", "On", "Time", "Day", "Who", "Name", "Kind", "Phone", "Address", "Hours", "At this time"}
)
"""Labels that lean on what stands beside them in the form."""
_OWN = {
    "first_days.closed_days.words": "Plan for that day",
    "first_days.edited.words": "In other words",
    "goals.steps.what": "What to do",
    "confirmed_checks.by": "Confirmed by",
    "confirmed_checks.on": "Confirmed on",
    "leaving.on": "Left on",
    "leaving.at": "Left at",
    "leaving.sleeps_at": "Sleeps that night at",
    "leaving.sleeps_address": "Address for that night",
    "leaving.sleeps_confidential": "That address never prints",
    "leaving.call_by": "Who calls within a day",
    "leaving.call_on": "Call within a day: on",
    "leaving.call_at": "Call within a day: at",
    "translation.by": "Put into it by",
    "translation.on": "Put into it on",
    "translation.texts.words": "In that language",
}
_ENTRY = "In the directory"


@cache
def field_words(field: str) -> str:
    """ "Supply lasts through", "Prescriber: phone", "The day I leave: at"; `field` is the path without keys."""
    if field in _OWN:
        return _OWN[field]
    labels = _labels()
    label, group = labels.get(field, ("", ""))
    if label not in _LEANS:
        return label
    above = field.rpartition(".")[0]
    named = labels[above][0] if above in labels else group
    if not named and "." in above:
        named = _plain(above)
    if not named or above in NOUNS:
        return _plain(field)
    own = label or _plain(field)
    return f"{named}: {own[:1].lower()}{own[1:]}"


def _plain(field: str) -> str:
    """The name of the field itself: "last_dose_at" as "Last dose at"."""
    name = field.rpartition(".")[2]
    words = _ENTRY if name == "entry_id" else name.replace("_", " ")
    return words[:1].upper() + words[1:]


@cache
def _labels() -> dict[str, tuple[str, str]]:
    """By field, its label and the heading of its group."""
    found: dict[str, tuple[str, str]] = {}
    for table in SECTION_TABLES.values():
        for part in table:
            if isinstance(part, GroupSpec):
                found |= dict(_walk(part.fields, "", part.title))
            else:
                found |= dict(_walk((part,), "", ""))
    return found


def _walk(specs: Iterable[FieldSpec], above: str, group: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for spec in specs:
        path = f"{above}.{spec.path}" if above else spec.path
        yield path, (spec.label, group)
        yield from _walk(spec.inner, path, group)
