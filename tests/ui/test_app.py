"""The program from its first line to its last, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

_DOOR = """
import sys
import aftercare_desktop.app
import aftercare_desktop.ui.errors, aftercare_desktop.ui.main_window, aftercare_desktop.ui.preferences
heavy = {"sqlalchemy", "reportlab", "pikepdf", "babel"}
heavy |= {"aftercare_desktop.services.desk", "aftercare_desktop.ui.workspace"}
print(sorted(heavy & set(sys.modules)))
"""

_INSIDE = """
import sys
import aftercare_desktop.ui.inside, aftercare_desktop.ui.pages.client_list
spared = {"xlsxwriter", "charset_normalizer", "reportlab", "pikepdf"}
spared |= {"aftercare_desktop.ui.pages.settings", "aftercare_desktop.ui.pages.client"}
spared |= {"aftercare_desktop.ui.form", "aftercare_desktop.ui.dialogs.set_up"}
print(sorted(spared & set(sys.modules)))
"""

_RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from aftercare_desktop import app
from aftercare_desktop.ui.main_window import MainWindow

before = MainWindow.showEvent
def shown(window, event):
    before(window, event)
    def look():
        door = window.sign_in.door
        if window.workspace is not None:
            print("in as", window.workspace.desk.staff_member.user_name)
            window.close()
        elif door.isEnabled() and door.password_field.text() and door.open_button.isEnabled():
            door.open_button.click()
            QTimer.singleShot(50, look)
        else:
            QTimer.singleShot(50, look)
    look()
MainWindow.showEvent = shown
print("ends with", app.run_window(Path(sys.argv[1]), None, demo=True))
"""


def _python(code: str, home: Path, *arguments: str) -> str:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
    }
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment, capture_output=True, text=True, timeout=150, check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout


def test_the_door_needs_nothing_of_what_lies_behind_it(tmp_path: Path) -> None:
    """What makes start slow is imported while the sign-in page is already on screen."""
    assert _python(_DOOR, tmp_path).strip() == "[]"


def test_the_list_of_clients_needs_no_other_page_and_nothing_of_exports_and_imports(tmp_path: Path) -> None:
    """Whoever types quickly waits for what is imported between the door and the list of clients."""
    assert _python(_INSIDE, tmp_path).strip() == "[]"


def test_demo_opens_signs_in_and_ends(tmp_path: Path) -> None:
    said = _python(_RUN, tmp_path, str(tmp_path / "nowhere"))
    assert said.splitlines() == ["in as demo", "ends with 0"]
    assert not (tmp_path / "nowhere").exists()
    readable = [path for path in tmp_path.rglob("*") if path.is_file() and b"Bramwell" in path.read_bytes()]
    assert readable == []
