"""The order in which the runs of one line are drawn when some of it is written from the right.

Levels come from python-bidi (UAX #9) after line breaking; its own reordering works on characters and would tear
shaped runs apart, so runs are reordered here by rule L2.
"""

from unicodedata import bidirectional

from bidi import algorithm

from aftercare_desktop.documents.characters import is_invisible

_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")


def starts_from_right(text: str) -> bool:
    """Whether the first strong character of a paragraph is written from the right."""
    return bool(algorithm.get_base_level(text))


def levels(text: str, from_right: bool) -> list[int]:
    """The embedding level of each character; odd levels are written from the right."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(from_right)
    storage["base_dir"] = "R" if from_right else "L"
    algorithm.get_embedding_levels("".join(_known(c) for c in text), storage)
    for index, character in enumerate(storage["chars"]):
        character["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found: list[int | None] = [None] * len(text)
    for character in storage["chars"]:
        found[character["index"]] = character["level"]
    return _fill(found, int(from_right), text)


def _known(character: str) -> str:
    """What python-bidi can order: it knows neither isolates (the text around orders well without) nor new letters."""
    if character in _ISOLATES:
        return "\u200b"
    return character if bidirectional(character) else "a"


def _fill(found: list[int | None], base: int, text: str) -> list[int]:
    """Characters the algorithm dropped stand at the level before them; spaces at the end at the base level."""
    filled: list[int] = []
    for level in found:
        filled.append(level if level is not None else (filled[-1] if filled else base))
    for index in range(len(text) - 1, -1, -1):
        if not (text[index].isspace() or is_invisible(text[index])):
            break
        filled[index] = base
    return filled


def visual_order(run_levels: list[int]) -> list[int]:
    """Indexes of runs from left to right, given their levels in reading order (rule L2)."""
    order = list(range(len(run_levels)))
    if not run_levels:
        return order
    lowest_odd = min((level for level in run_levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(run_levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if run_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
