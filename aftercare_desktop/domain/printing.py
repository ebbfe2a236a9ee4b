"""How the center prints: its letterhead and large print. The paper's size stands in the center's profile."""

from dataclasses import dataclass

from aftercare_desktop.domain.problems import FieldProblem

MOST_LINES = 4
LONGEST_LINE = 80
LOGO_BYTES = 1_000_000
LOGO_PIXELS = 4_000
"""Of width, and of height."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above page 1: up to four lines of text and a logo, the bytes of a PNG file or none."""

    lines: tuple[str, ...] = ()
    logo: bytes = b""

    def is_empty(self) -> bool:
        """Nothing stands above page 1."""
        return not self.lines and not self.logo


@dataclass(frozen=True, slots=True)
class Printing:
    """The center's choices as they are kept. The logo lies among the files, by its SHA-256; empty for none."""

    lines: tuple[str, ...] = ()
    logo_sha256: str = ""
    large: bool = False
    """Large print as the center's default for client copies: 18 point."""


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a letterhead as they print: empty ones are left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def problems(lines: tuple[str, ...]) -> tuple[FieldProblem, ...]:
    """Everything that keeps these lines of a letterhead from being saved."""
    if len(lines) > MOST_LINES:
        return (FieldProblem("lines", f"Use at most {MOST_LINES} lines."),)
    if any(len(line) > LONGEST_LINE for line in lines):
        return (FieldProblem("lines", f"Use at most {LONGEST_LINE} characters in a line."),)
    return ()
