"""A line of words that leads somewhere: as wide as it is given, wrapped, with an arrow at its end."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QWidget

from aftercare_desktop.ui.theme import set_variant, theme
from aftercare_desktop.ui.widgets.buttons import EnterButton
from aftercare_desktop.ui.widgets.painting import draw_icon

_ICON, _ARROW, _GAP, _INSIDE = 16, 14, 7, 4
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class JumpButton(EnterButton):
    """Words with an icon before them; Enter and a click lead on. `role` is the font, `token` the color."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        role: str = "secondary",
        token: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._said = text
        self._heights: dict[int, int] = {}
        self._icon_name, self._role, self._token = icon, role, token
        self.setAccessibleName(text)
        set_variant(self, "jump")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def said(self) -> str:
        """The words as they were given."""
        return self._said

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme().font(self._role))

    def _words_at(self) -> int:
        look = theme()
        return look.px(_INSIDE) + (look.px(_ICON) + look.px(_GAP) if self._icon_name else 0)

    def _room(self, width: int) -> int:
        look = theme()
        return max(look.px(40), width - self._words_at() - look.px(_ARROW) - look.px(_GAP) - look.px(_INSIDE))

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # the layout asks for the same few widths again and again
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def _height_at(self, width: int) -> int:
        words = self._metrics().boundingRect(QRect(0, 0, self._room(width), 10_000), _WRAPPED, self._said)
        return max(words.height(), theme().px(_ICON)) + 2 * theme().px(_INSIDE)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(180), self.heightForWidth(theme().px(400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), self._metrics().height() + 2 * theme().px(_INSIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        look, metrics = theme(), self._metrics()
        inside, line = look.px(_INSIDE), metrics.height()
        room = self._room(self.width())
        if self._icon_name:
            draw_icon(
                painter, inside, inside + (line - look.px(_ICON)) / 2, self._icon_name, _ICON, self._token
            )
        painter.setFont(look.font(self._role))
        painter.setPen(look.color(self._token))
        painter.drawText(QRect(self._words_at(), inside, room, self.height()), _WRAPPED, self._said)
        arrow = self.width() - inside - look.px(_ARROW)
        draw_icon(painter, arrow, inside + (line - look.px(_ARROW)) / 2, "chevron-right", _ARROW, "text3")
        painter.end()
