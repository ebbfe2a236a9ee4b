"""The center's medical, overdose and crisis sentences with their approvals."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import approved_words


def everything(c: Connection) -> dict[ApprovedKey, ApprovedSentence]:
    """Every sentence of the list by its key."""
    found = (from_row(ApprovedSentence, row) for row in c.execute(select(approved_words)).mappings())
    return {sentence.key: sentence for sentence in found}


def put(c: Connection, sentences: Iterable[ApprovedSentence]) -> None:
    """Keep these sentences, each in place of the one with the same key."""
    for sentence in sentences:
        values = to_row(sentence)
        here = approved_words.c.key == sentence.key
        if not c.execute(update(approved_words).where(here).values(values)).rowcount:
            c.execute(insert(approved_words).values(values))
