"""`export clients`: the list as a file, for administrators, with its purpose in the audit trail."""

import argparse
from pathlib import Path

from aftercare_desktop.cli.arguments import WrongUsageError
from aftercare_desktop.cli.printing import write_whole
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import progress, say
from aftercare_desktop.domain.client_filters import ClientFilter, ExportColumn, ExportPurpose, ExportReason
from aftercare_desktop.services.client_lists import ListPaper, WantedList, gather_list
from aftercare_desktop.services.list_papers import list_csv, list_json, list_xlsx
from aftercare_desktop.words.clients import counted


def run(arguments: argparse.Namespace) -> int:
    """Gather the list, write the file, say how many."""
    out: Path = arguments.out
    if arguments.format == "pdf":
        raise WrongUsageError("A list of clients is written as json, csv or xlsx.")
    if arguments.purpose is None:
        raise WrongUsageError("Say what the list is for, with --purpose.")
    if arguments.client is not None:
        raise WrongUsageError("A list is of all clients. For one client's record: export client --client ID.")
    reason = ExportReason(ExportPurpose(arguments.purpose.replace("-", "_")), arguments.words)
    columns = tuple(ExportColumn) if arguments.format == "json" else WantedList().columns
    wanted = WantedList(filter=ClientFilter(archived=arguments.archived), columns=columns)
    with signed_in(arguments) as desk, progress("Exporting", 0) as bar:

        def step(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        paper = gather_list(desk.client_lists, desk.clients, wanted, reason, printed=False, step=step)
        write_whole(out, _written(paper, arguments.format))
    say(f"{counted(len(paper.rows))} written to {out}.")
    return 0


def _written(paper: ListPaper, form: str) -> bytes:
    if form == "json":
        return list_json(paper)
    return list_csv(paper, _unheard) if form == "csv" else list_xlsx(paper, _unheard)


def _unheard(done: int) -> None:
    """Writing is the short part."""
