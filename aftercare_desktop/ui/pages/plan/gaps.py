"""Where readiness gaps lead: the way from a check to the field that is empty, and from one gap to the next."""

from collections.abc import Sequence

from aftercare_desktop.domain.blanks import open_blanks
from aftercare_desktop.domain.gap_fields import gap_field
from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.domain.readiness import CONFIRMED, CheckResult
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.ui.pages.plan.outline import SectionMark
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES, all_fields, is_untouched


def field_of(result: CheckResult, facts: ReadinessFacts) -> str:
    """Where to write so that this gap closes: a path of the plan, or of the client where the check has no section."""
    exact = "" if result.field == CONFIRMED else gap_field(CheckKey(result.key), facts)
    return exact or (path_of(result) if result.section is not None else result.field)


def path_of(result: CheckResult) -> str:
    """The path of `PlanDocument` where the fact of this check is entered; "" if it belongs to the client."""
    if result.section is None:
        return ""
    if result.field == CONFIRMED:
        return f"{CONFIRMED}.{result.key}"
    section = result.section.value
    inside = f"{section}.{result.field}"
    if any(
        inside == spec.path or inside.startswith(spec.path + ".")
        for spec in all_fields(SECTION_TABLES[result.section])
    ):
        return inside if result.field != section or section == Section.MEDICINES.value else section
    return next(
        (s.path for s in all_fields(SECTION_TABLES[result.section]) if s.path.startswith(inside + ".")),
        section,
    )


def marks(results: Sequence[CheckResult], document: PlanDocument) -> dict[Section, SectionMark]:
    """How every section stands.

    Blanks that starters left are one check of the whole plan; it counts in each section in which one is open.
    """
    missing = [result for result in results if not result.ready]
    blanks = {Section(path.partition(".")[0]) for path in open_blanks(document)}
    own_words = any(result.key == CheckKey.OWN_WORDS for result in missing)
    return {
        section: SectionMark(
            sum(result.section is section and result.key != CheckKey.OWN_WORDS for result in missing)
            + (own_words and section in blanks),
            is_untouched(section, document),
        )
        for section in Section
    }


def next_gap(
    gaps: Sequence[CheckResult], section: Section, last: str | None, step: int
) -> CheckResult | None:
    """The gap after (1) or before (-1) the one visited last, else the nearest one from the section on screen."""
    if not gaps:
        return None
    order = list(Section)
    keys = [gap.key for gap in gaps]
    if last in keys:
        return gaps[(keys.index(last) + step) % len(gaps)]
    here = order.index(section)
    places = [order.index(gap.section) if gap.section is not None else -1 for gap in gaps]
    if step > 0:
        return next((gap for gap, place in zip(gaps, places, strict=True) if place >= here), gaps[0])
    behind = [gap for gap, place in zip(gaps, places, strict=True) if place <= here]
    return behind[-1] if behind else gaps[-1]
