"""The same person written down twice is found with the reasons; others, and those ruled out, are left alone."""

from datetime import date
from typing import Any

import pytest

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.duplicates import Sign
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.words.duplicates import who, why
from tests.builders import NAMES, build_client
from tests.services.conftest import Place

BORN = date(1991, 4, 9)


def written(name: str, born: date | None = None, **facts: Any) -> Client:
    return Client(name, birth_date=born, **facts)


THEO = written(
    "Theo Bramwell", BORN, record_number="0042", phones=(Phone("(207) 555-0142"),), email="t@example.org"
)

CASES: tuple[tuple[Client, str], ...] = (
    (written("Theo Bramwell", BORN), "Same date of birth, same name"),
    (written("Theo Bramwlel", BORN), "Same date of birth, name nearly the same"),
    (written("Bramwell, Théo", BORN), "Same date of birth, same name"),
    (written("Theodore Bramwell", BORN), "Same date of birth, same name"),
    (written("Ted Bramwell", BORN), "Same date of birth, same name"),
    (written("James Bramwell", BORN, preferred_name="Theo"), "Same date of birth, same name"),
    (written("Theo James Bramwell", BORN), "Same date of birth, name nearly the same"),
    (
        written("Theo Bramwell", date(1991, 9, 4)),
        "Day and month of birth the other way round, same name",
    ),
    (written("Theo Bramwell", date(1981, 4, 9)), "Date of birth one digit off, same name"),
    (written("Theo Bramwell"), "One of the dates of birth is not known, same name"),
    (
        written("Teo Bramwell", date(1970, 1, 1), phones=(Phone("1 207 555 0142"),)),
        "Name nearly the same, same phone",
    ),
    (
        written("Theo Marsh", BORN, phones=(Phone("207.555.0142"),)),
        "Same date of birth, same phone",
    ),
    (
        written("Theo Bramwell", date(1970, 1, 1), email="T@Example.org"),
        "Same name, same e-mail",
    ),
    (written("Elise Bramwell", date(1970, 1, 1), phones=(Phone("2075550142"),)), ""),
    (written("Theo Bramwell", date(1970, 1, 1)), ""),
    (written("Marisol Quintero", BORN), ""),
    (written("Theo"), ""),
)


@pytest.mark.parametrize(
    ("client", "reason"), CASES, ids=lambda value: value if isinstance(value, str) else value.name
)
def test_who_is_written_down_again_is_recognized_both_ways(desk: Desk, client: Client, reason: str) -> None:
    theo = desk.clients.add(THEO).value
    found = desk.duplicates.similar(client)
    assert [(each.row.id, why(each.signs)) for each in found] == ([(theo, reason)] if reason else [])
    other = desk.clients.add(client).value
    pairs = desk.duplicates.everywhere(lambda done, total: None)
    assert [(pair.one.id, pair.other.id, why(pair.signs)) for pair in pairs] == (
        [(theo, other, reason)] if reason else []
    )
    assert other not in [each.row.id for each in desk.duplicates.similar(client, other)]


BY_EAR: tuple[tuple[str, str, bool], ...] = (
    ("Harriet Tarbox", "Harriett Tarbocks", True),
    ("Harriet Tarbox", "Hattie Tarbocks", True),
    ("Harriet Tarbox", "Tarbocks, Harriett", True),
    ("Robert Tarbox", "Bob Tarbocks", True),
    ("Catelin Smith", "Kaitlyn Schmidt", True),
    ("Jeffrey Tomson", "Geoffrey Thompson", True),
    ("Filip Right", "Philip Wright", True),
    ("Maria Gonsales", "Maria Gonzalez", True),
    ("Ashlee Lee", "Ashley Leigh", True),
    ("Kathie Jones", "Cathy Jones", True),
    ("Marc McKenzie", "Mark MacKenzie", True),
    ("Kristin Nite", "Christine Knight", True),
    ("Harriet Tarbox", "Henry Talbot", False),
    ("Harriet Tarbox", "Horace Tarbox", False),
    ("Brenda Cortez", "Brandy Curtis", False),
    ("Carl Martin", "Carla Morton", False),
    ("John Reed", "Joan Reid", False),
    ("Jon Reed", "Jean Reid", False),
    ("Paul Bell", "Polly Bill", False),
    ("Marcus Bell", "Marcia Ball", False),
    ("Ana Lee", "Ian Low", False),
    ("Theo Bramwell", "Thea Bromley", False),
)
"""Of people with the same date of birth: who is on record, who is being written down, whether it may be one."""


