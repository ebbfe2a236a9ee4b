"""Messages put to a client's record are found from there, newest first."""

from datetime import timedelta

from aftercare_desktop.domain.messages import Message
from aftercare_desktop.store import clients, messages
from aftercare_desktop.store.opening import Center
from tests.builders import NOW, build_client


def test_a_clients_messages_are_those_linked_and_not_taken_back(center: Center) -> None:
    me = center.staff.id
    with center.writing() as c:
        client_id = clients.insert_one(c, build_client(), NOW)
        ids = [
            messages.insert(c, Message(words=f"message {number}"), NOW + timedelta(hours=number), me)
            for number in range(4)
        ]
        for message_id in ids[:3]:
            messages.set_client(c, message_id, 1, client_id)
        messages.set_withdrawn(c, ids[1], 2, NOW)
        messages.set_done(c, ids[0], 2, NOW, me)
        found = messages.of_client(c, client_id)
    assert [row.message.words for row in found] == ["message 2", "message 0"]
    assert [row.client_name for row in found] == ["Theo Bramwell"] * 2
    assert found[1].done_by_name == center.staff.name
