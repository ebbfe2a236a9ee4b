"""Blocks dealt out to pages: what stands on each, and what goes over to the next."""

from collections.abc import Sequence

from aftercare_desktop.documents.flow import TOLERANCE, Block, SectionTitle, Stack

_AT_ANY_PRICE = 0.0  # The room of a page into which nothing fits: everything that can split does.


def pages(
    blocks: Sequence[Block], width: float, room: float, opening: float | None = None
) -> list[list[Block]]:
    """The blocks dealt out to pages of the same room, or of which the first has room for `opening` only. A section
    title on top of a page takes none of it.

    What would rather stay together is split when it fits nowhere; what cannot split at all gets a page alone.
    """
    found: list[list[Block]] = []
    left = _without_discardable(list(blocks))
    while left:
        here = room if found or opening is None else opening
        top = left[:1] if isinstance(left[0], SectionTitle) else []
        body = Stack(_without_discardable(left[len(top) :]))
        if body.height(width) <= here + TOLERANCE:
            found.append([*top, *body.blocks])
            break
        parts = body.split(width, here, room) or body.split(width, here, _AT_ANY_PRICE)
        first, rest = parts if parts is not None else (Stack(body.blocks[:1]), Stack(body.blocks[1:]))
        assert isinstance(first, Stack)
        assert isinstance(rest, Stack)
        found.append([*top, *first.blocks])
        left = _without_discardable(rest.blocks)
    return found


def _without_discardable(blocks: list[Block]) -> list[Block]:
    """The blocks without the air and rules that would stand at the top of a page."""
    start = 0
    while start < len(blocks) and blocks[start].discardable:
        start += 1
    return blocks[start:]
