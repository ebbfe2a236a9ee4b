"""The reading grade of a text in one quiet line: "Grade 5", or which goal it misses."""

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.widgets.labels import IconLabel
from aftercare_desktop.words.reading import GOAL, Reading, read, told, told_grade


class ReadingLine(IconLabel):
    """Hidden while there is nothing to tell. An icon and words say whether something is hard, not a color."""

    def __init__(self, before: str = "", parent: QWidget | None = None) -> None:
        """`before` says what was measured: "This section"."""
        super().__init__("book-open-text", "", token="text3", role="help", parent=parent)
        self._before = before
        self.hide()

    def show_text(self, text: str) -> None:
        """Measure an English text and tell."""
        self.show_reading(read(text))

    def show_reading(self, reading: Reading | None, *, grade_alone: bool = False) -> None:
        """Tell what was measured; None where nothing is. With `grade_alone` without the count of hard sentences."""
        tell = told_grade if grade_alone else told
        words = tell(reading) if reading is not None else ""
        hard = bool(reading is not None and (reading.grade() > GOAL if grade_alone else reading.hard()))
        self.icon.set_icon("circle-alert" if hard else "book-open-text", "warn" if hard else "text3")
        if self._before and words:
            words = f"{self._before}: {words.lower().replace(': ', ', ')}"
        self.set_text(words)
        self.setVisible(bool(words))
