"""`python -m aftercare_desktop` is the same as the installed command."""

import sys

from aftercare_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
