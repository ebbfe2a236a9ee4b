"""Every public service method is a use case; who may call it and what it writes to the trail stands in one table."""

import inspect
from collections.abc import Iterator

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import ROLE_PERMISSIONS, Permission
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import AftercareError, NotPermitted
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.refusals import ACTS, refusal
from aftercare_desktop.services.use_case import Service, UseCase, Work, spec_of, use_case
from tests.services.conftest import Place

P, E = Permission, Event
TABLE = {
    "clients.find": (P.FIND_CLIENTS, None, False),
    "clients.rows": (P.FIND_CLIENTS, None, False),
    "clients.listing": (P.FIND_CLIENTS, E.CLIENTS_LISTED, True),
    "clients.recent": (P.FIND_CLIENTS, None, False),
    "clients.forget_recent": (P.OWN_ACCOUNT, None, True),
    "clients.open": (P.READ_CLIENT, E.CLIENT_VIEWED, True),
    "clients.add": (P.WRITE_CLIENT, E.CLIENT_ADDED, True),
    "clients.change": (P.WRITE_CLIENT, E.CLIENT_CHANGED, True),
    "clients.take_back": (P.ARCHIVE_CLIENT, E.CLIENT_ARCHIVED, True),
    "clients.archive": (P.ARCHIVE_CLIENT, E.CLIENT_ARCHIVED, True),
    "clients.restore": (P.ARCHIVE_CLIENT, E.CLIENT_RESTORED, True),
    "duplicates.similar": (P.WRITE_CLIENT, None, False),
    "duplicates.everywhere": (P.MERGE_CLIENTS, None, False),
    "duplicates.not_the_same": (P.MERGE_CLIENTS, None, True),
    "duplicates.ask_again": (P.MERGE_CLIENTS, None, True),
    "entries.add": (P.WRITE_ENTRY, E.ENTRY_ADDED, True),
    "entries.withdraw": (P.WRITE_ENTRY, E.UNDONE, True),
    "entries.correct": (P.WRITE_ENTRY, E.ENTRY_CHANGED, True),
    "entries.move": (P.WRITE_ENTRY, E.ENTRY_MOVED, True),
    "entries.move_back": (P.WRITE_ENTRY, E.UNDONE, True),
    "entries.mark_in_error": (P.WRITE_ENTRY, E.ENTRY_IN_ERROR, True),
    "entries.put_back": (P.WRITE_ENTRY, E.UNDONE, True),
    "timelines.of_client": (P.READ_CLIENT, None, False),
    "timelines.of_entry": (P.READ_CLIENT, None, False),
    "overviews.of_client": (P.READ_CLIENT, None, False),
    "importing.sources": (P.IMPORT_CLIENTS, None, False),
    "importing.preview": (P.IMPORT_CLIENTS, None, False),
    "importing.import_all": (P.IMPORT_CLIENTS, E.CLIENTS_IMPORTED, True),
    "importing.take_back": (P.IMPORT_CLIENTS, E.UNDONE, True),
    "clients.get_ready": (P.FIND_CLIENTS, None, False),
    "client_lists.look": (P.FIND_CLIENTS, None, False),
    "client_lists.keep_look": (P.OWN_ACCOUNT, None, True),
    "client_lists.choices": (P.FIND_CLIENTS, None, False),
    "client_lists.saved": (P.FIND_CLIENTS, None, False),
    "client_lists.save_filter": (P.OWN_ACCOUNT, None, True),
    "client_lists.rename_filter": (P.OWN_ACCOUNT, None, True),
    "client_lists.delete_filter": (P.OWN_ACCOUNT, None, True),
    "client_lists.put_back_filters": (P.OWN_ACCOUNT, None, True),
    "client_lists.meant": (P.EXPORT_LIST, None, False),
    "client_lists.for_file": (P.EXPORT_LIST, E.CLIENTS_EXPORTED, True),
    "client_lists.for_print": (P.EXPORT_LIST, E.CLIENTS_PRINTED, True),
    "client_lists.reasons": (P.EXPORT_LIST, None, False),
    "merging.compare": (P.MERGE_CLIENTS, E.CLIENT_VIEWED, True),
    "merging.records_of": (P.READ_CLIENT, None, False),
    "merging.merge": (P.MERGE_CLIENTS, E.CLIENTS_MERGED, True),
    "merging.take_back": (P.MERGE_CLIENTS, E.CLIENTS_UNMERGED, True),
    "plans.revisions": (P.READ_PLAN, None, False),
    "plans.open": (P.READ_PLAN, E.PLAN_VIEWED, True),
    "plans.readiness": (P.READ_PLAN, None, False),
    "plans.present": (P.READ_PLAN, None, False),
    "plans.closed_visits": (P.READ_PLAN, None, False),
    "plans.start": (P.WRITE_PLAN, E.PLAN_STARTED, True),
    "plans.save": (P.WRITE_PLAN, E.PLAN_EDITED, True),
    "plans.discard_draft": (P.WRITE_PLAN, E.PLAN_DISCARDED, True),
    "plans.put_back_draft": (P.WRITE_PLAN, E.UNDONE, True),
    "plans.finalize": (P.FINALIZE_PLAN, E.PLAN_FINALIZED, True),
    "plan_events.of_client": (P.READ_PLAN, None, False),
    "plan_events.followed": (P.READ_PLAN, None, False),
    "plan_events.record": (P.RECORD_PLAN_EVENT, E.PLAN_EVENT_RECORDED, True),
    "plan_events.take_back": (P.RECORD_PLAN_EVENT, E.PLAN_EVENT_TAKEN_BACK, True),
    "consents.of_client": (P.READ_CONSENTS, E.CONSENTS_VIEWED, True),
    "consents.blank": (P.WRITE_CONSENT, None, False),
    "consents.begin": (P.WRITE_CONSENT, E.CONSENT_CHANGED, True),
    "consents.write": (P.WRITE_CONSENT, E.CONSENT_CHANGED, True),
    "consents.discard": (P.WRITE_CONSENT, E.CONSENT_CHANGED, True),
    "consents.put_back": (P.WRITE_CONSENT, E.UNDONE, True),
    "consents.sign": (P.WRITE_CONSENT, E.CONSENT_SIGNED, True),
    "consents.revoke": (P.REVOKE_CONSENT, E.CONSENT_REVOKED, True),
    "consents.end": (P.WRITE_CONSENT, E.CONSENT_CHANGED, True),
    "consents.mark_false": (P.WRITE_CONSENT, E.CONSENT_CHANGED, True),
    "consents.ending": (P.READ_CONSENTS, None, False),
    "consent_papers.paper": (P.READ_CONSENTS, None, False),
    "consent_papers.pdf": (P.READ_CONSENTS, E.CONSENT_PRINTED, True),
    "consent_papers.printable": (P.READ_CONSENTS, None, False),
    "consent_papers.scan": (P.READ_CONSENTS, E.FILE_VIEWED, True),
    "recipients.offered": (P.READ_CONSENTS, None, False),
    "recipients.named": (P.READ_CONSENTS, None, False),
    "recipients.tellings": (P.READ_CONSENTS, None, False),
    "recipients.add_person": (P.WRITE_CONSENT, E.OUTSIDE_PERSON_CHANGED, True),
    "recipients.change_person": (P.WRITE_CONSENT, E.OUTSIDE_PERSON_CHANGED, True),
    "recipients.archive_person": (P.WRITE_CONSENT, E.OUTSIDE_PERSON_CHANGED, True),
    "recipients.restore_person": (P.WRITE_CONSENT, E.OUTSIDE_PERSON_CHANGED, True),
    "recipients.mark_care": (P.WRITE_CONSENT, E.CARE_MARKED, True),
    "recipients.end_care": (P.WRITE_CONSENT, E.CARE_MARKED, True),
    "recipients.renew_care": (P.WRITE_CONSENT, E.UNDONE, True),
    "rights.of_client": (P.READ_RIGHTS, E.RIGHTS_VIEWED, True),
    "rights.give_notice": (P.WRITE_RIGHTS, E.NOTICE_RECORDED, True),
    "rights.take_back_notice": (P.WRITE_RIGHTS, E.NOTICE_RECORDED, True),
    "rights.put_back_notice": (P.WRITE_RIGHTS, E.UNDONE, True),
    "rights.ask_restriction": (P.WRITE_RIGHTS, E.RESTRICTION_CHANGED, True),
    "rights.write_restriction": (P.WRITE_RIGHTS, E.RESTRICTION_CHANGED, True),
    "rights.ask_copy": (P.WRITE_RIGHTS, E.COPY_REQUEST_CHANGED, True),
    "rights.withdraw_copy": (P.WRITE_RIGHTS, E.COPY_REQUEST_CHANGED, True),
    "rights.renew_copy": (P.WRITE_RIGHTS, E.UNDONE, True),
    "rights.deliver": (P.WRITE_RIGHTS, E.COPY_REQUEST_CHANGED, True),
    "rights.not_delivered": (P.WRITE_RIGHTS, E.UNDONE, True),
    "rights.ask_amendment": (P.WRITE_RIGHTS, E.AMENDMENT_CHANGED, True),
    "rights.write_amendment": (P.WRITE_RIGHTS, E.AMENDMENT_CHANGED, True),
    "sharing.recipients": (P.DISCLOSE, None, False),
    "sharing.named": (P.DISCLOSE, None, False),
    "sharing.coverage": (P.DISCLOSE, None, False),
    "sharing.registers": (P.DISCLOSE, None, False),
    "sharing.stopped": (P.READ_DISCLOSURES, None, False),
    "sharing.check": (P.READ_DISCLOSURES, None, False),
    "gate.look": (P.DISCLOSE, None, False),
    "gate.as_agreed": (P.DISCLOSE, None, False),
    "gate.prepare": (P.DISCLOSE, E.DISCLOSURE_PREPARED, True),
    "gate.call": (P.DISCLOSE, E.DISCLOSURE_SENT, True),
    "gate.of_client": (P.READ_DISCLOSURES, E.DISCLOSURES_VIEWED, True),
    "gate.paper": (P.READ_DISCLOSURES, E.DISCLOSURE_OPENED, True),
    "gate.send": (P.DISCLOSE, E.DISCLOSURE_SENT, True),
    "gate.not_sent": (P.DISCLOSE, E.UNDONE, True),
    "gate.destroy": (P.DISCLOSE, E.DISCLOSURE_DESTROYED, True),
    "accountings.of_client": (P.READ_DISCLOSURES, E.DISCLOSURES_VIEWED, True),
    "breaches.of_client": (P.READ_DISCLOSURES, None, False),
    "breaches.open_ones": (P.READ_DISCLOSURES, E.BREACHES_VIEWED, True),
    "breaches.blank": (P.WRITE_BREACH, None, False),
    "breaches.report": (P.WRITE_BREACH, E.BREACH_RECORDED, True),
    "breaches.change": (P.WRITE_BREACH, E.BREACH_RECORDED, True),
    "registers.agreements": (P.READ_REGISTERS, None, False),
    "registers.orders": (P.READ_REGISTERS, E.REGISTERS_VIEWED, True),
    "registers.orders_about": (P.READ_REGISTERS, None, False),
    "registers.add_agreement": (P.WRITE_REGISTERS, E.REGISTERS_CHANGED, True),
    "registers.change_agreement": (P.WRITE_REGISTERS, E.REGISTERS_CHANGED, True),
    "registers.attach_agreement": (P.WRITE_REGISTERS, E.REGISTERS_CHANGED, True),
    "registers.put_back_agreement": (P.WRITE_REGISTERS, E.UNDONE, True),
    "registers.archive_agreement": (P.WRITE_REGISTERS, E.REGISTERS_CHANGED, True),
    "registers.restore_agreement": (P.WRITE_REGISTERS, E.UNDONE, True),
    "registers.agreement_file": (P.READ_REGISTERS, E.FILE_VIEWED, True),
    "registers.add_order": (P.WRITE_REGISTERS, E.REGISTERS_CHANGED, True),
    "registers.change_order": (P.WRITE_REGISTERS, E.REGISTERS_CHANGED, True),
    "registers.attach_order": (P.WRITE_REGISTERS, E.REGISTERS_CHANGED, True),
    "registers.put_back_order": (P.WRITE_REGISTERS, E.UNDONE, True),
    "registers.archive_order": (P.WRITE_REGISTERS, E.REGISTERS_CHANGED, True),
    "registers.restore_order": (P.WRITE_REGISTERS, E.UNDONE, True),
    "registers.order_file": (P.READ_REGISTERS, E.FILE_VIEWED, True),
    "own_copies.gather": (P.COPY_RECORD, E.RECORD_COPIED, True),
    "own_copies.keep": (P.COPY_RECORD, E.COPY_REQUEST_CHANGED, True),
    "own_copies.kept": (P.COPY_RECORD, E.FILE_VIEWED, True),
    "emergency.open": (P.EMERGENCY_ACCESS, E.EMERGENCY_VIEWED, True),
    "emergency.questions": (P.EMERGENCY_ACCESS, None, False),
    "emergency.told": (P.EMERGENCY_ACCESS, E.EMERGENCY_ANSWERED, True),
    "emergency.nothing_told": (P.EMERGENCY_ACCESS, E.EMERGENCY_ANSWERED, True),
    "emergency.ask_again": (P.EMERGENCY_ACCESS, E.UNDONE, True),
    "asking.whom": (P.READ_CONSENTS, E.WHOM_WE_TELL_ASKED, True),
    "leaving.open": (P.READ_PLAN, E.PLAN_VIEWED, True),
    "leaving.status_after": (P.READ_PLAN, None, False),
    "leaving.begin": (P.WRITE_PLAN, E.PLAN_STARTED, True),
    "leaving.print": (P.LEAVE_NOW, E.LEFT_NOW, True),
    "signatures.signers": (P.READ_PLAN, None, False),
    "signatures.sign": (P.RECORD_PLAN_EVENT, E.PLAN_EVENT_RECORDED, True),
    "signatures.attach_scan": (P.RECORD_PLAN_EVENT, E.PLAN_EVENT_RECORDED, True),
    "signatures.attached": (P.READ_PLAN, E.FILE_VIEWED, True),
    "signatures.attached_for_paper": (P.PRINT_PLAN, E.PLAN_PRINTED, True),
    "signatures.page": (P.READ_PLAN, None, False),
    "signatures.page_pdf": (P.PRINT_PLAN, E.PLAN_PRINTED, True),
    "plan_versions.compare": (P.READ_PLAN, E.PLAN_VIEWED, True),
    "papers.plan": (P.READ_PLAN, None, False),
    "papers.preview": (P.READ_PLAN, None, False),
    "papers.stored_pdf": (P.READ_PLAN, None, False),
    "papers.pdf": (P.PRINT_PLAN, E.PLAN_PRINTED, True),
    "papers.printable": (P.PRINT_MANY, None, False),
    "papers.check": (P.PRINT_PLAN, None, False),
    "papers.look": (P.READ_PLAN, None, False),
    "papers.usual_set": (P.PRINT_PLAN, None, False),
    "papers.keep_usual_set": (P.OWN_ACCOUNT, None, True),
    "papers.gather": (P.PRINT_PLAN, E.PLAN_PRINTED, True),
    "chart.waiting": (P.READ_CLIENT, None, False),
    "chart.count": (P.READ_CLIENT, None, False),
    "chart.count_clients": (P.READ_CLIENT, None, False),
    "chart.caseload": (P.READ_CLIENT, None, False),
    "chart.note": (P.WRITE_CHART_NOTE, E.CHART_NOTE_MADE, True),
    "chart.whole_note": (P.WRITE_CHART_NOTE, E.CHART_NOTE_MADE, True),
    "chart.mark": (P.WRITE_CHART_NOTE, E.CHART_MARKED, True),
    "chart.take_back": (P.WRITE_CHART_NOTE, E.UNDONE, True),
    "papers.gather_cards": (P.PRINT_PLAN, E.CARD_PRINTED, True),
    "papers.gather_weeks": (P.PRINT_PLAN, E.WEEK_PRINTED, True),
    "directory.find": (P.READ_DIRECTORY, None, False),
    "directory.rows": (P.READ_DIRECTORY, None, False),
    "directory.get": (P.READ_DIRECTORY, None, False),
    "directory.alike": (P.READ_DIRECTORY, None, False),
    "directory.used_by": (P.READ_PLAN, None, False),
    "directory.place": (P.READ_DIRECTORY, None, False),
    "directory.public_holidays": (P.READ_DIRECTORY, None, False),
    "directory.add": (P.WRITE_DIRECTORY, E.DIRECTORY_ADDED, True),
    "directory.change": (P.WRITE_DIRECTORY, E.DIRECTORY_CHANGED, True),
    "directory.confirm_line": (P.WRITE_DIRECTORY, E.DIRECTORY_CHANGED, True),
    "directory.archive": (P.WRITE_DIRECTORY, E.DIRECTORY_ARCHIVED, True),
    "directory.restore": (P.WRITE_DIRECTORY, E.DIRECTORY_RESTORED, True),
    "statuses.of_client": (P.READ_CLIENT, None, False),
    "statuses.current": (P.READ_CLIENT, None, False),
    "statuses.change": (P.WRITE_CLIENT, E.STATUS_CHANGED, True),
    "statuses.put_back": (P.WRITE_CLIENT, E.UNDONE, True),
    "safety_links.is_bound": (P.READ_CLIENT, None, False),
    "safety_links.may_write": (P.READ_CLIENT, None, False),
    "safety_links.of_client": (P.READ_CLIENT, E.SAFETY_LINKS_VIEWED, True),
    "safety_links.add": (P.WRITE_SAFETY_LINK, E.SAFETY_LINK_ADDED, True),
    "safety_links.change": (P.WRITE_SAFETY_LINK, E.SAFETY_LINK_CHANGED, True),
    "safety_links.lift": (P.WRITE_SAFETY_LINK, E.SAFETY_LINK_LIFTED, True),
    "safety_links.restore": (P.WRITE_SAFETY_LINK, E.SAFETY_LINK_RESTORED, True),
    "messages.take": (P.TAKE_MESSAGE, E.MESSAGE_TAKEN, True),
    "messages.withdraw": (P.TAKE_MESSAGE, E.MESSAGE_CHANGED, True),
    "messages.put_back": (P.TAKE_MESSAGE, E.MESSAGE_CHANGED, True),
    "messages.find": (P.READ_MESSAGES, E.MESSAGES_VIEWED, True),
    "messages.rows": (P.READ_MESSAGES, None, False),
    "messages.handle": (P.READ_MESSAGES, E.MESSAGE_CHANGED, True),
    "messages.reopen": (P.READ_MESSAGES, E.MESSAGE_CHANGED, True),
    "messages.give_back": (P.READ_MESSAGES, E.MESSAGE_CHANGED, True),
    "messages.reassign": (P.READ_MESSAGES, E.MESSAGE_CHANGED, True),
    "messages.link": (P.READ_CLIENT, E.MESSAGE_CHANGED, True),
    "center.profile": (P.READ_CENTER, None, False),
    "center.stored_profile": (P.READ_CENTER, None, False),
    "center.change_profile": (P.WRITE_CENTER, E.CENTER_CHANGED, True),
    "center.closed_days": (P.READ_CENTER, None, False),
    "programs.list": (P.READ_CENTER, None, False),
    "programs.offered": (P.READ_CENTER, None, False),
    "programs.renamed": (P.READ_CENTER, None, False),
    "programs.change": (P.WRITE_CENTER, E.SETTINGS_CHANGED, True),
    "programs.put_back": (P.WRITE_CENTER, E.UNDONE, True),
    "printing.choices": (P.READ_CENTER, None, False),
    "printing.change": (P.WRITE_CENTER, E.SETTINGS_CHANGED, True),
    "printing.sample": (P.READ_CENTER, None, False),
    "readiness.choices": (P.READ_CENTER, None, False),
    "readiness.change": (P.WRITE_CENTER, E.SETTINGS_CHANGED, True),
    "readiness.put_back": (P.WRITE_CENTER, E.UNDONE, True),
    "staff.list": (P.READ_STAFF, None, False),
    "staff.add": (P.WRITE_STAFF, E.STAFF_ADDED, True),
    "staff.change": (P.WRITE_STAFF, E.STAFF_CHANGED, True),
    "staff.deactivate": (P.WRITE_STAFF, E.STAFF_DEACTIVATED, True),
    "staff.reactivate": (P.WRITE_STAFF, E.STAFF_REACTIVATED, True),
    "staff.reset_password": (P.WRITE_STAFF, E.PASSWORD_RESET, True),
    "staff.change_own_password": (P.OWN_ACCOUNT, E.PASSWORD_CHANGED, True),
    "staff.is_own_password": (P.OWN_ACCOUNT, None, False),
    "approved_words.list": (P.READ_CENTER, None, False),
    "approved_words.approve": (P.APPROVE_WORDS, E.WORDS_APPROVED, True),
    "approved_words.change": (P.APPROVE_WORDS, E.WORDS_CHANGED, True),
    "approved_words.withdraw": (P.APPROVE_WORDS, E.WORDS_CHANGED, True),
    "approved_words.put_back": (P.APPROVE_WORDS, E.UNDONE, True),
    "starters.list": (P.READ_CENTER, None, False),
    "starters.add": (P.WRITE_STARTERS, E.STARTERS_CHANGED, True),
    "starters.change": (P.WRITE_STARTERS, E.STARTERS_CHANGED, True),
    "starters.hide": (P.WRITE_STARTERS, E.STARTERS_CHANGED, True),
    "starters.show": (P.WRITE_STARTERS, E.STARTERS_CHANGED, True),
    "starters.restore": (P.WRITE_STARTERS, E.STARTERS_CHANGED, True),
    "starters.put_back": (P.WRITE_STARTERS, E.UNDONE, True),
    "plain_words.choices": (P.READ_CENTER, None, False),
    "plain_words.change": (P.WRITE_CENTER, E.SETTINGS_CHANGED, True),
    "plain_words.put_back": (P.WRITE_CENTER, E.UNDONE, True),
    "audit.entries": (P.READ_AUDIT, None, False),
    "audit.find": (P.READ_AUDIT, None, False),
    "audit.lines": (P.READ_AUDIT, None, False),
    "audit.export": (P.READ_AUDIT, E.AUDIT_EXPORTED, True),
    "audit.verify": (P.CHECK_DATA, None, False),
    "audit.check_data": (P.CHECK_DATA, E.DATA_CHECKED, True),
    "stash.keep": (P.OWN_ACCOUNT, None, True),
    "stash.take": (P.OWN_ACCOUNT, None, True),
    "stash.form_keys": (P.OWN_ACCOUNT, None, False),
    "stash.discard": (P.OWN_ACCOUNT, None, True),
    "session.begin": (P.OWN_ACCOUNT, E.SIGNED_IN, True),
    "session.end": (P.OWN_ACCOUNT, E.SIGNED_OUT, True),
}
"""Method -> permission, audit event, whether it writes. A method without an event changes nothing of the record."""


