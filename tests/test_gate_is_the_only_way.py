"""No code path hands out client content to anyone but the client, or keeps it within the center, except the gate.

Derived from the code: every use case that gives bytes, a paper or a type of `documents` and `exchange`, every module
that draws, reads kept files, prints, writes a file or fills the clipboard, and every command that prints or exports
must say in one table to whom it goes. Whatever goes to others stands in `services/gate` alone (DOMAIN.md section 6;
42 CFR 2.13).
"""

import argparse
import ast
import dataclasses
import inspect
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import grimp
import pytest

from aftercare_desktop.cli import arguments as arguments_module
from aftercare_desktop.cli.arguments import parser
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import ROLE_PERMISSIONS, Permission
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.use_case import Service, Work, spec_of, use_case
from tests.services.conftest import desk, new_place, place

__all__ = ["desk", "new_place", "place"]
ROOT = Path(arguments_module.__file__).parent.parent
GATE = "aftercare_desktop.services.gate"
FOR_OTHERS = ("aftercare_desktop.documents.disclosed", "aftercare_desktop.exchange.disclosed")
"""What draws papers for others."""


class Whom(StrEnum):
    """To whom it goes."""

    CLIENT = "the client, as their own copy"
    CENTER = "the center's own staff, chart and lists"
    OTHERS = "anybody else"
    NOBODY = "holds nothing about a client"


W = Whom
TO_WHOM = {
    # Use cases that give bytes or papers
    "papers.plan": W.CLIENT,
    "papers.preview": W.CLIENT,
    "papers.stored_pdf": W.CLIENT,
    "papers.pdf": W.CLIENT,
    "papers.look": W.CLIENT,
    "papers.usual_set": W.NOBODY,  # which papers a person usually prints
    "papers.gather": W.CLIENT,
    "papers.gather_cards": W.CLIENT,
    "papers.gather_weeks": W.CLIENT,
    "leaving.print": W.CLIENT,
    "own_copies.gather": W.CLIENT,
    "own_copies.kept": W.CLIENT,
    "accountings.of_client": W.CLIENT,  # 42 CFR 2.25: on the client's request
    "consent_papers.paper": W.CLIENT,  # to read and to sign
    "consent_papers.pdf": W.CLIENT,
    "consent_papers.scan": W.CENTER,
    "signatures.attached": W.CENTER,
    "signatures.attached_for_paper": W.CLIENT,
    "signatures.page": W.CLIENT,
    "signatures.page_pdf": W.CLIENT,
    "registers.agreement_file": W.NOBODY,
    "registers.order_file": W.CENTER,
    "client_lists.for_file": W.CENTER,
    "client_lists.for_print": W.CENTER,
    "importing.sources": W.NOBODY,  # how a kind of file is read
    "printing.choices": W.NOBODY,
    "printing.sample": W.NOBODY,  # invented
    "stash.take": W.CENTER,  # a person's own unsaved words
    "gate.look": W.OTHERS,
    "gate.paper": W.OTHERS,
    # Modules that draw, read or write other people's formats, or look into kept files
    "services.approved_words": W.NOBODY,
    "services.drafting": W.CLIENT,
    "services.gathering": W.CLIENT,
    "services.leaving": W.CLIENT,
    "services.list_papers": W.CENTER,
    "services.own_copies": W.CLIENT,
    "services.paper_kinds": W.CLIENT,
    "services.papers": W.CLIENT,
    "services.print_sets": W.CLIENT,
    "services.printing": W.NOBODY,
    "services.sample_plan": W.NOBODY,
    "services.signatures": W.CENTER,
    "services.registers": W.CENTER,
    "services.rights": W.CLIENT,
    "services.consents": W.CENTER,
    "services.consent_papers": W.CLIENT,
    "services.accountings": W.CLIENT,
    "services.importing.draft": W.CENTER,
    "services.importing.report": W.CENTER,
    "services.importing.report_file": W.CENTER,
    "services.importing.service": W.CENTER,
    "services.gate.making": W.OTHERS,
    "services.gate.service": W.OTHERS,
    # Modules that print, write a file or fill the clipboard
    "ui.printing": W.CLIENT,  # the one door to the printer and to a file; its callers stand below
    "ui.set_printing": W.CLIENT,
    "ui.secret_copy": W.NOBODY,  # a first password
    "ui.dialogs.set_up": W.NOBODY,
    "ui.leaving_now": W.CLIENT,
    "ui.pages.leaving.page": W.CLIENT,
    "ui.pages.with_client.page": W.CLIENT,
    "ui.pages.plan.paper_out": W.CLIENT,
    "ui.pages.plan.signing": W.CLIENT,
    "ui.pages.client.ways": W.CLIENT,
    "ui.pages.client.chart": W.CENTER,  # the note for the center's own medical record
    "ui.pages.client.contact_today": W.CLIENT,  # a message to the client
    "ui.pages.client_list.page": W.CENTER,
    "ui.pages.client_list.exporting": W.CENTER,
    "ui.pages.importing.page": W.CENTER,
    "ui.pages.settings.audit": W.CENTER,
    "ui.pages.settings.printing": W.NOBODY,
    "ui.pages.settings.staff": W.NOBODY,
    "ui.pages.client.consents.paper_out": W.CLIENT,
    "ui.pages.client.consents.copies": W.CLIENT,
    "ui.dialogs.prepared": W.OTHERS,
    "ui.sharing": W.OTHERS,
    "ui.dialogs.accounting": W.CLIENT,
    "cli.printing": W.CLIENT,
    "cli.notes": W.CENTER,
    "cli.exporting": W.CENTER,
    "cli.own_copies": W.CLIENT,
    "cli.accountings": W.CLIENT,
    "cli.consents": W.CLIENT,
    "cli.sharing": W.OTHERS,
    # Commands
    "print plan": W.CLIENT,
    "print card": W.CLIENT,
    "print week": W.CLIENT,
    "print note": W.CENTER,
    "print consent": W.CLIENT,
    "print accounting": W.CLIENT,
    "print letter": W.OTHERS,
    "print packet": W.OTHERS,
    "export client": W.CLIENT,
    "export clients": W.CENTER,
}
"""The one table. Whoever adds a way out says here to whom it goes; what goes to others belongs into the gate."""


