"""The tab "Consents" of a client's page: what they agreed to, what left on it, and their rights in their record."""

from aftercare_desktop.ui.pages.client.consents.pane import CONSENTS_KEYS, ConsentsPane

__all__ = ["CONSENTS_KEYS", "ConsentsPane"]
