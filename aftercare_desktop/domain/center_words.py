"""Which words of a center's name are its own, so that one of them alone already says which center it is.

"Serenity House" is called Serenity by everybody who was there; the House of its name says nothing (42 CFR
2.12(a)(1): nothing that would identify somebody as a patient).
"""

import re
from collections.abc import Iterator

OF_CENTERS = frozenset(
    (
        "care", "center", "centre", "clinic", "counseling", "health", "home", "hospital", "house", "program",
        "programs", "recovery", "rehab", "residential", "services", "the", "treatment", "wellness",
    )
)  # fmt: skip
"""Words of a center's name that say nothing alone: people call "Alder Point Recovery" Alder Point."""
_EVERYDAY = frozenset(
    (
        "academy", "acres", "addiction", "adult", "adults", "agency", "alabama", "alaska", "alcohol", "alder",
        "alliance", "alternatives", "america", "american", "and", "anonymous", "arizona", "arkansas", "army",
        "ash", "aspen", "associates", "association", "autumn", "balance", "bay", "beach", "beacon", "bear",
        "beginning", "beginnings", "behavior", "behavioral", "bend", "better", "birch", "black", "blue",
        "board", "bridge", "bridges", "bright", "brook", "brothers", "butterfly", "california", "campus",
        "carolina", "casa", "catholic", "cedar", "change", "changes", "chemical", "choice", "choices",
        "christian", "church", "city", "clarity", "clear", "clinical", "coast", "college", "colorado",
        "columbia", "common", "community", "company", "connecticut", "cooperative", "corp", "council", "county",
        "courage", "cove", "creek", "crossing", "crossroads", "dakota", "dawn", "day", "days", "delaware",
        "department", "dependency", "detox", "door", "doors", "dove", "drug", "eagle", "east", "elm",
        "evergreen", "faith", "families", "family", "farm", "farms", "father", "fellowship", "field", "fields",
        "fir", "first", "florida", "for", "forest", "foundation", "foundations", "fountain", "franklin",
        "freedom", "friends", "garden", "gardens", "gate", "gates", "gateway", "general", "georgia", "gold",
        "golden", "good", "grace", "great", "green", "group", "grove", "guest", "hall", "hampshire", "harbor",
        "harbour", "haven", "hawaii", "healing", "heart", "hearts", "heights", "help", "hickory", "high",
        "hill", "hills", "holistic", "hope", "horizon", "horizons", "hotel", "human", "idaho", "illinois",
        "inc", "incorporated", "independence", "independent", "indiana", "inn", "inner", "inpatient", "inspire",
        "institute", "integrated", "intensive", "international", "iowa", "island", "jackson", "jefferson",
        "jersey", "journey", "joy", "juniper", "kansas", "kentucky", "key", "king", "la", "lake", "lakes",
        "lane", "las", "laurel", "life", "light", "lighthouse", "lincoln", "living", "llc", "lodge", "los",
        "lotus", "louisiana", "madison", "maine", "manor", "maple", "march", "maryland", "massachusetts", "may",
        "meadow", "meadows", "medical", "medicine", "memorial", "men", "mens", "mental", "mercy", "methodist",
        "mexico", "michigan", "mill", "mind", "mindful", "minnesota", "mission", "mississippi", "missouri",
        "monroe", "montana", "morning", "mother", "mountain", "mountains", "national", "nature", "nebraska",
        "neighborhood", "network", "nevada", "new", "next", "north", "northern", "nueva", "nuevo", "oak",
        "oaks", "ocean", "office", "ohio", "oklahoma", "one", "open", "opioid", "option", "options", "oregon",
        "organization", "outpatient", "outreach", "pacific", "park", "partners", "partnership", "passage",
        "passages", "path", "paths", "pathway", "pathways", "peace", "pennsylvania", "phase", "pine", "pines",
        "place", "point", "pond", "port", "positive", "practice", "prairie", "professional", "professionals",
        "promise", "psychiatric", "public", "purpose", "queen", "ranch", "red", "regional", "renewal",
        "residence", "resource", "resources", "rest", "restoration", "retreat", "rhode", "ridge", "rise",
        "rising", "river", "rivers", "road", "rock", "rose", "safe", "saint", "saints", "san", "sanctuary",
        "santa", "sea", "second", "shore", "shores", "silver", "sister", "sisters", "sky", "sober", "sobriety",
        "social", "society", "solutions", "south", "southern", "spring", "springs", "spruce", "square", "star",
        "stars", "start", "state", "station", "step", "steps", "stone", "stream", "street", "strength",
        "strong", "substance", "summer", "summit", "sun", "sunrise", "sunset", "sunshine", "support", "system",
        "systems", "team", "tennessee", "texas", "therapy", "three", "time", "today", "together", "tomorrow",
        "tower", "town", "trail", "trails", "transition", "transitional", "transitions", "tree", "trees",
        "true", "trust", "turn", "turning", "two", "union", "united", "unity", "university", "upper", "utah",
        "valley", "vermont", "victory", "vida", "view", "village", "virginia", "vision", "vista", "walk",
        "walnut", "washington", "water", "waters", "way", "ways", "west", "western", "white", "willow",
        "willows", "wind", "winter", "wisdom", "women", "womens", "wood", "woods", "world", "wyoming", "york",
        "young", "your", "youth",
    )
)  # fmt: skip
"""Words that stand in many names and in much that has nothing to do with a center: places, trees, waters, kinds of
houses and of care, good wishes, states, and names that are as often a person's. They tell in the whole name only."""
_SHORTEST = 3


def own_words(name: str, around: str) -> Iterator[str]:
    """The words of a center's name that say alone which one it is; none of them stands in `around`, its town.

    A center named after its town would otherwise take the town out of every address.
    """
    spared = {*_words(around), *OF_CENTERS, *_EVERYDAY}
    for word in _words(name):
        if len(word) >= _SHORTEST and word.isalpha() and word not in spared and word[:-1] not in spared:
            yield word


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"[’'‘`]", "", text.casefold()))
