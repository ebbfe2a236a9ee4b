"""The one phone of the first card: the first of the client's phones, so that a new person takes a minute."""

from dataclasses import replace
from typing import Any

from aftercare_desktop.domain.people import Phone
from aftercare_desktop.ui.widgets.fields_text import PhoneField


class FirstPhoneField(PhoneField):
    """A phone line whose value is all phones: it shows and changes the first, and keeps the others as they are."""

    def __init__(self, label: str) -> None:
        super().__init__(label, placeholder="207-555-0100")
        self._phones: tuple[Phone, ...] = ()

    def value(self) -> Any:
        first = super().value()
        if self._phones:
            return (replace(self._phones[0], number=first), *self._phones[1:])
        return (Phone(first),) if first else ()

    def set_value(self, value: Any) -> None:
        self._phones = value
        super().set_value(value[0].number if value else "")

    def is_empty(self) -> bool:
        return not self.value()
