"""What a benchmark reports. Each module here has `run() -> list[Result]`."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One figure: what was measured, how much, what was promised, whether it holds (None: nothing promised)."""

    what: str
    figure: float
    unit: str
    promised: str = ""
    holds: bool | None = None


def share_below(values: Sequence[float], share: float) -> float:
    """The value that this share of the values (0 to 1) does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
