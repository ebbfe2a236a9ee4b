"""The navigation rail: where one can go, who was opened lately, who is signed in, and the lock.

It shows what it is given and emits what was chosen; `ui/navigation.py` decides what is on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words, pressed_by_enter
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.labels import Avatar, ElidedWords, Words, initials_of
from aftercare_desktop.ui.widgets.painting import draw_avatar, draw_icon, draw_key_cap, key_width

WIDE = 208
NARROW = 60


@dataclass(frozen=True, slots=True)
class RailItem:
    """One place to go: its `name` in the navigation, its words, its icon, and the key that leads there."""

    name: str
    title: str
    icon: str
    key: str


@dataclass(frozen=True, slots=True)
class RecentClient:
    """Somebody whose page was opened lately."""

    client_id: int
    name: str


class _Row(QAbstractButton):
    """A row of the rail: painted, focusable, one word when wide and only its mark when narrow."""

    def __init__(self, text: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._height = height
        self.narrow = False

    def set_narrow(self, narrow: bool) -> None:
        self.narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(self._height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_content(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        look = theme()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setPen(QPen(look.color("line"), 1))
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(box, 8, 8)
        elif self.underMouse():
            painter.setBrush(look.color("hover"))
            painter.drawRoundedRect(box, 8, 8)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            inset = look.px(9)
            painter.drawRoundedRect(QRectF(0, inset, 3, self.height() - 2 * inset), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_content(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _paint_words(self, painter: QPainter, left: int) -> None:
        room = QRect(left, 0, self.width() - left - theme().px(8), self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, int(flags), words)

    def _paint_key(self, painter: QPainter, key: str) -> None:
        """The key that does the same, at the right; not if keys on buttons are off."""
        if theme().show_keys:
            left = self.width() - key_width(key) - theme().px(8)
            draw_key_cap(painter, left, self.height() / 2, key)


class _DestinationRow(_Row):
    def __init__(self, item: RailItem) -> None:
        super().__init__(item.title, 36)
        self._item = item
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleDescription(key_words(QKeySequence(item.key)))
        self.setToolTip(f"{item.title} ({key_words(QKeySequence(item.key))})")

    def _paint_content(self, painter: QPainter) -> None:
        look = theme()
        size = look.px(18)
        left = (self.width() - size) // 2 if self.narrow else look.px(10)
        token = "accentText" if self.isChecked() else "text2"
        draw_icon(painter, left, (self.height() - size) // 2, self._item.icon, 18, token)
        if not self.narrow:
            weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
            painter.setFont(look.font("body", weight=weight))
            painter.setPen(look.color("text" if self.isChecked() else "text2"))
            self._paint_words(painter, left + size + look.px(10))


class _ActRow(_DestinationRow):
    """Not a place but something to do."""

    def __init__(self, item: RailItem) -> None:
        super().__init__(item)
        self.setAutoExclusive(False)
        self.setCheckable(False)

    def _paint_content(self, painter: QPainter) -> None:
        super()._paint_content(painter)
        if not self.narrow:
            self._paint_key(painter, key_words(QKeySequence(self._item.key)))


class _FindRow(_Row):
    """Looks like the search field that it opens."""

    def __init__(self) -> None:
        super().__init__("Find anything", 34)
        self._key = key_words(QKeySequence("Ctrl+K"))
        self.setAccessibleDescription(self._key)
        self.setToolTip(f"Find anything ({self._key})")

    def _paint_ground(self, painter: QPainter) -> None:
        look = theme()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.color("control" if self.underMouse() else "line"), 1))
        painter.setBrush(look.color("surface"))
        painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_content(self, painter: QPainter) -> None:
        look = theme()
        size = look.px(16)
        left = (self.width() - size) // 2 if self.narrow else look.px(10)
        draw_icon(painter, left, (self.height() - size) // 2, "search", 16, "text3")
        if self.narrow:
            return
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text2"))
        self._paint_words(painter, left + size + look.px(8))
        self._paint_key(painter, self._key)


class _RecentRow(_Row):
    def __init__(self, person: RecentClient) -> None:
        super().__init__(person.name, 32)
        self._person = person
        self.setToolTip(person.name)

    def _paint_content(self, painter: QPainter) -> None:
        look = theme()
        size = look.px(22)
        left = (self.width() - size) // 2 if self.narrow else look.px(9)
        place = QRect(left, (self.height() - size) // 2, size, size)
        draw_avatar(painter, place, initials_of(self._person.name), self._person.client_id)
        if not self.narrow:
            painter.setFont(look.font("body"))
            painter.setPen(look.color("text2"))
            self._paint_words(painter, left + size + look.px(10))


class _RecentRows(QWidget):
    """As many recent people as there is height for: they never make the window taller, and none is cut in two."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._rows: list[_RecentRow] = []

    def add(self, row: _RecentRow) -> None:
        """Put a row below the others."""
        row.setParent(self)
        self._rows.append(row)
        self._place()

    def take(self, row: _RecentRow) -> None:
        """Remove a row for good."""
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._place()

    def _place(self) -> None:
        self.updateGeometry()
        top = 0
        for row in self._rows:
            height = row.sizeHint().height()
            row.setGeometry(0, top, self.width(), height)
            row.setVisible(top + height <= self.height())
            top += height + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def sizeHint(self) -> QSize:
        heights = [row.sizeHint().height() + 1 for row in self._rows]
        return QSize(theme().px(40), sum(heights))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class _Brand(QWidget):
    """The mark of the program in its accent square."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(28), theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), look.px(8), look.px(8))
        inset = (self.width() - look.px(18)) / 2
        draw_icon(painter, inset, inset, "logo", 18, "onAccent")
        painter.end()


class Rail(QFrame):
    """Left of every page. 208 wide, or 60 with tooltips when the window is narrow."""

    destination_chosen = Signal(str)
    recent_chosen = Signal(int)
    lock_requested = Signal()
    find_requested = Signal()
    asking_requested = Signal()
    emergency_requested = Signal()

    def __init__(self, items: Sequence[RailItem], center: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Places to go")
        look = theme()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._rows: dict[str, _DestinationRow] = {}
        self._recent_rows: list[_RecentRow] = []
        self._column.addLayout(self._build_brand(center))
        self._column.addSpacing(look.px(10))
        self.find_button = _FindRow()
        self.find_button.clicked.connect(self.find_requested)
        self._column.addWidget(self.find_button)
        self._column.addSpacing(look.px(6))
        for item in items:
            row = _DestinationRow(item)
            row.clicked.connect(lambda _=False, name=item.name: self.destination_chosen.emit(name))
            self._rows[item.name] = row
            self._column.addWidget(row)
        self._recent_title = Words("Recent", "meta")
        self._recent_title.setContentsMargins(look.px(10), look.px(14), 0, look.px(4))
        self._recent_title.hide()
        self._column.addWidget(self._recent_title)
        self._recent = _RecentRows()
        self._column.addWidget(self._recent, 1_000)
        self._column.addStretch(1)
        self.asking_button = _ActRow(RailItem("someone-asking", "Someone is asking", "phone-incoming", "F9"))
        self.asking_button.clicked.connect(self.asking_requested)
        self._column.addWidget(self.asking_button)
        self.emergency_button = _ActRow(RailItem("emergency", "Emergency", "siren", "F10"))
        self.emergency_button.clicked.connect(self.emergency_requested)
        self._column.addWidget(self.emergency_button)
        self._column.addWidget(Separator())
        self._foot = self._build_foot()
        self._column.addLayout(self._foot)
        self.set_narrow(False)

    def _build_brand(self, center: str) -> QHBoxLayout:
        look = theme()
        row = QHBoxLayout()
        row.setContentsMargins(look.px(6), 0, 0, 0)
        row.setSpacing(look.px(9))
        self._brand_words = QWidget()
        words = QVBoxLayout(self._brand_words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(Words("Aftercare", "strong"))
        self._center = ElidedWords(center, "meta")
        words.addWidget(self._center)
        row.addWidget(_Brand(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._brand_words, 1)
        return row

    def _build_foot(self) -> QHBoxLayout:
        look = theme()
        row = QHBoxLayout()
        row.setContentsMargins(look.px(4), look.px(8), 0, 0)
        row.setSpacing(look.px(9))
        self._avatar = Avatar("", 0, 30)
        self._me = QWidget()
        words = QVBoxLayout(self._me)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self._my_name = ElidedWords("", "strong")
        self._my_role = ElidedWords("", "meta")
        words.addWidget(self._my_name)
        words.addWidget(self._my_role)
        self.lock_button = Button(variant="ghost", icon="lock", hint="Ctrl L", name="Lock")
        self.lock_button.clicked.connect(self.lock_requested)
        row.addWidget(self._avatar)
        row.addWidget(self._me, 1)
        row.addWidget(self.lock_button)
        return row

    def set_center(self, name: str) -> None:
        """Show the name of the center."""
        self._center.setText(name)

    def set_person(self, name: str, role: str, seed: int) -> None:
        """Show who is signed in."""
        self._my_name.setText(name)
        self._my_role.setText(role)
        self._avatar.set_person(initials_of(name), seed)
        self._avatar.setToolTip(f"{name}, {role}")

    def set_current(self, name: str) -> None:
        """Mark the destination on show."""
        if name in self._rows:
            self._rows[name].setChecked(True)

    def set_recent(self, people: Sequence[RecentClient]) -> None:
        """Show these people under "Recent", newest first; nobody hides the heading."""
        for row in self._recent_rows:
            self._recent.take(row)
        self._recent_rows = []
        for person in people:
            row = _RecentRow(person)
            row.set_narrow(self._narrow)
            row.clicked.connect(lambda _=False, number=person.client_id: self.recent_chosen.emit(number))
            self._recent.add(row)
            self._recent_rows.append(row)
        self._recent_title.setVisible(bool(people) and not self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Only marks with tooltips, for windows under 1280 wide."""
        look = theme()
        self._narrow = narrow
        self.setFixedWidth(look.px(NARROW if narrow else WIDE))
        side = look.px(10)
        self._column.setContentsMargins(side, look.px(14), side, look.px(10))
        self._brand_words.setVisible(not narrow)
        self._me.setVisible(not narrow)
        self._avatar.setVisible(not narrow)
        self._recent_title.setVisible(not narrow and bool(self._recent_rows))
        acts = (self.asking_button, self.emergency_button)
        for row in (self.find_button, *acts, *self._rows.values(), *self._recent_rows):
            row.set_narrow(narrow)
