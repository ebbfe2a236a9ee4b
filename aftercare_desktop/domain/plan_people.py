"""Whom a plan names outside the center, as people a consent can be written for."""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.plans.peers import MentorKind
from aftercare_desktop.domain.plans.support import CircleRole
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole

_ROLES: Mapping[CircleRole, OutsideRole] = MappingProxyType(
    {
        CircleRole.FAMILY: OutsideRole.FAMILY,
        CircleRole.FRIEND: OutsideRole.FRIEND,
        CircleRole.SPONSOR: OutsideRole.SPONSOR,
        CircleRole.WORK: OutsideRole.EMPLOYER,
        CircleRole.FAITH: OutsideRole.OTHER,
        CircleRole.OTHER: OutsideRole.OTHER,
    }
)
"""Places of the circle that are people outside; a group, a house or a clinic is none, nor the center's own staff."""


def people_of_plan(document: PlanDocument) -> tuple[OutsidePerson, ...]:
    """Each with the permanent key of their place, so that later versions of the plan still mean the same person."""
    circle = [
        OutsidePerson(one.name.strip(), _ROLES[one.role], phone=one.phone, plan_key=one.key)
        for one in document.support.places
        if one.name.strip() and not one.not_for_me and one.role in _ROLES
    ]
    sponsors = [
        OutsidePerson(one.name.strip(), OutsideRole.SPONSOR, phone=one.phone, plan_key=one.key)
        for one in document.peers.mentors
        if one.name.strip() and one.kind is MentorKind.SPONSOR
    ]
    return (*circle, *sponsors)
