"""Use cases around the medical, overdose and crisis sentences that print only once approved."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from aftercare_desktop.documents.card import fits_card
from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.silence import names_center
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.gathering import approved_words
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import approved_words as words_store
from aftercare_desktop.words.approved import NOT_ON_CARD, TITLES, TOO_LONG_FOR_CARD
from aftercare_desktop.words.pocket_card import panel_with

SUBJECT = "approved_words"
LONGEST = 2_000


class ApprovedWords(Service):
    """The center's list of sentences. A center begins with the program's own, none of them approved."""

    @use_case(Permission.READ_CENTER)
    def list(self, work: Work) -> Mapping[ApprovedKey, ApprovedSentence]:
        """Every sentence by its key, approved or not."""
        return approved_words(work)

    @use_case(Permission.APPROVE_WORDS, audit=Event.WORDS_APPROVED)
    def approve(
        self,
        work: Work,
        key: ApprovedKey,
        text: str,
        expected: ApprovedSentence,
        review_on: date | None = None,
    ) -> Done[ApprovedSentence]:
        """Approve these very words in the signed-in person's name, from today. Undo puts the earlier state back.

        `expected` is the sentence that was on screen. Raises `BadInput` when the words are empty or too long, or the
        review date is not ahead, `EditedElsewhere` when somebody else changed or approved them meanwhile.
        """
        words = _checked(text)
        _require_unmoved(work, expected)
        if review_on is not None and review_on <= work.today:
            raise BadInput("Use a review date after today.")
        approver = ", ".join(part for part in (work.staff.name, work.staff.credentials) if part)
        approved = ApprovedSentence(key, words, approver, work.today, review_on)
        return _put(work, approved, f"{TITLES[key]} approved")

    @use_case(Permission.APPROVE_WORDS, audit=Event.WORDS_CHANGED)
    def change(
        self, work: Work, key: ApprovedKey, text: str, expected: ApprovedSentence
    ) -> Done[ApprovedSentence]:
        """Other words, not approved yet: an approval was given to the earlier ones and goes with them.

        `expected` is the sentence that was on screen. Raises `BadInput` when the words are empty, too long or the same,
        `EditedElsewhere` when somebody else changed them meanwhile.
        """
        words = _checked(text)
        _require_unmoved(work, expected)
        if words == expected.text:
            raise BadInput("These words are the same. Nothing was changed.")
        return _put(work, ApprovedSentence(key, words), f"{TITLES[key]} changed, not approved yet")

    @use_case(Permission.APPROVE_WORDS, audit=Event.WORDS_CHANGED)
    def withdraw(self, work: Work, key: ApprovedKey, expected: ApprovedSentence) -> Done[ApprovedSentence]:
        """Take the approval away: a blank with "Ask the nurse" prints. The words stay. Undo approves them again.

        `expected` is the sentence that was on screen. Raises `EditedElsewhere` when somebody else changed it meanwhile:
        an approval given since then is not taken away unseen.
        """
        _require_unmoved(work, expected)
        sentence = replace(expected, approver="", approved_on=None, review_on=None)
        return _put(work, sentence, f"{TITLES[key]} no longer approved")

    @use_case(Permission.APPROVE_WORDS, audit=Event.UNDONE)
    def put_back(
        self, work: Work, sentence: ApprovedSentence, expected: ApprovedSentence
    ) -> Done[ApprovedSentence]:
        """Undo: the earlier words and approval come back, if those in between still stand."""
        if approved_words(work)[sentence.key] != expected:
            raise EditedElsewhere("These words were changed in the meantime. Nothing was overwritten.")
        return _put(work, sentence, f"{TITLES[sentence.key]} put back")


def _require_unmoved(work: Work, expected: ApprovedSentence) -> None:
    if approved_words(work)[expected.key] != expected:
        raise EditedElsewhere("Somebody changed or approved these words meanwhile. Nothing was overwritten.")


def card_doubt(key: ApprovedKey, text: str, center: CenterProfile) -> str:
    """What speaks against these words on the pocket card, in a sentence; "" where they fit or are on no card."""
    if key in NOT_ON_CARD and names_center(text, center):
        return NOT_ON_CARD[key]
    panel = panel_with(key, text)
    return "" if panel is None or fits_card(panel) else TOO_LONG_FOR_CARD


def _checked(text: str) -> str:
    words = storable(text).strip()
    if not words:
        raise BadInput("Write the words that are to print.")
    if len(words) > LONGEST:
        raise BadInput(f"Use at most {LONGEST:,} characters.")
    return words


def _put(work: Work, sentence: ApprovedSentence, what: str) -> Done[ApprovedSentence]:
    before = approved_words(work)[sentence.key]
    words_store.put(work.connection, (sentence,))
    work.record(SUBJECT, None, f"key={sentence.key}")
    work.changed(Topic.APPROVED_WORDS)
    arguments = {"sentence": before, "expected": sentence}
    return work.done(sentence, Undo("approved_words.put_back", arguments, what))
