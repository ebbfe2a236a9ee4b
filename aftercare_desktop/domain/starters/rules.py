"""What keeps a starter from being saved. Never a form letter: each asks a question and leaves a blank for it."""

from collections.abc import Collection

from aftercare_desktop.domain.blanks import has_blank
from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.starters.starter import Starter, StarterKind, printed_texts

MOST_STEPS = 12
MOST_PARTS = 40
LATEST_DAYS = 366


def problems(starter: Starter, others: Collection[Starter] = ()) -> tuple[FieldProblem, ...]:
    """Everything that keeps this starter from being saved, by path. `others` are those a template may name."""
    found: list[FieldProblem] = []
    template = starter.kind is StarterKind.TEMPLATE
    if not starter.title.strip():
        found.append(FieldProblem("title", "Write what it is called in the list."))
    if not template and not starter.text.strip():
        found.append(FieldProblem("text", "Write the words that are put in."))
    if not starter.ask.strip():
        found.append(FieldProblem("ask", "Write the question that asks for the client's own words."))
    if not template and printed_texts(starter) and not any(map(has_blank, printed_texts(starter))):
        found.append(FieldProblem("text", "Leave a blank for the client's own words: type ___ there."))
    found += _of_steps(starter)
    found += [FieldProblem(path, sentence) for path, sentence in too_long(starter)]
    if template:
        found += _of_template(starter, others)
    return tuple(found)


def _of_steps(starter: Starter) -> list[FieldProblem]:
    found: list[FieldProblem] = []
    if len(starter.steps) > MOST_STEPS:
        found.append(FieldProblem("steps", f"Use at most {MOST_STEPS} steps."))
    days = [("by_days", starter.by_days)]
    days += [(f"steps.{number}.by_days", step.by_days) for number, step in enumerate(starter.steps)]
    for path, count in days:
        if count is not None and not 0 <= count <= LATEST_DAYS:
            found.append(FieldProblem(path, f"Use 0 to {LATEST_DAYS} days after leaving."))
    return found


def _of_template(starter: Starter, others: Collection[Starter]) -> list[FieldProblem]:
    may_name = {other.key for other in others if other.kind is not StarterKind.TEMPLATE}
    if not starter.parts:
        return [FieldProblem("parts", "Choose at least one starter that the template puts in.")]
    if len(starter.parts) > MOST_PARTS:
        return [FieldProblem("parts", f"Use at most {MOST_PARTS} starters in one template.")]
    return [
        FieldProblem(f"parts.{number}", "This starter is not in the library. Choose another.")
        for number, key in enumerate(starter.parts)
        if key not in may_name
    ]
