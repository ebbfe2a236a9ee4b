"""The panes of the settings, in the order of the outline. To add one: write a module beside this, name it here."""

from collections.abc import Callable
from dataclasses import dataclass

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.pages.settings.approved import ApprovedPane
from aftercare_desktop.ui.pages.settings.audit import AuditPane
from aftercare_desktop.ui.pages.settings.calendar import CalendarPane
from aftercare_desktop.ui.pages.settings.center import CenterPane
from aftercare_desktop.ui.pages.settings.lists_in import ImportPane
from aftercare_desktop.ui.pages.settings.pane import SettingsPane
from aftercare_desktop.ui.pages.settings.plain_words import PlainWordsPane
from aftercare_desktop.ui.pages.settings.printing import PrintingPane
from aftercare_desktop.ui.pages.settings.programs import ProgramsPane
from aftercare_desktop.ui.pages.settings.readiness import ReadinessPane
from aftercare_desktop.ui.pages.settings.security import SecurityPane
from aftercare_desktop.ui.pages.settings.staff import StaffPane
from aftercare_desktop.ui.pages.settings.starters import StartersPane
from aftercare_desktop.ui.pages.settings.you import YouPane
from aftercare_desktop.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """One pane: its key in routes, its words and icon in the outline, who sees it at all, and how it is made."""

    key: str
    title: str
    icon: str
    permission: Permission
    make: Callable[[Desk, Tasks], SettingsPane]


PANES: tuple[PaneSpec, ...] = (
    PaneSpec("you", "You", "circle-user", Permission.OWN_ACCOUNT, YouPane),
    PaneSpec("center", "Center", "building-2", Permission.READ_CENTER, CenterPane),
    PaneSpec("staff", "Staff", "users", Permission.READ_STAFF, StaffPane),
    PaneSpec("calendar", "Calendar", "calendar-days", Permission.READ_CENTER, CalendarPane),
    PaneSpec("programs", "Programs", "layers", Permission.READ_CENTER, ProgramsPane),
    PaneSpec("printing", "Printing", "printer", Permission.READ_CENTER, PrintingPane),
    PaneSpec("readiness", "Readiness checks", "list-checks", Permission.READ_CENTER, ReadinessPane),
    PaneSpec("approved", "Approved words", "shield-check", Permission.READ_CENTER, ApprovedPane),
    PaneSpec("starters", "Starters", "lightbulb", Permission.READ_CENTER, StartersPane),
    PaneSpec("words", "Kinder words", "message-circle", Permission.READ_CENTER, PlainWordsPane),
    PaneSpec("import", "Import and export", "upload", Permission.IMPORT_CLIENTS, ImportPane),
    PaneSpec("security", "Security", "shield", Permission.READ_CENTER, SecurityPane),
    PaneSpec("audit", "Audit trail", "history", Permission.READ_AUDIT, AuditPane),
)
