"""Work beside the window: its value, its refusal, its bug, its cancelling; and the worker where only the
latest counts.
"""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from aftercare_desktop.errors import AftercareError, BadInput
from aftercare_desktop.ui.tasks import LatestOnly, Progress, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_the_value_comes_back_in_the_window_s_thread(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[tuple[int, int, int]] = []
    here = threading.get_ident()
    tasks.run(
        lambda _: threading.get_ident(),
        lambda there: came.append((there, here, threading.get_ident())),
        _never,
    )
    qtbot.waitUntil(lambda: bool(came))
    there, started, delivered = came[0]
    assert there != started
    assert delivered == started


def test_a_refusal_is_handed_over(tasks: Tasks, qtbot: QtBot) -> None:
    refused: list[str] = []

    def work(_: Progress) -> None:
        raise BadInput("Row 3 has no name.")

    tasks.run(work, _never, lambda problem: refused.append(problem.sentence))
    qtbot.waitUntil(lambda: bool(refused))
    assert refused == ["Row 3 has no name."]


def test_a_bug_reaches_the_hook(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_: Progress) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        tasks.run(work, _never, _never)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_cancelled_work_stops_at_its_next_step_and_says_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    started, may_go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        try:
            started.set()
            may_go_on.wait(10)
            progress.step(1, 2)
        finally:
            ended.set()

    task = tasks.run(work, _never, _never)
    assert started.wait(10)
    with qtbot.waitSignal(task.destroyed):
        task.cancel()
        may_go_on.set()
    assert ended.is_set()


def test_progress_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    may_start = threading.Event()
    done: list[int] = []

    def work(progress: Progress) -> int:
        may_start.wait(10)
        progress.step(3, 10)
        return 3

    task = tasks.run(work, done.append, _never)
    with qtbot.waitSignal(task.progressed) as told:
        may_start.set()
    assert told.args == [3, 10]
    qtbot.waitUntil(lambda: bool(done))


def test_closing_stops_work_at_its_next_step(qtbot: QtBot) -> None:
    tasks = Tasks()
    started = threading.Event()
    steps: list[int] = []

    def work(progress: Progress) -> None:
        for step in range(1_000_000):
            started.set()
            progress.step(step, 1_000_000)
            steps.append(step)

    tasks.run(work, _never, _never)
    assert started.wait(10)
    tasks.close()
    assert len(steps) < 999_999


def test_only_the_latest_request_is_answered(qtbot: QtBot) -> None:
    answers: list[int] = []
    gate = threading.Event()
    ran: list[int] = []

    def work(number: int) -> int:
        gate.wait(10)
        ran.append(number)
        return number

    latest = LatestOnly(answers.append, _never)
    for number in range(50):
        latest.ask(lambda number=number: work(number))  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    latest.close()
    assert answers == [49]
    assert len(ran) <= 2, "requests that were waiting are dropped"


def test_what_was_forgotten_is_not_delivered(qtbot: QtBot) -> None:
    answers: list[int] = []
    latest = LatestOnly(answers.append, _never)
    latest.ask(lambda: 1)
    latest.forget()
    latest.ask(lambda: 2)
    qtbot.waitUntil(lambda: bool(answers))
    latest.close()
    assert answers == [2]


def test_twenty_thousand_answers_and_texts_arrive(qtbot: QtBot, tasks: Tasks) -> None:
    """PySide6 6.12.0 ended Python 3.11 after some 600 emits; nobody may bring that back."""
    from PySide6.QtWidgets import QLineEdit

    line = QLineEdit()
    qtbot.addWidget(line)
    heard = 0

    def hear(_: str) -> None:
        nonlocal heard
        heard += 1

    line.textChanged.connect(hear)
    for number in range(20_000):
        line.setText(str(number))
    assert heard == 20_000


def _never(value: object) -> None:
    raise AssertionError(f"not expected: {value.sentence if isinstance(value, AftercareError) else value!r}")
