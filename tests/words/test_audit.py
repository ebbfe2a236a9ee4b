"""Every event of the trail has its words, each another one, and so has what the services write beside it."""

import ast
import re
from pathlib import Path

import pytest

from aftercare_desktop.domain.audit import Event, TrailLine
from aftercare_desktop.words.audit import EVENTS
from aftercare_desktop.words.audit_details import told
from tests.builders import NOW

E = Event
RECORDS = {4: "000117", 7: "000118", 9: ""}
PEOPLE = {1: "Dana Whitcomb", 3: "Priya Nair"}
SERVICES = Path(__file__).parents[2] / "aftercare_desktop" / "services"

# Event, subject, its id, the detail as the services write it, and what is shown.
TABLE: tuple[tuple[Event, str, int | None, str, str], ...] = (
    (E.CENTER_CREATED, "staff", 1, "", ""),
    (E.CENTER_CHANGED, "center", None, "", ""),
    (E.SIGNED_IN, "staff", 1, "", ""),
    (E.SIGNED_OUT, "staff", 1, "", ""),
    (E.STAFF_ADDED, "staff", 3, "role=peer_specialist", "Priya Nair. Peer specialist"),
    (E.STAFF_CHANGED, "staff", 3, "fields=name,phone_hours", "Priya Nair. Changed: name, phone hours"),
    (E.STAFF_DEACTIVATED, "staff", 3, "", "Priya Nair"),
    (E.STAFF_REACTIVATED, "staff", 5, "", "Staff member 5"),
    (E.PASSWORD_CHANGED, "staff", 1, "", ""),
    (E.PASSWORD_RESET, "staff", 3, "", "Priya Nair"),
    (E.CLIENT_ADDED, "client", 4, "", "Record 000117"),
    (E.CLIENT_VIEWED, "client", 4, "", "Record 000117"),
    (E.CLIENT_VIEWED, "client", 9, "merge", "A record without a number (client 9). Compared with another record"),
    (E.CLIENT_CHANGED, "client", 4, "fields=program", "Record 000117. Changed: program"),
    (E.CLIENT_CHANGED, "client", 4, "fields=birth_date,due_date,email",
     "Record 000117. Changed: date of birth, due date, e-mail"),
    (E.CLIENT_ARCHIVED, "client", 4, "", "Record 000117"),
    (E.CLIENT_RESTORED, "client", 88, "", "Client 88"),
    (E.CLIENTS_IMPORTED, "client", None, "read=5 added=2 changed=0 unchanged=3 skipped=0 gone=0",
     "5 read, 2 added, 3 the same"),
    (E.CLIENTS_LISTED, "client", None, "count=1204", "1,204 clients"),
    (E.CLIENTS_EXPORTED, "client", None, "count=2 purpose=legal columns=name,leaves reason=3",
     "2 clients, for legal request, with name, leave date, reason 3 of those kept"),
    (E.CLIENTS_PRINTED, "client", None, "count=1 purpose=chart_review columns=name",
     "1 client, for chart review, with name"),
    (E.CLIENTS_MERGED, "client", 4, "other=7 taken=email,phones",
     "Record 000117. With record 000118, taken over: e-mail, phones"),
    (E.CLIENTS_MERGED, "client", 4, "other=7 taken=", "Record 000117. With record 000118"),
    (E.CLIENTS_UNMERGED, "client", 4, "other=7", "Record 000117. With record 000118"),
    (E.PLAN_VIEWED, "plan", 60, "client=4", "Plan of record 000117"),
    (E.PLAN_STARTED, "plan", 60, "client=4 number=3", "Plan version 3 of record 000117"),
    (E.PLAN_EDITED, "plan", 60, "client=4 number=3", "Plan version 3 of record 000117"),
    (E.PLAN_DISCARDED, "plan", 60, "client=4 number=3", "Plan version 3 of record 000117"),
    (E.PLAN_FINALIZED, "plan", 60, "client=4 number=3 gaps=", "Plan version 3 of record 000117"),
    (E.PLAN_FINALIZED, "plan", 60, "client=4 number=3 gaps=naloxone,own",
     "Plan version 3 of record 000117. Still missing: naloxone handed over; own"),
    (E.PLAN_PRINTED, "plan", 60, "client=4 number=3 final", "Plan version 3 of record 000117. Final copy"),
    (E.UNDONE, "plan", 60, "client=4 number=3 draft put back", "Plan version 3 of record 000117. Draft put back"),
    (E.UNDONE, "client", None, "archived=2 changed=1 stayed=0", "2 archived, 1 put back"),
    (E.UNDONE, "client", 4, "before=aftercare status=in_treatment change=3",
     "Record 000117. From aftercare, now in treatment"),
    (E.STATUS_CHANGED, "client", 4, "before=in_treatment status=aftercare",
     "Record 000117. From in treatment, now aftercare"),
    (E.WORDS_APPROVED, "approved_words", None, "key=crisis_line", "Crisis line"),
    (E.WORDS_CHANGED, "approved_words", None, "key=crisis_line", "Crisis line"),
    (E.DATA_CHECKED, "data", None, "", ""),
    (E.DIRECTORY_ADDED, "directory", 2, "", "Larch Hill Clinic"),
    (E.DIRECTORY_CHANGED, "directory", 2, "fields=lines,phone", "Larch Hill Clinic. Changed: phone lines, phone"),
    (E.DIRECTORY_ARCHIVED, "directory", 2, "", "Larch Hill Clinic"),
    (E.DIRECTORY_RESTORED, "directory", 2, "", "Larch Hill Clinic"),
    (E.SAFETY_LINKS_VIEWED, "client", 4, "count=1", "Record 000117. 1 safety link"),
    (E.SAFETY_LINK_ADDED, "safety_link", 5, "client=4,7", "Safety link of record 000117 and record 000118"),
    (E.SAFETY_LINK_CHANGED, "safety_link", 5, "client=4 fields=ends_on,reason",
     "Safety link of record 000117. Changed: end date, reason"),
    (E.SAFETY_LINK_LIFTED, "safety_link", 5, "client=4", "Safety link of record 000117"),
    (E.SAFETY_LINK_RESTORED, "safety_link", 5, "client=4", "Safety link of record 000117"),
    (E.ENTRY_ADDED, "entry", 8, "client=4", "Entry of record 000117"),
    (E.ENTRY_CHANGED, "entry", 8, "client=4 fields=happened_on,text",
     "Entry of record 000117. Changed: day, text"),
    (E.ENTRY_MOVED, "entry", 8, "client=4 to=7", "Entry of record 000117. To record 000118"),
    (E.ENTRY_IN_ERROR, "entry", 8, "client=4", "Entry of record 000117"),
    (E.IMPORT_SOURCE_CHANGED, "import", None, "", "import"),
    (E.MESSAGE_TAKEN, "message", 6, "", "Message 6"),
    (E.MESSAGE_CHANGED, "message", 6, "handled", "Message 6. Handled"),
    (E.MESSAGE_CHANGED, "message", 6, "for=3", "Message 6. For Priya Nair"),
    (E.MESSAGE_CHANGED, "message", 6, "for=anybody", "Message 6. For anybody"),
    (E.MESSAGE_CHANGED, "message", 6, "client=4 linked", "Message 6 of record 000117. Put to the record"),
    (E.MESSAGES_VIEWED, "message", None, "view=mine count=0", "“For me”, 0 messages"),
    (E.SETTINGS_CHANGED, "programs", None, "programs=3 records=12", "Programs. 3 programs, 12 records renamed"),
    (E.SETTINGS_CHANGED, "readiness", None, "off=naloxone own=2",
     "Readiness checks. Left out: naloxone handed over, 2 of the center's own"),
    (E.SETTINGS_CHANGED, "plain_words", None, "quiet=2 own=1",
     "Kinder words. 2 groups switched off, 1 of the center's own"),
    (E.SETTINGS_CHANGED, "printing", None, "paper=letter lines=2 logo=True large=False",
     "Printing. Paper US Letter, 2 lines of letterhead, with a logo"),
    (E.AUDIT_EXPORTED, "audit", None, "count=3", "3 lines"),
    (E.PLAN_EVENT_RECORDED, "plan_event", 5, "client=4 number=3 kind=copy_given",
     "Plan version 3 of record 000117. Copy given"),
    (E.PLAN_EVENT_TAKEN_BACK, "plan_event", 5, "client=4 number=3 kind=signed",
     "Plan version 3 of record 000117. Signed"),
    (E.FILE_VIEWED, "plan_event", 5, "client=4 number=3", "Plan version 3 of record 000117"),
    (E.LEFT_NOW, "plan", 60, "client=4 number=3", "Plan version 3 of record 000117"),
    (E.PLAN_PRINTED, "plan", 60, "client=4 number=3 signature page",
     "Plan version 3 of record 000117. Signature page"),
    (E.PLAN_PRINTED, "plan_event", 5, "client=4 number=3 signed page",
     "Plan version 3 of record 000117. Signed page"),
    (E.PLAN_PRINTED, "plan", 60, "client=4 number=3 final copy=chart",
     "Plan version 3 of record 000117. Final copy, chart copy"),
    (E.PLAN_PRINTED, "plan", 60, "client=4 number=3 final large=True",
     "Plan version 3 of record 000117. Final copy, large print"),
    (E.CARD_PRINTED, "plan", 60, "client=4 number=3 final naloxone=False",
     "Plan version 3 of record 000117. Final copy, without the naloxone panel"),
    (E.CARD_PRINTED, "plan", 60, "client=4 number=3", "Plan version 3 of record 000117"),
    (E.WEEK_PRINTED, "plan", 60, "client=4 number=3", "Plan version 3 of record 000117"),
    (E.CHART_NOTE_MADE, "chart", None, "client=4 things=1", "Chart of record 000117. 1 thing"),
    (E.CHART_MARKED, "chart", None, "client=4 things=12", "Chart of record 000117. 12 things"),
    (E.UNDONE, "chart", None, "client=4 things=3", "Chart of record 000117. 3 things"),
    (E.STARTERS_CHANGED, "starters", None, "", "Starters"),
    (E.CONSENTS_VIEWED, "client", 4, "", "Record 000117"),
    (E.CONSENT_CHANGED, "consent", 6, "client=4 begun", "Consent 6 of record 000117. Begun"),
    (E.CONSENT_SIGNED, "consent", 6, "client=4 signed way=drawn", "Consent 6 of record 000117. Signed, on screen"),
    (E.CONSENT_REVOKED, "consent", 6, "client=4 taken back way=by_voice",
     "Consent 6 of record 000117. Taken back, by voice"),
    (E.CONSENT_PRINTED, "consent", 6, "client=4 large=True", "Consent 6 of record 000117. Large print"),
    (E.OUTSIDE_PERSON_CHANGED, "outside_person", 2, "client=4 added",
     "Person outside the center 2 of record 000117. Added"),
    (E.CARE_MARKED, "care_mark", 2, "client=4 care=treating entry=7",
     "Who treats or pays of record 000117. Treats this client, directory entry 7"),
    (E.DISCLOSURES_VIEWED, "client", 4, "", "Record 000117"),
    (E.DISCLOSURE_PREPARED, "disclosure", 2, "client=4 ground=consent handed=letter",
     "Disclosure 2 of record 000117. The client agreed, letter"),
    (E.DISCLOSURE_OPENED, "disclosure", 2, "client=4 sent", "Disclosure 2 of record 000117. Sent"),
    (E.DISCLOSURE_SENT, "disclosure", 2, "client=4 way=fax", "Disclosure 2 of record 000117. Fax"),
    (E.DISCLOSURE_DESTROYED, "disclosure", 2, "client=4 destroyed", "Disclosure 2 of record 000117. Destroyed"),
    (E.RIGHTS_VIEWED, "client", 4, "", "Record 000117"),
    (E.NOTICE_RECORDED, "patient_notice", 2, "client=4 given", "Patient notice of record 000117. Given"),
    (E.RESTRICTION_CHANGED, "restriction", 2, "client=4 not agreed",
     "Request 2 to keep something back of record 000117. Not agreed"),
    (E.COPY_REQUEST_CHANGED, "copy_request", 2, "client=4 handed over",
     "Request 2 for a copy of record 000117. Handed over"),
    (E.AMENDMENT_CHANGED, "amendment", 2, "client=4 disagreed with",
     "Request 2 to amend of record 000117. Disagreed with"),
    (E.RECORD_COPIED, "client", 4, "", "Record 000117"),
    (E.BREACHES_VIEWED, "breach", None, "count=2", "2 open breaches"),
    (E.BREACH_RECORDED, "breach", 3, "client=4 opened disclosure=2",
     "Breach 3 of record 000117. Opened, disclosure 2"),
    (E.BREACH_RECORDED, "breach", 3, "client=4 closed", "Breach 3 of record 000117. Closed"),
    (E.REGISTERS_VIEWED, "court_order", None, "count=1", "1 court order"),
    (E.REGISTERS_CHANGED, "agreement", 2, "scan attached", "Agreement 2. Scan attached"),
    (E.REGISTERS_CHANGED, "court_order", 2, "client=4 added", "Court order 2 of record 000117. Added"),
    (E.FILE_VIEWED, "court_order", 2, "client=4", "Court order 2 of record 000117"),
    (E.EMERGENCY_VIEWED, "emergency", None, "client=4", "Emergency of record 000117"),
    (E.EMERGENCY_ANSWERED, "emergency", 12, "client=4 told disclosure=9",
     "Emergency of record 000117. Told, disclosure 9"),
    (E.EMERGENCY_ANSWERED, "emergency", 12, "client=4 nothing told", "Emergency of record 000117. Nothing told"),
    (E.UNDONE, "emergency", 12, "client=4 asked again", "Emergency of record 000117. Asked again"),
    (E.WHOM_WE_TELL_ASKED, "asking", None, "client=4 consents=2", "Record 000117. 2 consents"),
    (E.WHOM_WE_TELL_ASKED, "asking", None, "consents=0", "0 consents"),
    # A detail that no rule knows is shown as it is.
    (E.CLIENT_CHANGED, "client", 4, "shelf=2 view=top", "Record 000117. Shelf=2, “top”"),
)  # fmt: skip


