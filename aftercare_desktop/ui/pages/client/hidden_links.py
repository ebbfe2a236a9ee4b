"""What people who may not read safety links see of them: that there is one, and whom to ask."""

from typing import Any

from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.labels import IconLabel

WORDS = "Safety link. Ask a supervisor."


class HiddenLinksField(Field):
    """Holds the links without showing them."""

    def __init__(self) -> None:
        super().__init__("Safety links", bare=True)
        self._links: Any = ()
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.addWidget(IconLabel("shield-alert", WORDS, token="warn", role="strong"))

    def value(self) -> Any:
        return self._links

    def set_value(self, value: Any) -> None:
        self._links = value

    def set_read_only(self, read_only: bool) -> None:
        """There is nothing to change."""
