"""What is wrong with a value somebody wrote: where it stands, and the sentence that says the fix."""

from dataclasses import dataclass

from aftercare_desktop.errors import straight


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A value that cannot stay as it is: the field's dotted name and the sentence that says the fix.

    `beside` is the field it does not go with, where there is one.
    """

    field: str
    sentence: str
    beside: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", straight(self.sentence))
