"""`import clients FILE`: a roster taken over as a whole, with a report per row."""

import argparse

from aftercare_desktop.cli.arguments import DATES
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import progress, say, say_json
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.dates_said import dates_said
from aftercare_desktop.services.importing.draft import DayOrder, ImportDraft, read_draft
from aftercare_desktop.services.importing.facts import PERSON
from aftercare_desktop.services.importing.report import Choices, Conflict, Feed, ImportReport, RowResult
from aftercare_desktop.words.rosters import field_words

_ORDERS = dict(zip(DATES, (DayOrder.MONTH_FIRST, DayOrder.DAY_FIRST), strict=True))


def run(arguments: argparse.Namespace) -> int:
    """Import, or say in a dry run what would happen."""
    with signed_in(arguments) as desk:
        draft = read_draft(arguments.file, desk.importing.sources(), arguments.source, arguments.sheet)
        draft = draft.corrected(arguments.column)
        if arguments.dates:
            draft = draft.with_order(_ORDERS[arguments.dates])
        feed = draft.feed()
        _refuse_unclear_dates(draft)
        report = _take_over(desk, feed, arguments)
    if arguments.json:
        say_json(_keys(draft, report))
    else:
        _say_report(draft, report)
    return 0


def _refuse_unclear_dates(draft: ImportDraft) -> None:
    """Raise `BadInput` for dates that could be read both ways, where neither the command nor the source says how."""
    if draft.asks_order():
        first = draft.unclear_dates()[0]
        raise BadInput(
            f"{draft.table.file}, row {first.row}, {first.column}: {first.text} could be month/day or day/month. "
            f"Say which with --dates {' or --dates '.join(DATES)}. Nothing was changed."
        )


def _take_over(desk: Desk, feed: Feed, arguments: argparse.Namespace) -> ImportReport:
    choices = Choices(skip_bad=arguments.skip_bad_rows, take_all=arguments.take_file)
    if arguments.dry_run:
        return desk.importing.preview(feed, choices)
    with progress("Importing", len(feed.rows)) as bar:

        def step(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return desk.importing.import_all(feed, choices, step).value


def _keys(draft: ImportDraft, report: ImportReport) -> dict[str, object]:
    return {
        "source": draft.source,
        "read": report.read,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "gone": report.gone,
        "skipped": [{"row": one.row, "reason": one.reason} for one in report.skipped],
        "bad": [{"row": one.row, "reason": one.reason} for one in report.bad],
        "conflicts": [_differs(one, each) for one in report.rows for each in one.conflicts],
        "settled_before": [_differs(one, each) for one in report.rows for each in one.settled],
        "people_gone": [
            {"id": person.client_id, "record_number": person.record_number} for person in report.people_gone
        ],
        "warnings": [{"row": one.row, "sentence": one.sentence} for one in report.warnings],
        "dates": list(dates_said(draft)),
        "columns_not_understood": list(draft.left_out()),
        "dry_run": report.dry_run,
    }


def _differs(one: RowResult, each: Conflict) -> dict[str, object]:
    return {"row": one.row, "field": each.field, "ours": each.ours, "file": each.theirs, "taken": each.taken}


def _say_report(draft: ImportDraft, report: ImportReport) -> None:
    would = "Would be: " if report.dry_run else ""
    say(
        f"{would}{report.read} rows read, {report.added} added, {report.changed} changed, "
        f"{report.unchanged} unchanged, {len(report.skipped)} left out."
    )
    say(f"Taken as a list of the source {draft.source}.")
    for sentence in dates_said(draft):
        say(sentence)
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
    if draft.left_out():
        say(f"Columns not understood: {', '.join(draft.left_out())}.")


def _say_conflicts(report: ImportReport) -> None:
    for one in report.rows:
        asked = (each for each in one.conflicts if each.field != PERSON)  # a warning says more
        for conflict in (*asked, *(each for each in one.settled if each.taken)):
            what = "the file's was taken" if conflict.taken else "ours was kept; --take-file takes the file's"
            say(
                f"Row {one.row}, {field_words(conflict.field)}: ours is {conflict.ours or 'empty'}, the file says "
                f"{conflict.theirs}; {what}."
            )
    stayed = sum(not each.taken for one in report.rows for each in one.settled)
    if stayed:
        fields = "1 field" if stayed == 1 else f"{stayed:,} fields"
        say(f"Ours stays in {fields} as it did before; --take-file takes the file's there too.")
