"""Why two records may be of one person, in words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from aftercare_desktop.domain.duplicates import Sign

_WORDS: Mapping[Sign, str] = MappingProxyType(
    {
        Sign.SAME_BIRTH: "same date of birth",
        Sign.SWAPPED_BIRTH: "day and month of birth the other way round",
        Sign.NEAR_BIRTH: "date of birth one digit off",
        Sign.UNKNOWN_BIRTH: "one of the dates of birth is not known",
        Sign.SAME_NAME: "same name",
        Sign.NEAR_NAME: "name nearly the same",
        Sign.HEARD_NAME: "name sounds nearly the same",
        Sign.SAME_PHONE: "same phone",
        Sign.SAME_EMAIL: "same e-mail",
    }
)


def why(signs: Sequence[Sign]) -> str:
    """ "Same date of birth, name nearly the same"."""
    words = ", ".join(_WORDS[sign] for sign in signs)
    return words[:1].upper() + words[1:]


def who(name: str, record_number: str, *, archived: bool) -> str:
    """ "Theo Bramwell, Record 0042, archived"."""
    parts = (name, f"Record {record_number}" if record_number else "no record number")
    return ", ".join((*parts, "archived") if archived else parts)