# --- Use cases ----------------------------------------------------------------------------------------------


def _hands_out(kind: object, seen: set[object]) -> bool:
    """Whether a value of this type carries bytes, a paper, or what documents and exchange know."""
    if kind is bytes:
        return True
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if inner:
        return any(_hands_out(one, seen) for one in (*inner, origin))
    if not inspect.isclass(kind) or kind in seen:
        return False
    seen.add(kind)
    outer = kind.__module__.removeprefix("aftercare_desktop.").split(".")[0]
    if outer in ("documents", "exchange") or kind.__name__.endswith(("Paper", "File")):
        return True
    if not dataclasses.is_dataclass(kind):
        return False
    hints = typing.get_type_hints(kind)
    return any(_hands_out(hints[one.name], seen) for one in dataclasses.fields(kind))


def _given_by(service: object) -> Iterator[tuple[str, str]]:
    """Names of the use cases that hand something out, and the module each stands in."""
    for name, method in inspect.getmembers(service, callable):
        if spec_of(method) is not None:
            body = inspect.unwrap(method)
            if _hands_out(typing.get_type_hints(body)["return"], set()):
                yield name, body.__module__


def _use_cases(desk: Desk) -> dict[str, str]:
    return {
        f"{attribute}.{name}": module
        for attribute, service in vars(desk).items()
        if isinstance(service, Service)
        for name, module in _given_by(service)
    }


def test_every_use_case_that_hands_something_out_says_to_whom(desk: Desk) -> None:
    assert _use_cases(desk).keys() - TO_WHOM.keys() == set()


def test_what_goes_to_others_stands_in_the_gate_alone(desk: Desk) -> None:
    found = _use_cases(desk)
    to_others = {name for name in found if TO_WHOM[name] is W.OTHERS}
    assert to_others == {name for name, module in found.items() if module.startswith(GATE)}
    assert to_others


class Sneaky(Service):
    """What somebody might add one day. Lives in the tests, so the desk does not know it."""

    @use_case(Permission.READ_PLAN)
    def letter(self, work: Work, client_id: int) -> tuple[bytes, int]:
        """A letter to whomever."""
        return b"", client_id

    @use_case(Permission.READ_PLAN)
    def count(self, work: Work) -> int:
        """Hands out nothing."""
        return 0


def test_a_new_way_out_is_noticed(desk: Desk) -> None:
    assert dict(_given_by(Sneaky(desk._context))) == {"letter": __name__}
    calls = "from aftercare_desktop.ui.printing import print_pdf\nprint_pdf(b'', '', None)\n"
    assert _opens_a_way(ast.parse(calls))
    assert _opens_a_way(ast.parse("path.write_text(plan)"))
    assert not _opens_a_way(ast.parse("desk.clients.open(4)"))


# --- Modules ------------------------------------------------------------------------------------------------

