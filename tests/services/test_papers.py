"""What prints, who may print it, and the line each print leaves on the trail."""

import pickle
from collections.abc import Iterator

import pytest

from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import PlanDocument, Revision
from aftercare_desktop.domain.print_set import PaperKind as K
from aftercare_desktop.domain.print_set import WantedPaper
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import NotFound, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.papers import gather
from aftercare_desktop.services.print_sets import in_batches, print_many
from tests.builders import TODAY, build_client, center_profile, full_plan
from tests.documents.reading import read
from tests.services.conftest import Place
from tests.services.test_clients import events
from tests.services.test_merging import merge
from tests.services.test_plans import REASON


def draft(desk: Desk, number: int) -> Revision:
    """A new client's draft."""
    client_id = desk.clients.add(build_client(f"Person {number}", record_number=str(number))).value
    started = desk.plans.start(client_id).value
    return desk.plans.save(started.id, full_plan(), started.version)


def final(desk: Desk, number: int) -> Revision:
    """A new client's final plan."""
    made = draft(desk, number)
    return desk.plans.finalize(made.id, made.version, REASON).value


def prints(desk: Desk) -> Iterator[int | None]:
    """Ids of the revisions printed so far, newest first."""
    return (entry.subject_id for entry in desk.audit.entries() if entry.event is Event.PLAN_PRINTED)


def test_the_preview_says_what_the_print_will_say(desk: Desk) -> None:
    made = draft(desk, 1)
    paper = desk.papers.preview(made.client_id, made.document, made.number)
    assert (paper.number, paper.final, paper.replaces) == (1, False, None)
    assert (paper.made_with, paper.made_on) == ("Dana W.", TODAY)
    assert (paper.center.name, paper.paper, paper.practice) == (
        "Alder Point Recovery",
        PaperSize.LETTER,
        True,
    )
    assert paper == desk.papers.plan(made.client_id)
    assert desk.papers.pdf(made.id) == plan_pdf(paper)


def test_looking_leaves_no_line_and_printing_does(desk: Desk) -> None:
    made = final(desk, 1)
    desk.papers.preview(made.client_id, PlanDocument())
    desk.papers.plan(made.client_id)
    desk.papers.stored_pdf(made.id)
    assert list(prints(desk)) == []
    desk.papers.pdf(made.id)
    assert list(prints(desk)) == [made.id]
    assert desk.audit.entries()[0].detail == f"client={made.client_id} number=1 final"


def test_the_latest_final_prints_before_a_newer_draft(desk: Desk) -> None:
    made = final(desk, 1)
    newer = desk.plans.start(made.client_id).value
    (printed,) = desk.papers.gather((made.client_id,))
    assert (printed.number, printed.final) == (1, True)
    assert printed.file_name() == f"plan-{made.client_id}-v1.pdf"
    assert printed.pdf() == desk.papers.stored_pdf(made.id)
    assert desk.papers.plan(made.client_id).final
    assert not desk.papers.plan(made.client_id, newer.id).final


def test_a_draft_has_no_stored_paper(desk: Desk) -> None:
    with pytest.raises(NotFound, match="draft"):
        desk.papers.stored_pdf(draft(desk, 1).id)


def test_the_front_desk_prints_what_is_finished_and_no_draft(place: Place) -> None:
    desk = place.sign_in()
    finished, unfinished = final(desk, 1), draft(desk, 2)
    front = place.sign_in_as(Role.FRONT_DESK)
    assert front.papers.pdf(finished.id) == desk.papers.stored_pdf(finished.id)
    for act in (
        lambda: front.papers.pdf(unfinished.id),
        lambda: front.papers.gather((finished.client_id, unfinished.client_id)),
        lambda: front.papers.plan(finished.client_id),
        front.papers.printable,
    ):
        with pytest.raises(NotPermitted):
            act()
    assert list(prints(desk)) == [finished.id]