def test_every_event_has_words_of_its_own() -> None:
    assert set(EVENTS) == set(Event)
    assert len(set(EVENTS.values())) == len(Event)
    assert all(words[0].isupper() and not words.endswith(".") for words in EVENTS.values())


@pytest.mark.parametrize(("event", "subject", "subject_id", "detail", "shown"), TABLE)
def test_what_stands_beside_an_event_is_said_in_words(
    event: Event, subject: str, subject_id: int | None, detail: str, shown: str
) -> None:
    line = TrailLine(
        1,
        NOW,
        "Dana Whitcomb",
        event,
        4,
        "",
        subject,
        subject_id,
        detail,
        RECORDS,
        PEOPLE,
        "Larch Hill Clinic",
    )
    assert told(line) == shown


def test_the_table_has_every_event_and_every_key_the_services_write() -> None:
    assert {event for event, *_ in TABLE} == set(Event)
    written = {key for path in SERVICES.rglob("*.py") for key in _keys(ast.parse(path.read_text("utf-8")))}
    assert written >= {"client", "number", "gaps", "fields", "view", "count", "read", "gone"}
    assert written <= {key for *_, detail, _ in TABLE for key in re.findall(r"([a-z]+)=", detail)}


def _keys(tree: ast.Module) -> set[str]:
    """The names before "=" in the texts of a module: "client=" of "client={id} number={n}"."""
    texts = (
        one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )
    return {found[1] for text in texts if (found := re.search(r"(?:^| )([a-z]+)=$", text))}
