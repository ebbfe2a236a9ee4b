"""Names of other people in texts: found in every way they are written, and nothing else touched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.domain.own_copy import ANOTHER, Others, hidden, hidden_whole, without
from aftercare_desktop.domain.own_copy.rule import is_the_clients
from aftercare_desktop.domain.plans.peers import Mentor
from aftercare_desktop.domain.search import fold

OTHERS = ("Marcus A. Webb", "José Peña", "أحمد علي", "王小明", "김 민수", "Δημήτρης Παππάς", "O'Brien Lee")
KEPT = ("Elise Bramwell", "Lee Marcus", "Dana Whitcomb")
NAMES = hidden(Others(OTHERS, ("207-555-0199",)), Others(KEPT))
BO = hidden(
    Others(
        ("Bo Li Webb", "Mack", "Mack Webb", "Will May"),
        ("(207) 555-0888 x12", "+44 20 7946 0958"),
        ("000300", "17"),
        ("bo.webb@example.org",),
    ),
    Others(("Elise Bramwell",), ("207-555-0100",)),
)


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
        ("(207) 555-0199", "a number"),
        ("+1 207 555 0199", "a number"),
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
    assert without(text, hidden(Others(), Others(KEPT))) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("argued with mack and marcus", "argued with another person and marcus"),
        ("Bo hit him, li saw it", "another person hit him, another person saw it"),
        ("b. webb or B.L. WEBB or bl webb or Webb B", " or ".join(["another person"] * 4)),
        ("Bo W. and bo l. webb", "another person. and another person"),
        ("We\u00adbb, w\u200be\u2060bb, Web\u034fb", "another person, another person, another person"),
        ("Webb\u00adx and x\u200bWebb", "another person\u00adx and x\u200banother person"),
        ("Webb\u02bcs car, the boat, a list", "another person\u02bcs car, the boat, a list"),
        (
            "Will argued; she will, in May or may not",
            "another person argued; she will, in another person or may not",
        ),
        ("will may", "another person"),
        ("call Bo on 207-555-0888, record 000300", "call another person on a number, record another person"),
        ("2075550888, 1 (207) 555.0888 and 207\u2011555\u20110888", "a number, a number and a number"),
        ("5550-888 5550888", "a number a number"),
        ("ring 555 0888 today", "ring a number today"),
        ("٢٠٧-٥٥٥-٠٨٨٨", "a number"),
        ("212-555-0888, 207-555-08881", "212-a number, 207-555-08881"),
        ("020 7946 0958 or +44 (0)20 7946 0958", "a number or a number"),
        ("17 pills on the 17th, record 17", "17 pills on the 17th, another person"),
        ("Client no. 300, room 300", "Client another person, room 300"),
        ("Write to BO.WEBB@example.org.", "Write to another person."),
        ("Bob, lime, Webber and 10003001", "Bob, lime, Webber and 10003001"),
    ],
)
def test_parts_initials_and_numbers_go_too(text: str, shown: str) -> None:
    assert without(text, BO) == shown


_INVISIBLE = st.sampled_from(["", "", "\u00ad", "\u200b", "\u2060", "\ufeff", "\u034f", "\ufe0f"])
_PLAIN = st.sampled_from(
    ["argued with", "saw", "she will", "Elise Bramwell", "at 10 mg,", "the boat", "—", "\n", "(", "."]
)
_PIECES = st.sampled_from(
    ["Bo", "Li", "Webb", "Mack", "b. webb", "bo li webb", "Webb, Bo", "Mack Webb", "Will May", "000300"]
)
_NUMBERS = st.sampled_from(["2075550888", "5550888", "442079460958"])


@st.composite
def _spelled(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        between = st.sampled_from(["", "-", " ", ".", ") ", "\u2011", "\u200b"])
        return "".join(digit + draw(between) for digit in draw(_NUMBERS))
    name = draw(st.sampled_from([str, str.upper, str.lower]))(draw(_PIECES))
    return "".join(letter + draw(_INVISIBLE) for letter in name)


@given(parts=st.lists(st.one_of(_PLAIN, _spelled()), max_size=8))
def test_no_piece_of_anybody_hidden_is_left_in_a_text_and_every_other_word_stays(parts: list[str]) -> None:
    found = without(" ".join(parts), BO)
    seen = fold("".join(one for one in found if one not in "\u034f\ufe0f"))
    words = set(re.findall(r"\w+", seen))
    assert not words & {"bo", "li", "webb", "mack", "000300", "may"}
    assert not re.search("5550888|79460958", re.sub(r"\W", "", seen))
    for kept in ("argued with", "she will", "Elise Bramwell", "at 10 mg", "the boat"):
        assert " ".join(parts).count(kept) == found.count(kept)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        (
            "Will Smith Jr.",
            "smith and WILL ate. He will. W. Smith",
            "another person and another person ate. He will. another person",
        ),
        ("J. R. Reed", "J. R. took 1 x; J. Reed", "J. R. took 1 x; another person"),
        ("X", "1 x 2", "1 x 2"),
        ("1", "1 x 2", "1 x 2"),
        ("Mary de la Cruz", "de la mary and La Cruz", "de la another person and another person"),
    ],
)
def test_what_names_nobody_stays(name: str, text: str, shown: str) -> None:
    assert without(text, hidden(Others((name,)), Others())) == shown


def test_a_number_that_is_also_somebodys_who_stays_is_kept() -> None:
    shared = Others(phones=("207-555-0100",), emails=("home@example.org",))
    assert (
        without("207 555 0100, home@example.org", hidden(shared, shared)) == "207 555 0100, home@example.org"
    )


def test_what_the_program_writes_itself_stays() -> None:
    assert without(Mentor("webb", note="webb"), BO) == Mentor("webb", note=ANOTHER)


CLIENTS = hidden_whole(Others(("Quincy Unlinked", "Bo"), record_numbers=("000301", "12")), Others(KEPT))


@pytest.mark.parametrize(
    ("message", "given_whole"),
    [
        (Message(caller="Elise  BRAMWELL", words="Call me"), True),
        (Message(caller="Somebody", caller_kind=CallerKind.FAMILY), False),
        (Message(caller="Nurse Leah", caller_kind=CallerKind.PROVIDER, words="12 pills for Bo Quincy"), True),
        (Message(caller="Nurse Leah", caller_kind=CallerKind.PROVIDER, words="unlinked, QUINCY too"), False),
        (Message(caller="Nurse Leah", caller_kind=CallerKind.PROVIDER, words="Also 000301"), False),
        (Message(caller="Quincy Unlinked", caller_kind=CallerKind.PROVIDER, words="Call me"), False),
        (Message(caller_kind=CallerKind.FAMILY), False),
    ],
)
def test_what_a_caller_said_is_given_where_the_client_named_them(message: Message, given_whole: bool) -> None:
    assert is_the_clients(message, KEPT, CLIENTS) is given_whole
