"""Column types: what a domain value looks like in the file. Text and whole numbers, which any database can hold."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment: UTC, ISO text of fixed width, so that text order is time order. Naive values are refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """`2026-11-23T14:00:00.000000+00:00`."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day, ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """`2026-11-23`."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """The day."""
        return None if value is None else date.fromisoformat(value)


class ClockTime(TypeDecorator[time]):
    """A wall-clock time in the center's zone, ISO text to the minute."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        """`09:30`."""
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        """The time."""
        return None if value is None else time.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0; a nullable one also knows "not asked"."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """True or False."""
        return None if value is None else bool(value)


class Choice(TypeDecorator[StrEnum]):
    """A StrEnum by its value, which is never renamed."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The value's text; a text that is no value of the enum raises `ValueError`."""
        return None if value is None else self.choices(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        """The member of the enum."""
        return None if value is None else self.choices(value)


class Parts(TypeDecorator[Any]):
    """Parts without an identity of their own (phones, addresses, substances), as JSON text read back strictly."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(shape)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """JSON."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The dataclass, or the tuple of them."""
        return None if value is None else self._decoder.decode(value)


class TextOrNothing(TypeDecorator[str]):
    """Text that is unique when given: an empty text is kept as NULL, and NULLs do not clash."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text, or NULL when there is none."""
        return value or None

    def process_result_value(self, value: Any, dialect: Dialect) -> str:
        """The text, empty for NULL."""
        return value or ""
