"""How names are folded so that what a person types finds what another person saved."""

import unicodedata


def fold(text: str) -> str:
    """Text made comparable: compatibility forms unified, accents and case dropped.

    The folding works character by character, so a part of a text folds to a part of the folded text: that is
    what lets the store search with a plain substring test. Turkish dotless i and German sharp s follow
    Unicode case folding (UAX 21).
    """
    return _base(_base(text.casefold()).casefold())


def _base(text: str) -> str:
    """Compatibility decomposition without combining marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.combining(c) == 0)


def words(query: str) -> tuple[str, ...]:
    """The folded words of a query; each must be found. A query of white space alone has none."""
    return tuple(fold(query).split())


def digits(text: str) -> str:
    """Only the decimal digits, so that (207) 555-0142 is found by 2075550142."""
    return "".join(str(unicodedata.digit(c)) for c in text if unicodedata.category(c) == "Nd")
