"""The key file: one random secret per center, wrapped once per staff member and once by the recovery key.

It knows passwords and keys, never people: no user name stands readable in it. Roles and names are the database's.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import recovery_key

FORMAT = 1
_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_OWNER_BLOCK = 64
_MOST_MEMORY_KIB = 2 * 1024 * 1024
_MOST_PASSES = 64
_MOST_LANES = 64


@dataclass(frozen=True, slots=True)
class Argon2Parameters:
    """Cost of trying one password (Argon2id, RFC 9106): memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int


DESKTOP_ARGON2 = Argon2Parameters(memory_kib=65_536, passes=3, lanes=4)
"""RFC 9106 section 4, second recommended option: 64 MiB, 3 passes, 4 lanes."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What the vault protects: the database key, and the key of the audit chain, which is not in the database.

    Somebody who holds the open database alone can therefore not write a chain that verifies.
    """

    data: bytes
    audit: bytes

    @classmethod
    def make(cls) -> "Keys":
        """Fresh random keys for a new center."""
        return cls(secrets.token_bytes(_KEY_BYTES), secrets.token_bytes(_KEY_BYTES))

    def packed(self) -> bytes:
        """Both keys in a row, as they are wrapped."""
        return self.data + self.audit

    @classmethod
    def unpacked(cls, content: bytes) -> "Keys":
        """The keys out of an opened slot."""
        return cls(content[:_KEY_BYTES], content[_KEY_BYTES:])


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapping of the keys. All bytes are hex; `box` is sealed with everything above it as associated data.

    `argon2id` is None on the recovery slot, whose secret is random and long enough by itself. `owner` is the user
    name encrypted with the data key, so that an opened center can find the slot of a person who is not there.

    A slot of kind "handed-out" opens like a password, but somebody else made it up. It tells so itself, and not a row
    of the database: a kill between the two files can then never make a handed-out password a person's own.
    """

    id: str
    kind: Literal["password", "handed-out", "recovery"]
    argon2id: Argon2Parameters | None
    salt: str
    owner: str
    nonce: str
    box: str


@dataclass(frozen=True, slots=True)
class Vault:
    """The whole file. `generation` grows with every change; `seal` is an HMAC over the rest with a wrapped key."""

    format: int
    id: str
    generation: int
    slots: tuple[Slot, ...]
    seal: str = ""


# --- Making and opening -------------------------------------------------------------------------------------


def create(keys: Keys, user: str, password: str, argon: Argon2Parameters) -> tuple[Vault, str]:
    """A vault with one person and a recovery slot; returns it with the recovery key's text."""
    vault = Vault(FORMAT, secrets.token_hex(_SALT_BYTES), 1, ())
    secret, text = recovery_key.make()
    slots = (password_slot(vault, keys, user, password, argon), _recovery_slot(vault, keys, secret))
    return sealed(replace(vault, slots=slots), keys), text


def unlock(vault: Vault, user: str, password: str) -> Keys | None:
    """The keys, or None when no slot opens with this user name and password.

    Slots made with the same salt and parameters share one Argon2 run, whatever their number, and an unknown user
    costs the same time as a wrong password.
    """
    for salt, argon in _derivations(vault):
        wrapping = _password_key(user, password, bytes.fromhex(salt), argon)
        for slot in vault.slots:
            if slot.kind != "recovery" and (slot.salt, slot.argon2id) == (salt, argon):
                opened = _open_slot(vault, slot, wrapping)
                if opened is not None:
                    return opened
    return None


def unlock_with_recovery_key(vault: Vault, text: str) -> Keys | None:
    """The keys, or None when this is not the recovery key of this center."""
    try:
        secret = recovery_key.from_text(text)
    except recovery_key.RecoveryKeyError:
        return None
    for slot in vault.slots:
        if slot.kind == "recovery":
            opened = _open_slot(vault, slot, _recovery_wrapping(secret, bytes.fromhex(slot.salt)))
            if opened is not None:
                return opened
    return None


