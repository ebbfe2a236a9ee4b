"""Sentences: what a person's words bring along never turns them around."""

import unicodedata

import pytest

from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.errors import AftercareError, BadInput, NotFound, straight
from aftercare_desktop.services.undo import Undo

KINDS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""The kinds of explicit formatting characters of UAX 9."""
TURNS = [chr(code) for code in range(0x3000) if unicodedata.bidirectional(chr(code)) in KINDS]
MARKS = ["\u200e", "\u200f", "\u061c"]


@pytest.mark.parametrize("mark", [*TURNS, *MARKS], ids=lambda mark: f"U+{ord(mark):04X}")
def test_a_mark_of_direction_in_a_name_turns_no_sentence(mark: str) -> None:
    said = f"There is no client named Theo{mark}llewmarB. Nothing was changed."
    plain = "There is no client named TheollewmarB. Nothing was changed."
    for kind in (AftercareError, BadInput, NotFound):
        assert (kind(said).sentence, str(kind(said))) == (plain, plain)
    assert FieldProblem("conditions", said).sentence == plain
    assert Undo("clients.archive", {}, said).sentence == plain


def test_names_of_any_script_stay_as_they_are() -> None:
    for name in ("ليلى الحسن", "מירי כהן", "علی\u200cرضا", "क्\u200dष", "Nguyễn", "👩\u200d👧"):
        assert straight(f"{name} saved") == f"{name} saved"
