"""Runs every benchmark of this folder and prints a table, or one JSON value with `--json`."""

import argparse
import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import asdict

import tests.benchmarks
from tests.benchmarks.result import Result

_NOT_BENCHMARKS = {"__main__", "centers", "painted", "result", "stage", "window"}
NAMES = tuple(
    m.name for m in pkgutil.iter_modules(tests.benchmarks.__path__) if m.name not in _NOT_BENCHMARKS
)


def main() -> int:
    """Run, print, and end with 0 if every promised figure holds, else with 1."""
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    arguments.add_argument("--json", action="store_true", help="one JSON value instead of a table")
    arguments.add_argument(
        "--only", nargs="+", choices=NAMES, default=list(NAMES), metavar="NAME", help=", ".join(NAMES)
    )
    chosen = arguments.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = []
    for name, result in _results(chosen.only):
        found.append({"benchmark": name, **asdict(result)})
        if not chosen.json:
            print(_line(name, result), flush=True)
    if chosen.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    return 1 if any(one["holds"] is False for one in found) else 0


def _results(names: list[str]) -> Iterator[tuple[str, Result]]:
    for name in names:
        print(f"running {name}", file=sys.stderr, flush=True)
        module = importlib.import_module(f"tests.benchmarks.{name}")
        yield from ((name, result) for result in module.run())


def _line(name: str, result: Result) -> str:
    verdict = {True: "holds", False: "DOES NOT HOLD", None: ""}[result.holds]
    figure = f"{result.figure:>10,.2f} {result.unit:<8}"
    return f"{name:<12} {result.what:<52} {figure} {result.promised:<24} {verdict}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
