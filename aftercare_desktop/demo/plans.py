"""The plan of a made-up client: whole, as it was at an earlier version, or as far as a draft has come."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from aftercare_desktop.demo import care, daily, library
from aftercare_desktop.demo.care import key
from aftercare_desktop.demo.leaving import LEFT_AT, leaving_early
from aftercare_desktop.demo.places import GATHERINGS, TUESDAY_GROUP, Gathering
from aftercare_desktop.demo.stories import PlanState, Story
from aftercare_desktop.demo.translated import in_two_languages
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans.twins import twins

EARLY_REASON = "First version, made in week two. Visits and medicine follow before leaving."
STOPPED_CALL_REASON = "The promised call waits until such calls are allowed again."


def whole(story: Story, record: Client, closed: Mapping[date, str]) -> p.PlanDocument:
    """Every section as it stands when nothing is missing."""
    rng = story.rng("plan")
    places = _places(story, rng)
    document = p.PlanDocument(
        first_days=_first_days(story, record, closed, rng),
        progress=_progress(rng),
        goals=_goals(story, record, rng),
        signs=_signs(story, rng),
        medicines=care.safety(story, record, closed),
        appointments=care.visits(story, record, closed),
        peers=p.PeerSupport(tuple(_peer_place(story, place, rng) for place in places), _mentors(story, rng)),
        home=_home(story, rng),
        support=_support(story, places, rng),
        hard_times=daily.hard_times(story),
        daily_life=daily.daily_life(story),
        participants=_participants(story, rng),
    )
    both = in_two_languages(story, document, story.written_on())
    return both if all(twin.words for twin in twins(both)) else document


def begun(story: Story, record: Client, closed: Mapping[date, str]) -> p.PlanDocument:
    """A draft after the first hour: strengths and one goal, the rest still empty."""
    full = whole(story, record, closed)
    goal = replace(full.goals[0], steps=full.goals[0].steps[:1], state=p.GoalState.PLANNED)
    return p.PlanDocument(
        first_days=p.FirstDays(leaves_on=story.leaves),
        progress=replace(full.progress, needs="", preferences=""),
        goals=(goal,),
        participants=p.Participants(full.participants.people[:1]),
    )


def nearly_ready(story: Story, record: Client, closed: Mapping[date, str]) -> p.PlanDocument:
    """A draft days before leaving: two or three things are still open."""
    rng = story.rng("open")
    full = whole(story, record, closed)
    visit = replace(full.appointments[0], ride="", ride_at=None, backup="")
    naloxone = p.Naloxone() if full.medicines.naloxone.is_handed_over() else full.medicines.naloxone
    document = replace(full, medicines=replace(full.medicines, naloxone=naloxone))
    document = in_two_languages(story, document, min(story.leaves - timedelta(days=3), story.today))
    if rng.random() < 0.7:
        document = replace(document, appointments=(visit, *full.appointments[1:]))
    if rng.random() < 0.4:
        document = replace(document, home=replace(full.home, place=Place(), met_by="", arrives_at=None))
    return document


def early(story: Story, record: Client, closed: Mapping[date, str]) -> p.PlanDocument:
    """The first final of somebody whose plan was revised: goals and signs, no visits yet."""
    full = whole(story, record, closed)
    goals = tuple(replace(goal, state=p.GoalState.PLANNED) for goal in full.goals[:2])
    return replace(
        full,
        first_days=p.FirstDays(leaves_on=story.leaves),
        goals=goals,
        medicines=replace(
            full.medicines, naloxone=p.Naloxone(), tolerance_explained_on=None, tolerance_explained_by=""
        ),
        appointments=(),
        daily_life=p.DailyLife(),
        participants=p.Participants(
            tuple(replace(one, on=early_day(story)) for one in full.participants.people)
        ),
    )


def next_version(story: Story, record: Client, closed: Mapping[date, str]) -> p.PlanDocument:
    """A later draft, begun at home: steps done, one goal reached, a new one without a date yet."""
    full = whole(story, record, closed)
    rng = story.rng("next")
    first = full.goals[0]
    reached = replace(
        first, state=p.GoalState.REACHED, steps=tuple(replace(s, done=True) for s in first.steps)
    )
    idea = rng.choice([i for i in library.GOALS if i.words not in {goal.words for goal in full.goals}])
    new = p.Goal(key(rng), idea.words, idea.why, idea.area, steps=(p.Step(key(rng), idea.steps[0][0], "Me"),))
    return replace(full, goals=(reached, *full.goals[1:], new))


def short_notice(story: Story, record: Client, closed: Mapping[date, str]) -> p.PlanDocument:
    """What could be done in twenty minutes: first days, naloxone, one person, one goal."""
    full = leaving_early(story, whole(story, record, closed))
    return replace(
        full,
        first_days=replace(full.first_days, leaves_at=LEFT_AT),
        goals=full.goals[:1],
        signs=replace(full.signs, signs=full.signs.signs[:1], days=()),
        appointments=(),
        peers=replace(full.peers, places=full.peers.places[:1]),
        daily_life=p.DailyLife(),
    )


def before_the_change(document: p.PlanDocument) -> p.PlanDocument:
    """The version that went home first: a lower dose, and the first visit an hour earlier."""
    safety = document.medicines
    *others, last = safety.medicines or (None,)
    lower = (*others, replace(last, dose="25 mg")) if last is not None else ()
    visits = tuple(replace(visit, at=time(9)) for visit in document.appointments[:1])
    return replace(
        document,
        medicines=replace(safety, medicines=tuple(one for one in lower if one is not None)),
        appointments=(*visits, *document.appointments[1:]),
    )


def early_day(story: Story) -> date:
    """The day of the first version of a revised plan."""
    return story.leaves - timedelta(days=14)


def final_document(story: Story, record: Client, closed: Mapping[date, str]) -> p.PlanDocument:
    """The document of the final that the client took home."""
    build = short_notice if story.stage.plan is PlanState.WITH_GAPS else whole
    return build(story, record, closed)


# --- Sections -----------------------------------------------------------------------------------------------


def _first_days(story: Story, record: Client, closed: Mapping[date, str], rng: Random) -> p.FirstDays:
    inside = [day for day in closed if story.leaves <= day <= story.leaves + timedelta(days=3)]
    owed = record.suicide_risk.at_risk()
    call_day = (
        story.leaves + timedelta(days=1) if owed else care.open_day(story.leaves + timedelta(days=2), closed)
    )
    first = story.counselor.first()
    tonight = story.mentor if rng.random() < 0.6 else story.host
    words = f"A meeting first, then {story.family.name}'s. I can leave any time."
    return p.FirstDays(
        leaves_on=story.leaves,
        leaves_at=rng.choice((time(10), time(11), time(13))),
        tonight_with=tonight.my(),
        tonight_phone=tonight.phone,
        tonight_details=story.say("{mentor} picks me up at 6:30 PM. We eat first."),
        closed_days=tuple(p.ClosedDayPlan(day, words) for day in inside),
        call=p.PromisedCall(
            by=first,
            day=call_day,
            at=time(15),
            if_missed=f"{first} tries again the next day.",
            questions_phone=story.counselor.phone,
            questions_hours=story.counselor.hours,
        ),
        edited=(
            (p.EditedRow(p.FirstDaysRow.CALL_PEOPLE, _whom_first(story)),) if rng.random() < 0.15 else ()
        ),
    )


def _whom_first(story: Story) -> str:
    mentor, family = story.mentor, story.family
    return f"{mentor.my()}, day or night: {mentor.phone}. Then {family.my()}: {family.phone}."


def _progress(rng: Random) -> p.Progress:
    return p.Progress(
        progress=" ".join(rng.sample(library.PROGRESS, 2)),
        strengths=" ".join(rng.sample(library.STRENGTHS, 2)),
        needs=rng.choice(library.NEEDS),
        abilities=rng.choice(library.ABILITIES),
        preferences=rng.choice(library.PREFERENCES),
    )


def _goals(story: Story, record: Client, rng: Random) -> tuple[p.Goal, ...]:
    ideas = rng.sample(library.GOALS, rng.randint(1, 3))
    ideas.append(library.PEOPLE_GOAL)
    if record.children:
        ideas.insert(0, library.PARENT_GOAL)
    if record.treatment_is_condition:
        ideas.append(library.LEGAL_GOAL)
    return tuple(_goal(story, idea, place, rng) for place, idea in enumerate(ideas))


def _goal(story: Story, idea: library.GoalIdea, place: int, rng: Random) -> p.Goal:
    steps = tuple(
        p.Step(
            key(rng),
            story.say(what),
            story.say(who),
            story.leaves + timedelta(days=days),
            done=days < 0 or (place == 0 and days < 3),
        )
        for what, who, days in idea.steps
    )
    state = p.GoalState.IN_PROGRESS if any(step.done for step in steps) else p.GoalState.PLANNED
    return p.Goal(key(rng), idea.words, idea.why, idea.area, state, rng.random() < 0.4, steps)


def _signs(story: Story, rng: Random) -> p.Signs:
    ideas = rng.sample(library.SIGNS, rng.randint(3, 5))
    signs = tuple(
        p.Sign(
            key(rng),
            idea.kind,
            idea.notice,
            story.say(idea.action),
            story.say(idea.call),
            story.say(idea.noticed_by),
        )
        for idea in ideas
    )
    days = tuple(
        p.RiskDay(key(rng), story.leaves + timedelta(days=after), what, story.say(plan))
        for after, what, plan in rng.sample(library.RISK_DAYS, rng.randint(1, 2))
    )
    return p.Signs(signs, days)


def _places(story: Story, rng: Random) -> tuple[Gathering, ...]:
    """Two to four of the week's groups and meetings that are for this person, the Tuesday group among them."""
    wanted = {"man": "men", "woman": "women"}.get(story.identity.gender, "all")
    fitting = [g for g in GATHERINGS if g is not TUESDAY_GROUP and g.welcomes in ("all", wanted)]
    return TUESDAY_GROUP, *rng.sample(fitting, rng.randint(1, 3))


