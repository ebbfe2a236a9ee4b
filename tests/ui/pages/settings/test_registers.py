"""Agreements, court orders and breaches in the settings: written, changed, put away and closed by keys, with scans."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.registers import AgreementKind
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.breach import BreachDialog
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.pages.settings.breaches import BreachesPane
from aftercare_desktop.ui.pages.settings.register_forms import AgreementPane
from aftercare_desktop.ui.pages.settings.registers import ABOUT_CENTER, AgreementsPane, OrdersPane
from tests.builders import TODAY
from tests.documents.scan_files import scanned_pdf
from tests.screenshots.stage import Stage
from tests.ui.answering import answer, in_dialog
from tests.ui.pages.settings.conftest import settings

Key = Qt.Key


@pytest.fixture
def agreements(admin: Stage) -> AgreementsPane:
    pane = settings(admin, "agreements").pane()
    assert isinstance(pane, AgreementsPane)
    return pane


def titles(pane: AgreementsPane | OrdersPane | BreachesPane) -> list[str]:
    model = pane.listed.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_an_agreement_is_written_refused_without_its_facts_and_put_away(
    qtbot: QtBot, admin: Stage, agreements: AgreementsPane
) -> None:
    assert titles(agreements) == ["State Licensing Survey", "Granite Billing Services"]
    agreements.new_here()
    form = agreements._form
    assert isinstance(form, AgreementPane)
    assert not agreements._form.save()
    assert {"entry_id", "categories"} <= form.form.problems().keys()
    clinic = admin.desk().directory.find("Bridge Clinic")[0]
    kept = replace(form.form.value(), entry_id=clinic, categories=(Category.PRESENCE,))
    form.form.set_value(kept)
    assert form.save()
    assert agreements.cancel_here()
    assert titles(agreements)[0] == "Bridge Clinic"
    qtbot.keyClick(agreements.listed.list, Key.Key_D)
    assert titles(agreements) == ["State Licensing Survey", "Granite Billing Services"]
    left = {row.stored.agreement.kind for row in admin.desk().registers.agreements()}
    assert left == set(AgreementKind)


def test_a_scan_is_attached_and_looked_at(
    qtbot: QtBot, admin: Stage, agreements: AgreementsPane, tmp_path: Path
) -> None:
    assert not agreements.listed.buttons["See scan"].isEnabled()
    path = tmp_path / "signed.pdf"
    path.write_bytes(scanned_pdf())
    agreements._ask = lambda _: path
    qtbot.keyClick(agreements.listed.list, Key.Key_A)
    qtbot.waitUntil(agreements.listed.buttons["See scan"].isEnabled)
    in_dialog(PaperDialog, lambda dialog: dialog.reject())
    qtbot.keyClick(agreements.listed.list, Key.Key_V)
    assert admin.desk().audit.entries()[0].subject == "agreement"


def test_an_order_is_about_the_center_or_about_somebody(qtbot: QtBot, admin: Stage) -> None:
    pane = settings(admin, "orders").pane()
    assert isinstance(pane, OrdersPane)
    answer(ABOUT_CENTER)
    pane.new_here()
    form = pane._form
    assert form is not None
    assert form.client_id is None
    form.form.set_value(
        replace(form.form.value(), court="Superior Court", case="9", categories=(Category.PRESENCE,))
    )
    assert form.save()
    pane.cancel_here()
    assert titles(pane)[0] == "The center: Superior Court, 9"
    theo = admin.client_id("Theo Bramwell")
    pane.open(f"new-{theo}")
    assert pane.place() == f"new-{theo}"
    pane.cancel_here()


def test_a_breach_is_written_down_for_a_client_and_closed_with_what_was_done(
    qtbot: QtBot, admin: Stage
) -> None:
    pane = settings(admin, "breaches").pane()
    assert isinstance(pane, BreachesPane)
    assert len(titles(pane)) == 1
    theo = admin.client_id("Theo Bramwell")

    def choose(dialog: ChooseClientDialog) -> None:
        dialog.chosen = theo
        dialog.accept()

    def write(dialog: BreachDialog) -> None:
        dialog.what.set_value("A list of visits")
        dialog.whom.set_value("Left on the bus, meant for the clinic")
        dialog.keep.click()

    in_dialog(ChooseClientDialog, choose)
    in_dialog(BreachDialog, write)
    pane.new_here()
    assert titles(pane) == [
        "Theo Bramwell: Letter with: that I am or was here, my goals",
        "Theo Bramwell: A list of visits",
    ]
    qtbot.keyClick(pane.listed.list, Key.Key_Return)
    form = pane._form
    assert form is not None
    form.form.set_value(replace(form.form.value(), closed_on=TODAY))
    assert not form.save()
    assert form.form.problems()["done"] == "Write what was done before the record is closed."
    form.form.set_value(replace(form.form.value(), closed_on=TODAY, done="Found again, unopened."))
    assert form.save()
    pane.cancel_here()
    assert len(titles(pane)) == 1


def test_whoever_only_reads_sees_the_registers_and_changes_nothing(stage: Stage) -> None:
    pane = settings(stage, "agreements").pane()
    assert isinstance(pane, AgreementsPane)
    assert pane.add_button.isHidden()
    assert set(pane.listed.buttons) == {"See scan"}
    pane.open("1")
    assert pane._form is None


def test_what_is_unsaved_comes_back_after_a_lock(admin: Stage, agreements: AgreementsPane) -> None:
    first: Desk = admin.desk()
    row = first.registers.agreements()[0].stored
    agreements.open(str(row.id))
    assert agreements._form is not None
    agreements._form.form.set_value(replace(row.agreement, note="Half a sentence"))
    kept = agreements.stash()
    assert kept is not None
    agreements._form.form.set_value(row.agreement)
    agreements.unstash(kept)
    assert agreements._form.form.value().note == "Half a sentence"
