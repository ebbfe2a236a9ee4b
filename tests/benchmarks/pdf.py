"""A full plan as PDF beside WeasyPrint, fpdf2 and Typst with the same words, its other papers, and many on two cores.

The others get the words as headings, paragraphs, lists and tables in the same font, without tags or PDF/A; ours is
the real plan, tagged and PDF/A-2b. Every run has other words, so that no engine remembers the last one (Typst keeps
what it set before); the engines take turns, so that a busy moment of the machine hits all of them.
"""

import html
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from typing import Any, TypeVar

import psutil
import typst
from fpdf import FPDF
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from aftercare_desktop.documents.batch import render_papers
from aftercare_desktop.documents.papers import Paper, paper_pdf
from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.domain import plans as p
from aftercare_desktop.paths import resource
from tests.benchmarks.result import Result
from tests.builders import full_client, full_plan
from tests.documents.every_paper import papers_of
from tests.documents.papers import plan_paper
from tests.documents.reading import Element, read

T = TypeVar("T")
ROUNDS = 15
ALONE, PLANS, SETS = 200, 1_000, 100
BUSY = 1.7
"""Of two cores: what is left starts the workers and waits for the last papers."""
FLAT = 20
_SETTLED, _LOOKED_AT = 90, 20
"""Papers after which fonts are loaded and the workers run, and papers between looks at the memory."""
PROMISED = {"WeasyPrint": 6.0, "fpdf2": 3.0, "Typst": 1.0}
_FACES = {
    "": "SourceSans3_400Regular.ttf",
    "B": "SourceSans3_700Bold.ttf",
    "I": "SourceSans3_400Regular_Italic.ttf",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a plan as any engine can set them: ("h1", text), ("p", text), ("table", rows)."""

    parts: tuple[tuple[str, str | tuple[tuple[str, ...], ...]], ...]


def run() -> list[Result]:
    """Milliseconds of each engine, how many times ours is as fast, and plans a second on one core and two."""
    others = {"WeasyPrint": _weasyprint(), "fpdf2": _fpdf2, "Typst": _typst()}
    taken: dict[str, list[float]] = {name: [] for name in ("ours", *others)}
    for number in range(ROUNDS + 1):
        words = _words(plan_pdf(_paper(number)))
        taken["ours"].append(_milliseconds(plan_pdf, _paper(number + ROUNDS)))
        for name, make in others.items():
            taken[name].append(_milliseconds(make, words))
    # The first round loads fonts and fills caches.
    middle = {name: median(times[1:]) for name, times in taken.items()}
    results = [Result("a full plan, ours, tagged and PDF/A-2b", middle["ours"], "ms")]
    for name, times in PROMISED.items():
        results.append(Result(f"the same words, {name}", middle[name], "ms"))
        ratio = middle[name] / middle["ours"]
        results.append(
            Result(f"as fast as {name}", ratio, "times", f"at least {times:g} times", ratio >= times)
        )
    return [*results, *_beside_the_plan(), *_many()]


def _beside_the_plan() -> list[Result]:
    """Milliseconds of each other paper of the same full plans."""
    taken: dict[str, list[float]] = {}
    for number in range(ROUNDS + 1):
        for name, paper in papers_of(_paper(number)).items():
            taken.setdefault(name, []).append(_milliseconds(paper_pdf, paper))
    return [Result(f"the same plan, {name}", median(times[1:]), "ms") for name, times in taken.items()]


def _paper(number: int) -> PlanPaper:
    plan, client = full_plan(), full_client(preferred_name=f"Theo {number}")
    goals = (replace(plan.goals[0], words=f"I want {number + 2} good days in a row."), *plan.goals[1:])
    steps = tuple(
        p.Step(f"{n:016x}", f"Step {n} of {number}: call, write it down, go.", "Me, Sam") for n in range(6)
    )
    goals += tuple(replace(plan.goals[1], key=f"{n:016x}", words=f"Goal {n}.", steps=steps) for n in range(3))
    return plan_paper(client=client, document=_another(replace(plan, goals=goals), number))


def _another(value: Any, number: int) -> Any:
    """The same document with other words: every written sentence ends with a number of its own."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: _another(getattr(value, field.name), number) for field in fields(value)}
        )
    if isinstance(value, tuple):
        return tuple(_another(part, number) for part in value)
    return f"{value} {number}" if isinstance(value, str) and " " in value else value


def _milliseconds(make: Callable[[T], bytes], given: T) -> float:
    began = time.perf_counter()
    make(given)
    return (time.perf_counter() - began) * 1000


def _many() -> list[Result]:
    alone = _printed(((n, _paper(n)) for n in range(ALONE)), 1)
    both = _printed(((n, _paper(n)) for n in range(PLANS)), 2)
    return [
        Result(f"{alone.drawn} plans, 1 core", alone.seconds, "s"),
        Result(f"{both.drawn:,} plans, 2 cores", both.seconds, "s"),
        Result("cores busy meanwhile", both.cores, "", f"at least {BUSY:g}", both.cores >= BUSY),
        _flat(both),
        Result("two cores against one", both.a_second / alone.a_second, "times"),
        *_sets(),
    ]