def methods(desk: Desk) -> Iterator[tuple[str, object]]:
    """Every public method of every service on the desk, by its name."""
    for attribute, service in vars(desk).items():
        if isinstance(service, Service):
            for name, method in inspect.getmembers(service, callable):
                if not name.startswith("_"):
                    yield f"{attribute}.{name}", method


def test_every_public_method_stands_in_the_table(desk: Desk) -> None:
    found = {name: spec_of(method) for name, method in methods(desk)}
    assert found == {name: UseCase(*row) for name, row in TABLE.items()}


def test_every_service_stands_on_the_desk(desk: Desk) -> None:
    on_the_desk = {type(service) for service in vars(desk).values() if isinstance(service, Service)}
    here = {one for one in Service.__subclasses__() if one.__module__.startswith("aftercare_desktop.")}
    assert here == on_the_desk


@pytest.mark.parametrize("role", Role)
def test_a_role_may_call_exactly_what_its_permissions_say(place: Place, role: Role) -> None:
    desk = place.sign_in_as(role)
    allowed = {name for name, method in methods(desk) if _is_allowed(method)}
    assert allowed == {name for name, row in TABLE.items() if row[0] in ROLE_PERMISSIONS[role]}


def _is_allowed(method: object) -> bool:
    """Called without arguments: permission is asked before anything else, so a missing argument means allowed."""
    assert callable(method)
    try:
        method()
    except NotPermitted:
        return False
    except (TypeError, AftercareError):
        return True
    return True


