"""How the dates of a file are read, in sentences: window and command line say the same."""

from aftercare_desktop.services.importing.draft import ImportDraft


def dates_said(draft: ImportDraft) -> tuple[str, ...]:
    """What decided the order of day and month, with the row that did; empty where nothing in the file decides it."""
    proofs, order = draft.proofs(), draft.read_as()
    if not proofs:
        return ()
    if order is None:
        return tuple(
            f"{proof.cell.column} is read as {proof.order.value}: row {proof.cell.row} has {proof.cell.text}."
            for proof in proofs
        )
    proof = proofs[0]
    where = f"row {proof.cell.row}, {proof.cell.column}, has {proof.cell.text}"
    if order is proof.order:
        return (f"Dates are read as {order.value}: {where}.",)
    return (f"Dates are read as {order.value}, as you chose, although {where}. Such a row cannot be taken.",)
