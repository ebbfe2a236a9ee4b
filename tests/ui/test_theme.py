"""The look: every token in both themes readable, sizes follow the text size, icons follow the theme."""

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from aftercare_desktop.paths import resource
from aftercare_desktop.ui.theme import FAMILY, TEXT_SIZES, Appearance, Scheme, Theme, set_role, set_variant

_GROUNDS = ("bg", "rail", "surface", "sunken", "hover", "selected", "neutralSoft")
_INKS = ("text", "text2", "text3", "danger", "warn", "info", "ok", "accentText")
_SOFT = {
    "danger": "dangerSoft",
    "warn": "warnSoft",
    "info": "infoSoft",
    "ok": "okSoft",
    "accentText": "accentSoft",
}


def _luminance(color: QColor) -> float:
    parts = [color.redF(), color.greenF(), color.blueF()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_words_are_readable_on_every_ground(look: Theme, scheme: Scheme) -> None:
    look.set_appearance(Appearance(scheme))
    pairs = [
        *itertools.product(_INKS, _GROUNDS),
        *_SOFT.items(),
        ("onAccent", "accent"),
        ("onAccent", "accentHover"),
    ]
    low = [pair for pair in pairs if _contrast(*(look.color(token) for token in pair)) < 4.5]
    assert low == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_borders_and_focus_stand_out(look: Theme, scheme: Scheme) -> None:
    look.set_appearance(Appearance(scheme))
    pairs = itertools.product(("control", "focus", "accent"), ("bg", "rail", "surface", "sunken"))
    assert [pair for pair in pairs if _contrast(*(look.color(token) for token in pair)) < 3.0] == []


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_text_size_scales_words_and_rows(look: Theme, percent: int, qtbot: QtBot) -> None:
    look.set_appearance(Appearance(Scheme.LIGHT, percent))
    heading = QLabel("Goals")
    button = QPushButton("Save")
    for widget in (heading, button):
        qtbot.addWidget(widget)
        widget.show()
    set_role(heading, "h1")
    assert heading.font().pixelSize() == round(24 * percent / 100)
    assert button.sizeHint().height() == round(32 * percent / 100)


def test_focus_moves_nothing(look: Theme, qtbot: QtBot) -> None:
    for percent in TEXT_SIZES:
        look.set_appearance(Appearance(Scheme.LIGHT, percent))
        button = QPushButton("Save")
        qtbot.addWidget(button)
        button.show()
        still = button.sizeHint()
        button.setFocus()
        assert button.sizeHint() == still


def test_dark_reaches_palette_and_style_sheet(look: Theme, qapp: QApplication) -> None:
    look.set_appearance(Appearance(Scheme.DARK))
    assert qapp.palette().color(QPalette.ColorRole.Base) == look.color("surface")
    assert look.color("surface").name() in qapp.styleSheet()
    assert "@" not in qapp.styleSheet()


def test_every_word_of_the_template_is_known(look: Theme, qapp: QApplication) -> None:
    template = resource("style", "aftercare.qss.in").read_text(encoding="utf-8")
    assert "{" in qapp.styleSheet()
    assert re.findall(r"@px\([^)]*\)", template)
    for picture in re.findall(r"url\(([^)]*)\)", qapp.styleSheet()):
        assert Path(picture).is_file()
        assert Path(picture).with_name(f"{Path(picture).stem}@2x.png").is_file()


def test_the_four_faces_are_ours(look: Theme) -> None:
    assert {"Regular", "SemiBold", "Bold"} <= set(QFontDatabase.styles(FAMILY))
    assert QFontInfo(look.font("h1")).family() == FAMILY


def test_icons_follow_the_theme(look: Theme) -> None:
    icon = look.icon("users", "text")
    light = icon.pixmap(32, 32).toImage()
    look.set_appearance(Appearance(Scheme.DARK))
    assert icon.pixmap(32, 32).toImage() != light


def test_every_icon_of_the_folder_can_be_drawn(look: Theme) -> None:
    for path in resource("icons").glob("*.svg"):
        image = look.pixmap(path.stem, 16, "text").toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), path.stem


def test_a_client_keeps_the_avatar_tint(look: Theme) -> None:
    assert look.avatar_tint(7) == look.avatar_tint(13)
    assert len({look.avatar_tint(seed)[0].name() for seed in range(6)}) == 6


def test_variants_are_told_apart_by_the_style_sheet(qtbot: QtBot) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.show()
    plain = button.grab().toImage()
    set_variant(button, "primary")
    assert button.grab().toImage() != plain


def test_the_system_s_look_is_followed_while_the_program_runs(
    look: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    look.set_appearance(Appearance(Scheme.SYSTEM))
    look._applied = None  # as if the system had been in its other look until now
    with qtbot.waitSignal(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    look.set_appearance(Appearance(Scheme.LIGHT))
    look._applied = None
    with qtbot.assertNotEmitted(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_a_zoom_makes_everything_at_least_so_large_and_keeps_what_was_chosen(look: Theme) -> None:
    chosen = look.appearance
    look.set_zoom(130)
    try:
        assert (look.text_percent, look.px(100), look.appearance) == (130, 130, chosen)
        look.set_appearance(Appearance(Scheme.LIGHT, 115))
        assert look.px(100) == 130
    finally:
        look.set_zoom(100)
    assert look.px(100) == 115
