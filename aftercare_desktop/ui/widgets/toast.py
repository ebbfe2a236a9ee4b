"""The short message at the bottom of the window that goes away by itself."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QLabel, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import EnterButton

SECONDS = 8


class ToastBar(QWidget):
    """Inverted colors, bottom center, 24 up. Waits while the mouse or the keyboard is on it; announced to readers."""

    action_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._outside = parent
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._button = EnterButton()
        self._button.clicked.connect(self._on_button_clicked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        self._row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self._button.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, action: str = "", key: str = "") -> None:
        """Show the sentence, with a button if `action` is given; `key` is the one of window or page that does the
        same.
        """
        look = theme()
        ink, ground = look.color("surface").name(), look.color("text").name()
        self._words.setText(text)
        self._words.setStyleSheet(f"color: {ink}; font-size: {look.px(14)}px;")
        self._button.setText(f"{action}  {key}".strip() if look.show_keys else action)
        self._button.setAccessibleName(f"{action} {key}".strip() or "Close")
        self._button.setVisible(bool(action))
        accent = look.color("accentSoft" if not look.dark else "accentHover")
        inverted = "#7FD3C1" if not look.dark else "#115A50"
        self._button.setStyleSheet(
            f"QPushButton {{ color: {inverted}; background: transparent; border: 1px solid transparent;"
            f" min-height: {look.px(28)}px; padding: 0 {look.px(8)}px; }}"
            f"QPushButton:hover, QPushButton:focus {{ border: 1px solid {accent.name()}; }}"
        )
        self._row.setContentsMargins(look.px(16), 0, look.px(8 if action else 16), 0)
        self.setFixedHeight(look.px(42))
        self.setAccessibleName(text)
        self._ground = ground
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._appear()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def message(self) -> str:
        """The sentence on show, or nothing."""
        return self._words.text() if self.isVisible() else ""

    def _appear(self) -> None:
        if not theme().motion:
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", effect)
        fade.setDuration(120)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.finished.connect(self._on_fade_finished)
        fade.start()

    def _on_fade_finished(self) -> None:
        self.setGraphicsEffect(None)  # type: ignore[arg-type]

    def _on_button_clicked(self) -> None:
        self.hide()
        self.action_chosen.emit()

    def _place(self) -> None:
        outside = self._outside
        width = min(self.sizeHint().width(), outside.width() - 48)
        self.setGeometry(
            (outside.width() - width) // 2,
            outside.height() - self.height() - theme().px(24),
            width,
            self.height(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._outside and self.isVisible():
            self._place()
        if watched is self._button and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        if watched is self._button and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        if event.type() == QEvent.Type.Leave and self.isVisible() and not self._button.hasFocus():
            self._timer.start()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("text"))
        painter.drawRoundedRect(QRectF(self.rect()), theme().px(10), theme().px(10))
        painter.end()
