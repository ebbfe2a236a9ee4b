"""When a draft is saved, and what is said while it is not."""

from pytestqt.qtbot import QtBot

from aftercare_desktop.errors import AftercareError, EditedElsewhere, StorageFailed
from aftercare_desktop.ui.pages.plan.actions import NOT_SAVED, PlanActions
from aftercare_desktop.ui.pages.plan.autosave import PAUSE, RETRY, Autosave, SaveState


class Disk:
    """Takes what is saved, or refuses."""

    def __init__(self) -> None:
        self.saves = 0
        self.refuses: AftercareError | None = None

    def save(self) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.saves += 1


def test_saves_once_after_the_pause(qtbot: QtBot) -> None:
    disk = Disk()
    autosave = Autosave(disk.save)
    for _ in range(5):
        autosave.touched()
    assert autosave.state is SaveState.WAITING
    with qtbot.waitSignal(autosave.state_changed, timeout=4 * PAUSE):
        pass
    assert (disk.saves, autosave.state) == (1, SaveState.KEPT)


def test_nothing_to_save_saves_nothing(qtbot: QtBot) -> None:
    disk = Disk()
    autosave = Autosave(disk.save)
    assert autosave.save_now()
    assert disk.saves == 0


def test_failure_is_said_and_tried_again(qtbot: QtBot) -> None:
    disk = Disk()
    disk.refuses = StorageFailed("The disk is full.")
    autosave = Autosave(disk.save)
    autosave.touched()
    assert not autosave.save_now()
    assert (autosave.state, autosave.problem) == (SaveState.FAILED, "The disk is full.")
    assert autosave._timer.remainingTime() > RETRY / 2
    autosave.touched()
    assert autosave.state is SaveState.FAILED
    disk.refuses = None
    assert autosave.save_now()
    assert autosave.state is SaveState.KEPT


def test_conflict_stops_saving_until_it_is_settled(qtbot: QtBot) -> None:
    disk = Disk()
    disk.refuses = EditedElsewhere("Priya was faster.")
    autosave = Autosave(disk.save)
    autosave.touched()
    with qtbot.waitSignal(autosave.conflict_found):
        assert not autosave.save_now()
    disk.refuses = None
    autosave.touched()
    assert not autosave.save_now()
    assert (disk.saves, autosave.state) == (0, SaveState.CONFLICT)
    autosave.resume()
    autosave.touched()
    assert autosave.save_now()


def test_words_beside_the_buttons(qtbot: QtBot) -> None:
    tools = PlanActions()
    qtbot.addWidget(tools)
    tools.show_draft(may_print=True, may_finalize=True)
    tools.show_state(SaveState.KEPT, "9:42 AM")
    assert tools.state.text() == "Saved 9:42 AM"
    tools.show_state(SaveState.WAITING, "9:42 AM")
    assert tools.state.text() == "Saving"
    tools.show_state(SaveState.FAILED, "9:42 AM")
    assert tools.state.text() == NOT_SAVED
    assert tools.copy.isVisibleTo(tools)


def test_narrow_window_says_what_matters_and_hides_the_rest(qtbot: QtBot) -> None:
    tools = PlanActions()
    qtbot.addWidget(tools)
    tools.show_draft(may_print=True, may_finalize=True)
    tools.set_compact(True)
    tools.show_state(SaveState.KEPT, "9:42 AM")
    assert not tools.state.words.isVisibleTo(tools)
    assert tools.state.toolTip() == "Saved 9:42 AM"
    assert tools.print.isVisibleTo(tools)
    tools.show_state(SaveState.FAILED, "9:42 AM")
    assert tools.state.words.isVisibleTo(tools)
    assert not tools.print.isVisibleTo(tools)
    tools.set_compact(False)
    assert tools.print.isVisibleTo(tools)
    tools.show_final(may_print=True)
    assert not tools.state.isVisibleTo(tools)
    assert tools.print.isVisibleTo(tools)
