"""Confirmations of the center's own readiness checks: ticks that a named person set in this version of the plan."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ConfirmedCheck:
    """`key` is the own check's permanent key; `by` the name of the staff member."""

    key: str
    by: str
    on: date
