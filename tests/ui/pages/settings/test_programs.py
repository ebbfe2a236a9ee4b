"""Programs: listed, suggested, renamed on the list and in the records, all of it undone as one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.client_filters import ClientFilter, SavedFilter
from aftercare_desktop.domain.programs import Program, offered, problems, renames
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.settings.programs import GO_BACK, IN_RECORDS, LIST_ONLY, ProgramsPane
from aftercare_desktop.ui.tasks import Task
from aftercare_desktop.ui.widgets.fields_text import SuggestField
from tests.screenshots.stage import Stage
from tests.ui.answering import answer
from tests.ui.pages.settings.conftest import settings

CTRL = Qt.KeyboardModifier.ControlModifier
HOUSE = Program("a" * 16, "Harbor House", "3.1")
DAY = Program("b" * 16, "Day program", "2.5", archived=True)


class StoppedError(Exception):
    """Somebody cancelled."""


def programs(stage: Stage) -> ProgramsPane:
    pane = settings(stage, "programs").pane()
    assert isinstance(pane, ProgramsPane)
    return pane


def enrolled(desk: Desk, name: str, count: int) -> tuple[int, ...]:
    """Put that many clients into a program."""
    ids = desk.clients.find("")[:count]
    for client_id in ids:
        stored = desk.clients.open(client_id)
        desk.clients.change(client_id, replace(stored.client, program=name), stored.version)
    return ids


def in_program(desk: Desk, ids: tuple[int, ...]) -> list[str]:
    return [desk.clients.open(client_id).client.program for client_id in ids]


def listed(desk: Desk, *items: Program) -> int:
    return desk.programs.change(items, desk.programs.list().version).value


@pytest.mark.parametrize(
    ("names", "sentence"),
    [(("A", "B"), ""), ((" ",), "name"), (("Day", "day "), "already"), (("x" * 1_000_000,), "at most")],
)
def test_what_a_list_can_hold(names: tuple[str, ...], sentence: str) -> None:
    found = problems(tuple(Program(str(number), name) for number, name in enumerate(names)))
    assert bool(found) is bool(sentence)
    assert all(sentence in problem.sentence for problem in found)


def test_only_a_program_that_stays_is_renamed() -> None:
    assert renames((HOUSE, DAY), (replace(DAY, name="Day"), Program("c" * 16, "New"))) == {
        "Day program": "Day"
    }
    assert offered((HOUSE, DAY)) == ("Harbor House",)


def test_a_program_is_added_by_keys_suggested_and_undone(admin: Stage, qtbot: QtBot) -> None:
    before = admin.desk().programs.list().value
    pane = programs(admin)
    pane.form.field("programs").add_row()  # type: ignore[attr-defined]
    qtbot.keyClicks(admin.window.focusWidget(), "Harbor House")
    qtbot.keyClick(admin.window.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not pane.is_dirty())
    page = admin.go(Route("client", admin.desk().clients.find("")[0], "facts"))
    assert isinstance(page, ClientPage)
    page.facts.form.make_all()
    field = page.facts.form.card("stay").field("program")
    assert isinstance(field, SuggestField)
    field._fill()
    assert "Harbor House" in [field.combo.itemText(number) for number in range(field.combo.count())]
    admin.workspace().undo()
    assert admin.desk().programs.list().value == before


@pytest.mark.parametrize(
    ("verb", "record", "saved"),
    [
        (IN_RECORDS, "Harbor", "Harbor"),
        (LIST_ONLY, "Harbor House", "Harbor"),
        (GO_BACK, "Harbor House", "Harbor House"),
    ],
)
def test_renaming_asks_about_the_records(
    admin: Stage, qtbot: QtBot, verb: str, record: str, saved: str
) -> None:
    desk = admin.desk()
    ids = enrolled(desk, "Harbor House", 2)
    listed(desk, HOUSE, DAY)
    pane = programs(admin)
    pane.form.set_value(replace(pane.form.value(), programs=(replace(HOUSE, name="Harbor"), DAY)))
    asked = answer(verb)
    assert pane.save() is (verb == LIST_ONLY)
    qtbot.waitUntil(lambda: not pane.strip.isVisible())
    assert "2 records name Harbor House" in asked[0].sentence
    assert in_program(desk, ids) == [record] * 2
    assert desk.programs.list().value[0].name == saved
    assert pane.is_dirty() is (verb == GO_BACK)


def test_while_records_are_renamed_nothing_is_typed_or_left_and_it_can_be_stopped(
    admin: Stage, qtbot: QtBot
) -> None:
    desk = admin.desk()
    ids = enrolled(desk, "Harbor House", 2)
    listed(desk, HOUSE, DAY)
    pane = programs(admin)
    renamed = replace(pane.form.value(), programs=(replace(HOUSE, name="Harbor"), DAY))
    pane.form.set_value(renamed)
    answer(IN_RECORDS)
    pane.save()
    assert admin.window.focusWidget() is pane.strip.cancel_button
    assert not pane.save_tools.save.isEnabled()
    assert not pane.can_leave()
    qtbot.keyClick(pane.strip.cancel_button, Qt.Key.Key_Space)
    assert not pane.strip.isVisible()
    assert pane.save_tools.save.isEnabled()
    assert pane.form.value() == renamed
    # Whether it was stopped in time or not: list and records say the same.
    qtbot.waitUntil(lambda: not admin.tasks.findChildren(Task))
    name = desk.programs.list().value[0].name
    assert in_program(desk, ids) == [name] * 2


def test_what_a_step_raises_takes_the_renaming_back(admin: Stage) -> None:
    desk = admin.desk()
    ids = enrolled(desk, "Harbor House", 2)
    version = listed(desk, HOUSE)
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        raise StoppedError

    with pytest.raises(StoppedError):
        desk.programs.change((replace(HOUSE, name="Harbor"),), version, in_records=True, step=stop)
    assert heard == [(2, 2)]
    assert in_program(desk, ids) == ["Harbor House"] * 2
    assert desk.programs.list().value == (HOUSE,)


def test_saved_filters_of_everybody_follow_the_records_and_the_undo(admin: Stage) -> None:
    desk = admin.desk()
    ids = enrolled(desk, "Harbor House", 2)
    version = listed(desk, HOUSE, DAY)
    mine = SavedFilter("House", ClientFilter(programs=("Day program", "Harbor House")))
    desk.client_lists.save_filter(mine)
    counselor = accounts.sign_in(admin.place, DEMO_USER, DEMO_PASSWORD, admin.clock)
    counselor.client_lists.save_filter(SavedFilter("Theirs", ClientFilter(programs=("Harbor House",))))
    renamed = (replace(HOUSE, name="Harbor"), DAY)
    version = desk.programs.change(renamed, version).value
    assert desk.client_lists.saved() == (mine,)
    done = desk.programs.change((replace(HOUSE, name="Harbor House"), DAY), version)
    done = desk.programs.change(renamed, done.value, in_records=True)
    assert in_program(desk, ids) == ["Harbor"] * 2
    assert desk.client_lists.saved()[0].filter.programs == ("Day program", "Harbor")
    assert [one.filter.programs for one in counselor.client_lists.saved()] == [("Harbor",)]
    assert set(desk.clients.find("", wanted=desk.client_lists.saved()[0].filter)) >= set(ids)
    assert done.undo is not None
    desk.undo(done.undo)
    assert desk.client_lists.saved() == (mine,)
    assert [one.filter.programs for one in counselor.client_lists.saved()] == [("Harbor House",)]
    counselor.sign_out()


def test_undo_of_a_name_that_was_there_already_leaves_the_filters_as_they_were(admin: Stage) -> None:
    desk = admin.desk()
    ids = enrolled(desk, "Harbor House", 2)
    moved = desk.clients.open(ids[0])
    desk.clients.change(ids[0], replace(moved.client, program="Day program"), moved.version)
    version = listed(desk, DAY)
    counselor = accounts.sign_in(admin.place, DEMO_USER, DEMO_PASSWORD, admin.clock)
    asked = {
        "Both": ("Harbor House", "Day program"),
        "Day": ("Day program",),
        "House": ("Harbor House",),
        "Mine": ("Day program", "Elsewhere"),
    }
    for name, wanted in asked.items():
        counselor.client_lists.save_filter(SavedFilter(name, ClientFilter(programs=wanted)))
    before = counselor.client_lists.saved()
    done = desk.programs.change((replace(DAY, name="Harbor House"),), version, in_records=True)
    followed = {
        "Both": ("Harbor House",),
        "Day": ("Harbor House",),
        "House": ("Harbor House",),
        "Mine": ("Harbor House", "Elsewhere"),
    }
    after = counselor.client_lists.saved()
    assert {one.name: one.filter.programs for one in after} == followed
    assert done.undo is not None
    again = desk.undo(done.undo)
    assert counselor.client_lists.saved() == before
    assert in_program(desk, ids) == ["Day program", "Harbor House"]
    assert again.undo is not None
    back = desk.undo(again.undo)
    assert counselor.client_lists.saved() == after
    changed = SavedFilter("Mine", ClientFilter(programs=("Harbor House",)))
    counselor.client_lists.save_filter(changed)
    counselor.client_lists.delete_filter("Day")
    assert back.undo is not None
    desk.undo(back.undo)
    assert counselor.client_lists.saved() == (before[0], before[2], changed)
    counselor.sign_out()


def test_undo_gives_each_record_its_name_back_but_not_what_was_changed_since(admin: Stage) -> None:
    desk = admin.desk()
    ids = enrolled(desk, "Harbor House", 3)
    version = listed(desk, HOUSE)
    done = desk.programs.change((replace(HOUSE, name="Harbor"),), version, in_records=True)
    assert in_program(desk, ids) == ["Harbor"] * 3
    assert desk.audit.entries(event=Event.SETTINGS_CHANGED)[0].detail == "programs=1 records=3"
    first = desk.clients.open(ids[0])
    desk.clients.change(ids[0], replace(first.client, program="Elsewhere"), first.version)
    assert done.undo is not None
    again = desk.undo(done.undo)
    assert in_program(desk, ids) == ["Elsewhere", "Harbor House", "Harbor House"]
    assert again.undo is not None
    desk.undo(again.undo)
    assert in_program(desk, ids) == ["Elsewhere", "Harbor", "Harbor"]


def test_two_names_swapped_do_not_run_into_each_other(admin: Stage) -> None:
    desk = admin.desk()
    one, two = enrolled(desk, "Harbor House", 2)
    stored = desk.clients.open(two)
    desk.clients.change(two, replace(stored.client, program="Day program"), stored.version)
    version = listed(desk, HOUSE, DAY)
    swapped = (replace(HOUSE, name="Day program"), replace(DAY, name="Harbor House"))
    desk.programs.change(swapped, version, in_records=True)
    assert in_program(desk, (one, two)) == ["Day program", "Harbor House"]


def test_stale_lists_and_impossible_ones_are_refused(admin: Stage) -> None:
    desk = admin.desk()
    listed(desk, HOUSE)
    with pytest.raises(EditedElsewhere):
        desk.programs.change((DAY,), 0)
    with pytest.raises(BadInput):
        desk.programs.change((HOUSE, replace(HOUSE, key="c")), desk.programs.list().version)


def test_a_counselor_sees_the_list_and_changes_nothing(stage: Stage) -> None:
    assert not programs(stage).save_tools.save.isVisible()
