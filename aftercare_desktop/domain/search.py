"""How names are folded so that what a person types finds what another person saved."""

import unicodedata


def fold(text: str) -> str:
    """Text made comparable: compatibility forms unified, accents, case and what nobody sees dropped.

    The folding works character by character, so a part of a text folds to a part of the folded text: that is
    what lets the store search with a plain substring test. Turkish dotless i and German sharp s follow
    Unicode case folding (UAX 21).
    """
    if text.isascii():
        return text.lower()  # the same, a tenth of the time: lists ask for thousands
    return _base(_base(text.casefold()).casefold())


def _base(text: str) -> str:
    """Compatibility decomposition without combining marks and format characters, such as zero-width spaces."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


def words(query: str) -> tuple[str, ...]:
    """The folded words of a query; each must be found. A query of white space alone has none."""
    return tuple(fold(query).split())


def digits(text: str) -> str:
    """Only the decimal digits, so that (207) 555-0142 is found by 2075550142."""
    return "".join(str(unicodedata.digit(c)) for c in text if unicodedata.category(c) == "Nd")


def spans(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where in `text` the words of a query are found, as (start, end), in order and without overlap.

    Accents that hang on a letter belong to it. A text may match without a span: by its number, or its other name.
    """
    folded, places = _folded_with_places(text)
    found: set[int] = set()
    for word in words(query):
        at = folded.find(word)
        while at >= 0:
            found.update(range(places[at], places[at + len(word)]))
            at = folded.find(word, at + 1)
    return _runs(sorted(found))


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters (and the end) the place in the text it comes from."""
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    parts = [fold(character) for character in text]
    places: list[int] = []
    for place, part in enumerate(parts):
        places += [place] * len(part)
    return "".join(parts), [*places, len(text)]


def _runs(places: list[int]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)
