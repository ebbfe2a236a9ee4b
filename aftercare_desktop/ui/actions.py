"""What the window offers to do by name: one list from which the palette finds, the keys act and F1 tells."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from aftercare_desktop.domain import search
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui import navigation
from aftercare_desktop.ui.emergencies import EMERGENCY_ICON, EMERGENCY_KEY
from aftercare_desktop.ui.page import Action, Route
from aftercare_desktop.ui.settings_outline import OUTLINE
from aftercare_desktop.ui.theme import TEXT_SIZES, Scheme, theme
from aftercare_desktop.words import emergency as words

SOMEONE_ASKING = "someone-asking"
EMERGENCY = "emergency"


class Window(Protocol):
    """What the actions need of the window."""

    def go(self, route: Route) -> bool:
        """Go to a page."""

    def someone_asking(self) -> None:
        """Show what to say to somebody who asks for a client."""

    def emergency(self) -> None:
        """What medical staff need of somebody, within seconds."""

    def lock(self) -> None:
        """Cover everything."""

    def undo(self) -> None:
        """Take the last change back."""

    def go_back(self) -> None:
        """Where one came from."""

    def show_keys(self) -> None:
        """The list of keys."""


def window_actions(desk: Desk, window: Window) -> tuple[Action, ...]:
    """Everything this person may do from anywhere, the most wanted first."""
    actions = (
        Action(
            SOMEONE_ASKING,
            "Someone is asking",
            "phone-incoming",
            window.someone_asking,
            "caller call phone take a message relative officer lawyer",
            "F9",
            Permission.TAKE_MESSAGE,
        ),
        Action(
            EMERGENCY,
            words.TITLE,
            EMERGENCY_ICON,
            window.emergency,
            "ambulance 911 hospital overdose medicines allergies last dose naloxone",
            EMERGENCY_KEY,
            Permission.EMERGENCY_ACCESS,
        ),
        Action(
            "add-client",
            "Add a client",
            "user-plus",
            partial(window.go, Route("client", None, "new")),
            "new person",
            permission=Permission.WRITE_CLIENT,
        ),
        Action(
            "import-clients",
            "Import clients",
            "upload",
            partial(window.go, Route("import")),
            "roster census list csv excel upload",
            permission=Permission.IMPORT_CLIENTS,
        ),
        Action(
            "duplicates",
            "Possible duplicates",
            "users",
            partial(window.go, Route("duplicates")),
            "same person twice two records merge",
            permission=Permission.MERGE_CLIENTS,
        ),
        Action(
            "chart",
            "Not yet in the chart",
            "clipboard-check",
            partial(window.go, Route("chart")),
            "emr medical record notes my clients",
            permission=Permission.WRITE_CHART_NOTE,
        ),
        *_places(window),
        *_settings(window),
        Action("lock", "Lock", "lock", window.lock, "leave sign out", "Ctrl+L"),
        Action("undo", "Undo", "undo-2", window.undo, "take back", "Ctrl+Z"),
        Action("back", "Back", "arrow-left", window.go_back, "return", "Alt+Left"),
        Action("keys", "Keys", "keyboard", window.show_keys, "shortcuts help", "F1"),
        *_looks(),
    )
    return tuple(each for each in actions if each.permission is None or desk.may(each.permission))


def _places(window: Window) -> tuple[Action, ...]:
    return tuple(
        Action(
            f"go-{item.name}",
            f"Go to {item.title}",
            item.icon,
            partial(window.go, Route(item.name)),
            "open page",
            item.key,
        )
        for item in navigation.rail_items()
    )


def _settings(window: Window) -> tuple[Action, ...]:
    return tuple(
        Action(
            f"settings-{pane.key}",
            f"Settings: {pane.title}",
            pane.icon,
            partial(window.go, Route("settings", None, pane.key)),
            "change set up preferences",
            permission=pane.permission,
        )
        for pane in OUTLINE
    )


def _looks() -> tuple[Action, ...]:
    look = theme()

    def show(**changed: object) -> None:
        look.set_appearance(replace(look.appearance, **changed))  # type: ignore[arg-type]

    schemes = (
        (Scheme.LIGHT, "Light theme", "sun"),
        (Scheme.DARK, "Dark theme", "moon"),
        (Scheme.SYSTEM, "Theme of the computer", "monitor"),
    )
    keys = "Hide keys on buttons" if look.show_keys else "Show keys on buttons"
    return (
        *(
            Action(f"theme-{scheme}", title, icon, partial(show, scheme=scheme), "appearance look color")
            for scheme, title, icon in schemes
        ),
        *(
            Action(
                f"text-{size}", f"Text size {size} %", "type", partial(show, text_percent=size), "larger font"
            )
            for size in TEXT_SIZES
        ),
        Action("button-keys", keys, "command", partial(show, show_keys=not look.show_keys), "shortcuts"),
    )


def matching(actions: Sequence[Action], query: str) -> tuple[Action, ...]:
    """The actions whose title or words have a word that begins so, for each word of the query; titles first."""
    wanted = search.words(query)

    def begins(text: str) -> bool:
        there = search.words(text)
        return all(any(one.startswith(word) for one in there) for word in wanted)

    by_title = [action for action in actions if begins(action.title)]
    by_words = [
        action for action in actions if action not in by_title and begins(f"{action.title} {action.words}")
    ]
    return (*by_title, *by_words)
