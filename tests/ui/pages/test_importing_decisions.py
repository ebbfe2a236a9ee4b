"""What the import page says before anything is written, by keyboard alone, over a lock, and after it was taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.pages.importing.rows import RowState, details, state_of
from tests.builders import build_client
from tests.ui.pages.test_importing import Show, Shown, listed, roster, show

__all__ = ["roster", "show"]  # fixtures

PROVEN = "mrn,name,dob\n1,Ada,04/09/1990\n2,Ben,03/25/1991\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def births(desk: Desk) -> set[date | None]:
    return {desk.clients.open(client_id).client.birth_date for client_id in desk.clients.find("")}


def to_preview(shown: Shown, path: Path) -> None:
    shown.choose(path)
    shown.go_on()
    shown.go_on()


def test_what_decided_the_dates_is_said_and_can_be_decided_otherwise(
    desk: Desk, show: Show, tmp_path: Path
) -> None:
    shown = show(desk)
    shown.choose(write(tmp_path / "census.csv", PROVEN))
    shown.go_on()
    dates = shown.page.columns_step.dates
    assert dates.said.text() == "Dates are read as month/day/year: row 3, dob, has 03/25/1991."
    assert (dates.change.isVisible(), dates.ask.isVisible(), dates.change.value()) == (True, False, "month")
    shown.tab_to(dates.change)
    shown.press(Qt.Key.Key_Right)
    assert dates.said.text().startswith(
        "Dates are read as day/month/year, as you chose, although row 3, dob,"
    )
    shown.go_on()
    report = shown.page.preview_step._report
    assert [row.reason for row in report.bad] == ["dob: 03/25/1991 is not a day of the calendar."]
    assert shown.page.cancel_here()
    dates.change.set_value("month")
    dates.order_chosen.emit(next(iter(shown.page._draft.proofs())).order if shown.page._draft else None)
    shown.go_on()
    shown.go_on()
    assert births(desk) == {date(1990, 4, 9), date(1991, 3, 25)}


def test_a_column_written_in_both_ways_is_settled_by_a_person(desk: Desk, show: Show, tmp_path: Path) -> None:
    text = "mrn,name,dob\n1,Ada,04/30/1990\n2,Ben,30/04/1991\n3,Cem,05/06/1992\n"
    shown = show(desk)
    shown.choose(write(tmp_path / "census.csv", text))
    shown.go_on()
    dates = shown.page.columns_step.dates
    assert dates.ask.isAncestorOf(shown.focused())
    assert (dates.ask.value(), shown.page.next.isEnabled()) == ("undecided", False)
    shown.press(Qt.Key.Key_Right)
    shown.go_on()
    assert [row.row for row in shown.page.preview_step._report.bad] == [3]
    shown.page.preview_step.skip.click()
    shown.settle()
    shown.go_on()
    assert births(desk) == {date(1990, 4, 30), date(1992, 5, 6)}


def test_columns_written_each_in_its_way_are_said_each(desk: Desk, show: Show, tmp_path: Path) -> None:
    text = "mrn,name,dob,admitted\n1,Ada,04/30/1990,30/10/2026\n"
    shown = show(desk)
    shown.choose(write(tmp_path / "census.csv", text))
    shown.go_on()
    dates = shown.page.columns_step.dates
    assert dates.said.text().split("\n") == [
        "dob is read as month/day/year: row 2 has 04/30/1990.",
        "admitted is read as day/month/year: row 2 has 30/10/2026.",
    ]
    assert (dates.ask.isVisible(), dates.change.isVisible()) == (False, False)
    shown.page._on_columns_step_fact_chosen(2, None)
    shown.settle()
    assert dates.said.text().startswith("Dates are read as day/month/year")


def test_new_people_come_with_their_values_and_changes_with_ours(
    desk: Desk, show: Show, tmp_path: Path
) -> None:
    desk.clients.add(build_client("Ada", record_number="1", birth_date=None, program="", gender="woman"))
    text = (
        "mrn,name,program,dob,gender\n1,Ada,Evening,1990-04-30,female\n2,Ben,Night,1985-12-01,man\n1,Ada,,,\n"
    )
    shown = show(desk)
    to_preview(shown, write(tmp_path / "census.csv", text))
    step = shown.page.preview_step
    assert [state_of(row) for row in step._report.rows] == [RowState.DIFFERS, RowState.NEW, RowState.LEFT_OUT]
    assert step.figures.text() == "3 rows: 1 new  ·  1 where center and file differ  ·  1 left out"
    card = shown.card()
    assert card[card.index("Program") + 1] == "Nothing  \N{RIGHTWARDS ARROW}  Evening"
    assert card[card.index("Gender") + 1 : card.index("Gender") + 3] == ["Ours: woman", "File: female"]
    shown.press(Qt.Key.Key_Down)
    assert shown.card()[:8] == [
        "Ben", "Row 3", "Gender", "man", "Date of birth", "Dec 1, 1985", "Record number", "2",
    ]  # fmt: skip
    shown.go_on()
    assert "1 with changes" in shown.page.result_step.figures.text()
    assert "differ" not in shown.page.result_step.figures.text()


def test_the_whole_way_from_the_file_to_undo_with_nothing_but_keys(
    desk: Desk, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.clients.add(build_client("Ada", record_number="1", birth_date=None, program="Day", gender="woman"))
    path = write(
        tmp_path / "census.csv", "mrn,name,program,gender,dob\n1,Ada,Night,she,04/09/1990\n2,Ben,,,\n"
    )
    shown = show(desk)
    shown.choose(path)
    shown.go_on()
    columns, preview, result = shown.page.columns_step, shown.page.preview_step, shown.page.result_step
    assert columns.dates.ask.isAncestorOf(shown.focused())
    shown.press(Qt.Key.Key_Right)
    assert [shown.tab_to(field) for field in columns.fields] == [1] * len(columns.fields)
    assert [shown.tab_to(shown.page.back), shown.tab_to(shown.page.next)] == [1, 1]
    with qtbot.waitSignal(shown.page.next.clicked):
        shown.press(Qt.Key.Key_Space)
    shown.settle()
    assert preview.list is shown.focused()
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Right)
    assert shown.tab_to(preview.panel.controls["program"]) == 0
    assert shown.tab_to(preview.panel.controls["gender"]) == 1
    assert preview.panel.left_out is not None
    assert shown.tab_to(preview.panel.left_out) == 1
    assert [shown.tab_to(shown.page.back), shown.tab_to(shown.page.next)] == [1, 1]
    with qtbot.waitSignal(shown.page.next.clicked):
        shown.press(Qt.Key.Key_Space)
    shown.settle()
    ada = next(desk.clients.open(i).client for i in desk.clients.find("Ada"))
    assert (ada.gender, ada.program, ada.birth_date) == ("woman", "Night", date(1990, 4, 9))
    assert result.see is shown.focused()
    assert shown.tab_to(result.undo) == 1
    with qtbot.waitSignal(result.undo.clicked):
        shown.press(Qt.Key.Key_Space)
    shown.settle()
    assert listed(desk) == ["Ada"]
    assert desk.clients.open(desk.clients.find("Ada")[0], reload=True).client.program == "Day"


def locked(shown: Shown, desk: Desk, show: Show) -> Shown:
    """The page of the same person after the window was locked and opened again."""
    kept = shown.page.stash()
    assert kept is not None
    assert b"Ada" not in kept
    shown.page.close_down()
    again = show(desk)
    again.page.unstash(kept)
    again.settle()
    return again


def test_the_work_stands_as_before_after_a_lock(desk: Desk, show: Show, tmp_path: Path) -> None:
    desk.clients.add(build_client("Ada", record_number="1", birth_date=None, program="Day", gender="woman"))
    text = "mrn,name,program,gender,dob,bed\n1,Ada,Night,she,04/09/1990,x\n2,Ben,,,,y\n3,Cem,,,,z\n"
    shown = show(desk)
    assert shown.page.stash() is None
    shown.choose(write(tmp_path / "census.csv", text))
    shown.go_on()
    shown.press(Qt.Key.Key_Right)
    shown.page._on_columns_step_fact_chosen(3, None)
    shown = locked(shown, desk, show)
    assert (shown.step(), shown.page.columns_step.fields[3].value()) == ("Columns", None)
    assert (shown.page.columns_step.dates.ask.value(), shown.page.next.isEnabled()) == ("month", True)
    shown.go_on()
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Right)
    shown.page.preview_step.take_focus()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_L)
    shown.settle()
    shown = locked(shown, desk, show)
    assert shown.step() == "What would change"
    assert shown.page.preview_step.panel.controls["program"].value() == "file"
    shown.go_on()
    assert listed(desk) == ["Ada", "Cem"]
    assert next(desk.clients.open(i).client.program for i in desk.clients.find("Ada")) == "Night"
    assert shown.page.stash() is None


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_is_another_one_after_the_lock_is_looked_at_anew(
    desk: Desk, show: Show, tmp_path: Path, gone: bool
) -> None:
    path = write(tmp_path / "census.csv", PROVEN)
    shown = show(desk)
    to_preview(shown, path)
    if gone:
        path.unlink()
    else:
        write(path, PROVEN + "3,Cem,03/26/1991\n")
    shown = locked(shown, desk, show)
    said = [problem.sentence for problem in shown.problems] + [toast.text for toast in shown.toasts]
    expected = "census.csv was not found." if gone else "census.csv is not the same any more."
    assert [sentence.startswith(expected) for sentence in said] == [True]
    assert shown.step() == "File"


@pytest.mark.parametrize(
    ("edited", "headline", "figures"),
    [
        (
            ("Ada", "Ben"),
            "Nothing could be taken back.",
            "2 people stay as they are now, because somebody changed",
        ),
        (("Ben",), "The import is undone.", "1 person stays as they are now, because somebody changed"),
        ((), "The import is undone.", "Everybody is as before."),
    ],
)
def test_after_undo_the_page_says_what_is_true_now(
    desk: Desk, show: Show, tmp_path: Path, edited: tuple[str, ...], headline: str, figures: str
) -> None:
    shown = show(desk)
    to_preview(shown, write(tmp_path / "census.csv", PROVEN))
    shown.go_on()
    for client_id in desk.clients.find(""):
        stored = desk.clients.open(client_id)
        if stored.client.name in edited:
            desk.clients.change(client_id, replace(stored.client, program="Evening"), stored.version)
    assert shown.page.undo()
    shown.settle()
    result = shown.page.result_step
    assert (result.headline.text(), result.figures.text().startswith(figures)) == (headline, True)
    assert ("1 other is as before" in result.figures.text()) is (edited == ("Ben",))
    assert listed(desk) == sorted(edited)
    assert shown.toasts[-1].text.startswith(headline)
    assert not result.save.isVisible()


def test_a_choice_that_somebody_overtook_is_said_after_the_import(
    desk: Desk, show: Show, tmp_path: Path
) -> None:
    client_id = desk.clients.add(build_client("Ada", record_number="1", program="Day")).value
    shown = show(desk)
    to_preview(shown, write(tmp_path / "census.csv", "mrn,name,program,email\n1,Ada,Night,a@example.org\n"))
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Right)
    stored = desk.clients.open(client_id)
    desk.clients.change(client_id, replace(stored.client, program="Evening"), stored.version)
    shown.go_on()
    assert desk.clients.open(client_id, reload=True).client.program == "Evening"
    warned = shown.page.result_step.warned
    assert (warned.isVisible(), warned.text().startswith("Row 2, Ada: Somebody changed this")) == (True, True)


def test_what_was_decided_before_is_the_same_and_can_still_be_chosen(
    desk: Desk, show: Show, tmp_path: Path
) -> None:
    client_id = desk.clients.add(build_client("Ada", record_number="1", program="Day")).value
    path = write(tmp_path / "census.csv", "mrn,name,program\n1,Ada,Night\n")
    for _ in range(2):
        shown = show(desk)
        to_preview(shown, path)
        (row,) = shown.page.preview_step._report.rows
        shown.go_on()
    assert (state_of(row), details(row, 0)) == (RowState.SAME, "Decided before: Program")
    assert desk.clients.open(client_id).client.program == "Day"
    shown = show(desk)
    to_preview(shown, path)
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Right)
    shown.go_on()
    assert desk.clients.open(client_id).client.program == "Night"


def test_who_seems_to_be_somebody_else_is_asked_about_first_and_then_field_by_field(
    desk: Desk, show: Show, tmp_path: Path
) -> None:
    known = build_client("Ada Ingalls", record_number="1", birth_date=date(1990, 4, 30), program="Day")
    client_id = desk.clients.add(known).value
    shown = show(desk)
    path = write(tmp_path / "census.csv", "mrn,name,dob,program\n1,Ben Okafor,1985-12-01,Night\n")
    to_preview(shown, path)
    step = shown.page.preview_step
    (row,) = step._report.rows
    assert details(row, 0) == "Seems to be somebody else, nothing is taken"
    assert list(step.panel.controls) == ["person"]
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Right)
    shown.settle()
    assert list(step.panel.controls) == ["person", "program"]
    assert [control.value() for control in step.panel.controls.values()] == ["file", "ours"]
    assert details(step._report.rows[0], 0).endswith("1 field differs, ours stays")
    shown.go_on()
    client = desk.clients.open(client_id).client
    assert (client.name, client.birth_date, client.program) == ("Ben Okafor", date(1985, 12, 1), "Day")


def test_the_toast_undoes_its_import_also_when_the_next_file_is_looked_at(
    desk: Desk, show: Show, tmp_path: Path
) -> None:
    shown = show(desk)
    to_preview(shown, write(tmp_path / "census.csv", PROVEN))
    shown.go_on()
    undo = shown.toasts[-1].action
    assert undo is not None
    shown.page.start_again()
    to_preview(shown, write(tmp_path / "other.csv", PROVEN))
    assert "2 the same" in shown.page.preview_step.figures.text()
    undo()
    shown.settle()
    assert (shown.step(), listed(desk)) == ("What would change", [])
    assert "2 new" in shown.page.preview_step.figures.text()
    undo()
    assert not shown.page.busy.is_under_way()


def test_no_words_of_a_column_box_are_cut(desk: Desk, show: Show, roster: Path) -> None:
    shown = show(desk)
    shown.choose(roster)
    shown.go_on()
    field = shown.page.columns_step.fields[0].combo
    longest = max(field.fontMetrics().horizontalAdvance(field.itemText(n)) for n in range(field.count()))
    assert longest < field.width() - 30
