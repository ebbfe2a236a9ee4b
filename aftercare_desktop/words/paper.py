"""Headings, column heads and blanks of printed documents, a class for each part of the plan and for other sheets."""


class Everywhere:
    """Words that several parts share."""

    CONTINUED = "{title}, continued"
    PAGE = "Page {number} of {count}"
    DAY_NOT_SET = "Day not set"
    DATE = "Date"
    PHONE = "Phone"
    WHEN = "When"


class Plan:
    """The document as a whole; these stand in the file's properties and never name a person."""

    TITLE = "My aftercare plan"
    DRAFT_TITLE = "My aftercare plan, draft"


class FirstDays:
    """Page 1."""

    REPLACES = "Replaces version {number}"
    CUT = "Continued on the next page"
    MORE = "More for my first 72 hours"


class Progress:
    """Progress, strengths, needs, abilities, preferences."""

    PROGRESS = "What I did"
    STRENGTHS = "What I am good at"
    NEEDS = "What I need"
    ABILITIES = "What I can do"
    PREFERENCES = "What I like and prefer"


class Goals:
    """Goals and steps."""

    HEADS = ("", "Step", "Who helps", "By")
    QUOTED = "“{words}”"
    NO_WORDS = "My goal:"
    WHY = "Why it matters to me: {why}"
    NONE_YET = ("My first goal", "My first step")
    DONE, TO_DO = "Done", "To do"


class Signs:
    """Warning signs and risky days."""

    HEADS = ("What I notice", "What I do", "Who I call")
    WILL_NOTICE = "Will notice: {who}"
    NONE_YET = ("A sign that it gets hard", "What I do, and who I call")
    DAYS = "Days ahead"
    DAY_HEADS = ("A day that can be hard", "What it is", "What I plan")


class Medicines:
    """Medicines, methadone clinic, naloxone, safety."""

    HOW = "How I take it"
    PRESCRIBER = "Who prescribes it"
    LAST_DOSE = "My last dose"
    LAST_DOSE_MG = "My last dose in mg"
    LAST_DOSE_WHEN = "When I took it"
    LAST_DOSE_TIME = "At what time"
    NEXT_INJECTION = "My next injection"
    NEXT_DOSE = "My next dose"
    ENOUGH = "I have enough through"
    PICK_UP = "Next pick up"
    PHARMACY = "My pharmacy"
    ASKED = "{who} asked them on {day}."
    NEXT_VISIT = "Next visit for it"
    NONE_NEEDED = "I take no medicine right now."
    NOT_SET = "My medicine: not set. Ask the nurse"
    CLINIC = "My methadone clinic"
    CLINIC_HOURS = "Clinic and hours"
    MILLIGRAMS = "{dose} mg"
    LETTER, HAVE_LETTER = "Last-dose letter", "I have it."
    TAKE_HOME = "Doses to take home"
    LOCKBOX, HAVE_LOCKBOX = "Lockbox", "I have one."
    GUEST = "When I travel"
    NALOXONE = "Naloxone"
    NALOXONE_DECLINED = "I did not take naloxone. I can ask for it any time."
    NALOXONE_NOT_GIVEN = "Naloxone: not given yet. Ask the nurse"
    GOT_IT = "I got it"
    DOSES = "{count} doses"
    KEPT = "Where it is"
    TRAINED = "Who learned to use it"
    SAFETY = "Staying safe"
    TOLERANCE = "{who} talked with me about lowered tolerance on {day}."


class Appointments:
    """Visits and treatment."""

    HEADS = ("When", "Where and who", "How I get there")
    NONE_YET = "My first visit"
    WHO = "I see {who}."
    BRING = "Bring: {what}"
    RIDE_AT = "{ride} at {time}"
    NO_RIDE = "Ride: not set. Ask {who}"
    BACKUP = "If not, {backup}."
    NO_BACKUP = "Backup: not set. Ask {who}"


class Peers:
    """Groups, meetings, mentors."""

    HEADS = ("When", "Group or meeting", "Where")
    EVERY = "{weekday}s"
    FIRST_TIME = "First time: {day}"
    NO_GROUPS = "I chose not to go to groups for now."
    NONE_YET = "My first group or meeting"
    MENTORS = "People who walk with me"
    MENTOR_HEADS = ("Who", "What we planned", "Phone")
    NO_MENTOR = "My mentor"
    FIRST_MEETING = "We meet first on {day}."


class Home:
    """Where I will live."""

    HOME = "My home"
    ADDRESS = "Address"
    PRIVATE = "Kept private. I know it."
    HOURS = "Hours and rules"
    MOVE_IN = "I move in"
    MET_BY = "{who} meets me"
    BRING = "I bring"
    WANTED = "What I wanted"
    WHY_NOT = "Why it was not met"


class Support:
    """Support circle and help network."""

    MY_ROLE = "My {role}"
    BLANK_PHONE = "__________"
    NONE_YET = ("Someone I can call", "Someone who looks after me")
    HELP = "Help I can ask for"
    HELP_HEADS = ("What I need", "Who helps", "Phone")


class HardTimes:
    """Crisis plan and the way back. No blame anywhere."""

    SIGNS = "How I know it is a crisis"
    ALONE = "What I can do alone"
    DISTRACTIONS = "What takes my mind off it"
    PEOPLE = "People I can ask for help"
    PROFESSIONALS = "Professionals"
    SAFER = "Making my place safer"
    MATTERS = "What matters most to me"
    WAY_BACK = "If I use"
    STAYS = "I stay with someone"
    ALONE_CALL = "Alone, I call"
    CALL = "I call (nobody will be angry)"
    CLINIC = "My clinic"
    CHECKS_IN = "Checks in with me within 24 hours"
    CHANGES = "What we change in my plan"


class DailyLife:
    """Daily life and the week."""

    WORK = "Work and learning"
    MONEY = "Money"
    PARENTING = "Children and parenting"
    WELLNESS = "Staying well"
    WEEK = "My week"
    ANY_TIME, MORNING, AFTERNOON, EVENING = "Any time", "Morning", "Afternoon", "Evening"


class Participants:
    """Who took part."""

    BELONGS = ("This plan belongs to ", ".")
    TOOK_PART = "took part {day}"
    GOT_COPY = "I got a copy of this plan."
    READ_ALOUD = "Read aloud to me on {day} by {who}."
    TALKED_ABOUT = "I asked about: {what}"
    TOLD_BACK = "I told it back in my own words on {day} to {who}."
    MY_WORDS = "“{words}”"


class Twins:
    """Texts in the client's language beside the English ones."""

    BY = "Translated by {who}, {role}{on}."
    PART = "{done} of {all} texts are translated."
    MISSING = "{language}: not translated yet"


class RecoveryKey:
    """The sheet with the recovery key."""

    TITLE = "Recovery key"
    LEAD = (
        "This key opens the records when no password works any more. It is shown once and kept nowhere else."
    )
    RULES = (
        "Keep this sheet in a safe. Whoever holds it can open every record of the center.",
        "To use it: on the sign-in screen press “I forgot my password” and type the key.",
        "Do not take a photo of it and do not send it by e-mail.",
    )
    FOOTER = "Recovery key, made on {day}. Keep it locked away."


class FirstSignIn:
    """The note with a handed-out password."""

    TITLE = "Your first sign-in"
    LEAD = "For {name}. Sign in with the user name {user} and this password:"
    RULES = (
        "Then you choose your own password. From that moment on the one above opens nothing.",
        "Nobody at the center needs to know your own password, and nobody will ask for it.",
        "Destroy this note once you have signed in.",
    )
    FOOTER = "Made on {day}. Hand it over in person."
