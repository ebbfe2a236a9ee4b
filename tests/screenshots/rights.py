"""Pictures of what a client asked for: everything asked and answered, nothing yet, very long words, the dialogs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from aftercare_desktop.documents.own_copy import own_copy_pdf
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.own_record import Amendment, CopyForm, CopyRequest, NoticeWay, PatientNotice
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole, Recipient
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.ui.dialogs.rights import (
    AmendmentDialog,
    CopyRequestDialog,
    DeliverDialog,
    MakeCopyDialog,
    NoticeDialog,
    RestrictionDialog,
)
from aftercare_desktop.ui.page import Route
from tests.builders import NAMES, TODAY, build_client
from tests.screenshots.stage import Stage

_ASKED, _LONG = "000971", "000972"


def asked(stage: Stage) -> int:
    """Somebody who asked for everything, made when first asked for."""
    desk = stage.desk()
    known = desk.clients.find(_ASKED)
    if known:
        return known[0]
    client_id = desk.clients.add(build_client("Noor Haddad", record_number=_ASKED)).value
    father = desk.recipients.add_person(
        client_id, OutsidePerson("Sami Haddad", OutsideRole.FAMILY, "Father")
    ).value
    rights = desk.rights
    rights.give_notice(
        client_id, PatientNotice(TODAY - timedelta(20), NoticeWay.READ_ALOUD, "With an interpreter")
    )
    for days, form in ((33, CopyForm.PAPER), (4, CopyForm.PDF)):
        rights.ask_copy(client_id, CopyRequest(TODAY - timedelta(days), form))
    handed = rights.ask_copy(
        client_id, CopyRequest(TODAY - timedelta(70), CopyForm.JSON, "her guardian")
    ).value
    rights.deliver(handed, TODAY - timedelta(60), "By encrypted e-mail to her guardian", 1)
    wish = Restriction(
        TODAY - timedelta(3),
        "Tell my father nothing about my medicines.",
        recipient=Recipient(person_id=father),
    )
    rights.ask_restriction(client_id, replace(wish, words="Nobody is told where I live."))
    rights.ask_restriction(
        client_id,
        replace(wish, agreed=True, answered_on=TODAY, categories=(Category.MEDICINES, Category.CONDITIONS)),
    )
    wrong = Amendment(TODAY - timedelta(12), "It says that I left against advice. I had a ride waiting.")
    rights.ask_amendment(client_id, wrong)
    rights.ask_amendment(
        client_id,
        Amendment(
            TODAY - timedelta(50), "I never used alcohol.", False, TODAY - timedelta(30),
            "The note says what the family told.", "My family was wrong about this.", TODAY - timedelta(10),
        ),
    )  # fmt: skip
    return client_id


def _tab(stage: Stage) -> QWidget:
    stage.go(Route("client", asked(stage), "consents:rights"))
    return stage.window


def _nothing(stage: Stage) -> QWidget:
    stage.go(Route("client", stage.client_id("Theo Bramwell"), "consents:rights"))
    return stage.window


def _long_words(stage: Stage) -> QWidget:
    """A very long name, and requests of many words and of another direction."""
    desk = stage.desk()
    known = desk.clients.find(_LONG)
    client_id = known[0] if known else desk.clients.add(build_client(NAMES[-1], record_number=_LONG)).value
    if not known:
        for text in ("Do not tell them. " * 30, NAMES[6] * 6, "A" * 900):
            desk.rights.ask_restriction(client_id, Restriction(TODAY, text))
            desk.rights.ask_amendment(client_id, Amendment(TODAY, text, False, TODAY, text, text, TODAY))
    stage.go(Route("client", client_id, "consents:rights"))
    return stage.window


def _over(stage: Stage) -> None:
    stage.go(Route("client", asked(stage), "consents:rights"))


def _notice(stage: Stage) -> QWidget:
    _over(stage)
    return stage.show_dialog(NoticeDialog(stage.desk().today, stage.window))


def _restriction(stage: Stage) -> QWidget:
    _over(stage)
    kept = Restriction(
        TODAY, "Tell my father nothing.", (Category.MEDICINES,), agreed=True, answered_on=TODAY
    )
    return stage.show_dialog(RestrictionDialog(stage.desk().today, (), kept, "1", stage.window))


def _amendment(stage: Stage) -> QWidget:
    _over(stage)
    said = Amendment(TODAY, "I never used alcohol.", False, TODAY, "Others say so.", "They are wrong.", TODAY)
    return stage.show_dialog(AmendmentDialog(stage.desk().today, said, "1", stage.window))


def _copy(stage: Stage) -> QWidget:
    _over(stage)
    return stage.show_dialog(CopyRequestDialog(stage.desk().today, stage.window))


def _make(stage: Stage) -> QWidget:
    _over(stage)
    return stage.show_dialog(MakeCopyDialog(CopyForm.PAPER, "1", stage.window))


def _deliver(stage: Stage) -> QWidget:
    _over(stage)
    return stage.show_dialog(DeliverDialog(stage.desk().today, TODAY, "1", stage.window))


RIGHTS: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("rights", _tab),
    ("rights-empty", _nothing),
    ("rights-long", _long_words),
    ("rights-notice", _notice),
    ("rights-restriction", _restriction),
    ("rights-amendment", _amendment),
    ("rights-copy", _copy),
    ("rights-make", _make),
    ("rights-deliver", _deliver),
)


def own_copy_papers(stage: Stage) -> dict[str, bytes]:
    """The copy of everything."""
    return {"own-copy": own_copy_pdf(stage.desk().own_copies.gather(stage.client_id("Theo Bramwell")))}
