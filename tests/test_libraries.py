"""Missing system libraries are named with the line that installs them."""

import pytest

from aftercare_desktop import libraries
from aftercare_desktop.errors import AftercareError


def test_here_nothing_is_missing() -> None:
    libraries.require_window_libraries()


def test_what_cannot_be_loaded_is_named_by_its_package() -> None:
    wanted = {"libthat-is-nowhere.so.9": "libnowhere9", "libc.so.6": "libc6"}
    missing = libraries.missing_packages(wanted)
    assert "libnowhere9" in missing


def test_the_sentence_holds_the_whole_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries.sys, "platform", "linux")
    monkeypatch.setattr(libraries, "missing_packages", lambda wanted: ["libgl1", "libegl1"])
    with pytest.raises(AftercareError, match="sudo apt-get install libgl1 libegl1"):
        libraries.require_window_libraries()


def test_other_systems_lack_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries.sys, "platform", "win32")
    monkeypatch.setattr(libraries, "missing_packages", lambda wanted: ["libgl1"])
    libraries.require_window_libraries()
