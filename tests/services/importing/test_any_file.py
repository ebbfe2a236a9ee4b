"""Files as other programs give them, the whole way into the record: taken right, or nothing is."""

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Address, Person, Phone, PhoneKind
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.exchange.dates import DayOrder
from aftercare_desktop.exchange.mapping import proposed, settings_of
from aftercare_desktop.exchange.rosters import parse_table, read_rows
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.report import Choices, Feed, ImportReport
from tests.exchange.workbooks import changed_inside, with_shared_strings, workbook

OPENEMR = (
    "pid;pubpid;fname;mname;lname;DOB;sex;street;city;state;postal_code;phone_cell;email\r\n"
    "1;000117;Zoë;;Müller;1991-04-09;Female;14 Larch Street;Portland;ME;04101;207-555-0142;zoe@example.org\r\n"
    "2;000118;Theo;B;Bramwell;1988-12-30;Male;'';'';'';'';'';''\r\n"
)
CENSUS = (
    "clientFirstName\tclientLastName\tmrn\tdob\tclinicalProgramNames\tlevelsOfCare\toriginalAdmitDate\t"
    "estimatedDischargeDates\tprimaryPhone\tpreferredLanguage\tgender\tprimaryClinicianFirst\tprimaryClinicianLast\t"
    "emergencyContactName\temergencyContactPhone\n"
    'Hạnh\tNguyễn\t00042\t04/09/1991\tResidential\t3.5\t10/26/2026\t"11/25/2026, 12/02/2026"\t\'+1 207-555-0143\t'
    "Vietnamese\twoman\tDana\tWhitcomb\tLinh Nguyễn\t207-555-0144\n"
)
ADMISSIONS = workbook(
    ("name", "MRN", "Admission Date", "DOB", "Zip"),
    ("Bramwell, Theo", 117, 46321, date(1988, 12, 30), 4101),
    ("Ng", 118, date(2026, 10, 26), "1991-04-09", "04102"),
    ("Quintero, Marisol, Jr.", "=100+19", date(2026, 10, 26), None, None),
    formats={"B": "000000", "E": "00000"},
)
SKIPPING = Choices(skip_bad=True)


def feed_of(data: bytes, source: str = "census", order: DayOrder | None = DayOrder.MONTH_FIRST) -> Feed:
    table = parse_table(data, "roster")
    facts = proposed(table)
    return Feed(read_rows(table, facts, order).rows, source, "roster", settings_of(table, facts, order))


def take(desk: Desk, data: bytes, choices: Choices = SKIPPING) -> ImportReport:
    return desk.importing.import_all(feed_of(data), choices).value


def everybody(desk: Desk) -> tuple[Client, ...]:
    ids = desk.clients.find("", include_archived=True)
    return tuple(desk.clients.open(client_id, reload=True).client for client_id in ids)


def by_number(desk: Desk) -> dict[str, Client]:
    return {client.record_number: client for client in everybody(desk)}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16", "utf-16-le"])
def test_the_patients_of_openemr(desk: Desk, encoding: str) -> None:
    data = OPENEMR.encode(encoding)
    assert take(desk, data).added == 2
    assert by_number(desk)["000117"] == Client(
        "Zoë Müller",
        record_number="000117",
        birth_date=date(1991, 4, 9),
        gender="Female",
        address=Address("14 Larch Street", "Portland", "ME", "04101"),
        phones=(Phone("207-555-0142", PhoneKind.MOBILE),),
        email="zoe@example.org",
    )
    assert by_number(desk)["000118"].address == Address()
    assert take(desk, data).unchanged == 2


def test_the_census_of_another_program(desk: Desk) -> None:
    assert take(desk, CENSUS.encode("utf-16")).added == 1
    client = by_number(desk)["00042"]
    assert client.name == "Hạnh Nguyễn"
    assert client.counselor_id == desk.staff_member.id
    assert (client.admitted_on, client.discharge_planned) == (date(2026, 10, 26), date(2026, 12, 2))
    assert client.emergency == Person("Linh Nguyễn", phone="207-555-0144")
    assert client.phones == (Phone("+1 207-555-0143", PhoneKind.OTHER),)
    assert take(desk, CENSUS.encode("utf-8")).unchanged == 1


@pytest.mark.parametrize("shared", [False, True])
def test_the_admissions_report_as_a_workbook(desk: Desk, shared: bool) -> None:
    report = take(desk, with_shared_strings(ADMISSIONS) if shared else ADMISSIONS)
    assert (report.added, [one.row for one in report.skipped]) == (2, [4])
    assert report.skipped[0].reason.startswith("MRN: The formula has no saved result")
    people = by_number(desk)
    assert people["000117"].name == "Theo Bramwell"
    assert people["000117"].admitted_on == date(2026, 10, 26)
    assert people["000117"].address.postal_code == "04101"
    assert people["000118"].address.postal_code == "04102"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32), st.booleans())
@example(0, True)
def test_any_file_is_taken_whole_or_not_at_all(desk: Desk, seed: int, skip_bad: bool) -> None:
    dice = random.Random(seed)
    before, lines = everybody(desk), len(desk.audit.entries())
    try:
        report = take(desk, _some_bytes(dice), Choices(skip_bad=skip_bad))
    except AftercareError:
        assert everybody(desk) == before
        assert len(desk.audit.entries()) == lines
        return
    assert report.read == report.added + report.changed + report.unchanged + len(report.skipped)
    assert len(everybody(desk)) == len(before) + report.added


def _some_bytes(dice: random.Random) -> bytes:
    kind = dice.randrange(4)
    if kind == 0:
        return dice.randbytes(dice.randrange(200))
    if kind == 1:
        return _damaged(dice, dice.choice((OPENEMR, CENSUS)).encode(dice.choice(("utf-8", "utf-16"))))
    if kind == 2:
        return _damaged(dice, ADMISSIONS)
    return changed_inside(ADMISSIONS, "xl/worksheets/sheet1.xml", lambda xml: _damaged(dice, xml))


def _damaged(dice: random.Random, data: bytes) -> bytes:
    damaged = bytearray(data)
    for _ in range(dice.choice((0, 1, 4))):
        place = dice.randrange(len(damaged))
        damaged[place : place + dice.randrange(4)] = dice.choice(
            (b"", b"\t", b'"', b"9", b"/", b"\n", b"\xff")
        )
    return bytes(damaged[: dice.choice((len(damaged), dice.randrange(len(damaged))))])


def test_twenty_thousand_people_by_workbook_and_a_second_time(desk: Desk) -> None:
    born = date(1960, 1, 1)
    rows = [
        (f"{n:06}", f"Bramwell, Theo {n}", date(2026, 10, 26), born + timedelta(days=n % 9000), "04101")
        for n in range(20_000)
    ]
    data = workbook(("mrn", "name", "Admission Date", "DOB", "Zip"), *rows)
    started = time.perf_counter()
    assert take(desk, data).added == 20_000
    assert take(desk, data).unchanged == 20_000
    assert time.perf_counter() - started < 90
