"""Two versions of one client: in which facts they differ, and what results from choosing."""

from collections.abc import Callable, Mapping

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.ui.dialogs.both import Difference, describe
from aftercare_desktop.ui.form import get_path, with_path


def with_choices(kept: Client, theirs: Client, take_theirs: Mapping[str, bool]) -> Client:
    """`kept` with their facts wherever they were chosen."""
    for path, taken in take_theirs.items():
        if taken:
            kept = with_path(kept, path, get_path(theirs, path))
    return kept


def differences(
    mine: Client, theirs: Client, labels: Mapping[str, str], name_of: Callable[[int], str]
) -> list[Difference]:
    """The facts in which two versions differ, in the order of `labels` (path -> words)."""
    found = []
    for path, words in labels.items():
        one, other = get_path(mine, path), get_path(theirs, path)
        if one != other:
            if path == "counselor_id":
                one, other = name_of(one), name_of(other)
            found.append(Difference(path, words, describe(one), describe(other)))
    return found
