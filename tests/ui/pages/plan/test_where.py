"""Where the keyboard is: the path that leads somewhere is the path that is told there."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from aftercare_desktop.domain.plans import Section
from aftercare_desktop.ui.form.where import path_of
from tests.ui.pages.plan.conftest import Shown


@pytest.mark.parametrize(
    "path",
    [
        "goals.0.words",
        "goals.1.why",
        "goals.0.steps.1.what",
        "goals.0.steps.1.who",
        "signs.signs.0.action",
        "signs.days.0.plan",
        "medicines.medicines.0.prescriber.name",
        "medicines.methadone.clinic.name",
        "appointments.0.place.phone",
        "home.place.address",
        "support.needs.0.what",
        "hard_times.crisis.alone",
        "hard_times.crisis.people.0.name",
        "hard_times.back.changes",
        "daily_life.money",
        "daily_life.routines.0.what",
    ],
)
def test_the_path_there_is_the_path_told(plan: Shown, path: str) -> None:
    plan.pane.moving.go_to(path)
    form = plan.pane.forms.form(Section(path.partition(".")[0]))
    assert path_of(form, QApplication.focusWidget()) == path


def test_outside_the_fields_there_is_no_path(plan: Shown) -> None:
    form = plan.pane.forms.form(Section.GOALS)
    assert path_of(form, None) == ""
    assert path_of(form, QWidget()) == ""
    assert path_of(form, plan.pane.outline) == ""
