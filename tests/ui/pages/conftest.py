"""Pages stand on real services over a real encrypted center."""

from collections.abc import Callable

import pytest

from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from tests.services.conftest import Place, desk, new_place, place

__all__ = ["desk", "desk_of", "new_place", "place"]


@pytest.fixture
def desk_of(place: Place) -> Callable[[Role], Desk]:
    """Signs in as a role, beside whoever is signed in."""
    return place.sign_in_as
