"""The keys of the plan, as F1 shows them."""

KEYS: tuple[tuple[str, str], ...] = (
    ("F8 / Shift+F8", "Next gap, gap before"),
    ("Ctrl+PgDown / Ctrl+PgUp", "Next section, section before"),
    ("Ctrl+G", "Add a goal"),
    ("Return", "Add a step or a row"),
    ("Alt+Up / Alt+Down", "Move a row"),
    ("Ctrl+Shift+Del", "Remove a row"),
    ("Space", "Tick a step as done"),
    ("Ctrl+Z / Ctrl+Shift+Z", "Undo, redo"),
    ("Ctrl+Shift+P", "Show or hide the preview"),
    ("Ctrl+P", "Print"),
    ("Ctrl+Shift+S", "Save as PDF"),
    ("Ctrl+Return", "Finalize"),
)
