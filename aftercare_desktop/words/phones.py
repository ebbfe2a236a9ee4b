"""Phone numbers as screens and papers show them, one way for all, however they were typed or imported."""

import re

_ONLY_A_NUMBER = re.compile(r"[0-9 ().+\-\u00a0\u2011\u2013]+")
_AREA, _EXCHANGE, _WHOLE = 3, 6, 10
_COUNTRY = "1"


def shown_phone(number: str) -> str:
    """ "207-555-0142" for a number of this country in any spelling; all else as written, without outer spaces.

    The form is that of the design's pictures and of the blanks on paper. A number with an extension or a word beside it
    says more than ten digits do, and a number of another country has its own form: both stay.
    """
    written = number.strip()
    if not _ONLY_A_NUMBER.fullmatch(written) or (written.startswith("+") and not written.startswith("+1")):
        return written
    digits = re.sub("[^0-9]", "", written)
    if len(digits) == _WHOLE + 1 and digits.startswith(_COUNTRY):
        digits = digits[1:]
    if len(digits) != _WHOLE:
        return written
    return f"{digits[:_AREA]}-{digits[_AREA:_EXCHANGE]}-{digits[_EXCHANGE:]}"
