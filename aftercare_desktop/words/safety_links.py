"""What screens say about a safety link: who, until when, where it is known from and why."""

from aftercare_desktop.domain.safety_links import SafetyLinkState, ShownLink, ToldLink
from aftercare_desktop.words.dates import day_of_year, full_date
from aftercare_desktop.words.labels import label

HIDDEN = "Safety link. Ask a supervisor."
NONE = "No safety link is recorded."
NOT_YET = "Safety links can be added once the person is saved."
MEANING = "Who must be kept apart from this person: in groups, homes, with mentors and on rides."


def headline(told: ToldLink) -> str:
    """ "No-contact order: Mark Lind"."""
    return f"{label(told.link.kind)}: {told.who}"


def span(shown: ShownLink) -> str:
    """ "Until Thu, Dec 31, 2026", "No end date", "Ended Nov 2, 2026", "Lifted Nov 20, 2026 by Dana Whitcomb"."""
    told = shown.told
    if told is None:
        return ""
    if shown.state is SafetyLinkState.LIFTED and told.lifted_on is not None:
        by = f" by {told.lifted_by}" if told.lifted_by else ""
        return f"Lifted {full_date(told.lifted_on)}{by}"
    if told.link.ends_on is None:
        return "No end date"
    if shown.state is SafetyLinkState.ENDED:
        return f"Ended {full_date(told.link.ends_on)}"
    return f"Until {day_of_year(told.link.ends_on)}"


def details(told: ToldLink) -> str:
    """Where it is known from and why, each on a line of its own; empty when nothing was written."""
    lines = []
    if told.link.source:
        lines.append(f"Source: {told.link.source}")
    if told.link.reason:
        lines.append(f"Why: {told.link.reason}")
    return "\n".join(lines)


def spoken(shown: ShownLink) -> str:
    """A link as a screen reader says it."""
    if shown.told is None:
        return HIDDEN
    return ". ".join(part for part in (headline(shown.told), span(shown), details(shown.told)) if part)
