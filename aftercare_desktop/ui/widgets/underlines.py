"""Dotted lines under places of a text in an edit. Places are counted in characters, as in the text itself."""

from collections.abc import Sequence

from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from aftercare_desktop.ui.theme import theme

Span = tuple[int, int, str]
"""Start, end and the theme's color of an underline."""


def units(text: str, place: int) -> int:
    """A place in a text as Qt counts it: what lies beyond the first 65,536 characters takes two units."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def underline_line(line: QLineEdit, text: str, spans: Sequence[Span]) -> None:
    """A line edit has no formats of its own; those of an input method stay until the next ones."""
    attribute, kind = QInputMethodEvent.Attribute, QInputMethodEvent.AttributeType.TextFormat
    at, formats = line.cursorPosition(), []
    for start, end, token in spans:
        first, last = units(text, start), units(text, end)
        formats.append(attribute(kind, first - at, last - first, _dotted(token)))
    QApplication.sendEvent(line, QInputMethodEvent("", formats))


def underline_text(edit: QPlainTextEdit, text: str, spans: Sequence[Span]) -> None:
    """Laid over the text: the document and its undo know nothing of them."""
    found = []
    for start, end, token in spans:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor_over(edit, text, start, end)
        selection.format = _dotted(token)
        found.append(selection)
    edit.setExtraSelections(found)


def cursor_over(edit: QPlainTextEdit, text: str, start: int, end: int) -> QTextCursor:
    """A cursor that has selected this part of the text."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(units(text, start))
    cursor.setPosition(units(text, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _dotted(token: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(theme().color(token))
    return look
