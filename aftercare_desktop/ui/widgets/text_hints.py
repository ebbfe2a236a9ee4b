"""Gives hints on what staff write, a moment after they paused: kinder words, and sentences that are hard to read."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from aftercare_desktop.domain.plain_words import Finding, WordChoices, find
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields_marked import MarkedField, Prose
from aftercare_desktop.ui.widgets.hints import Hint, HintVerb
from aftercare_desktop.words.reading import hard_sentences, why_hard

PAUSE = 400
USE_KEY, KEEP_KEY = "Alt+U", "Alt+K"
HINT_KEYS = ((f"{USE_KEY} / {KEEP_KEY}", "Use kinder words, keep your own"),)


class TextHints(QObject):
    """Looks at the text fields inside a widget. Everything is measured in a pause of typing, never at a key, and a text
    that was looked at before is not measured again.
    """

    looked = Signal()
    """The hints now say what holds for the texts on screen."""

    def __init__(self, root: QWidget, *, measured: bool = False) -> None:
        """With `measured` hard sentences are told too."""
        super().__init__(root)
        self.inside: Callable[[], QWidget] = lambda: root
        """What is looked at, for a root that shows one of several forms at a time."""
        self._choices = WordChoices()
        self._measured = measured
        self._kept: dict[MarkedField, set[str]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        for key, place in ((USE_KEY, 0), (KEEP_KEY, 1)):
            shortcut = QShortcut(QKeySequence(key), root)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._act, place))
        theme().changed.connect(self.schedule)

    def follow(self, choices: WordChoices) -> None:
        """What the center chose about kinder words, from now on."""
        self._choices = choices
        self.schedule()

    def schedule(self) -> None:
        """Somebody writes: look once they pause."""
        self._timer.start()

    def stop(self) -> None:
        """The texts go away: look at nothing more, and forget what was kept in them."""
        self._timer.stop()
        self._kept = {}

    def look(self) -> None:
        """Look now."""
        self._timer.stop()
        for field in self.inside().findChildren(MarkedField):
            if field.prose is not Prose.QUOTED:
                self._look_at(field)
        self.looked.emit()

    def _look_at(self, field: MarkedField) -> None:
        text = str(field.value()) if field.is_written() else ""
        kept = self._kept.get(field, set())
        looked_at = (text, self._choices, frozenset(kept), theme().dark)
        if looked_at == field.looked_at:
            return
        field.looked_at = looked_at
        findings = [each for each in find(text, self._choices) if each.found.casefold() not in kept]
        hints = [self._kinder(field, findings)] if findings else []
        if self._measured and field.prose is Prose.SENTENCES:
            hints += _hard(text)
        field.show_hints(hints)

    def _kinder(self, field: MarkedField, findings: list[Finding]) -> Hint:
        """The first finding with its verbs; the others are underlined and come once it is settled."""
        first = findings[0]
        more = f" {len(findings) - 1} more after it." if len(findings) > 1 else ""
        words = (
            f"“{first.found}”: try “{first.use}”.{more}" if first.use else f"“{first.found}” may hurt.{more}"
        )
        use = HintVerb("Use", f"Use “{first.use}”", partial(self._use, field, first), "Alt U")
        keep = HintVerb("Keep", f"Keep “{first.found}” here", partial(self._keep, field, first), "Alt K")
        verbs = (use, keep) if first.use else (keep,)
        return Hint(words, "lightbulb", "info", tuple((each.start, each.end) for each in findings), verbs)

    def _use(self, field: MarkedField, finding: Finding) -> None:
        if str(field.value())[finding.start : finding.end] == finding.found:
            field.replace_text(finding.start, finding.end, finding.use)
        self.look()

    def _keep(self, field: MarkedField, finding: Finding) -> None:
        self._kept.setdefault(field, set()).add(finding.found.casefold())
        self.look()

    def _act(self, place: int) -> None:
        """Do what the first hint of the field with the keyboard offers: use it (0) or keep one's own words (1)."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, MarkedField):
            widget = widget.parentWidget()
        if widget is None:
            return
        self.look()
        verbs = next((hint.verbs for hint in widget.hints() if hint.verbs), ())
        wanted = [verb for verb in verbs if verb.key == ("Alt U", "Alt K")[place]]
        if wanted:
            wanted[0].act()


def _hard(text: str) -> list[Hint]:
    hard = hard_sentences(text)
    if not hard:
        return []
    why = why_hard(hard[0])
    words = f"Hard to read. {why}" if len(hard) == 1 else f"{len(hard):,} hard sentences. The first: {why}"
    return [Hint(words, "book-open-text", "warn", tuple((each.start, each.end) for each in hard))]