def test_every_refusal_is_a_sentence() -> None:
    assert set(ACTS) == set(Permission)
    assert refusal(P.WRITE_STAFF).endswith("ask an administrator.")
    assert refusal(P.FINALIZE_PLAN).endswith("ask a supervisor.")


class Trial(Service):
    """Use cases that go wrong on purpose. Lives in the tests, so the desk does not know it."""

    @use_case(P.OWN_ACCOUNT, audit=E.CLIENT_CHANGED)
    def fails_after_its_line(self, work: Work) -> None:
        work.record("client", 1)
        work.changed(Topic.CLIENTS)
        raise ValueError

    @use_case(P.OWN_ACCOUNT, audit=E.CLIENT_CHANGED)
    def forgets_its_line(self, work: Work) -> None:
        work.changed(Topic.CLIENTS)

    @use_case(P.OWN_ACCOUNT)
    def writes_a_line_unasked(self, work: Work) -> None:
        work.record("client", 1)

    @use_case(P.OWN_ACCOUNT, audit=E.CLIENT_CHANGED)
    def nests(self, work: Work) -> None:
        self.writes_a_line_unasked()

    @use_case(P.OWN_ACCOUNT, audit=E.CLIENT_CHANGED)
    def works(self, work: Work, number: int, *, word: str = "") -> str:
        work.record("client", number, word)
        work.changed(Topic.CLIENTS)
        work.changed(Topic.CLIENTS, Topic.PLANS)
        work.after_commit(lambda: self.done.append(word))
        return word * number

    done: list[str]


