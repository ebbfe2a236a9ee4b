"""`print note`: what is not yet in the medical record, as PDF or as plain text. Nothing is marked by it."""

import argparse
from pathlib import Path

from aftercare_desktop.cli.arguments import WrongUsageError
from aftercare_desktop.cli.printing import check_options, make_folder, write_whole
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import say
from aftercare_desktop.documents.note import note_pdf
from aftercare_desktop.domain.chart import ChartNote
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.words.chart import file_name, text_file

_ONE_FILE = (".pdf", ".txt")


def run(arguments: argparse.Namespace) -> int:
    """Write a note for each client and say how many. A path that ends in .txt gets plain text, for a single one."""
    check_options(arguments)
    out: Path = arguments.out
    to_file = out.suffix.lower() in _ONE_FILE and not out.is_dir()
    if to_file and (arguments.all or len(set(arguments.client)) > 1):
        raise WrongUsageError(f"{out} is one file. Name a folder for the notes of several clients.")
    with signed_in(arguments) as desk:
        ids = _whose(desk, arguments)
        for client_id in ids:
            _waits(desk, client_id)
        make_folder(out.parent if to_file else out)
        later = 0
        for client_id in ids:
            note = desk.chart.note(client_id, _waits(desk, client_id).charted())
            path = out if to_file else out / file_name(note, ".pdf")
            write_whole(path, text_file(note) if path.suffix.lower() == ".txt" else note_pdf(note))
            later += bool(note.later)
    say(_told(len(ids), later, out))
    return 0


def _whose(desk: Desk, arguments: argparse.Namespace) -> tuple[int, ...]:
    """The clients named, or with --all this person's own of whom something waits."""
    if not arguments.all:
        return tuple(dict.fromkeys(arguments.client))
    ids = tuple(row.client_id for row in desk.chart.caseload())
    if not ids:
        raise NotFound("Everything of your clients is in the chart. Nothing was written.")
    return ids


def _told(notes: int, later: int, out: Path) -> str:
    told = f"{notes} {'note' if notes == 1 else 'notes'} written to {out}. Nothing was marked as put in the chart."
    return f"{told} Of {later} more waits than one note holds." if later else told


def _waits(desk: Desk, client_id: int) -> ChartNote:
    note = desk.chart.waiting(client_id)
    if not note.items:
        raise NotFound(f"Everything of client {client_id} is in the chart. Nothing was written.")
    return note