def test_the_front_desk_prints_one_person_at_a_time(place: Place) -> None:
    desk = place.sign_in()
    ids = tuple(final(desk, number).client_id for number in (1, 2))
    front = place.sign_in_as(Role.FRONT_DESK)
    for act in (
        front.papers.printable,
        lambda: front.papers.check(ids, (K.PLAN,)),
        lambda: front.papers.gather(ids),
        lambda: gather(front.papers, ids, WantedPaper(K.CARD)),
        lambda: next(print_many(front.papers, ids)),
    ):
        with pytest.raises(NotPermitted, match="more than one person"):
            act()
    assert list(prints(desk)) == []
    assert [file.client_id for file in print_many(front.papers, [ids[0], ids[0]])] == [ids[0]]


def test_a_batch_is_gathered_as_it_is_asked_for(desk: Desk) -> None:
    ids = tuple(draft(desk, number).client_id for number in range(5))
    batch = in_batches(desk.papers, ids, size=2)
    assert next(batch).client_id == ids[0]
    assert len(list(prints(desk))) == 2
    assert tuple(printed.client_id for printed in batch) == ids[1:]
    assert len(list(prints(desk))) == 5
    assert desk.audit.verify().is_whole()


def test_a_batch_with_somebody_without_a_plan_records_nothing(desk: Desk) -> None:
    made = draft(desk, 1)
    without = desk.clients.add(build_client("Nobody", record_number="99")).value
    assert desk.papers.printable() == (made.client_id,)
    for client_id in (without, 12_345):
        with pytest.raises(NotFound):
            desk.papers.gather((made.client_id, client_id))
    assert list(prints(desk)) == []


def test_many_papers_come_each_once_with_finals_as_given(desk: Desk) -> None:
    made = [draft(desk, 1), final(desk, 2), draft(desk, 3)]
    ids = [one.client_id for one in made]
    files = {file.client_id: file for file in print_many(desk.papers, [*ids, ids[0]])}
    assert sorted(files) == sorted(ids)
    assert files[ids[1]].pdf == desk.papers.stored_pdf(made[1].id)
    assert files[ids[0]].pdf == plan_pdf(desk.papers.plan(ids[0]))
    assert {file.file_name for file in files.values()} == {f"plan-{one}-v1.pdf" for one in ids}
    assert sorted(one for one in prints(desk) if one) == sorted(one.id for one in made)


def test_the_note_for_the_chart_stands_behind_the_papers_of_its_client(place: Place) -> None:
    desk = place.sign_in()
    made = [final(desk, 1), final(desk, 2), draft(desk, 3)]
    ids = [one.client_id for one in made]
    desk.chart.mark(ids[1], desk.chart.waiting(ids[1]).charted())
    wanted = (WantedPaper(K.CARD), WantedPaper(K.WEEK))
    files = list(print_many(desk.papers, ids, wanted, chart=desk.chart))
    kinds = [(file.client_id, file.file_name.split("-")[0]) for file in files]
    per = ("card", "week", "note")
    waits = {one: desk.chart.count(one) > 0 for one in ids}
    assert waits[ids[0]]
    assert not waits[ids[1]]
    assert kinds == [(one, kind) for one in ids for kind in per if kind != "note" or waits[one]]
    notes = list(print_many(desk.papers, ids, (), chart=desk.chart))
    assert [file.client_id for file in notes] == [one for one in ids if waits[one]]
    assert "Person 1" in read(notes[0].pdf).page_text(0)
    with pytest.raises(NotPermitted):
        next(print_many(place.sign_in_as(Role.FRONT_DESK).papers, ids[:1], wanted, chart=desk.chart))


def test_many_papers_with_one_that_cannot_print_give_none(place: Place) -> None:
    desk = place.sign_in()
    finished, unfinished = final(desk, 1), draft(desk, 2)
    without = desk.clients.add(build_client("Nobody", record_number="99")).value
    for client_id in (without, 12_345):
        with pytest.raises(NotFound):
            next(print_many(desk.papers, [finished.client_id, client_id]))
    front = place.sign_in_as(Role.FRONT_DESK)
    with pytest.raises(NotPermitted):
        next(print_many(front.papers, [finished.client_id, unfinished.client_id]))
    assert list(prints(desk)) == []


