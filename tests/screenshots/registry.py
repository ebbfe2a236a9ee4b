"""Every page, dialog and document there is. A new one is added here and is then pictured and tested for its names."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QWidget

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.documents.accounting import accounting_pdf
from aftercare_desktop.documents.client_list import ClientListSheet, client_list_pdf
from aftercare_desktop.documents.disclosed import disclosed_pdf
from aftercare_desktop.documents.first_sign_in import first_sign_in_pdf
from aftercare_desktop.documents.plan import signed_pdf
from aftercare_desktop.documents.recovery_key import recovery_key_pdf
from aftercare_desktop.domain.client_filters import (
    USUAL_EXPORT,
    ClientFilter,
    ExportPurpose,
    ExportReason,
    LeaveKind,
    LeaveWindow,
    PlanProgress,
)
from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.messages import CallerKind, Message, MessageView
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.plans import RevisionState, Section
from aftercare_desktop.domain.print_set import PaperKind, WantedPaper
from aftercare_desktop.domain.readiness import gaps
from aftercare_desktop.domain.statuses import NewStatus, StatusChange
from aftercare_desktop.domain.timeline import NoteLine
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.both import BothDialog, Difference
from aftercare_desktop.ui.dialogs.change_status import ChangeStatusDialog
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.export_list import ExportListDialog
from aftercare_desktop.ui.dialogs.finalize import FinalizeDialog
from aftercare_desktop.ui.dialogs.hand_on import HandOnDialog
from aftercare_desktop.ui.dialogs.keys import KeysDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.name_filter import NameFilterDialog
from aftercare_desktop.ui.dialogs.note import NoteDialog, NoteRights
from aftercare_desktop.ui.dialogs.safety_link import SafetyLinkDialog
from aftercare_desktop.ui.dialogs.set_up import SetUpDialog
from aftercare_desktop.ui.dialogs.someone_asking import SomeoneAskingDialog
from aftercare_desktop.ui.dialogs.versions import VersionsDialog
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.overview import OverviewPane
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.pages.directory import DirectoryPage
from aftercare_desktop.ui.pages.duplicates import DuplicatesPage
from aftercare_desktop.ui.pages.plan.pane import PlanPane
from aftercare_desktop.ui.pages.plan.versions import version_states
from aftercare_desktop.words.client_list import PRACTICE_MARK, TITLE, footer, heads, note, paper_cells
from tests.accounting import full_accounting
from tests.builders import TODAY, build_client
from tests.centers import HANDED_OUT
from tests.disclosed import papers_for_others
from tests.screenshots.asking import ASKING
from tests.screenshots.chart import CHART, note_papers
from tests.screenshots.consents import CONSENTS, consent_forms
from tests.screenshots.emergency import EMERGENCY
from tests.screenshots.following import FOLLOWING
from tests.screenshots.importing import COLUMNS, DONE, FILE, PREVIEW, import_page
from tests.screenshots.leaving import LEAVING, leaving_papers
from tests.screenshots.printing import making_now, print_set, print_set_of_many, printing_now
from tests.screenshots.reading import READING
from tests.screenshots.rights import RIGHTS, own_copy_papers
from tests.screenshots.settings import SETTINGS
from tests.screenshots.sharing import SHARING
from tests.screenshots.signing import SIGNING, signed_paper
from tests.screenshots.stage import Stage
from tests.screenshots.starters import STARTERS
from tests.screenshots.twins import TWINS
from tests.screenshots.versions import VERSIONS
from tests.screenshots.with_client import WITH_CLIENT

_RECOVERY_KEY = "0K3VT-9WZ4M-QX7RA-2HJ6C-D8PNE-5SBGY-1F0TK"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file name, and what brings the widget on screen and returns it."""

    name: str
    take: Callable[[Stage], QWidget]


