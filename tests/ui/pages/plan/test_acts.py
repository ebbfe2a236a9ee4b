"""What else can be done with a plan: every act has a name and a key of its own, and F1 tells the key."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from aftercare_desktop.ui.pages.client.page import EVERYWHERE
from aftercare_desktop.ui.pages.plan.acts import ACTS
from aftercare_desktop.ui.pages.plan.keys import KEYS
from tests.ui.pages.plan.conftest import ShowPlan


def test_no_act_takes_the_name_of_another_one() -> None:
    assert [name for name, times in Counter(act.name for act in ACTS).items() if times > 1] == []
    assert [title for title, times in Counter(act.title for act in ACTS).items() if times > 1] == []


def test_no_key_of_the_plan_means_two_things(show_plan: ShowPlan) -> None:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    own = show_plan().pane.findChildren(QShortcut, options=direct)
    keys = Counter(one.key().toString() for one in own)
    assert [key for key, times in keys.items() if key and times > 1] == []
    asked = Counter(QKeySequence(act.key).toString() for act in ACTS if act.key)
    assert [key for key, times in asked.items() if times > 1] == []


def test_f1_tells_the_key_of_every_act() -> None:
    told = {key for key, _ in (*KEYS, *EVERYWHERE)}
    assert {act.key for act in ACTS if act.key} <= told
