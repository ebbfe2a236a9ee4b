"""Starters on paper: a blank that nobody filled prints as a blank line, and whole plans lay out well."""

import pytest

from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain.blanks import BLANK, open_blanks
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.starters import Starter, StarterKind
from aftercare_desktop.domain.starters.inserting import put_in
from aftercare_desktop.domain.starters.placing import Spot
from aftercare_desktop.store.starter_library import program_starters
from tests.builders import TODAY, empty_plan
from tests.documents.papers import plan_paper
from tests.documents.reading import Document, read

LIBRARY = {starter.key: starter for starter in program_starters()}
TEMPLATES = [starter for starter in LIBRARY.values() if starter.kind is StarterKind.TEMPLATE]


def printed(document: PlanDocument) -> Document:
    return read(plan_pdf(plan_paper(document=document)))


@pytest.mark.parametrize("template", TEMPLATES, ids=[template.key for template in TEMPLATES])
def test_a_whole_plan_prints_with_a_line_for_every_open_blank(template: Starter) -> None:
    document = put_in(empty_plan(), template, LIBRARY, Spot(leaves_on=TODAY)).document
    paper = printed(document)
    assert paper.outside() == []
    assert paper.headings_alone() == []
    assert paper.text().count(BLANK) >= len(open_blanks(document))
    assert " ".join(paper.text().split()).count("___ .") == 0, "a blank never parts from its sentence's end"


def test_the_whole_library_in_one_plan_lays_out_well() -> None:
    document = PlanDocument()
    for starter in LIBRARY.values():
        document = put_in(document, starter, LIBRARY, Spot("goals", TODAY)).document
    paper = printed(document)
    assert paper.outside() == []
    assert paper.headings_alone() == []
    assert len(document.goals) == sum(one.kind is StarterKind.GOAL for one in LIBRARY.values())
