"""What the window remembers between starts: its look, size and place. An ini file; nothing about clients or people."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from aftercare_desktop.ui.theme import TEXT_SIZES, Appearance, Scheme

_FILE = "window.ini"


class Preferences:
    """Read and written through one small file in the config folder. A broken file counts as an empty one."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(folder / _FILE), QSettings.Format.IniFormat)

    def appearance(self) -> Appearance:
        """The look chosen last; the default where a value is missing or not one of ours."""
        scheme = str(self._settings.value("look/scheme", ""))
        percent = str(self._settings.value("look/text_percent", ""))
        show_keys = str(self._settings.value("look/show_keys", "true"))
        return Appearance(
            Scheme(scheme) if scheme in tuple(Scheme) else Scheme.SYSTEM,
            int(percent) if percent in map(str, TEXT_SIZES) else 100,
            show_keys != "false",
        )

    def keep_appearance(self, appearance: Appearance) -> None:
        self._settings.setValue("look/scheme", appearance.scheme.value)
        self._settings.setValue("look/text_percent", appearance.text_percent)
        self._settings.setValue("look/show_keys", "true" if appearance.show_keys else "false")
        self._settings.sync()

    def geometry(self) -> QByteArray:
        """What `QWidget.restoreGeometry` takes; empty before the first end of the program."""
        kept = self._settings.value("window/geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)
        self._settings.sync()
