"""Low and narrow windows with large text: nothing lies over its neighbor, and round things stay round."""

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import Participant, ParticipantRole
from aftercare_desktop.ui.form import FormContext, choice, day, rows, suggest
from aftercare_desktop.ui.form.rows import RowsField
from aftercare_desktop.ui.pages.client.header import ClientHeader
from aftercare_desktop.ui.pages.importing.file_step import FileStep
from aftercare_desktop.ui.pages.plan.frozen import FrozenVersion
from aftercare_desktop.ui.pages.sign_in import SignInPage
from aftercare_desktop.ui.theme import TEXT_SIZES, Appearance, Scheme, Theme
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.notices import Notices
from tests.builders import TODAY, full_client

PEOPLE = rows(
    "people",
    "",
    (choice("role", "Who", ParticipantRole), suggest("name", "Name", span=1), day("on", "On", short=True)),
    lambda: Participant(""),
    noun="Person",
    table=True,
    widths={"role": 150, "on": 100},
)


def place(widget: QWidget) -> QRect:
    """Where it stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def lie_apart(widgets: Iterable[QWidget]) -> bool:
    return not any(place(one).intersects(place(other)) for one, other in pairwise(widgets))


@pytest.fixture
def large(look: Theme) -> Theme:
    look.set_appearance(Appearance(Scheme.LIGHT, max(TEXT_SIZES)))
    return look


def test_what_the_door_asks_stands_in_full_in_a_low_window(qtbot: QtBot, large: Theme) -> None:
    page = SignInPage()
    qtbot.addWidget(page)
    page.resize(960, 600)
    page.show()
    door = page.door
    page.show_problem("User name or password is not right. Nothing was opened; try again.")
    QApplication.processEvents()
    assert page.height() == 600
    assert door.user_field.height() == large.px(42)
    assert lie_apart((door.user_field, door.password_field, door.open_button, door.forgot_button, door.note))
    door.forgotten.emit()
    QApplication.processEvents()
    recovery = page.recovery
    new = recovery.password
    assert lie_apart((recovery.user_field, recovery.key_field, new.first, new.again, recovery.reset_button))


@pytest.mark.parametrize("width", [420, 560, 700])
def test_cells_of_a_row_lie_apart_and_below_their_heads(qtbot: QtBot, large: Theme, width: int) -> None:
    field = PEOPLE.make(FormContext(lambda: TODAY), False)
    assert isinstance(field, RowsField)
    qtbot.addWidget(field)
    field.set_value((Participant("1", ParticipantRole.CLIENT, "Theo Bramwell", TODAY),))
    field.resize(width, 300)
    field.show()
    QApplication.processEvents()
    cells = tuple(field.rows()[0].fields().values())
    assert lie_apart(cells)
    assert place(cells[-1]).right() < width
    heads = {words.text(): words for words in field.findChildren(Words)}
    for cell in cells:
        assert abs(place(heads[cell.label()]).left() - place(cell).left()) <= 1


@pytest.mark.parametrize(("width", "below"), [(430, True), (1200, False)])
def test_a_notice_shows_its_whole_sentence_and_its_verbs(
    qtbot: QtBot, large: Theme, width: int, below: bool
) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    words = "Day and month of birth the other way round, name nearly the same: Theo Bramwell, Record 000117."
    verbs = (("Open them", lambda: None, "Alt+O"), ("It is someone else", lambda: None, "Alt+E"))
    notices.resize(width, 300)
    notices.show_notice("twin", words, "users", verbs, warning=False)
    QApplication.processEvents()
    notice = notices.notice("twin")
    assert notice is not None
    assert notice.words.height() >= notice.words.heightForWidth(notice.words.width())
    assert lie_apart((notice.words, *notice.buttons))
    assert (place(notice.buttons[0]).top() > place(notice.words).bottom()) is below


def test_the_words_of_a_frozen_version_keep_their_room(qtbot: QtBot, large: Theme) -> None:
    frozen = FrozenVersion()
    qtbot.addWidget(frozen)
    frozen.about.setText(
        "Final since Jul 5, 2026, 2:31 PM, by Luis Abreu. Finalized with gaps: left at short notice."
    )
    frozen.go_on.setText("Start a new version")
    frozen.resize(540, 400)
    frozen.show()
    QApplication.processEvents()
    assert frozen.about.width() >= large.px(300)
    assert lie_apart((frozen.about, frozen.save, frozen.go_on))
    frozen.pages.close_down()


def test_the_file_of_an_import_scrolls_in_a_low_window(qtbot: QtBot, large: Theme) -> None:
    step = FileStep()
    qtbot.addWidget(step)
    step.chosen.show()
    step.resize(820, 340)
    step.show()
    QApplication.processEvents()
    assert step.height() == 340
    control = step.source.focusProxy()
    assert control is not None
    assert control.height() >= large.px(34)
    assert lie_apart((step.choose, step.file, step.rows, control))


def test_in_a_clients_head_the_pronouns_go_before_the_name_is_cut(qtbot: QtBot, look: Theme) -> None:
    header = ClientHeader((("overview", "Overview"), ("plan", "Plan")))
    qtbot.addWidget(header)
    header.show_client(1, full_client(), "Dana Whitcomb", TODAY, archived=False)
    header.show_safety(True)
    header.show()
    seen = set()
    for width in range(360, 1000, 20):
        header.resize(width, 120)
        QApplication.processEvents()
        spoken = header.pronouns.isVisible()
        seen.add(spoken)
        assert not spoken or header.name.width() >= header.name.sizeHint().width()
        assert lie_apart((header.name, header.safety, header.contact))
    assert seen == {True, False}


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_round_buttons_are_round_at_every_text_size(qapp: QApplication, look: Theme, percent: int) -> None:
    """Qt draws a box with square corners when the radius is more than half of it."""
    look.set_appearance(Appearance(Scheme.LIGHT, percent))
    sheet = qapp.styleSheet()
    radius = re.search(r"QRadioButton::indicator {[^}]*border-radius: (\d+)px", sheet)
    checked = re.search(r"QRadioButton::indicator:checked { border: (\d+)px[^}]* width: (\d+)px", sheet)
    assert radius is not None
    assert checked is not None
    outer = 2 * int(checked[1]) + int(checked[2])
    assert outer - 1 <= 2 * int(radius[1]) <= outer
