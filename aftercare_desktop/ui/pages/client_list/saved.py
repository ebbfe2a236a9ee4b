"""Saves, renames and deletes filters of the list of clients, each with its Undo."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.client_filters import ClientFilter, SavedFilter
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.client_lists import ClientLists
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.name_filter import NameFilterDialog
from aftercare_desktop.ui.page import Toast


class SavedFilters(QObject):
    """This person's filters."""

    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, lists: ClientLists, parent: QWidget) -> None:
        super().__init__(parent)
        self._lists = lists
        self._window = parent

    def save(self, wanted: ClientFilter, says: str) -> None:
        """Ask for a name and keep the filter; `says` is the filter in words."""
        name = NameFilterDialog.ask(says, self._window)
        if name is not None:
            self._do(partial(self._lists.save_filter, SavedFilter(name, wanted)), "Filters saved.")

    def rename(self, saved: SavedFilter, says: str) -> None:
        """Ask for another name for one; `says` is the filter in words."""
        name = NameFilterDialog.ask(says, self._window, called=saved.name)
        if name is not None and name != saved.name:
            self._do(partial(self._lists.rename_filter, saved.name, name), f"{saved.name} is renamed.")

    def delete(self, saved: SavedFilter) -> None:
        """Forget one."""
        self._do(partial(self._lists.delete_filter, saved.name), f"{saved.name} is deleted.")

    def _do(self, act: Callable[[], Done[tuple[SavedFilter, ...]]], words: str) -> None:
        try:
            done = act()
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self.toast_requested.emit(Toast(words, done.undo))
