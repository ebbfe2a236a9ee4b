"""The table of fields of a consent's form, and its two fields of its own: kinds of information, and with whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from aftercare_desktop.domain.consents import IN_ORDER, Consent, ConsentKind, ExpiryKind
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.form.specs import FieldSpec, GroupSpec, check, day, line, lines, options
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChecksField, Option
from aftercare_desktop.ui.widgets.fields_search import SearchChoiceField
from aftercare_desktop.words import consent_form as words
from aftercare_desktop.words.consents import CATEGORIES, KINDS

Shown = Callable[[Consent], bool]


@dataclass(frozen=True, slots=True)
class Offers:
    """With whom it may be shared: each recipient with its words, "nobody" first."""

    recipients: tuple[Option, ...]

    def with_own(self, consent: Consent) -> "Offers":
        """Whoever stands in a consent is offered there, though archived since."""
        own, name = consent.recipient, consent.recipient_words.name
        if not own.is_named() or own in dict(self.recipients):
            return self
        return Offers((*self.recipients, (own, name or words.ARCHIVED)))

    def name_of(self, recipient: Recipient) -> str:
        """The words of one that is offered."""
        return dict(self.recipients).get(recipient, "") if recipient.is_named() else ""


class CategoriesField(ChecksField):
    """A box for each kind of information, with what belongs to it."""

    def __init__(self) -> None:
        super().__init__(words.CATEGORIES, [(one, CATEGORIES[one][0]) for one in IN_ORDER], columns=2)
        for category, box in self.boxes.items():
            box.setToolTip(CATEGORIES[category][1])
            box.setAccessibleDescription(CATEGORIES[category][1])


def fields_of(offers: Offers) -> tuple[GroupSpec, ...]:
    """Every element of 42 CFR 2.31(a) as a field, and what 2.35 and 2.31(d) add."""
    return (
        GroupSpec("", _who(offers)),
        GroupSpec("", _what()),
        GroupSpec("", _court(), shown=lambda one: one.kind is ConsentKind.CRIMINAL_JUSTICE),
        GroupSpec("", _until()),
    )


def _who(offers: Offers) -> tuple[FieldSpec, ...]:
    kinds = [(kind, KINDS[kind][0]) for kind in ConsentKind]
    return (
        options("kind", words.KIND, kinds, span=6),
        line("client_name", words.CLIENT, span=3),
        line("discloser", words.DISCLOSER, span=3),
        _when(_is_no_class, _recipient(offers.recipients)),
        _when(_is_care, lines("class_words", words.CLASS)),
        _when(
            lambda one: one.kind is ConsentKind.LEGAL_PROCEEDINGS,
            line("proceeding", words.PROCEEDING, placeholder="The court, the case and its number"),
        ),
    )


def _what() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("categories", words.CATEGORIES, lambda _context, _bare: CategoriesField()),
        line("limits", words.LIMITS, placeholder="In the client's words"),
        line("purpose", words.PURPOSE, placeholder="So that they can plan my care"),
        check("at_own_request", words.REQUEST),
    )


def _court() -> tuple[FieldSpec, ...]:
    return (
        line("court.official", words.OFFICIAL, span=3),
        line("court.case", words.CASE, span=3),
        check("court.condition", words.CONDITION),
        line(
            "court.period", words.PERIOD, placeholder="As long as treatment and the case are expected to last"
        ),
        day("court.revocable_from", words.REVOCABLE_FROM, span=3),
        line("court.revocable_when", words.REVOCABLE_WHEN, span=3, placeholder="The case is closed"),
    )


def _until() -> tuple[FieldSpec, ...]:
    return (
        options("expiry.kind", words.EXPIRY, tuple(words.EXPIRIES.items()), span=3),
        _when(lambda one: one.expiry.kind is ExpiryKind.ON_DAY, day("expiry.day", words.LAST_DAY, span=3)),
        _when(
            lambda one: one.expiry.kind is ExpiryKind.EVENT,
            line("expiry.event", words.EVENT, span=3, placeholder="I move in"),
        ),
        lines("revocation", words.REVOCATION),
        _when(_is_care, lines("redisclosure", words.REDISCLOSURE)),
        _when(_is_care, lines("refusal", words.REFUSAL)),
        line("language", words.LANGUAGE, span=3, placeholder="English"),
    )


def _is_care(consent: Consent) -> bool:
    return consent.kind is ConsentKind.CARE


def _is_no_class(consent: Consent) -> bool:
    return consent.kind is not ConsentKind.CARE


def _when(shown: Shown, spec: FieldSpec) -> FieldSpec:
    return replace(spec, shown=shown)


def _recipient(recipients: Sequence[Option]) -> FieldSpec:
    def make(_context: FormContext, _bare: bool) -> Field:
        return SearchChoiceField(words.RECIPIENT, recipients)

    return FieldSpec("recipient", words.RECIPIENT, make)
