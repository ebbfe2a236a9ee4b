"""Use cases around readiness: which checks the center makes, and those of its own."""

from collections.abc import Iterable

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.readiness_choices import (
    CheckKey,
    OwnCheck,
    ReadinessChoices,
    problems,
    with_checks,
)
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.gathering import READINESS, readiness_choices
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store.center import StoredSetting


class Readiness(Service):
    """The center's choices about readiness."""

    @use_case(Permission.READ_CENTER)
    def choices(self, work: Work) -> StoredSetting[ReadinessChoices]:
        """Which checks are left out, by whom and since when, and the center's own, with the version for saving."""
        return readiness_choices(work)

    @use_case(Permission.WRITE_CENTER, audit=Event.SETTINGS_CHANGED)
    def change(
        self, work: Work, made: Iterable[CheckKey], own: tuple[OwnCheck, ...], version: int
    ) -> Done[int]:
        """Make exactly these checks of the program, and these of the center's own; gives the new version.

        A check left out from now on carries the signed-in person and today. Raises `BadInput` for an own check without
        words or said twice, `EditedElsewhere` when `version` is not the stored one. Undo puts the earlier choices back.
        """
        own = storable(own)
        for problem in problems(own):
            raise BadInput(problem.sentence)
        before = readiness_choices(work).value
        return _put(work, with_checks(before, frozenset(made), own, work.staff.id, work.today), version)

    @use_case(Permission.WRITE_CENTER, audit=Event.UNDONE)
    def put_back(self, work: Work, choices: ReadinessChoices, version: int) -> Done[int]:
        """Undo: the earlier choices come back with who left out what since when, unless they were changed since."""
        return _put(work, choices, version)


def _put(work: Work, choices: ReadinessChoices, version: int) -> Done[int]:
    before = readiness_choices(work).value
    changed = center_store.replace_setting(work.connection, READINESS, choices, version)
    off = ",".join(one.key for one in choices.off)
    work.record("readiness", None, f"off={off} own={len(choices.own)}")
    work.changed(Topic.SETTINGS)
    arguments = {"choices": before, "version": changed}
    return work.done(changed, Undo("readiness.put_back", arguments, "Readiness checks saved"))
