"""Words typed as a line of their own, fitted into a sentence of the program."""

_BEGINNERS = frozenset(
    (
        *(
            "a",
            "an",
            "another",
            "ask",
            "call",
            "he",
            "her",
            "his",
            "if",
            "it",
            "my",
            "no",
            "our",
            "she",
            "somebody",
        ),
        *("someone", "that", "the", "their", "then", "there", "they", "this", "try", "we", "whoever", "you"),
        *(
            "auto-injector",
            "generic",
            "injection",
            "nasal",
            "pre-filled",
            "prefilled",
            "spray",
            "two",
            "vial",
        ),
    )
)
"""What begins a line and is nobody's name and no brand: only these may lose their capital."""


def inside_a_sentence(words: str) -> str:
    """Fitted behind "If I miss it:": "She tries again" becomes "she tries again", "Dana tries again" stays."""
    words = words.strip()
    first = words.partition(" ")[0].rstrip(",.:;")
    is_word = (first[:1].isupper() and first[1:].islower()) or first == "A"
    return words[0].lower() + words[1:] if is_word and first.casefold() in _BEGINNERS else words
