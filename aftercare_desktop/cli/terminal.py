"""What the commands say and ask: lines, tables, JSON, progress, the password. Quiet when nobody reads on."""

import getpass
import io
import json
import os
import sys
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from aftercare_desktop.errors import BadInput, SignInRefused

if TYPE_CHECKING:
    from typing import Never

    from tqdm import tqdm

PASSWORD_VARIABLE = "AFTERCARE_PASSWORD"


def speak_utf8() -> None:
    """Names of every script leave as UTF-8, also into a pipe on a machine whose locale knows less."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def say(line: str) -> None:
    """One line of result on standard output."""
    print(line)


def complain(sentence: str) -> None:
    """One line on standard error, whatever the sentence was made of."""
    print(f"aftercare-desktop: {' '.join(sentence.split())}", file=sys.stderr)


def say_json(value: object) -> None:
    """The one JSON value of a command."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns in line; wide and combining characters count as wide as a terminal draws them."""
    lines = [tuple(_harmless(cell) for cell in row) for row in (header, *rows)]
    widths = [max(_width(row[place]) for row in lines) for place in range(len(header))]
    for row in lines:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        say("  ".join(cells).rstrip())


@contextmanager
def progress(title: str, total: int) -> Iterator["tqdm[Never]"]:
    """A bar on a terminal, nothing elsewhere."""
    # Most commands show no bar and should start at once.
    from tqdm import tqdm  # noqa: PLC0415

    with tqdm(total=total, desc=title, unit="", leave=False, disable=not sys.stderr.isatty()) as bar:
        yield bar


def ask_password(prompt: str = "Password: ") -> str:
    """The password from the environment, else typed unseen on a terminal. Raises `SignInRefused` where neither is."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    with warnings.catch_warnings():
        # Without a terminal getpass would read the password from standard input and show it.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt, stream=sys.stderr)
        except (getpass.GetPassWarning, EOFError, OSError) as problem:
            raise SignInRefused(
                f"No password was given. Set {PASSWORD_VARIABLE}, or start this on a terminal to type it."
            ) from problem


def ask_new_password(prompt: str) -> str:
    """A password to be set: from the environment, else typed twice. Raises `BadInput` when the two differ."""
    first = ask_password(prompt)
    if os.environ.get(PASSWORD_VARIABLE) is None and ask_password("The same again: ") != first:
        raise BadInput("The two passwords were not the same. Nothing was set up; try again.")
    return first


def _harmless(cell: str) -> str:
    """A cell that cannot move the cursor or break the line."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in cell)


def _width(cell: str) -> int:
    return sum(_columns(c) for c in cell)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
