"""What an address of this country looks like. Asked where one is typed; what came from a file or an Undo stays."""

import re

from aftercare_desktop.domain.people import Address

_HERE = frozenset({"", "us", "usa", "united states", "united states of america"})
_STATE = re.compile(r"[A-Za-z]{2}")
_ZIP = re.compile(r"[0-9]{5}(?:-[0-9]{4})?")


def address_problems(address: Address, path: str) -> list[tuple[str, str]]:
    """What must be mended in an address that lies at `path`: the path of each part and the sentence for it."""
    if address.country.strip().replace(".", "").casefold() not in _HERE:
        return []
    state, code = address.state.strip(), address.postal_code.strip()
    found = []
    if state and not _STATE.fullmatch(state):
        found.append((f"{path}.state", "State: use its two letters, such as ME, or write the country."))
    if code and not _ZIP.fullmatch(code):
        found.append((f"{path}.postal_code", "ZIP code: use 04101 or 04101-2345, or write the country."))
    return found
