"""What a use case is given instead of fetching it: the clock, the center's zone, the signed-in person."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.errors import NoLongerActive
from aftercare_desktop.services.changes import Changes
from aftercare_desktop.services.refusals import NO_LONGER_ACTIVE
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store.opening import Center


class Clock(Protocol):
    """Tells the instant. Tests and the made-up center bring their own."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC)


class Context:
    """The surroundings of one signed-in person; every service of a `Desk` shares it."""

    def __init__(self, center: Center, clock: Clock, changes: Changes, zone: ZoneInfo) -> None:
        self.center = center
        self.changes = changes
        self.zone = zone
        self.staff: StaffMember = center.staff
        self.under_way = threading.local()
        """`under_way.use_case` is set while a use case runs in this thread; they never nest."""
        self.on_end: Callable[[], None] = _nothing
        """Called when the person turns out to be deactivated, in whichever thread noticed it."""
        self._clock = clock

    def require_active(self, connection: Connection) -> None:
        """See the person as they stand in this transaction: another process may have changed or deactivated them.

        Raises `NoLongerActive`; nobody hears of changes then, and `on_end` is called the first time.
        """
        was_active = self.staff.active
        self.staff = staff_store.get(connection, self.staff.id)
        if self.staff.active:
            return
        if was_active:
            self.changes.end()
            self.on_end()
        raise NoLongerActive(NO_LONGER_ACTIVE)

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return self._clock.now()

    def today(self) -> date:
        """The calendar day in the center's zone."""
        return self.now().astimezone(self.zone).date()


def _nothing() -> None:
    """Nobody waits for the end of this session."""
