"""Leaving now on screen: driven by keys from the list of clients to the paper, and what happens around it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.clients import ClientStatus, CurrentMedicine, DischargeType
from aftercare_desktop.domain.directory import DirectoryEntry
from aftercare_desktop.domain.leaving import NaloxoneAnswer, sheet_of
from aftercare_desktop.domain.medicine_names import medicine_kind
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import MedicineKind, PlanDocument, RevisionState
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.change_status import ChangeStatusDialog
from aftercare_desktop.ui.dialogs.leaving_paper import LeavingPaperDialog
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.pages.leaving import LeavingPage
from aftercare_desktop.ui.pages.leaving.medicine_rows import MedicineRows
from aftercare_desktop.ui.widgets.fields_entry import EntryNameField
from aftercare_desktop.ui.widgets.fields_text import SuggestField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.leaving import next_dose_label
from tests.builders import TODAY, build_client, full_client, full_plan, leaving_now
from tests.documents.reading import read
from tests.screenshots.stage import Stage
from tests.ui.answering import answer, in_dialog


@dataclass
class Keys:
    """Presses keys wherever the keyboard is, and counts them."""

    qtbot: QtBot
    window: QWidget
    count: int = 0

    def press(self, *keys: Qt.Key, times: int = 1) -> None:
        for key in keys * times:
            self.qtbot.keyClick(QApplication.focusWidget() or self.window, key)
            self.count += 1

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)
        self.count += len(text)

    def tab(self, times: int = 1) -> None:
        self.press(Qt.Key.Key_Tab, times=times)

    def print(self) -> None:
        self.qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
        self.count += 1


def test_by_keys_alone_from_the_list_of_clients_to_the_paper(
    qtbot: QtBot, stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = stage.desk()
    client_id = desk.clients.add(build_client("Cass Delacroix", record_number="")).value
    page = stage.go(Route("clients"))
    stage.window.activateWindow()
    keys = Keys(qtbot, stage.window)
    page.focus_search()
    keys.type("cass")
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_L)
    keys.press(Qt.Key.Key_Right)  # naloxone handed over
    keys.tab()
    keys.type("Nasal spray")
    keys.tab()
    keys.type("2")
    keys.tab()
    keys.type("Cass")
    keys.tab()
    keys.type("Leah")
    keys.tab()
    keys.press(Qt.Key.Key_Return)  # a medicine
    keys.type("Suboxone")
    keys.tab()
    keys.type("8 mg")
    keys.tab(times=3)
    keys.type("fri")
    keys.tab(times=2)
    keys.type("sat")
    keys.tab(times=2)
    keys.type("Ray's place")
    keys.tab()
    keys.type("14 Larch Street")
    keys.tab()
    keys.type("Ray picks me up")
    keys.tab(times=2)
    keys.type("My aunt")
    keys.tab()
    keys.type("2075550188")
    keys.tab(times=2)
    keys.type("2075550123")
    keys.tab()
    keys.type("Ray")
    keys.tab()
    keys.type("2075550111")
    keys.tab()
    keys.type("Dana")
    keys.tab(times=2)
    keys.type("10 am")
    keys.tab()
    keys.type("4 pm")
    keys.tab()
    keys.press(Qt.Key.Key_Space)  # against advice
    asked: list[bool] = []

    def look(dialog: QPrintDialog) -> None:
        asked.append(True)
        dialog.reject()

    in_dialog(QPrintDialog, look)
    keys.print()
    qtbot.waitUntil(lambda: bool(asked))
    revision = desk.plans.open(client_id, reload=True).revision
    assert revision is not None
    assert revision.state is RevisionState.FINAL
    said = " ".join(read(desk.papers.stored_pdf(revision.id)).text().split())
    for words in (
        "Made on the day I left",
        "Mon, Nov 23, 2026, 4 PM",
        "Ray's place, 14 Larch Street",
        "How I get there: Ray picks me up.",
        "My aunt. 207-555-0188",
        "Suboxone, 8 mg",
        "through Sat, Nov 28",
        "Next pick up: Fri, Nov 27",
        "I carry 2 doses: nasal spray",
        "Dana calls me on Tue, Nov 24 at 10 AM.",
        "I can be reached at 207-555-0123.",
        "I want the center to tell Ray, 207-555-0111.",
    ):
        assert words in said, words
    sheet = sheet_of(revision.document)
    assert (sheet.naloxone, sheet.shown_how, sheet.tolerance_by) == (
        NaloxoneAnswer.HANDED_OVER,
        "Cass",
        "Leah",
    )
    assert sheet.against_advice
    assert sheet.medicines[0].kind is MedicineKind.BUPRENORPHINE_NALOXONE
    with capsys.disabled():
        print(f"\nLeaving now: {keys.count} keys from the list of clients to the paper")
    assert keys.count < 200


# --- The page alone -----------------------------------------------------------------------------------------


@dataclass
class Shown:
    desk: Desk
    client_id: int
    page: LeavingPage
    printed: list[bytes]
    toasts: list[Toast]

    def draft(self) -> PlanDocument | None:
        revision = self.desk.plans.open(self.client_id, reload=True).revision
        return revision.document if revision is not None else None

    def write(self, path: str, text: str) -> None:
        """Type into a line."""
        form = next(form for form in self.page.form.forms if path in form.paths())
        control = form.field(path).focusProxy()
        assert isinstance(control, QWidget)
        control.setFocus()
        for letter in text:
            QApplication.processEvents()
            _bot[0].keyClicks(control, letter)


_bot: list[QtBot] = []
Show = Callable[..., Shown]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Show:
    _bot[:] = [qtbot]

    def make(document: PlanDocument | None = None, **facts: object) -> Shown:
        client = build_client(**facts) if document is None else replace(full_client(), **facts)
        client_id = desk.clients.add(client).value
        if document is not None:
            draft = desk.plans.start(client_id).value
            desk.plans.save(draft.id, document, draft.version)
        printed: list[bytes] = []
        toasts: list[Toast] = []
        page = LeavingPage(desk, lambda pdf, job, window: bool(printed.append(pdf) or True))
        qtbot.addWidget(page)
        page.toast_requested.connect(toasts.append)
        page.resize(1072, 800)
        page.open_route(Route("leaving", client_id))
        page.show()
        page.activateWindow()
        QApplication.processEvents()
        return Shown(desk, client_id, page, printed, toasts)

    return make


@pytest.mark.parametrize("known", [False, True])
def test_every_question_stands_on_one_screen(show: Show, known: bool) -> None:
    plan = full_plan()
    call = replace(plan.first_days.call, day=TODAY)
    document = replace(plan, first_days=replace(plan.first_days, call=call), leaving=leaving_now())
    page = show(document if known else None).page
    assert (page.width(), page.height()) == (1072, 800)  # what a window of 1280 by 800 leaves beside the rail
    assert page.form.verticalScrollBar().maximum() == 0


def test_looking_and_leaving_starts_nothing(show: Show) -> None:
    shown = show()
    assert shown.page.can_leave()
    assert shown.draft() is None
    assert shown.page.header.state.isHidden()


def test_the_first_answer_is_saved_into_a_draft_and_undone(show: Show) -> None:
    shown = show()
    shown.write("ride", "A cab")
    assert shown.page.can_leave()
    draft = shown.draft()
    assert draft is not None
    assert (draft.leaving.ride, draft.leaving.on) == ("A cab", TODAY)
    assert shown.page.undo()
    assert shown.page.can_leave()
    undone = shown.draft()
    assert undone is not None
    assert undone.leaving.ride == ""


def test_what_is_unsaved_comes_back_after_a_lock(show: Show) -> None:
    shown = show()
    shown.write("left_at", "soon")
    kept = shown.page.stash()
    assert kept is not None
    shown.page.open_route(Route("leaving", shown.client_id))
    shown.page.unstash(kept)
    assert "left_at" in shown.page.form.unread()


def test_what_cannot_be_read_is_mended_before_anything_prints(show: Show) -> None:
    shown = show()
    shown.write("left_at", "soon")
    shown.page.print_now()
    assert shown.printed == []
    assert shown.draft() is None


def test_with_nothing_said_the_paper_prints_all_the_same(show: Show) -> None:
    shown = show()
    shown.page.print_now()
    (pdf,) = shown.printed
    assert "Naloxone: not given yet" in read(pdf).text()
    shown.page.print_now()
    assert shown.printed[1] == pdf
    assert len(shown.desk.plans.revisions(shown.client_id)) == 1


def test_after_printing_the_copy_is_recorded_with_undo(show: Show) -> None:
    shown = show(replace(full_plan(), leaving=leaving_now()))
    shown.page.copy_given()
    assert shown.toasts == []  # nothing was handed out yet
    shown.page.print_now()
    notice = shown.page.notices.notice("given")
    assert notice is not None
    notice.buttons[0].click()
    (event,) = shown.desk.plan_events.of_client(shown.client_id)
    assert (event.event.kind, event.event.person) == (PlanEventKind.COPY_GIVEN, "Theodore Bramwell")
    undo = shown.toasts[0].undo
    assert undo is not None
    shown.desk.undo(undo)  # type: ignore[arg-type]
    assert all(event.taken_back_at for event in shown.desk.plan_events.of_client(shown.client_id))


def test_writing_on_after_printing_is_another_version(show: Show) -> None:
    shown = show(replace(full_plan(), leaving=leaving_now()))
    shown.page.print_now()
    shown.write("home_name", "!")
    assert shown.page.notices.notice("given") is None
    shown.page.print_now()
    assert len(set(shown.printed)) == 2
    assert [row.number for row in shown.desk.plans.revisions(shown.client_id)] == [2, 1]


@pytest.mark.parametrize(("width", "folded"), [(1072, (False, False)), (700, (True, False))])
def test_in_a_narrow_window_what_prints_keeps_its_words(
    show: Show, width: int, folded: tuple[bool, bool]
) -> None:
    shown = show(replace(full_plan(), leaving=leaving_now()))
    header = shown.page.header
    shown.page.resize(width, 700)
    QApplication.processEvents()
    assert (bool(header.back.property("square")), bool(header.save.property("square"))) == folded
    assert header.print.width() >= header.print.sizeHint().width()
    assert header.title.width() >= header.title.sizeHint().width()


def test_the_paper_is_saved_as_the_file_that_is_kept(show: Show, tmp_path: Path) -> None:
    shown = show(replace(full_plan(), leaving=leaving_now()))
    suggested: list[str] = []

    def choose(dialog: QFileDialog) -> None:
        suggested.extend(Path(name).name for name in dialog.selectedFiles())
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "paper.pdf"))
        dialog.accept()

    in_dialog(QFileDialog, choose)
    _bot[0].keyClick(
        shown.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    _bot[0].waitUntil((tmp_path / "paper.pdf").exists)
    (row,) = shown.desk.plans.revisions(shown.client_id)
    assert suggested == [f"plan-{shown.client_id}-v1.pdf"]
    assert (tmp_path / "paper.pdf").read_bytes() == shown.desk.papers.stored_pdf(row.id)
    assert read((tmp_path / "paper.pdf").read_bytes()).tagged("H1")[0] == "Made on the day I left"
    assert shown.printed == []


@pytest.mark.parametrize(
    ("status", "days", "words"),
    [
        (ClientStatus.IN_JAIL, 0, "will not print"),
        (ClientStatus.IN_TREATMENT, 1, "more than 24 hours"),
        (ClientStatus.IN_TREATMENT, 0, ""),
    ],
)
def test_a_call_that_may_not_or_comes_late_is_told(
    show: Show, status: ClientStatus, days: int, words: str
) -> None:
    plan = full_plan()
    call = replace(plan.first_days.call, day=TODAY + timedelta(days=days), at=time(23, 59))
    document = replace(plan, first_days=replace(plan.first_days, call=call))
    notice = show(document, status=status).page.notices.notice("call")
    said = notice.words.text() if notice is not None else ""
    assert words in said
    assert bool(said) is bool(words)


def test_what_the_plan_has_for_later_is_asked_anew_and_told(show: Show) -> None:
    shown = show(full_plan())
    sheet = shown.page.form.sheet()
    assert (sheet.home_name, sheet.tonight_with, sheet.call_by) == ("", "", "")
    notice = shown.page.notices.notice("later")
    assert notice is not None
    assert notice.words.text() == (
        "The plan has Back Cove House from Wed, Nov 25 and a call by Dana on Fri, Nov 27. "
        "Ask anew for tonight and tomorrow."
    )
    shown.page.print_now()
    said = " ".join(read(shown.printed[0]).text().split())
    assert "6:30 PM" not in said
    assert "Where I sleep tonight: not set. Ask" in said
    assert "A call within 24 hours: not set. Ask" in said
    shown.write("home_name", "My aunt")
    shown.write("call_by", "Leah")
    assert shown.page.notices.notice("later") is None
    shown.page.print_now()
    said = " ".join(read(shown.printed[1]).text().split())
    assert "Where I sleep tonight" not in said
    places = [
        said.find(words)
        for words in ("My aunt", "From Wed, Nov 25: Back Cove House", "Leah calls", "Dana calls me")
    ]
    assert -1 not in places
    assert places == sorted(places)
    assert "Leah calls me on Tue, Nov 24." in said
    kept = shown.draft()
    assert kept is not None
    assert (kept.home, kept.first_days.call) == (full_plan().home, full_plan().first_days.call)


def test_each_question_offers_its_own_people(show: Show) -> None:
    plan = full_plan()
    shown = show(replace(plan, leaving=replace(leaving_now(), may_tell="", may_tell_phone="")))
    me = shown.desk.staff_member.name
    offered = {
        path: _offered(shown, path) for path in ("call_by", "tolerance_by", "tonight_with", "may_tell")
    }
    assert offered["call_by"] == offered["tolerance_by"]
    assert offered["call_by"][0] == me
    assert "Elise Bramwell" not in offered["call_by"]
    for path in ("tonight_with", "may_tell"):
        assert "Elise Bramwell" in offered[path]
        assert not {me, "Theo", "Theodore Bramwell"} & set(offered[path])
    assert _offered(shown, "shown_how")[0] == "Theo"


def test_choosing_somebody_fills_their_phone_unless_one_is_typed(show: Show) -> None:
    shown = show(replace(full_plan(), leaving=replace(leaving_now(), may_tell="", may_tell_phone="")))
    _choose(shown, "may_tell", "Elise Bramwell")
    sheet = shown.page.form.sheet()
    assert (sheet.may_tell, sheet.may_tell_phone) == ("Elise Bramwell", "207-555-0163")
    shown.write("safe_phone", "")
    form = shown.page.form.forms[1]
    phone = form.field("tonight_phone")
    phone.type_again("207-555-0199")
    _choose(shown, "tonight_with", "Elise Bramwell")
    assert shown.page.form.sheet().tonight_phone == "207-555-0199"


def test_the_prescriber_comes_from_the_directory_and_is_linked(show: Show) -> None:
    shown = show(medicines=(CurrentMedicine("Suboxone", "8 mg", "Dr. Lind"),))
    entry_id = shown.desk.directory.add(DirectoryEntry("Pearl Street Clinic", phone="207-555-0150")).value
    rows = shown.page.form.forms[0].field("medicines")
    assert isinstance(rows, MedicineRows)
    name = rows.rows()[0].fields()["prescriber.name"]
    assert isinstance(name, EntryNameField)
    name.line.clear()
    _bot[0].keyClick(name.line, Qt.Key.Key_Down)
    assert name.list.isVisible()
    assert name.list.model().index(0, 0).data() == "Dr. Lind"
    name.line.setFocus()
    _bot[0].keyClicks(name.line, "pearl")
    name.completer.activated[QModelIndex].emit(name.list.model().index(0, 0))
    (medicine,) = shown.page.form.sheet().medicines
    assert medicine.prescriber == Place("Pearl Street Clinic", phone="207-555-0150", entry_id=entry_id)
    assert shown.page.can_leave()
    kept = shown.draft()
    assert kept is not None
    assert kept.medicines.medicines[0].prescriber.entry_id == entry_id
    name.line.setFocus()
    _bot[0].keyClicks(name.line, " B")
    assert shown.page.form.sheet().medicines[0].prescriber.entry_id is None


def test_a_pick_up_on_a_closed_day_is_said(show: Show) -> None:
    shown = show(full_plan())
    rows = shown.page.form.forms[0].field("medicines")
    assert isinstance(rows, MedicineRows)
    day = rows.rows()[0].fields()["next_dose_on"]
    day.type_again("nov 26")
    day.flush()
    assert day.notice() == "The center is closed on Thu, Nov 26 (Thanksgiving Day). Ask if they are open."


def _suggests(shown: Shown, path: str) -> SuggestField:
    form = next(form for form in shown.page.form.forms if path in form.paths())
    field = form.field(path)
    assert isinstance(field, SuggestField)
    field._fill()
    return field


def _offered(shown: Shown, path: str) -> list[str]:
    combo = _suggests(shown, path).combo
    return [combo.itemText(number) for number in range(combo.count())]


def _choose(shown: Shown, path: str, name: str) -> None:
    combo = _suggests(shown, path).combo
    combo.activated.emit(combo.findText(name))


@pytest.mark.parametrize(
    ("names", "head"),
    [
        (("Suboxone",), "Next pick-up on"),
        (("Sublocade",), "Next injection on"),
        (("Methadone",), "Next dose on"),
        (("Vitamin D", "Vivitrol"), "Next dose or pick-up"),
    ],
)
def test_the_next_day_of_a_medicine_is_called_what_it_is(
    show: Show, names: tuple[str, ...], head: str
) -> None:
    shown = show()
    rows = shown.page.form.forms[0].field("medicines")
    assert isinstance(rows, MedicineRows)
    for name in names:
        rows.add_row()
        control = rows.rows()[-1].fields()["name"].focusProxy()
        assert control is not None
        _bot[0].keyClicks(control, name)
    assert head in [words.text() for words in rows.findChildren(Words) if words.isVisible()]
    last = rows.rows()[-1].fields()["next_dose_on"].focusProxy()
    assert last is not None
    own = next_dose_label(medicine_kind(names[-1]))
    assert last.accessibleName() == f"Medicine {len(names)}: {own}"


def test_the_keys_of_the_notice_act_and_tab_reaches_it(show: Show) -> None:
    shown = show(replace(full_plan(), leaving=leaving_now()))
    shown.page.print_now()
    page = shown.page
    first = QApplication.focusWidget()
    _bot[0].keyClick(first, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    notice = page.notices.notice("given")
    assert notice is not None
    assert QApplication.focusWidget() is notice.buttons[-1]
    _bot[0].keyClick(notice.buttons[-1], Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    _bot[0].waitUntil(lambda: len(shown.desk.plan_events.of_client(shown.client_id)) == 1)
    asked: list[bool] = []

    def look(dialog: ChangeStatusDialog) -> None:
        asked.append(True)
        dialog.reject()

    in_dialog(ChangeStatusDialog, look)
    _bot[0].keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    _bot[0].waitUntil(lambda: asked == [True])


@pytest.mark.parametrize("against", [True, False])
def test_the_status_that_follows_is_proposed_with_how_the_stay_ended(show: Show, against: bool) -> None:
    shown = show(
        replace(full_plan(), leaving=replace(leaving_now(), against_advice=against)),
        status=ClientStatus.IN_TREATMENT,
        discharge_type=None,
    )

    def stands(dialog: ChangeStatusDialog) -> None:
        assert dialog.status.value() is ClientStatus.IN_TREATMENT
        dialog.reject()

    in_dialog(ChangeStatusDialog, stands)
    shown.page.change_status()  # nobody has left yet
    shown.page.print_now()
    in_dialog(ChangeStatusDialog, lambda dialog: dialog.keep.click())
    shown.page.activateWindow()
    _bot[0].waitUntil(shown.page.isActiveWindow)
    _bot[0].keyClick(shown.page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    _bot[0].waitUntil(
        lambda: shown.desk.clients.open(shown.client_id).client.status is ClientStatus.AFTERCARE
    )
    client = shown.desk.clients.open(shown.client_id).client
    assert (client.status, client.discharged_on) == (ClientStatus.AFTERCARE, TODAY)
    assert client.discharge_type is (DischargeType.AGAINST_ADVICE if against else None)
    undo = shown.toasts[-1].undo
    assert undo is not None
    shown.desk.undo(undo)  # type: ignore[arg-type]
    again = shown.desk.clients.open(shown.client_id).client
    assert (again.status, again.discharge_type) == (ClientStatus.IN_TREATMENT, None)
    assert again.discharged_on == full_client().discharged_on


@pytest.mark.parametrize("notices", [0, 1, 2])
def test_the_last_question_stands_whole_under_notices(show: Show, notices: int) -> None:
    plan = replace(full_plan(), leaving=leaving_now())
    if notices < 2:
        first_days = replace(plan.first_days, call=replace(plan.first_days.call, day=TODAY))
        plan = replace(plan, home=replace(plan.home, moves_on=TODAY), first_days=first_days)
    page = (shown := show(plan)).page
    if notices:
        shown.page.print_now()
    page.resize(1072, 776)  # a window of 1280 by 800 under the bar of practice
    QApplication.processEvents()
    assert sum(page.notices.notice(kind) is not None for kind in ("given", "later")) == notices
    box = page.form.forms[-1].field("against_advice").focusProxy()
    assert box is not None
    assert box.visibleRegion().boundingRect().height() == box.height()
    assert page.header.who.width() >= page.header.who.sizeHint().width()


def test_somebody_who_writes_at_the_same_time_is_not_overwritten(show: Show) -> None:
    shown = show(replace(full_plan(), leaving=leaving_now()))
    draft = shown.desk.leaving.open(shown.client_id).draft
    assert draft is not None
    shown.desk.plans.save(draft.id, full_plan(8), draft.version)
    shown.write("ride", "!")
    answer("Stay")
    assert not shown.page.can_leave()
    assert shown.page.notices.notice("conflict") is not None
    shown.page.print_now()
    assert shown.printed == []


# --- The front desk -----------------------------------------------------------------------------------------


def test_the_front_desk_prints_from_the_list_and_sees_no_record(
    qtbot: QtBot, desk: Desk, desk_of: Callable[[Role], Desk]
) -> None:
    desk.clients.add(build_client())
    printed: list[bytes] = []
    night = desk_of(Role.FRONT_DESK)
    page = ClientsPage(night, lambda pdf, job, window: bool(printed.append(pdf) or True))
    qtbot.addWidget(page)
    page.open_route(Route("clients"))
    page.show()
    page.activateWindow()
    menu = page.rows.menu(page.list.currentIndex())
    assert "Leaving now\tL" in [action.text() for action in menu.actions()]
    routes: list[Route] = []
    page.route_requested.connect(routes.append)
    seen: list[str] = []

    def take(dialog: LeavingPaperDialog) -> None:
        seen.append(dialog.name.text())
        assert "Theo" not in dialog.windowTitle()
        dialog.print.click()

    in_dialog(LeavingPaperDialog, take)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_L)
    assert seen == ["Theo Bramwell"]
    assert routes == []
    assert "Made on the day I left" in read(printed[0]).text()
    in_dialog(LeavingPaperDialog, lambda dialog: dialog.reject())
    qtbot.keyClick(page.list, Qt.Key.Key_L)
    assert len(printed) == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ClientStatus.DIED, "Nothing was printed or changed."),
        (ClientStatus.IN_JAIL, "Calls, texts and promised calls stopped."),
        (ClientStatus.CLOSED, "Promised calls and anniversaries stopped."),
        (ClientStatus.IN_TREATMENT, ""),
    ],
)
def test_the_screen_says_what_the_status_stops(stage: Stage, status: ClientStatus, words: str) -> None:
    client_id = stage.desk().clients.add(build_client(status=status, record_number="")).value
    page = stage.go(Route("leaving", client_id))
    told = " ".join(label.text() for label in page.notices.findChildren(QLabel) if label.isVisible())
    assert words in told
    assert ("still print" in told) is (words not in ("", "Nothing was printed or changed."))
