"""The key file opens for its people and for nobody else, and says nothing about them."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import vault
from aftercare_desktop.store.vault import Argon2Parameters, Keys, Vault
from tests.store.conftest import CHEAP

DEARER = Argon2Parameters(memory_kib=128, passes=2, lanes=1)


@pytest.fixture
def keys() -> Keys:
    return Keys.make()


@pytest.fixture
def key_file(keys: Keys) -> Vault:
    made, _ = vault.create(keys, "dana", "first-password", CHEAP)
    return made


def add(key_file: Vault, keys: Keys, user: str, password: str, argon: Argon2Parameters = CHEAP) -> Vault:
    slot = vault.password_slot(key_file, keys, user, password, argon)
    return vault.with_slot(key_file, keys, user, slot, key_file.generation + 1)


def test_user_and_password_open_it(key_file: Vault, keys: Keys) -> None:
    assert vault.unlock(key_file, "dana", "first-password") == keys


@pytest.mark.parametrize("user", ["Dana", " DANA ", "dana\u00a0", "ｄａｎａ"])
def test_the_spelling_of_the_user_name_does_not_matter(key_file: Vault, keys: Keys, user: str) -> None:
    assert vault.unlock(key_file, user, "first-password") == keys


def test_composed_and_decomposed_passwords_are_the_same(keys: Keys) -> None:
    made, _ = vault.create(keys, "zoë", "caf\u00e9-lantern", CHEAP)
    assert vault.unlock(made, "zoe\u0308", "cafe\u0301-lantern") == keys


@pytest.mark.parametrize(
    ("user", "password"),
    [
        ("dana", "First-password"),
        ("dana", "first-password "),
        ("dana", ""),
        ("", "first-password"),
        ("ana", "dfirst-password"),
        ("danaf", "irst-password"),
        ("leah", "first-password"),
    ],
)
def test_anything_else_does_not(key_file: Vault, user: str, password: str) -> None:
    assert vault.unlock(key_file, user, password) is None


def test_each_person_has_a_password_of_their_own(key_file: Vault, keys: Keys) -> None:
    both = add(key_file, keys, "leah", "second-password")
    assert vault.unlock(both, "leah", "second-password") == keys
    assert vault.unlock(both, "dana", "first-password") == keys
    assert vault.unlock(both, "leah", "first-password") is None


def test_the_same_password_of_two_people_is_wrapped_differently(key_file: Vault, keys: Keys) -> None:
    both = add(key_file, keys, "leah", "first-password")
    boxes = {slot.box for slot in both.slots}
    assert len(boxes) == len(both.slots)


def test_a_new_password_takes_the_place_of_the_old_one(key_file: Vault, keys: Keys) -> None:
    changed = add(key_file, keys, "DANA", "another-password")
    assert len(changed.slots) == len(key_file.slots)
    assert vault.unlock(changed, "dana", "first-password") is None
    assert vault.unlock(changed, "dana", "another-password") == keys


def test_a_removed_person_stays_outside(key_file: Vault, keys: Keys) -> None:
    both = add(key_file, keys, "leah", "second-password")
    left = vault.without_slot(both, keys, "Leah", 3)
    assert vault.unlock(left, "leah", "second-password") is None
    assert vault.has_slot(both, keys, "leah")
    assert not vault.has_slot(left, keys, "leah")
    assert vault.unlock(left, "dana", "first-password") == keys


def test_slots_of_different_cost_stand_beside_each_other(key_file: Vault, keys: Keys) -> None:
    both = add(key_file, keys, "leah", "second-password", DEARER)
    assert vault.unlock(both, "dana", "first-password") == keys
    assert vault.unlock(both, "leah", "second-password") == keys
    assert vault.present_cost(both) == DEARER


def test_people_of_the_same_cost_share_one_argon_run(key_file: Vault, keys: Keys) -> None:
    many = key_file
    for number in range(20):
        many = add(many, keys, f"person{number}", f"password-{number}")
    salts = {slot.salt for slot in many.slots if slot.kind == "password"}
    assert len(salts) == 1
    assert vault.unlock(many, "person19", "password-19") == keys


def test_the_recovery_key_opens_it_however_it_is_typed(keys: Keys) -> None:
    made, text = vault.create(keys, "dana", "first-password", CHEAP)
    assert vault.unlock_with_recovery_key(made, text) == keys
    assert vault.unlock_with_recovery_key(made, text.lower().replace("-", " ")) == keys


def test_another_recovery_key_does_not(key_file: Vault, keys: Keys) -> None:
    _, other = vault.create(keys, "dana", "first-password", CHEAP)
    assert vault.unlock_with_recovery_key(key_file, other) is None
    assert vault.unlock_with_recovery_key(key_file, "nonsense") is None


def test_it_is_read_back_as_written(key_file: Vault) -> None:
    assert vault.from_bytes(vault.to_bytes(key_file)) == key_file


def test_no_name_stands_in_it_and_no_length_of_one(keys: Keys) -> None:
    short, _ = vault.create(keys, "li", "first-password", CHEAP)
    long, _ = vault.create(keys, "bartholomew.featherstonehaugh", "first-password", CHEAP)
    for text in (b"li", b"bartholomew", b"password-", b"dana"):
        assert text not in vault.to_bytes(long).replace(b'"kind": "password"', b"")
    assert len(vault.to_bytes(short)) == len(vault.to_bytes(long))


def test_argon_parameters_are_named_in_each_slot(key_file: Vault) -> None:
    slots = msgspec.json.decode(vault.to_bytes(key_file))["slots"]
    assert slots[0]["argon2id"] == {"memory_kib": 64, "passes": 1, "lanes": 1}


def test_a_slot_of_another_center_is_worth_nothing(key_file: Vault, keys: Keys) -> None:
    elsewhere, _ = vault.create(keys, "dana", "first-password", CHEAP)
    assert vault.unlock(replace(key_file, slots=elsewhere.slots), "dana", "first-password") is None


@given(st.data())
@settings(max_examples=60)
def test_any_change_of_a_slot_is_noticed(data: st.DataObject) -> None:
    keys = Keys(b"d" * 32, b"a" * 32)
    made, _ = vault.create(keys, "dana", "first-password", CHEAP)
    name = data.draw(st.sampled_from(["id", "salt", "owner", "nonce", "box"]))
    text = getattr(made.slots[0], name)
    place = data.draw(st.integers(0, len(text) - 1))
    other = "0" if text[place] != "0" else "1"
    slot = replace(made.slots[0], **{name: text[:place] + other + text[place + 1 :]})
    changed = replace(made, slots=(slot, *made.slots[1:]))
    assert vault.unlock(changed, "dana", "first-password") is None
    assert not vault.is_untouched(changed, keys)


def test_a_changed_generation_is_noticed(key_file: Vault, keys: Keys) -> None:
    assert vault.is_untouched(key_file, keys)
    assert not vault.is_untouched(replace(key_file, generation=9), keys)


@pytest.mark.parametrize("keep", [0, 1, 40, 400])
def test_half_a_key_file_is_a_sentence(key_file: Vault, keep: int) -> None:
    with pytest.raises(StorageFailed, match="damaged"):
        vault.from_bytes(vault.to_bytes(key_file)[:keep])


@pytest.mark.parametrize(
    "content",
    [
        b"\x00" * 200,
        b"[]",
        b"{}",
        b'{"format":1,"id":"x","generation":"one","slots":[]}',
        b"\xff\xfe",
        b"null",
    ],
)
def test_what_is_no_key_file_is_a_sentence(content: bytes) -> None:
    with pytest.raises(StorageFailed, match="damaged"):
        vault.from_bytes(content)


@pytest.mark.parametrize("harm", [{"box": "zz"}, {"salt": ""}, {"salt": "00"}, {"salt": "00" * 4096}])
def test_bytes_that_cannot_be_used_are_a_sentence(key_file: Vault, harm: dict[str, str]) -> None:
    broken = replace(key_file, slots=(replace(key_file.slots[0], **harm),))  # type: ignore[arg-type]
    with pytest.raises(StorageFailed, match="damaged"):
        vault.from_bytes(vault.to_bytes(broken))


def test_a_seal_that_is_not_hex_is_a_sentence(key_file: Vault) -> None:
    with pytest.raises(StorageFailed, match="damaged"):
        vault.from_bytes(vault.to_bytes(replace(key_file, seal="é")))


@pytest.mark.parametrize(
    "cost", [Argon2Parameters(2**31, 1, 1), Argon2Parameters(64, 10**6, 1), Argon2Parameters(4, 1, 1)]
)
def test_a_key_file_that_asks_for_the_impossible_is_refused(key_file: Vault, cost: Argon2Parameters) -> None:
    broken = replace(key_file, slots=(replace(key_file.slots[0], argon2id=cost),))
    with pytest.raises(StorageFailed, match="impossible"):
        vault.from_bytes(vault.to_bytes(broken))


def test_a_newer_key_file_is_refused(key_file: Vault) -> None:
    with pytest.raises(StorageFailed, match="newer version"):
        vault.from_bytes(vault.to_bytes(replace(key_file, format=2)))
