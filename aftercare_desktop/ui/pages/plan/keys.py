"""The keys of the plan: what F1 shows, and those that act while it is on screen."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+N", "Start the plan, or the version after a final one"),
    ("F8 / Shift+F8", "Next gap, gap before"),
    ("Ctrl+PgDown / Ctrl+PgUp", "Next section, section before"),
    ("Ctrl+G", "Add a goal"),
    ("F2", "Starters: put one in where you are"),
    ("F3", "Next blank that a starter left"),
    ("F7", "Next hard sentence"),
    ("Ctrl+Shift+T", "In another language"),
    ("Ctrl+Shift+D", "Compare versions"),
    ("Return", "Add a step or a row"),
    ("Alt+Up / Alt+Down", "Move a row"),
    ("Ctrl+Shift+Del", "Remove a row"),
    ("Space", "Tick a step as done"),
    ("Ctrl+Z / Ctrl+Shift+Z", "Undo, redo"),
    ("Ctrl+Shift+P", "Preview, or what followed"),
    ("Ctrl+P", "Print the set"),
    ("Alt+G", "Copy given"),
    ("Ctrl+Shift+S", "Save as PDF"),
    ("Ctrl+Return", "Finalize"),
)


def listen(owner: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Let keys act while the owner is on screen."""
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.activated.connect(partial(_call, act))


def _call(act: Callable[[], object]) -> None:
    act()
