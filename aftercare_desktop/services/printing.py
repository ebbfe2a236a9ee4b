"""Use cases around how the center prints: paper, letterhead, large print, and a made-up page to look at."""

from dataclasses import dataclass, replace

from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.printing import Letterhead, Printing, problems
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.gathering import PRINTING, printing_choices, stored_letterhead
from aftercare_desktop.services.sample_plan import sample_paper
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store.center import StoredSetting

_PNG = "image/png"


@dataclass(frozen=True, slots=True)
class PrintingChoices:
    """Everything about printing that a center chooses."""

    paper: PaperSize = PaperSize.LETTER
    letterhead: Letterhead = Letterhead()
    large: bool = False


class PrintingSettings(Service):
    """How plans print from now on; final plans stay as they were given."""

    @use_case(Permission.READ_CENTER)
    def choices(self, work: Work) -> StoredSetting[PrintingChoices]:
        """Paper, letterhead and large print, with the version for saving."""
        return _choices(work)

    @use_case(Permission.WRITE_CENTER, audit=Event.SETTINGS_CHANGED)
    def change(self, work: Work, choices: PrintingChoices, version: int) -> Done[int]:
        """Print so from now on; gives the new version. Undo puts the earlier choices back, a logo that left too.

        The logo is one that `plain_logo` gave. Raises `BadInput` for a letterhead that is too long, `EditedElsewhere`
        when `version` is not the stored one.
        """
        letterhead = storable(choices.letterhead.lines)
        for problem in problems(letterhead):
            raise BadInput(problem.sentence)
        before, logo_before = _choices(work).value, printing_choices(work).value.logo_sha256
        logo = choices.letterhead.logo
        kept = file_store.keep(work.connection, logo, work.now, _PNG) if logo else ""
        printing = Printing(letterhead, kept, choices.large)
        changed = center_store.replace_setting(work.connection, PRINTING, printing, version)
        if logo_before not in ("", kept):
            file_store.forget(work.connection, logo_before)
        _keep_paper(work, choices.paper)
        what = f"paper={choices.paper} lines={len(letterhead)} logo={bool(logo)} large={choices.large}"
        work.record("printing", None, what)
        work.changed(Topic.SETTINGS, Topic.CENTER)
        arguments = {"choices": before, "version": changed}
        return work.done(changed, Undo("printing.change", arguments, "Printing saved"))

    @use_case(Permission.READ_CENTER)
    def sample(self, work: Work, choices: PrintingChoices) -> PlanPaper:
        """A made-up person's plan as these choices would print it, saved or not."""
        center = replace(center_store.profile(work.connection).profile, paper=choices.paper)
        return sample_paper(center, choices.letterhead, work.today, large=choices.large)


def logo_from_file(content: bytes) -> bytes:
    """A picture that somebody chose, as it can be kept; see `plain_logo` for what is refused."""
    # Start-up time: pictures are unpacked by a library of their own.
    from aftercare_desktop.documents.logo import plain_logo  # noqa: PLC0415

    return plain_logo(content)


def _choices(work: Work) -> StoredSetting[PrintingChoices]:
    stored = printing_choices(work)
    paper = center_store.profile(work.connection).profile.paper
    value = PrintingChoices(paper, stored_letterhead(work, stored.value), stored.value.large)
    return StoredSetting(stored.version, value)


def _keep_paper(work: Work, paper: PaperSize) -> None:
    stored = center_store.profile(work.connection)
    if stored.profile.paper is not paper:
        center_store.update_profile(work.connection, replace(stored.profile, paper=paper), stored.version)
