"""`import clients FILE`: a roster taken over as a whole, with a report per row."""

import argparse

from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import say, say_json
from aftercare_desktop.exchange.rosters import Roster, read_roster
from aftercare_desktop.services.import_clients import ImportReport


def run(arguments: argparse.Namespace) -> int:
    """Import, or say in a dry run what would happen."""
    with signed_in(arguments) as desk:
        roster = read_roster(arguments.file)
        source = arguments.source or roster.file
        report = desk.clients.import_all(roster.rows, dry_run=arguments.dry_run, source=source)
    if arguments.json:
        say_json(_keys(roster, report))
    else:
        _say_report(roster, report)
    return 0


def _keys(roster: Roster, report: ImportReport) -> dict[str, object]:
    return {
        "read": report.read,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "gone": 0,
        "skipped": [{"row": one.row, "reason": one.reason} for one in report.skipped],
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
    for warning in report.warnings:
        say(f"Row {warning.row}: {warning.sentence}")
    if roster.not_understood:
        say(f"Columns not understood: {', '.join(roster.not_understood)}.")
