"""What a final version was given with: facts of its day that are read elsewhere and go on changing there."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class GivenSentence:
    """One approved sentence as it stood on the day of finalizing; `key` is the one of the list of sentences."""

    key: str
    text: str
    approver: str
    approved_on: date


@dataclass(frozen=True, slots=True)
class GivenWith:
    """Written by the program when a version is frozen, and by nobody else: every later paper of it says the same.

    `gaps` is what was still missing, in the words of that day; `sentences` are those that were approved then, all
    others printed as a blank. `kept` is False in a draft, and in a version frozen before any of this was kept.
    """

    kept: bool = False
    gaps: tuple[str, ...] = ()
    sentences: tuple[GivenSentence, ...] = ()
