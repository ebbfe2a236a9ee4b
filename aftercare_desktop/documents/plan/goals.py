"""Goals in the person's words and their steps, each with a box to check, a helper and a day."""

from aftercare_desktop.documents.flow import (
    Block,
    Columns,
    Inset,
    Keep,
    Paragraph,
    Rule,
    Space,
    Stack,
    Titled,
)
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pen import INK, Pen
from aftercare_desktop.documents.plan.parts import (
    BODY,
    HEADS,
    ROW_TITLE,
    UNDER,
    Ruled,
    Story,
    cell_block,
    head_cell,
    held,
)
from aftercare_desktop.documents.plan.twins import Twins
from aftercare_desktop.documents.style import Align, Style
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.plans import Goal, GoalState, Step
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.paper import Goals as Words

_RING = 24.0
_BOX = 13.0
_WIDTHS = (_BOX + 5, 0.0, 84.0, 63.0)
_GAP = 7.5
_NUMBER = Style(12.75, _RING, Weight.BOLD, align=Align.CENTER)


def write(story: Story) -> None:
    """Every goal that is not set aside; a goal stays on one page unless it is longer than a page."""
    shown = [goal for goal in story.paper.document.goals if goal.state is not GoalState.SET_ASIDE]
    for number, goal in enumerate(shown, start=1):
        if number > 1:
            story.add(Rule(above=9, below=9.5))
        story.add(_goal(story.twins, goal, number, story.node))
    if not shown:
        for words in Words.NONE_YET:
            story.blank(words)


def _goal(twins: Twins, goal: Goal, number: int, node: Node) -> Block:
    path = f"goals.{goal.key}"
    words = goal.words.strip()
    title = Words.QUOTED.format(words=words) if words else Words.NO_WORDS
    heading = Paragraph(title, ROW_TITLE, node.add(Role.H2))
    blocks: list[Block] = [held(twins.set_with([heading], node, f"{path}.words"))]
    if goal.why.strip():
        why = Words.WHY.format(why=goal.why.strip())
        said = Paragraph(why, BODY if twins.words else UNDER, node.add(Role.PARAGRAPH))
        blocks.append(held(twins.set_with([said], node, f"{path}.why")))
    if goal.state is GoalState.REACHED:
        blocks.append(held(Paragraph(label(GoalState.REACHED), UNDER, node.add(Role.PARAGRAPH))))
    blocks.append(held(Space(3)))
    blocks.append(_steps(twins, goal, node))
    return Keep([Columns([_Ring(number), Inset(Stack(blocks), above=1)], [_RING, 0], gap=10.5, splits=True)])


def _steps(twins: Twins, goal: Goal, node: Node) -> Block:
    table = node.add(Role.TABLE)
    head = _head(table.add(Role.ROW))
    path = f"goals.{goal.key}.steps"
    rows = [_step(twins, path, step, table.add(Role.ROW)) for step in goal.steps or (Step(""),)]
    return Titled(head, rows, again=_head(None))


def _head(row: Node | None) -> Block:
    cells = [Paragraph(head, HEADS, head_cell(row)) for head in Words.HEADS]
    return held(Inset(Columns(cells, _WIDTHS, gap=_GAP), below=1.5))


def _step(twins: Twins, path: str, step: Step, row: Node) -> Block:
    cells: list[Block] = [_CheckBox(step.done, row.add(Role.CELL))]
    by = dates.short_day(step.by) if step.by else ""
    what = twins.cell(step.what.strip(), f"{path}.{step.key}.what")
    for cell in (what, step.who.strip(), by):
        cells.append(cell_block(cell, BODY, row.add(Role.CELL)))
    return Ruled(Inset(Columns(cells, _WIDTHS, gap=_GAP), above=5, below=5), dots=True, gray=0.53)


class _Ring(Block):
    """The number of a goal in a ring."""

    def __init__(self, number: int) -> None:
        self.words = Paragraph(str(number), _NUMBER, None)

    def measure(self, width: float) -> float:
        return _RING

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        (line,) = self.words.lines(width)
        with pen.artifact():
            pen.circle(x + _RING / 2, top - _RING / 2, _RING / 2 - 1, 1.9)
            pen.line(line, x + (_RING - line.width) / 2, top - line.baseline - 0.3)


class _CheckBox(Block):
    """A box to check; done is filled with a check in it, and said in words to those who listen."""

    def __init__(self, done: bool, node: Node) -> None:
        self.done, self.node = done, node
        node.actual = Words.DONE if done else Words.TO_DO

    def measure(self, width: float) -> float:
        return _BOX + 3

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        y = top - _BOX - 2
        with pen.tagged(self.node):
            pen.box(x + 0.75, y + 0.75, _BOX - 1.5, _BOX - 1.5, 2.2, 1.5, INK if self.done else None)
            if self.done:
                pen.check(x, y, _BOX, 1.0)
