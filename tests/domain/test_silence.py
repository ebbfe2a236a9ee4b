"""What a paper that can be lost keeps silent about: names and labels in any spelling, and words that tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.clients import Condition, Substance, SubstanceUse
from aftercare_desktop.domain.silence import center_names, names_center, silence
from tests.builders import build_client, center_profile, full_plan

CLIENT = build_client(
    program="Harbor Program",
    conditions=(
        Condition("Panic attacks", "F41.0"),
        Condition("Schizophrenia, unspecified", "F20.9"),
        Condition("HIV disease", "B20"),
    ),
    substances=(SubstanceUse(Substance.OPIOIDS, "blues"),),
)
CENTER = center_profile()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Walk to the bay", False),
        ("My sister", False),
        ("", False),
        ("Alder Point Recovery", True),
        ("The desk at ALDER  point", True),
        ("The Harbor Program line", True),
        ("my sponsor", True),
        ("Opioid use disorder", True),
        ("panic attacks", True),
        ("code F41.0 it said", True),
        ("I take Buprenorphine film", True),
        ("Methodist church", False),
        ("Alder Street", False),
        ("Pointed remarks", False),
        ("Fluff my pillow, then a manicure", False),
        ("Sit by the river in Naples, NY", False),
        ("Call my cousin Anna", False),
        ("An archive of shivers", False),
        ("My sponsors", True),
        ("Pat, my AA sponsors group", True),
        ("An A.A. friend", True),
        ("the NA home group", True),
        ("Al-Anon on Tuesdays", True),
        ("Al Anon", True),
        ("my counselors", True),
        ("both therapists", True),
        ("the clinics", True),
        ("while detoxing", True),
        ("Detoxification Unit", True),
        ("an alcoholic", True),
        ("when I felt addicted", True),
        ("too depressed", True),
        ("no opiates", True),
        ("my meds", True),
        ("two pills", True),
        ("psych ward", True),
        ("withdrawal", True),
        ("s o b e r", True),
        ("\uff53\uff4f\uff42\uff45\uff52 house", True),
        ("Day 30 at Alder Point", True),
        ("Alder-Point unit", True),
        ("AlderPoint bag", True),
        ("\u0410lder P\u043eint", True),
        ("When my schizophrenia gets loud I walk", True),
        ("feeling schizophrenic", True),
        ("I call the HIV support line", True),
        ("H.I.V.", True),
        ("panicking", True),
        ("my Sublocade day", True),
        ("no more blues", True),
    ],
)
def test_what_tells_where_or_why_is_kept_back(text: str, kept: bool) -> None:
    own = silence(CLIENT, full_plan(), CENTER)
    assert own.keeps(text) is kept
    assert own.spoken(text) == ("" if kept else text)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Alder Point Recovery", ("Alder Point Recovery", "Alder Point")),
        ("The Willow Bend Treatment Center", ("The Willow Bend Treatment Center", "Willow Bend")),
        ("Hope House", ("Hope House",)),
        ("Recovery Center", ("Recovery Center",)),
    ],
)
def test_a_center_is_known_by_its_name_and_by_what_people_call_it(name: str, names: tuple[str, ...]) -> None:
    center = center_profile(name=name)
    assert center_names(center) == names
    assert all(names_center(f"the {one} group", center) for one in names)
    assert not names_center("I hope the house is warm", center)


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Serenity House", "Serenity", True),
        ("Serenity House", "the desk at SERENITY", True),
        ("Serenity House", "Serenity's number", True),
        ("Serenity House", "s e r e n i t y", True),
        ("Serenity House", "\u0405erenity, my friends", True),
        ("Serenity House", "Seren-ity", True),
        ("Serenity House", "I sit serenely by the house", False),
        ("Serenity House", "My house", False),
        ("Serenity House", "Call the center of town", False),
        ("The Serenity Recovery Center", "back to Serenity", True),
        ("New Serenity Hills, Inc.", "up at serenity", True),
        ("New Serenity Hills, Inc.", "a new hill", False),
        ("Hope House", "I hope so", False),
        ("Hope House", "Hope, my sister", False),
        ("Hope House", "Hope House", True),
        ("Grace Harbor Recovery", "Grace W., my mentor", False),
        ("Grace Harbor Recovery", "at Grace Harbor", True),
        ("Alder Point Recovery", "22 Alder Street", False),
        ("Portland Recovery Center", "22 Pearl Street, Portland", False),
        ("Portland Recovery Center", "the Portland Recovery Center", True),
        ("Maine Recovery Services", "14 Main Street, Bangor, Maine", False),
        ("Aya House", "Aya", True),
        ("Aya House", "The playa", False),
        ("180 Degrees", "180 Main Street", False),
        ("Recovery Center", "the town center", False),
        ("O'Malley House", "ride to OMalley", True),
        ("", "anything", False),
    ],
)  # fmt: skip
def test_a_word_of_the_center_that_is_no_everyday_word_names_it(name: str, text: str, named: bool) -> None:
    """42 CFR 2.12(a)(1): nothing says that somebody was there. A town, a tree or a sister's name says nothing."""
    center = center_profile(name=name)
    assert names_center(text, center) is named
    assert (
        silence(build_client(program="", conditions=(), substances=()), full_plan(), center).names_place(text)
        is named
    )


HIDDEN = (
    CENTER.name,
    "Alder Point",
    "Harbor Program",
    "Panic attacks",
    "HIV disease",
    "HIV",
    "F20.9",
    "Sobriety",
)
_BETWEEN = st.sampled_from(["", "", "", "-", ".", "\u00ad", "\u200b", "\u2019", "\u0301"])
_SPELLING = st.sampled_from([str.upper, str.lower, str.title, str])


@st.composite
def spelled(draw: st.DrawFn) -> str:
    """A name of the record in full width or not, in any case, with signs that nobody sees between its letters."""
    words = draw(_SPELLING)(draw(st.sampled_from(HIDDEN)))
    if draw(st.booleans()):
        words = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in words)
    return "".join(letter + draw(_BETWEEN) for letter in words)


@given(st.text(max_size=30), spelled(), st.text(max_size=30))
def test_a_name_in_any_text_and_spelling_is_kept_back(before: str, name: str, after: str) -> None:
    own = silence(CLIENT, full_plan(), CENTER)
    assert own.spoken(f"{before} {name} {after}") == ""
