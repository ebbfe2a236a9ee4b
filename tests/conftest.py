"""What every test shares: no screen is needed, and nothing is read from or written to the person's own folders."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("AFTERCARE_TEST_PLATFORM", "offscreen")
os.environ.pop("AFTERCARE_DATA", None)
os.environ.pop("AFTERCARE_PASSWORD", None)
