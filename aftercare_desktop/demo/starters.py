"""The made-up center's own starters: one of the program's in its words, and one that it added."""

from dataclasses import replace

from aftercare_desktop.domain.plans import LifeArea
from aftercare_desktop.domain.starters import Starter, StarterKind
from aftercare_desktop.services.desk import Desk

_EDITED = "cope-people-place"
_WORDS = "I go to the Harbor Lights coffee room and stay with people there. I ask for ___."
_ASK = "Ask: Whom do you know at Harbor Lights?"
OWN = Starter(
    "c2d91f60a7b3485e",
    StarterKind.STEP,
    "Alder Point alumni breakfast",
    "Ask: Who would you like to sit with at breakfast?",
    "I come to the alumni breakfast on the first Sunday. I sit with ___.",
    area=LifeArea.PEERS,
    who="Alumni group",
    by_days=14,
)


def write_starters(desk: Desk) -> None:
    """Change one starter to the center's own ways and add one, at the desk of somebody who may."""
    listed = next(one for one in desk.starters.list() if one.starter.key == _EDITED)
    desk.starters.change(replace(listed.starter, text=_WORDS, ask=_ASK), listed.version)
    desk.starters.add(OWN)
