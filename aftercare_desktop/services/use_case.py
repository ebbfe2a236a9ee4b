"""One use case is one permission, one transaction and one kind of audit line; `@use_case` sees to all three."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.errors import NoLongerActive, NotPermitted
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.context import Context
from aftercare_desktop.services.refusals import NO_LONGER_ACTIVE, refusal
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.store import audit as audit_store

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class UseCase:
    """What a service method declares: who may call it, what it writes to the trail, whether it writes at all."""

    permission: Permission
    event: Event | None
    writes: bool


@dataclass(slots=True)
class Work:
    """One use case under way: its transaction, the moment, the person, and what is to happen after the commit."""

    connection: Connection
    now: datetime
    zone: ZoneInfo
    staff: StaffMember
    _audit_key: bytes
    _event: Event | None
    _topics: set[Topic] = field(default_factory=set)
    _after: list[Callable[[], None]] = field(default_factory=list)
    _accounted: bool = False

    @property
    def today(self) -> date:
        """The calendar day in the center's zone."""
        return self.day_of(self.now)

    def day_of(self, instant: datetime) -> date:
        """The calendar day of an instant in the center's zone."""
        return instant.astimezone(self.zone).date()

    def record(self, subject: str, subject_id: int | None, detail: str = "") -> None:
        """Write this use case's audit line in its own transaction. `detail` holds ids and figures, never a name."""
        if self._event is None:
            raise RuntimeError("This use case declares no audit event.")
        audit_store.append(
            self.connection,
            self._audit_key,
            at=self.now,
            staff_id=self.staff.id,
            event=self._event,
            subject=subject,
            subject_id=subject_id,
            detail=detail,
        )
        self._accounted = True

    def not_recorded(self) -> None:
        """Say that no audit line is due this time: a page reloaded, or this quarter of an hour has its line."""
        self._accounted = True

    def require(self, permission: Permission) -> None:
        """Raise `NotPermitted` unless the person may also do this; for cases that need more than their use case."""
        if not self.may(permission):
            raise NotPermitted(refusal(permission))

    def may(self, permission: Permission) -> bool:
        """Whether the person's role allows this kind of act."""
        return self.staff.active and may(self.staff.role, permission)

    def changed(self, *topics: Topic) -> None:
        """Announce these topics once the transaction is committed."""
        self._topics.update(topics)

    def after_commit(self, then: Callable[[], None]) -> None:
        """Run this once the transaction is committed, before anything is announced."""
        self._after.append(then)

    def done(self, value: V, undo: Undo | None = None) -> Done[V]:
        """The result of a change, with the topics noted so far."""
        return Done(value, self.topics(), undo)

    def topics(self) -> Topics:
        """What will be announced."""
        return frozenset(self._topics)

    def check_recorded(self) -> None:
        """A use case that declares an event must have written its line or said why not."""
        if self._event is not None and not self._accounted:
            raise RuntimeError(f"No audit line was written for {self._event}.")

    def finish(self) -> None:
        """What was asked for after the commit."""
        for then in self._after:
            then()


class Service:
    """Use cases of one subject, for one signed-in person."""

    def __init__(self, context: Context) -> None:
        self._context = context


S = TypeVar("S", bound=Service)
P = ParamSpec("P")
T = TypeVar("T")


def use_case(
    permission: Permission, *, audit: Event | None = None, writes: bool = False
) -> Callable[[Callable[Concatenate[S, Work, P], T]], Callable[Concatenate[S, P], T]]:
    """Make a method a use case. It is given `work` after `self`; its callers do not pass it.

    The permission is checked first (`NotPermitted`); then one transaction is opened, a writing one if there is an
    audit event or `writes` is set, else one reading snapshot. In it the person is read anew and the permission checked
    again, so that a role changed or an account deactivated by another process holds from the next call on. It commits
    when the method returns and rolls back on any exception, the audit line with it. After the commit the topics that
    changed are announced once. Use cases never nest: what two of them share is a plain function that takes `work`.
    """
    spec = UseCase(permission, audit, writes or audit is not None)

    def decorate(method: Callable[Concatenate[S, Work, P], T]) -> Callable[Concatenate[S, P], T]:
        @wraps(method)
        def run(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
            context = self._context
            _check_permission(context, permission)
            with _alone(context, method.__qualname__):
                with _transaction(context, spec) as connection:
                    work = _begin(context, connection, spec)
                    value = method(self, work, *args, **kwargs)
                    work.check_recorded()
                work.finish()
            context.changes.announce(work.topics())
            return value

        run.__use_case__ = spec  # type: ignore[attr-defined]
        return run

    return decorate


def spec_of(method: object) -> UseCase | None:
    """What a method declares; None when it is not a use case."""
    spec = getattr(method, "__use_case__", None)
    return spec if isinstance(spec, UseCase) else None


@contextmanager
def _alone(context: Context, name: str) -> Iterator[None]:
    """Refuses a use case inside another one of the same thread: its transaction would not be its own."""
    outer = getattr(context.under_way, "use_case", None)
    if outer is not None:
        raise RuntimeError(f"{name} was called inside {outer}; use cases never nest.")
    context.under_way.use_case = name
    try:
        yield
    finally:
        context.under_way.use_case = None


def _check_permission(context: Context, permission: Permission) -> None:
    if not context.staff.active:
        raise NoLongerActive(NO_LONGER_ACTIVE)
    if not may(context.staff.role, permission):
        raise NotPermitted(refusal(permission))


def _transaction(context: Context, spec: UseCase) -> AbstractContextManager[Connection]:
    return context.center.writing() if spec.writes else context.center.reading()


def _begin(context: Context, connection: Connection, spec: UseCase) -> Work:
    context.require_active(connection)
    _check_permission(context, spec.permission)
    return Work(connection, context.now(), context.zone, context.staff, context.center.audit_key, spec.event)