def _sign_in(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in()
    return stage.window


def _sign_in_practice(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in("demo", "aftercare-demo", practice=True)
    return stage.window


def _practice_being_made(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in()
    stage.window.sign_in.set_busy(True)
    stage.window.sign_in.show_progress(41, 100)
    return stage.window


def _sign_in_refused(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.set_busy(False)
    stage.window.sign_in.show_sign_in("demo")
    stage.window.sign_in.show_problem("User name or password is not right. Nothing was opened; try again.")
    return stage.window


def _recovery(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in("demo")
    stage.window.sign_in.door.forgotten.emit()
    return stage.window


def _own_password(stage: Stage) -> QWidget:
    stage.window.lock()
    stage.window.sign_in.show_sign_in("leah")
    stage.window.sign_in.ask_own_password("leah", HANDED_OUT)
    return stage.window


def _locked(stage: Stage) -> QWidget:
    stage.workspace()
    stage.window.lock()
    return stage.window


def _set_up(stage: Stage, step: int) -> QWidget:
    dialog = SetUpDialog(stage.doors.center, stage.tasks, TODAY)  # over nothing: no center is open yet
    dialog.center.name.set_value("Alder Point Recovery")
    dialog.center.phone.set_value("207-555-0100")
    dialog.center.hours.set_value("Monday to Friday, 8 AM to 5 PM")
    dialog.center.state.set_value("ME")
    dialog.person.name.set_value("Dana Whitcomb")
    dialog.person.user.set_value("dana")
    dialog.person.password.first.setText("harbor-quilt-lantern")
    dialog.key.show_key(_RECOVERY_KEY)
    dialog.show_step(step)
    return stage.show_dialog(dialog)


def _keys(stage: Stage) -> QWidget:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "plan"))
    return stage.show_dialog(
        KeysDialog(stage.workspace().keys_everywhere(), page.title, page.keys, stage.window)
    )


def _message(stage: Stage) -> QWidget:
    stage.workspace()
    words = "Priya changed this at 9:40. Keep yours, keep hers, or see both."
    verbs = (("See both", "primary"), ("Keep mine", "default"), ("Keep hers", "default"))
    return stage.show_dialog(MessageDialog(stage.window, "Changed elsewhere", words, verbs))  # type: ignore[arg-type]


def _page(route: Route) -> Callable[[Stage], QWidget]:
    def take(stage: Stage) -> QWidget:
        stage.go(route)
        return stage.window

    return take


def _clients_page(stage: Stage) -> ClientsPage:
    """The list as it is at first: everybody, no filters on screen."""
    page = stage.go(Route("clients"))
    assert isinstance(page, ClientsPage)
    page.cancel_here()
    page.filters.clear()
    return page


def _clients(stage: Stage) -> QWidget:
    _clients_page(stage)
    return stage.window


def _clients_filtered(stage: Stage) -> QWidget:
    page = _clients_page(stage)
    page.filters.open_panel()
    page.filters.panel.filter_changed.emit(
        ClientFilter(
            statuses=(ClientStatus.IN_TREATMENT, ClientStatus.AFTERCARE),
            mine=True,
            leaving=LeaveWindow(LeaveKind.NEXT_DAYS, 14),
            plans=(PlanProgress.NONE, PlanProgress.DRAFT),
        )
    )
    stage.settle()
    return stage.window


def _clients_nobody(stage: Stage) -> QWidget:
    _clients_page(stage).filters.panel.filter_changed.emit(
        ClientFilter(statuses=(ClientStatus.DIED,), plans=(PlanProgress.DRAFT,), mine=True)
    )
    stage.settle()
    return stage.window


def _export_list(stage: Stage) -> QWidget:
    stage.workspace()
    dialog = ExportListDialog(63, "Status: Aftercare. Counselor: Mine.", stage.window)
    dialog.purpose.set_value(ExportPurpose.OTHER)
    dialog.purpose.edited.emit("")
    return stage.show_dialog(dialog)


def _name_filter(stage: Stage) -> QWidget:
    stage.workspace()
    return stage.show_dialog(NameFilterDialog("Status: Aftercare. Counselor: Mine.", stage.window))


def _toast(stage: Stage) -> QWidget:
    stage.go(Route("clients"))
    stage.workspace().show_toast(Toast("Theo Bramwell archived", action_text="Undo"))
    return stage.window


def _settled_plan(stage: Stage, client_id: int, place: str) -> PlanPane:
    """The plan of a client at one section, with its preview drawn."""
    page = stage.go(Route("client", client_id, f"plan:{place}" if place else "plan"))
    pane = page.findChild(PlanPane)
    assert isinstance(pane, PlanPane)
    if pane.preview.isVisible():
        stage.settle(pane.preview.is_up_to_date)
    return pane


def _plan(section: Section) -> Callable[[Stage], QWidget]:
    def take(stage: Stage) -> QWidget:
        _settled_plan(stage, stage.client_id("Theo Bramwell"), section.value)
        return stage.window

    return take


def _entry_changed(stage: Stage) -> QWidget:
    """An entry of the directory that changed since the draft was written."""
    stage.go(Route("clients"))
    directory = stage.desk().directory
    (entry_id,) = directory.find("congress pharmacy")
    stored = directory.get(entry_id)
    directory.change(entry_id, replace(stored.entry, phone="207-555-0135"), stored.version)
    _settled_plan(stage, stage.client_id("Theo Bramwell"), Section.MEDICINES.value)
    return stage.window


def _client_with(stage: Stage, state: RevisionState | None) -> int:
    """The first client whose newest plan is in this state, or who has none."""
    desk = stage.desk()
    for client_id in desk.clients.find(""):
        revision = desk.plans.open(client_id).revision
        if (revision.state if revision is not None else None) == state:
            return client_id
    if state is not None:
        raise LookupError(f"nobody has a plan in the state {state}")
    return desk.clients.add(build_client("Noor Haddad", record_number="000990")).value


def _plan_in(state: RevisionState | None) -> Callable[[Stage], QWidget]:
    def take(stage: Stage) -> QWidget:
        _settled_plan(stage, _client_with(stage, state), "")
        return stage.window

    return take


def _finalize(stage: Stage) -> QWidget:
    pane = _settled_plan(stage, _client_with(stage, RevisionState.DRAFT), "")
    return stage.show_dialog(FinalizeDialog(1, gaps(pane._results), stage.window))


def _versions(stage: Stage) -> QWidget:
    client_id = stage.client_id("Theo Bramwell")
    desk = stage.desk()
    view = desk.plans.open(client_id)
    states = version_states(desk, view)
    return stage.show_dialog(
        VersionsDialog(view.history, view.history[0].id, desk.zone, stage.window, followed=states)
    )


def _both(stage: Stage) -> QWidget:
    stage.workspace()
    found = (
        Difference("preferred_name", "Preferred name", "Teddy", "Ted"),
        Difference("phones", "Phones", "207-555-0142", "207-555-0142, 207-555-0177"),
    )
    return stage.show_dialog(BothDialog(found, stage.window))


def _choose_client(stage: Stage, typed: str) -> QWidget:
    dialog = ChooseClientDialog(
        stage.desk(),
        "Whose record is this message about?",
        words="Choose only if you are sure.",
        parent=stage.window,
    )
    dialog.search.setText(typed)
    return stage.show_dialog(dialog)


def _directory_page(stage: Stage) -> DirectoryPage:
    stage.workspace().page().can_leave()
    page = stage.go(Route("directory"))
    assert isinstance(page, DirectoryPage)
    page.entry.let_go()
    page.search.clear()
    return page


def _directory_change(stage: Stage) -> QWidget:
    _directory_page(stage).entry.change()
    return stage.window


def _directory_nothing(stage: Stage) -> QWidget:
    _directory_page(stage).search.setText("Zzyzx")
    return stage.window


def _palette(stage: Stage, typed: str) -> QWidget:
    desk = stage.desk()
    for client_id in desk.clients.find("")[:3]:
        desk.clients.open(client_id)
    stage.go(Route("clients"))
    over = stage.workspace().over
    over.close_palette()
    over.find_anything()
    assert over.palette is not None
    over.palette.search.setText(typed)
    return stage.window


def _no_message(stage: Stage) -> QWidget:
    desk = stage.desk()
    for row in desk.messages.rows(desk.messages.find(MessageView.MINE)):
        desk.messages.handle(row.id, row.version)
    stage.go(Route("messages", None, "mine"))
    return stage.window


def _hand_on(stage: Stage) -> QWidget:
    people = [(member.id, member.name) for member in stage.desk().staff.list()]
    return stage.show_dialog(HandOnDialog(people, people[0][0], stage.window))


def _someone_asking(stage: Stage) -> QWidget:
    message = Message(
        "Theo", "Rosa Bramwell", CallerKind.FAMILY, "207-555-0177", "She is worried. Please call back."
    )
    return stage.show_dialog(SomeoneAskingDialog(stage.desk(), message, stage.window))


def _client(part: str) -> Callable[[Stage], QWidget]:
    def take(stage: Stage) -> QWidget:
        stage.go(Route("client", stage.client_id("Theo Bramwell"), part))
        return stage.window

    return take


def _overview_of_somebody_new(stage: Stage) -> QWidget:
    found = stage.desk().clients.find("Amal Haddad")
    client_id = found[0] if found else stage.desk().clients.add(Client("Amal Haddad")).value
    stage.go(Route("client", client_id, "overview"))
    return stage.window


def _client_named(name: str, part: str) -> Callable[[Stage], QWidget]:
    def take(stage: Stage) -> QWidget:
        _go_twice(stage, Route("client", stage.client_id(name), part))
        return stage.window

    return take


def _change_status(status: ClientStatus) -> Callable[[Stage], QWidget]:
    def take(stage: Stage) -> QWidget:
        desk = stage.desk()
        theo = desk.clients.open(stage.client_id("Theo Bramwell")).client
        dialog = ChangeStatusDialog(theo, desk.today, None, stage.window)
        dialog.status.set_value(status)
        dialog.status.edited.emit("")
        return stage.show_dialog(dialog)

    return take


def _status_told(stage: Stage) -> QWidget:
    """Somebody in hospital, at the card of the stay."""
    desk = stage.desk()
    client_id = stage.client_id("Marisol")
    stored = desk.clients.open(client_id)
    if stored.client.status is not ClientStatus.IN_HOSPITAL:
        change = StatusChange(
            ClientStatus.IN_HOSPITAL, TODAY - timedelta(days=3), "Maine Coast", TODAY + timedelta(days=8)
        )
        desk.statuses.change(client_id, NewStatus(change), stored.version)
    _go_twice(stage, Route("client", client_id, "facts:stay"))
    return stage.window


def _safety_hidden(stage: Stage) -> QWidget:
    """Somebody with a safety link whose counselor is another."""
    desk = stage.desk()
    bound = [key for key in desk.clients.find("") if desk.safety_links.is_bound(key)]
    others = [key for key in bound if not desk.safety_links.may_write(key)]
    _go_twice(stage, Route("client", (others or bound)[0], "facts:safety"))
    return stage.window


def _go_twice(stage: Stage, route: Route) -> None:
    """Cards are made one after the other; once all stand, a part can be scrolled to."""
    page = stage.go(route)
    assert isinstance(page, ClientPage)
    stage.settle(page.facts.form.is_complete)
    stage.go(route)


def _safety_link(stage: Stage, *, another_client: bool) -> QWidget:
    stage.workspace()
    chosen = (stage.client_id("Grady"), "Grady Ouellette")
    today = stage.desk().today
    dialog = SafetyLinkDialog(
        stage.client_id("Theo Bramwell"), today, lambda window: chosen, parent=stage.window
    )
    if another_client:
        dialog.other.click()
    return stage.show_dialog(dialog)


def _overview(stage: Stage) -> OverviewPane:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "overview"))
    pane = page.findChild(OverviewPane)
    assert isinstance(pane, OverviewPane)
    return pane


def _timeline(stage: Stage) -> QWidget:
    """With two entries, one of them made in error."""
    theo, desk = stage.client_id("Theo Bramwell"), stage.desk()
    if all(
        not isinstance(line, NoteLine) or not line.in_error_by
        for line in desk.timelines.of_client(theo).lines
    ):
        called = "Elise called: she picks Theo up on Wednesday at 11 and stays until Thursday evening."
        desk.entries.add(theo, Entry(NoteKind.FAMILY, TODAY, called))
        wrong = desk.entries.add(theo, Entry(NoteKind.NOTE, TODAY, "This was about somebody else.")).value
        desk.entries.mark_in_error(wrong, 1)
    _scroll_to_timeline(stage, _overview(stage))
    return stage.window


def _scroll_to_timeline(stage: Stage, pane: OverviewPane) -> None:
    stage.settle()
    pane.sheet.verticalScrollBar().setValue(pane.timeline.y())


def _timeline_note(stage: Stage) -> QWidget:
    pane = _overview(stage)
    pane.timeline.write.click()
    pane.timeline.form.fields.text.text.insertPlainText("He asked for a ride on Friday.")
    _scroll_to_timeline(stage, pane)
    return stage.window


def _note(stage: Stage) -> QWidget:
    _timeline(stage)
    pane = _overview(stage)
    pane.timeline.form.put_away()
    line = next(
        row.line
        for row in pane.timeline.list.rows
        if isinstance(row.line, NoteLine) and not row.line.note.is_in_error()
    )
    rights = NoteRights(correct=True, move=True, empty=True)
    return stage.show_dialog(NoteDialog(line, rights, stage.desk().today, stage.window))


def _twin_of_theo(stage: Stage) -> tuple[int, int]:
    """Theo, and a second record of him that somebody else wrote."""
    desk = stage.desk()
    theo, number = stage.client_id("Theo Bramwell"), "000904"
    found = desk.clients.find(number)
    if found:
        return theo, found[0]
    born = desk.clients.open(theo, reload=True).client.birth_date
    twin = build_client(
        "Theodore Alexander Featherstonehaugh-Bramwell",
        preferred_name="Theo Bramwell",
        birth_date=born,
        record_number=number,
        status=ClientStatus.AFTERCARE,
        language="English, and Portuguese at home",
        allergies="Latex",
        email="theo.bramwell@example.org",
        phones=(Phone("207-555-0187", note="His sister's, evenings only"),),
    )
    return theo, desk.clients.add(twin).value


def _merge(stage: Stage) -> QWidget:
    theo, twin = _twin_of_theo(stage)
    stage.go(Route("merge", theo, str(twin)))
    return stage.window


def _merged_with_two_drafts(desk: Desk) -> int:
    """Somebody new, without a safety link: whoever may not see why one is there may not merge its record."""
    keep, other = (
        desk.clients.add(build_client("Noor Haddad", record_number=number)).value
        for number in ("000991", "000991-B")
    )
    for client_id in (keep, other):
        desk.plans.start(client_id)
    both = desk.merging.compare(keep, other)
    return desk.merging.merge(keep, other, (both.keep.version, both.other.version), ()).value


def _set_aside(stage: Stage) -> tuple[PlanPane, VersionsDialog]:
    """The plan of somebody with whose record another one with a draft of its own was merged."""
    desk = stage.desk()
    known = desk.clients.find("000991")
    keep = known[0] if known else _merged_with_two_drafts(desk)
    pane = _settled_plan(stage, keep, "")
    view = desk.plans.open(keep, reload=True)
    assert view.revision is not None
    return pane, VersionsDialog((*view.history, *view.set_aside), view.revision.id, desk.zone, stage.window)


def _set_aside_listed(stage: Stage) -> QWidget:
    return stage.show_dialog(_set_aside(stage)[1])


def _set_aside_read(stage: Stage) -> QWidget:
    pane, versions = _set_aside(stage)
    pane.versions.open_version(list(versions.buttons_by_id)[-1])
    stage.settle(pane.frozen.pages.is_up_to_date)
    return stage.window


def _duplicates(stage: Stage) -> QWidget:
    _twin_of_theo(stage)
    page = stage.go(Route("duplicates"))
    assert isinstance(page, DuplicatesPage)
    stage.settle(page.again_button.isEnabled)
    return stage.window


def _twin_notice(stage: Stage) -> QWidget:
    theo = stage.desk().clients.open(stage.client_id("Theo Bramwell"), reload=True).client
    page = stage.go(Route("client", None, "new"))
    assert isinstance(page, ClientPage)
    page.facts.form.set_value(Client("Theo Bramwel", birth_date=theo.birth_date))
    page.facts.form.card("person").left.emit()
    page.facts._loaded = page.facts.form.value()  # nothing to be asked about when the next picture is taken
    return stage.window


def _audit_trail(stage: Stage) -> QWidget:
    """What the administrator sees; the last picture, because somebody else is signed in from here on."""
    stage.workspace()
    stage.window.lock()
    stage.window.enter(stage.doors.center.open("morgan", DEMO_PASSWORD)())
    stage.go(Route("settings", None, "audit"))
    return stage.window


SHOTS: tuple[Shot, ...] = (
    Shot("sign-in", _sign_in),
    Shot("sign-in-practice", _sign_in_practice),
    Shot("practice-being-made", _practice_being_made),
    Shot("sign-in-refused", _sign_in_refused),
    Shot("recovery", _recovery),
    Shot("own-password", _own_password),
    Shot("locked", _locked),
    Shot("set-up-1", lambda stage: _set_up(stage, 0)),
    Shot("set-up-2", lambda stage: _set_up(stage, 1)),
    Shot("set-up-3", lambda stage: _set_up(stage, 2)),
    Shot("clients-filtered", _clients_filtered),
    Shot("clients-nobody", _clients_nobody),
    Shot("clients", _clients),
    Shot("clients-export", _export_list),
    Shot("clients-name-filter", _name_filter),
    Shot("toast", _toast),
    Shot("client-new", _page(Route("client", None, "new"))),
    Shot("overview", _client("overview")),
    Shot("overview-empty", _overview_of_somebody_new),
    Shot("timeline", _timeline),
    Shot("timeline-note", _timeline_note),
    Shot("note", _note),
    Shot("client-twin", _twin_notice),
    Shot("merge", _merge),
    Shot("duplicates", _duplicates),
    Shot("client-facts", _client("facts")),
    Shot("client-contact", _client_named("Theo Bramwell", "facts:contact")),
    Shot("client-status", _status_told),
    Shot("change-status-died", _change_status(ClientStatus.DIED)),
    Shot("change-status-jail", _change_status(ClientStatus.IN_JAIL)),
    Shot("change-status-moved", _change_status(ClientStatus.MOVED)),
    Shot("client-safety", _client_named("Theo Bramwell", "facts:safety")),
    Shot("client-safety-hidden", _safety_hidden),
    Shot("safety-link", lambda stage: _safety_link(stage, another_client=False)),
    Shot("safety-link-client", lambda stage: _safety_link(stage, another_client=True)),
    *(Shot(name, take) for name, take in CHART),
    *(Shot(name, take) for name, take in CONSENTS),
    *(Shot(name, take) for name, take in RIGHTS),
    *(Shot(f"plan-{section.value}", _plan(section)) for section in Section),
    *(Shot(name, take) for name, take in STARTERS),
    *(Shot(name, take) for name, take in READING),
    Shot("plan-entry-changed", _entry_changed),
    Shot("plan-final", _plan_in(RevisionState.FINAL)),
    Shot("plan-none", _plan_in(None)),
    Shot("finalize", _finalize),
    *(Shot(name, take) for name, take in FOLLOWING),
    Shot("print-set", print_set),
    Shot("print-set-many", print_set_of_many),
    Shot("printing-now", printing_now),
    Shot("making-now", making_now),
    Shot("versions", _versions),
    Shot("versions-set-aside", _set_aside_listed),
    Shot("plan-set-aside", _set_aside_read),
    *(Shot(name, take) for name, take in VERSIONS),
    Shot("both", _both),
    *(Shot(name, take) for name, take in SIGNING),
    *(Shot(name, take) for name, take in SHARING),
    Shot("someone-asking", _someone_asking),
    *(Shot(name, take) for name, take in ASKING),
    *(Shot(name, take) for name, take in EMERGENCY),
    Shot("palette", lambda stage: _palette(stage, "")),
    Shot("palette-hits", lambda stage: _palette(stage, "the")),
    Shot("palette-nothing", lambda stage: _palette(stage, "zzyzx")),
    Shot("messages", _page(Route("messages", None, "open"))),
    Shot("messages-handled", _page(Route("messages", None, "done"))),
    Shot("messages-none", _no_message),
    Shot("hand-on", _hand_on),
    Shot("choose-client", lambda stage: _choose_client(stage, "")),
    Shot("choose-client-nobody", lambda stage: _choose_client(stage, "Zzyzx")),
    Shot("directory", _page(Route("directory"))),
    Shot("directory-change", _directory_change),
    Shot("directory-new", _page(Route("directory", None, "new"))),
    Shot("directory-nothing", _directory_nothing),
    *(Shot(name, take) for name, take in TWINS),
    *(Shot(name, take) for name, take in SETTINGS),
    *(Shot(name, take) for name, take in LEAVING),
    *(Shot(name, take) for name, take in WITH_CLIENT),
    Shot("import-file", lambda stage: import_page(stage, FILE)),
    Shot("import-columns", lambda stage: import_page(stage, COLUMNS)),
    Shot("import-preview", lambda stage: import_page(stage, PREVIEW)),
    Shot("import-done", lambda stage: import_page(stage, DONE)),
    Shot("keys", _keys),
    Shot("message", _message),
    Shot("audit-trail", _audit_trail),
)


def _client_list(desk: Desk) -> ClientListSheet:
    """The list as an administrator prints it; the demo user is none."""
    rows = desk.clients.rows(desk.clients.find(""))
    return ClientListSheet(
        title=TITLE,
        heads=heads(USUAL_EXPORT),
        rows=tuple(paper_cells(row, USUAL_EXPORT) for row in rows),
        note=note(len(rows), ExportReason(ExportPurpose.CHART_REVIEW), "Morgan Reyes"),
        footer=footer(TODAY),
        center_name="Alder Point Recovery",
        made_on=TODAY,
        marks=(PRACTICE_MARK,) if desk.center.profile().practice else (),
    )


_BESIDE_THE_PLAN = {
    "card": WantedPaper(PaperKind.CARD),
    "cards-without-naloxone": WantedPaper(PaperKind.CARD, naloxone=False, cards=2),
    "week": WantedPaper(PaperKind.WEEK),
    "week-large": WantedPaper(PaperKind.WEEK, large=True),
    "chart-copy": WantedPaper(PaperKind.CHART),
    "paper-large": WantedPaper(large=True),
}


def documents(stage: Stage) -> dict[str, bytes]:
    """Every document as PDF, by its name."""
    desk = stage.desk()
    profile = desk.center.profile()
    papers = {"recovery-key": recovery_key_pdf(profile.name, _RECOVERY_KEY, TODAY, practice=profile.practice)}
    papers["first-sign-in"] = first_sign_in_pdf(
        profile.name, ("Leah Okafor", "leah"), HANDED_OUT, TODAY, practice=profile.practice
    )
    papers["client-list"] = client_list_pdf(_client_list(desk))
    papers |= note_papers(stage)
    papers |= consent_forms(stage)
    papers |= {
        f"for-others-{name}": disclosed_pdf(replace(paper, center=profile))
        for name, paper in papers_for_others().items()
    }
    papers["accounting"] = accounting_pdf(full_accounting(center=profile))
    papers |= own_copy_papers(stage)
    theo = stage.client_id("Theo Bramwell")
    papers["signatures"] = signed_pdf(signed_paper(stage))
    for row in desk.plans.open(theo).history:
        papers[f"paper-{row.state.value}-{row.number}"] = desk.papers.pdf(row.id)
    papers |= {name: desk.papers.look(theo, wanted).pdf() for name, wanted in _BESIDE_THE_PLAN.items()}
    return papers | leaving_papers(stage)


def write_pages(pdf: bytes, name: str, folder: Path, scale: float) -> None:
    """Each page of a PDF as a PNG."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        document[number].render(scale=scale).to_pil().save(folder / f"{name}-{number + 1}.png")
    document.close()
