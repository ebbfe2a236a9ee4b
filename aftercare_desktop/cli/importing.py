"""`import clients FILE`: a roster taken over as a whole, with a report per row."""

import argparse

from aftercare_desktop.cli.arguments import DATES
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import progress, say, say_json
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange import mapping
from aftercare_desktop.exchange.dates import DayOrder
from aftercare_desktop.exchange.mapping import Facts, SourceSettings
from aftercare_desktop.exchange.rosters import Roster, order_question, read_rows, read_table
from aftercare_desktop.exchange.tables import Table
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.report import Choices, Feed, ImportReport
from aftercare_desktop.words.rosters import field_words

_ORDERS = dict(zip(DATES, (DayOrder.MONTH_FIRST, DayOrder.DAY_FIRST), strict=True))


def run(arguments: argparse.Namespace) -> int:
    """Import, or say in a dry run what would happen."""
    with signed_in(arguments) as desk:
        source = arguments.source or arguments.file.name
        remembered = _remembered(desk, source)
        table = read_table(arguments.file, arguments.sheet or _sheet(remembered))
        facts = mapping.corrected(table, mapping.proposed(table, remembered), arguments.column)
        mapping.check(table, facts)
        order = _order(arguments, table, facts, remembered)
        roster = read_rows(table, facts, order)
        feed = Feed(roster.rows, source, roster.file, mapping.settings_of(table, facts, order))
        report = _take_over(desk, feed, arguments)
    if arguments.json:
        say_json(_keys(roster, report))
    else:
        _say_report(roster, report)
    return 0


def _remembered(desk: Desk, source: str) -> SourceSettings | None:
    return next((each.settings for each in desk.importing.sources() if each.name == source), None)


def _sheet(remembered: SourceSettings | None) -> str:
    return remembered.sheet if remembered else ""


def _order(
    arguments: argparse.Namespace, table: Table, facts: Facts, remembered: SourceSettings | None
) -> DayOrder | None:
    """How dates are written that could be read both ways: as said now, or as remembered. Raises `BadInput`."""
    known = remembered.day_order if remembered else None
    order = _ORDERS[arguments.dates] if arguments.dates else known
    unclear = order_question(table, facts)
    if unclear and order is None:
        first = unclear[0]
        raise BadInput(
            f"{table.file}, row {first.row}, {first.column}: {first.text} could be month/day or day/month. "
            f"Say which with --dates {' or --dates '.join(DATES)}. Nothing was changed."
        )
    return order


def _take_over(desk: Desk, feed: Feed, arguments: argparse.Namespace) -> ImportReport:
    choices = Choices(skip_bad=arguments.skip_bad_rows, take_all=arguments.take_file)
    if arguments.dry_run:
        return desk.importing.preview(feed, choices)
    with progress("Importing", len(feed.rows)) as bar:

        def step(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return desk.importing.import_all(feed, choices, step).value


def _keys(roster: Roster, report: ImportReport) -> dict[str, object]:
    return {
        "read": report.read,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "gone": report.gone,
        "skipped": [{"row": one.row, "reason": one.reason} for one in report.skipped],
        "bad": [{"row": one.row, "reason": one.reason} for one in report.bad],
        "conflicts": [
            {"row": one.row, "field": each.field, "ours": each.ours, "file": each.theirs, "taken": each.taken}
            for one in report.rows
            for each in one.conflicts
        ],
        "people_gone": [
            {"id": person.client_id, "record_number": person.record_number} for person in report.people_gone
        ],
        "warnings": [{"row": one.row, "sentence": one.sentence} for one in report.warnings],
        "columns_not_understood": list(roster.not_understood),
        "dry_run": report.dry_run,
    }


def _say_report(roster: Roster, report: ImportReport) -> None:
    would = "Would be: " if report.dry_run else ""
    say(
        f"{would}{report.read} rows read, {report.added} added, {report.changed} changed, "
        f"{report.unchanged} unchanged, {len(report.skipped)} left out."
    )
    for skipped in report.skipped:
        say(f"Row {skipped.row} left out: {skipped.reason}")
    for bad in report.bad:
        say(
            f"Row {bad.row} cannot be taken: {bad.reason} Mend it, or leave such rows out with --skip-bad-rows."
        )
    _say_conflicts(report)
    for warning in report.warnings:
        say(f"Row {warning.row}: {warning.sentence}")
    for person in report.people_gone:
        say(f"Not in this file any more: record number {person.record_number}. Nothing was done.")
    if roster.not_understood:
        say(f"Columns not understood: {', '.join(roster.not_understood)}.")


def _say_conflicts(report: ImportReport) -> None:
    for one in report.rows:
        for conflict in one.conflicts:
            what = "the file's was taken" if conflict.taken else "ours was kept; --take-file takes the file's"
            say(
                f"Row {one.row}, {field_words(conflict.field)}: ours is {conflict.ours or 'empty'}, the file says "
                f"{conflict.theirs}; {what}."
            )
