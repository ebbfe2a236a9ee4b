"""Is everything whole? Reads all of a center's data and says in plain sentences what is not as it was written."""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import audit, folder, guards, merging, plan_documents
from aftercare_desktop.store import center as center_rows
from aftercare_desktop.store.engine import storage_errors
from aftercare_desktop.store.opening import GENERATION, Center
from aftercare_desktop.store.tables import (
    client_search,
    clients,
    files,
    merged_clients,
    metadata,
    plan_events,
    plan_revisions,
)

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Examined:
    """One part of the data: how much of it was looked at, and a sentence for everything that is wrong."""

    part: str
    count: int
    problems: tuple[str, ...] = ()

    def is_whole(self) -> bool:
        """Nothing is wrong with it."""
        return not self.problems


def examine(center: Center) -> Iterator[Examined]:
    """Check one part after the other, so that progress can be shown; all but the first from one snapshot."""
    yield _key_file(center)
    yield _folder(center)
    with center.reading() as connection:
        for part, look in _LOOKS:
            yield _looked(part, look, connection)
        yield _trail(center, connection)


def _looked(part: str, look: Callable[[Connection], Examined], c: Connection) -> Examined:
    """What a look found; a page that cannot be read ends this look and not the whole check."""
    try:
        with storage_errors():
            return look(c)
    except StorageFailed as problem:
        return Examined(part, 0, (problem.sentence,))


def _key_file(center: Center) -> Examined:
    problems: list[str] = []
    key_file = center.key_file()
    with center.reading() as connection:
        announced = center_rows.setting(connection, GENERATION, int, 0)
    if not center.is_key_file_untouched():
        problems.append("The key file was changed by something other than this program.")
    if key_file.generation == announced - 1:
        problems.append(
            "A change of a password did not finish. The earlier password is still the right one; change it again."
        )
    elif key_file.generation != announced:
        problems.append(
            "The key file and the data file are from different times: one of them was put back without the other."
        )
    return Examined("key file", len(key_file.slots), tuple(problems))


def _folder(center: Center) -> Examined:
    names = folder.open_to_others(center.place)
    problems = tuple(f"Other people on this computer can read {name} in the data folder." for name in names)
    return Examined("folder", 1, problems)


def _pages(c: Connection) -> Examined:
    """Every page decrypts and authenticates, and the tables and indexes built of them are sound."""
    count = int(c.exec_driver_sql("SELECT page_count FROM pragma_page_count").scalar_one())
    forged = [str(row[0]) for row in c.exec_driver_sql("PRAGMA cipher_integrity_check")]
    problems = [f"A page of the data file does not authenticate: {text}." for text in forged]
    if not forged:
        unsound = [str(row[0]) for row in c.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
        problems = [f"The data file is damaged: {text}." for text in unsound]
    return Examined("pages", count, tuple(problems))


def _guards(c: Connection) -> Examined:
    """The triggers that freeze final revisions stand as this version of the program writes them."""
    present = {name: str(sql) for name, sql in c.exec_driver_sql(_TRIGGERS)}
    wanted = {name: f"CREATE TRIGGER {name} {body}" for name, body in guards.triggers().items()}
    problems = tuple(
        f"The guard {name} is missing or was changed."
        for name in sorted(wanted.keys() | present.keys())
        if present.get(name) != wanted.get(name)
    )
    return Examined("guards", len(wanted), problems)


_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def _links(c: Connection) -> Examined:
    """Every reference from one record to another leads somewhere."""
    broken = c.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    problems = tuple(f"Record {row[1]} of {row[0]} points at a missing record of {row[2]}." for row in broken)
    count = sum(len(table.foreign_keys) for table in metadata.sorted_tables)
    return Examined("links", count, problems)


def _finals(c: Connection) -> Examined:
    """Every final revision is what it was on the day it was finalized: document, paper, date, author, number."""
    count = 0
    problems: list[str] = []
    wanted = select(plan_revisions).where(plan_revisions.c.state == "final").order_by(plan_revisions.c.id)
    for row in c.execute(wanted.execution_options(yield_per=_AT_ONCE)).mappings():
        count += 1
        document = plan_documents.sha256(row["document"])
        facts = plan_documents.facts_sha256(
            client_id=row["client_id"],
            number=row["number"],
            finalized_at=row["finalized_at"],
            finalized_by=row["finalized_by"],
            gaps_reason=row["gaps_reason"],
            document_sha256=document,
            pdf_sha256=row["pdf_sha256"],
        )
        if document != row["document_sha256"]:
            problems.append(f"The text of final revision {row['id']} was changed.")
        elif facts != row["facts_sha256"]:
            problems.append(
                f"The date, author, number, reason or paper of final revision {row['id']} was changed."
            )
        else:
            problems += _unreadable(row["id"], row["document"], row["format"])
    return Examined("final revisions", count, tuple(problems))


def _unreadable(revision_id: int, text: str, format_number: int) -> list[str]:
    try:
        plan_documents.from_text(text, format_number)
    except StorageFailed as problem:
        return [f"Final revision {revision_id}: {problem.sentence}"]
    return []


def _papers(c: Connection) -> Examined:
    """Every stored file is byte for byte what was given: papers, the logo, signatures and scans of signed pages."""
    count = 0
    problems: list[str] = []
    attached = set(c.scalars(select(plan_events.c.file_sha256)))
    wanted = select(files.c.sha256, files.c.content).order_by(files.c.sha256)
    for key, content in c.execute(wanted.execution_options(yield_per=_AT_ONCE)):
        count += 1
        if not hmac.compare_digest(hashlib.sha256(content).hexdigest(), key):
            what = "signature or signed page" if key in attached else "stored paper"
            problems.append(f"The {what} {key[:12]} was changed.")
    return Examined("papers", count, tuple(problems))


def _search(c: Connection) -> Examined:
    """Every client can be found."""
    count = int(c.scalar(select(func.count()).select_from(clients)) or 0)
    findable = select(client_search.c.client_id).union_all(select(merged_clients.c.client_id))
    lost = c.scalars(select(clients.c.id).where(clients.c.id.not_in(findable))).all()
    return Examined(
        "search", count, tuple(f"Client {client_id} cannot be found by search." for client_id in lost)
    )


def _merges(c: Connection) -> Examined:
    """What belonged to a merged record is found with the one that stands for it, and nobody has two drafts."""
    problems = [
        f"Record {key} of {table} still belongs to client {client_id}, whose record was merged."
        for table, key, client_id in merging.left_behind(c)
    ]
    problems += [
        f"Client {client_id}, whose record was merged, is not archived or is listed."
        for client_id in merging.not_put_away(c)
    ]
    problems += [
        f"Client {client_id} has more than one draft of a plan." for client_id in merging.two_drafts(c)
    ]
    count = int(c.scalar(select(func.count()).select_from(merged_clients)) or 0)
    return Examined("merged records", count, tuple(problems))


_LOOKS: tuple[tuple[str, Callable[[Connection], Examined]], ...] = (
    ("pages", _pages),
    ("guards", _guards),
    ("links", _links),
    ("final revisions", _finals),
    ("papers", _papers),
    ("search", _search),
    ("merged records", _merges),
)


def _trail(center: Center, c: Connection) -> Examined:
    try:
        with storage_errors():
            verdict = audit.verify(c, center.audit_key, center.audit_end_outside())
    except StorageFailed as problem:
        return Examined("audit trail", 0, (problem.sentence,))
    return Examined("audit trail", verdict.lines, (verdict.problem,) if verdict.problem else ())
