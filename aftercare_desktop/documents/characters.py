"""What the paper must know of single characters: what is visible, what belongs together, where a line may break."""

import re
import unicodedata
from functools import lru_cache

_ZERO_WIDTH_SPACE = "\u200b"
_JOINER = "\u200d"
_REPLACEMENT = "\ufffd"  # Half a surrogate pair is no character; no file or font can hold it.
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_REGIONAL = range(0x1F1E6, 0x1F200)
# Format characters that are drawn all the same: Arabic and Kaithi number signs.
_DRAWN_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Characters that take no ink although their category says letter or mark.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u3164\uffa0")

_PHONE = r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?: (?:ext\.?|x) ?\d+)?"
_CLOCK = r"\d{1,2}(?::\d{2})? ?[AaPp]\.?[Mm]\b\.?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Sun|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat)[a-z]*\.?"
# Nine digits at most, or a text of digits alone would be read to its end from each of them.
_AMOUNT = r"\d{1,9}(?:[.,]\d{1,9})? (?:mg|mcg|g|mL|ml)\b"
_DATE = rf"(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}}\b(?:, \d{{4}})?"
# Looking at the first character before all else takes a third of the time.
UNBROKEN = re.compile(rf"(?=[+(\dA-Z])(?:{_PHONE}|{_CLOCK}|{_DATE}|{_AMOUNT})")
"""Phones, times, dates and doses: the spaces and hyphens inside never break across lines."""
CALL_FOR_HELP = re.compile(r"(?:\b\w{1,8} and )?[Cc]all (?:911|988)\b")
"""Stays on one line with what is done at once: "spray and call 911" must not leave its number behind."""

_NO_BREAK_BEFORE = frozenset(
    "!%),.:;?]}¢°·»’”†‡›℃∶、。〃々〆》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！％），．：；？］｝～ー"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NO_BREAK_AFTER = frozenset("$([{£¥‘“«‹〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥")
_THAI_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")


@lru_cache(maxsize=8192)
def is_invisible(character: str) -> bool:
    """Whether the character never leaves ink and never takes room: joiners, directions, variation selectors."""
    if character in _FILLERS:
        return True
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF:
        return True
    return unicodedata.category(character) == "Cf" and character not in _DRAWN_FORMATS


@lru_cache(maxsize=8192)
def is_ideographic(character: str) -> bool:
    """Chinese, Japanese and Korean signs, between which a line may break."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x31FF
        or 0x3200 <= code <= 0xA4CF
        or 0xAC00 <= code <= 0xD7A3
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFF60
        or 0x20000 <= code <= 0x3FFFF
    )


def may_break_between(left: str, right: str) -> bool:
    """Whether a line may end after cluster `left` and go on with `right`, where there is no space."""
    before, after = left[-1], right[0]
    if before == _ZERO_WIDTH_SPACE:
        return True
    if after in _NO_BREAK_BEFORE or before in _NO_BREAK_AFTER:
        return False
    if is_ideographic(before) or is_ideographic(after):
        return True
    if before in "-–—" and len(left) == 1:
        return after.isalpha()
    return after in _THAI_LEADING_VOWELS and before not in _THAI_LEADING_VOWELS


def needs_shaping(text: str) -> bool:
    """Whether letters of `text` carry marks or join, so that drawing one glyph a character would be wrong."""
    return any(
        unicodedata.category(c) in ("Mn", "Mc", "Me") or 0x1100 <= ord(c) <= 0x11FF or ord(c) in _REGIONAL
        for c in text
        if c > "\u02ff"
    )


def clusters(text: str) -> list[str]:
    """The text in user-perceived characters: a letter with its marks, an emoji with its parts, a flag."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        if found and _continues(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _continues(cluster: str, character: str) -> bool:
    code = ord(character)
    last = cluster[-1]
    if character == _ZERO_WIDTH_SPACE or last == _ZERO_WIDTH_SPACE:
        return False
    if code in _SKIN_TONES or 0xE0000 <= code <= 0xE0FFF or character in "\u200c\u200d":
        return True
    if unicodedata.category(character) in ("Mn", "Mc", "Me"):
        return True
    if last == _JOINER:
        return True
    if code in _REGIONAL:
        return len(cluster) == 1 and ord(last) in _REGIONAL
    return _joins_hangul(last, character)


def _joins_hangul(last: str, character: str) -> bool:
    """Conjoining jamo: leading, vowel and trailing parts make one syllable block."""
    before, code = ord(last), ord(character)
    if 0x1160 <= code <= 0x11FF:
        return 0x1100 <= before <= 0x11FF or 0xAC00 <= before <= 0xD7A3
    return 0x1100 <= code <= 0x115F and 0x1100 <= before <= 0x115F


def printable(text: str) -> str:
    """The text without what paper cannot hold: control characters go, tabs and odd line ends become plain ones."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\x85", "\n").replace("\t", " ")
    return "".join(_kept(c) for c in text)


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return _REPLACEMENT
    return "" if category == "Cc" and character != "\n" else character


def code_of(character: str) -> str:
    """How a character is printed that no face can draw: "[U+2070E]"."""
    return f"[U+{ord(character):04X}]"


def is_right_to_left(text: str) -> bool:
    """Whether any character is written from the right or steers the direction."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text if c > "\u0590")


_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRO"})
