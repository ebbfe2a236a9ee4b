"""What a contact agreement allows, said as it is written."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.contact import Means
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from tests.builders import full_client

Show = Callable[[Desk, Route], ClientPage]


def test_the_agreement_is_told_while_it_is_written(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk, Route("client", desk.clients.add(full_client()).value, "facts"))
    page.facts.form.make_all()
    card = page.facts.contact_today
    assert card.lines[Means.TEXT].text() == "Text OK"
    assert card.lines[Means.LETTER].text() == "No letters: not agreed"
    assert [line.text() for line in card.details] == [
        "207-555-0142, home: text OK, message OK (Evenings)",
        "Hours: After 4 PM. Until Nov 23, 2027",
    ]
    assert [line.text() for line in card.oddities] == [
        "“Letters are safe” is marked, but Letter is not among the ways. No letter goes out."
    ]
    contact = page.facts.form.card("contact")
    contact.field("contact.may_text").box.click()  # type: ignore[attr-defined]
    assert card.lines[Means.TEXT].text() == "No texts: not agreed"
    assert len(card.oddities) == 2


def test_the_safe_message_is_copied_word_for_word(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk, Route("client", desk.clients.add(full_client()).value, "facts"))
    page.facts.form.make_all()
    with qtbot.waitSignal(page.toast_requested):
        page.facts.contact_today.copy.click()
    assert QGuiApplication.clipboard().text() == "This is Dana, please call me back."
    assert "Never name the center." in page.facts.contact_today.message.text()
