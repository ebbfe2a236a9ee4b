"""Pages stand on real services over a real encrypted center."""

from tests.services.conftest import desk, desk_of, place

__all__ = ["desk", "desk_of", "place"]
