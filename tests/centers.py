"""Whole centers for tests: set up in a temporary folder, quick to open, with made-up people."""

from datetime import date, datetime
from pathlib import Path

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.staff import NewStaff, StaffMember
from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import Clock
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.store.vault import Argon2Parameters
from tests.builders import NOW, PASSWORD, center_profile, new_staff

HANDED_OUT = "k7mp-2wxr-9tqb-h4nd"
"""A password as the program makes it up for somebody."""

FAST_ARGON = Argon2Parameters(memory_kib=8, passes=1, lanes=1)
"""The least Argon2 there is: tests try many passwords and protect nobody."""


class StillClock:
    """A clock that stands still until it is set."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.moment


def make_center(place: Path, *, profile: CenterProfile | None = None, clock: Clock | None = None) -> str:
    """Set up a center in a folder, with `dana` as administrator and `PASSWORD`; gives the recovery key."""
    clock = clock or StillClock()
    return accounts.set_up(place, profile or center_profile(), new_staff(), PASSWORD, clock, argon=FAST_ARGON)


def hire(desk: Desk, new: NewStaff, password: str = PASSWORD) -> StaffMember:
    """Let this administrator invite somebody who then chose this password of their own."""
    member = desk.staff.add(new, HANDED_OUT).value
    center = desk._context.center
    accounts.choose_password(center.place, new.user_name, HANDED_OUT, password, StillClock(desk.now()))
    return member


def approve(desk: Desk, key: ApprovedKey, text: str, review_on: date | None = None) -> Done[ApprovedSentence]:
    """Approve these words in place of the ones that stand there now."""
    return desk.approved_words.approve(key, text, desk.approved_words.list()[key], review_on)


def open_desk(place: Path, user: str = "dana", clock: Clock | None = None) -> Desk:
    """Sign in at a center of `make_center`."""
    return accounts.sign_in(place, user, PASSWORD, clock or StillClock())
