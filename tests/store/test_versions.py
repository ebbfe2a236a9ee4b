"""A row is written over only in the version that was read."""

import pytest
from sqlalchemy import select

from aftercare_desktop.domain.messages import Message
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.store import messages
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.tables import messages as table
from aftercare_desktop.store.versions import Versioned
from tests.builders import NOW

ROWS = Versioned(table, "It moved on.", "It is gone.")


def test_only_the_version_that_was_read_is_written_over(center: Center) -> None:
    with center.writing() as c:
        first, other = (
            messages.insert(c, Message(words=words), NOW, center.staff.id) for words in ("first", "other")
        )
        assert ROWS.change(c, first, 1, {"words": "second"}) == 2
        with pytest.raises(EditedElsewhere, match=r"^It moved on\.$"):
            ROWS.change(c, first, 1, {"words": "third"})
        with pytest.raises(NotFound, match=r"^It is gone\.$"):
            ROWS.change(c, other + 1, 1, {"words": "third"})
        kept = c.execute(select(table.c.words, table.c.version).order_by(table.c.id)).all()
    assert [tuple(row) for row in kept] == [("second", 2), ("other", 1)]
