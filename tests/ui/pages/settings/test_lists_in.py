"""The pane from which lists of other programs are taken over."""

from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.settings.lists_in import ImportPane
from aftercare_desktop.ui.tasks import Tasks
from tests.services.importing.rows import census, person


def test_it_names_the_sources_and_leads_to_the_import(desk: Desk, qtbot: QtBot) -> None:
    pane = ImportPane(desk, Tasks())
    qtbot.addWidget(pane)
    pane.open("")
    assert pane.sources.text() == "Nowhere yet"
    desk.importing.import_all(census(person(2, "1", "Ada"), source="Ward 3"))
    pane.reload({"clients"})
    assert pane.sources.text() == "Ward 3"
    with qtbot.waitSignal(pane.route_requested) as asked:
        pane.start.click()
    assert asked.args == [Route("import")]
    assert pane.leave.isVisibleTo(pane) is desk.may(Permission.EXPORT_LIST)
    with qtbot.waitSignal(pane.route_requested) as asked:
        pane.leave.click()
    assert asked.args == [Route("clients")]
