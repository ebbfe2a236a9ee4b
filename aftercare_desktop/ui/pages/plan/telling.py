"""Telling somebody who is not the client of a change in the plan: through the gate, on the consent that names them."""

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.disclosures import Asked, Ground, Handed, NoReason, Refused
from aftercare_desktop.domain.old_copies import Holder
from aftercare_desktop.domain.recipients import Recipient, is_same
from aftercare_desktop.domain.telling import Telling, kinds_told
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.sharing import Origin, SharingActs
from aftercare_desktop.words.disclosures import left_out_words
from aftercare_desktop.words.old_copies import PURPOSE, TOLD_OF

READ, GO_BACK = "I read it and will keep to it", "Go back"
_NOT_KNOWN = (
    "{name} is not written down as a person of this client, or two people are called so. Nothing may be told and "
    "nothing was recorded; write them down with their consent in the tab Consents."
)
_NOT_ALL = (
    "{name} may not hear everything that changed. The consent leaves out: {left_out}. Nothing was recorded."
)


class Teller:
    """Asks the gate, and has it write down what is told by phone."""

    def __init__(self, desk: Desk, client_id: int, window: QWidget) -> None:
        self._desk = desk
        self._client_id = client_id
        self._window = window

    def share(self, origin: Origin, holder: Holder, known: Telling) -> bool:
        """Ask in the Share dialog for the copy that goes to them; whether one was sent to them today."""
        recipient = _recipient(holder, known)
        if not self._was_sent(recipient):
            SharingActs(self._desk, origin).share(self._client_id, handed=Handed.PLAN, recipient=recipient)
        return self._was_sent(recipient)

    def _was_sent(self, recipient: Recipient) -> bool:
        desk = self._desk
        return any(
            one.sending is not None
            and one.sending.at.astimezone(desk.zone).date() == desk.today()
            and one.disclosure.handed is Handed.PLAN
            and is_same(one.disclosure.recipient, recipient)
            for one in desk.gate.of_client(self._client_id, reload=True)
        )

    def tell(self, holder: Holder, known: Telling) -> bool:
        """Write down that they heard by phone what changed; False if the person went back.

        Raises `AftercareError` with the gate's own sentence where nothing may be told.
        """
        asked = Asked(
            Ground.CONSENT,
            Handed.CALL,
            _recipient(holder, known),
            kinds_told(holder.changes),
            PURPOSE,
        )
        asked_whole = self._with_limits_read(asked)
        if asked_whole is None:
            return False
        desk = self._desk
        number = holder.phone or known.phone
        desk.gate.call(self._client_id, asked_whole, number, desk.now(), TOLD_OF)
        return True

    def _with_limits_read(self, asked: Asked) -> Asked | None:
        """What may be asked for, once the person read what the client wants left out."""
        looked = self._desk.gate.look(self._client_id, asked)
        if isinstance(looked.verdict, Refused) and looked.verdict.reason is NoReason.LIMITS_NOT_READ:
            if not self._was_read(looked.verdict.consent_id):
                return None
            asked = _read(asked)
            looked = self._desk.gate.look(self._client_id, asked)
        if isinstance(looked.verdict, Refused):
            raise BadInput(f"{looked.sentence} Nothing was recorded.")
        if looked.verdict.left_out:
            name = looked.paper.disclosure.recipient_words.name if looked.paper is not None else ""
            raise BadInput(_NOT_ALL.format(name=name, left_out=left_out_words(looked.verdict.left_out)))
        return asked

    def _was_read(self, consent_id: int | None) -> bool:
        rows = self._desk.consents.of_client(self._client_id, reload=True).rows
        limits = next((row.stored.consent.limits for row in rows if row.stored.id == consent_id), "")
        answer = MessageDialog.ask(
            self._window,
            "What the client wants left out",
            limits,
            ((READ, "primary"), (GO_BACK, "ghost")),
            title="Consent",
        )
        return answer == READ


def _recipient(holder: Holder, known: Telling) -> Recipient:
    if known.person_id is None:
        raise BadInput(_NOT_KNOWN.format(name=holder.person))
    return Recipient(person_id=known.person_id)


def _read(asked: Asked) -> Asked:
    return Asked(asked.ground, asked.handed, asked.recipient, asked.wanted, asked.purpose, limits_read=True)
