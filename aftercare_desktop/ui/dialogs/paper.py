"""Shows a paper in a window of its own, from memory: a scan, a drawn signature, the signature page."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.preview import MakePdf, Preview
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame

_WIDTH = 720
_AROUND = 220  # What stands around the pages, and the screen's own bars.
_LEAST, _MOST = 260, 900


class PaperDialog(DialogFrame):
    """The pages, with Print and Save as PDF for those who may."""

    def __init__(
        self,
        headline: str,
        pdf: MakePdf,
        *,
        title: str = "",
        print_it: Callable[[], object] | None = None,
        save_it: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`pdf` makes the bytes on a thread beside the window; `print_it` and `save_it` are what the verbs do. `title`
        stands in the task bar where the headline names somebody."""
        super().__init__(headline, parent, width=_WIDTH, title=title)
        self.pages = Preview({}, heading="")
        self.pages.view.sheets.what = headline
        room = self.screen().availableGeometry().height() - theme().px(_AROUND)
        self.pages.setFixedHeight(max(theme().px(_LEAST), min(room, theme().px(_MOST))))
        self.body.addWidget(self.pages)
        if save_it is not None:
            self.save = self.add_button(
                Button("Save as PDF", "default", "file-down", "Ctrl+Shift+S"), left=True
            )
            self.save.clicked.connect(save_it)
        if print_it is not None:
            self.print = self.add_button(Button("Print", "default", "printer", "Ctrl+P"), left=True)
            self.print.clicked.connect(print_it)
        close = self.add_button(Button("Close", "primary", hint="Esc"))
        close.clicked.connect(self.reject)
        close.setFocus()
        self.finished.connect(self.pages.close_down)
        self.pages.show_now(lambda: pdf)
