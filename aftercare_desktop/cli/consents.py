"""`print consent`: the consent forms of clients as PDF, to be signed or as they were signed."""

import argparse
from pathlib import Path

from aftercare_desktop.cli.arguments import CHART_COPY, WrongUsageError
from aftercare_desktop.cli.printing import make_folder, write_whole
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import say
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.words.consent_paper import file_name


def run(arguments: argparse.Namespace) -> int:
    """Write a form for each consent and say how many. Whoever prints those of everybody names the clients."""
    _check_options(arguments)
    out: Path = arguments.out
    to_file = out.suffix.lower() == ".pdf" and not out.is_dir()
    with signed_in(arguments) as desk:
        found = [(one, number) for one in dict.fromkeys(arguments.client) for number in _of(desk, one)]
        wanted = [pair for pair in found if arguments.consent in (None, pair[1])]
        if arguments.consent is not None and not wanted:
            wanted = [(arguments.client[0], _own(desk, arguments.client[0], arguments.consent))]
        if not wanted:
            raise NotFound("There is no consent in force or waiting for a signature. Nothing was written.")
        if to_file and len(wanted) > 1:
            raise WrongUsageError(
                f"{out} is one file, and there are {len(wanted)} consents. Name a folder, or one with --consent."
            )
        make_folder(out.parent if to_file else out)
        for client_id, number in wanted:
            path = out if to_file else out / file_name(client_id, number)
            write_whole(path, desk.consent_papers.pdf(number, arguments.large))
    say(f"{len(wanted)} {'consent' if len(wanted) == 1 else 'consents'} written to {out}.")
    return 0


def _check_options(arguments: argparse.Namespace) -> None:
    if arguments.all:
        raise WrongUsageError(
            "Name the clients whose consents are to be printed; there is no --all for these."
        )
    if arguments.copy == CHART_COPY or arguments.without_naloxone:
        raise WrongUsageError(
            "A consent has neither a chart copy nor a naloxone panel. Leave those options out."
        )
    if arguments.consent is not None and len(set(arguments.client)) > 1:
        raise WrongUsageError("--consent names one consent of one client. Name that client alone.")


def _of(desk: Desk, client_id: int) -> tuple[int, ...]:
    return desk.consent_papers.printable(client_id)


def _own(desk: Desk, client_id: int, number: int) -> int:
    """One that holds no more is printed where it is asked for by number. Raises `NotFound` for another client's."""
    if desk.consent_papers.paper(number).client_id != client_id:
        raise NotFound(f"Consent {number} is not one of client {client_id}. Nothing was written.")
    return number
