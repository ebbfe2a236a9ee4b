"""Whom the fields of "Leaving now" offer: each question its own people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aftercare_desktop.domain.leaving_people import Known
from aftercare_desktop.domain.people import Place
from aftercare_desktop.ui.form import FieldSpec, FormContext
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_text import SuggestField


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingContext(FormContext):
    """Asked each time a list opens: what was typed meanwhile counts."""

    client: Callable[[], str]
    """What the client is called."""
    staff: Callable[[], Sequence[str]]
    """Whoever works here, the signed-in person first."""
    company: Callable[[], Sequence[Known]]
    """People of the client."""
    prescribers: Callable[[], Sequence[Place]]


def of_staff(path: str, label: str, *, span: int) -> FieldSpec:
    """A line that suggests those who work here."""
    return _suggest(path, label, lambda context: context.staff(), span)


def of_company(path: str, label: str, *, span: int, help_text: str = "") -> FieldSpec:
    """A line that suggests people of the client: never the client, never staff."""
    return _suggest(path, label, _company, span, help_text)


def of_shown(path: str, label: str, *, span: int) -> FieldSpec:
    """A line that suggests the client and their people."""
    return _suggest(path, label, lambda context: [context.client(), *_company(context)], span)


def leaving_context(context: FormContext) -> LeavingContext:
    """The context as the form of this page has it."""
    assert isinstance(context, LeavingContext)
    return context


def _company(context: LeavingContext) -> Sequence[str]:
    return [known.name for known in context.company()]


def _suggest(
    path: str, label: str, offered: Callable[[LeavingContext], Sequence[str]], span: int, help_text: str = ""
) -> FieldSpec:
    def make(context: FormContext, bare: bool) -> Field:
        own = leaving_context(context)
        return SuggestField(label, lambda: offered(own), help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)