def _peer_place(story: Story, place: Gathering, rng: Random) -> p.PeerPlace:
    weekday = (place.weekday + 6) % 7
    return p.PeerPlace(
        key(rng),
        place.kind,
        place.name,
        place.fellowship,
        place.weekday,
        place.starts,
        place.ends,
        place.place,
        place.online,
        story.leaves + timedelta(days=(weekday - story.leaves.weekday()) % 7),
        place.note,
    )


def _mentors(story: Story, rng: Random) -> tuple[p.Mentor, ...]:
    kind = rng.choice(
        (p.MentorKind.ALUMNI, p.MentorKind.ALUMNI, p.MentorKind.TEMPORARY, p.MentorKind.PEER_SPECIALIST)
    )
    mentor = p.Mentor(
        key(rng), kind, story.mentor.name, story.mentor.phone, story.leaves, "We talk twice a week."
    )
    if rng.random() < 0.25:
        sponsor = p.Mentor(key(rng), p.MentorKind.SPONSOR, f"{story.friend.name} B.", story.friend.phone)
        return mentor, sponsor
    return (mentor,)


def _home(story: Story, rng: Random) -> p.Home:
    met = rng.random() < 0.75
    if story.residence is None:
        address = (
            f"{rng.randint(3, 190)} {rng.choice(('Ferry', 'Juniper', 'Quarry', 'Maple'))} Street, Westbrook"
        )
        return p.Home(
            p.HomeKind.FAMILY,
            Place(f"{story.family.name}'s house", address, story.family.phone),
            moves_on=story.leaves,
            arrives_at=time(12, 30),
            met_by=story.family.name,
            bring="My bag, my ID, and my medicine",
            preference="With family until I have work" if met else "A sober house in town",
            preference_met=met,
            why_not="" if met else "No bed was free. I am on two lists.",
        )
    return p.Home(
        story.residence.kind,
        story.residence.place,
        confidential=story.residence.welcomes == "women",
        moves_on=story.leaves,
        arrives_at=time(12, 30),
        met_by=story.residence.host,
        bring="My bag, my ID, and my medicine",
        preference="A sober house near a bus" if met else "My own apartment",
        preference_met=met,
        why_not="" if met else "It costs more than I have. We look again in spring.",
    )


