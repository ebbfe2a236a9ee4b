"""Names of other people in texts: found in every way they are written, and nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.domain.own_copy import ANOTHER, hidden, without
from aftercare_desktop.domain.own_copy.rule import is_the_clients
from aftercare_desktop.domain.search import fold

OTHERS = ("Marcus A. Webb", "José Peña", "أحمد علي", "王小明", "김 민수", "Δημήτρης Παππάς", "O'Brien Lee")
KEPT = ("Elise Bramwell", "Lee Marcus", "Dana Whitcomb")
NAMES = hidden(OTHERS, KEPT, ["207-555-0199"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He met Marcus A. Webb today.", "He met another person today."),
        ("MARCUS WEBB called", "another person called"),
        ("Webb, Marcus A. called", "another person. called"),
        ("Webb\n  Marcus", "another person"),
        ("Marcus W. and Elise", "another person. and Elise"),
        ("marcus a webb\u2019s car", "another person\u2019s car"),
        ("Mar\u00adcus Webb", "another person"),
        ("Ｍａｒｃｕｓ　Ｗｅｂｂ", "another person"),
        ("Marcus drove", "Marcus drove"),  # also a word of somebody's name who stays
        ("Webb drove, and a web broke", "another person drove, and a web broke"),
        ("jose pena and JOSÉ", "another person and another person"),
        ("وأحمد علي هنا", "وanother person هنا"),
        ("今天王小明来了", "今天another person来了"),
        ("김민수가 왔다", "another person가 왔다"),
        ("ΔΗΜΉΤΡΗΣ ΠΑΠΠΆΣ", "another person"),
        ("Lee Marcus Webb", "Lee another person"),
        ("Lee Marcus stays", "Lee Marcus stays"),
        ("(207) 555-0199", "another person"),
        ("+1 207 555 0199", "another person"),
        ("Webster, Marcusson", "Webster, Marcusson"),
        ("", ""),
    ],
)
def test_a_name_goes_however_it_is_written(text: str, shown: str) -> None:
    assert without(text, NAMES) == shown


@given(
    before=st.text(max_size=30),
    after=st.text(max_size=30),
    name=st.sampled_from([one for one in OTHERS if one not in ("王小明", "김 민수")]),
    change=st.sampled_from([str, str.upper, str.lower, str.title, fold]),
)
def test_no_name_survives_between_any_two_texts(
    before: str, after: str, name: str, change: "type[str]"
) -> None:
    found = without(f"{before} {change(name)} {after}", NAMES)
    assert f" {fold(name)} " not in f" {fold(found)} "
    assert ANOTHER in found


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_without_a_linked_name_nothing_changes(text: str) -> None:
    assert without(text, hidden((), KEPT)) == text


@pytest.mark.parametrize(
    ("message", "given_whole"),
    [
        (Message(caller="Elise  BRAMWELL", words="Call me"), True),
        (Message(caller="Somebody", caller_kind=CallerKind.FAMILY), False),
        (Message(caller="Nurse Leah", caller_kind=CallerKind.PROVIDER), True),
        (Message(caller_kind=CallerKind.FAMILY), False),
    ],
)
def test_what_a_caller_said_is_given_where_the_client_named_them(message: Message, given_whole: bool) -> None:
    assert is_the_clients(message, KEPT) is given_whole
