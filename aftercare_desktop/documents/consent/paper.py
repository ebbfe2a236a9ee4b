"""What the printed consent form is drawn from."""

from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.consents import Consent, ConsentSigning, ConsentState
from aftercare_desktop.domain.printing import Letterhead
from aftercare_desktop.words.consent_paper import file_name


@dataclass(frozen=True, slots=True)
class ConsentPaper:
    """One consent as it is on record; `picture` is the drawn signature as PNG, where there is one."""

    number: int
    client_id: int
    consent: Consent
    signing: ConsentSigning | None
    state: ConsentState
    paper: PaperSize
    made_on: date
    letterhead: Letterhead = Letterhead()
    picture: bytes = b""
    practice: bool = False
    large: bool = False

    def file_name(self) -> str:
        """The name of its file, which tells no name."""
        return file_name(self.client_id, self.number)