@pytest.fixture
def trial(desk: Desk) -> Trial:
    made = Trial(desk._context)
    made.done = []
    return made


@pytest.mark.parametrize(
    "name", ["fails_after_its_line", "forgets_its_line", "writes_a_line_unasked", "nests"]
)
def test_a_failing_body_leaves_no_line_and_no_announcement(desk: Desk, trial: Trial, name: str) -> None:
    before = desk.audit.entries()
    heard: list[Topics] = []
    desk.changes.subscribe(Topic, heard.append)
    with pytest.raises((ValueError, RuntimeError)):
        getattr(trial, name)()
    assert desk.audit.entries() == before
    assert heard == []
    assert desk.audit.verify().is_whole()


def test_topics_are_announced_once_and_after_the_commit(desk: Desk, place: Place, trial: Trial) -> None:
    heard: list[Topics] = []
    other = place.sign_in()

    def listen(topics: Topics) -> None:
        assert trial.done == ["ab"]
        assert other.audit.entries()[0].event is E.CLIENT_CHANGED  # visible to others: committed
        heard.append(topics)

    desk.changes.subscribe(Topic, listen)
    assert trial.works(2, word="ab") == "abab"
    assert heard == [frozenset({Topic.CLIENTS, Topic.PLANS})]
    line = desk.audit.entries()[0]
    assert (line.subject, line.subject_id, line.detail) == ("client", 2, "ab")
    assert (line.staff_id, line.at) == (desk.staff_member.id, place.clock.now())


def test_a_use_case_keeps_its_name_and_its_words(desk: Desk) -> None:
    assert desk.clients.archive.__name__ == "archive"
    assert "nothing is deleted" in (desk.clients.archive.__doc__ or "")
