"""Announcements reach whom they concern, once, in the right thread."""

import gc
import threading

from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.services.changes import EVERYTHING, Changes, Topic, Topics


class Versions:
    """A data version that moves when another process writes."""

    def __init__(self) -> None:
        self.now = 1

    def __call__(self) -> int:
        return self.now


class Page:
    """Somebody who listens."""

    def __init__(self) -> None:
        self.heard: list[Topics] = []

    def listen(self, topics: Topics) -> None:
        self.heard.append(topics)


@given(st.frozensets(st.sampled_from(Topic)), st.frozensets(st.sampled_from(Topic)))
def test_only_what_was_asked_for_is_heard(wanted: Topics, changed: Topics) -> None:
    changes, page = Changes(Versions()), Page()
    changes.subscribe(wanted, page.listen)
    changes.announce(changed)
    assert page.heard == ([wanted & changed] if wanted & changed else [])


def test_the_page_that_caused_a_change_is_not_told() -> None:
    changes, cause, other = Changes(Versions()), Page(), Page()
    changes.subscribe(Topic, cause.listen)
    changes.subscribe(Topic, other.listen)
    with changes.caused_by(cause):
        changes.announce({Topic.PLANS})
    changes.announce({Topic.CLIENTS})
    assert cause.heard == [frozenset({Topic.CLIENTS})]
    assert other.heard == [frozenset({Topic.PLANS}), frozenset({Topic.CLIENTS})]


def test_an_owner_can_be_named_for_a_plain_function() -> None:
    changes, page, heard = Changes(Versions()), Page(), []
    changes.subscribe(Topic, lambda topics: heard.append(topics), owner=page)
    with changes.caused_by(page):
        changes.announce({Topic.PLANS})
    assert heard == []


def test_who_unsubscribed_or_is_gone_hears_nothing() -> None:
    changes, page, gone = Changes(Versions()), Page(), Page()
    subscription = changes.subscribe(Topic, page.listen)
    changes.subscribe(Topic, gone.listen)
    changes.unsubscribe(subscription)
    changes.unsubscribe(subscription)
    heard = gone.heard
    del gone
    gc.collect()
    changes.announce({Topic.PLANS})
    assert page.heard == heard == []
    assert changes._subscriptions == []


def test_who_unsubscribes_another_while_it_is_told_silences_it() -> None:
    changes, page = Changes(Versions()), Page()
    changes.subscribe(Topic, lambda _: changes.unsubscribe(later))
    later = changes.subscribe(Topic, page.listen)
    changes.announce({Topic.PLANS})
    assert page.heard == []


def test_an_announcement_from_inside_another_waits_its_turn() -> None:
    changes, page = Changes(Versions()), Page()

    def answer(topics: Topics) -> None:
        if Topic.PLANS in topics:
            changes.announce({Topic.CENTER})
            assert page.heard == []

    changes.subscribe(Topic, answer)
    changes.subscribe(Topic, page.listen)
    changes.announce({Topic.PLANS})
    assert page.heard == [frozenset({Topic.PLANS}), frozenset({Topic.CENTER})]


def test_another_threads_change_is_told_at_the_next_poll_and_knows_its_cause() -> None:
    changes, page, other = Changes(Versions()), Page(), Page()
    changes.subscribe(Topic, page.listen)
    changes.subscribe(Topic, other.listen)

    def work() -> None:
        with changes.caused_by(page):
            changes.announce({Topic.CLIENTS})

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert other.heard == []
    changes.poll()
    assert other.heard == [frozenset({Topic.CLIENTS})]
    assert page.heard == []


def test_a_desk_made_by_a_worker_tells_the_window_that_subscribed() -> None:
    made: list[Changes] = []
    thread = threading.Thread(target=lambda: made.append(Changes(Versions())))
    thread.start()
    thread.join()
    page = Page()
    made[0].subscribe(Topic, page.listen)
    made[0].announce({Topic.PLANS})
    assert page.heard == [frozenset({Topic.PLANS})]


def test_another_process_is_noticed_once() -> None:
    versions = Versions()
    changes, page = Changes(versions), Page()
    changes.subscribe(Topic, page.listen)
    changes.poll()
    assert page.heard == []
    versions.now += 1
    changes.poll()
    changes.poll()
    assert page.heard == [EVERYTHING]
