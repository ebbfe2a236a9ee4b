"""The tab "Consents" by keys: every consent with its state in words, written, signed and taken back at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import (
    Category,
    Consent,
    ConsentKind,
    ConsentSigner,
    ConsentSigning,
    ConsentState,
    Expiry,
    ExpiryKind,
    RevokedWay,
)
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind
from aftercare_desktop.domain.disclosures import CareRole
from aftercare_desktop.domain.plans.support import CirclePlace, CircleRole, SupportCircle
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole, Recipient
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.consent import ConsentDialog
from aftercare_desktop.ui.dialogs.end_consent import EndConsentDialog
from aftercare_desktop.ui.dialogs.mark_care import MarkCareDialog
from aftercare_desktop.ui.dialogs.outside_person import OutsidePersonDialog
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.dialogs.sign_consent import SignConsentDialog
from aftercare_desktop.ui.dialogs.take_back import TakeBackDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.consents.care import CarePanel
from aftercare_desktop.ui.pages.client.consents.consents import ConsentsPanel
from aftercare_desktop.ui.widgets.fields_search import SearchChoiceField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.consent_form import EXPIRIES
from aftercare_desktop.words.consent_rows import EMPTY
from tests.builders import TODAY, build_client
from tests.consents import build_consent, build_signing
from tests.ui.answering import in_dialog
from tests.ui.heard import Heard

Show = Callable[[Desk, Route], ClientPage]


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


@pytest.fixture
def signed(desk: Desk, theo: int) -> int:
    """A consent for Theo's care, signed on paper."""
    consent_id = desk.consents.begin(theo, build_consent(ConsentKind.CARE)).value
    desk.consents.sign(consent_id, build_signing(), 1)
    return consent_id


def opened(show: Show, desk: Desk, client_id: int, place: str = "consents") -> ClientPage:
    return show(desk, Route("client", client_id, place))


def panel_of(page: ClientPage) -> ConsentsPanel:
    panel = page.consents.panels[0]
    assert isinstance(panel, ConsentsPanel)
    return panel


def views(desk: Desk) -> int:
    return sum(line.event is Event.CONSENTS_VIEWED for line in desk.audit.entries())


def test_with_nobody_asked_yet_the_tab_says_so(desk: Desk, show: Show, theo: int) -> None:
    panel = panel_of(opened(show, desk, theo))
    assert panel.none.text() == EMPTY
    assert not panel.none.isHidden()
    assert panel.lines == []


def test_each_consent_tells_its_state_in_words(desk: Desk, show: Show, theo: int, signed: int) -> None:
    desk.consents.begin(theo, Consent())
    draft, care = panel_of(opened(show, desk, theo)).lines
    assert draft.state.text() == "Not signed"
    assert care.state.text() == "In force"
    assert care.accessibleName().startswith(
        "My treating providers, health plans, third-party payers. In force."
    )
    assert "Signed Nov 23, 2026 by Theo Bramwell, client, on paper" in care.accessibleName()


def test_taking_back_by_voice_is_two_keys_and_final(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, signed: int
) -> None:
    page = opened(show, desk, theo)
    panel, heard = panel_of(page), Heard(page)
    assert page.focusWidget() is panel.lines[0].buttons["take back"]

    def confirm(dialog: TakeBackDialog) -> None:
        assert "final" in dialog.final.words.text()
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(TakeBackDialog, confirm)
    qtbot.keyClick(panel.lines[0].buttons["take back"], Qt.Key.Key_Space)
    (row,) = desk.consents.of_client(theo).rows
    assert row.state is ConsentState.REVOKED
    assert row.stored.revocation is not None
    assert row.stored.revocation.way is RevokedWay.BY_VOICE
    assert heard.toasts[0].undo is None
    assert panel.lines == []
    panel.more.click()
    assert panel.lines[0].state.text() == "Taken back Nov 23, 2026, by voice"
    assert list(panel.lines[0].buttons) == ["renew", "paper"]


def test_coming_to_the_tab_is_a_view_and_looking_again_is_none(
    desk: Desk, show: Show, theo: int, signed: int
) -> None:
    page = opened(show, desk, theo)
    assert views(desk) == 1
    page.reload({"consents"})
    page.open_route(Route("client", theo, "consents"))
    assert views(desk) == 1
    page.open_route(Route("client", theo, "facts"))
    page.open_route(Route("client", theo, "consents"))
    assert views(desk) == 2


