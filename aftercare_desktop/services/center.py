"""Use cases around the center itself: its profile and its calendar."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import CenterProfile, in_order, problems, with_test_of_this_number
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.closed_days import closed_days
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store.center import StoredProfile


class CenterSettings(Service):
    """The center's profile."""

    @use_case(Permission.READ_CENTER)
    def profile(self, work: Work) -> CenterProfile:
        """The center's names, lines, calendar and printing."""
        return center_store.profile(work.connection).profile

    @use_case(Permission.READ_CENTER)
    def stored_profile(self, work: Work) -> StoredProfile:
        """The profile with its version, for a form that will save it."""
        return center_store.profile(work.connection)

    @use_case(Permission.WRITE_CENTER, audit=Event.CENTER_CHANGED)
    def change_profile(self, work: Work, profile: CenterProfile, version: int) -> Done[int]:
        """Save the profile; gives the new version. Undo puts the earlier one back.

        A night test counts for the number that was called: with another number it is forgotten, unless given anew.
        Raises `BadInput` for an impossible value, `EditedElsewhere` when `version` is not the stored one.
        """
        before = center_store.profile(work.connection).profile
        profile = in_order(with_test_of_this_number(before, storable(profile)))
        check_profile(profile, work.today)
        changed = center_store.update_profile(work.connection, profile, version).version
        work.record("center", None)
        work.changed(Topic.CENTER)
        arguments = {"profile": before, "version": changed}
        return work.done(changed, Undo("center.change_profile", arguments, "Center saved"))

    @use_case(Permission.READ_CENTER)
    def closed_days(self, work: Work, first: date, last: date) -> Mapping[date, str]:
        """Days on which the center is closed, from `first` to `last` (both included), with their names."""
        return closed_days(center_store.profile(work.connection).profile, first, last)


def check_profile(profile: CenterProfile, today: date) -> None:
    """Raise `BadInput` naming the first value a center cannot have."""
    for problem in problems(profile, today):
        raise BadInput(problem.sentence)
    try:
        ZoneInfo(profile.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise BadInput(
            f"{profile.timezone} is not a time zone. Use a name such as America/New_York."
        ) from problem
