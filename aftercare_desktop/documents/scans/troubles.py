"""What can be wrong with the file of a scan, each with the sentence a person reads after the file's name."""

from enum import StrEnum

from aftercare_desktop.documents.scans import bounds
from aftercare_desktop.errors import BadInput

_NOTHING = "Nothing was kept."
_AGAIN = f"{_NOTHING} Print it and scan the paper, or take a picture of the page."
_LONGEST_NAME = 60


class Trouble(StrEnum):
    """Why a file is not kept; the value is what stands after its name."""

    UNREADABLE = f"could not be read. {_NOTHING} Check that the file is there and may be opened."
    EMPTY = f"is empty. {_NOTHING} Save the scan again and choose that file."
    OTHER_KIND = (
        f"is no PDF, JPEG or PNG file, whatever its name says. {_NOTHING} Save the scan as one of these."
    )
    TOO_LARGE = (
        f"is larger than {bounds.MOST_BYTES // bounds.MEGABYTE} MB. {_NOTHING} "
        "Scan it in gray at 300 dots an inch, or in parts."
    )
    TOO_MANY_PAGES = (
        f"has more than {bounds.MOST_PAGES} pages. {_NOTHING} Scan the signed pages alone, or in parts."
    )
    NO_PAGES = (
        f"has no page that can be read: there is none, or its size makes no sense. {_NOTHING} "
        "Save the scan again and choose that file."
    )
    TOO_MANY_PIXELS = (
        f"has more than {bounds.PICTURE.side:,} pixels on a side or {bounds.PICTURE.pixels // 1_000_000} million "
        f"in all. {_NOTHING} Scan it at 300 dots an inch."
    )
    PAGE_SIZE = f"has a page that is no sheet of paper: too large, or next to nothing. {_AGAIN}"
    DAMAGED = (
        f"is damaged or not whole. {_NOTHING} Copy or scan it again; it may have been cut off on the way."
    )
    LOCKED = f"is locked with a password or protected. {_NOTHING} Save it without protection, or print and scan it."
    SCRIPT = f"holds a script, which the scan of a page never does. {_AGAIN}"
    LAUNCHES = f"would start something outside of itself, which the scan of a page never does. {_AGAIN}"
    FILES_INSIDE = f"has other files inside. {_AGAIN}"
    POINTS_OUTSIDE = f"takes a part of itself from another file. {_AGAIN}"
    FORM = f"is a form that is drawn by a program of its own. {_AGAIN}"
    TOO_MUCH = f"takes far more room or time than a scan does. {_AGAIN}"

    def of(self, name: str) -> BadInput:
        """The whole sentence about the file of this name."""
        shown = "".join(letter for letter in name if letter.isprintable()).strip() or "This file"
        if len(shown) > _LONGEST_NAME:
            shown = f"{shown[: _LONGEST_NAME // 2]}…{shown[-_LONGEST_NAME // 3 :]}"
        return BadInput(f"{shown} {self}")


class Refused(Exception):
    """A file is not kept."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble
