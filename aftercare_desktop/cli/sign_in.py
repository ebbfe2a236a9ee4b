"""Signing in for a command: which folder, who, with which password."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aftercare_desktop import paths
from aftercare_desktop.cli.arguments import WrongUsageError
from aftercare_desktop.cli.terminal import ask_password
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import SystemClock
from aftercare_desktop.services.desk import Desk


def data_folder(arguments: argparse.Namespace) -> Path:
    """The folder given with `--data`, in AFTERCARE_DATA, or the usual one."""
    given: Path | None = arguments.data
    return given if given is not None else paths.data_folder()


@contextmanager
def signed_in(arguments: argparse.Namespace) -> Iterator[Desk]:
    """The desk of the person who signs in; signed out on leaving."""
    place = data_folder(arguments)
    if not accounts.center_exists(place):
        raise NotFound(
            f"There is no center in {place}. Set one up with init, or name its folder with --data."
        )
    desk = accounts.sign_in(place, _user(arguments), ask_password(), SystemClock())
    try:
        yield desk
    finally:
        desk.sign_out()


def _user(arguments: argparse.Namespace) -> str:
    if arguments.user:
        return str(arguments.user)
    if not sys.stdin.isatty():
        raise WrongUsageError("Say who signs in: --user NAME.")
    sys.stderr.write("User name: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()
