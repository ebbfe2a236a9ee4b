"""Starts Aftercare Desktop from a checkout."""

import sys

from aftercare_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
