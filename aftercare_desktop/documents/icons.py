"""The few outline icons that print, as path data from Lucide 1.62 (ISC licence), and their PDF path operators.

Icons stand on a grid of 24 with y downwards; the pen flips them.
"""

import math
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache


class Icon(Enum):
    """An icon: SVG path data, its parts one after the other."""

    HOUSE = (
        "M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8"
        "M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"
    )
    PILL = "m10.5 20.5 10-10a4.95 4.95 0 1 0-7-7l-10 10a4.95 4.95 0 1 0 7 7ZM8.5 8.5l7 7"
    PEOPLE = (
        "M18 21a8 8 0 0 0-16 0M15 8a5 5 0 1 1-10 0a5 5 0 1 1 10 0M22 20c0-3.37-2-6.5-4-8a5 5 0 0 0-.45-8.3"
    )
    SUN = (
        "M16 12a4 4 0 1 1-8 0a4 4 0 1 1 8 0M12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41M2 12h2M20 12h2"
        "M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41"
    )
    CALENDAR = "M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2M3 9h18M9 15l2 2 4-4"
    HEART = (
        "M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5"
        "l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5M3.22 13H9.5l.5-1 2 4.5 2-7 1.5 3.5h5.27"
    )
    PHONE = (
        "M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2"
        "A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233"
        " 14 14 0 0 0 6.392 6.384"
    )
    KEY = (
        "M15.5 7.5l2.3 2.3a1 1 0 0 0 1.4 0l2.1-2.1a1 1 0 0 0 0-1.4L19 4M21 2l-9.6 9.6"
        "M13 15.5a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0"
    )
    SCISSORS = (
        "M9 6a3 3 0 1 1-6 0a3 3 0 1 1 6 0M8.12 8.12 12 12M20 4 8.12 15.88"
        "M9 18a3 3 0 1 1-6 0a3 3 0 1 1 6 0M14.8 14.8 20 20"
    )
    INFO = "M22 12a10 10 0 1 1-20 0a10 10 0 1 1 20 0M12 16v-4M12 8h.01"
    WAVES = "".join(f"M2 {y}" + "c1.667 2.4 3.333 2.4 5 0c1.667-2.4 3.333-2.4 5 0" * 2 for y in (5, 12, 19))


_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d*\.\d+|\d+\.?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}


@cache
def outline(icon: Icon) -> str:
    """PDF path operators of an icon on its grid of 24."""
    x = y = start_x = start_y = 0.0
    operators: list[str] = []
    for command, n in _commands(icon.value):
        dx, dy = (x, y) if command.islower() else (0.0, 0.0)
        kind = command.upper()
        if kind == "Z":
            operators.append("h")
            x, y = start_x, start_y
        elif kind == "A":
            end_x, end_y = n[5] + dx, n[6] + dy
            operators += _arc(x, y, n[0], bool(n[3]), bool(n[4]), end_x, end_y)
            x, y = end_x, end_y
        elif kind == "C":
            points = [n[i] + (dy if i % 2 else dx) for i in range(6)]
            operators.append(" ".join(f"{p:.3f}" for p in points) + " c")
            x, y = points[4], points[5]
        else:
            x = n[0] + dx if kind in "MLH" else x
            y = n[-1] + dy if kind in "MLV" else y
            if kind == "M":
                start_x, start_y = x, y
            operators.append(f"{x:.3f} {y:.3f} {'m' if kind == 'M' else 'l'}")
    return " ".join(operators)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers, repeated commands spelled out."""
    tokens = _TOKEN.findall(data)
    at = 0
    while at < len(tokens):
        command = tokens[at]
        at += 1
        count = _COUNTS[command.upper()]
        if not count:
            yield command, []
        while count and at < len(tokens) and not tokens[at].isalpha():
            yield command, [float(token) for token in tokens[at : at + count]]
            at += count
            command = {"M": "L", "m": "l"}.get(command, command)


def _arc(
    x: float, y: float, radius: float, large: bool, sweep: bool, end_x: float, end_y: float
) -> list[str]:
    """A circular arc as Bezier curves (SVG 1.1, appendix F.6.5, for equal radii)."""
    half_x, half_y = (x - end_x) / 2, (y - end_y) / 2
    half = math.hypot(half_x, half_y)
    if not half:
        return []
    radius = max(radius, half)
    away = math.sqrt(max(0.0, radius**2 - half**2)) / half
    away = away if large != sweep else -away
    center_x = away * half_y + (x + end_x) / 2
    center_y = -away * half_x + (y + end_y) / 2
    start = math.atan2(y - center_y, x - center_x)
    turn = math.atan2(end_y - center_y, end_x - center_x) - start
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    parts = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / parts
    pull = 4 / 3 * math.tan(step / 4) * radius
    found = []
    for part in range(parts):
        a, b = start + part * step, start + (part + 1) * step
        points = (
            center_x + radius * math.cos(a) - pull * math.sin(a),
            center_y + radius * math.sin(a) + pull * math.cos(a),
            center_x + radius * math.cos(b) + pull * math.sin(b),
            center_y + radius * math.sin(b) - pull * math.cos(b),
            center_x + radius * math.cos(b),
            center_y + radius * math.sin(b),
        )
        found.append(" ".join(f"{p:.3f}" for p in points) + " c")
    return found
