"""Warning signs and triggers with what to do and whom to call, and the days ahead that carry risk."""

from aftercare_desktop.documents.plan.parts import Story, lines_of
from aftercare_desktop.domain.plans import Sign
from aftercare_desktop.words import dates
from aftercare_desktop.words.paper import Signs as Words

_SIGN_WIDTHS = (0.0, 0.0, 115.0)


def write(story: Story) -> None:
    """The table of signs, then the table of days."""
    signs = story.paper.document.signs
    if signs.signs:
        story.table(Words.HEADS, [_row(sign) for sign in signs.signs], _SIGN_WIDTHS)
    else:
        for words in Words.NONE_YET:
            story.blank(words)
    if signs.days:
        story.heading(Words.DAYS)
        days = sorted(signs.days, key=lambda day: (day.day is None, day.day or 0))
        rows = [(dates.day(day.day) if day.day else "", day.what.strip(), day.plan.strip()) for day in days]
        story.table(Words.DAY_HEADS, rows, (130.0, 0.0, 0.0))


def _row(sign: Sign) -> tuple[str, str, str]:
    notices = Words.WILL_NOTICE.format(who=sign.noticed_by.strip()) if sign.noticed_by.strip() else ""
    return sign.notice.strip(), sign.action.strip(), lines_of(sign.call, notices)
