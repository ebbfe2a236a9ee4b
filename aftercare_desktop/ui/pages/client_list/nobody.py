"""What stands in place of the list of clients when nobody is on it, and the way on."""

from aftercare_desktop.domain.client_filters import ClientFilter
from aftercare_desktop.ui.widgets.frames import EmptyState


def say_nobody(empty: EmptyState, wanted: ClientFilter, *, searched: bool, may_add: bool) -> None:
    """Say why nobody is there: the filter, the words that were searched for, or a center without clients yet."""
    if wanted.narrows():
        who = "No one by that name has all of these." if searched else "No one has all of these."
        empty.set_words(who, "Take a filter away, or clear them all.", "Clear filters")
    elif searched and not wanted.archived:
        empty.set_words(
            "No one by that name.", "Check the spelling, or look in people who left.", "Search everyone"
        )
    elif searched:
        empty.set_words(
            "No one by that name.",
            "Check the spelling, or try the record number or date of birth.",
            "Clear search",
        )
    elif may_add:
        empty.set_words("No clients yet.", "A name is enough to start. The rest can follow.", "Add client")
    else:
        empty.set_words("No clients yet.", "A counselor can add the first person.")
