"""The look of the running program: tokens, text size, palette, style sheet, fonts and icons.

One theme per process, as there is one QApplication: the composition root makes it, everything drawn asks
`theme()`.
"""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QLoggingCategory, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from aftercare_desktop.paths import resource
from aftercare_desktop.ui.icons import LiveIconEngine, render

FAMILY = "Source Sans 3"
TEXT_SIZES = (100, 115, 130)
_OWN_FONTS = "SourceSans3_*.ttf"
_QSS_ICONS = {
    "iconChevron": ("chevron-down", "text2"),
    "iconChevronUp": ("chevron-up", "text2"),
    "iconCheck": ("check", "onAccent"),
    "iconCheckOff": ("check", "text3"),
    "iconCalendar": ("calendar", "text2"),
    "iconLeft": ("chevron-left", "text2"),
    "iconRight": ("chevron-right", "text2"),
}
# Logical pixels at 100 %: size and weight of each role of text (DESIGN.md section 2).
_ROLES: dict[str, tuple[int, QFont.Weight]] = {
    "display": (34, QFont.Weight.DemiBold),
    "h1": (24, QFont.Weight.DemiBold),
    "client": (22, QFont.Weight.DemiBold),
    "section": (18, QFont.Weight.DemiBold),
    "h2": (16, QFont.Weight.DemiBold),
    "body": (15, QFont.Weight.Normal),
    "strong": (15, QFont.Weight.DemiBold),
    "button": (14, QFont.Weight.DemiBold),
    "secondary": (14, QFont.Weight.Normal),
    "label": (14, QFont.Weight.DemiBold),
    "meta": (13, QFont.Weight.Normal),
    "help": (13, QFont.Weight.Normal),
    "chip": (13, QFont.Weight.DemiBold),
    "key": (12, QFont.Weight.DemiBold),
}


class Scheme(StrEnum):
    """Which of the two looks is shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a person chooses in Settings: look, text size in percent (100, 115 or 130), keys on buttons."""

    scheme: Scheme = Scheme.SYSTEM
    text_percent: int = 100
    show_keys: bool = True


@cache
def _tokens() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("style", "tokens.json").read_text(encoding="utf-8"))
    return loaded


