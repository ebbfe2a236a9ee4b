"""Every table of the center's file, a module per subject; column names are the field names of the domain.

The guards stand in `guards`. A module is not named as one of the tables is: they are handed on from here by name.
"""

from aftercare_desktop.store.tables.imported import import_sources, imported_facts
from aftercare_desktop.store.tables.making import metadata
from aftercare_desktop.store.tables.organization import (
    approved_words,
    center,
    settings,
    staff,
    starters,
    stash,
)
from aftercare_desktop.store.tables.people import (
    client_search,
    clients,
    merged_clients,
    safety_links,
    status_changes,
)
from aftercare_desktop.store.tables.places import directory
from aftercare_desktop.store.tables.plans import files, plan_dates, plan_events, plan_links, plan_revisions
from aftercare_desktop.store.tables.trail import audit, audit_head
from aftercare_desktop.store.tables.written import chart_marks, entries, messages

__all__ = [
    "approved_words",
    "audit",
    "audit_head",
    "center",
    "chart_marks",
    "client_search",
    "clients",
    "directory",
    "entries",
    "files",
    "import_sources",
    "imported_facts",
    "merged_clients",
    "messages",
    "metadata",
    "plan_dates",
    "plan_events",
    "plan_links",
    "plan_revisions",
    "safety_links",
    "settings",
    "staff",
    "starters",
    "stash",
    "status_changes",
]
