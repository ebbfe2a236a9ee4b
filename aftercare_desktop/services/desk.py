"""The desk of one signed-in person: every service over one open center. What window and command line work with."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.errors import CannotUndo, EditedElsewhere, NoLongerActive
from aftercare_desktop.services.accountings import Accountings
from aftercare_desktop.services.approved_words import ApprovedWords
from aftercare_desktop.services.asking import Asking
from aftercare_desktop.services.audit import Audit
from aftercare_desktop.services.breaches import Breaches
from aftercare_desktop.services.center import CenterSettings
from aftercare_desktop.services.changes import Changes, Topic, Topics
from aftercare_desktop.services.chart import Chart
from aftercare_desktop.services.client_lists import ClientLists
from aftercare_desktop.services.clients import Clients
from aftercare_desktop.services.consent_papers import ConsentPapers
from aftercare_desktop.services.consents import Consents
from aftercare_desktop.services.context import Clock, Context
from aftercare_desktop.services.directory import Directory
from aftercare_desktop.services.duplicates import Duplicates
from aftercare_desktop.services.emergency import Emergency
from aftercare_desktop.services.entries import Entries
from aftercare_desktop.services.gate import Gate
from aftercare_desktop.services.importing.service import Importing
from aftercare_desktop.services.leaving import Leaving
from aftercare_desktop.services.merging import Merging
from aftercare_desktop.services.messages import Messages
from aftercare_desktop.services.overview import Overviews
from aftercare_desktop.services.own_copies import OwnCopies
from aftercare_desktop.services.papers import Papers
from aftercare_desktop.services.plain_words import PlainWords
from aftercare_desktop.services.plan_events import PlanEvents
from aftercare_desktop.services.plan_versions import PlanVersions
from aftercare_desktop.services.plans import Plans
from aftercare_desktop.services.printing import PrintingSettings
from aftercare_desktop.services.programs import Programs
from aftercare_desktop.services.readiness import Readiness
from aftercare_desktop.services.recipients import Recipients
from aftercare_desktop.services.registers import Registers
from aftercare_desktop.services.rights import Rights
from aftercare_desktop.services.safety_links import SafetyLinks
from aftercare_desktop.services.session import Session
from aftercare_desktop.services.sharing import Sharing
from aftercare_desktop.services.signatures import Signatures
from aftercare_desktop.services.staff import Staff
from aftercare_desktop.services.starters import Starters
from aftercare_desktop.services.stash import Stash
from aftercare_desktop.services.statuses import Statuses
from aftercare_desktop.services.timeline import Timelines
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import spec_of
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store.opening import Center


class Desk:
    """Every use case open to the person who signed in. Made by `accounts.sign_in`; usable until `sign_out`."""

    def __init__(self, center: Center, clock: Clock) -> None:
        with center.reading() as connection:
            profile = center_store.profile(connection).profile
        self._center = center
        self._signed_out = False
        self.changes = Changes(center.data_version)
        self._context = context = Context(center, clock, self.changes, ZoneInfo(profile.timezone))
        self.clients = Clients(context)
        self.duplicates = Duplicates(context)
        self.overviews = Overviews(context)
        self.importing = Importing(context)
        self.timelines = Timelines(context)
        self.entries = Entries(context)
        self.client_lists = ClientLists(context)
        self.merging = Merging(context)
        self.plans = Plans(context)
        self.plan_events = PlanEvents(context)
        self.signatures = Signatures(context)
        self.plan_versions = PlanVersions(context)
        self.papers = Papers(context)
        self.chart = Chart(context)
        self.leaving = Leaving(context)
        self.consents = Consents(context)
        self.consent_papers = ConsentPapers(context)
        self.recipients = Recipients(context)
        self.rights = Rights(context)
        self.gate = Gate(context)
        self.accountings = Accountings(context)
        self.breaches = Breaches(context)
        self.registers = Registers(context)
        self.own_copies = OwnCopies(context)
        self.asking = Asking(context)
        self.sharing = Sharing(context)
        self.emergency = Emergency(context)
        self.directory = Directory(context)
        self.safety_links = SafetyLinks(context)
        self.statuses = Statuses(context)
        self.messages = Messages(context)
        self.center = CenterSettings(context)
        self.programs = Programs(context)
        self.readiness = Readiness(context)
        self.printing = PrintingSettings(context)
        self.staff = Staff(context)
        self.approved_words = ApprovedWords(context)
        self.starters = Starters(context)
        self.plain_words = PlainWords(context)
        self.audit = Audit(context)
        self.stash = Stash(context)
        self.session = Session(context)
        self.changes.subscribe((Topic.STAFF, Topic.CENTER), self._on_changes)

    @property
    def staff_member(self) -> StaffMember:
        """The signed-in person."""
        return self._context.staff

    @property
    def zone(self) -> ZoneInfo:
        """The center's time zone, in which every day and time of day is meant."""
        return self._context.zone

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return self._context.now()

    def today(self) -> date:
        """The calendar day in the center's zone."""
        return self._context.today()

    def may(self, permission: Permission) -> bool:
        """Whether the person's role allows this, so that a page leaves out what would be refused anyway."""
        return self.staff_member.active and may(self.staff_member.role, permission)

    def undo(self, undo: Undo) -> Done[object]:
        """Take a change back: runs the use case it names, with its own permission and audit line.

        Gives what takes the undo back again. Raises `CannotUndo` when the record moved on since.
        """
        service, _, method = undo.use_case.partition(".")
        run = getattr(getattr(self, service), method)
        if spec_of(run) is None:
            raise ValueError(f"{undo.use_case} is not a use case.")
        try:
            done = run(**undo.arguments)
        except CannotUndo:
            raise
        except EditedElsewhere as problem:
            raise CannotUndo(
                "This cannot be undone any more: what it changed was changed again since, here or at another desk. "
                "Nothing was overwritten."
            ) from problem
        if not isinstance(done, Done):
            raise ValueError(f"{undo.use_case} does not say what it did.")
        return done

    def on_end(self, then: Callable[[], None]) -> None:
        """Call this once when the person turns out to be deactivated; it may come from any thread."""
        self._context.on_end = then

    def _on_changes(self, topics: Topics) -> None:
        """What holds for the whole session follows what was changed, also by another process: role and time zone."""
        with self._center.reading() as connection:
            with suppress(NoLongerActive):
                self._context.require_active(connection)
            self._context.zone = ZoneInfo(center_store.profile(connection).profile.timezone)

    def sign_out(self) -> None:
        """End the session and close the center's file; a second time changes nothing. No use case works afterwards."""
        if self._signed_out:
            return
        self._signed_out = True
        try:
            with suppress(NoLongerActive):
                self.session.end()
        finally:
            self._center.close()
