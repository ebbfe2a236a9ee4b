"""The client's own record as JSON, for other programs: the same value that is drawn on paper, under the same rule.

One object in UTF-8. Its keys are the fields of `domain/own_copy/record.py: OwnRecord`, objects within objects, in that
order; `about` says in sentences what was left out. Days are "2026-11-25", instants ISO 8601 in UTC, times of day
"19:00:00" in `zone`; choices are the stored values of their enums; what is not known is null or empty. Keys may be
added; `format` counts changes of the others.
"""

from collections.abc import Sequence

import msgspec

from aftercare_desktop.domain.own_copy import OwnRecord

ABOUT = "about"


def to_json(record: OwnRecord, about: Sequence[str]) -> bytes:
    """The file. `about` are the sentences on what is not in it."""
    content = {ABOUT: list(about), **msgspec.to_builtins(record)}
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"
