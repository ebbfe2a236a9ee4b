"""The one gate: the only way by which something about a client leaves the center to anybody but the client."""

from aftercare_desktop.services.gate.deciding import Withheld
from aftercare_desktop.services.gate.making import drawn
from aftercare_desktop.services.gate.service import Gate, Looked, told

__all__ = ["Gate", "Looked", "Withheld", "drawn", "told"]
