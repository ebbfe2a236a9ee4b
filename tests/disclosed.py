"""Papers for others, full of facts, for the tests of this room and the pictures of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aftercare_desktop.domain.consents import IN_ORDER, Category, ConsentKind
from aftercare_desktop.domain.disclosed import DisclosedPaper
from aftercare_desktop.domain.disclosures import Disclosure, Ground, GroundForm, Handed
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.printing import Letterhead
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.words.disclosed import Held, parts
from tests.builders import NOW, TODAY, build_client, center_profile, full_client, full_plan, leaving_now
from tests.consents import LARCH_HILL, build_consent, build_signing
from tests.documents.papers import approved_words

LARCH_HILL_WORDS = RecipientWords(
    "Larch Hill Clinic",
    "Dr. Ames",
    Address("40 Larch Hill Road", "Portland", "ME", "04102"),
    "207-555-0180",
    "207-555-0181",
)
FORM = GroundForm(
    "Dr. Ames", "Mercy Hospital", "Dana Whitcomb", NOW, "Did not wake up", "A child was left alone.", 1
)


def full_held(**facts: Any) -> Held:
    """Everything the center can hold about a client that may be told at all."""
    leaving = replace(
        leaving_now(),
        sleeps_at="Ada's place",
        sleeps_address="7 Oak Street",
        call_by="Priya",
        call_on=TODAY,
        call_at=NOW.time(),
    )
    held = Held(
        full_client(),
        replace(full_plan(), leaving=leaving),
        "Dana Whitcomb",
        approved_words(),
        (TODAY,),
    )
    return replace(held, **facts)


def disclosed_paper(
    handed: Handed = Handed.LETTER,
    ground: Ground = Ground.CONSENT,
    categories: tuple[Category, ...] = IN_ORDER,
    kind: ConsentKind = ConsentKind.NAMED,
    held: Held | None = None,
    **facts: Any,
) -> DisclosedPaper:
    """A paper of these kinds of information; on consent unless said otherwise."""
    told = Disclosure(
        ground,
        handed,
        LARCH_HILL,
        LARCH_HILL_WORDS,
        consent_id=1 if ground is Ground.CONSENT else None,
        categories=categories,
        purpose="So that they can plan my care",
        form=GroundForm() if ground is Ground.CONSENT else FORM,
    )
    held = full_held() if held is None else held
    by_consent = ground is Ground.CONSENT
    words = {} if kind is ConsentKind.CARE else {"recipient_words": LARCH_HILL_WORDS}
    consent = build_consent(kind, categories=categories, **words) if by_consent else None
    paper = DisclosedPaper(
        disclosure=told,
        client_name=held.client.name,
        birth_date=held.client.birth_date,
        parts=parts(held, categories),
        consent=consent,
        signing=build_signing() if by_consent else None,
        center=center_profile(),
        letterhead=Letterhead(("Alder Point Recovery", "2 Alder Point, Portland, ME 04101")),
        made_with="Dana W.",
        made_on=TODAY,
        plan_number=3,
        basis="" if by_consent else "Agreement of Nov 23, 2026",
    )
    return replace(paper, **facts)


def papers_for_others() -> Mapping[str, DisclosedPaper]:
    """Each kind of paper on each ground, and the shapes that are hard to set."""
    arabic = full_held(client=full_client(name="ليلى الحسن"))
    return {
        "letter": disclosed_paper(categories=(Category.PRESENCE, Category.MEDICINES)),
        "plan": disclosed_paper(Handed.PLAN),
        "packet": disclosed_paper(Handed.PACKET, kind=ConsentKind.CARE),
        "court": disclosed_paper(
            kind=ConsentKind.CRIMINAL_JUSTICE, categories=(Category.ATTENDANCE, Category.ABSENCES)
        ),
        "proceedings": disclosed_paper(kind=ConsentKind.LEGAL_PROCEEDINGS, categories=(Category.PRESENCE,)),
        "arabic": disclosed_paper(Handed.PACKET, held=arabic, disagreements=("لم أقل ذلك قط.",)),
        "bare": disclosed_paper(
            held=Held(build_client(birth_date=None)), letterhead=Letterhead(), signing=None
        ),
        **{
            ground.value: disclosed_paper(ground=ground, categories=_told_on(ground))
            for ground in Ground
            if ground is not Ground.CONSENT
        },
    }


def _told_on(ground: Ground) -> tuple[Category, ...]:
    return () if ground is Ground.CHILD_ABUSE_REPORT else (Category.PRESENCE, Category.CONTACT)
