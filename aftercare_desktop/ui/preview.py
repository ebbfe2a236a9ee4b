"""The paper beside the form: the real PDF, made and drawn on a thread of its own while the person goes on typing."""

import sys
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.memory import settle
from aftercare_desktop.ui.pdf_pages import Spot, find_titles, render_pages
from aftercare_desktop.ui.tasks import LatestOnly
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Chip, Words

PAUSE = 400
"""Milliseconds without a keystroke until the paper is made anew."""
_LONG = 300
_AFTER_PAINT = 40
"""Milliseconds after which a pane that came on screen has been painted; only then the paper is begun."""
_MARGIN = 20
_GAP = 16
_HEAD = 0.12
"""The part of a page that its first heading and the marks above it take."""
ZOOMS = (1.0, 1.5, 2.0, 3.0)

MakePdf = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Pages:
    """A document ready to be shown: its bytes, a picture of each page, and where its headings stand."""

    pdf: bytes
    pictures: tuple[QImage, ...]
    spots: Mapping[Any, Spot] = field(default_factory=dict)


_SWITCH = 0.0005
"""Seconds after which a thread that works gives way to one that waits (Python's own: 5 ms). A keystroke makes several
calls into Python, and each would wait that long while the worker draws."""


def make_pages(make: MakePdf, pixels: int, titles: Mapping[Any, str]) -> Pages:
    """Make the bytes, draw every page `pixels` wide and look for the headings: what the worker does."""
    pdf = make()
    return Pages(pdf, render_pages(pdf, pixels), find_titles(pdf, titles))