def _support(story: Story, places: tuple[Gathering, ...], rng: Random) -> p.SupportCircle:
    def place(role: p.CircleRole, who: str, number: str, what_for: str, first: bool = False) -> p.CirclePlace:
        return p.CirclePlace(key(rng), role, who, number, what_for, first)

    role, counselor = p.CircleRole, story.counselor
    circle = [
        place(
            role.MENTOR, story.mentor.my(), story.mentor.phone, "I can call before, during or after.", True
        ),
        place(role.FAMILY, story.family.my(), story.family.phone, "Sunday dinner, and bad days", True),
        place(
            role.COUNSELOR, f"{counselor.first()}, my counselor", counselor.phone, "Plan, visits, paperwork"
        ),
        place(role.GROUP, places[0].name, places[0].place.phone, "Every week"),
        place(role.FRIEND, story.friend.my(), story.friend.phone, "Fishing, and a laugh", rng.random() < 0.5),
        place(role.SPONSOR, "", "", story.say("{mentor} will help me look")),
        p.CirclePlace(key(rng), role.FAITH, not_for_me=rng.random() < 0.6),
    ]
    if story.residence:
        circle.insert(1, place(role.HOUSE, story.host.my(), story.host.phone, "Rides, house problems"))
    ideas = [*rng.sample(library.NEED_IDEAS, 2), *([library.CHILD_NEED] if story.has_children else [])]
    needs = []
    for kind, what in ideas:
        helper = rng.choice((story.host, story.family, None))
        name, number = (helper.name, helper.phone) if helper else ("", "")
        needs.append(p.Need(key(rng), kind, what, name, number))
    return p.SupportCircle(tuple(circle), tuple(needs))


def _participants(story: Story, rng: Random) -> p.Participants:
    day = story.written_on()
    people = [
        p.Participant(
            key(rng), p.ParticipantRole.CLIENT, story.identity.preferred or story.identity.name, day
        ),
        p.Participant(key(rng), p.ParticipantRole.COUNSELOR, story.counselor.name, day),
    ]
    if rng.random() < 0.4:
        people.append(p.Participant(key(rng), p.ParticipantRole.FAMILY, story.family.full_name, day))
    if not story.identity.interpreter:
        return p.Participants(tuple(people))
    people.append(p.Participant(key(rng), p.ParticipantRole.INTERPRETER, "Phone interpreter 4417", day))
    told = f"On a bad day I call {story.mentor.name} before I do anything else."
    return p.Participants(
        tuple(people),
        read_aloud=p.GoneOver(day, story.counselor.name, "The bus, and what to say at the pharmacy"),
        told_back=p.GoneOver(day, story.counselor.name, told),
    )
