"""The scan of a signed page that somebody brings as a file: what may be kept of it, and how it is looked at."""

from aftercare_desktop.documents.scans.door import checked_scan, is_kept_kind, read_bounded, scan_as_pdf

__all__ = ["checked_scan", "is_kept_kind", "read_bounded", "scan_as_pdf"]
