"""Below the circle stands who may be told, known by the key of their place, and the way to a consent."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from aftercare_desktop.domain.consents import Category, ConsentSigner, ConsentSigning, Expiry, ExpiryKind
from aftercare_desktop.domain.plan_people import people_of_plan
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.widgets.labels import Words
from tests.builders import TODAY, full_plan
from tests.ui.heard import Heard
from tests.ui.pages.plan.conftest import ShowPlan


def test_who_may_be_told_stands_beside_the_circle_with_the_way_to_a_consent(show_plan: ShowPlan) -> None:
    shown = show_plan(full_plan())
    desk, heard = shown.desk, Heard(shown.pane)
    named = people_of_plan(shown.pane.forms.document())
    assert named
    other_name = OutsidePerson("Written by another name", plan_key=named[0].plan_key)
    person = desk.recipients.add_person(shown.client_id, other_name).value
    consent = replace(
        desk.consents.blank(shown.client_id),
        categories=(Category.APPOINTMENTS,),
        recipient=Recipient(person_id=person),
        purpose="To help",
        expiry=Expiry(ExpiryKind.ON_DAY, TODAY),
    )
    made = desk.consents.begin(shown.client_id, consent).value
    signing = ConsentSigning("Theo", ConsentSigner.CLIENT, SignedWay.TYPED, TODAY)
    desk.consents.sign(made, signing, 1)
    shown.pane.forms.show_section(Section.SUPPORT)
    card = shown.pane.told
    assert card.isVisible()
    QApplication.processEvents()
    words = [one.text() for one in card.findChildren(Words) if one.isVisibleTo(card)]
    at = words.index(named[0].name)
    assert words[at + 1] == "May be told until Nov 23, 2026: my appointments"
    assert words.count("No consent: nothing is told to them.") == len({one.name for one in named}) - 1
    card.consents.click()
    assert heard.routes[-1] == Route("client", shown.client_id, "consents")
