"""The check finds what is wrong, names it in a sentence, and finds nothing in a sound center."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aftercare_desktop.store import center as center_rows
from aftercare_desktop.store import checking, clients, files, folder, merging, opening, plans
from aftercare_desktop.store.checking import Examined
from aftercare_desktop.store.engine import raw_connection
from aftercare_desktop.store.opening import Center
from tests.builders import NOW, PASSWORD, build_client, full_plan


@pytest.fixture
def final(center: Center) -> int:
    """A final revision, one draft beside it, a paper."""
    with center.writing() as c:
        ids = clients.insert_all(c, [build_client(record_number=str(n)) for n in range(3)], NOW)
        draft = plans.insert_draft(c, ids[0], full_plan(), 1, NOW, 1)
        plans.insert_draft(c, ids[1], full_plan(2), 1, NOW, 1)
        paper = files.keep(c, b"%PDF paper", NOW)
        return plans.freeze(c, draft.id, 1, NOW, 1, pdf_sha256=paper).id


def problems(center: Center) -> dict[str, tuple[str, ...]]:
    """What is wrong, by part."""
    return {one.part: one.problems for one in checking.examine(center) if not one.is_whole()}


def without_guards(center: Center, *statements: str) -> None:
    """Somebody with the key changes the file past every guard, and puts the guards back."""
    with raw_connection(center.place / folder.DATABASE, center._keys.data) as raw:
        guards = list(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        for _, sql in guards:
            raw.execute(str(sql))


def test_a_sound_center_has_no_problems(center: Center, final: int) -> None:
    found = {one.part: one for one in checking.examine(center)}
    assert all(one.is_whole() for one in found.values())
    assert found["final revisions"] == Examined("final revisions", 1)
    assert found["papers"].count == 1
    assert found["audit trail"].count == 1
    assert found["pages"].count > 10
    assert found["key file"].count == 2


@pytest.mark.parametrize(
    ("sql", "part", "what"),
    [
        ("UPDATE plan_revisions SET document = replace(document, 'June', 'Jane')", "final revisions", "text"),
        ("UPDATE plan_revisions SET number = 9 WHERE state = 'final'", "final revisions", "number"),
        ("UPDATE plan_revisions SET client_id = 3 WHERE state = 'final'", "final revisions", "number"),
        (
            "UPDATE plan_revisions SET finalized_at = changed_at || '', gaps_reason = 'x'",
            "final revisions",
            "reason",
        ),
        ("UPDATE plan_revisions SET document = '{}', document_sha256 = ''", "final revisions", "text"),
        ("UPDATE files SET content = x'00'", "papers", "was changed"),
        ("DELETE FROM files", "links", "missing record of files"),
        ("DELETE FROM clients WHERE id = 1", "links", "missing record of clients"),
        ("DELETE FROM client_search WHERE client_id = 2", "search", "Client 2 cannot be found"),
        ("DELETE FROM audit", "audit trail", "removed"),
        ("UPDATE audit SET detail = 'x'", "audit trail", "line 1 was changed"),
    ],
)
def test_what_was_changed_past_the_guards_is_found(
    center: Center, final: int, sql: str, part: str, what: str
) -> None:
    without_guards(center, sql)
    found = problems(center)
    assert part in found
    assert what in found[part][0]


def test_a_document_that_cannot_be_read_any_more_is_found(center: Center, final: int) -> None:
    with center.reading() as c:
        text = "not a plan"
        digest = plans.plan_documents.sha256(text)
        row = plans.get(c, final)
    assert row.finalized_at is not None
    facts = plans.plan_documents.facts_sha256(
        client_id=row.client_id, number=row.number, finalized_at=row.finalized_at, finalized_by=1,
        gaps_reason="", document_sha256=digest, pdf_sha256=row.pdf_sha256,
    )  # fmt: skip
    without_guards(
        center,
        f"UPDATE plan_revisions SET document = '{text}', document_sha256 = '{digest}', facts_sha256 = '{facts}' "
        f"WHERE id = {final}",
    )
    assert "cannot be read" in problems(center)["final revisions"][0]


def test_missing_and_changed_guards_are_found(center: Center, final: int) -> None:
    with raw_connection(center.place / folder.DATABASE, center._keys.data) as raw:
        raw.execute("DROP TRIGGER revision_frozen_update")
        raw.execute("CREATE TRIGGER extra BEFORE DELETE ON settings BEGIN SELECT 1; END")
    assert len(problems(center)["guards"]) == 2


def test_a_page_that_was_forged_is_found(place: Path, center: Center, final: int) -> None:
    center.close()
    path = place / folder.DATABASE
    content = bytearray(path.read_bytes())
    content[-2_000] ^= 1
    path.write_bytes(content)
    reopened = opening.open_center(place, "dana", PASSWORD, now=NOW)
    first = next(one for one in checking.examine(reopened) if one.part == "pages")
    assert "does not authenticate" in first.problems[0]
    reopened.close()


def test_a_password_change_that_did_not_finish_is_said(place: Path, center: Center) -> None:
    with center.writing() as c:
        center_rows.set_setting(c, opening.GENERATION, 2)
    assert "did not finish" in problems(center)["key file"][0]


def test_an_older_key_file_is_found(place: Path, center: Center) -> None:
    older = (place / folder.VAULT).read_bytes()
    for _ in range(3):
        center.replace_slot("dana", PASSWORD)
    (place / folder.VAULT).write_bytes(older)
    assert "different times" in problems(center)["key file"][0]


def test_a_key_file_changed_by_hand_is_found(place: Path, center: Center) -> None:
    content = (place / folder.VAULT).read_bytes()
    (place / folder.VAULT).write_bytes(content.replace(b'"generation": 1', b'"generation": 7'))
    assert "other than this program" in problems(center)["key file"][0]


def open_up(place: Path) -> None:
    (place / folder.VAULT).chmod(0o644)


def unseal(place: Path) -> None:
    (place / folder.SEAL).unlink()


@pytest.mark.parametrize(
    ("harm", "part", "what"), [(open_up, "folder", "can read keys.json"), (unseal, "audit trail", "seal")]
)
def test_harm_done_in_the_folder_is_found(
    place: Path, center: Center, harm: Callable[[Path], None], part: str, what: str
) -> None:
    harm(place)
    assert what in problems(center)[part][0]


def test_what_a_merge_left_behind_is_found(center: Center, final: int) -> None:
    with center.writing() as c:
        ids = [clients.get(c, client_id) for client_id in (2, 3)]
        merging.merge(c, ids[0], ids[1], ids[0].client, other_draft=False, now=NOW, by=1)
    assert problems(center) == {}
    without_guards(
        center,
        "INSERT INTO entries (version, client_id, kind, happened_on, text, written_at, written_by) "
        "VALUES (1, 3, 'note', '2026-11-23', 'x', '2026-11-23T00:00:00.000000+00:00', 1)",
        "UPDATE clients SET archived_at = NULL WHERE id = 3",
        "UPDATE plan_revisions SET client_id = 2, number = 5 WHERE state = 'draft'",
        "INSERT INTO plan_revisions SELECT 99, version, client_id, 6, state, created_at, created_by, changed_at, "
        "changed_by, finalized_at, finalized_by, document_sha256, pdf_sha256, facts_sha256, gaps_reason, format, "
        "document FROM plan_revisions WHERE state = 'draft'",
    )
    assert problems(center)["merged records"] == (
        "Record 1 of entries still belongs to client 3, whose record was merged.",
        "Client 3, whose record was merged, is not archived or is listed.",
        "Client 2 has more than one draft of a plan.",
    )
