"""The center's own starters in the file: every kind comes back whole, and a row at another version stays as it is."""

from dataclasses import replace

import pytest

from aftercare_desktop.domain.starters import StarterKind, StoredStarter
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.store import starters
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.starter_library import program_starters
from tests.builders import NOW

FIRST_OF_KIND = {starter.kind: starter for starter in reversed(program_starters())}


def kept(kind: StarterKind, version: int = 1) -> StoredStarter:
    return StoredStarter(f"key-{kind}", version, kind, FIRST_OF_KIND[kind], False, NOW, 1)


def test_every_kind_comes_back_whole(center: Center) -> None:
    with center.writing() as connection:
        for kind in StarterKind:
            starters.put(connection, kept(kind), 0)
    with center.reading() as connection:
        assert starters.everything(connection) == {kept(kind).key: kept(kind) for kind in StarterKind}


def test_a_row_at_another_version_is_not_touched(center: Center) -> None:
    with center.writing() as connection:
        starters.put(connection, kept(StarterKind.GOAL), 0)
        second = replace(kept(StarterKind.GOAL, 2), starter=None, hidden=True)
        starters.put(connection, second, 1)
    with center.writing() as connection:
        for expected in (0, 1, 3):
            with pytest.raises(EditedElsewhere, match="Nothing was overwritten"):
                starters.put(connection, kept(StarterKind.GOAL, 9), expected)
        with pytest.raises(EditedElsewhere):
            starters.take_out(connection, second.key, 1)
        assert starters.everything(connection) == {second.key: second}
        starters.take_out(connection, second.key, 2)
        assert starters.everything(connection) == {}
