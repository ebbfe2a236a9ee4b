"""Over every page and dialog of the screenshot registry: names for screen readers, keys, no stray windows.

The people count as real here; `test_every_page_small.py` walks over the same pages with people who are made up.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from aftercare_desktop.ui.widgets.outline import Outline
from tests.screenshots.registry import SHOTS, Shot
from tests.screenshots.stage import Stage
from tests.ui.walking import count_as_real, practice_marks, put_away

_CONTROLS = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QTabBar,
)  # fmt: skip
_INSIDE = (QAbstractSpinBox, QComboBox, QAbstractItemView, QTabBar)
"""What holds parts of its own that Qt names or hides."""


@pytest.fixture(scope="module")
def shared(qapp: QApplication, session_theme: Theme, made_up: Path) -> Iterator[Stage]:
    session_theme.set_appearance(Appearance(Scheme.LIGHT))
    stage = Stage(qapp, QSize(1440, 900), ready=made_up)
    count_as_real(stage)
    yield stage
    stage.close()


@pytest.fixture(params=SHOTS, ids=lambda shot: shot.name, scope="module")
def shot(request: pytest.FixtureRequest) -> Shot:
    wanted: Shot = request.param
    return wanted


@pytest.fixture(scope="module")
def shown(shot: Shot, shared: Stage) -> Iterator[QWidget]:
    """One page, taken once for all tests over it: they look and change nothing."""
    widget = shot.take(shared)
    yield widget
    put_away(widget, shared)


def _controls(widget: QWidget) -> list[QWidget]:
    return [
        control
        for control in widget.findChildren(QWidget)
        if isinstance(control, _CONTROLS) and control.isVisibleTo(widget) and not _is_part_of_another(control)
    ]


def _is_part_of_another(control: QWidget) -> bool:
    parent = control.parentWidget()
    while parent is not None:
        if isinstance(parent, _INSIDE) or (
            isinstance(parent, QLineEdit) and isinstance(control, QAbstractButton)
        ):
            return True
        parent = parent.parentWidget()
    return False


def _spoken(control: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name) if interface is not None else control.accessibleName()


def _unreachable(control: QWidget) -> bool:
    """Not a tab stop, nor part of a group in which the arrows move (a segment, a tab)."""
    still = not control.isEnabled() or isinstance(control, QAbstractScrollArea)
    return not still and control.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_every_control_has_a_name_and_a_way_to_it(shown: QWidget, shared: Stage) -> None:
    controls = _controls(shown)
    nameless = [control for control in controls if not _spoken(control).strip()]
    assert [
        f"{type(control).__name__} {control.objectName()} {control.geometry()}" for control in nameless
    ] == []
    unreachable = [control for control in controls if _unreachable(control)]
    assert [f"{type(control).__name__} '{_spoken(control)}'" for control in unreachable] == []
    top = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert [widget for widget in top if widget not in (shared.window, shown)] == [], (
        "opened a window of its own"
    )


def _takes_enter(button: QAbstractButton) -> bool:
    """Whether it takes the key itself. Nothing follows: its signals are held back."""
    groups = [group] if (group := button.group()) is not None else []
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    checked = button.isChecked()
    for each in (button, *groups):
        each.blockSignals(True)
    button.event(event)
    button.setChecked(checked)
    for each in (button, *groups):
        each.blockSignals(False)
    return event.isAccepted()


def test_enter_presses_every_button_one_can_stand_on(shown: QWidget) -> None:
    buttons = [
        button
        for button in _controls(shown)
        if isinstance(button, QAbstractButton)
        and not isinstance(button, (QCheckBox, QRadioButton))
        and not isinstance(button.parentWidget().parentWidget(), QCalendarWidget)  # Qt's own
        and not isinstance(button.parentWidget(), Outline)  # which takes the key for its rows
        and button.isEnabled()
        and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [_spoken(button) for button in buttons if not _takes_enter(button)] == []


def test_no_page_calls_people_made_up_who_are_real(shown: QWidget, shot: Shot) -> None:
    assert practice_marks(shown) == [] or shot.name == "sign-in-practice"
