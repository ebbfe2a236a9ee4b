"""The pane "Center": its name, the line that stands on every plan, its address and clock."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt

from aftercare_desktop.domain.addresses import address_problems
from aftercare_desktop.domain.center import CenterProfile, PhoneLine, problems
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.form import (
    FieldSpec,
    FormContext,
    GroupField,
    GroupSpec,
    address,
    check,
    day,
    line,
    phone,
    search,
)
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.words.places import STATES, all_time_zones

_LINE_NOTE = (
    "It stands at the top of every plan, on page 1. “Day or night” prints only for a number that somebody "
    "called at night; else its hours print, and 988."
)
_LINE_FIELDS = (
    phone("number", "Phone", span=2),
    line("hours", "When somebody answers", span=4, placeholder="Monday to Friday, 8 AM to 5 PM"),
    check("day_or_night", "Somebody answers day and night"),
    day("tested_on", "Called at night on", span=2, past=True),
    line("tested_by", "By whom", span=4),
)


class LineField(GroupField):
    """The center's line, with a button that says who called it at night, today."""

    def __init__(self, context: FormContext, staff_name: str) -> None:
        super().__init__("Phone", PhoneLine(""), _LINE_FIELDS, context)
        self._today = context.today
        self._staff_name = staff_name
        self.confirm = Button("I called it tonight and somebody answered", "soft", "phone-call", size="small")
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self._column.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.confirm.setVisible(not read_only)

    def _on_confirm_clicked(self) -> None:
        called = replace(self.value(), day_or_night=True, tested_on=self._today(), tested_by=self._staff_name)
        self.set_value(called)
        self.edited.emit("tested_on")


class CenterPane(FormPane[CenterProfile]):
    """One card for the center, one for its line."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        zone = desk.center.profile().timezone
        fields = (
            GroupSpec(
                "The center",
                (
                    line("name", "Name", span=6),
                    address("address", "Address"),
                    search(
                        "state",
                        "State, for its holidays",
                        (("", "Not in the United States"), *STATES),
                        span=3,
                    ),
                    search("timezone", "Time zone", all_time_zones(zone), span=3),
                ),
                "The name stands in the window and on this computer's papers for staff.",
            ),
            GroupSpec("Phone that clients can call", (_line_field(desk),), _LINE_NOTE),
        )
        subject = profile_subject(desk, "the center")
        super().__init__(desk, replace(subject, problems=partial(_typed_sentences, desk)), fields)


def profile_subject(desk: Desk, name: str) -> PaneSubject[CenterProfile]:
    """The center's profile, of which each pane shows a part."""

    def read() -> Stored[CenterProfile]:
        stored = desk.center.stored_profile()
        return Stored(stored.version, stored.profile)

    return PaneSubject(
        CenterProfile,
        read,
        desk.center.change_profile,
        tidied,
        partial(_sentences, desk),
        name,
        frozenset({Topic.CENTER}),
    )


def tidied(profile: CenterProfile) -> CenterProfile:
    """The profile as it should be saved: no white space around names, no days without a date."""
    days = (closed for closed in profile.closed_days if _has_day(closed.day))
    line = replace(profile.line, number=profile.line.number.strip(), hours=profile.line.hours.strip())
    return replace(profile, name=profile.name.strip(), line=line, closed_days=tuple(days))


def _has_day(day: object) -> bool:
    """A date field that was emptied gives None where the profile needs a day."""
    return isinstance(day, date)


def _sentences(desk: Desk, profile: CenterProfile) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for problem in problems(profile, desk.today()):
        found.setdefault(problem.field, problem.sentence)
    return found


def _typed_sentences(desk: Desk, profile: CenterProfile) -> Mapping[str, str]:
    """With what is wrong with the address, which only this pane can mend."""
    return {**dict(address_problems(profile.address, "address")), **_sentences(desk, profile)}


def _line_field(desk: Desk) -> FieldSpec:
    def make(context: FormContext, bare: bool) -> Field:
        return LineField(context, desk.staff_member.name)

    return FieldSpec("line", "Phone", make, 6, _LINE_FIELDS)
