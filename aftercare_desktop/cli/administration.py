"""Setting up and looking after a center: `init`, `demo`, `check`, `audit verify`."""

import argparse
import shlex
from datetime import date, datetime

from aftercare_desktop.cli.arguments import WrongUsageError
from aftercare_desktop.cli.sign_in import data_folder, signed_in
from aftercare_desktop.cli.terminal import ask_new_password, progress, say
from aftercare_desktop.domain.center import CenterProfile, PhoneLine
from aftercare_desktop.domain.staff import NewStaff, Role
from aftercare_desktop.errors import BadInput, StorageFailed
from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import SystemClock


def init(arguments: argparse.Namespace) -> int:
    """Set up a center and print its recovery key, the only time it is ever shown."""
    if not arguments.user:
        raise WrongUsageError("Say who the first administrator is: --user NAME.")
    place = data_folder(arguments)
    administrator = NewStaff(arguments.user, arguments.name or arguments.user, Role.ADMINISTRATOR)
    profile = CenterProfile(
        name=arguments.center,
        line=PhoneLine(arguments.phone),
        state=arguments.state or "",
        timezone=arguments.timezone,
    )
    if accounts.center_exists(place):
        raise BadInput(f"There is a center in {place} already. Name another folder with --data.")
    password = ask_new_password("Choose a password: ")
    recovery_key = accounts.set_up(place, profile, administrator, password, SystemClock())
    say(f"{arguments.center} is set up in {place}. Sign in as {arguments.user}.")
    say("Recovery key, shown this once. Write it down and keep it away from this computer:")
    say(recovery_key)
    return 0


def demo(arguments: argparse.Namespace) -> int:
    """Write the made-up center and say how to sign in."""
    # The made-up center is large to load, and only this command needs it.
    from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER  # noqa: PLC0415
    from aftercare_desktop.demo.center import make_center  # noqa: PLC0415

    today: date = arguments.date or datetime.now().astimezone().date()
    with progress("Making", arguments.clients) as bar:

        def show(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        made = make_center(
            arguments.folder, clients=arguments.clients, seed=arguments.seed, today=today, progress=show
        )
    say(
        f"A made-up center stands in {made.place}: {made.clients:,} clients, {made.finals} final plans, "
        f"{made.drafts} drafts. Nobody in it is real."
    )
    say(f"Open it: aftercare-desktop --data {shlex.quote(str(made.place))} --user {DEMO_USER}")
    say(
        f"User {DEMO_USER} (a counselor), password {DEMO_PASSWORD}. The administrator is morgan, same password."
    )
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Read everything that is stored, part by part, and say what is not as it was written."""
    problems: list[str] = []
    with signed_in(arguments) as desk:
        for examined in desk.audit.check_data():
            say(f"{examined.part}: {'sound' if examined.is_whole() else 'NOT SOUND'} ({examined.count:,})")
            problems += examined.problems
    for problem in problems:
        say(problem)
    if problems:
        found = "1 problem was" if len(problems) == 1 else f"{len(problems)} problems were"
        raise StorageFailed(f"{found} found. Put back a backup, or ask for help before going on.")
    say("Everything is as it was written.")
    return 0


def audit(arguments: argparse.Namespace) -> int:
    """Verify the audit trail."""
    with signed_in(arguments) as desk:
        verdict = desk.audit.verify()
    if not verdict.is_whole():
        raise StorageFailed(verdict.problem)
    say(f"The audit trail is whole: {verdict.lines:,} lines, each as it was written.")
    return 0
