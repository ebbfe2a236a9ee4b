"""The exception tree. Each error carries one finished sentence for the person at the desk.

Anything that is not an `AftercareError` is a bug and goes to the crash report, never to a sentence.
"""


class AftercareError(Exception):
    """Something the person can understand and act on.

    `sentence` says what happened, what was kept and what to do. `exit_status` is what the command line
    ends with.
    """

    exit_status = 4

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


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


class StorageFailed(AftercareError):
    """The data could not be read or written."""

    exit_status = 5
