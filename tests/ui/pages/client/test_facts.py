"""The form of all facts: adding, saving, mending, leaving, locking, and what others change meanwhile."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.clients import (
    Child,
    Client,
    Condition,
    RiskScreen,
    StoredClient,
    Wish,
)
from aftercare_desktop.domain.people import Address, Person, Phone
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.both import BothDialog
from aftercare_desktop.ui.form import GroupField, RowsField, get_path
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.conditions import ConditionLabelField
from aftercare_desktop.ui.pages.client.fact_table import fact_sections
from aftercare_desktop.ui.pages.client.tidy import tidy
from aftercare_desktop.ui.widgets.fields_when import WrittenTimeField
from aftercare_desktop.ui.widgets.notices import Notice
from aftercare_desktop.ui.widgets.when import HALF_SENTENCE, TIME_SENTENCE
from tests.builders import TODAY, build_client, full_client
from tests.ui.answering import answer, in_dialog, no_dialog
from tests.ui.heard import Heard
from tests.ui.pages.client.typing import fill

Show = Callable[[Desk, Route], ClientPage]
NEW = Route("client", None, "new")


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


def stored(page: ClientPage) -> StoredClient:
    held = page.facts.stored()
    assert held is not None
    return held


def write(page: ClientPage, path: str, value: Any, qtbot: QtBot) -> None:
    """Write a fact the way a person does."""
    fill(qtbot, page.facts.form.card(page.facts.form.section_at(path)).field(path), value)


# Adding


def test_somebody_is_added_by_keyboard_alone(
    desk_of: Callable[[Role], Desk], show: Show, qtbot: QtBot
) -> None:
    desk = desk_of(Role.COUNSELOR)
    page = show(desk, NEW)
    heard = Heard(page)
    typed = ("Theo Bramwell", "Theo", "he/him", "4/9/1991", "000117", "207-555-0142", "11/25/2026")
    for words in typed:
        focused = page.focusWidget()
        assert isinstance(focused, QLineEdit)
        qtbot.keyClicks(focused, words)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        if page.focusWidget() not in page.facts.form.findChildren(QLineEdit):
            break
    page.facts.tools.save.click()
    held = desk.clients.open(stored(page).id).client
    assert held == Client(
        "Theo Bramwell",
        "Theo",
        "he/him",
        birth_date=date(1991, 4, 9),
        record_number="000117",
        phones=(Phone("207-555-0142"),),
        discharge_planned=date(2026, 11, 25),
        counselor_id=desk.staff_member.id,
    )
    assert [toast.text for toast in heard.toasts] == ["Theo is added."]
    assert page.current_route() == Route("client", stored(page).id, "facts")
    assert page.header.name.text() == "Theo Bramwell"
    assert page.can_leave()


def test_a_name_is_enough(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk, NEW)
    qtbot.keyClicks(page.focusWidget(), "Ng")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.facts.save()
    assert desk.clients.open(stored(page).id).client == Client("Ng")


def test_without_a_name_nothing_is_saved_and_the_field_says_why(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk, NEW)
    write(page, "wanted_group", Wish.MENS, qtbot)
    write(page, "pronouns", "she/her", qtbot)
    assert not page.facts.save()
    assert page.facts.form.problems() == {"name": "Write the person's name."}
    assert page.focusWidget() is page.facts.form.card("person").field("name").focusProxy()
    assert desk.clients.find("") == ()
    assert "1 to mend" in page.facts.outline.row("person").accessibleName()


def test_cancel_leads_back_to_the_list(desk: Desk, show: Show) -> None:
    page = show(desk, NEW)
    heard = Heard(page)
    page.facts.tools.cancel.click()
    assert heard.routes == [Route("clients")]


def test_undo_after_adding_archives(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk, NEW)
    heard = Heard(page)
    write(page, "name", "Theo Bramwell", qtbot)
    assert page.facts.save()
    undo = heard.toasts[0].undo
    assert isinstance(undo, Undo)
    desk.undo(undo)
    page.reload({"clients"})
    assert desk.clients.find("") == ()
    assert page.notices.notice("archived") is not None


def twin(page: ClientPage) -> Notice | None:
    """What is said about somebody who may be the same, after the keyboard left a field."""
    page.facts.form.card("person").left.emit()
    return page.facts.notices.notice("twin")


def test_somebody_who_may_be_the_same_is_named_with_the_reason(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, NEW)
    heard = Heard(page)
    write(page, "name", "Bramwel, Théo", qtbot)
    unborn = twin(page)
    assert unborn is not None
    assert unborn.words.text() == (
        "One of the dates of birth is not known, name nearly the same: Theo Bramwell, Record 000117."
    )
    write(page, "birth_date", date(1991, 9, 4), qtbot)
    notice = twin(page)
    assert notice is not None
    words = "Day and month of birth the other way round, name nearly the same: Theo Bramwell, Record 000117."
    assert notice.words.text() == words
    notice.buttons[0].click()
    assert heard.routes == [Route("client", theo)]
    write(page, "birth_date", date(1970, 1, 1), qtbot)
    assert twin(page) is None


def test_someone_else_is_not_asked_about_again(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, NEW)
    write(page, "name", "Theo Bramwell", qtbot)
    write(page, "birth_date", date(1991, 4, 9), qtbot)
    notice = twin(page)
    assert notice is not None
    notice.buttons[1].click()
    assert twin(page) is None
    assert page.facts.save()
    added = page.facts.stored()
    assert added is not None
    assert added.id != theo
    write(page, "preferred_name", "Teddy", qtbot)
    assert twin(page) is None
    assert desk.duplicates.everywhere(lambda done, total: None) == ()


def test_the_notice_is_answered_by_keys_that_stand_on_its_buttons(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, NEW)
    heard = Heard(page)
    write(page, "name", "Bramwel, Theo", qtbot)
    notice = twin(page)
    assert notice is not None
    assert [button.shown_key() for button in notice.buttons] == ["Alt O", "Alt E"]
    field = page.facts.form.card("person").field("name").focusProxy()
    assert field is not None
    with qtbot.waitActive(page):
        page.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: heard.routes == [Route("client", theo)])
    qtbot.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.facts.notices.notice("twin") is None)
    assert twin(page) is None
    assert field.hasFocus()
    assert page.facts.form.value().name == "Bramwel, Theo"


def test_saving_asks_first_whether_it_is_somebody_known(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, NEW)
    with qtbot.waitActive(page):
        page.activateWindow()
    write(page, "name", "Theo Bramwell", qtbot)
    field = page.facts.form.card("person").field("name").focusProxy()
    assert field is not None
    field.setFocus()
    for _ in range(2):
        assert not page.facts.save()
        notice = page.facts.notices.notice("twin")
        assert notice is not None
        assert notice.buttons[0].hasFocus()
    assert desk.clients.find("") == (theo,)
    qtbot.keyClick(notice.buttons[0], Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.facts.notices.notice("twin") is None)
    assert field.hasFocus()
    assert page.facts.save()
    assert len(desk.clients.find("")) == 2


def test_a_changed_birth_date_asks_too_and_other_changes_do_not(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    other = desk.clients.add(
        build_client("Theo Bramwell", birth_date=date(1960, 1, 1), record_number="9")
    ).value
    page = show(desk, Route("client", other, "facts"))
    write(page, "gender", "man", qtbot)
    assert twin(page) is None
    write(page, "birth_date", date(1991, 4, 9), qtbot)
    assert twin(page) is not None


def test_a_taken_record_number_is_said_at_its_field(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, NEW)
    heard = Heard(page)
    write(page, "name", "Marisol Quintero", qtbot)
    write(page, "record_number", "000117", qtbot)
    assert not page.facts.save()
    sentence = "000117 belongs to Theo Bramwell. Use another number."
    assert page.facts.form.problems() == {"record_number": sentence}
    assert heard.problems == []
    write(page, "record_number", "000118", qtbot)
    assert page.facts.save()


# Every fact


def test_every_fact_of_a_client_has_a_field() -> None:
    paths = {path for section in fact_sections(TODAY, []) for path in section.paths()}
    assert {path.partition(".")[0] for path in paths} == {field.name for field in fields(Client)}
    for whole in ("contact", "suicide_risk"):
        parts = {f"{whole}.{field.name}" for field in fields(type(get_path(full_client(), whole)))}
        assert parts <= paths


def test_every_fact_survives_typing_saving_and_loading(desk: Desk, show: Show, qtbot: QtBot) -> None:
    wanted = full_client(counselor_id=desk.staff_member.id)
    page = show(desk, NEW)
    page.facts.form.make_all()
    paths = []
    for key, card in page.facts.form.cards():
        for path in card.paths():
            if (key, path) != ("person", "phones"):
                fill(qtbot, card.field(path), get_path(wanted, path))
                paths.append(path)
    assert page.facts.form.problems() == {}
    assert page.facts.save()
    held = desk.clients.open(stored(page).id).client
    assert {path: get_path(held, path) for path in paths} == {path: get_path(wanted, path) for path in paths}
    assert held == wanted
    again = show(desk, Route("client", stored(page).id))
    again.facts.form.make_all()
    assert again.facts.form.value() == wanted
    assert not again.facts.is_dirty()


@pytest.mark.parametrize("made_at_once", [True, False])
def test_facts_not_yet_on_screen_are_kept(desk: Desk, show: Show, qtbot: QtBot, made_at_once: bool) -> None:
    wanted = full_client(counselor_id=desk.staff_member.id)
    client_id = desk.clients.add(wanted).value
    page = show(desk, Route("client", client_id, "facts"))
    if made_at_once:
        page.facts.form.make_all()
    write(page, "pronouns", "they/them", qtbot)
    assert page.facts.save()
    assert desk.clients.open(client_id).client == replace(wanted, pronouns="they/them")


def test_the_phone_of_the_first_card_is_the_first_of_all(desk: Desk, show: Show, qtbot: QtBot) -> None:
    phones = (Phone("207-555-0142", note="Evenings"), Phone("207-555-0143"))
    page = show(desk, Route("client", desk.clients.add(build_client(phones=phones)).value))
    page.facts.form.make_all()
    field = page.facts.form.card("person").field("phones")
    fill(qtbot, field, "207-555-0199")
    shown = page.facts.form.card("phones").field("phones").value()
    assert shown == (Phone("207-555-0199", note="Evenings"), Phone("207-555-0143"))
    assert page.facts.save()
    assert stored(page).client.phones == shown


def test_rows_nobody_filled_are_not_saved(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    for key, path in (
        ("health", "medicines"),
        ("family", "children"),
        ("people", "locators"),
        ("phones", "phones"),
    ):
        page.facts.form.card(key).field(path).add.click()  # type: ignore[attr-defined]
    assert not page.facts.is_dirty()
    assert page.can_leave()
    assert tidy(page.facts.form.value()) == build_client()


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("birth_date", date(2030, 1, 1), "Use a date of birth between 1900 and 2026, not later than today."),
        ("discharged_on", date(2027, 1, 1), "Use a date that is not after today."),
        ("admitted_on", date(1990, 1, 1), "Use an admission date after the date of birth."),
        ("last_overdose", date(2027, 1, 1), "Use a date that is not after today."),
    ],
)
def test_an_impossible_fact_says_the_fix(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, path: str, value: date, sentence: str
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    page.facts.form.make_all()
    before = desk.clients.open(theo, reload=True)
    field = page.facts.form.card(page.facts.form.section_at(path)).field(path)
    field.set_value(value)
    field.edited.emit("")
    assert not page.facts.save()
    assert page.facts.form.problems()[path] == sentence
    assert desk.clients.open(theo, reload=True) == before


@pytest.mark.parametrize(
    ("path", "value", "at", "sentence"),
    [
        ("address", Address(state="Maine"), "address.state", "State: use its two letters"),
        ("address", Address(postal_code="4101"), "address.postal_code", "ZIP code: use 04101"),
        ("emergency", Person("Rosa", note="x" * 10_001), "emergency.note", "Use at most 10,000 characters"),
        ("allergies", "x" * 10_001, "allergies", "Use at most 10,000 characters, not 10,001."),
        ("children", (Child("x" * 1_001),), "children.0.name", "Use at most 1,000 characters"),
    ],
)
def test_what_is_too_long_or_no_address_says_so_at_its_field_and_nothing_is_cut(
    desk: Desk, show: Show, theo: int, path: str, value: object, at: str, sentence: str
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    page.facts.form.make_all()
    field = page.facts.form.card(page.facts.form.section_at(path)).field(path)
    field.set_value(value)
    field.edited.emit("")
    assert not page.facts.save()
    assert page.facts.form.problems()[path].startswith(sentence)
    if isinstance(field, GroupField):
        inside = field.form.field(at.removeprefix(f"{path}."))
        assert inside.isAncestorOf(page.focusWidget())
    assert field.value() == value


def test_a_start_of_recovery_without_a_date_asks_for_one(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    field = page.facts.form.card("recovery").field("recovery")
    field.add.click()  # type: ignore[attr-defined]
    cell = field.rows()[0].fields()  # type: ignore[attr-defined]
    fill(qtbot, cell["started"], None)
    fill(qtbot, cell["ended"], date(2026, 11, 1))
    assert not page.facts.save()
    assert page.stash() is not None


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("4/9/91", date(1991, 4, 9)),
        ("4/9/2030", date(2030, 4, 9)),
        ("apr 9, 1991", date(1991, 4, 9)),
        ("12/31/26", date(1926, 12, 31)),
        ("12/31", date(2025, 12, 31)),
    ],
)
def test_a_date_of_birth_lies_behind_unless_written_out(
    desk: Desk, show: Show, qtbot: QtBot, typed: str, born: date
) -> None:
    page = show(desk, NEW)
    field = page.facts.form.card("person").field("birth_date")
    line = field.focusProxy()
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "4/9/1991"
    qtbot.keyClicks(line, typed)
    field.flush()
    assert page.facts.form.value().birth_date == born


def test_a_known_condition_brings_its_code(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    field = page.facts.form.card("health").field("conditions")
    assert isinstance(field, RowsField)
    field.add.click()
    cells = field.rows()[0].fields()
    label = cells["label"]
    assert isinstance(label, ConditionLabelField)
    qtbot.keyClicks(label.line, "panic")
    label.combo.showPopup()
    assert [label.combo.itemText(number) for number in range(label.combo.count())] == ["Panic disorder"]
    label.combo.hidePopup()
    label.combo.setCurrentIndex(0)
    label.combo.activated.emit(0)
    assert page.facts.form.value().conditions == (Condition("Panic disorder", "F41.0"),)
    fill(qtbot, label, "Asthma")
    assert page.facts.form.value().conditions == (Condition("Asthma", "J45.909"),)
    fill(qtbot, cells["code"], "J45.20")
    fill(qtbot, label, "HIV")
    assert page.facts.form.value().conditions == (Condition("HIV", "J45.20"),)


# Leaving, locking, coming back


def test_leaving_asks_once_and_does_what_was_said(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    assert page.can_leave()
    write(page, "pronouns", "he/him", qtbot)
    assert page.facts.tools.unsaved.isVisible()
    answer("Stay")
    assert not page.can_leave()
    answer("Leave without saving")
    assert page.can_leave()
    with no_dialog():
        assert page.can_leave()
    assert desk.clients.open(theo).client.pronouns == ""
    write(page, "pronouns", "they/them", qtbot)
    answer("Save")
    assert page.can_leave()
    assert desk.clients.open(theo).client.pronouns == "they/them"


def test_saving_while_leaving_keeps_the_person_here_if_something_must_be_mended(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    write(page, "name", "", qtbot)
    answer("Save")
    assert not page.can_leave()
    assert page.facts.form.problems() == {"name": "Write the person's name."}


@pytest.mark.parametrize("route_known", [True, False])
def test_unsaved_work_survives_locking(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, route_known: bool
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    assert page.stash() is None
    write(page, "pronouns", "he/him", qtbot)
    kept = page.stash()
    assert kept is not None
    page.close()
    again = show(desk, Route("client", theo, "facts")) if route_known else show(desk, NEW)
    again.unstash(kept)
    assert stored(again).id == theo
    assert again.facts.is_dirty()
    assert again.facts.save()
    assert desk.clients.open(theo).client.pronouns == "he/him"


def test_somebody_half_added_survives_locking(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk, NEW)
    write(page, "name", "Theo Bramwell", qtbot)
    kept = page.stash()
    assert kept is not None
    again = show(desk, NEW)
    again.unstash(kept)
    assert again.facts.stored() is None
    assert again.facts.save()
    assert stored(again).client.name == "Theo Bramwell"


def test_a_stash_of_another_kind_is_let_go(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    page.unstash(b'{"something": "else"}')
    page.unstash(b"no text at all")
    assert not page.facts.is_dirty()


def test_an_unlocked_form_knows_that_the_record_moved_on(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    write(page, "pronouns", "he/him", qtbot)
    kept = page.stash()
    assert kept is not None
    elsewhere(desk, theo, program="Day program")
    again = show(desk, Route("client", theo, "facts"))
    again.unstash(kept)
    assert again.facts.notices.notice("elsewhere") is not None
    answer("Keep mine")
    assert again.facts.save()
    held = desk.clients.open(theo).client
    assert (held.pronouns, held.program) == ("he/him", "Day program")


# Changed elsewhere


def elsewhere(desk: Desk, client_id: int, **facts: Any) -> None:
    """Another desk saves something."""
    held = desk.clients.open(client_id, reload=True)
    desk.clients.change(client_id, replace(held.client, **facts), held.version)


def test_a_form_without_unsaved_work_follows(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    elsewhere(desk, theo, pronouns="she/her")
    page.reload({"clients"})
    assert page.facts.form.value().pronouns == "she/her"
    assert page.header.pronouns.text() == "she/her"
    assert page.facts.notices.notice("elsewhere") is None


def test_unsaved_work_is_never_reloaded_over(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    write(page, "pronouns", "he/him", qtbot)
    elsewhere(desk, theo, pronouns="she/her", program="Day program")
    page.reload({"clients"})
    assert page.facts.form.value().pronouns == "he/him"
    notice = page.facts.notices.notice("elsewhere")
    assert notice is not None
    assert notice.words.text() == "This record was changed at 9:42 AM. What you wrote is still here."


@pytest.mark.parametrize(
    ("verb", "saved", "pronouns", "program"),
    [
        ("Keep mine", True, "he/him", "Day program"),
        ("Take theirs", True, "she/her", "Day program"),
        ("Go back", False, "she/her", "Day program"),
    ],
)
def test_somebody_saved_first(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, verb: str, saved: bool, pronouns: str, program: str
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    write(page, "pronouns", "he/him", qtbot)
    elsewhere(desk, theo, pronouns="she/her", program="Day program")
    asked = answer(verb)
    assert page.facts.save() is saved
    assert [question.headline for question in asked] == ["Changed in the meantime"]
    held = desk.clients.open(theo).client
    assert (held.pronouns, held.program) == (pronouns, program)
    assert page.facts.is_dirty() is not saved


@pytest.mark.parametrize(("whose", "pronouns"), [("mine", "he/him"), ("theirs", "she/her")])
def test_both_versions_can_be_seen_and_chosen_from(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, whose: str, pronouns: str
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    write(page, "pronouns", "he/him", qtbot)
    write(page, "gender", "man", qtbot)
    elsewhere(desk, theo, pronouns="she/her", program="Day program")
    page.reload({"clients"})

    def choose(dialog: BothDialog) -> None:
        assert set(dialog.choices) == {"pronouns", "gender"}
        dialog.choices["pronouns"].set_value(whose)
        dialog.accept()

    in_dialog(BothDialog, choose)
    notice = page.facts.notices.notice("elsewhere")
    assert notice is not None
    notice.buttons[0].click()
    held = desk.clients.open(theo).client
    assert (held.pronouns, held.gender, held.program) == (pronouns, "man", "Day program")
    assert page.facts.notices.notice("elsewhere") is None


def test_going_back_from_both_versions_keeps_what_was_written(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, Route("client", theo, "facts"))
    write(page, "pronouns", "he/him", qtbot)
    elsewhere(desk, theo, pronouns="she/her")
    page.reload({"clients"})
    in_dialog(BothDialog, BothDialog.reject)
    page.facts.notices.notice("elsewhere").buttons[0].click()  # type: ignore[union-attr]
    assert page.facts.form.value().pronouns == "he/him"
    assert page.facts.is_dirty()


# Who sees what


def test_a_nurse_reads_and_cannot_write(desk_of: Callable[[Role], Desk], show: Show, theo: int) -> None:
    page = show(desk_of(Role.NURSE), Route("client", theo))
    assert not page.facts.tools.save.isVisible()
    assert not page.header.more.isVisible()
    line = page.facts.form.card("person").field("name").focusProxy()
    assert isinstance(line, QLineEdit)
    assert line.isReadOnly()


def words_on(widget: QWidget) -> list[str]:
    """All text on a part of the page."""
    found: list[str] = []
    for child in widget.findChildren(QWidget):
        text = getattr(child, "text", None)
        if callable(text) and not child.isHidden():
            found.append(str(text()))
    return [*dict.fromkeys(found)]


def test_risk_of_suicide_is_written_and_kept(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    page.facts.focus_part("safety")
    write(page, "suicide_risk.screen", RiskScreen.POSITIVE, qtbot)
    assert page.facts.save()
    assert stored(page).client.suicide_risk.at_risk()


@pytest.mark.parametrize(
    ("typed", "kept", "problem"),
    [
        ("11a", "11 AM", None),
        ("14:30", "2:30 PM", None),
        ("", "", None),
        ("10", "", HALF_SENTENCE),
        ("District court 26-12", "", TIME_SENTENCE),
    ],
)
def test_when_somebody_leaves_is_a_time(
    desk: Desk, show: Show, qtbot: QtBot, typed: str, kept: str, problem: str | None
) -> None:
    client_id = desk.clients.add(build_client()).value
    page = show(desk, Route("client", client_id, "facts"))
    field = page.facts.form.card("stay").field("discharge_time")
    assert isinstance(field, WrittenTimeField)
    qtbot.keyClicks(field.line, typed)
    assert page.facts.save() is (problem is None)
    assert field.problem() == problem
    assert field.line.text() == (typed if problem else kept)
    assert desk.clients.open(client_id).client.discharge_time == kept


def test_older_words_that_name_no_time_are_shown_and_kept(desk: Desk, show: Show, qtbot: QtBot) -> None:
    client_id = desk.clients.add(build_client(discharge_time="District court 26-12")).value
    page = show(desk, Route("client", client_id, "facts"))
    field = page.facts.form.card("stay").field("discharge_time")
    assert isinstance(field, WrittenTimeField)
    assert field.line.text() == "District court 26-12"
    name = page.facts.form.card("person").field("preferred_name")
    fill(qtbot, name, "Theo")
    assert page.facts.save()
    assert desk.clients.open(client_id).client.discharge_time == "District court 26-12"
