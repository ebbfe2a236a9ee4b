"""The recovery key survives being printed, read out and typed by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.store import recovery_key
from aftercare_desktop.store.recovery_key import RecoveryKeyError

SECRETS = st.binary(min_size=20, max_size=20)


def test_a_key_is_random_and_printed_in_groups() -> None:
    first, text = recovery_key.make()
    second, _ = recovery_key.make()
    assert first != second
    assert [len(group) for group in text.split("-")] == [5] * 7
    assert not set("ILOU") & set(text)


@given(SECRETS)
def test_what_is_printed_is_read_back(secret: bytes) -> None:
    assert recovery_key.from_text(recovery_key.to_text(secret)) == secret


@given(
    SECRETS,
    st.sampled_from([str.lower, str.upper, str.title]),
    st.sampled_from(["", " ", "-", " - ", "–", "\n", "."]),
)
def test_case_spaces_and_dashes_do_not_matter(secret: bytes, case: object, between: str) -> None:
    text = recovery_key.to_text(secret).replace("-", between)
    assert recovery_key.from_text(f"  {case(text)}\n") == secret  # type: ignore[operator]


@given(SECRETS)
def test_letters_that_look_like_digits_are_taken_for_them(secret: bytes) -> None:
    text = recovery_key.to_text(secret)
    for digit, letters in (("0", "Oo"), ("1", "IiLl")):
        for letter in letters:
            assert recovery_key.from_text(text.replace(digit, letter)) == secret


@given(SECRETS, st.integers(0, 34), st.integers(1, 31))
def test_one_wrong_character_is_noticed(secret: bytes, place: int, shift: int) -> None:
    characters = [c for c in recovery_key.to_text(secret) if c != "-"]
    alphabet = recovery_key._ALPHABET
    characters[place] = alphabet[(alphabet.index(characters[place]) + shift) % 32]
    # A 15-bit check catches every slip inside the check and all but 1 in 32,768 elsewhere.
    try:
        assert recovery_key.from_text("".join(characters)) != secret
    except RecoveryKeyError:
        return


@pytest.mark.parametrize("typed", ["", "ABCDE", "U" * 35, "0" * 34, "0" * 36, "ключ", "0" * 35 + "!"])
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(RecoveryKeyError):
        recovery_key.from_text(typed)