class Sheets(QWidget):
    """The pages under each other, each with a hairline and a soft shadow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: tuple[QImage, ...] = ()
        self._width = 312
        self.what = "Preview of the plan"
        """What a screen reader calls the pages."""
        self.setAccessibleName("Preview")

    def show_pages(self, pictures: tuple[QImage, ...], width: int) -> None:
        """Show these pictures at `width` logical pixels."""
        self._pictures = pictures
        self._width = width
        self.setAccessibleName(f"{self.what}, {len(pictures)} pages")
        self.setFixedSize(self._full_size())
        self.update()

    def count(self) -> int:
        """How many pages are shown."""
        return len(self._pictures)

    def place_of(self, number: int) -> QRect:
        """Where a page lies."""
        top = theme().px(2)
        for each, picture in enumerate(self._pictures):
            height = round(self._width * picture.height() / max(1, picture.width()))
            if each == number:
                return QRect(theme().px(_MARGIN), top, self._width, height)
            top += height + theme().px(_GAP)
        return QRect()

    def _full_size(self) -> QSize:
        bottom = self.place_of(len(self._pictures) - 1).bottom() if self._pictures else 0
        return QSize(self._width + 2 * theme().px(_MARGIN), bottom + theme().px(_MARGIN))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, picture in enumerate(self._pictures):
            place = self.place_of(number)
            if place.adjusted(-20, -20, 20, 30).intersects(event.rect()):
                _draw_shadow(painter, place)
                painter.drawImage(place, picture)
        painter.end()


def _draw_shadow(painter: QPainter, place: QRect) -> None:
    """Blur 18, 6 down (DESIGN.md section 2), as a few rings: an effect would draw every page anew at each scroll."""
    look = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ink = QColor(look.color("shadow"))
    ink.setAlphaF(ink.alphaF() / 6)
    painter.setBrush(ink)
    for spread in (1, 3, 5, 7, 9):
        painter.drawRoundedRect(
            place.adjusted(-spread, 6 - spread, spread, 6 + spread), 3 + spread, 3 + spread
        )
    painter.setPen(QPen(look.color("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.restore()


class PdfView(QScrollArea):
    """A scrolling column of pages that keeps its place when the pages are replaced, and zooms."""

    needs_pictures = Signal()
    """The width or zoom changed: the pages are wanted at another size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName("Pages")
        self.sheets = Sheets()
        self.setWidget(self.sheets)
        self.viewport().setAutoFillBackground(False)
        self.sheets.setAutoFillBackground(False)
        self._zoom = 0
        self._asked = 0
        self._most = 0

    def set_most_width(self, pixels: int) -> None:
        """Pages do not grow beyond this width at 100 % while they fit the view; 0 for no limit."""
        self._most = pixels

    def page_width(self) -> int:
        """Logical width of a page at this zoom."""
        bar = self.verticalScrollBar().sizeHint().width()
        fits = max(120, self.width() - max(bar, 14) - 2 * theme().px(_MARGIN))
        if self._most:
            fits = min(fits, theme().px(self._most))
        return round(fits * ZOOMS[self._zoom])

    def pixels(self) -> int:
        """The width of a page in pixels of the screen."""
        return round(self.page_width() * self.devicePixelRatioF())

    def show_pages(self, pictures: tuple[QImage, ...]) -> None:
        """Show pictures made for `pixels()`; the place stays where it was."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self._asked = self.pixels()
        self.sheets.show_pages(pictures, self.page_width())
        bar.setValue(place)

    def show_spot(self, spot: Spot) -> None:
        """Scroll to a place, with a little air above."""
        page = self.sheets.place_of(spot.page)
        if page.isValid():
            # The head of a page belongs to its first heading.
            within = spot.down * page.height() if spot.down > _HEAD else 0
            down = page.top() + round(within) - theme().px(14 if within else 4)
            self.verticalScrollBar().setValue(max(0, down))

    def zoom_by(self, step: int) -> None:
        """One step larger (1) or smaller (-1)."""
        zoom = min(max(0, self._zoom + step), len(ZOOMS) - 1)
        if zoom != self._zoom:
            self._zoom = zoom
            self.needs_pictures.emit()

    def zoom_words(self) -> str:
        """ "150 %"."""
        return f"{round(ZOOMS[self._zoom] * 100)} %"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sheets.count() and self.pixels() != self._asked:
            self._asked = self.pixels()
            self.needs_pictures.emit()


class Preview(QFrame):
    """The pane at the right: heading, zoom, pages. Works only while it is on screen."""

    closed = Signal()
    """The person wants the room for something else."""
    pages_shown = Signal(int)
    """So many pages came on show."""

    def __init__(
        self, titles: Mapping[Any, str], *, heading: str = "Preview", parent: QWidget | None = None
    ) -> None:
        """`titles` are the headings that `show_title` can go to. Without a `heading` only the pages are shown."""
        super().__init__(parent)
        self._heading = heading
        self.setObjectName("preview")
        self.setAccessibleName("Preview")
        self.setProperty("pane", True)
        self._titles = titles
        sys.setswitchinterval(_SWITCH)
        self._gather: Callable[[], MakePdf] | None = None
        self._pages: Pages | None = None
        self._wanted_title: Hashable | None = None
        self._stale = False
        self._worker = LatestOnly(self._on_worker_done, self._on_worker_failed)
        self.destroyed.connect(self._worker.close)
        self.view = PdfView()
        self._build()
        self._pause = _single_shot(self, PAUSE, self.refresh)
        self._busy = _single_shot(self, _LONG, self._show_busy)

    def _build(self) -> None:
        look = theme()
        self._title = Words(self._heading, "strong", parent=self)
        self._title.setVisible(bool(self._heading))
        self.reader = Chip("For the client", "out", "user", parent=self)
        self.reader.setVisible(bool(self._heading))
        head = QHBoxLayout()
        head.setContentsMargins(look.px(20), look.px(12), look.px(14), look.px(10))
        head.setSpacing(look.px(8))
        if self._heading:
            head.addWidget(self._title)
            head.addWidget(self.reader)
        head.addStretch(1)
        self.smaller = Button("", "ghost", "zoom-out", size="small", name="Smaller pages")
        self.larger = Button("", "ghost", "zoom-in", size="small", name="Larger pages")
        self.smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.view.zoom_by(1))
        self.close_button = Button(
            "", "ghost", "panel-right", size="small", name="Hide the preview (Ctrl+Shift+P)"
        )
        self.close_button.clicked.connect(self.closed)
        self.close_button.setVisible(bool(self._heading))
        self.smaller.setEnabled(False)
        verbs = QHBoxLayout()
        verbs.setSpacing(look.px(2))
        for button in (self.smaller, self.larger, self.close_button):
            verbs.addWidget(button)
        head.addLayout(verbs)
        self._head = head
        self.note = Words("", "help", wrap=True)
        self.note.setContentsMargins(look.px(20), 0, look.px(20), look.px(6))
        self.note.hide()
        self.view.needs_pictures.connect(self._on_view_needs_pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heading gives way first: whom the paper is for is said in full, or not at all."""
        super().resizeEvent(event)
        if not self._heading:
            return
        margins, gap = self._head.contentsMargins(), self._head.spacing()
        verbs = (self.smaller, self.larger, self.close_button)
        taken = margins.left() + margins.right() + sum(button.sizeHint().width() + gap for button in verbs)
        room = self.width() - taken
        reader = self.reader.sizeHint().width()
        self._title.setVisible(self._title.sizeHint().width() + gap + reader <= room or reader > room)
        self.reader.setVisible(reader <= room)

    # What is shown

    def schedule(self, gather: Callable[[], MakePdf]) -> None:
        """Make the paper anew after a pause. `gather` reads what it is made from, in this thread; what it returns makes
        the bytes on the worker's."""
        self._gather = gather
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def show_now(self, gather: Callable[[], MakePdf]) -> None:
        """Make the paper anew without a pause, as soon as what came on screen with it is painted."""
        self._gather = gather
        self._stale = True
        if self.isVisible():
            QTimer.singleShot(_AFTER_PAINT, self, self._catch_up)

    def show_title(self, key: Hashable) -> None:
        """Scroll to a heading, now or as soon as the pages are there."""
        self._wanted_title = key
        if self._pages is not None and key in self._pages.spots:
            self.view.show_spot(self._pages.spots[key])

    def page_count(self) -> int:
        """How many pages are on show."""
        return self.view.sheets.count()

    def is_up_to_date(self) -> bool:
        """Whether nothing is waiting or under way."""
        return not self._stale and not self._pause.isActive() and not self._busy.isActive()

    def forget(self) -> None:
        """Show no pages, and none that are still being made: they are of another client."""
        self._gather = None
        self._stale = False
        self._pause.stop()
        self._busy.stop()
        self._worker.forget()
        self._pages = None
        self._wanted_title = None
        self.note.hide()
        self.view.show_pages(())

    def close_down(self) -> None:
        """Stop timers and worker; nothing new is shown any more."""
        self._gather = None
        self._stale = False
        self._pause.stop()
        self._busy.stop()
        self._worker.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(_AFTER_PAINT, self, self._catch_up)

    # Making it

    def _catch_up(self) -> None:
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Make the paper anew now."""
        if self._gather is None:
            return
        self._stale = False
        try:
            make = self._gather()
        except AftercareError as problem:
            self._on_worker_failed(problem)
            return
        self._ask(make)

    def _ask(self, make: MakePdf) -> None:
        pixels, titles = self.view.pixels(), self._titles
        self._busy.start()
        self._worker.ask(lambda: make_pages(make, pixels, titles))

    def _on_view_needs_pictures(self) -> None:
        self.smaller.setEnabled(self.view.zoom_words() != "100 %")
        self.larger.setToolTip(f"Larger pages ({self.view.zoom_words()} now)")
        if self._pages is not None and not self._stale:
            pdf = self._pages.pdf
            self._ask(lambda: pdf)

    def _on_worker_done(self, pages: Pages) -> None:
        self._busy.stop()
        self.note.hide()
        self._pages = pages
        self.view.show_pages(pages.pictures)
        self.pages_shown.emit(len(pages.pictures))
        # The fonts are loaded now.
        QTimer.singleShot(0, self, settle)
        if self._wanted_title is not None:
            wanted, self._wanted_title = self._wanted_title, None
            QTimer.singleShot(0, self, lambda: self.show_title(wanted))

    def _on_worker_failed(self, problem: AftercareError) -> None:
        self._busy.stop()
        self.note.setText(problem.sentence)
        self.note.show()

    def _show_busy(self) -> None:
        """Over the last good page, which stays."""
        self.note.setText("Making the preview")
        self.note.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("neutralSoft"))
        painter.setPen(theme().color("line"))
        painter.drawLine(QPoint(0, 0), QPoint(0, self.height()))
        painter.end()


def _single_shot(owner: QWidget, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
