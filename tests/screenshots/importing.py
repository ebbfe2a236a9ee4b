"""The import page of the made-up center, brought to each of its steps with a small made-up census."""

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.importing import ImportPage
from tests.screenshots.stage import Stage

_HEADER = "MRN,Chart number,Client Name,DOB,Admit Date,Program,Primary Phone,Primary Clinician,Bed\n"
_PEOPLE = (
    "{theo},7,Theodore Bramwell,1991-09-04,2026-10-26,Outpatient,207-555-0142,Dana Whitcomb,4\n"
    '004401,8,"Quintero-Álvarez, Marisol",1988-12-03,2026-11-20,Residential,207-555-0158,Dana Whitcomb,5\n'
    "004402,9,سليم حداد,1979-02-11,2026-11-21,Residential,207-555-0159,Nobody Here,6\n"
    "004403,10,Hạnh Nguyễn,spring,2026-11-21,Residential,,,7\n"
    ",11,No Number,1980-05-06,2026-11-21,Residential,,,8\n"
)
_UNCLEAR = "004404,12,Ben Okafor,04/09/1990,2026-11-22,Residential,,,9\n"
FILE, COLUMNS, PREVIEW, DONE = range(4)


def import_page(stage: Stage, step: int) -> QWidget:
    """The window with the import page at one of its steps."""
    page = stage.go(Route("import"))
    assert isinstance(page, ImportPage)
    page.start_again()
    theo = stage.desk().clients.open(stage.client_id("Theo Bramwell"), reload=True).client.record_number
    rows = _HEADER + _PEOPLE.format(theo=theo) + (_UNCLEAR if step == COLUMNS else "")
    path = stage.place.parent / "census-2026-11-23.csv"
    path.write_text(rows, encoding="utf-8")
    page.read(path)
    _settle(stage, page)
    if step >= COLUMNS:
        page.next.click()
    if step >= PREVIEW:
        _decide(stage, page)
    if step == DONE:
        page.preview_step.skip.click()
        _settle(stage, page)
        page.next.click()
        _settle(stage, page)
    return stage.window


def _decide(stage: Stage, page: ImportPage) -> None:
    labels = [field.label() for field in page.columns_step.fields]
    place = labels.index("What Chart number carries")
    page.columns_step.fact_chosen.emit(place, None)
    assert page.columns_step.fields[place].value() is None
    assert RosterFact.RECORD_NUMBER in {field.value() for field in page.columns_step.fields}
    page.next.click()
    _settle(stage, page)


def _settle(stage: Stage, page: ImportPage) -> None:
    stage.settle(lambda: not page.busy.isVisible(), milliseconds=30)
