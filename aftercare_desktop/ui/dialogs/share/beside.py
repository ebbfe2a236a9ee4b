"""The very paper beside the questions: the PDF made anew after each change, the text of a data file, or why nothing."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from aftercare_desktop.domain.disclosed import DisclosedPaper
from aftercare_desktop.domain.disclosures import Handed
from aftercare_desktop.services.gate import drawn
from aftercare_desktop.ui.dialogs.file_text import FileText
from aftercare_desktop.ui.preview import MakePdf, Preview
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.words import sharing as words

_MOST_WIDTH = 420


def _bytes_of(paper: DisclosedPaper) -> bytes:
    return drawn(paper)[0]


class PaperBeside(QStackedWidget):
    """Shows one paper at a time. What may not leave is not shown for a moment longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = Preview({}, heading="")
        self.pages.view.set_most_width(_MOST_WIDTH)
        self.pages.view.sheets.what = "Preview of what leaves"
        self.file = FileText("Preview of the data file")
        self.nothing = EmptyState("ban", words.NOTHING_LEAVES, "")
        for widget in (self.nothing, self.pages, self.file):
            self.addWidget(widget)

    def show_paper(self, paper: DisclosedPaper) -> None:
        """Show this one as soon as it is made. A call has none."""
        handed = paper.disclosure.handed
        if handed is Handed.CALL:
            self.show_nothing(words.TOLD_BY_PHONE, words.NO_PAPER_OF_A_CALL, "phone-call")
        elif handed is Handed.EXPORT:
            self.pages.forget()
            self.file.setPlainText(_bytes_of(paper).decode())
            self.setCurrentWidget(self.file)
        else:
            self.file.clear()
            self.setCurrentWidget(self.pages)
            self.pages.schedule(partial(_gather, paper))

    def show_nothing(self, headline: str = words.NOTHING_LEAVES, detail: str = "", icon: str = "ban") -> None:
        """Show no paper, and none that is still being made."""
        self.pages.forget()
        self.file.clear()
        self.nothing.icon.set_icon(icon, "text3")
        self.nothing.set_words(headline, detail)
        self.setCurrentWidget(self.nothing)

    def close_down(self) -> None:
        """Stop the worker."""
        self.pages.close_down()

    def take_keyboard(self) -> None:
        """For a look at it by keys."""
        (self.file if self.currentWidget() is self.file else self.pages.view).setFocus(
            Qt.FocusReason.OtherFocusReason
        )


def _gather(paper: DisclosedPaper) -> MakePdf:
    return partial(_bytes_of, paper)
