"""A gathered list of clients as bytes: pages, a file for spreadsheets, or JSON. Needs no database; any thread."""

from collections.abc import Callable, Iterable, Sequence
from zoneinfo import ZoneInfo

from aftercare_desktop.documents.client_list import ClientListSheet, client_list_pdf
from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange import client_list as files
from aftercare_desktop.services.client_lists import ListPaper
from aftercare_desktop.words import client_list as words

MOST_ON_PAPER = 20_000
"""People on a printed list; that is some 500 pages."""
Step = Callable[[int], None]


def list_pdf(paper: ListPaper) -> bytes:
    """The pages. Raises `BadInput` for more people than anybody reads on paper."""
    check_for_paper(len(paper.rows))
    made_on = paper.made_at.astimezone(ZoneInfo(paper.zone)).date()
    sheet = ClientListSheet(
        title=words.TITLE,
        heads=words.heads(paper.columns),
        rows=tuple(words.paper_cells(row, paper.columns) for row in paper.rows),
        note=words.note(len(paper.rows), paper.reason, paper.made_by),
        footer=words.footer(made_on),
        center_name=paper.center_name,
        made_on=made_on,
        paper=paper.paper,
        marks=(words.PRACTICE_MARK,) if paper.practice else (),
    )
    return client_list_pdf(sheet)


def check_for_paper(count: int) -> None:
    """Raise `BadInput` when these are more people than a printed list may hold."""
    if count > MOST_ON_PAPER:
        raise BadInput(
            f"A printed list holds at most {MOST_ON_PAPER:,} people, and these are {count:,}. Nothing was printed. "
            "Filter the list, or save it as a file."
        )


def list_csv(paper: ListPaper, step: Step) -> bytes:
    """A CSV file; `step` hears of rows done."""
    return files.to_csv(*_table(paper), step)


def list_xlsx(paper: ListPaper, step: Step) -> bytes:
    """An Excel file; `step` hears of rows done. Raises `BadInput` when a sheet does not hold so many rows."""
    if len(paper.rows) > files.MOST_ROWS:
        raise BadInput(
            f"An Excel sheet holds {files.MOST_ROWS:,} rows. Nothing was saved; choose CSV instead."
        )
    return files.to_xlsx(*_table(paper), step)


def _table(paper: ListPaper) -> tuple[Sequence[str], Iterable[Sequence[files.Cell]]]:
    """Heads and rows of the list; those of a practice center say so."""
    heads = words.heads(paper.columns)
    rows = (words.file_cells(row, paper.columns) for row in paper.rows)
    return files.as_made_up(heads, rows) if paper.practice else (heads, rows)


def list_json(paper: ListPaper) -> bytes:
    """A JSON array with the keys of `list clients --json`; those of a practice center say so."""
    mark = {"practice": True} if paper.practice else {}
    return files.to_json(json_keys(row) | mark for row in paper.rows)


def json_keys(row: ClientRow) -> dict[str, object]:
    """What scripts are told of a client."""
    return {
        "id": row.id,
        "record_number": row.record_number,
        "name": row.name,
        "preferred_name": row.preferred_name,
        "status": row.status.value,
        "counselor": row.counselor,
        "discharge_date": row.discharge_date.isoformat() if row.discharge_date else None,
        "program": row.program,
        "plan_number": row.plan_number,
        "plan_final": row.plan_final,
    }