_DOORS = frozenset(
    {"write_whole", "write_file", "print_pdf", "save_pdf", "save_file", "write_bytes", "write_text"}
    | {"QPrinter", "getSaveFileName", "setMimeData", "clipboard", "openUrl"}
)
_LINES_OUT = frozenset(
    {"socket", "smtplib", "urllib", "http", "ftplib", "requests", "webbrowser", "subprocess"}
)


def _opens_a_way(tree: ast.Module) -> bool:
    names = (getattr(one, "id", getattr(one, "attr", "")) for one in ast.walk(tree))
    return not _DOORS.isdisjoint(names)


def _modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            yield name, ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("aftercare_desktop", include_external_packages=True)


def _importers(graph: grimp.ImportGraph, module: str) -> set[str]:
    inside = {module} | graph.find_descendants(module)
    found = {one for each in inside for one in graph.find_modules_that_directly_import(each)}
    return found - inside


def _ways(graph: grimp.ImportGraph) -> set[str]:
    drawing = {
        one.removeprefix("aftercare_desktop.")
        for room in ("documents", "exchange", "store.files")
        for one in _importers(graph, f"aftercare_desktop.{room}")
    }
    opening = {name for name, tree in _modules("ui", "cli", "services", "demo") if _opens_a_way(tree)}
    return drawing | opening


def test_every_module_that_draws_or_lets_out_says_for_whom(graph: grimp.ImportGraph) -> None:
    assert _ways(graph) - TO_WHOM.keys() == set()


def test_papers_for_others_are_made_and_kept_by_the_gate_alone(graph: grimp.ImportGraph) -> None:
    for module in FOR_OTHERS:
        importers = _importers(graph, module)
        assert importers
        assert all(one.startswith(GATE) for one in importers)
    made = {
        name
        for name, tree in _modules("ui", "cli", "services", "demo", "store", "documents", "words")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "DisclosedPaper"
    }
    assert made == {"services.gate.making"}
    assert _writing_disclosures() == {"services.gate.service"}


def _writing_disclosures() -> set[str]:
    """The modules that keep a new disclosure."""
    return {
        name
        for name, tree in _modules("ui", "cli", "services", "demo")
        for alias in _called_here(tree, "disclosures")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == f"{alias}.add"
    }


def _called_here(tree: ast.Module, module: str) -> Iterator[str]:
    """What a module of the store is called in this one."""
    for one in ast.walk(tree):
        if isinstance(one, ast.ImportFrom) and one.module == "aftercare_desktop.store":
            yield from (name.asname or name.name for name in one.names if name.name == module)


def test_whoever_lets_something_out_to_others_has_it_from_the_gate() -> None:
    """Its printing and saving modules name no use case that gives anything else."""
    for name, tree in _modules("ui", "cli"):
        if TO_WHOM.get(name) is not W.OTHERS:
            continue
        named = {
            f"{one.value.attr}.{one.attr}"
            for one in ast.walk(tree)
            if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Attribute)
        }
        assert {each for each in named if each in TO_WHOM and TO_WHOM[each] is not W.OTHERS} == set()


def test_the_program_opens_no_line_to_the_outside(graph: grimp.ImportGraph) -> None:
    for module in graph.modules:
        if module.startswith("aftercare_desktop"):
            outer = {one.split(".")[0] for one in graph.find_modules_directly_imported_by(module)}
            assert outer.isdisjoint(_LINES_OUT), module
            assert "PySide6.QtNetwork" not in graph.find_modules_directly_imported_by(module)


# --- Commands -----------------------------------------------------------------------------------------------


def _commands() -> set[str]:
    (groups,) = (one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    found = set()
    for command in ("print", "export"):
        action = next(
            one for one in groups.choices[command]._actions if one.choices and not one.option_strings
        )
        found |= {f"{command} {one}" for one in action.choices or ()}
    return found


def test_every_command_that_prints_or_exports_says_to_whom() -> None:
    assert _commands() - TO_WHOM.keys() == set()
    assert {"print plan", "export clients"} <= _commands()


# --- Whole rosters ------------------------------------------------------------------------------------------


def test_a_list_of_many_clients_leaves_with_administrators_for_a_purpose_in_the_trail(desk: Desk) -> None:
    for name in ("for_file", "for_print"):
        spec = spec_of(getattr(desk.client_lists, name))
        assert spec is not None
        assert spec.permission is Permission.EXPORT_LIST
        assert spec.event in (Event.CLIENTS_EXPORTED, Event.CLIENTS_PRINTED)
        assert "reason" in inspect.signature(inspect.unwrap(getattr(desk.client_lists, name))).parameters
    holders = {role for role in Role if Permission.EXPORT_LIST in ROLE_PERMISSIONS[role]}
    assert holders == {Role.ADMINISTRATOR}
