"""`print`: papers of plans as PDF files, many at once on all cores, never a half-written one."""

import argparse
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from aftercare_desktop.cli.arguments import CHART_COPY, WrongUsageError
from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import progress, say
from aftercare_desktop.domain.print_set import KINDS, PaperKind, WantedPaper
from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.print_sets import print_many

_COUNTED = {
    PaperKind.PLAN: ("plan", "plans"),
    PaperKind.CARD: ("card", "cards"),
    PaperKind.WEEK: ("week", "weeks"),
}
_COME_LARGE = frozenset(kind.value for kind, about in KINDS.items() if about.comes_large)


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say how many."""
    wanted = _wanted(arguments)
    out: Path = arguments.out
    to_file = out.suffix.lower() == ".pdf" and not out.is_dir()
    one, many = _COUNTED[PaperKind(arguments.document)]
    if to_file and (arguments.all or len(set(arguments.client)) > 1):
        raise WrongUsageError(f"{out} is one file. Name a folder for the {many} of several clients.")
    folder = out.parent if to_file else out
    with signed_in(arguments) as desk:
        ids = desk.papers.printable() if arguments.all else tuple(dict.fromkeys(arguments.client))
        make_folder(folder)
        count = _write_all(desk, ids, wanted, lambda name: out if to_file else folder / name)
    say(f"{count} {one if count == 1 else many} written to {out}.")
    return 0


def check_options(arguments: argparse.Namespace) -> None:
    """Raise `WrongUsageError` for options that do not go with the document."""
    document: str = arguments.document
    chart = arguments.copy == CHART_COPY
    if chart and document != PaperKind.PLAN:
        raise WrongUsageError(f"Only the plan has a chart copy, not the {document}. Leave out --copy chart.")
    if arguments.large and (chart or document not in _COME_LARGE):
        what = "chart copy" if chart else document
        raise WrongUsageError(f"The {what} does not come in large print. Leave out --large.")
    if arguments.to and (chart or arguments.large or document != PaperKind.PLAN):
        what = "chart copy" if chart else "large print" if arguments.large else document
        raise WrongUsageError(f"The {what} goes to nobody outside the center. Leave out --to.")
    if (arguments.since or arguments.until) and document != "accounting":
        raise WrongUsageError("Only the accounting tells of a period. Leave out --since and --until.")
    if arguments.without_naloxone and document != PaperKind.CARD:
        raise WrongUsageError("Only the card has a naloxone panel. Leave out --without-naloxone.")


def _wanted(arguments: argparse.Namespace) -> WantedPaper:
    check_options(arguments)
    kind = PaperKind.CHART if arguments.copy == CHART_COPY else PaperKind(arguments.document)
    return WantedPaper(kind, large=arguments.large, naloxone=not arguments.without_naloxone)


def _write_all(desk: Desk, ids: Sequence[int], wanted: WantedPaper, path_of: Callable[[str], Path]) -> int:
    """How many were written: two records that were merged are one person."""
    count = 0
    with progress("Printing", len(ids)) as bar, closing(print_many(desk.papers, ids, (wanted,))) as files:
        for file in files:
            write_whole(path_of(file.file_name), file.pdf)
            count += 1
            bar.update()
    return count


def make_folder(folder: Path) -> None:
    """A folder for this person alone, with those above it. Raises `StorageFailed`."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise StorageFailed(f"The folder {folder} cannot be made ({problem.strerror}).") from problem


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, readable by this person alone.

    Raises:
        StorageFailed: the folder cannot be written; an older file of this name is untouched.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as problem:
        raise StorageFailed(
            f"{path} cannot be written ({problem.strerror}). Nothing was left there."
        ) from problem
