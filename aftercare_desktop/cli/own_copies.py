"""`export client`: one client's whole record as a copy for them, other people's identities removed."""

import argparse
from dataclasses import replace
from pathlib import Path

from aftercare_desktop.cli.arguments import WrongUsageError
from aftercare_desktop.cli.printing import write_whole
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import say
from aftercare_desktop.domain.own_record import CopyForm
from aftercare_desktop.services.own_copies import copy_file

_FORMS = {"json": CopyForm.JSON, "pdf": CopyForm.PDF}


def run(arguments: argparse.Namespace) -> int:
    """Gather the record, write the file, say where."""
    out: Path = arguments.out
    form = _FORMS.get(arguments.format)
    if form is None:
        raise WrongUsageError("One client's record is written as json or pdf.")
    if arguments.client is None:
        raise WrongUsageError("Say whose record it is, with --client ID.")
    if arguments.purpose is not None or arguments.words or arguments.archived:
        raise WrongUsageError(
            "A copy is for the client themself: leave out --purpose, --words and --archived."
        )
    with signed_in(arguments) as desk:
        paper = desk.own_copies.gather(arguments.client)
        write_whole(out, copy_file(replace(paper, large=False), form))
    say(f"The copy was written to {out}. It is for the client; others need a consent.")
    return 0
