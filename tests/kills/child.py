"""The process that is killed: `python -m tests.kills.child SUBJECT PLACE`, its password in the environment."""

import sys
from pathlib import Path

from tests.kills.subjects import SUBJECTS


def say(line: str) -> None:
    """Hand a line to the parent at once: what stands in the pipe survives this process."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    SUBJECTS[sys.argv[1]].write(Path(sys.argv[2]), say)
