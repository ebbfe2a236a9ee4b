"""How work that takes long tells how far it is; what a step raises ends the work."""

from collections.abc import Callable

Step = Callable[[int, int], None]
"""Called with the pieces that are finished and the pieces in all."""


def unheard(done: int, total: int) -> None:
    """Nobody watches."""
