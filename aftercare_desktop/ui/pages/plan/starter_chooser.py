"""The chooser of starters: a palette over the plan that shows the whole text and the question before it is put in."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.starters import Starter, StarterKind
from aftercare_desktop.domain.starters.finding import Concerns, found
from aftercare_desktop.ui.offers import Group, Offer
from aftercare_desktop.ui.palette import Palette
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.hit_row import Hit
from aftercare_desktop.ui.widgets.starter_preview import StarterPreview
from aftercare_desktop.words.starters import ICONS, MANY, first_words, preview, written_for

_PREVIEW_HEIGHT = 212
_LOW_WINDOW = 620


class StarterChooser(Palette):
    """Typing finds, the arrows move, Enter puts in, Esc closes. Those that fit where the keyboard was come first."""

    name = "Starters"
    placeholder = "Find a goal, a step, a sign or a whole plan to begin from"
    nothing_found = "No starter has these words. Use fewer words, or write your own."

    def __init__(
        self,
        library: Mapping[str, Starter],
        first: tuple[StarterKind, ...],
        concerns: Concerns,
        choose: Callable[[Starter], object],
        parent: QWidget,
    ) -> None:
        """`first` are the kinds that fit the place; `choose` puts the starter in."""
        self._library = library
        self._first = first
        self._concerns = concerns
        self._choose_starter = choose
        self._by_hit: dict[Hit, Starter] = {}
        super().__init__(self._groups, parent)
        parent.installEventFilter(self)

    def _build(self) -> None:
        super()._build()
        self.preview = StarterPreview()
        self._column.addWidget(Separator())
        self._column.addWidget(self.preview)

    def _groups(self, query: str) -> Sequence[Group]:
        starters = found(self._library.values(), query, self._first, self._concerns)
        kinds = dict.fromkeys(starter.kind for starter in starters)
        return [
            Group(MANY[kind], tuple(self._offer(one) for one in starters if one.kind is kind))
            for kind in kinds
        ]

    def _offer(self, starter: Starter) -> Offer:
        note = "" if starter.kind is StarterKind.TEMPLATE else written_for(starter)
        hit = Hit(starter.title, first_words(starter), ICONS[starter.kind], note=note)
        self._by_hit[hit] = starter
        return Offer(hit, partial(self._choose_starter, starter))

    def show_offer(self, offer: Offer | None) -> None:
        starter = self._by_hit[offer.hit] if offer is not None else None
        if self.preview.isHidden() is not (starter is None):
            self.preview.setVisible(starter is not None)
            self._fit_panel()
        if starter is not None:
            lines = preview(starter, self._library)
            self.preview.show_text(starter.ask, lines)
            self.search.setAccessibleDescription(". ".join((starter.title, starter.ask, *lines)))

    def room_below(self) -> int:
        return theme().px(_PREVIEW_HEIGHT if self.height() > theme().px(_LOW_WINDOW) else 128)

    def _fit_panel(self) -> None:
        self.preview.setFixedHeight(self.room_below() - theme().px(12))
        super()._fit_panel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the page at any size."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)
