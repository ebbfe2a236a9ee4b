"""What made-up clients say in their plans: goals, signs, strengths, routines. Plain words, 6th grade or lower."""

from dataclasses import dataclass
from datetime import time

from aftercare_desktop.domain.plans import LifeArea, NeedKind, SignKind, Weekday


@dataclass(frozen=True, slots=True)
class GoalIdea:
    """A goal in a client's words, why it matters, and its steps as (what, who helps, days after leaving).

    `{mentor}`, `{family}`, `{host}` and `{counselor}` stand for people of the client's own circle.
    """

    area: LifeArea
    words: str
    why: str
    steps: tuple[tuple[str, str, int], ...]


PEOPLE_GOAL = GoalIdea(
    LifeArea.PEERS,
    "I want people around me who get it.",
    "Being alone in my room is when it starts.",
    (
        ("Go to my group every week", "{mentor}", 7),
        ("Go to 3 other meetings each week for 12 weeks", "{mentor}", 84),
        ("Ask someone to be my sponsor", "Me", 25),
    ),
)
PARENT_GOAL = GoalIdea(
    LifeArea.PARENTING,
    "I want to be the parent my kids can count on.",
    "They notice when I show up.",
    (
        ("Set a time for calls and keep it", "Me, {family}", 4),
        ("Start the parenting class", "Me", 12),
        ("Cook supper with the kids on Sunday", "{family}", 18),
    ),
)
LEGAL_GOAL = GoalIdea(
    LifeArea.LEGAL,
    "I want to finish probation and be done with court.",
    "I want my weekends back.",
    (
        ("Put every court date on my phone", "{counselor}", 1),
        ("Get a letter that says I came to group", "{counselor}", 14),
        ("Pay the first part of my fine", "Me", 30),
    ),
)
GOALS = (
    GoalIdea(
        LifeArea.WORK,
        "I want work I can keep.",
        "I feel good when my days have a shape.",
        (
            ("Finish my résumé", "{counselor}", -4),
            ("Meet the job coach at the CareerCenter", "Me", 7),
            ("Ask about the morning shift at the bakery", "Me", 9),
        ),
    ),
    GoalIdea(
        LifeArea.HEALTH,
        "I want my body to feel like mine again.",
        "I have not slept well in years.",
        (
            ("See the doctor about my blood pressure", "{family}", 10),
            ("Walk twenty minutes each day", "Me", 3),
            ("Turn the phone off at ten", "Me", 2),
        ),
    ),
    GoalIdea(
        LifeArea.FAMILY,
        "I want my family to trust my word.",
        "I miss Sunday dinner.",
        (
            ("Call {family} when I say I will", "Me", 2),
            ("Go to the family group together", "{family}", 11),
            ("Pay back the first twenty dollars", "Me", 30),
        ),
    ),
    GoalIdea(
        LifeArea.MONEY,
        "I want my bills paid and no surprises.",
        "Money worry keeps me up at night.",
        (
            ("Write down what I owe", "{counselor}", 3),
            ("Open a savings account", "Me", 14),
            ("Sign up for help with heat", "{host}", 20),
        ),
    ),
    GoalIdea(
        LifeArea.LEARNING,
        "I want to finish high school.",
        "I left two classes short.",
        (
            ("Ask adult education for the list of classes", "Me", 8),
            ("Take the practice test", "{mentor}", 21),
            ("Sign up for the spring class", "Me", 40),
        ),
    ),
    GoalIdea(
        LifeArea.HOME,
        "I want a quiet place with my own door.",
        "I sleep when it is quiet.",
        (
            ("Read the house rules with {host}", "{host}", 1),
            ("Put in for the housing list", "{counselor}", 14),
            ("Save for a deposit, ten dollars a week", "Me", 60),
        ),
    ),
    GoalIdea(
        LifeArea.WELLNESS,
        "I want to play my guitar again.",
        "Music is where I feel calm.",
        (
            ("Get the guitar from {family}", "{family}", 5),
            ("Play for ten minutes each night", "Me", 6),
            ("Play one song at the open stage", "{mentor}", 45),
        ),
    ),
    GoalIdea(
        LifeArea.RECOVERY,
        "I want to get through this winter steady.",
        "Last winter I was by myself.",
        (
            ("Write my reasons on a card and carry it", "Me", 1),
            ("Tell {family} what helps and what does not", "Me", 2),
            ("Plan each weekend by Thursday", "{mentor}", 4),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class SignIdea:
    """A sign and what the person does about it."""

    kind: SignKind
    notice: str
    action: str
    call: str
    noticed_by: str


SIGNS = (
    SignIdea(
        SignKind.WARNING, "I skip meals and stay in my room", "I eat something and walk", "{host}", "{host}"
    ),
    SignIdea(
        SignKind.WARNING,
        "I stop texting people back",
        "I send one text, even one word",
        "{mentor}",
        "{mentor}",
    ),
    SignIdea(
        SignKind.WARNING,
        "I think one time would be okay",
        "I say it out loud to someone",
        "{mentor}",
        "{family}",
    ),
    SignIdea(SignKind.WARNING, "I sleep until noon", "I set two alarms and get up", "{family}", "{host}"),
    SignIdea(SignKind.WARNING, "I tell small lies", "I tell one person what is true", "{mentor}", "{family}"),
    SignIdea(SignKind.WARNING, "I skip my group", "I call before it starts", "{counselor}", "{mentor}"),
    SignIdea(
        SignKind.TRIGGER, "I drive past the old street", "I turn and go to a meeting", "{mentor}", "{family}"
    ),
    SignIdea(SignKind.TRIGGER, "I get paid", "I give {family} my card for the day", "{family}", "{family}"),
    SignIdea(
        SignKind.TRIGGER, "I feel angry after a family call", "I take ten slow breaths", "{mentor}", "{host}"
    ),
    SignIdea(
        SignKind.TRIGGER, "My back hurts at night", "I use heat and call the clinic", "{counselor}", "{host}"
    ),
    SignIdea(
        SignKind.TRIGGER, "An old friend calls", "I do not pick up and I tell someone", "{mentor}", "{mentor}"
    ),
    SignIdea(SignKind.TRIGGER, "It is Saturday night", "I go to the late meeting", "{mentor}", "{host}"),
)
RISK_DAYS = (
    (9, "Payday", "{family} holds my card until Monday."),
    (16, "My birthday", "Breakfast with {mentor}, then a meeting."),
    (23, "The day my father died", "I light a candle and call {family}."),
    (30, "First rent is due", "I pay it in the morning with {host}."),
)

PROGRESS = (
    "I finished four weeks and went to every group.",
    "I sleep through most nights now.",
    "I told my family what happened, and they listened.",
    "I learned what sets me off and wrote it down.",
    "I led a meeting for the first time.",
    "I got my ID and my health card back.",
)
STRENGTHS = (
    "I am patient, and people trust me.",
    "I do not give up.",
    "I make people laugh.",
    "I am good with my hands.",
    "I listen well.",
)
NEEDS = (
    "Rides in the first weeks.",
    "Someone to call at night.",
    "Help with forms and letters.",
    "A dentist.",
    "Warm clothes and a phone plan.",
)
ABILITIES = (
    "I can bake bread and cook for ten.",
    "I can fix small engines.",
    "I speak two languages.",
    "I can drive a forklift.",
    "I can do drywall and paint.",
)
PREFERENCES = (
    "Small groups, and evenings.",
    "Mornings, before work.",
    "Calls, not letters.",
    "A counselor who speaks my language.",
    "Places I can walk to.",
)

CRISIS_SIGNS = (
    "I think others would be better off without me.",
    "I stop eating and give things away.",
    "I cannot sit still and I cannot sleep.",
)
CRISIS_ALONE = (
    "I walk to the water and back.",
    "I put my hands in cold water and breathe.",
    "I listen to my three songs.",
)
CRISIS_PLACES = (
    "The library. Coffee at the house.",
    "The gym on Oak Street. The noon meeting.",
    "{family}'s kitchen. The dog park.",
)
CRISIS_SAFER = (
    "{host} keeps my spare medicine locked up.",
    "{family} keeps the rifle at the camp, locked.",
    "I give my car keys to {host} on hard nights.",
)
MATTERS = (
    "My kids.",
    "My sister and my dog.",
    "My music, and the people in my group.",
    "Being there in the spring.",
)
RETURN_CHANGES = (
    "A meeting each day for two weeks. I see my counselor twice.",
    "I go back to the evening program and keep my medicine.",
    "I move my visits up and stay with {family} for three nights.",
)

WORK = (
    "Morning shift at the bakery, four days a week.",
    "I look for work two hours each morning.",
    "I help at the boat yard three days a week.",
    "I go back to my old job part time.",
)
MONEY = (
    "Rent first, then food, then the phone.",
    "{family} holds my bank card for now.",
    "I keep ten dollars a week for me.",
)
PARENTING = ("Calls on Sunday at 5 PM. Visits every other Saturday.", "I take the kids to school on my days.")
WELLNESS = (
    "A walk every day. Yoga on Monday.",
    "Gym with {mentor} twice a week.",
    "I fish on Saturday mornings.",
)
ROUTINES = (
    (Weekday.SUNDAY, time(17), time(19), "Dinner with {family}"),
    (Weekday.MONDAY, time(7), time(11), "Morning shift"),
    (Weekday.TUESDAY, time(7), time(11), "Morning shift"),
    (Weekday.FRIDAY, time(16), time(17), "Walk with {mentor}"),
    (Weekday.SATURDAY, time(9), time(11), "Laundry and groceries"),
)
NEED_IDEAS = (
    (NeedKind.RIDE, "To my first visit"),
    (NeedKind.GROCERIES, "Food for the first week"),
    (NeedKind.JOB_LEAD, "Part-time work near the bus"),
    (NeedKind.DOCUMENTS, "A copy of my birth certificate"),
    (NeedKind.BUDGETING, "One hour on what I owe"),
)
CHILD_NEED = (NeedKind.CHILD_CARE, "Saturday mornings")
