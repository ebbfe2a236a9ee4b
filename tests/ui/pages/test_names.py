"""Any name can be a client's name: written in the form, kept, found by itself, shown in the list and the header."""

import json
import unicodedata
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client_list import ClientsPage
from tests.ui.pages.client.typing import fill

_DATA = Path(__file__).parents[2] / "data"
_HARD = (
    "Ng",
    "O'Brien",
    "<b>Theo</b> & sons",
    "&amp; &&",
    "Robert'); DROP TABLE clients;--",
    "%s %d {0}",
    "ليلى الحسن",
    "ליאור בן־דוד",
    "佐藤 美咲",
    "👩‍👩‍👧‍👦 🏳️‍🌈",
    "Ｔｅｄ",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "a" * 1_000,
    "İstanbul ıI ßẞ",
    "…",
)


_LOST_BY_QT = "\ufeff"
"""An invisible mark that PySide takes away at the beginning of a text; the record keeps it."""


def naughty() -> list[str]:
    """The big list of naughty strings without control and unassigned characters, which no keyboard writes."""
    strings = json.loads((_DATA / "blns.json").read_text(encoding="utf-8"))
    kept = ("".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cn")) for text in strings)
    return [text for text in kept if text.strip()]


def faker() -> list[str]:
    """Names in 35 locales."""
    rows = json.loads((_DATA / "names_addresses_multilingual_faker.json").read_text(encoding="utf-8"))
    return [row["name"] for row in rows]


@pytest.mark.parametrize("strings", [naughty, faker], ids=["naughty", "faker"])
def test_every_name_is_found_by_itself_and_shown(desk: Desk, qtbot: QtBot, strings: object) -> None:
    names = strings()  # type: ignore[operator]
    assert len(names) > 400
    ids = {desk.clients.add(Client(name)).value: name for name in names}
    page = ClientsPage(desk)
    qtbot.addWidget(page)
    page.resize(900, 574)
    page.show()
    for client_id, name in ids.items():
        page.search.setText(name)
        place = page.model.index_of(client_id)
        assert place.isValid(), name
        assert place.data() == name.removeprefix(_LOST_BY_QT)
    page.grab()


@pytest.mark.parametrize("name", _HARD)
def test_a_hard_name_is_written_saved_and_shown(desk: Desk, qtbot: QtBot, name: str) -> None:
    page = ClientPage(desk)
    qtbot.addWidget(page, before_close_func=ClientPage.close_down)
    page.resize(900, 574)
    page.open_route(Route("client", None, "new"))
    page.show()
    fill(qtbot, page.facts.form.card("person").field("name"), name)
    assert page.facts.save()
    assert page.header.name.text() == name
    assert page.grab().width() == 900
    assert [row.name for row in desk.clients.rows(desk.clients.find(name))] == [name]
