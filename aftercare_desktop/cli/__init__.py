"""The command line: arguments in, a command or the window, an exit status out."""

# ruff: noqa: PLC0415
# A command loads its own room only, so that the short ones start at once: lists need neither Qt nor the PDF engine.

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime

from aftercare_desktop import paths
from aftercare_desktop.bug_report import write_report
from aftercare_desktop.cli.arguments import parser
from aftercare_desktop.cli.terminal import complain, speak_utf8
from aftercare_desktop.errors import AftercareError

INTERRUPTED = 130
BUG = 5

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line (by default that of the process) and return the exit status."""
    speak_utf8()
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as ended:
        # argparse has said what is wrong, or printed help or version.
        return ended.code if isinstance(ended.code, int) else 2
    try:
        command = _command(arguments)
        # A window has its own way to end; Qt's loop would keep a request waiting.
        with nullcontext() if command is _window else _ending_on_request():
            status = command(arguments)
            sys.stdout.flush()
    except AftercareError as refused:
        complain(refused.sentence)
        return refused.exit_status
    except KeyboardInterrupt:
        complain("Interrupted. Nothing half-written was left.")
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return 0
    except Exception as problem:  # noqa: BLE001  (the last door: a bug becomes a report and one sentence)
        complain(_told(problem))
        return BUG
    return status


def _command(arguments: argparse.Namespace) -> Command:
    """The function that carries the command out."""
    name = arguments.command
    if name is None:
        return _window
    if name == "list":
        from aftercare_desktop.cli import listing

        return listing.run
    if name == "print" and arguments.document == "note":
        from aftercare_desktop.cli import notes

        return notes.run
    if name == "print" and arguments.document == "consent":
        from aftercare_desktop.cli import consents

        return consents.run
    if name == "print" and arguments.document == "accounting":
        from aftercare_desktop.cli import accountings

        return accountings.run
    if name == "print" and arguments.to:
        from aftercare_desktop.cli import sharing

        return sharing.run
    if name == "print":
        from aftercare_desktop.cli import printing

        return printing.run
    if name == "import":
        from aftercare_desktop.cli import importing

        return importing.run
    if name == "export" and arguments.what == "client":
        from aftercare_desktop.cli import own_copies

        return own_copies.run
    if name == "export":
        from aftercare_desktop.cli import exporting

        return exporting.run
    from aftercare_desktop.cli import administration

    return {
        "init": administration.init,
        "demo": administration.demo,
        "check": administration.check,
        "audit": administration.audit,
    }[name]


def _window(arguments: argparse.Namespace) -> int:
    from aftercare_desktop.app import run_window

    place = arguments.data if arguments.data is not None else paths.data_folder()
    return run_window(place, arguments.user, demo=arguments.demo)


@contextmanager
def _ending_on_request() -> Iterator[None]:
    """A polite request to end is treated like Ctrl+C, so that temporary files go."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _close_quietly() -> None:
    """Nobody reads on (`| head`): what is still to be written goes nowhere, without a complaint at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(problem: Exception) -> str:
    try:
        path = write_report(problem, paths.state_folder(), datetime.now(UTC))
    except OSError:
        return "The program made a mistake and stopped. Nothing that was confirmed is lost."
    return (
        "The program made a mistake and stopped. Nothing that was confirmed is lost. "
        f"A report without personal data lies in {path}."
    )
