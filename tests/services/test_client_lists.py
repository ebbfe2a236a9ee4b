"""How a person looks at the list, filters that are kept, and lists that leave with a purpose and an audit line."""

import json
from dataclasses import replace

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.client_filters import (
    EVERYBODY,
    AgreementState,
    ClientFilter,
    ClientSort,
    ExportColumn,
    ExportPurpose,
    ExportReason,
    ListColumn,
    ListLook,
    MedicineWish,
    SavedFilter,
    SortBy,
)
from aftercare_desktop.domain.clients import ClientStatus, CurrentMedicine
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotPermitted
from aftercare_desktop.services.client_lists import ListPaper, WantedList, gather_list
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.list_papers import check_for_paper, list_csv, list_json, list_pdf
from tests.builders import NAMES, build_client
from tests.documents.reading import read
from tests.services.conftest import Place

REVIEW = ExportReason(ExportPurpose.CHART_REVIEW)
SECRET = ClientFilter(medicines=MedicineWish.MOUD)


def add_people(desk: Desk) -> tuple[int, ...]:
    return tuple(
        desk.clients.add(build_client(name, record_number=f"{number:06d}")).value
        for number, name in enumerate(NAMES[:6], start=1)
    )


def gathered(
    desk: Desk, wanted: WantedList | None = None, reason: ExportReason = REVIEW, *, printed: bool = False
) -> ListPaper:
    return gather_list(desk.client_lists, desk.clients, wanted or WantedList(), reason, printed=printed)


def unheard(done: int) -> None:
    """Nobody watches."""


def test_each_person_keeps_their_own_look(place: Place) -> None:
    dana, nurse = place.sign_in(), place.sign_in_as(Role.NURSE)
    look = ListLook(ClientSort(SortBy.LEAVES, descending=True), (ListColumn.STATUS, ListColumn.CHANGED))
    dana.client_lists.keep_look(look)
    assert dana.client_lists.look() == look
    assert nurse.client_lists.look() == ListLook()


def test_filters_are_kept_per_person_and_come_back_with_undo(place: Place) -> None:
    dana, nurse = place.sign_in(), place.sign_in_as(Role.NURSE)
    mine = SavedFilter("Mine", ClientFilter(mine=True, statuses=(ClientStatus.AFTERCARE,)))
    dana.client_lists.save_filter(
        SavedFilter("No agreement", ClientFilter(agreement=(AgreementState.ENDED,)))
    )
    saved = dana.client_lists.save_filter(mine)
    assert dana.client_lists.saved() == saved.value
    assert [one.name for one in saved.value] == ["Mine", "No agreement"]
    assert nurse.client_lists.saved() == ()
    deleted = dana.client_lists.delete_filter("Mine")
    assert [one.name for one in dana.client_lists.saved()] == ["No agreement"]
    assert deleted.undo is not None
    undone = dana.undo(deleted.undo)
    assert dana.client_lists.saved() == saved.value
    assert undone.undo is not None
    dana.undo(undone.undo)
    assert [one.name for one in dana.client_lists.saved()] == ["No agreement"]


def test_a_filter_without_a_name_is_not_kept(desk: Desk) -> None:
    with pytest.raises(BadInput):
        desk.client_lists.save_filter(SavedFilter(" ", EVERYBODY))
    assert desk.client_lists.saved() == ()


@pytest.mark.parametrize(
    "wanted",
    [
        SECRET,
        ClientFilter(no_home=True),
        ClientFilter(agreement=(AgreementState.MISSING,)),
        ClientFilter(interpreter=True),
        ClientFilter(languages=("Spanish",)),
    ],
)
def test_who_reads_no_records_learns_nothing_of_them_by_filtering(place: Place, wanted: ClientFilter) -> None:
    dana, desk = place.sign_in(), place.sign_in_as(Role.FRONT_DESK)
    dana.clients.add(
        build_client("Theo", language="Spanish", medicines=(CurrentMedicine("Methadone"),), counselor_id=1)
    )
    with pytest.raises(NotPermitted):
        desk.clients.find("", wanted=wanted)
    desk.client_lists.save_filter(SavedFilter("Sly", wanted))
    assert desk.client_lists.saved() == ()
    assert desk.client_lists.choices().languages == ()
    assert desk.client_lists.choices().counselors == ((1, "Dana Whitcomb"),)
    assert dana.client_lists.choices().languages == ("Spanish",)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_take_lists_out(place: Place, role: Role) -> None:
    add_people(place.sign_in())
    desk = place.sign_in_as(role)
    for printed in (False, True):
        with pytest.raises(NotPermitted, match="ask an administrator"):
            gathered(desk, printed=printed)
    for leave in (desk.client_lists.for_file, desk.client_lists.for_print):
        with pytest.raises(NotPermitted):
            leave(WantedList(), REVIEW, ())


