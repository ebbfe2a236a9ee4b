"""Reports of bugs: what went wrong and where in the code, never a message or value, which may hold a person's words."""

import sys
import traceback
from datetime import datetime
from pathlib import Path

import aftercare_desktop

_REPORTS_KEPT = 20


def write_report(problem: BaseException, folder: Path, now: datetime) -> Path:
    """Write a report into the folder and return its path. Keeps the last reports only."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"report-{now:%Y%m%d-%H%M%S}-{now.microsecond:06d}.txt"
    path.write_text(report_text(problem, now), encoding="utf-8")
    for old in sorted(folder.glob("report-*.txt"))[:-_REPORTS_KEPT]:
        old.unlink(missing_ok=True)
    return path


def report_text(problem: BaseException, now: datetime) -> str:
    """The chain of exception types with file, line and function of each frame."""
    lines = [
        f"Aftercare Desktop {aftercare_desktop.__version__}",
        f"Python {sys.version.split()[0]} on {sys.platform}",
        f"{now:%Y-%m-%d %H:%M:%S} UTC",
        "",
    ]
    link: BaseException | None = problem
    while link is not None:
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """The file inside its package: a person's home folder carries their name."""
    parts = Path(filename).parts
    for root in ("aftercare_desktop", "site-packages", "tests"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else ""
