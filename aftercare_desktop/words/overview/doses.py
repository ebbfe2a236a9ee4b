"""The next doses, in words."""

from collections.abc import Iterator
from datetime import date

from aftercare_desktop.domain.overview import Dose, Night, Overview
from aftercare_desktop.domain.plans import MedicineKind, Section
from aftercare_desktop.words.dates import clock, day
from aftercare_desktop.words.overview.lines import AnswerLine, Tone, day_away, gap

_MOST_DOSES = 4


def dose_lines(overview: Overview) -> Iterator[AnswerLine]:
    """The next doses, the nearest first."""
    if overview.sleeps.night is Night.NOWHERE:
        return
    if not overview.doses:
        if overview.no_medicine:
            yield AnswerLine("Takes no medicine right now")
            return
        yield gap("Medicines not recorded in a plan", Section.MEDICINES)
        for medicine in overview.client.medicines:
            told = ", ".join(part for part in (medicine.name.strip(), medicine.dose.strip()) if part)
            if told:
                yield AnswerLine(f"In the record: {told}", Tone.QUIET)
        return
    for dose in overview.doses[:_MOST_DOSES]:
        yield from _dose(dose, overview.today)
    left = len(overview.doses) - _MOST_DOSES
    if left > 0:
        yield AnswerLine(f"{left} more in the plan", Tone.QUIET)


def _dose(dose: Dose, today: date) -> Iterator[AnswerLine]:
    yield AnswerLine(", ".join(part for part in (dose.name, dose.dose) if part), Tone.STRONG)
    what = _what_is_next(dose.kind)
    if dose.day is None:
        yield AnswerLine(f"{what} not recorded", Tone.GAP, dose.spot, "circle-dashed")
    elif dose.day < today:
        words = f"{what} was {day(dose.day)}. The one after is not recorded"
        yield AnswerLine(words, Tone.GAP, dose.spot, "clock-alert")
    else:
        at = f", {clock(dose.at)}" if dose.at is not None else ""
        where = f", {dose.where.name.strip()}" if dose.where.is_known() else ""
        yield AnswerLine(f"{what}: {day_away(dose.day, today)}{at}{where}")
    if dose.supply_until is not None:
        if dose.supply_until < today:
            yield AnswerLine(
                f"Had enough through {day(dose.supply_until)}", Tone.WARN, dose.spot, "clock-alert"
            )
        else:
            yield AnswerLine(f"Has enough through {day(dose.supply_until)}")


def _what_is_next(kind: MedicineKind) -> str:
    if kind.is_injection():
        return "Next injection"
    return "Next dose at the clinic" if kind is MedicineKind.METHADONE else "Next pick up"
