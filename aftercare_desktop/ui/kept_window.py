"""A window that locked, as the encrypted stash of its person keeps it: where they were, and what was unsaved."""

import base64
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from aftercare_desktop.ui import navigation
from aftercare_desktop.ui.dialogs.someone_asking import unstashed
from aftercare_desktop.ui.emergencies import readable
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.widgets.dialog import KeptDialog

_FORM_KEY = "window"
"""Under which the window is kept for the person who locked it."""
Take = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class KeptWindow:
    """What `unpacked` gives, `packed` was made from."""

    route: Route
    unsaved: dict[str, bytes]
    """What each page stashed, by the page's name."""
    emergency: str | None
    """Whom somebody looked for in an emergency, or what they answered after it."""
    asking: str | None
    """A message that was typed for somebody who asked for a client."""
    dialog: KeptDialog | None
    """What was typed into a dialog over the page."""

    def packed(self) -> dict[str, bytes]:
        """One form for the window, and one for the words of a dialog that must be found without it."""
        dialog = self.dialog
        apart: dict[str, bytes] = {}
        if dialog is not None and dialog.form_key:
            apart[dialog.form_key] = json.dumps(dialog.words).encode()
            dialog = replace(dialog, words={})
        window = {
            "route": asdict(self.route),
            "unsaved": {name: base64.b64encode(each).decode("ascii") for name, each in self.unsaved.items()},
            "emergency": self.emergency,
            "asking": self.asking,
            "dialog": asdict(dialog) if dialog is not None else None,
        }
        return {**apart, _FORM_KEY: json.dumps(window).encode()}

    @classmethod
    def unpacked(cls, take: Take) -> "KeptWindow | None":
        """What `packed` gave; None for nothing, or for data of another version. `take` gives a form by its key."""
        window = take(_FORM_KEY)
        if window is None:
            return None
        try:
            kept = json.loads(window)
            route = Route(**kept["route"])
            unsaved = {name: base64.b64decode(text) for name, text in kept["unsaved"].items()}
            emergency = kept["emergency"] or None
            if emergency is not None:
                readable(emergency)
            asking = kept["asking"] or None
            if asking is not None:
                unstashed(asking)  # of another version it would be found out too late
            dialog = _with_words(KeptDialog(**kept["dialog"]), take) if kept["dialog"] else None
            navigation.destination(route.name)
        except (ValueError, KeyError, TypeError):
            return None
        return cls(route, unsaved, emergency, asking, dialog)


def _with_words(dialog: KeptDialog, take: Take) -> KeptDialog:
    """Words that were kept apart may be gone by now."""
    words = take(dialog.form_key) if dialog.form_key else None
    return replace(dialog, words=json.loads(words)) if words is not None else dialog
