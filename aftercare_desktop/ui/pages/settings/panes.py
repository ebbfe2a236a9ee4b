"""How each pane of the settings is made. To add one: write a module beside this, name it here and in the outline."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.pages.settings.approved import ApprovedPane
from aftercare_desktop.ui.pages.settings.audit import AuditPane
from aftercare_desktop.ui.pages.settings.breaches import BreachesPane
from aftercare_desktop.ui.pages.settings.calendar import CalendarPane
from aftercare_desktop.ui.pages.settings.center import CenterPane
from aftercare_desktop.ui.pages.settings.lists_in import ImportPane
from aftercare_desktop.ui.pages.settings.pane import SettingsPane
from aftercare_desktop.ui.pages.settings.plain_words import PlainWordsPane
from aftercare_desktop.ui.pages.settings.printing import PrintingPane
from aftercare_desktop.ui.pages.settings.programs import ProgramsPane
from aftercare_desktop.ui.pages.settings.readiness import ReadinessPane
from aftercare_desktop.ui.pages.settings.registers import AgreementsPane, OrdersPane
from aftercare_desktop.ui.pages.settings.security import SecurityPane
from aftercare_desktop.ui.pages.settings.staff import StaffPane
from aftercare_desktop.ui.pages.settings.starters import StartersPane
from aftercare_desktop.ui.pages.settings.you import YouPane
from aftercare_desktop.ui.tasks import Tasks

PANES: Mapping[str, Callable[[Desk, Tasks], SettingsPane]] = MappingProxyType(
    {
        "you": YouPane,
        "center": CenterPane,
        "staff": StaffPane,
        "calendar": CalendarPane,
        "programs": ProgramsPane,
        "printing": PrintingPane,
        "readiness": ReadinessPane,
        "approved": ApprovedPane,
        "starters": StartersPane,
        "words": PlainWordsPane,
        "agreements": AgreementsPane,
        "orders": OrdersPane,
        "breaches": BreachesPane,
        "import": ImportPane,
        "security": SecurityPane,
        "audit": AuditPane,
    }
)
"""By the keys of the outline."""
