"""Pictures of a client's consents: every state with what relies on it, nobody asked yet, and the dialogs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.consents import (
    Category,
    Consent,
    ConsentKind,
    Expiry,
    ExpiryKind,
    RevokedWay,
)
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind
from aftercare_desktop.domain.disclosures import CareRole
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole, Recipient
from aftercare_desktop.services.consents import ClientConsents
from aftercare_desktop.ui.dialogs.consent import ConsentDialog, ConsentQuestion
from aftercare_desktop.ui.dialogs.consent_fields import Offers
from aftercare_desktop.ui.dialogs.end_consent import EndConsentDialog
from aftercare_desktop.ui.dialogs.mark_care import MarkCareDialog
from aftercare_desktop.ui.dialogs.outside_person import OutsidePersonDialog
from aftercare_desktop.ui.dialogs.sign_consent import SignConsentDialog
from aftercare_desktop.ui.dialogs.take_back import TakeBackDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.words.consent_form import NOT_CHOSEN
from tests.builders import NAMES, TODAY, build_client
from tests.consents import build_consent, sign_one
from tests.screenshots.stage import Stage

_NUMBER = "000981"


def agreed(stage: Stage) -> int:
    """Somebody with a consent in every state, made when first asked for."""
    desk = stage.desk()
    known = desk.clients.find(_NUMBER)
    if known:
        return known[0]
    client_id = desk.clients.add(build_client("Marisol Etienne", record_number=_NUMBER)).value
    clinic = desk.directory.add(
        DirectoryEntry("Larch Hill Clinic", EntryKind.CLINIC, contact="Dr. Ames")
    ).value
    sister = desk.recipients.add_person(
        client_id, OutsidePerson("Inès Etienne", OutsideRole.FAMILY, "Sister", "207-555-0171")
    ).value
    to_clinic, to_sister = Recipient(entry_id=clinic), Recipient(person_id=sister)
    in_force = build_consent(recipient=to_clinic, expiry=Expiry(ExpiryKind.ON_DAY, TODAY + timedelta(90)))
    soon = replace(
        in_force,
        recipient=to_sister,
        categories=(Category.PRESENCE, Category.HOUSING),
        purpose="So that she can visit me",
        limits="Nothing about my medicines",
        expiry=Expiry(ExpiryKind.ON_DAY, TODAY + timedelta(9)),
    )
    for consent in (
        replace(in_force, recipient=to_sister, expiry=Expiry(ExpiryKind.EVENT, event="I move in")),
        replace(build_consent(ConsentKind.CRIMINAL_JUSTICE), recipient=to_clinic),
        in_force,
        soon,
        build_consent(ConsentKind.CARE),
    ):
        sign_one(desk, client_id, consent, name="Marisol Etienne")
    taken_back = desk.consents.of_client(client_id).rows[-1].stored
    desk.consents.revoke(taken_back.id, RevokedWay.BY_VOICE, "", taken_back.version)
    desk.consents.begin(client_id, replace(Consent(client_name="Marisol Etienne"), recipient=to_clinic))
    return client_id


def _shown(stage: Stage) -> ClientConsents:
    return stage.desk().consents.of_client(agreed(stage), reload=True)


def _tab(stage: Stage) -> QWidget:
    stage.go(Route("client", agreed(stage), "consents"))
    return stage.window


def _nobody_asked(stage: Stage) -> QWidget:
    desk = stage.desk()
    known = desk.clients.find("000982")
    client_id = known[0] if known else desk.clients.add(build_client(NAMES[-1], record_number="000982")).value
    stage.go(Route("client", client_id, "consents"))
    return stage.window


def _take_back(stage: Stage) -> QWidget:
    rows = _shown(stage).rows
    stage.go(Route("client", agreed(stage), "consents"))
    return stage.show_dialog(TakeBackDialog(rows[-2], stage.window))


def _dialog(stage: Stage, consent: Consent, **facts: str) -> ConsentDialog:
    client_id, desk = agreed(stage), stage.desk()
    stage.go(Route("client", client_id, "consents"))
    options = [(Recipient(), NOT_CHOSEN)]
    options += [(Recipient(person_id=one.id), one.person.name) for one in _shown(stage).people]
    question = ConsentQuestion(consent, Offers(tuple(options)).with_own(consent), lambda _: None, **facts)
    return ConsentDialog(question, desk.today, stage.window)


def _form(stage: Stage) -> QWidget:
    blank = stage.desk().consents.blank(agreed(stage))
    dialog = _dialog(stage, blank)
    stage.show_dialog(dialog)
    dialog.sign.click()
    stage.settle()
    return dialog


def _form_for_care(stage: Stage) -> QWidget:
    return stage.show_dialog(_dialog(stage, build_consent(ConsentKind.CARE)))


def _form_for_court(stage: Stage) -> QWidget:
    """Somebody changed it meanwhile, and words are long."""
    consent = build_consent(ConsentKind.CRIMINAL_JUSTICE, client_name=NAMES[-1], limits=NAMES[6] * 3)
    told = "Priya changed this in the meantime."
    return stage.show_dialog(_dialog(stage, consent, about="1", conflict=told))


def _sign(stage: Stage) -> QWidget:
    stage.go(Route("client", agreed(stage), "consents"))
    return stage.show_dialog(SignConsentDialog("1", "Marisol Etienne", stage.desk().today, stage.window))


def _sign_on_paper(stage: Stage) -> QWidget:
    dialog = SignConsentDialog("1", NAMES[-1], stage.desk().today, stage.window)
    dialog.way.type_again("2")
    return stage.show_dialog(dialog)


def _person(stage: Stage) -> QWidget:
    of_plan = (OutsidePerson("Elise Bramwell", OutsideRole.FAMILY, plan_key="k"),)
    return stage.show_dialog(OutsidePersonDialog(of_plan, stage.window))


def _ended(stage: Stage) -> QWidget:
    return stage.show_dialog(EndConsentDialog(_shown(stage).rows[-2], stage.desk().today, stage.window))


def consent_forms(stage: Stage) -> dict[str, bytes]:
    """The forms of everything that one person signed, took back or has still to sign, one in large print."""
    papers, rows = stage.desk().consent_papers, _shown(stage).rows
    forms = {f"consent-form-{n}": papers.pdf(row.stored.id) for n, row in enumerate(rows, start=1)}
    return forms | {"consent-form-large": papers.pdf(rows[1].stored.id, large=True)}


def _care(stage: Stage) -> QWidget:
    client_id, desk = agreed(stage), stage.desk()
    if not _shown(stage).marks:
        clinic = desk.directory.find("Larch Hill Clinic")[0]
        desk.recipients.mark_care(client_id, clinic, CareRole.TREATING)
    stage.go(Route("client", client_id, "consents:care"))
    return stage.window


def _mark_care(stage: Stage) -> QWidget:
    entries = stage.desk().recipients.offered(agreed(stage)).entries
    return stage.show_dialog(MarkCareDialog(entries, stage.window))


CONSENTS: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("consents", _tab),
    ("consents-empty", _nobody_asked),
    ("consent-take-back", _take_back),
    ("consent-form", _form),
    ("consent-form-care", _form_for_care),
    ("consent-form-court", _form_for_court),
    ("consent-sign", _sign),
    ("consent-sign-paper", _sign_on_paper),
    ("consent-person", _person),
    ("consent-ended", _ended),
    ("consents-care", _care),
    ("consents-mark-care", _mark_care),
)
