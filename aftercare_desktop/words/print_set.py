"""Headings, labels and blanks of the papers beside the plan: pocket card, week, chart copy."""


class Card:
    """The pocket card. It never names the center, a program or a diagnosis."""

    TITLE = "My pocket card"
    DRAFT = "Draft, not final."
    PEOPLE = "My people"
    HARD = "When it gets hard"
    ASLEEP = "If I won’t wake up"
    DANGER = "Life in danger"
    CRISIS = "{crisis}, call or text"
    ANY_HOUR = "Any hour, I can talk"
    IN_HOURS = "I can talk, {hours}"
    CAN_TALK = "I can talk"
    MY_NAME = "My name"
    SOMEONE = "Someone I can call"
    NEXT_VISIT = "Next visit:"
    HELPS_ME = "What helps me"
    CALL, CALL_BOTH = "Call {who}.", "Call {who}. Then {then}."
    MEETING = "Go to the next meeting, any meeting."
    NALOXONE = "My naloxone:"
    NALOXONE_AT = "My naloxone: {where}"
    NALOXONE_DECLINED = "I can ask for naloxone any time."
    NALOXONE_NOT_GIVEN = "My naloxone: not given yet. Ask the nurse"
    TOO_LONG = "The steps do not fit on a card. They stand in full on the sheet it came with."
    STEPS_IN_FULL = "What to do, in full"
    HARD_IN_FULL = "When it gets hard, in full"
    ONE_KEPT_OFF = (
        "1 line names the center, a program, a diagnosis, a medicine or a kind of care. It is not on the card; "
        "word it in another way if it should be:"
    )
    KEPT_OFF = (
        "{count} lines name the center, a program, a diagnosis, a medicine or a kind of care. They are not on the "
        "card; word them in another way if they should be:"
    )
    ONE_TOO_TALL = (
        "1 line has letters with more marks piled on them than a card has room for. It is not on the card; "
        "write it with fewer if it should be:"
    )
    TOO_TALL = (
        "{count} lines have letters with more marks piled on them than a card has room for. They are not on the card; "
        "write them with fewer if they should be:"
    )
    QUOTED = "“{line}”"
    OWN_LINE_KEPT_OFF = "The line they asked for names the center or the program, so it is not on the card."
    OWN_LINE_TELLS = (
        "The line they asked for tells of a diagnosis, a medicine or care to whoever finds the card. "
        "It prints because they asked; ask them once more."
    )
    CUT = "Cut on the dashed line. Fold on the dotted lines: {folds}. It fits in a wallet. Print at 100 %."
    FOLDS = ("back", "forward", "back")
    FOLD = "fold {way}"
    TELLS = "This card does not name the center. The naloxone part may tell. I choose who sees it."
    TELLS_NOTHING = "This card does not name the center. I choose who sees it."
    FOOTER = "{name}  Pocket card from plan version {number}, {day}"


class Week:
    """The week on a page of its own. It never names the center."""

    TITLE = "My week"
    CLOSED = "Closed: {name}"
    NOTHING = "Nothing planned."
    ALL_DAY, ANY_TIME, NO_TIME = "All day", "Any time", "Time not set"
    OVERLAPS = "At the same time as the one above."
    RIDE = "Ride: {ride}"
    BRING = "I bring: {what}"
    IF_MISSED = "If I miss it: {what}"
    MY_PLAN = "My plan: {what}"


class Chart:
    """What the chart copy says beside the plan."""

    TITLE = "Chart copy of the plan"
    MARK = "Chart copy"
    UNDER = "For the record"
    BORN, RECORD = "Born {day}", "Record {number}"
    NAME = "Legal name"
    CALLED = "Goes by"
    BIRTH_DATE = "Date of birth"
    RECORD_NUMBER = "Record number"
    ALLERGIES, NO_ALLERGIES = "Allergies", "No known allergies"
    VERSION = "Version"
    FINALIZED = "Finalized"
    NOT_FINAL = "Not final. Last changed by {who} on {when}"
    BY_ON = "{who}, {when}"
    DOCUMENT = "SHA-256 of the document"
    PAPER = "SHA-256 of the client's copy"
    GAPS, NO_GAPS = "Missing in this version", "Nothing"
    REASON = "Why it was finalized with this missing"
    PRINTED = "Chart copy made"
    EVENTS = "What was recorded since"
    EVENT_HEADS = ("When", "What", "Recorded by")
    NO_EVENTS = "Nothing was recorded since."
    APPROVALS = "Safety sentences and who approved them"
    APPROVAL_HEADS = ("Sentence", "Approved by", "Approved on")
    NOT_APPROVED = "Not approved. Printed as a blank"
    LATER = "{day}, after this version was finalized"


class LargePrint:
    """Large print of a version that was given in another size."""

    MARK = "Large print of version {number}"