# --- Changing -----------------------------------------------------------------------------------------------


def password_slot(
    vault: Vault,
    keys: Keys,
    user: str,
    password: str,
    argon: Argon2Parameters,
    *,
    handed_out: bool = False,
) -> Slot:
    """A slot for this person. Takes one Argon2 run. `handed_out`: somebody else made the password up.

    The salt is shared by all slots with these parameters: the user name goes into the derivation, so equal
    passwords of two people still give unrelated keys, and a guess must name both user and password.
    """
    shared = next(
        (salt for salt, cost in _derivations(vault) if cost == argon), secrets.token_hex(_SALT_BYTES)
    )
    wrapping = _password_key(user, password, bytes.fromhex(shared), argon)
    slot = Slot(
        secrets.token_hex(8),
        "handed-out" if handed_out else "password",
        argon,
        shared,
        _seal_owner(keys, user),
        "",
        "",
    )
    return _close_slot(vault, slot, wrapping, keys)


def with_slot(vault: Vault, keys: Keys, user: str, slot: Slot, generation: int) -> Vault:
    """The vault with this person's slot in place of any earlier one."""
    kept = tuple(other for other in vault.slots if not _belongs_to(keys, other, user))
    return sealed(replace(vault, slots=(*kept, slot), generation=generation), keys)


def without_slot(vault: Vault, keys: Keys, user: str, generation: int) -> Vault:
    """The vault without this person's slot."""
    kept = tuple(other for other in vault.slots if not _belongs_to(keys, other, user))
    return sealed(replace(vault, slots=kept, generation=generation), keys)


def has_slot(vault: Vault, keys: Keys, user: str) -> bool:
    """Whether this person can open the vault at all."""
    return any(_belongs_to(keys, slot, user) for slot in vault.slots)


def is_handed_out(vault: Vault, keys: Keys, user: str) -> bool:
    """Whether this person's password was made up by somebody else and is still to be replaced."""
    return any(slot.kind == "handed-out" and _belongs_to(keys, slot, user) for slot in vault.slots)


def present_cost(vault: Vault) -> Argon2Parameters:
    """The Argon2 parameters of the newest password slot; those of a desktop where there is none."""
    costs = [argon for _, argon in _derivations(vault)]
    return costs[-1] if costs else DESKTOP_ARGON2


def sealed(vault: Vault, keys: Keys) -> Vault:
    """The vault with its seal renewed."""
    return replace(vault, seal=_seal(vault, keys))


def is_untouched(vault: Vault, keys: Keys) -> bool:
    """Whether nobody without the keys has changed slots or generation since it was last written."""
    return hmac.compare_digest(vault.seal, _seal(vault, keys))


# --- Reading and writing the text ---------------------------------------------------------------------------


def to_bytes(vault: Vault) -> bytes:
    """The file's content: indented JSON."""
    return msgspec.json.format(msgspec.json.encode(vault), indent=1) + b"\n"


def from_bytes(content: bytes) -> Vault:
    """The vault read back. Raises `StorageFailed` when the file is damaged or asks for impossible costs."""
    try:
        vault = msgspec.json.decode(content, type=Vault)
        bytes.fromhex(vault.seal)
        for slot in vault.slots:
            for text in (slot.owner, slot.nonce, slot.box):
                bytes.fromhex(text)
            if len(bytes.fromhex(slot.salt)) != _SALT_BYTES:
                raise ValueError("a salt of another length")
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as problem:
        raise StorageFailed(
            "The center's key file is damaged, so nothing can be opened. Put back the key file from a backup."
        ) from problem
    if vault.format > FORMAT:
        raise StorageFailed(
            "This center was opened with a newer version of the program. Install that version."
        )
    if not all(_is_possible(argon) for _, argon in _derivations(vault)):
        raise StorageFailed(
            "The center's key file asks for an impossible amount of work. Put back the key file from a backup."
        )
    return vault


