"""The time of a moment as people read it; apart from days, whose names need the calendar that the door does without."""

from datetime import datetime
from zoneinfo import ZoneInfo


def wall_clock(value: datetime, zone: ZoneInfo) -> str:
    """ "9:42 AM" in the center's zone; minutes always, because it is a moment and not an appointment."""
    local = value.astimezone(zone)
    return f"{local.hour % 12 or 12}:{local.minute:02d} {'AM' if local.hour < 12 else 'PM'}"
