"""Compares two versions of a client's plan: choose both, step from change to change, or read everything."""

from collections.abc import Set

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from aftercare_desktop.errors import AftercareError, NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plan_versions import ComparedVersions
from aftercare_desktop.ui.page import Page, Route
from aftercare_desktop.ui.pages.versions.sheet import Sheet, make_sheet, shown
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import ElidedWords, Words
from aftercare_desktop.words.plan_compare import NOTHING_DIFFERS, TITLE, counted, version_short, version_words

ALL = "all"
_SHOWS = frozenset({Topic.PLANS, Topic.DRAFTS, Topic.CLIENTS, Topic.DIRECTORY})
_WIDE = 760
_ABOVE = 64
"""How much of what stands before a change stays in sight."""


class VersionsPage(Page):
    """The part of its route is "12:14", the ids of the earlier and the later version, or "12:14:all" where everything
    is shown; without one the newest version is compared with the one before it."""

    title = TITLE
    keys = (
        ("F8 / Shift+F8", "Next change, change before"),
        ("Alt+E", "Show everything, or changes only"),
        ("Alt+X", "Swap the two sides"),
        ("Esc", "Back to the plan"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id: int | None = None
        self._both: ComparedVersions | None = None
        self._sheet = Sheet("", ())
        self._at = -1
        self._wide = True
        self.whose = ElidedWords("", "secondary")
        self.count = Words("", "secondary", wrap=True)
        self.before = ChoiceField("Left", ())
        self.after = ChoiceField("Right", ())
        for field in (self.before, self.after):
            field.keep_no_slot()
            field.edited.connect(self._on_field_edited)
        self.swap = Button("Swap", "default", "refresh-cw", "Alt+X", size="small", name="Swap the two sides")
        self.swap.clicked.connect(self.swap_sides)
        self.everything = QCheckBox("Show everything")
        self.everything.setShortcut("Alt+E")
        self.everything.toggled.connect(lambda _: self._show_sheet())
        self.earlier = Button("", "default", "arrow-up", "Shift+F8", size="small", name="Change before")
        self.next = Button("", "default", "arrow-down", "F8", size="small", name="Next change")
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.sheet = QTextBrowser()
        self.sheet.setOpenLinks(False)
        self.sheet.setTabChangesFocus(True)
        self.sheet.setAccessibleName("The two versions")
        self.sheet.setProperty("pane", True)
        self.sheet.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.empty = EmptyState("history", "Nothing to compare yet", "", "Back to the plan")
        self.empty.action_chosen.connect(self.cancel_here)
        self._build()
        theme().changed.connect(self._show_sheet)

    def _build(self) -> None:
        look = theme()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.whose)
        names.addWidget(Words(self.title, "h1"))
        back = Button("Back to the plan", "default", "arrow-left", hint="Esc")
        back.clicked.connect(self.cancel_here)
        head = QHBoxLayout()
        head.addLayout(names, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignBottom)
        self.tools = QWidget()
        sides = QHBoxLayout()
        sides.setSpacing(look.px(16))
        sides.addWidget(self.before, 1)
        sides.addWidget(self.after, 1)
        steps = QHBoxLayout()
        steps.setSpacing(look.px(8))
        steps.addWidget(self.count, 1)
        for widget in (self.everything, self.swap, self.earlier, self.next):
            steps.addWidget(widget)
        self.tools.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        tools = QVBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(look.px(8))
        tools.addLayout(sides)
        tools.addLayout(steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(20))
        column.setSpacing(look.px(10))
        column.addLayout(head)
        column.addWidget(self.tools)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.empty, 1)

    # What the window asks

    def open_route(self, route: Route) -> None:
        if route.client_id is None:
            raise KeyError("versions are compared of a client")
        parts = route.part.split(":")
        before, after = (int(part) if part.isdecimal() else None for part in (*parts, "", "")[:2])
        same = route.client_id == self._client_id
        self._client_id = route.client_id
        self.everything.setChecked(ALL in parts)
        self._look(before, after, reload=same and self._ids() == (before, after))
        target = self.sheet if self._both is not None else self.empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_route(self) -> Route | None:
        ids = self._ids()
        if self._client_id is None or ids is None:
            return None
        everything = f":{ALL}" if self.everything.isChecked() else ""
        return Route("versions", self._client_id, f"{ids[0]}:{ids[1]}{everything}")

    def reload(self, topics: Set[str]) -> None:
        ids = self._ids()
        if ids is not None and topics & _SHOWS:
            self._look(*ids, reload=True)

    def cancel_here(self) -> bool:
        self.route_requested.emit(Route("client", self._client_id, "plan"))
        return True

    # Showing

    def _ids(self) -> tuple[int, int] | None:
        return (self._both.before.id, self._both.after.id) if self._both is not None else None

    def _look(self, before: int | None, after: int | None, *, reload: bool = False) -> None:
        """Read both versions; where that is refused, say why and show neither."""
        assert self._client_id is not None  # a route was opened
        before_this, self._both = self._ids(), None
        try:
            self._both = self._desk.plan_versions.compare(self._client_id, before, after, reload)
        except NotFound as problem:
            self.empty.set_words("Nothing to compare", problem.sentence, "Back to the plan")
        except AftercareError as problem:
            self.failed.emit(problem)
        shown_now = self._both is not None
        self.tools.setVisible(shown_now)
        self.sheet.setVisible(shown_now)
        self.empty.setVisible(not shown_now)
        self._show_choices()
        self._show_sheet()
        if self._ids() != before_this:
            self._at = -1
            self.sheet.setExtraSelections([])
            self.sheet.verticalScrollBar().setValue(0)

    def _show_choices(self) -> None:
        both = self._both
        if both is None:
            self.whose.setText("")
            return
        self.whose.setText(both.client.client.called())
        options = [(row.id, version_words(row, self._desk.zone)) for row in both.versions]
        for field, row in ((self.before, both.before), (self.after, both.after)):
            field.set_options(options)
            field.set_value(row.id)

    def _show_sheet(self) -> None:
        """Write the sheet anew, at the place where it was."""
        both = self._both
        if both is None:
            self.sheet.clear()
            return
        names = (version_short(both.before), version_short(both.after))
        place = self.sheet.verticalScrollBar().value()
        everything = self.everything.isChecked()
        self._sheet = make_sheet(both.values, names, everything=everything, wide=self._wide)
        differs = shown(both.values, everything=everything)
        self.sheet.setHtml(self._sheet.html if differs else f"<p>{NOTHING_DIFFERS}</p>")
        self.sheet.verticalScrollBar().setValue(place)
        self._at = min(self._at, len(self._sheet.anchors) - 1)
        important = sum(one.is_important() for one in both.values)
        self.count.setText(counted(len(self._sheet.anchors), important))
        for button in (self.earlier, self.next):
            button.setEnabled(bool(self._sheet.anchors))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two versions stand below each other."""
        super().resizeEvent(event)
        wide = self.width() >= theme().px(_WIDE)
        if wide is not self._wide:
            self._wide = wide
            self._show_sheet()

    # What the person does

    def _on_field_edited(self) -> None:
        self._look(self.before.value(), self.after.value())

    def swap_sides(self) -> None:
        """The left version to the right, the right one to the left."""
        ids = self._ids()
        if ids is not None:
            self._look(ids[1], ids[0], reload=True)

    def step(self, by: int) -> None:
        """Go to the next change, or with -1 to the one before; around the end to the first again."""
        anchors = self._sheet.anchors
        if not anchors:
            return
        self._at = (self._at + by) % len(anchors) if self._at >= 0 or by > 0 else len(anchors) - 1
        cursor = self._cursor_at(anchors[self._at])
        if cursor is not None:
            self.sheet.setTextCursor(cursor)
            self.sheet.scrollToAnchor(anchors[self._at])
            bar = self.sheet.verticalScrollBar()
            bar.setValue(bar.value() - theme().px(_ABOVE))
            self._mark(cursor)
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cursor_at(self, anchor: str) -> QTextCursor | None:
        """Where the change stands: the keyboard, and with it a screen reader, goes there."""
        block = self.sheet.document().begin()
        while block.isValid():
            for form in block.textFormats():
                if anchor in form.format.anchorNames():
                    return QTextCursor(block)
            block = block.next()
        return None

    def _mark(self, cursor: QTextCursor) -> None:
        """Show at which change one is."""
        here = QTextEdit.ExtraSelection()
        here.cursor = QTextCursor(cursor)
        here.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        here.format.setBackground(theme().color("accent"))
        here.format.setForeground(theme().color("onAccent"))
        self.sheet.setExtraSelections([here])