def _sets() -> list[Result]:
    """Sets as a center prints them: plan, chart copy and card of each client."""
    wanted = ("large", "chart", "card")
    run = _printed(((n, papers_of(_paper(n))[name]) for n in range(SETS) for name in wanted), 2)
    return [
        Result(f"{run.drawn} papers of {SETS} sets (large, chart, card), 2 cores", run.seconds, "s"),
        _flat(run),
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    """What printing many papers took. `cores` is the CPU time of all processes for each second, `grown` in MB."""

    drawn: int
    seconds: float
    cores: float
    grown: float

    @property
    def a_second(self) -> float:
        return self.drawn / self.seconds


def _printed(papers: Iterable[tuple[int, Paper]], workers: int) -> _Run:
    began, before, drawn, settled, most = time.perf_counter(), _cpu(), 0, 0, 0
    for _, pdf in render_papers(papers, workers):
        drawn += len(pdf) > 0
        if drawn == _SETTLED:
            settled = _memory()
        elif drawn % _LOOKED_AT == 0:
            most = max(most, _memory())
    # The generator has ended, and with it the workers: only now does their time count as that of children.
    seconds = time.perf_counter() - began
    return _Run(drawn, seconds, (_cpu() - before) / seconds, (most - settled) / 2**20)


def _flat(run: _Run) -> Result:
    return Result(
        "memory of all processes grown meanwhile", run.grown, "MB", f"at most {FLAT} MB", run.grown <= FLAT
    )


def _cpu() -> float:
    """The CPU seconds of this process and of every worker that has ended."""
    return sum(used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def _memory() -> int:
    """The bytes that this process and its workers hold now."""
    own = psutil.Process()
    return sum(process.memory_info().rss for process in (own, *own.children(recursive=True)))


def _words(pdf: bytes) -> Words:
    parts: list[tuple[str, str | tuple[tuple[str, ...], ...]]] = []

    def collect(element: Element) -> None:
        if element.role == "Table":
            rows = tuple(tuple(cell.all_text() for cell in row.children) for row in element.children)
            parts.append(("table", rows))
            return
        if element.text:
            parts.append((element.role.lower() if element.role in ("H1", "H2") else "p", element.text))
        for child in element.children:
            collect(child)

    collect(read(pdf).structure)
    return Words(tuple(parts))


def _weasyprint() -> Callable[[Words], bytes]:
    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: Paper; src: url({resource('fonts', file).as_uri()}); {cut} }}"
        for file, cut in zip(_FACES.values(), ("", "font-weight: 700", "font-style: italic"), strict=True)
    )
    style = CSS(
        string=faces + "@page { size: Letter; margin: 0.6in } body { font: 12.4pt/17pt Paper } "
        "h1 { font-size: 23pt } h2 { font-size: 13.5pt } table { width: 100% }",
        font_config=fonts,
    )

    def make(words: Words) -> bytes:
        body = "".join(_as_html(kind, part) for kind, part in words.parts)
        pdf = HTML(string=f"<html lang=en><body>{body}").write_pdf(stylesheets=[style], font_config=fonts)
        return bytes(pdf or b"")

    return make


def _as_html(kind: str, part: str | tuple[tuple[str, ...], ...]) -> str:
    if isinstance(part, str):
        return f"<{kind}>{html.escape(part)}</{kind}>"
    rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in part)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _fpdf2(words: Words) -> bytes:
    pdf = FPDF(format="letter", unit="pt")
    for style, file in _FACES.items():
        pdf.add_font("Paper", style, str(resource("fonts", file)))
    pdf.add_page()
    sizes = {"h1": ("B", 23), "h2": ("B", 13.5), "p": ("", 12.4)}
    for kind, part in words.parts:
        style, size = sizes.get(kind, ("", 12.4))
        pdf.set_font("Paper", style, size)
        if isinstance(part, str):
            pdf.multi_cell(0, size * 1.37, part, new_x="LMARGIN", new_y="NEXT")
            continue
        with pdf.table() as table:
            for row in part:
                cells = table.row()
                for cell in row:
                    cells.cell(cell)
    return bytes(pdf.output())


def _typst() -> Callable[[Words], bytes]:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(resource("fonts"))])
    head = '#set text(font: "Source Sans 3", size: 12.4pt)\n#set page(paper: "us-letter", margin: 0.6in)\n'

    def make(words: Words) -> bytes:
        source = head + "\n".join(_as_typst(kind, part) for kind, part in words.parts)
        return bytes(typst.compile(source.encode("utf-8"), font_paths=fonts))

    return make


def _as_typst(kind: str, part: str | tuple[tuple[str, ...], ...]) -> str:
    if isinstance(part, str):
        level = {"h1": 1, "h2": 2}.get(kind)
        return f"#heading(level: {level}, {_quoted(part)})" if level else f"#par({_quoted(part)})"
    cells = ", ".join(_quoted(cell) for row in part for cell in row)
    return f"#table(columns: {len(part[0])}, {cells})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
