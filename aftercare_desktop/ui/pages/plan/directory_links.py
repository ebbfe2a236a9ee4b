"""What the plan page has to do with the directory: offering entries, and saying what changed or is closed."""

from collections.abc import Callable

from aftercare_desktop.domain.directory import EntryRow
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.plans.links import linked_visits
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plan_links import LinkNews
from aftercare_desktop.ui.form.context import DirectoryLookup
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.directory import archived_words, change_words

_MOST = 8
_CHANGED, _ARCHIVED, _CLOSED = "links changed", "links archived", "links closed"


class DirectoryLinks:
    """Lookups for the form's places, and notices above the form."""

    def __init__(self, desk: Desk, notices: Notices, open_entry: Callable[[int], None]) -> None:
        self._desk = desk
        self._notices = notices
        self._open_entry = open_entry

    def lookup(self) -> DirectoryLookup:
        """What the fields of the form ask."""
        return DirectoryLookup(self._find, self._desk.directory.place, self._open_entry)

    def _find(self, query: str) -> tuple[EntryRow, ...]:
        """The first entries that a query finds; offering is a help, so a store that cannot answer offers nothing."""
        try:
            return self._desk.directory.rows(self._desk.directory.find(query, most=_MOST))
        except AftercareError:
            return ()

    def tell(self, news: LinkNews) -> None:
        """Say once what the directory changed since the draft was written; it goes with OK or the next save."""
        self.forget_news()
        if news.changed:
            words = " ".join(change_words(one.name, one.fields) for one in news.changed)
            self._notices.show_notice(
                _CHANGED, words, "book-user", (("OK", self.forget_news),), warning=False
            )
        if news.archived:
            words = archived_words(news.archived)
            self._notices.show_notice(_ARCHIVED, words, "archive", (("OK", self.forget_news),), warning=False)

    def forget_news(self) -> None:
        """The person knows."""
        self._notices.take_away(_CHANGED)
        self._notices.take_away(_ARCHIVED)

    def check(self, document: PlanDocument) -> None:
        """Say which visits fall on a day or time at which the place is closed."""
        closed = self._closed(document)
        if closed:
            self._notices.show_notice(_CLOSED, " ".join(closed), "calendar-off")
        else:
            self._notices.take_away(_CLOSED)

    def _closed(self, document: PlanDocument) -> tuple[str, ...]:
        """Asked with every pause in typing; a plan without links asks nobody, and a store that is shut says nothing."""
        if next(linked_visits(document), None) is None:
            return ()
        try:
            return self._desk.plans.closed_visits(document)
        except AftercareError:
            return ()

    def take_away(self) -> None:
        """No draft is on screen."""
        self.forget_news()
        self._notices.take_away(_CLOSED)
