"""What leaves as a data file for another program: the parts, the notice and the scope of the paper, as JSON."""

import msgspec

from aftercare_desktop.domain.disclosed import DisclosedPaper
from aftercare_desktop.words.disclosed import paper as words

MEDIA_TYPE = "application/json"


def disclosed_json(paper: DisclosedPaper) -> bytes:
    """UTF-8, indented. It says no more than the paper of the same parts does: of a disagreement too (164.526(d)(5))."""
    told = paper.disclosure
    content = {
        "made_up": paper.center.practice,
        "notice": words.notice(paper),
        "to": words.addressed(told.recipient_words),
        "from": paper.center.name,
        "date": paper.made_on,
        "about": {"name": paper.client_name, "birth_date": paper.birth_date},
        "purpose": told.purpose,
        "plan_version": paper.plan_number,
        "scope": dict(words.scope(paper)),
        "reported": words.reported(paper),
        "information": [
            {"kind": part.category, "heading": part.heading, "lines": part.lines} for part in paper.parts
        ],
        "disagreements": paper.disagreements,
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2)
