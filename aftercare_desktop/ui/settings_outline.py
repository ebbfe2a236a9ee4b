"""The outline of the settings: what their page lists and the palette finds. Panes come when one is seen."""

from dataclasses import dataclass

from aftercare_desktop.domain.permissions import Permission


@dataclass(frozen=True, slots=True)
class OutlinedPane:
    """One pane: its key in routes, its words and icon in the outline, and who sees it at all."""

    key: str
    title: str
    icon: str
    permission: Permission


OUTLINE: tuple[OutlinedPane, ...] = (
    OutlinedPane("you", "You", "circle-user", Permission.OWN_ACCOUNT),
    OutlinedPane("center", "Center", "building-2", Permission.READ_CENTER),
    OutlinedPane("staff", "Staff", "users", Permission.READ_STAFF),
    OutlinedPane("calendar", "Calendar", "calendar-days", Permission.READ_CENTER),
    OutlinedPane("programs", "Programs", "layers", Permission.READ_CENTER),
    OutlinedPane("printing", "Printing", "printer", Permission.READ_CENTER),
    OutlinedPane("readiness", "Readiness checks", "list-checks", Permission.READ_CENTER),
    OutlinedPane("approved", "Approved words", "shield-check", Permission.READ_CENTER),
    OutlinedPane("starters", "Starters", "lightbulb", Permission.READ_CENTER),
    OutlinedPane("words", "Kinder words", "message-circle", Permission.READ_CENTER),
    OutlinedPane("agreements", "Agreements", "file-check", Permission.READ_REGISTERS),
    OutlinedPane("orders", "Court orders", "gavel", Permission.READ_REGISTERS),
    OutlinedPane("breaches", "Breaches", "circle-alert", Permission.READ_DISCLOSURES),
    OutlinedPane("import", "Import and export", "upload", Permission.IMPORT_CLIENTS),
    OutlinedPane("security", "Security", "shield", Permission.READ_CENTER),
    OutlinedPane("audit", "Audit trail", "history", Permission.READ_AUDIT),
)