def test_a_draft_finalized_between_two_batches_is_given_as_it_was_finalized(desk: Desk) -> None:
    one, two = draft(desk, 1), draft(desk, 2)
    batch = in_batches(desk.papers, [one.client_id, two.client_id], size=1)
    assert not next(batch).final
    desk.plans.finalize(two.id, two.version, REASON)
    assert next(batch).content == desk.papers.stored_pdf(two.id)


def test_a_set_comes_client_by_client_in_the_order_of_the_set(desk: Desk) -> None:
    ids = [final(desk, 1).client_id, draft(desk, 2).client_id]
    wanted = [WantedPaper(), WantedPaper(K.CARD), WantedPaper(K.WEEK, large=True), WantedPaper(K.CHART)]
    for workers in (1, 2):
        names = [file.file_name for file in print_many(desk.papers, ids, wanted, workers)]
        assert names == [
            name
            for one in ids
            for name in (
                f"plan-{one}-v1.pdf",
                f"card-{one}-v1.pdf",
                f"week-{one}-v1-large.pdf",
                f"plan-{one}-v1-chart.pdf",
            )
        ]


@pytest.mark.parametrize(
    ("wanted", "event", "detail"),
    [
        (WantedPaper(), Event.PLAN_PRINTED, ""),
        (WantedPaper(large=True), Event.PLAN_PRINTED, " large=True"),
        (WantedPaper(K.CHART), Event.PLAN_PRINTED, " copy=chart"),
        (WantedPaper(K.CARD), Event.CARD_PRINTED, ""),
        (WantedPaper(K.CARD, naloxone=False), Event.CARD_PRINTED, " naloxone=False"),
        (WantedPaper(K.WEEK), Event.WEEK_PRINTED, ""),
    ],
)
def test_each_paper_leaves_its_line_and_looking_leaves_none(
    desk: Desk, wanted: WantedPaper, event: Event, detail: str
) -> None:
    made = final(desk, 1)
    before = len(desk.audit.entries())
    looked = desk.papers.look(made.client_id, wanted)
    assert len(desk.audit.entries()) == before
    (printed,) = gather(desk.papers, (made.client_id,), wanted)
    assert printed == looked
    entry = desk.audit.entries()[0]
    assert (entry.event, entry.subject_id) == (event, made.id)
    assert entry.detail == f"client={made.client_id} number=1 final{detail}"


def test_large_print_of_a_final_says_so_and_the_copy_as_given_stays(desk: Desk) -> None:
    made = final(desk, 1)
    given = desk.papers.stored_pdf(made.id)
    (large,) = desk.papers.gather((made.client_id,), WantedPaper(large=True))
    document = read(large.pdf())
    assert all("Large print of version 1" in document.page_text(page) for page in range(len(document.pages)))
    (as_given,) = desk.papers.gather((made.client_id,))
    assert as_given.pdf() == given
    assert "Large print" not in read(given).page_text(0)


def test_the_chart_copy_tells_who_finalized_and_what_was_recorded_since(desk: Desk) -> None:
    made = final(desk, 1)
    step = made.document.goals[0].steps[0]
    for event in (
        PlanEvent(PlanEventKind.COPY_GIVEN, TODAY, person="Person 1"),
        PlanEvent(PlanEventKind.STEP_DONE, TODAY, key=step.key),
    ):
        desk.plan_events.record(made.id, event)
    words = " ".join(read(desk.papers.look(made.client_id, WantedPaper(K.CHART)).pdf()).text().split())
    for part in (
        "Dana Whitcomb",
        "Copy recorded as given: Person 1",
        f"Step marked as done: {step.what}",
        REASON,
    ):
        assert part in words
    assert made.document_sha256 in words.replace(" ", "")


