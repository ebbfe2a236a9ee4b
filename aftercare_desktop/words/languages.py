"""Languages a plan can be written in beside English: how each is called, how it calls itself, how it is written."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

_TAGS = (
    "sq", "am", "ar", "hy", "bn", "bs", "my", "ckb", "ceb", "fa-AF", "nl", "fil", "fr", "ff", "ka", "de", "el", "gu",
    "ht", "ha", "he", "hi", "hmn", "hu", "ig", "id", "it", "ja", "kea", "km", "rw", "ko", "ku", "lo", "lv", "ln", "lt",
    "mk", "ml", "mr", "mn", "ne", "om", "ps", "fa", "pl", "pt", "pa", "ro", "rn", "ru", "sr", "so", "es", "sw", "ta",
    "te", "th", "ti", "tr", "uk", "ur", "vi", "wo", "yi", "yo", "zh-Hans", "zh-Hant",
)  # fmt: skip
"""Tags of BCP 47 of the languages that are offered, and whose letters the program's fonts hold."""

_CALLED = {
    "bn": "Bengali",
    "fa-AF": "Dari",
    "fil": "Tagalog",
    "kea": "Cape Verdean Creole",
    "rn": "Kirundi",
    "zh-Hans": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
    "ku": "Kurdish, Kurmanji",
    "ckb": "Kurdish, Sorani",
}
"""English names as staff say them, where the usual list of names says them otherwise."""
_OWN = {"hmn": "Hmoob", "fa-AF": "دری"}
_ALSO = {
    "cantonese": "zh-Hant",
    "chinese": "zh-Hans",
    "creole": "ht",
    "farsi": "fa",
    "filipino": "fil",
    "haitian": "ht",
    "kreyol": "ht",
    "mandarin": "zh-Hans",
    "persian": "fa",
}
"""Other names that stand in records."""


@cache
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@cache
def language_name(tag: str) -> str:
    """ "Spanish", as staff call it; the tag itself where nobody knows the language."""
    if tag in _CALLED:
        return _CALLED[tag]
    names: Mapping[str, str] = Locale("en").languages
    return names.get(tag.partition("-")[0], tag)


@cache
def own_name(tag: str) -> str:
    """ "Español", as the language calls itself; its English name where that is not known."""
    found = _locale(tag)
    name = _OWN.get(tag) or (found.get_display_name() if found is not None else None) or language_name(tag)
    return name[:1].upper() + name[1:]


def both_names(tag: str) -> str:
    """ "Spanish (Español)"."""
    ours, own = language_name(tag), own_name(tag)
    return ours if ours == own else f"{ours} ({own})"


@cache
def is_written_from_right(tag: str) -> bool:
    """Whether the language is written from the right."""
    found = _locale(tag)
    return found is not None and found.text_direction == "rtl"


@cache
def languages() -> Mapping[str, str]:
    """The languages that are offered, by tag, with both names, in the order of their English names."""
    return MappingProxyType({tag: both_names(tag) for tag in sorted(_TAGS, key=language_name)})


def tag_of(spoken: str) -> str:
    """The tag of the language a record names ("Spanish", "español"); "" where it is none of those offered."""
    wanted = spoken.strip().casefold()
    for tag in languages():
        if wanted and wanted in (tag.casefold(), language_name(tag).casefold(), own_name(tag).casefold()):
            return tag
    first = wanted.replace("(", " ").split()[0] if wanted else ""
    return _ALSO.get(wanted) or _ALSO.get(first, "")
