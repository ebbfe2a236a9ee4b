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
from aftercare_desktop.store.tables.released import (
    agreements,
    breaches,
    care_marks,
    consents,
    court_orders,
    disclosures,
    outside_people,
)
from aftercare_desktop.store.tables.rights import amendments, copy_requests, patient_notices, restrictions
from aftercare_desktop.store.tables.trail import audit, audit_head
from aftercare_desktop.store.tables.written import chart_marks, entries, messages

__all__ = [
    "agreements",
    "amendments",
    "approved_words",
    "audit",
    "audit_head",
    "breaches",
    "care_marks",
    "center",
    "chart_marks",
    "client_search",
    "clients",
    "consents",
    "copy_requests",
    "court_orders",
    "directory",
    "disclosures",
    "entries",
    "files",
    "import_sources",
    "imported_facts",
    "merged_clients",
    "messages",
    "metadata",
    "outside_people",
    "patient_notices",
    "plan_dates",
    "plan_events",
    "plan_links",
    "plan_revisions",
    "restrictions",
    "safety_links",
    "settings",
    "staff",
    "starters",
    "stash",
    "status_changes",
]
