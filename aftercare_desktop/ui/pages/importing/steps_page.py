"""What stands around the steps of an import: the heading, the foot, and the busy card in place of a step. Knows no
rosters."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.page import Page, Toast
from aftercare_desktop.ui.pages.importing.busy import Busy
from aftercare_desktop.ui.pages.importing.footer import Footer
from aftercare_desktop.ui.tasks import Progress, Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.labels import Words

T = TypeVar("T")


class StepsPage(Page):
    """A page of steps, one of them on show, with long work done beside the window. A file may be dropped anywhere."""

    file_dropped = Signal(Path)

    def __init__(self, tasks: Tasks, steps: tuple[QWidget, ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._step = 0
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), 0, look.px(24), look.px(16))
        column.setSpacing(look.px(10))
        column.addLayout(self._heading())
        self.busy = Busy(tasks)
        self.busy.cancelled.connect(lambda: self.show_step(self._step))
        self.stack = QStackedWidget()
        for step in (*steps, self.busy):
            self.stack.addWidget(step)
        column.addWidget(self.stack, 1)
        self.footer = Footer(self)
        self.back, self.next, self.why = self.footer.back, self.footer.next, self.footer.why
        column.addWidget(self.footer)

    def _heading(self) -> QVBoxLayout:
        names = QVBoxLayout()
        names.setContentsMargins(0, theme().px(18), 0, theme().px(4))
        names.setSpacing(0)
        self.context = Words("", "secondary")
        names.addWidget(self.context)
        names.addWidget(Words(self.title, "h1"))
        return names

    def show_step(self, step: int) -> None:
        """Show a step with the keyboard in it."""
        raise NotImplementedError

    def show_footer(self) -> None:
        """Say what can be done now."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile() and not self.busy.is_under_way():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.file_dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def can_leave(self) -> bool:
        if not self.busy.is_under_way():
            return True
        self.toast_requested.emit(Toast("The import is under way. Wait for it, or cancel it first."))
        return False

    def run(
        self,
        words: str,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        *,
        writes: bool = False,
        may_cancel: bool = True,
    ) -> None:
        """Do it beside the window, with the busy card in place of the step."""

        def done(value: T) -> None:
            on_done(value)
            self.show_footer()

        self.busy.run(words, work, done, self.on_failed, writes=writes, may_cancel=may_cancel)
        self.stack.setCurrentWidget(self.busy)
        self.busy.cancel.setFocus()
        self.show_footer()

    def on_failed(self, problem: AftercareError) -> None:
        """Back to the step, with the reason."""
        self.show_step(self._step)
        self.failed.emit(problem)
