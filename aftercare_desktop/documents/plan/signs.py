"""Warning signs and triggers with what to do and whom to call, and the days ahead that carry risk."""

from aftercare_desktop.documents.plan.parts import Story, lines_of
from aftercare_desktop.documents.plan.twins import Cell, Twins
from aftercare_desktop.domain.plans import RiskDay, Sign
from aftercare_desktop.words import dates
from aftercare_desktop.words.paper import Signs as Words

_SIGN_WIDTHS = (0.0, 0.0, 115.0)


def write(story: Story) -> None:
    """The table of signs, then the table of days."""
    signs = story.paper.document.signs
    if signs.signs:
        story.table(Words.HEADS, [_row(story.twins, sign) for sign in signs.signs], _SIGN_WIDTHS)
    else:
        for words in Words.NONE_YET:
            story.blank(words)
    if signs.days:
        story.heading(Words.DAYS)
        days = sorted(signs.days, key=lambda day: (day.day is None, day.day or 0))
        story.table(Words.DAY_HEADS, [_day(story.twins, day) for day in days], (130.0, 0.0, 0.0))


def _row(twins: Twins, sign: Sign) -> tuple[Cell, Cell, str]:
    path = f"signs.signs.{sign.key}"
    notices = Words.WILL_NOTICE.format(who=sign.noticed_by.strip()) if sign.noticed_by.strip() else ""
    notice = twins.cell(sign.notice.strip(), f"{path}.notice")
    return notice, twins.cell(sign.action.strip(), f"{path}.action"), lines_of(sign.call, notices)


def _day(twins: Twins, day: RiskDay) -> tuple[str, Cell, Cell]:
    what = twins.cell(day.what.strip(), f"signs.days.{day.key}.what")
    plan = twins.cell(day.plan.strip(), f"signs.days.{day.key}.plan")
    return dates.day(day.day) if day.day else "", what, plan
