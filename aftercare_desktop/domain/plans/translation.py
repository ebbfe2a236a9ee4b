"""A plan's texts in the client's own language, each beside the words it was translated from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TranslatorRole(StrEnum):
    """Who put the words into the other language."""

    TRANSLATOR = "translator"
    INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class TwinText:
    """One text in the other language.

    `path` names the text in the plan by permanent keys, never by position ("goals.<key>.words"); `source` is what
    that text said when it was translated, so that a later change is noticed.
    """

    path: str
    source: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts in one other language and who answers for them; `language` is a tag such as "es" (BCP 47)."""

    language: str = ""
    by: str = ""
    role: TranslatorRole = TranslatorRole.TRANSLATOR
    on: date | None = None
    texts: tuple[TwinText, ...] = ()
