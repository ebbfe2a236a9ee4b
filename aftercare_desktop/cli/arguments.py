"""The words of the command line: commands, options and what they mean. Nothing is carried out here."""

import argparse
from datetime import date
from pathlib import Path
from typing import TypeAlias

import aftercare_desktop
from aftercare_desktop.domain.client_filters import ExportPurpose
from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.errors import AftercareError

FIRST_YEAR, LAST_YEAR = 2000, 2100
LARGEST_ID = 2**63 - 1
DOCUMENTS = ("plan", "card", "week", "note", "consent", "accounting")
CHART_COPY = "chart"
DATES = ("month-first", "day-first")

EXIT_STATUS = """\
exit status:
  0    done
  2    wrong usage
  3    sign-in refused
  4    not found, not permitted or bad input
  5    the data could not be read or written
  130  interrupted

The password is taken from AFTERCARE_PASSWORD or asked for; it is never an argument.
"""


class WrongUsageError(AftercareError):
    """The command was given wrongly in a way that only shows when several options are seen together."""

    exit_status = 2


def parser() -> argparse.ArgumentParser:
    """The parser of the whole program. Without a command the window opens."""
    root = argparse.ArgumentParser(
        prog="aftercare-desktop",
        description="Aftercare plans, peer support and sober living for a treatment center.",
        epilog=EXIT_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument(
        "--version", action="version", version=f"aftercare-desktop {aftercare_desktop.__version__}"
    )
    root.add_argument("--demo", action="store_true", help="open the window on a made-up center")
    _add_who(root, None)
    commands = root.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    _demo(commands)
    _init(commands)
    _list(commands)
    _print(commands)
    _import(commands)
    _export(commands)
    _check(commands)
    _audit(commands)
    return root


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_who(to: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    """`--data` and `--user` may stand before or behind the command; a command's own must not undo the earlier one."""
    to.add_argument(
        "--data", type=Path, default=default, metavar="DIR", help="the center's folder (also AFTERCARE_DATA)"
    )
    to.add_argument("--user", default=default, metavar="NAME", help="who signs in")


def _command(commands: Commands, name: str, help_: str) -> argparse.ArgumentParser:
    found = commands.add_parser(name, help=help_, description=help_)
    _add_who(found)
    return found


def _add_json(to: argparse.ArgumentParser) -> None:
    to.add_argument("--json", action="store_true", help="print one JSON value and nothing else")


def _demo(commands: Commands) -> None:
    demo = _command(commands, "demo", "write a made-up center into a folder and say how to sign in")
    demo.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    demo.add_argument("--clients", type=_count, default=60, metavar="N", help="how many people (60)")
    demo.add_argument("--seed", type=int, default=7, metavar="S", help="another seed, other people (7)")
    demo.add_argument("--date", type=_day, default=None, metavar="D", help="the day it is there (today)")


def _init(commands: Commands) -> None:
    init = _command(commands, "init", "set up a new center; prints the recovery key once")
    init.add_argument("--center", required=True, metavar="NAME", help="name of the center")
    init.add_argument("--phone", required=True, metavar="P", help="the center's own line")
    init.add_argument("--name", default="", metavar="NAME", help="the administrator's full name (--user)")
    init.add_argument(
        # None and not "": argparse sends a default that is text through the type.
        "--state",
        type=_state,
        default=None,
        metavar="ME",
        help="two letters, for public holidays",
    )
    init.add_argument(
        "--timezone", default="America/New_York", metavar="Z", help="an IANA name (America/New_York)"
    )


def _list(commands: Commands) -> None:
    list_ = _command(commands, "list", "list clients or staff")
    list_.add_argument("what", choices=("clients", "staff"))
    _add_json(list_)


def _print(commands: Commands) -> None:
    print_ = _command(commands, "print", "write documents as PDF files")
    print_.add_argument("document", choices=DOCUMENTS)
    whose = print_.add_mutually_exclusive_group(required=True)
    whose.add_argument("--client", type=_id, nargs="+", metavar="ID", help="these clients")
    whose.add_argument("--all", action="store_true", help="every client who has one")
    print_.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="PATH",
        help="a folder, or FILE.pdf for a single client; FILE.txt for a note as text",
    )
    print_.add_argument(
        "--copy",
        choices=("client", CHART_COPY),
        default="client",
        help="the client's copy or the chart's (client)",
    )
    print_.add_argument(
        "--consent", type=_id, metavar="N", help="this consent alone; else those in force or not signed yet"
    )
    print_.add_argument("--large", action="store_true", help="large print, 18 point")
    print_.add_argument(
        "--to",
        default="",
        metavar="RECIPIENT",
        help="a copy for somebody else, as far as the client consented: the id or the exact name of an entry "
        "of the directory, or the exact name of somebody outside the center",
    )
    print_.add_argument(
        "--since", type=_day, default=None, metavar="D", help="first day of an accounting (three years ago)"
    )
    print_.add_argument("--until", type=_day, default=None, metavar="D", help="its last day (today)")
    print_.add_argument(
        "--without-naloxone", action="store_true", help="the card without its naloxone panel, which may tell"
    )


def _import(commands: Commands) -> None:
    import_ = _command(
        commands,
        "import",
        "take over a file of another program: all of it or nothing. What is printed may name people",
    )
    import_.add_argument("what", choices=("clients",))
    import_.add_argument("file", type=Path, metavar="FILE", help="a roster in CSV or as a workbook (.xlsx)")
    import_.add_argument(
        "--source",
        default="",
        metavar="NAME",
        help="where such files come from; how they are read is remembered (the known one with such columns, else the "
        "name of the file)",
    )
    import_.add_argument(
        "--sheet", default="", metavar="NAME", help="the sheet of a workbook (the first with rows)"
    )
    import_.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="TITLE=FACT",
        help="what a column carries, such as MRN=record_number; MRN= leaves it out",
    )
    import_.add_argument(
        "--dates",
        choices=DATES,
        default=None,
        help="how dates are written; needed where the file does not tell",
    )
    import_.add_argument("--skip-bad-rows", action="store_true", help="leave out rows that cannot be taken")
    import_.add_argument(
        "--take-file",
        action="store_true",
        help="take the file's word wherever center and file differ, also where ours stayed before (keep ours)",
    )
    import_.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    _add_json(import_)


def _export(commands: Commands) -> None:
    export = _command(
        commands,
        "export",
        "write a list of clients as a file, for administrators; or one client's whole record as a copy for them. "
        "Kept in the audit trail",
    )
    export.add_argument("what", choices=("clients", "client"))
    export.add_argument(
        "--client", type=_id, default=None, metavar="ID", help="whose record; with client only"
    )
    export.add_argument(
        "--format",
        choices=("json", "csv", "xlsx", "pdf"),
        required=True,
        help="kind of file: json, csv or xlsx for a list, json or pdf for one client's record",
    )
    export.add_argument("--out", type=Path, required=True, metavar="PATH", help="the file to write")
    export.add_argument(
        "--purpose",
        choices=tuple(purpose.replace("_", "-") for purpose in ExportPurpose),
        default=None,
        help="what the list is for; needed for a list",
    )
    export.add_argument(
        "--words", default="", metavar="TEXT", help="the purpose in a few words; needed with --purpose other"
    )
    export.add_argument("--archived", action="store_true", help="archived people too")


def _check(commands: Commands) -> None:
    _command(commands, "check", "read everything that is stored and say whether it is sound")


def _audit(commands: Commands) -> None:
    audit = _command(commands, "audit", "the audit trail")
    audit.add_argument("what", choices=("verify",), help="whether every line stands as it was written")


def _column(text: str) -> tuple[str, RosterFact | None]:
    title, sign, fact = text.rpartition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{text!r} is not written as TITLE=FACT")
    if fact and fact not in set(RosterFact):
        raise argparse.ArgumentTypeError(f"{fact!r} is no fact; use one of: {', '.join(RosterFact)}")
    return title, RosterFact(fact) if fact else None


def _count(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None


def _id(text: str) -> int:
    number = _count(text)
    if not 1 <= number <= LARGEST_ID:
        raise argparse.ArgumentTypeError(f"{text!r} is not the id of a client")
    return number


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-11-23") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _state(text: str) -> str:
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    raise argparse.ArgumentTypeError(f"{text!r} is not a state; write its two letters")