def user_key(user: str) -> str:
    """A user name as it is compared everywhere: without regard to case, outer space or Unicode spelling."""
    return unicodedata.normalize("NFKC", user.strip()).casefold()


# --- Inside -------------------------------------------------------------------------------------------------


def _derivations(vault: Vault) -> Iterator[tuple[str, Argon2Parameters]]:
    """The distinct (salt, parameters) of the password slots, each once."""
    found = ((slot.salt, slot.argon2id) for slot in vault.slots if slot.kind != "recovery")
    yield from dict.fromkeys((salt, argon) for salt, argon in found if argon is not None)


def _is_possible(argon: Argon2Parameters) -> bool:
    return (
        8 * argon.lanes <= argon.memory_kib <= _MOST_MEMORY_KIB
        and 1 <= argon.passes <= _MOST_PASSES
        and 1 <= argon.lanes <= _MOST_LANES
    )


def _password_key(user: str, password: str, salt: bytes, argon: Argon2Parameters) -> bytes:
    name = user_key(user).encode("utf-8", "surrogatepass")
    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        len(name).to_bytes(4, "big") + name + secret,
        salt,
        time_cost=argon.passes,
        memory_cost=argon.memory_kib,
        parallelism=argon.lanes,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _recovery_slot(vault: Vault, keys: Keys, secret: bytes) -> Slot:
    salt = secrets.token_bytes(_SALT_BYTES)
    slot = Slot(secrets.token_hex(8), "recovery", None, salt.hex(), "", "", "")
    return _close_slot(vault, slot, _recovery_wrapping(secret, salt), keys)


def _recovery_wrapping(secret: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt, b"aftercare recovery slot").derive(secret)


def _derived(keys: Keys, purpose: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, None, purpose).derive(keys.packed())


def _header(vault: Vault, slot: Slot) -> bytes:
    """What a slot's box is bound to: this center, this slot, this way of deriving."""
    return msgspec.json.encode((FORMAT, vault.id, slot.id, slot.kind, slot.argon2id, slot.salt, slot.owner))


def _close_slot(vault: Vault, slot: Slot, wrapping: bytes, keys: Keys) -> Slot:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    box = ChaCha20Poly1305(wrapping).encrypt(nonce, keys.packed(), _header(vault, slot))
    return replace(slot, nonce=nonce.hex(), box=box.hex())


def _open_slot(vault: Vault, slot: Slot, wrapping: bytes) -> Keys | None:
    try:
        content = ChaCha20Poly1305(wrapping).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.box), _header(vault, slot)
        )
    except (InvalidTag, ValueError):
        return None
    return Keys.unpacked(content)


def _seal_owner(keys: Keys, user: str) -> str:
    """The user name, padded so that its length does not show, encrypted with a key derived from the data key."""
    name = user_key(user).encode("utf-8", "surrogatepass") + b"\x01"
    padded = name.ljust(-(-len(name) // _OWNER_BLOCK) * _OWNER_BLOCK, b"\x00")
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return (nonce + ChaCha20Poly1305(_derived(keys, b"slot owner")).encrypt(nonce, padded, None)).hex()


def _belongs_to(keys: Keys, slot: Slot, user: str) -> bool:
    if slot.kind == "recovery":
        return False
    sealed_name = bytes.fromhex(slot.owner)
    cipher = ChaCha20Poly1305(_derived(keys, b"slot owner"))
    try:
        padded = cipher.decrypt(sealed_name[:_NONCE_BYTES], sealed_name[_NONCE_BYTES:], None)
    except (InvalidTag, ValueError):
        return False
    return padded.rstrip(b"\x00")[:-1] == user_key(user).encode("utf-8", "surrogatepass")


def _seal(vault: Vault, keys: Keys) -> str:
    content = msgspec.json.encode(replace(vault, seal=""))
    return hmac.digest(_derived(keys, b"vault seal"), content, "sha256").hex()