def test_a_consent_is_written_and_signed_by_keys_and_what_is_missing_is_said_at_its_field(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    sister = desk.recipients.add_person(theo, OutsidePerson("Elise Bramwell", relation="Sister")).value
    page = opened(show, desk, theo)
    ctrl = Qt.KeyboardModifier.ControlModifier

    def write(dialog: ConsentDialog) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, ctrl)
        assert dialog.form.problems() == {
            "recipient": "Choose with whom.",
            "categories": "Choose what may be shared.",
            "purpose": "Write what it is for, or that the client asks for it.",
            "expiry.kind": "Say when it ends: a day, or what ends it.",
        }
        recipient = dialog.form.field("recipient")
        assert isinstance(recipient, SearchChoiceField)
        assert recipient.isAncestorOf(dialog.focusWidget())
        recipient.line.setText("Elise")
        dialog.form.field("categories").type_again([Category.HOUSING.value])
        dialog.form.field("purpose").type_again("So that she can visit me")
        dialog.form.field("expiry.kind").type_again(list(EXPIRIES).index(ExpiryKind.EVENT))
        dialog.form.field("expiry.event").type_again("I move in")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, ctrl)

    def sign(dialog: SignConsentDialog) -> None:
        dialog.way.type_again("1")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, ctrl)
        assert dialog.typed_name.problem() == "Type the name as it stands above: Theo Bramwell."
        qtbot.keyClicks(dialog.typed_name.line, "theo bramwell")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, ctrl)

    in_dialog(ConsentDialog, write)
    in_dialog(SignConsentDialog, sign)
    page.new_here()
    (row,) = desk.consents.of_client(theo).rows
    assert row.state is ConsentState.IN_FORCE
    assert row.stored.consent.recipient == Recipient(person_id=sister)
    assert row.stored.consent.class_words == ""
    assert row.stored.signing == ConsentSigning(
        "Theo Bramwell", ConsentSigner.CLIENT, SignedWay.TYPED, desk.today()
    )


