"""What a sheet that hands over one secret says. Apart from its drawing, which takes long to import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecretSheet:
    """Title, a sentence, the secret exactly as it has to be typed, rules below it, and the footer with its {day}."""

    title: str
    lead: str
    secret: str
    rules: tuple[str, ...]
    footer: str
