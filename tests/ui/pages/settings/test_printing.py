"""Paper, letterhead and large print: chosen by keys, shown at once in a sample, printed by the next plan."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.domain.printing import Letterhead
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.printing import PrintingChoices, logo_from_file
from aftercare_desktop.store.files import forget, get
from aftercare_desktop.store.tables import files, plan_events, plan_revisions
from aftercare_desktop.ui.pages.settings.printing import LogoField, PrintingPane
from tests.documents.reading import read
from tests.screenshots.stage import Stage
from tests.ui.pages.settings.conftest import settings

CTRL = Qt.KeyboardModifier.ControlModifier


def logo_file(folder: Path, color: str = "teal") -> Path:
    made = BytesIO()
    Image.new("RGB", (300, 120), color).save(made, "JPEG")
    path = folder / "logo.jpg"
    path.write_bytes(made.getvalue())
    return path


def printing(stage: Stage) -> PrintingPane:
    pane = settings(stage, "printing").pane()
    assert isinstance(pane, PrintingPane)
    return pane


def draft_of(desk: Desk) -> int:
    """The id of a revision that is a draft."""
    for client_id in desk.clients.find(""):
        revision = desk.plans.open(client_id, reload=True).revision
        if revision is not None and revision.state is RevisionState.DRAFT:
            return revision.id
    raise LookupError("nobody has a draft")


def test_a_letterhead_is_typed_saved_printed_and_undone(admin: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    pane = printing(admin)
    desk = admin.desk()
    final = next(
        row.id
        for client_id in desk.clients.find("")
        for row in desk.plans.revisions(client_id)
        if row.state is RevisionState.FINAL
    )
    given = desk.papers.pdf(final)
    pane.form.focus_field("lines")
    qtbot.keyClicks(admin.window.focusWidget(), "Alder Point Recovery")
    logo = pane.form.field("logo")
    assert isinstance(logo, LogoField)
    logo.take_file(logo_file(tmp_path))
    qtbot.keyClick(admin.window.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not pane.is_dirty())
    paper = read(desk.papers.pdf(draft_of(desk)))
    assert paper.text().startswith("Alder Point Recovery")
    assert [element.role for element in paper.structure.walk()].count("Figure") == 1
    assert desk.papers.pdf(final) == given, "a final stays as given"
    admin.workspace().undo()
    assert desk.printing.choices().value == PrintingChoices()
    assert pane.form.value().lines == ""


@pytest.mark.parametrize(("content", "words"), [(b"no picture", "not a picture"), (b"x" * 1_000_001, "1 MB")])
def test_a_file_that_is_no_logo_is_said_at_its_field(
    admin: Stage, tmp_path: Path, content: bytes, words: str
) -> None:
    pane = printing(admin)
    logo = pane.form.field("logo")
    assert isinstance(logo, LogoField)
    (tmp_path / "logo.png").write_bytes(content)
    logo.take_file(tmp_path / "logo.png")
    assert words in str(logo.problem())
    logo.take_file(tmp_path / "gone.png")
    assert "was not read" in str(logo.problem())
    assert not pane.is_dirty()


def test_a_chosen_logo_is_seen_whole_and_moves_down_what_follows(admin: Stage, tmp_path: Path) -> None:
    pane = printing(admin)
    logo = pane.form.field("logo")
    assert isinstance(logo, LogoField)
    before = logo.height()
    logo.take_file(logo_file(tmp_path))
    admin.settle()
    frame = logo.picture.parentWidget()
    assert frame is not None
    assert frame.height() >= logo.picture.height()
    assert logo.height() > before
    assert pane.form.field("lines").y() >= logo.geometry().bottom()


def test_large_print_and_a4_are_seen_in_the_sample_before_they_are_saved(admin: Stage, qtbot: QtBot) -> None:
    pane = printing(admin)
    admin.settle(pane.preview.is_up_to_date)
    usual = pane.preview.page_count()
    box = pane.form.field("large").focusProxy()
    assert box is not None
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.preview.page_count() > usual, timeout=20_000)
    assert not admin.desk().printing.choices().value.large
    pane.form.set_value(pane.form.value().__class__(PaperSize.A4, "", b"", large=True))
    assert pane.save()
    choices = admin.desk().printing.choices().value
    assert (choices.paper, choices.large) == (PaperSize.A4, True)
    paper = admin.desk().papers.pdf(draft_of(admin.desk()))
    assert read(paper).size == pytest.approx((595.28, 841.89), abs=0.1)
    assert admin.desk().center.profile().paper is PaperSize.A4


def test_what_a_letterhead_cannot_hold_and_stale_choices_are_refused(admin: Stage) -> None:
    desk = admin.desk()
    for lines in (("one",) * 5, ("x" * 81,)):
        with pytest.raises(BadInput):
            desk.printing.change(PrintingChoices(letterhead=Letterhead(lines)), 0)
    desk.printing.change(PrintingChoices(letterhead=Letterhead(("Alder",))), 0)
    with pytest.raises(EditedElsewhere):
        desk.printing.change(PrintingChoices(), 0)
    line = desk.audit.entries()[0]
    assert line.detail == "paper=letter lines=1 logo=False large=False"


def test_a_counselor_looks_and_changes_nothing(stage: Stage) -> None:
    pane = printing(stage)
    assert not pane.save_tools.save.isVisible()
    logo = pane.form.field("logo")
    assert isinstance(logo, LogoField)
    assert not logo.choose.isVisible()


def test_a_logo_is_kept_once_and_the_data_stays_whole(admin: Stage, tmp_path: Path) -> None:
    desk = admin.desk()
    logo = logo_from_file(logo_file(tmp_path).read_bytes())
    version = desk.printing.change(PrintingChoices(letterhead=Letterhead((), logo)), 0).value
    desk.printing.change(PrintingChoices(letterhead=Letterhead(("Alder",), logo)), version)
    assert desk.printing.choices().value.letterhead.logo == logo
    assert all(part.is_whole() for part in desk.audit.check_data())


def logos(desk: Desk) -> list[bytes]:
    """Every picture among the files that is nobody's signature or scan."""
    drawn = select(plan_events.c.file_sha256).where(plan_events.c.file_sha256.is_not(None))
    wanted = select(files.c.content).where(files.c.media_type == "image/png", files.c.sha256.not_in(drawn))
    with desk._center.reading() as c:
        return list(c.scalars(wanted))


def test_a_replaced_logo_leaves_the_files_and_comes_back_with_undo(admin: Stage, tmp_path: Path) -> None:
    desk = admin.desk()
    first = logo_from_file(logo_file(tmp_path).read_bytes())
    second = logo_from_file(logo_file(tmp_path, "maroon").read_bytes())
    version = desk.printing.change(PrintingChoices(letterhead=Letterhead((), first)), 0).value
    replaced = desk.printing.change(PrintingChoices(letterhead=Letterhead((), second)), version)
    assert logos(desk) == [second]
    gone = desk.printing.change(PrintingChoices(), replaced.value)
    assert logos(desk) == []
    assert gone.undo is not None
    desk.undo(gone.undo)
    assert logos(desk) == [second]
    assert desk.printing.choices().value.letterhead.logo == second
    assert all(part.is_whole() for part in desk.audit.check_data())


def test_a_paper_of_a_plan_is_never_forgotten(admin: Stage) -> None:
    desk = admin.desk()
    with desk._center.writing() as c:
        paper = c.scalar(select(plan_revisions.c.pdf_sha256).where(plan_revisions.c.pdf_sha256.is_not(None)))
        assert paper is not None
        forget(c, paper)
        assert get(c, paper).startswith(b"%PDF")