def test_a_draft_that_somebody_changed_meanwhile_is_shown_with_what_was_written(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    draft = desk.consents.begin(theo, Consent(purpose="Mine")).value
    page = opened(show, desk, theo)

    def write(dialog: ConsentDialog) -> None:
        desk.consents.write(draft, Consent(purpose="Theirs"), 1)
        dialog.form.field("purpose").type_again("Mine, longer")
        dialog.keep.click()

    def decide(dialog: ConsentDialog) -> None:
        assert not dialog.conflict.isHidden()
        assert dialog.form.value().purpose == "Mine, longer"
        dialog.keep.click()

    in_dialog(ConsentDialog, write)
    in_dialog(ConsentDialog, decide)
    panel_of(page).lines[0].buttons["edit"].click()
    (row,) = desk.consents.of_client(theo).rows
    assert row.stored.consent.purpose == "Mine, longer"


def test_leaving_the_form_offers_to_go_on_with_it(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = opened(show, desk, theo)
    heard = Heard(page)

    def write(dialog: ConsentDialog) -> None:
        dialog.form.field("purpose").type_again("Planning")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    def go_on(dialog: ConsentDialog) -> None:
        assert dialog.form.value().purpose == "Planning"
        dialog.keep.click()

    in_dialog(ConsentDialog, write)
    page.new_here()
    assert desk.consents.of_client(theo).rows == ()
    in_dialog(ConsentDialog, go_on)
    assert heard.toasts[0].action is not None
    heard.toasts[0].action()
    assert desk.consents.of_client(theo).rows[0].stored.consent.purpose == "Planning"


def test_somebody_the_plan_names_is_added_from_the_form(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    revision = desk.plans.start(theo).value
    place = CirclePlace("k7", CircleRole.SPONSOR, "Marcus T.", "207-555-0144")
    document = replace(revision.document, support=SupportCircle((place,)))
    desk.plans.save(revision.id, document, revision.version)
    page = opened(show, desk, theo)

    def add(dialog: OutsidePersonDialog) -> None:
        qtbot.keyClicks(dialog.name.line, "Marcus T.")
        assert dialog.phone.value() == "207-555-0144"
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def write(dialog: ConsentDialog) -> None:
        in_dialog(OutsidePersonDialog, add)
        dialog.add.click()
        dialog.keep.click()

    in_dialog(ConsentDialog, write)
    page.new_here()
    (person,) = desk.consents.of_client(theo).people
    assert (person.person.plan_key, person.person.role) == ("k7", OutsideRole.SPONSOR)
    assert panel_of(page).lines[0].about == "Marcus T."


def test_ended_renewed_and_thrown_away(desk: Desk, show: Show, qtbot: QtBot, theo: int, signed: int) -> None:
    page = opened(show, desk, theo)
    panel = panel_of(page)
    acts = {action.text(): action for action in panel.menu(panel.lines[0].row).actions()}
    in_dialog(EndConsentDialog, lambda dialog: dialog.keep.click())
    acts["It has ended"].trigger()
    assert desk.consents.of_client(theo).rows[0].state is ConsentState.EXPIRED
    panel.more.click()
    in_dialog(ConsentDialog, lambda dialog: dialog.keep.click())
    panel.lines[0].buttons["renew"].click()
    draft = panel.lines[0]
    assert draft.row.state is ConsentState.DRAFT
    next(one for one in panel.menu(draft.row).actions() if one.text() == "Throw away").trigger()
    assert len(desk.consents.of_client(theo).rows) == 1


def test_the_form_is_looked_at_and_its_printing_is_written_down(
    desk: Desk, show: Show, theo: int, signed: int
) -> None:
    page = opened(show, desk, theo)
    panel = panel_of(page)

    def look(dialog: PaperDialog) -> None:
        assert dialog.headline.text() == f"Consent {signed}"

    in_dialog(PaperDialog, look)
    next(
        one for one in panel.menu(panel.lines[0].row).actions() if one.text() == "Look at the form"
    ).trigger()
    assert desk.consent_papers.pdf(signed).startswith(b"%PDF-")
    assert desk.audit.entries()[0].event is Event.CONSENT_PRINTED


def test_who_may_not_write_may_still_take_back(
    desk_of: Callable[[Role], Desk], show: Show, signed: int, theo: int
) -> None:
    peer = desk_of(Role.PEER_SPECIALIST)
    panel = panel_of(opened(show, peer, theo))
    assert panel.new.isHidden()
    assert list(panel.lines[0].buttons) == ["take back", "paper"]


def test_who_treats_is_marked_by_keys_and_a_residence_is_not_offered(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    clinic = desk.directory.add(DirectoryEntry("Larch Hill", EntryKind.CLINIC)).value
    desk.directory.add(DirectoryEntry("Larch House", EntryKind.RESIDENCE_OPERATOR))
    page = opened(show, desk, theo, "consents:care")
    panel = page.consents.panels[1]
    assert isinstance(panel, CarePanel)
    assert page.focusWidget() is panel.mark

    def mark(dialog: MarkCareDialog) -> None:
        assert dialog.entry.combo.count() == 2
        dialog.keep.click()
        assert dialog.entry.problem()
        dialog.entry.line.setText("Larch Hill")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(MarkCareDialog, mark)
    qtbot.keyClick(panel.mark, Qt.Key.Key_Space)
    (made,) = desk.consents.of_client(theo).marks
    assert (made.entry_id, made.role) == (clinic, CareRole.TREATING)
    assert panel.rows[0].accessibleName() == "Larch Hill: Treats this client"
    panel.ends[0].click()
    assert desk.consents.of_client(theo).marks == ()
    assert not panel.none.isHidden()


def test_a_consent_that_ends_soon_is_told_on_every_tab_until_it_is_taken_back(
    desk: Desk, show: Show, theo: int
) -> None:
    consent = build_consent(ConsentKind.CARE, expiry=Expiry(ExpiryKind.ON_DAY, TODAY + timedelta(9)))
    desk.consents.sign(desk.consents.begin(theo, consent).value, build_signing(), 1)
    page = opened(show, desk, theo, "overview")
    assert any("A consent ends Wed, Dec 2, 2026." in text for text in told(page))
    page.open_route(Route("client", theo, "consents"))
    in_dialog(TakeBackDialog, lambda dialog: dialog.keep.click())
    panel_of(page).lines[0].buttons["take back"].click()
    assert not any("consent ends" in text for text in told(page))


def told(page: ClientPage) -> list[str]:
    return [label.text() for label in page.notices.findChildren(Words) if label.isVisibleTo(page)]