@pytest.mark.parametrize(
    ("printed", "event"), [(False, Event.CLIENTS_EXPORTED), (True, Event.CLIENTS_PRINTED)]
)
def test_a_list_leaves_its_line_without_words(desk: Desk, printed: bool, event: Event) -> None:
    add_people(desk)
    reason = ExportReason(ExportPurpose.OTHER, "The county asked for Theo")
    paper = gathered(desk, replace(WantedList(), query="theo"), reason, printed=printed)
    assert [row.name for row in paper.rows] == ["Theo Bramwell"]
    line = desk.audit.entries()[0]
    assert (line.event, line.subject_id) == (event, None)
    assert line.detail == "count=1 purpose=other columns=name,record_number,status,leaves,counselor reason=1"
    (kept,) = desk.client_lists.reasons()
    assert (kept.number, kept.words, kept.staff_id) == (1, "The county asked for Theo", 1)
    gathered(desk, reason=ExportReason(ExportPurpose.LEGAL))
    assert "reason=" not in desk.audit.entries()[0].detail


def test_without_a_purpose_nothing_leaves(desk: Desk) -> None:
    lines = len(desk.audit.entries())
    with pytest.raises(BadInput):
        gathered(desk, reason=ExportReason(ExportPurpose.OTHER))
    assert len(desk.audit.entries()) == lines


def test_a_list_that_is_stopped_is_not_recorded(desk: Desk) -> None:
    add_people(desk)
    lines = len(desk.audit.entries())

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        gather_list(desk.client_lists, desk.clients, WantedList(), REVIEW, printed=False, step=stop)
    assert len(desk.audit.entries()) == lines


def test_the_paper_says_what_was_asked_for(desk: Desk) -> None:
    add_people(desk)
    columns = (ExportColumn.NAME, ExportColumn.BIRTH_DATE, ExportColumn.PLAN)
    wanted = WantedList(sort=ClientSort(SortBy.RECORD_NUMBER, descending=True), columns=columns)
    paper = gathered(desk, wanted)
    document = read(list_pdf(paper))
    text = document.text()
    for words in ("Clients", "6 people. Chart review. Made by Dana Whitcomb.", "04/09/1991", "No plan yet"):
        assert words in text
    assert "PRACTICE. Made-up people" in document.page_text(0)
    assert "Aftercare" not in text
    assert text.index(NAMES[3]) < text.index(NAMES[0])


def test_nobody_prints_a_book(desk: Desk) -> None:
    check_for_paper(20_000)
    with pytest.raises(BadInput, match="20,001"):
        check_for_paper(20_001)


def test_an_empty_list_is_a_list(desk: Desk) -> None:
    paper = gathered(desk)
    assert "0 people" in read(list_pdf(paper)).text()
    assert list_csv(paper, unheard).decode("utf-8-sig").splitlines() == [
        "Name,Record number,Status,Leave date,Counselor,Practice"
    ]


@pytest.mark.parametrize("practice", [True, False])
def test_every_row_of_a_practice_centers_file_says_so_and_none_of_a_real_one(
    desk: Desk, practice: bool
) -> None:
    add_people(desk)
    paper = replace(gathered(desk), practice=practice)
    lines = list_csv(paper, unheard).decode("utf-8-sig").splitlines()
    assert len(lines) == 7
    assert [line.endswith(",PRACTICE. Made-up people") for line in lines[1:]] == [practice] * 6
    assert lines[0].endswith(",Practice") is practice
    assert [one.get("practice") for one in json.loads(list_json(paper))] == [practice or None] * 6


def test_undo_of_one_filter_never_takes_away_a_later_one(desk: Desk) -> None:
    first = desk.client_lists.save_filter(SavedFilter("First", ClientFilter()))
    desk.client_lists.save_filter(SavedFilter("Second", ClientFilter()))
    assert first.undo is not None
    with pytest.raises(EditedElsewhere):
        desk.undo(first.undo)
    assert [one.name for one in desk.client_lists.saved()] == ["First", "Second"]
