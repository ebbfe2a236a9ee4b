"""Who wants to know what changed: announcements after a commit, and noticing what other processes wrote. No Qt."""

import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from types import MethodType

Version = Callable[[], int]


class Topic(StrEnum):
    """Kinds of thing that change together on screen."""

    CLIENTS = "clients"
    """A client was added, changed, archived, restored or imported."""
    PLANS = "plans"
    """A revision was started, finalized or discarded."""
    DRAFTS = "drafts"
    """The content of a draft."""
    CENTER = "center"
    STAFF = "staff"
    APPROVED_WORDS = "approved_words"
    DIRECTORY = "directory"
    """A directory entry was added, changed, archived or restored; drafts that name it read anew."""
    SAFETY_LINKS = "safety_links"
    ENTRIES = "entries"
    """Notes and changes of status in a client's record."""
    MESSAGES = "messages"
    SETTINGS = "settings"
    """Programs, readiness checks, printing and other choices of the center."""
    PLAN_EVENTS = "plan_events"
    """What happened beside a final version: signed, copies, steps done, visits kept."""
    CHART = "chart"
    """What was put into the center's medical record."""
    STARTERS = "starters"
    CONSENTS = "consents"
    """A consent, who counts as a treating provider, or somebody outside the center in a client's life."""
    DISCLOSURES = "disclosures"
    """What was prepared, sent or destroyed, and what went to the wrong place."""
    REGISTERS = "registers"
    """Agreements with other organizations, and court orders."""
    RIGHTS = "rights"
    """Notices given, restrictions, copies of the record and amendments that clients asked for."""
    RECENT = "recent"
    """Which clients this person opened last."""


EVERYTHING = frozenset(Topic)
Topics = frozenset[Topic]
Callback = Callable[[Topics], None]

_origin: ContextVar[object | None] = ContextVar("origin of a change", default=None)


class Subscription:
    """One interest in changes. A bound method is held weakly, so a page that is gone hears nothing."""

    def __init__(self, topics: Topics, callback: Callback, owner: object | None) -> None:
        self.topics = topics
        holder: object | None = None
        self._callback: Callable[[], Callback | None]
        if isinstance(callback, MethodType):
            holder = callback.__self__
            self._callback = weakref.WeakMethod(callback)
        else:
            self._callback = lambda: callback
        listener = holder if owner is None else owner
        self._owner = None if listener is None else weakref.ref(listener)

    def callback(self) -> Callback | None:
        """The function to call; None when its object is gone."""
        return self._callback()

    def belongs_to(self, origin: object | None) -> bool:
        """Whether `origin` is the one who subscribed."""
        return origin is not None and self._owner is not None and self._owner() is origin


class Changes:
    """Announces topics to subscribers, in the thread that subscribed (the window's; sign-in may run on another).

    Work on another thread announces too; its subscribers hear of it with their own thread's next announcement or
    `poll()`, which the window calls on a timer and after every task. `data_version` answers a number that moves when
    another process wrote.
    """

    def __init__(self, data_version: Version) -> None:
        self._data_version = data_version
        self._seen = data_version()
        self._thread = threading.get_ident()
        self._subscriptions: list[Subscription] = []
        self._waiting: deque[tuple[Topics, object | None]] = deque()
        self._delivering = False

    def subscribe(
        self, topics: Iterable[Topic], callback: Callback, owner: object | None = None
    ) -> Subscription:
        """Call `callback` with those of `topics` that changed. `owner` (by default the object of a bound method) is
        who ignores the changes made inside `caused_by(owner)`."""
        subscription = Subscription(frozenset(topics), callback, owner)
        self._thread = threading.get_ident()
        self._subscriptions.append(subscription)
        return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        """Hear nothing more; a second time changes nothing."""
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)

    def end(self) -> None:
        """The session is over: nobody hears anything any more."""
        self._subscriptions.clear()

    @contextmanager
    def caused_by(self, origin: object) -> Iterator[None]:
        """Changes made inside are not told to `origin`, which shows them already. Holds for the current thread."""
        token = _origin.set(origin)
        try:
            yield
        finally:
            _origin.reset(token)

    def announce(self, topics: Iterable[Topic], origin: object | None = None) -> None:
        """Tell subscribers that these topics changed. `origin` defaults to that of `caused_by`."""
        changed = frozenset(topics)
        if not changed:
            return
        self._waiting.append((changed, _origin.get() if origin is None else origin))
        if threading.get_ident() == self._thread:
            self._deliver()

    def poll(self) -> None:
        """Deliver what other threads announced; if another process wrote, announce everything."""
        version = self._data_version()
        if version != self._seen:
            self._seen = version
            self._waiting.append((EVERYTHING, None))
        self._deliver()

    def _deliver(self) -> None:
        """Announcements made by a callback wait until the one under way reached everybody."""
        if self._delivering:
            return
        self._delivering = True
        try:
            while self._waiting:
                self._tell(*self._waiting.popleft())
        finally:
            self._delivering = False

    def _tell(self, changed: Topics, origin: object | None) -> None:
        for subscription in tuple(self._subscriptions):
            callback = subscription.callback()
            if callback is None:
                self.unsubscribe(subscription)
            elif subscription in self._subscriptions and not subscription.belongs_to(origin):
                wanted = subscription.topics & changed
                if wanted:
                    callback(wanted)
