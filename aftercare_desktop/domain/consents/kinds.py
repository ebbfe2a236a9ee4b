"""What belongs to a consent of each kind: a form may hold more while somebody still chooses."""

from dataclasses import replace

from aftercare_desktop.domain.consents.consent import Consent, ConsentKind, CourtTerms, Expiry, ExpiryKind
from aftercare_desktop.domain.recipients import Recipient, RecipientWords


def of_its_kind(consent: Consent) -> Consent:
    """Without what belongs to other kinds, and without the day or event of another way to end."""
    kind, expiry = consent.kind, consent.expiry
    if kind is ConsentKind.CARE:
        consent = replace(consent, recipient=Recipient(), recipient_words=RecipientWords())
    else:
        consent = replace(consent, class_words="", redisclosure="", refusal="")
    return replace(
        consent,
        court=consent.court if kind is ConsentKind.CRIMINAL_JUSTICE else CourtTerms(),
        proceeding=consent.proceeding if kind is ConsentKind.LEGAL_PROCEEDINGS else "",
        expiry=Expiry(
            expiry.kind,
            expiry.day if expiry.kind is ExpiryKind.ON_DAY else None,
            expiry.event if expiry.kind is ExpiryKind.EVENT else "",
        ),
    )


def renewed(consent: Consent) -> Consent:
    """The same once more, to be signed anew: when it ends is asked again."""
    return replace(consent, expiry=Expiry())
