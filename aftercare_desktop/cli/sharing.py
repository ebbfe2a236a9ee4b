"""`print plan --to`: a copy of the plan for somebody else, through the gate, limited to what the client agreed to."""

import argparse
from pathlib import Path

from aftercare_desktop.cli.accountings import one_client
from aftercare_desktop.cli.printing import check_options, make_folder, write_whole
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import say
from aftercare_desktop.domain.disclosures import Handed


def run(arguments: argparse.Namespace) -> int:
    """Prepare the copy and write its file. It counts as prepared, until somebody says how it was sent."""
    check_options(arguments)
    client_id = one_client(arguments, "copy for somebody else")
    out: Path = arguments.out
    to_file = out.suffix.lower() == ".pdf" and not out.is_dir()
    folder = out.parent if to_file else out
    with signed_in(arguments) as desk:
        recipient = desk.recipients.named(client_id, arguments.to)
        asked = desk.gate.as_agreed(client_id, Handed.PLAN, recipient)
        make_folder(folder)
        number = desk.gate.prepare(client_id, asked).value
        path = out if to_file else folder / f"disclosure-{number}.pdf"
        write_whole(path, desk.gate.paper(number))
    say(f"Copy {number} written to {path}. It is prepared, not sent: say how it went, or destroy it.")
    return 0
