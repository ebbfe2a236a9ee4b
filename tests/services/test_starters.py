"""The center's own library: added, changed, hidden, put back, each with Undo and never over somebody else's words."""

from dataclasses import replace

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.starters import ListedStarter, Origin, Starter, StarterKind
from aftercare_desktop.errors import BadInput, CannotUndo, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.store.starter_library import program_starters
from tests.services.conftest import Place

KEY = "goal-first-month"
OWN = Starter("", StarterKind.STEP, "Call Ray", "Ask: When?", "I call Ray at ___.", who="Ray")


def one(desk: Desk, key: str) -> ListedStarter:
    """A starter as the center has it."""
    return next(listed for listed in desk.starters.list() if listed.starter.key == key)


def undone(desk: Desk, done: Done[str]) -> Done[object]:
    assert done.undo is not None
    return desk.undo(done.undo)


def test_a_new_center_has_the_programs_library(desk: Desk) -> None:
    listed = desk.starters.list()
    assert {one.starter for one in listed} == set(program_starters())
    assert {(one.origin, one.hidden, one.version) for one in listed} == {(Origin.PROGRAM, False, 0)}


def test_words_of_the_center_stand_in_place_of_the_programs_until_they_are_put_back(desk: Desk) -> None:
    program = one(desk, KEY).starter
    edited = replace(program, text="Next month I want ___.")
    done = desk.starters.change(edited, 0)
    assert one(desk, KEY) == ListedStarter(edited, Origin.EDITED, False, 1, desk.now(), desk.staff_member.id)
    back = undone(desk, done)
    assert one(desk, KEY) == ListedStarter(program)
    assert back.undo is not None
    desk.undo(back.undo)
    assert one(desk, KEY).starter == edited
    restored = desk.starters.restore(KEY, one(desk, KEY).version)
    assert (one(desk, KEY).starter, one(desk, KEY).origin) == (program, Origin.PROGRAM)
    undone(desk, restored)
    assert one(desk, KEY).starter == edited


def test_a_starter_of_its_own_is_added_and_taken_out_by_undo(desk: Desk) -> None:
    done = desk.starters.add(OWN)
    own = one(desk, done.value)
    assert (own.starter, own.origin) == (replace(OWN, key=done.value), Origin.OWN)
    with pytest.raises(BadInput, match="center wrote"):
        desk.starters.restore(done.value, own.version)
    again = undone(desk, done)
    assert len(desk.starters.list()) == len(program_starters())
    assert again.undo is not None
    desk.undo(again.undo)
    assert one(desk, done.value).starter == own.starter


@pytest.mark.parametrize("edited", [False, True])
def test_hidden_and_shown_again_keeps_the_words(desk: Desk, edited: bool) -> None:
    version = 0
    if edited:
        desk.starters.change(replace(one(desk, KEY).starter, why="For ___."), 0)
        version = 1
    before = one(desk, KEY)
    hidden = desk.starters.hide(KEY, version)
    assert one(desk, KEY).hidden
    assert one(desk, KEY).starter == before.starter
    undone(desk, hidden)
    assert not one(desk, KEY).hidden
    shown = one(desk, KEY)
    desk.starters.hide(KEY, shown.version)
    desk.starters.show(KEY, shown.version + 1)
    assert (one(desk, KEY).starter, one(desk, KEY).origin, one(desk, KEY).hidden) == (
        before.starter,
        before.origin,
        False,
    )


def test_nobody_overwrites_what_somebody_else_changed(desk: Desk, place: Place) -> None:
    other = place.sign_in_as(Role.SUPERVISOR)
    starter = one(desk, KEY).starter
    mine = desk.starters.change(replace(starter, why="Mine ___."), 0)
    for act in (
        lambda: other.starters.change(replace(starter, why="Yours ___."), 0),
        lambda: other.starters.hide(KEY, 0),
        lambda: other.starters.restore(KEY, 0),
    ):
        with pytest.raises(EditedElsewhere, match="Nothing was overwritten"):
            act()
    other.starters.change(replace(starter, why="Yours ___."), 1)
    with pytest.raises(CannotUndo):
        undone(desk, mine)
    assert one(desk, KEY).starter.why == "Yours ___."


def test_what_cannot_be_saved_is_refused_and_changes_nothing(desk: Desk) -> None:
    before = desk.starters.list()
    with pytest.raises(BadInput, match="Leave a blank"):
        desk.starters.add(replace(OWN, text="I call Ray."))
    with pytest.raises(NotFound):
        desk.starters.change(replace(OWN, key="nowhere"), 0)
    with pytest.raises(NotFound):
        desk.starters.hide("nowhere", 0)
    assert desk.starters.list() == before


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.NURSE, Role.PEER_SPECIALIST, Role.FRONT_DESK])
def test_most_people_use_the_library_and_do_not_change_it(place: Place, role: Role) -> None:
    desk = place.sign_in_as(role)
    assert desk.starters.list()
    with pytest.raises(NotPermitted, match="change the starters"):
        desk.starters.hide(KEY, 0)


def test_a_line_in_the_trail_names_the_key_and_no_words(desk: Desk) -> None:
    heard: list[Topic] = []
    desk.changes.subscribe((Topic.STARTERS,), lambda topics: heard.extend(topics))
    done = desk.starters.add(OWN)
    line = desk.audit.entries()[0]
    assert (line.event, line.subject, line.detail) == (
        Event.STARTERS_CHANGED,
        "starters",
        f"key={done.value}",
    )
    assert heard == [Topic.STARTERS]
    assert "Ray" not in line.detail
