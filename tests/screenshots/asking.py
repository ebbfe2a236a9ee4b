"""Pictures of the second half of "Someone is asking": nobody, whom we may talk to, and a call written down."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.asking import PersonAsked
from aftercare_desktop.domain.consents import Category, Expiry, ExpiryKind
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.ui.dialogs.call_told import CallToldDialog
from aftercare_desktop.ui.dialogs.someone_asking import SomeoneAskingDialog
from aftercare_desktop.ui.dialogs.whom_we_tell import WhomWeTell
from tests.builders import TODAY, build_client
from tests.consents import build_consent, sign_one
from tests.screenshots.stage import Stage

_NAME, _NUMBER = "Nadia Featherstonehaugh-Cholmondeley", "000988"
_BORN = date(1990, 5, 17)
_LONG = "Wolfeschlegelsteinhausenbergerdorff-Montgomery Legal Aid of Cumberland and York Counties"


def _agreed(stage: Stage) -> None:
    """A client who let two people be talked to, one of them with a very long name and a limit."""
    desk = stage.desk()
    if desk.asking.whom(PersonAsked(_NAME, _BORN)):
        return
    client_id = desk.clients.add(build_client(_NAME, record_number=_NUMBER, birth_date=_BORN)).value
    for person, facts in (
        (OutsidePerson("Elise Bramwell", relation="Sister", phone="207-555-0163"), {}),
        (
            OutsidePerson(_LONG, relation="Lawyer"),
            {"limits": "Nothing about my job or where my children live."},
        ),
    ):
        recipient = Recipient(person_id=desk.recipients.add_person(client_id, person).value)
        expiry = Expiry(ExpiryKind.ON_DAY, TODAY + timedelta(days=90))
        consent = build_consent(
            recipient=recipient,
            expiry=expiry,
            categories=(Category.PRESENCE, Category.APPOINTMENTS, Category.HOUSING),
            **facts,
        )
        sign_one(desk, client_id, consent)


def _second_half(stage: Stage, name: str) -> tuple[SomeoneAskingDialog, WhomWeTell]:
    dialog = SomeoneAskingDialog(stage.desk(), None, stage.window)
    dialog.show_half("whom")
    assert dialog.whom is not None
    dialog.whom.name.set_value(name)
    dialog.whom.born.set_value(_BORN)
    dialog.whom.look()
    return dialog, dialog.whom


def _nobody(stage: Stage) -> QWidget:
    return stage.show_dialog(_second_half(stage, "Zzyzx Qqq")[0])


def _whom(stage: Stage) -> QWidget:
    _agreed(stage)
    return stage.show_dialog(_second_half(stage, _NAME)[0])


def _call(stage: Stage) -> QWidget:
    _agreed(stage)
    told = stage.desk().asking.whom(PersonAsked(_NAME, _BORN))
    dialog = CallToldDialog(stage.desk(), told[0], stage.window)
    dialog.keep.click()
    return stage.show_dialog(dialog)


ASKING: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("someone-asking-nobody", _nobody),
    ("someone-asking-whom", _whom),
    ("call-told", _call),
)
