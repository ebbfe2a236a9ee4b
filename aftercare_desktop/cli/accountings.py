"""`print accounting`: what was sent about a client, as a PDF file for the client (42 CFR 2.25)."""

import argparse
from pathlib import Path

from aftercare_desktop.cli.arguments import WrongUsageError
from aftercare_desktop.cli.printing import check_options, make_folder, write_whole
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import say
from aftercare_desktop.documents.accounting import accounting_pdf


def run(arguments: argparse.Namespace) -> int:
    """Write the file of one client and say how many disclosures it tells of."""
    check_options(arguments)
    client_id = one_client(arguments, "accounting")
    out: Path = arguments.out
    to_file = out.suffix.lower() == ".pdf" and not out.is_dir()
    with signed_in(arguments) as desk:
        told = desk.accountings.of_client(client_id, arguments.since, arguments.until)
    make_folder(out.parent if to_file else out)
    path = out if to_file else out / f"accounting-{client_id}.pdf"
    write_whole(path, accounting_pdf(told))
    count = len(told.disclosures)
    say(f"Accounting written to {path}: {count} {'disclosure' if count == 1 else 'disclosures'}.")
    return 0


def one_client(arguments: argparse.Namespace, document: str) -> int:
    """The one client such a paper is about. Raises `WrongUsageError`: nobody asks for it of many at once."""
    ids = set(arguments.client or ())
    if len(ids) != 1:
        raise WrongUsageError(f"The {document} is written for one client at a time. Name one with --client.")
    return int(ids.pop())
