"""Messages: taken without a lookup, seen by those they are for, handled with Undo, put to a record by hand alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import NAME_LIMIT, ClientStatus
from aftercare_desktop.domain.messages import CallerKind, Message, MessageRow, MessageView
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done, Undo
from tests.builders import NAMES, build_client
from tests.services.conftest import Place

CALL = Message("Theo Bramwell", "Rosa Bramwell", CallerKind.FAMILY, "207-555-0177", "Please call me back.")
DeskOf = Callable[[Role], Desk]


@pytest.fixture
def desk_of(place: Place) -> DeskOf:
    """Each role's one desk."""
    known: dict[Role, Desk] = {}

    def desk(role: Role) -> Desk:
        if role not in known:
            known[role] = place.sign_in_as(role)
        return known[role]

    return desk


def listed(desk: Desk, view: MessageView = MessageView.OPEN) -> tuple[MessageRow, ...]:
    return desk.messages.rows(desk.messages.find(view, reload=True))


def undone(desk: Desk, done: Done[int]) -> Done[object]:
    assert isinstance(done.undo, Undo)
    return desk.undo(done.undo)


@pytest.mark.parametrize("role", Role)
def test_every_role_takes_a_message_and_sees_it(desk_of: DeskOf, role: Role) -> None:
    boss, desk = desk_of(Role.ADMINISTRATOR), desk_of(role)
    message_id = desk.messages.take(CALL).value
    (row,) = listed(desk)
    assert (row.id, row.version, row.message) == (message_id, 1, CALL)
    assert (row.taken_by_name, row.for_staff_name, row.done_at) == (desk.staff_member.name, "", None)
    line = boss.audit.entries()[0]
    assert (line.event, line.subject, line.subject_id, line.detail) == (
        Event.MESSAGE_TAKEN, "message", message_id, "",
    )  # fmt: skip


def test_who_sees_which_message(desk_of: DeskOf) -> None:
    """For oneself and for nobody in particular; supervisors and administrators all."""
    ids = {role: desk_of(role).staff_member.id for role in Role}
    taker = desk_of(Role.FRONT_DESK)
    for role in Role:
        taker.messages.take(replace(CALL, words=f"for {role}", for_staff_id=ids[role]))
    taker.messages.take(replace(CALL, words="for anybody"))
    everything = {*(f"for {role}" for role in Role), "for anybody"}
    for role in Role:
        desk = desk_of(role)
        seen = {row.message.words for row in listed(desk)}
        all_of_them = role in (Role.ADMINISTRATOR, Role.SUPERVISOR)
        assert seen == (everything if all_of_them else {f"for {role}", "for anybody"})
        assert [row.message.words for row in listed(desk, MessageView.MINE)] == [f"for {role}"]
        assert [row.message.words for row in listed(desk, MessageView.ANYBODY)] == ["for anybody"]


