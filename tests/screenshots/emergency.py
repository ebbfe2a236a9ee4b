"""Pictures of an emergency: whom, the sheet with little and with much on it, the questions, and the notice after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.clients import Pregnancy
from aftercare_desktop.domain.people import Person
from aftercare_desktop.domain.plans import Medicine, MedicineKind, MedicineSafety
from aftercare_desktop.ui.dialogs.emergency import EmergencyDialog
from aftercare_desktop.ui.dialogs.emergency_told import EmergencyToldDialog
from aftercare_desktop.ui.page import Route
from tests.builders import NAMES, TODAY, full_client
from tests.screenshots.stage import Stage

_LONG = NAMES[-1]
_MANY = ("Methadone", "Gabapentin", "Sertraline", "Hydroxyzine", "Lisinopril", "Metformin", "Trazodone")


def _much(stage: Stage) -> int:
    """Somebody with a very long name, many medicines, an allergy and a pregnancy."""
    desk = stage.desk()
    found = desk.clients.find("000977")
    if found:
        return found[0]
    client_id = desk.clients.add(
        full_client(
            name=_LONG,
            record_number="000977",
            allergies="Penicillin\nLatex (hives, swelling of the face)",
            no_known_allergies=False,
            pregnancy=Pregnancy.YES,
            emergency=Person(_LONG, "Sister", "207-555-0163"),
        )
    ).value
    medicines = tuple(
        Medicine(
            f"m{number}",
            MedicineKind.METHADONE if name == "Methadone" else MedicineKind.OTHER,
            name,
            "110 mg daily" if name == "Methadone" else "20 mg, twice a day with food",
            last_dose_on=TODAY - timedelta(days=1) if number % 3 else None,
            last_dose_at=time(7, 30) if number % 2 else None,
        )
        for number, name in enumerate(_MANY, 1)
    )
    revision = desk.plans.start(client_id).value
    safety = MedicineSafety(medicines=medicines)
    safety = replace(safety, methadone=replace(safety.methadone, last_dose_mg=110))
    desk.plans.save(revision.id, replace(revision.document, medicines=safety), revision.version)
    return client_id


def _dialog(stage: Stage, typed: str, *, enter: bool) -> EmergencyDialog:
    dialog = EmergencyDialog(stage.desk(), typed, stage.window)
    if enter:
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    return dialog


def _whom(stage: Stage) -> QWidget:
    return stage.show_dialog(_dialog(stage, "th", enter=False))


def _nobody(stage: Stage) -> QWidget:
    return stage.show_dialog(_dialog(stage, "Zzyzx", enter=False))


def _sheet(stage: Stage) -> QWidget:
    return stage.show_dialog(_dialog(stage, "Theo Bramwell", enter=True))


def _sheet_much(stage: Stage) -> QWidget:
    _much(stage)
    return stage.show_dialog(_dialog(stage, "000977", enter=True))


def _told(stage: Stage) -> QWidget:
    desk = stage.desk()
    desk.emergency.open(_much(stage))
    dialog = EmergencyToldDialog(desk, desk.emergency.questions(), None, stage.window)
    dialog.keep.click()
    return stage.show_dialog(dialog)


def _notice(stage: Stage) -> QWidget:
    stage.desk().emergency.open(_much(stage))
    stage.go(Route("clients"))
    return stage.window


EMERGENCY: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("emergency", _whom),
    ("emergency-nobody", _nobody),
    ("emergency-sheet", _sheet),
    ("emergency-sheet-much", _sheet_much),
    ("emergency-told", _told),
    ("emergency-notice", _notice),
)