class Theme(QObject):
    """Colors, sizes, fonts and icons for the appearance in force; `changed` is emitted after each change."""

    changed = Signal()
    about_to_change = Signal()
    """Every widget that exists will be styled again, some 1-2 ms each: let go of what nobody sees."""

    def __init__(self, application: QApplication, cache_folder: Path, appearance: Appearance) -> None:
        """`cache_folder` takes the few pictures that a style sheet can only name by path."""
        super().__init__(application)
        self._application = application
        self._cache_folder = cache_folder
        self._appearance = appearance
        self._zoom = 100
        self._applied: tuple[bool, Appearance, int] | None = None
        self._fallbacks_loaded = False
        # Fades only where the system says that it wants effects; off where it asks for less motion or is silent.
        self.motion = application.isEffectEnabled(Qt.UIEffect.UI_General)
        application.setStyle("Fusion")
        # Fallback asks each face in turn whether it can shape a script and warns for every one that cannot.
        QLoggingCategory.setFilterRules("qt.text.font.db=false")
        _load_fonts(_OWN_FONTS)
        application.styleHints().colorSchemeChanged.connect(self._on_hints_color_scheme_changed)
        self._apply()

    # What is drawn with

    @property
    def appearance(self) -> Appearance:
        return self._appearance

    @property
    def text_percent(self) -> int:
        """How large text is shown now: as the person chose, and at least as large as `set_zoom` asked."""
        return max(self._appearance.text_percent, self._zoom)

    @property
    def dark(self) -> bool:
        if self._appearance.scheme is Scheme.SYSTEM:
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._appearance.scheme is Scheme.DARK

    @property
    def show_keys(self) -> bool:
        return self._appearance.show_keys

    def color(self, token: str) -> QColor:
        """A color of DESIGN.md section 2 by its token name, e.g. `color("accentText")`."""
        if token == "shadow":
            return QColor(0, 0, 0, 128) if self.dark else QColor(27, 37, 35, 36)
        return QColor(_tokens()["dark" if self.dark else "light"][token])

    def avatar_tint(self, seed: int) -> tuple[QColor, QColor]:
        """Ground and ink of one of six avatar tints; the same seed (a client's id) always gets the same
        one.
        """
        tints = _tokens()["avatarDark" if self.dark else "avatarLight"]
        ground, ink = tints[seed % len(tints)]
        return QColor(ground), QColor(ink)

    def px(self, size: float) -> int:
        """Logical pixels at 100 % -> logical pixels at the chosen text size. Lines of 1-3 px are not
        scaled.
        """
        return round(size * self.text_percent / 100)

    def font(
        self, role: str = "body", *, size: float | None = None, weight: QFont.Weight | None = None
    ) -> QFont:
        """The font of a role (`h1`, `h2`, `section`, `body`, `strong`, `button`, `secondary`, `label`,
        `meta`, `help`, `chip`, `key`, ...), scaled; `size` (pixels at 100 %) and `weight` override."""
        role_size, role_weight = _ROLES[role]
        pixels = self.px(role_size if size is None else size)
        return QFont(_font(pixels, role_weight if weight is None else weight))

    def icon(self, name: str, token: str = "text2") -> QIcon:
        """The Lucide icon `name` in the color `token`; it follows the theme by itself."""
        return QIcon(LiveIconEngine(name, lambda: self.color(token), lambda: self.color("text3")))

    def pixmap(self, name: str, size: int, token: str = "text2", ratio: float = 1.0) -> QPixmap:
        """The icon as a pixmap of `size` logical pixels, for painters. Pass `device.devicePixelRatioF()`."""
        return render(name, size, self.color(token), ratio)

    # Changing it

    def set_appearance(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._apply()

    def set_zoom(self, percent: int) -> None:
        """Show everything at least so large for a while; 100 is as the person chose, which stays what is kept."""
        self._zoom = percent
        self._apply()

    def load_fallback_fonts(self) -> None:
        """Load the faces of the other scripts. Called after the first paint: they take longer than the
        window.
        """
        if self._fallbacks_loaded:
            return
        self._fallbacks_loaded = True
        families = _load_fonts("Noto*.ttf")
        emoji = [family for family in families if "Emoji" in family]
        words = sorted((family for family in families if "Emoji" not in family), key=_fallback_order)
        if emoji:
            QFontDatabase.setApplicationEmojiFontFamilies(emoji)
        QFont.insertSubstitutions(FAMILY, [*words, *emoji])

    def _on_hints_color_scheme_changed(self) -> None:
        if self._appearance.scheme is Scheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        now = (self.dark, self._appearance, self.text_percent)
        if now == self._applied:
            return
        self._applied = now
        self.about_to_change.emit()
        self._application.setFont(self.font("body"))
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for each, token in {
            role.Window: "bg", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "sunken",
            role.Text: "text", role.PlaceholderText: "text3", role.Button: "surface", role.ButtonText: "text",
            role.BrightText: "danger", role.Highlight: "selected", role.HighlightedText: "text",
            role.Link: "accentText", role.LinkVisited: "accentText", role.ToolTipBase: "text",
            role.ToolTipText: "surface", role.Light: "surface", role.Midlight: "hover", role.Mid: "line",
            role.Dark: "control", role.Shadow: "text3", role.Accent: "accent",
        }.items():  # fmt: skip
            palette.setColor(each, self.color(token))
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self.color("text3"))
        return palette

    def _style_sheet(self) -> str:
        """The template with `@px(n)` scaled, `@px(n,-1)` scaled and then changed, and each `@token`
        replaced. A round of n has the radius `@half(n)` (a larger one is drawn square) and, with a border of m, room
        for `@inside(n,m)`.
        """
        template = resource("style", "aftercare.qss.in").read_text(encoding="utf-8")
        scaled = re.sub(
            r"@px\((\d+)(?:,([+-]\d+))?\)",
            lambda found: f"{self.px(int(found[1])) + int(found[2] or 0)}px",
            template,
        )
        scaled = re.sub(r"@half\((\d+)\)", lambda found: f"{self.px(int(found[1])) // 2}px", scaled)
        scaled = re.sub(
            r"@inside\((\d+),(\d+)\)",
            lambda found: f"{self.px(int(found[1])) - 2 * self.px(int(found[2]))}px",
            scaled,
        )
        words = {name: self.color(name).name() for name in _tokens()["light"] if name != "shadow"}
        words |= self._qss_pictures()
        return re.sub(r"@(\w+)", lambda found: words[found[1]], scaled)

    def _qss_pictures(self) -> dict[str, str]:
        """SVG in a style sheet is blurry at two device pixels; these are PNGs, each with its `@2x` twin."""
        folder = self._cache_folder / ("dark" if self.dark else "light") / str(self.text_percent)
        folder.mkdir(parents=True, exist_ok=True)
        paths = {}
        for word, (name, token) in _QSS_ICONS.items():
            path = folder / f"{word}.png"
            for ratio, target in ((1.0, path), (2.0, folder / f"{word}@2x.png")):
                if not target.exists():
                    render(name, self.px(16), self.color(token), ratio).save(str(target))
            paths[word] = QDir.fromNativeSeparators(str(path))
        return paths


@cache
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    """Asked for with every button and row that is laid out; given out as copies, which share their data."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # else widths jump between sizes
    return font


def _load_fonts(pattern: str) -> list[str]:
    families: list[str] = []
    for path in sorted(resource("fonts").glob(pattern)):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    return list(dict.fromkeys(families))


def _fallback_order(family: str) -> tuple[int, str]:
    """Plain Noto Sans first, symbols and the big ideograph faces last, so that each script meets its own
    face.
    """
    for place, word in enumerate(("Symbols 2", "Symbols", "Math", "SC", "KR"), start=1):
        if family.endswith(word):
            return place, family
    return (0, "") if family == "Noto Sans" else (0, family)


_the_theme: list[Theme] = []


def install_theme(
    application: QApplication, cache_folder: Path, appearance: Appearance | None = None
) -> Theme:
    """Make the process's theme, or give a running one the `appearance`."""
    if _the_theme:
        if appearance is not None:
            _the_theme[0].set_appearance(appearance)
        return _the_theme[0]
    _the_theme.append(Theme(application, cache_folder, appearance or Appearance()))
    return _the_theme[0]


def theme() -> Theme:
    """The theme in force. Widgets ask in their paint and layout code; nothing else keeps it."""
    return _the_theme[0]


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose dynamic property changed. One that was never shown is polished
    when it is: twice would make a form of a thousand widgets noticeably slower."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet reads, and repolish if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)


def set_variant(widget: QWidget, variant: str) -> None:
    """`primary`, `default`, `soft`, `ghost` or `danger` on a button."""
    set_property(widget, "variant", variant)


def set_role(widget: QWidget, role: str) -> None:
    """`h1`, `client`, `section`, `h2`, `strong`, `secondary`, `label`, `meta`, `help` or `error` on a
    label; `card` on a frame."""
    set_property(widget, "role", role)
