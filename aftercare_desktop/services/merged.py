"""What use cases ask about records that were merged: nothing is written in one, the other stands for it."""

from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import merged as merged_store


def refuse_merged(work: Work, client_id: int) -> None:
    """Raise `EditedElsewhere` when this record was merged into another one: what is written belongs there."""
    if merged_store.record(work.connection, client_id) is not None:
        raise EditedElsewhere(
            "This record was merged with another one of the same person. Nothing was changed here; "
            "open the person again and write there."
        )