def test_what_is_for_somebody_else_is_neither_read_nor_touched(desk_of: DeskOf) -> None:
    nurse, peer = desk_of(Role.NURSE), desk_of(Role.PEER_SPECIALIST)
    message_id = (
        desk_of(Role.FRONT_DESK).messages.take(replace(CALL, for_staff_id=nurse.staff_member.id)).value
    )
    assert peer.messages.rows((message_id,)) == ()
    for act in (
        lambda: peer.messages.handle(message_id, 1),
        lambda: peer.messages.reopen(message_id, 1),
        lambda: peer.messages.reassign(message_id, 1, peer.staff_member.id),
        lambda: peer.messages.link(message_id, 1, None),
        lambda: peer.messages.withdraw(message_id, 1),
        lambda: peer.messages.put_back(message_id, 1),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert listed(nurse)[0].version == 1


@pytest.mark.parametrize(
    "asked_about",
    ["Theo Bramwell", "theo bramwell", "Ted", "000117", "207-555-0142", "Nobody Known", "", *NAMES[1:6]],
)
def test_a_name_that_is_known_changes_nothing(desk: Desk, asked_about: str) -> None:
    """Known, unknown, archived, died: the same row, the same audit line, no client linked, no record opened."""
    desk.clients.add(build_client("Theo Bramwell", preferred_name="Ted"))
    died = build_client(NAMES[2], record_number="2", status=ClientStatus.DIED)
    desk.clients.add(died)
    archived = desk.clients.add(build_client(NAMES[1], record_number="3")).value
    desk.clients.archive(archived, 1)
    recent = desk.clients.recent()
    before = len(desk.audit.entries())
    message_id = desk.messages.take(replace(CALL, asked_about=asked_about)).value
    (row,) = listed(desk)
    assert (row.client_id, row.client_name, row.version) == (None, "", 1)
    new = desk.audit.entries()[: len(desk.audit.entries()) - before]
    assert [(line.event, line.subject_id, line.detail) for line in new] == [
        (Event.MESSAGE_TAKEN, message_id, "")
    ]
    assert desk.clients.recent() == recent


def test_an_empty_message_is_refused_and_any_one_part_is_enough(desk: Desk) -> None:
    for empty in (Message(), Message(words=" \n"), Message(caller_kind=CallerKind.OFFICER)):
        with pytest.raises(BadInput):
            desk.messages.take(empty)
    for part in ("asked_about", "caller", "phone", "words"):
        desk.messages.take(Message(**{part: "x"}))
    assert len(listed(desk)) == 4


def test_taking_back_lists_it_nowhere_and_loses_nothing(desk_of: DeskOf) -> None:
    desk, boss = desk_of(Role.FRONT_DESK), desk_of(Role.ADMINISTRATOR)
    done = desk.messages.take(replace(CALL, for_staff_id=boss.staff_member.id))
    back = undone(desk, done)
    for view in MessageView:
        assert listed(desk, view) == listed(boss, view) == ()
    assert boss.audit.entries()[0].detail == "withdrawn"
    assert back.undo is not None
    desk.undo(back.undo)
    assert [row.message.words for row in listed(boss)] == [CALL.words]


def test_handled_and_open_again(desk_of: DeskOf, place: Place) -> None:
    desk = desk_of(Role.NURSE)
    for words in ("first", "second"):
        desk.messages.take(replace(CALL, words=words))
        place.clock.go_on(minutes=5)
    first, second = listed(desk)
    assert (first.message.words, second.message.words) == ("first", "second")
    done = desk.messages.handle(first.id, first.version)
    place.clock.go_on(minutes=5)
    desk.messages.handle(second.id, second.version)
    assert listed(desk) == ()
    handled = listed(desk, MessageView.DONE)
    assert [row.message.words for row in handled] == ["second", "first"]
    assert handled[1].done_by_name == desk.staff_member.name
    undone(desk, done)
    assert [row.message.words for row in listed(desk)] == ["first"]
    with pytest.raises(EditedElsewhere):
        undone(desk, done)
    with pytest.raises(NotFound):
        desk.messages.handle(99, 1)


def test_handing_on_and_taking_that_back(desk_of: DeskOf) -> None:
    """The peer specialist no longer sees what went to the nurse, and may undo it all the same."""
    peer, nurse = desk_of(Role.PEER_SPECIALIST), desk_of(Role.NURSE)
    message_id = desk_of(Role.FRONT_DESK).messages.take(CALL).value
    done = peer.messages.reassign(message_id, 1, nurse.staff_member.id)
    assert listed(peer) == ()
    (row,) = listed(nurse, MessageView.MINE)
    assert (row.for_staff_name, row.handed_on_by_name) == (nurse.staff_member.name, peer.staff_member.name)
    undone(peer, done)
    (row,) = listed(peer, MessageView.ANYBODY)
    assert (row.id, row.handed_on_by_name) == (message_id, "")
    with pytest.raises(NotFound):
        peer.messages.reassign(message_id, 3, 99)


def test_only_a_reader_of_records_links_and_only_they_are_told(desk_of: DeskOf) -> None:
    boss, nurse, front = desk_of(Role.ADMINISTRATOR), desk_of(Role.NURSE), desk_of(Role.FRONT_DESK)
    client_id = boss.clients.add(build_client("Theo Bramwell")).value
    message_id = front.messages.take(CALL).value
    with pytest.raises(NotPermitted):
        front.messages.link(message_id, 1, client_id)
    with pytest.raises(NotFound):
        nurse.messages.link(message_id, 1, 99)
    done = nurse.messages.link(message_id, 1, client_id)
    assert [(row.client_id, row.client_name) for row in listed(nurse)] == [(client_id, "Theo Bramwell")]
    assert [(row.client_id, row.client_name) for row in listed(front)] == [(None, "")]
    assert "Theo" not in boss.audit.entries()[0].detail
    undone(nurse, done)
    assert listed(nurse)[0].client_id is None


def test_looking_at_messages_is_written_down_once(desk: Desk) -> None:
    desk.messages.take(CALL)
    desk.messages.find(MessageView.OPEN)
    line = desk.audit.entries()[0]
    assert (line.event, line.detail) == (Event.MESSAGES_VIEWED, "view=open count=1")
    count = len(desk.audit.entries())
    desk.messages.find(MessageView.OPEN, reload=True)
    assert len(desk.audit.entries()) == count


def test_each_change_announces_messages_alone(desk: Desk) -> None:
    heard: list[Topics] = []
    desk.changes.subscribe(Topic, heard.append)
    message_id = desk.messages.take(CALL).value
    desk.messages.handle(message_id, 1)
    desk.messages.reopen(message_id, 2)
    desk.messages.reassign(message_id, 3, desk.staff_member.id)
    desk.messages.withdraw(message_id, 4)
    assert heard == [frozenset({Topic.MESSAGES})] * 5


def test_what_was_taken_back_is_neither_handled_nor_handed_on_nor_linked(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    message_id = desk.messages.take(CALL).value
    version = desk.messages.withdraw(message_id, 1).value
    for refused in (
        lambda: desk.messages.handle(message_id, version),
        lambda: desk.messages.reopen(message_id, version),
        lambda: desk.messages.reassign(message_id, version, desk.staff_member.id),
        lambda: desk.messages.link(message_id, version, client_id),
    ):
        with pytest.raises(BadInput, match="was taken back"):
            refused()
    assert desk.messages.put_back(message_id, version).value == version + 1


@pytest.mark.parametrize(
    ("field", "limit"), [("words", 10_000), ("asked_about", NAME_LIMIT), ("phone", NAME_LIMIT)]
)
def test_a_message_has_an_end(desk: Desk, field: str, limit: int) -> None:
    assert desk.messages.take(replace(CALL, **{field: "x" * limit})).value
    with pytest.raises(BadInput, match=f"at most {limit:,} characters"):
        desk.messages.take(replace(CALL, **{field: "x" * (limit + 1)}))
