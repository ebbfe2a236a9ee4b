"""What a use case is given instead of fetching it: the clock, the center's zone, the signed-in person."""

import threading
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.services.changes import Changes
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
        self._clock = clock

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return self._clock.now()

    def today(self) -> date:
        """The calendar day in the center's zone."""
        return self.now().astimezone(self.zone).date()
