"""Use cases around kinder words: which groups of hints the center keeps on, and words of its own."""

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plain_words import OwnWord, PlainKey, WordChoices, problems
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store.center import StoredSetting

SETTING = "plain_words"


class PlainWords(Service):
    """The center's choices about hints on words."""

    @use_case(Permission.READ_CENTER)
    def choices(self, work: Work) -> StoredSetting[WordChoices]:
        """Which groups are off and the center's own words, with the version for saving."""
        return _stored(work)

    @use_case(Permission.WRITE_CENTER, audit=Event.SETTINGS_CHANGED)
    def change(
        self, work: Work, off: tuple[PlainKey, ...], own: tuple[OwnWord, ...], version: int
    ) -> Done[int]:
        """Switch exactly these groups off and look for these words too; gives the new version.

        Raises `BadInput` for an own word that is empty, too long or said twice, `EditedElsewhere` when `version` is not
        the stored one. Undo puts the earlier choices back.
        """
        own = storable(own)
        for problem in problems(own):
            raise BadInput(problem.sentence)
        return _put(work, WordChoices(tuple(key for key in PlainKey if key in off), own), version)

    @use_case(Permission.WRITE_CENTER, audit=Event.UNDONE)
    def put_back(self, work: Work, choices: WordChoices, version: int) -> Done[int]:
        """Undo: the earlier choices come back, unless they were changed since."""
        return _put(work, choices, version)


def _stored(work: Work) -> StoredSetting[WordChoices]:
    return center_store.versioned_setting(work.connection, SETTING, WordChoices, WordChoices())


def _put(work: Work, choices: WordChoices, version: int) -> Done[int]:
    before = _stored(work).value
    changed = center_store.replace_setting(work.connection, SETTING, choices, version)
    work.record(SETTING, None, f"quiet={len(choices.off)} own={len(choices.own)}")
    work.changed(Topic.SETTINGS)
    arguments = {"choices": before, "version": changed}
    return work.done(changed, Undo("plain_words.put_back", arguments, "Kinder words saved"))
