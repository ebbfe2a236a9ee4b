"""Where they sleep tonight, in words."""

from collections.abc import Iterator

from aftercare_desktop.domain.overview import Night, Overview, Spot
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.words.dates import day, full_date
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.overview.lines import AnswerLine, Tone, day_away, gap
from aftercare_desktop.words.phones import shown_phone


def sleep_lines(overview: Overview) -> Iterator[AnswerLine]:
    """Where they sleep tonight, and what comes after it."""
    sleeps = overview.sleeps
    if sleeps.night is Night.NOWHERE:
        yield AnswerLine("Died. No calls, letters or visits.", Tone.STRONG)
        return
    if sleeps.night is Night.HOME:
        yield from _home(overview)
        return
    if sleeps.night is Night.NOT_KNOWN:
        yield gap("Not recorded for tonight", Section.HOME, "home.place")
        address = overview.client.address.one_line()
        if address:
            yield AnswerLine(f"Home address in the record: {address}", Tone.QUIET)
    elif sleeps.night is Night.STATUS_ONLY:
        yield gap("Not recorded for tonight", None, "admitted_on")
        yield AnswerLine(f"Status in the record: {label(overview.client.status)}", Tone.QUIET)
    else:
        yield AnswerLine(_stay(overview), Tone.STRONG)
        yield from _stay_days(overview)
    yield from _home_after(overview)


def _home(overview: Overview) -> Iterator[AnswerLine]:
    home = overview.sleeps.home
    yield AnswerLine(home.name.strip(), Tone.STRONG)
    if overview.sleeps.confidential:
        yield AnswerLine("The address is confidential. Do not give it out.", Tone.WARN, icon="shield-alert")
    elif home.address.strip():
        yield AnswerLine(home.address.strip())
    else:
        yield gap("Address not recorded", Section.HOME, "home.place.address")
    if home.phone.strip():
        yield AnswerLine(shown_phone(home.phone), icon="phone")
    else:
        yield gap("Phone not recorded", Section.HOME, "home.place.phone")


_STAYS = {Night.TREATMENT: "In treatment", Night.HOSPITAL: "In hospital", Night.JAIL: "In jail"}


def _stay(overview: Overview) -> str:
    sleeps = overview.sleeps
    return ", ".join(part for part in (_STAYS[sleeps.night], sleeps.place.strip()) if part)


def _stay_days(overview: Overview) -> Iterator[AnswerLine]:
    sleeps, today = overview.sleeps, overview.today
    if sleeps.since is not None:
        yield AnswerLine(f"Since {full_date(sleeps.since)}")
    if sleeps.until is None:
        if sleeps.night is Night.TREATMENT:
            yield gap("Leave date not recorded", None, "discharge_planned")
    elif sleeps.until < today:
        words = f"Was to leave {day(sleeps.until)}"
        yield AnswerLine(words, Tone.WARN, Spot(None, "discharge_planned"), "clock-alert")
    else:
        yield AnswerLine(f"Until {day_away(sleeps.until, today)}")


def _home_after(overview: Overview) -> Iterator[AnswerLine]:
    sleeps = overview.sleeps
    if not sleeps.home.is_known():
        if sleeps.night is not Night.NOT_KNOWN:
            yield gap("Home after that not recorded", Section.HOME, "home.place")
        return
    later = sleeps.home_from is not None and sleeps.home_from > overview.today
    start = f"From {day(sleeps.home_from)}: " if sleeps.home_from is not None and later else "After that: "
    yield AnswerLine(f"{start}{sleeps.home.name.strip()}", icon="house")