def test_the_front_desk_gets_cards_and_weeks_of_finals_and_no_chart_copy(place: Place) -> None:
    desk = place.sign_in()
    finished, unfinished = final(desk, 1), draft(desk, 2)
    front = place.sign_in_as(Role.FRONT_DESK)
    for kind in (K.CARD, K.WEEK):
        (paper,) = gather(front.papers, (finished.client_id,), WantedPaper(kind))
        assert paper.pdf().startswith(b"%PDF")
        with pytest.raises(NotPermitted):
            gather(front.papers, (unfinished.client_id,), WantedPaper(kind))
    for act in (
        lambda: gather(front.papers, (finished.client_id,), WantedPaper(K.CHART)),
        lambda: front.papers.look(finished.client_id, WantedPaper(K.CARD)),
        lambda: next(print_many(front.papers, [finished.client_id], [WantedPaper(), WantedPaper(K.CHART)])),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert Event.PLAN_PRINTED not in events(desk)


def test_a_version_of_the_client_prints_when_it_is_asked_for(desk: Desk) -> None:
    made = final(desk, 1)
    newer = desk.plans.start(made.client_id).value
    (card,) = gather(desk.papers, (made.client_id,), WantedPaper(K.CARD), newer.id)
    assert (card.number, card.final, card.file_name()) == (2, False, f"card-{made.client_id}-v2.pdf")


def test_archived_people_are_left_out_of_print_all(desk: Desk) -> None:
    made = draft(desk, 1)
    desk.clients.archive(made.client_id, 1)
    assert desk.papers.printable() == ()
    assert desk.papers.printable(include_archived=True) == (made.client_id,)


def test_what_prints_can_be_given_to_another_process(desk: Desk) -> None:
    made = draft(desk, 1)
    (printed,) = desk.papers.gather((made.client_id,))
    assert pickle.loads(pickle.dumps(printed)) == printed


def test_paper_size_follows_the_center(desk: Desk) -> None:
    made = draft(desk, 1)
    desk.center.change_profile(center_profile(paper=PaperSize.A4), 1)
    assert desk.papers.plan(made.client_id).paper is PaperSize.A4


def test_a_revision_of_another_client_prints_under_nobody_elses_name(desk: Desk) -> None:
    one, two = draft(desk, 1), draft(desk, 2)
    with pytest.raises(NotFound, match="another client"):
        desk.papers.plan(one.client_id, two.id)
    assert Event.PLAN_PRINTED not in events(desk)


# A merged record


WANTED = (
    WantedPaper(),
    WantedPaper(large=True),
    WantedPaper(K.CHART),
    WantedPaper(K.CARD),
    WantedPaper(K.WEEK),
)


@pytest.fixture
def twice(desk: Desk) -> tuple[int, int, Revision]:
    """Somebody with two records of which the one put away has the only final version."""
    keep = desk.clients.add(build_client("Alma Reyes", record_number="A1", allergies="PEANUTS")).value
    other = desk.clients.add(build_client("Almira Rayes", record_number="B1", allergies="LATEX")).value
    made = desk.plans.start(other).value
    made = desk.plans.save(made.id, full_plan(), made.version)
    given = desk.plans.finalize(made.id, made.version, REASON).value
    merge(desk, keep, other)
    return keep, other, given


def test_papers_of_a_merged_record_carry_the_facts_of_the_one_that_stands_for_it(
    desk: Desk, twice: tuple[int, int, Revision]
) -> None:
    keep, other, given = twice
    kept = desk.papers.stored_pdf(given.id)
    for wanted in WANTED:
        for asked in (keep, other):
            (printed,) = gather(desk.papers, (asked,), wanted)
            assert (printed.client_id, printed.file_name()) == (keep, wanted.file_name(keep, 1))
            words = read(printed.pdf()).text()
            if wanted == WantedPaper():
                assert printed.pdf() == kept
                continue
            assert "Alm" in words
            assert "Almira" not in words
            assert "B1" not in words.split()
    chart = read(desk.papers.gather((keep,), WantedPaper(K.CHART))[0].pdf()).text()
    assert "PEANUTS; LATEX" in chart  # a merge keeps the allergies of both records
    assert "Record A1" in chart


def test_a_person_of_two_records_is_printed_once(desk: Desk, twice: tuple[int, int, Revision]) -> None:
    keep, other, _ = twice
    files = list(print_many(desk.papers, [keep, other, keep], WANTED))
    assert [(file.client_id, file.file_name) for file in files] == [
        (keep, wanted.file_name(keep, 1)) for wanted in WANTED
    ]
