"""A field that holds any number of frozen dataclasses, one row of fields for each."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.form.removed_row import RemovedRow
from aftercare_desktop.ui.form.row import CardRow, Row, TableRow
from aftercare_desktop.ui.form.specs import FieldSpec
from aftercare_desktop.ui.form.table_head import TableHead
from aftercare_desktop.ui.form.unread import read_again_in, unread_in
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.labels import Words

MakeRow = Callable[[Any, FormContext, QWidget], Row]


class RowsField(Field):
    """Rows that are added (Enter in a table), removed with Undo (Ctrl+Shift+Delete) and moved (Alt+Up, Alt+Down, drag).

    The value is the tuple of the rows' dataclasses. `make_row` gives rows of another look.
    """

    def __init__(
        self,
        label: str,
        fields: tuple[FieldSpec, ...],
        new: Callable[[], Any],
        context: FormContext,
        *,
        noun: str,
        table: bool = False,
        widths: Mapping[str, int] | None = None,
        help_text: str = "",
        make_row: MakeRow | None = None,
        add_hint: str = "",
        empty_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, bare=True, parent=parent)
        self._specs = fields
        self._new = new
        self._context = context
        self._noun = noun
        self._table = table
        self._widths = widths or {}
        self._make_row = make_row
        self._add_hint = add_hint or ("Enter" if table else "")
        self._empty_words = empty_words
        self._rows: list[Row] = []
        self._read_only = False
        self.setAccessibleName(label)
        self._build()
        self._listen_to_keys()

    # Building

    def _build(self) -> None:
        look = theme()
        self._column.setSpacing(look.px(4))
        self._column.setContentsMargins(0, 0, 0, look.px(16))
        if self._label:
            self._column.addWidget(Words(self._label, "label"))
        if self._help:
            self._column.addWidget(Words(self._help, "help", wrap=True))
        self._head = TableHead(self._specs, self._widths) if self._table else None
        if self._head is not None:
            self._column.addWidget(self._head)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.px(4 if self._table else 10))
        self._column.addLayout(self._list)
        self._empty = Words(self._empty_words, "secondary", wrap=True)
        self._column.addWidget(self._empty)
        self._removed = RemovedRow()
        self._removed.undo.clicked.connect(self.undo_remove)
        self.undo = self._removed.undo
        self._column.addWidget(self._removed)
        self.add = Button(f"Add {_a(self._noun)}", "soft", "plus", hint=self._add_hint, size="small")
        self.add.clicked.connect(self._on_add_clicked)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, look.px(4), 0, 0)
        foot.setSpacing(look.px(8))
        foot.addWidget(self.add)
        self._hint = Words(self._hint_words(), "help")
        foot.addWidget(self._hint)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self._show_count()

    def _hint_words(self) -> str:
        return f"Alt + arrow moves {_a(self._noun)}"

    def _head_over(self, path: str) -> Words:
        """The words above the cells of a field, for fields that say them in another way."""
        assert self._head is not None
        return self._head.over(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._head is not None:
            self._head.fit(self.width())

    def _listen_to_keys(self) -> None:
        """A field of rows may stand inside a row of another; whoever hears the key gives it to the innermost."""
        acts: dict[str, Callable[[RowsField], None]] = {
            "Alt+Up": lambda rows: rows.move_focused(-1),
            "Alt+Down": lambda rows: rows.move_focused(1),
            "Ctrl+Shift+Delete": lambda rows: rows.remove_focused(),
        }
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: self._act_innermost(act))
            shortcut.activatedAmbiguously.connect(lambda act=act: self._act_innermost(act))

    def _act_innermost(self, act: "Callable[[RowsField], None]") -> None:
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, RowsField):
            widget = widget.parentWidget()
        if isinstance(widget, RowsField) and not widget._read_only:
            act(widget)

    # The value

    def value(self) -> tuple[Any, ...]:
        return tuple(row.value() for row in self._rows)

    def set_value(self, value: Any) -> None:
        """Rows on screen are kept and show the new values, so that the keyboard stays where it is."""
        if len(value) < len(self._rows):
            for row in self._rows[len(value) :]:
                self._drop(row)
        for row, item in zip(self._rows, value, strict=False):
            if row.value() != item:
                row.set_value(item)
        for item in value[len(self._rows) :]:
            self._insert(len(self._rows), item)
        self._removed.forget()
        if not self._stands_in_a_row():
            self._order_tabs()
        self._show_count()

    def _stands_in_a_row(self) -> bool:
        """Whether the rows of another field are being filled: that one then orders the stops of all of them, once."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, RowsField):
            around = around.parentWidget()
        return around is not None

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for row in self._rows:
            row.set_read_only(read_only)
        self._show_count()

    def flush(self) -> None:
        for row in self._rows:
            row.flush()

    def problem(self) -> str | None:
        return self._problem or next((words for row in self._rows if (words := row.problem())), None)

    def set_problem(self, sentence: str | None) -> None:
        """A sentence for all rows together is said in the tooltip of the add button and by its red border."""
        if sentence == self._problem:
            return
        self._problem = sentence
        self._hint.setText(sentence or self._hint_words())
        self._hint.setProperty("role", "error" if sentence else "help")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)
        self._show_count()
        self.problem_changed.emit()

    def rows(self) -> tuple[Row, ...]:
        """The rows on screen, in order."""
        return tuple(self._rows)

    def unread(self) -> dict[str, str]:
        return unread_in(self._by_number())

    def read_again(self, path: str, text: str) -> None:
        read_again_in(self._by_number(), path, text)

    def _by_number(self) -> dict[str, Row]:
        return {str(number): row for number, row in enumerate(self._rows)}

    def focus_inside(self, path: str = "") -> None:
        """`path` "2.who" leads to a row; a bare name ("ride") to the first row in which that field is empty.

        The number after the last row leads to the button that adds one.
        """
        number, _, rest = path.partition(".")
        if number == str(len(self._rows)):
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if number.isdecimal() and int(number) < len(self._rows):
            self._rows[int(number)].focus_inside(rest)
            return
        for row in self._rows:
            own = row.fields().get(path)
            if own is not None and own.is_empty():
                row.focus_inside(path)
                return
        if self._rows:
            self._rows[0].focus_inside(path)
        else:
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What the person does

    def add_row(self, at: int | None = None) -> None:
        """Add an empty row (at the end, or at a place) and put the keyboard into it."""
        place = len(self._rows) if at is None else at
        row = self._insert(place, self._new())
        self._order_tabs()
        self._changed(f"{place}.+")
        row.focus_inside()

    def remove_row(self, place: int) -> None:
        """Take a row away; for some seconds, or until the next change, Undo puts it back."""
        row = self._rows[place]
        row.flush()
        gone = row.value()
        focused = QApplication.focusWidget()
        held = focused is not None and row.isAncestorOf(focused)
        self._drop(row)
        self._changed(f"{place}.-")
        self._removed.remember(place, gone, self._noun)
        if held:
            self._focus_near(place)

    def undo_remove(self) -> None:
        """Put back the row that was removed last."""
        removed = self._removed.what()
        if removed is None:
            return
        place, gone = removed
        row = self._insert(min(place, len(self._rows)), gone)
        self._order_tabs()
        self._changed(f"{place}.+")
        row.focus_inside()

    def move_focused(self, step: int) -> None:
        """Move the row with the keyboard up (-1) or down (1)."""
        place = self._focused_place()
        if place is not None:
            self._move(place, step)

    def remove_focused(self) -> None:
        """Remove the row with the keyboard."""
        place = self._focused_place()
        if place is not None:
            self.remove_row(place)

    # Inside

    def _focused_place(self) -> int | None:
        widget = QApplication.focusWidget()
        return next((n for n, row in enumerate(self._rows) if widget and row.isAncestorOf(widget)), None)

    def _move(self, place: int, step: int) -> None:
        target = place + step
        if not 0 <= target < len(self._rows):
            return
        row = self._rows.pop(place)
        self._rows.insert(target, row)
        focused = QApplication.focusWidget()
        self._list.removeWidget(row)
        self._list.insertWidget(target, row)
        if focused is not None and row.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._order_tabs()
        self._changed(f"{target}.move")

    def _insert(self, place: int, item: Any) -> Row:
        row = self._new_row(item)
        self._rows.insert(place, row)
        self._list.insertWidget(place, row)
        row.edited.connect(lambda path: self._on_row_edited(row, path))
        row.left.connect(self.left)
        row.entered.connect(lambda: self._on_row_entered(row))
        row.problem_changed.connect(self.problem_changed)
        row.remove_requested.connect(lambda: self.remove_row(self._rows.index(row)))
        row.dragged.connect(lambda step: self._move(self._rows.index(row), step))
        if self._read_only:
            row.set_read_only(True)
        if self.isVisible():
            row.show()
        return row

    def _new_row(self, item: Any) -> Row:
        if self._make_row is not None:
            return self._make_row(item, self._context, self)
        if self._table:
            return TableRow(item, self._specs, self._widths, self._noun, self._context, self)
        return CardRow(item, self._specs, self._noun, self._context, self)

    def _drop(self, row: Row) -> None:
        row.blockSignals(True)  # losing the keyboard it might take over half-typed text
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _focus_near(self, place: int) -> None:
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].focus_inside()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """Tab follows the rows as they stand, then the add button: Qt puts what is made later at the very end."""
        before = self._stop_before()
        order = [*([before] if before is not None else []), *self._stops()]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _stops(self) -> Iterator[QWidget]:
        for row in self._rows:
            yield from self._stops_in(row)
        yield self.add

    def _stops_in(self, part: QWidget) -> Iterator[QWidget]:
        """In the order of making, except that rows inside a row come before their own add button, made before them."""
        for child in part.children():
            if isinstance(child, RowsField):
                yield from child._stops()
            elif isinstance(child, QWidget):
                if self._is_stop(child):
                    yield child
                yield from self._stops_in(child)

    def _is_stop(self, widget: QWidget) -> bool:
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        # The lists of combo boxes are windows of their own.
        return bool(reachable) and widget.window() is self.window()

    def _stop_before(self) -> QWidget | None:
        """What has the keyboard before this field."""
        widget = self.add.previousInFocusChain()
        while widget is not None and widget is not self.add:
            if not self.isAncestorOf(widget) and self._is_stop(widget):
                return widget
            widget = widget.previousInFocusChain()
        return None

    def _show_count(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.set_number(number, self._noun)
        if self._head is not None:
            self._head.setVisible(bool(self._rows))
        self._empty.setVisible(bool(self._empty_words) and not self._rows)
        self._hint.setVisible(bool(self._problem) or (len(self._rows) > 1 and not self._read_only))

    def _changed(self, inside: str) -> None:
        """Rows came, went or moved."""
        self._removed.forget()
        self._show_count()
        self.edited.emit(inside)

    def _on_row_edited(self, row: Row, path: str) -> None:
        self._removed.forget()
        self.edited.emit(f"{self._rows.index(row)}.{path}")

    def _on_add_clicked(self) -> None:
        self.add_row()

    def _on_row_entered(self, row: Row) -> None:
        if self._table and not self._read_only:
            self.add_row(self._rows.index(row) + 1)


def _a(noun: str) -> str:
    word = noun[0].lower() + noun[1:]
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
