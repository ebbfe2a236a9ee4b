"""What happens to exceptions nobody expected: a sentence, or a report without anybody's words in it."""

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aftercare_desktop.bug_report import write_report
from aftercare_desktop.errors import BadInput
from aftercare_desktop.ui.errors import ErrorHook

_NOW = datetime(2026, 11, 23, 14, 42, 5, 7, tzinfo=UTC)


@pytest.fixture
def hook(tmp_path: Path, qtbot: QtBot) -> Iterator[ErrorHook]:
    hook = ErrorHook(tmp_path, lambda: _NOW)
    before, in_threads = sys.excepthook, threading.excepthook
    hook.install()
    yield hook
    sys.excepthook, threading.excepthook = before, in_threads


def _throw(problem: BaseException) -> None:
    try:
        raise problem
    except type(problem) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_a_refusal_becomes_its_sentence(hook: ErrorHook, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(hook.refused) as refused:
        _throw(BadInput("Use a date after Nov 25."))
    assert refused.args[0].sentence == "Use a date after Nov 25."
    assert list(tmp_path.iterdir()) == []


def test_a_bug_becomes_a_report_without_values(hook: ErrorHook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hook.broke) as broke:
        _throw(KeyError("Theo Bramwell"))
    text = broke.args[0].read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "tests/ui/test_errors.py" in text
    assert "Theo" not in text
    assert str(Path.home()) not in text


def test_a_bug_in_a_thread_is_reported_too(hook: ErrorHook, qtbot: QtBot) -> None:
    def work() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(hook.broke):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()


def test_a_bug_while_one_is_shown_is_only_written(hook: ErrorHook, tmp_path: Path) -> None:
    shown: list[Path] = []

    def show(path: Path) -> None:
        shown.append(path)
        _throw(ValueError("again"))

    hook.broke.connect(show)
    _throw(KeyError("first"))
    assert len(shown) == 1


def test_only_the_last_reports_are_kept(tmp_path: Path) -> None:
    for second in range(25):
        write_report(ValueError(), tmp_path, _NOW.replace(second=second))
    assert len(list(tmp_path.glob("report-*.txt"))) == 20
