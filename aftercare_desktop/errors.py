"""The exception tree. Each error carries one finished sentence for the person at the desk.

Anything that is not an `AftercareError` is a bug and goes to the crash report, never to a sentence.
"""

_TURNS = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
"""Unicode's marks of direction (UAX 9): in a name that stands in a sentence they turn the rest of it around."""


def straight(sentence: str) -> str:
    """A sentence without what people's words in it may bring along to turn it around."""
    return sentence if sentence.isascii() else sentence.translate(_TURNS)


class AftercareError(Exception):
    """Something the person can understand and act on.

    `sentence` says what happened, what was kept and what to do. `exit_status` is what the command line
    ends with.
    """

    exit_status = 4

    def __init__(self, sentence: str) -> None:
        self.sentence = straight(sentence)
        super().__init__(self.sentence)


class SignInRefused(AftercareError):
    """User name and password do not open this center."""

    exit_status = 3


class PasswordHandedOut(SignInRefused):
    """The password is right, but somebody else made it up: the person chooses their own before anything opens."""


class NotPermitted(AftercareError):
    """The signed-in person's role does not allow this use case."""


class NoLongerActive(NotPermitted):
    """The signed-in person was deactivated meanwhile: nothing is open to them any more."""


class NotFound(AftercareError):
    """What was asked for is not in the center's data."""


class BadInput(AftercareError):
    """A value or a file cannot be taken as it is; names the field, row or file."""


class EditedElsewhere(AftercareError):
    """The record moved on since it was opened; nothing was overwritten."""


class CannotUndo(EditedElsewhere):
    """A change cannot be taken back any more, and the sentence says why."""


class StorageFailed(AftercareError):
    """The data could not be read or written."""

    exit_status = 5
