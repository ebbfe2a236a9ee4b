"""What an audit line tells beside its event, in words: whom and what its ids, counts and field names stand for.

The trail keeps ids; a part of a line that no rule here knows is shown as it is.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.audit import Event, TrailLine, mentioned_clients
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.client_filters import ExportColumn, ExportPurpose
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.disclosures import CareRole, Ground, Handed
from aftercare_desktop.domain.messages import MessageView
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.words.approved import TITLES
from aftercare_desktop.words.consents import REVOKED_WAYS, SIGNED_WAYS
from aftercare_desktop.words.disclosures import CARE_ROLES, GROUNDS, HANDED, WAYS
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.merging import FACTS
from aftercare_desktop.words.readiness import MISSING

_OTHER_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "happened_on": "day",
        "other_id": "other person",
        "ends_on": "end date",
        "lines": "phone lines",
        "closed_on_public_holidays": "public holidays",
        "probation_officer": "probation officer",
        "treatment_is_condition": "treatment as a condition",
    }
)
_COUNTED: Mapping[Event, tuple[str, str]] = MappingProxyType(
    {
        Event.AUDIT_EXPORTED: ("1 line", "lines"),
        Event.CLIENTS_LISTED: ("1 client", "clients"),
        Event.CLIENTS_EXPORTED: ("1 client", "clients"),
        Event.CLIENTS_PRINTED: ("1 client", "clients"),
        Event.MESSAGES_VIEWED: ("1 message", "messages"),
        Event.SAFETY_LINKS_VIEWED: ("1 safety link", "safety links"),
        Event.BREACHES_VIEWED: ("1 open breach", "open breaches"),
        Event.REGISTERS_VIEWED: ("1 court order", "court orders"),
    }
)
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        RevisionState.DRAFT.value: "draft",
        RevisionState.FINAL.value: "final copy",
        "merge": "compared with another record",
        "handled": "handled",
        "reopened": "open again",
        "linked": "put to the record",
        "unlinked": "taken off the record",
    }
)


def told(line: TrailLine) -> str:
    """ "Plan version 3 of record 000117. Changed: program", "5 read, 2 added"; empty when nothing is to be told."""
    parts = line.detail.split()
    given = dict(part.split("=", 1) for part in parts if "=" in part)
    rest = ", ".join(filter(None, (_said(line, part, given) for part in _together(parts))))
    return ". ".join(part for part in (_subject(line, given), _first_large(rest)) if part)


def _together(parts: list[str]) -> list[str]:
    """Words that stand side by side are one part: "draft put back"."""
    found: list[str] = []
    for part in parts:
        if found and "=" not in part and "=" not in found[-1]:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


# What the line is about


def _subject(line: TrailLine, given: Mapping[str, str]) -> str:
    whose = _records(line, mentioned_clients(line))
    namer = _SUBJECTS.get(line.subject)
    name = line.subject if namer is None else namer(line, given)
    if line.subject in ("client", *_NEVER_SHOWN):
        return _first_large(whose)
    return " of ".join(part for part in (name, whose) if part)


def _plan(line: TrailLine, given: Mapping[str, str]) -> str:
    return f"Plan version {given['number']}" if "number" in given else "Plan"


def _staff(line: TrailLine, given: Mapping[str, str]) -> str:
    name = line.people.get(line.subject_id or 0, f"Staff member {line.subject_id}")
    return "" if name == line.staff else name


def _approved(line: TrailLine, given: Mapping[str, str]) -> str:
    key = given.get("key", "")
    return TITLES[ApprovedKey(key)] if key in {one.value for one in ApprovedKey} else key


_NEVER_SHOWN = ("asking", "audit", "data", "center")
_SUBJECTS: Mapping[str, Callable[[TrailLine, Mapping[str, str]], str]] = MappingProxyType(
    {
        "plan": _plan,
        "staff": _staff,
        "approved_words": _approved,
        "entry": lambda line, given: "Entry",
        "plan_event": _plan,
        "starters": lambda line, given: "Starters",
        "consent": lambda line, given: f"Consent {line.subject_id}",
        "disclosure": lambda line, given: f"Disclosure {line.subject_id}",
        "breach": lambda line, given: "" if line.subject_id is None else f"Breach {line.subject_id}",
        "agreement": lambda line, given: f"Agreement {line.subject_id}",
        "court_order": lambda line, given: (
            "" if line.subject_id is None else f"Court order {line.subject_id}"
        ),
        "emergency": lambda line, given: "Emergency",
        "outside_person": lambda line, given: f"Person outside the center {line.subject_id}",
        "care_mark": lambda line, given: "Who treats or pays",
        "patient_notice": lambda line, given: "Patient notice",
        "restriction": lambda line, given: f"Request {line.subject_id} to keep something back",
        "copy_request": lambda line, given: f"Request {line.subject_id} for a copy",
        "amendment": lambda line, given: f"Request {line.subject_id} to amend",
        "chart": lambda line, given: "Chart",
        "safety_link": lambda line, given: "Safety link",
        "message": lambda line, given: "" if line.subject_id is None else f"Message {line.subject_id}",
        "directory": lambda line, given: line.place or f"Directory entry {line.subject_id}",
        "printing": lambda line, given: "Printing",
        "programs": lambda line, given: "Programs",
        "readiness": lambda line, given: "Readiness checks",
        "plain_words": lambda line, given: "Kinder words",
    }
)


def _records(line: TrailLine, ids: tuple[int, ...]) -> str:
    return " and ".join(_record(line, client_id) for client_id in ids)


def _record(line: TrailLine, client_id: int) -> str:
    if client_id not in line.records:
        return f"client {client_id}"
    number = line.records[client_id]
    return f"record {number}" if number else f"a record without a number (client {client_id})"


# What its parts say


def _said(line: TrailLine, part: str, given: Mapping[str, str]) -> str:
    key, equals, value = part.partition("=")
    if not equals:
        return _WORDS.get(part, part)
    if key == "changed":
        return _some(value, "put back" if line.event is Event.UNDONE else "changed")
    if key == "count":
        return _count(line.event, value)
    if key in ("to", "other"):
        return _other(line, key, value)
    if key == "for":
        return (
            f"for {line.people.get(int(value), f'staff member {value}')}"
            if value.isdigit()
            else f"for {value}"
        )
    if key in ("fields", "taken"):
        return f"{'changed' if key == 'fields' else 'taken over'}: {_named(line, value)}" if value else ""
    rule = _RULES.get(key)
    return part if rule is None else rule(value)


def _count(event: Event, value: str) -> str:
    one, many = _COUNTED.get(event, ("1", ""))
    return one if value == "1" else f"{_figure(value)} {many}".strip()


def _other(line: TrailLine, key: str, value: str) -> str:
    if not value.isdigit():
        return f"{key}={value}"
    return f"{'to' if key == 'to' else 'with'} {_record(line, int(value))}"


def _some(value: str, words: str) -> str:
    """Nothing of what did not happen."""
    return "" if value == "0" else f"{_figure(value)} {words}"


def _figure(value: str) -> str:
    return f"{int(value):,}" if value.isdigit() else value


def _named(line: TrailLine, value: str) -> str:
    known = FACTS if line.subject == "client" else {}
    return ", ".join(
        _first_small(known.get(name) or _OTHER_FIELDS.get(name) or name.replace("_", " "))
        for name in value.split(",")
    )


def _enum(kind: type[Enum], value: str) -> str:
    return label(kind(value)) if value in {one.value for one in kind} else value


def _columns(value: str) -> str:
    return "with " + ", ".join(_first_small(_enum(ExportColumn, name)) for name in value.split(","))


def _checks(value: str) -> str:
    known = {key.value: words for key, words in MISSING.items()}
    return "; ".join(_first_small(known.get(key, key)) for key in value.split(","))


def _first_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]


def _way(value: str) -> str:
    """How somebody signed, took a consent back, or sent something."""
    known = {way.value: words for ways in (SIGNED_WAYS, REVOKED_WAYS, WAYS) for way, words in ways.items()}
    return _first_small(known.get(value, value))


_RULES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "client": lambda value: "",
        "number": lambda value: "",
        "key": lambda value: "",
        "change": lambda value: "",
        "gaps": lambda value: f"still missing: {_checks(value)}" if value else "",
        "before": lambda value: f"from {_first_small(_enum(ClientStatus, value))}",
        "status": lambda value: f"now {_first_small(_enum(ClientStatus, value))}",
        "kind": lambda value: _first_small(_enum(PlanEventKind, value)),
        "role": lambda value: _first_small(_enum(Role, value)),
        "view": lambda value: f"“{_enum(MessageView, value)}”",
        "read": lambda value: f"{_figure(value)} read",
        "added": lambda value: _some(value, "added"),
        "unchanged": lambda value: _some(value, "the same"),
        "skipped": lambda value: _some(value, "left out"),
        "gone": lambda value: _some(value, "no longer in the file"),
        "archived": lambda value: _some(value, "archived"),
        "stayed": lambda value: _some(value, "left as they are"),
        "purpose": lambda value: f"for {_first_small(_enum(ExportPurpose, value))}",
        "columns": _columns,
        "reason": lambda value: f"reason {value} of those kept",
        "programs": lambda value: "1 program" if value == "1" else f"{_figure(value)} programs",
        "records": lambda value: _some(value, "records renamed"),
        "things": lambda value: "1 thing" if value == "1" else f"{_figure(value)} things",
        "off": lambda value: f"left out: {_checks(value)}" if value else "none left out",
        "quiet": lambda value: _some(value, "groups switched off"),
        "own": lambda value: _some(value, "of the center's own"),
        "paper": lambda value: f"paper {_enum(PaperSize, value)}",
        "lines": lambda value: "1 line of letterhead" if value == "1" else f"{value} lines of letterhead",
        "logo": lambda value: "with a logo" if value == "True" else "without a logo",
        "large": lambda value: "large print" if value == "True" else "",
        "way": _way,
        "ground": lambda value: _first_small(GROUNDS[Ground(value)][0]) if value in set(Ground) else value,
        "handed": lambda value: _first_small(HANDED[Handed(value)]) if value in set(Handed) else value,
        "care": lambda value: _first_small(CARE_ROLES[CareRole(value)]) if value in set(CareRole) else value,
        "entry": lambda value: f"directory entry {value}",
        "disclosure": lambda value: f"disclosure {value}",
        "consents": lambda value: "1 consent" if value == "1" else f"{_figure(value)} consents",
        "copy": lambda value: f"{value} copy",
        "naloxone": lambda value: "" if value == "True" else "without the naloxone panel",
    }
)
