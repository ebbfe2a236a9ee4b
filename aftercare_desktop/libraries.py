"""System libraries that a window needs on Debian and Ubuntu, found before Qt would end the program without a word."""

import ctypes
import os
import sys
from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.errors import AftercareError

_ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libfontconfig.so.1": "libfontconfig1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libglib-2.0.so.0": "libglib2.0-0",
    }
)
_ON_X11: Mapping[str, str] = MappingProxyType(
    {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    }
)


def require_window_libraries() -> None:
    """Raise `AftercareError` with the one line to type when something is missing. Only Linux can lack them."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages({**_ALWAYS, **({} if _is_headless() else _ON_X11)})
    if missing:
        raise AftercareError(
            "The window needs system libraries that are not installed. Install them with: "
            f"sudo apt-get install {' '.join(missing)}"
        )


def missing_packages(wanted: Mapping[str, str]) -> list[str]:
    """The packages of those libraries that cannot be loaded, in order."""
    return [package for library, package in wanted.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_headless() -> bool:
    """Qt draws into memory (tests, screenshots) or on Wayland, where X11 is not needed."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return platform.startswith(("offscreen", "minimal", "wayland", "vnc", "linuxfb", "eglfs"))