@pytest.mark.parametrize(("there", "typed", "warns"), BY_EAR)
def test_beside_the_same_date_of_birth_a_name_may_be_spelled_by_ear(
    desk: Desk, there: str, typed: str, warns: bool
) -> None:
    known = desk.clients.add(written(there, BORN)).value
    assert [each.row.id for each in desk.duplicates.similar(written(typed, BORN))] == (
        [known] if warns else []
    )
    assert desk.duplicates.similar(written(typed, date(1970, 1, 1))) == ()
    desk.clients.add(written(typed, BORN))
    assert len(desk.duplicates.everywhere(lambda done, total: None)) == int(warns)


WITHOUT_BIRTH: tuple[tuple[str, str, bool], ...] = (
    ("Theo Bramwell", "Theo Bramwell", True),
    ("Theo Bramwell", "theo bramwell", True),
    ("Theo Bramwell", "Bramwell, Theo", True),
    ("Theo Bramwell", "Theodore Bramwell", True),
    ("Theo Bramwell", "Teddy Bramwel", True),
    ("Theo Bramwell", "Theo Bramwel", True),
    ("Theo Bramwell", "Teo Bramwell", True),
    ("Theo Bramwell", "Theo Barmwell", True),
    ("Theo Bramwell", "Bramwel Teo", True),
    ("Theo Bramwell", "Theo James Bramwell", True),
    ("William Oakes", "Bill Oaks", True),
    ("Bob Quill", "Robert Quil", True),
    ("Zoë Ødegård-Łukasiewicz", "Zoe Odegard Lukasiewicz", True),
    ("Seán O’Brien", "Sean OBrian", True),
    ("María José García Núñez", "Maria Jose Garcia Nunes", True),
    ("Hạnh Nguyễn", "Hanh Nguyen", True),
    ("Олена Коваленко", "Олена Коваленка", True),
    ("سليم حداد", "سليم حداد", True),
    ("王小梅", "王小梅", True),
    ("Theo Bramwell", "Elise Bramwell", False),
    ("Theo Bramwell", "Theo Marsh", False),
    ("Theo Bramwell", "Marisol Quintero", False),
    ("王小梅", "李小龙", False),
    ("Theo Bramwell", "Theo", False),
)


@pytest.mark.parametrize("known_birth", [None, BORN])
@pytest.mark.parametrize(("there", "typed", "warns"), WITHOUT_BIRTH)
def test_a_like_name_warns_while_either_date_of_birth_is_unknown(
    desk: Desk, there: str, typed: str, warns: bool, known_birth: date | None
) -> None:
    known = desk.clients.add(written(there, known_birth)).value
    typed_births = (None,) if known_birth else (None, BORN)
    for birth in typed_births:
        found = desk.duplicates.similar(written(typed, birth))
        assert [each.row.id for each in found] == ([known] if warns else [])


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_script_are_recognized(desk: Desk, name: str) -> None:
    desk.clients.add(written(name, BORN, record_number="1"))
    assert [each.signs for each in desk.duplicates.similar(written(name, BORN))] == [
        (Sign.SAME_BIRTH, Sign.SAME_NAME)
    ]


def test_the_likeliest_stand_first_and_archived_people_count(desk: Desk) -> None:
    near = desk.clients.add(written("Theo Bramwell", date(1991, 4, 8))).value
    same = desk.clients.add(THEO).value
    desk.clients.archive(same, 1)
    found = desk.duplicates.similar(THEO)
    assert [each.row.id for each in found] == [same, near]
    row = found[0].row
    assert who(row.name, row.record_number, archived=row.archived) == "Theo Bramwell, Record 0042, archived"


def test_two_people_are_not_asked_about_again_until_undo(desk: Desk) -> None:
    ids = [desk.clients.add(build_client(record_number=number)).value for number in ("1", "2", "3")]
    done = desk.duplicates.not_the_same(ids[2], ids[0])
    assert [(pair.one.id, pair.other.id) for pair in _everywhere(desk)] == [
        (ids[0], ids[1]),
        (ids[1], ids[2]),
    ]
    assert [each.row.id for each in desk.duplicates.similar(build_client(), ids[0])] == [ids[1]]
    assert done.undo is not None
    again = desk.undo(done.undo)
    assert len(_everywhere(desk)) == 3
    assert again.undo is not None
    desk.undo(again.undo)
    assert len(_everywhere(desk)) == 2


def test_the_search_of_everybody_tells_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    for number in range(3):
        desk.clients.add(build_client(f"Person {number}", record_number=str(number), birth_date=None))
    told: list[tuple[int, int]] = []
    desk.duplicates.everywhere(lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        desk.duplicates.everywhere(stop)
    assert desk.clients.find("") != ()


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.PEER_SPECIALIST, Role.NURSE])
def test_who_does_not_write_records_learns_nothing(place: Place, role: Role) -> None:
    place.sign_in().clients.add(THEO)
    with pytest.raises(NotPermitted):
        place.sign_in_as(role).duplicates.similar(THEO)


def _everywhere(desk: Desk) -> Any:
    return desk.duplicates.everywhere(lambda done, total: None)
