"""Calls that came to the made-up center: what the callers said, for whom it is, and what became of it."""

from dataclasses import dataclass
from datetime import time

from aftercare_desktop.demo import DEMO_USER
from aftercare_desktop.domain.messages import CallerKind, Message


@dataclass(frozen=True, slots=True)
class Call:
    """One call before today. Users are user names; `handled_by` None leaves it open, `about_theo` links it by hand."""

    days_ago: int
    at: time
    taken_by: str
    message: Message
    to: str | None = None
    handled_by: str | None = None
    about_theo: bool = False


CALLS: tuple[Call, ...] = (
    Call(
        12,
        time(16, 20),
        "nora",
        Message(
            "Teddy Bramwell", "Rosa Bramwell", CallerKind.FAMILY, "207-555-0171", "Asks when she can visit."
        ),
        DEMO_USER,
        DEMO_USER,
        about_theo=True,
    ),
    Call(
        9,
        time(10, 5),
        "nora",
        Message("", "", CallerKind.EMPLOYER, "207-555-0186", "A job fair on Dec 4. Sends flyers by mail."),
        handled_by="joss",
    ),
    Call(
        6,
        time(13, 45),
        "joss",
        Message(
            "M. Larkspur",
            "Ellis Marden",
            CallerKind.LAWYER,
            "207-555-0192",
            "Wants records. I gave no answer.",
        ),
        "priya",
        "priya",
    ),
    Call(
        3,
        time(15, 10),
        "nora",
        Message(
            "Robin, tall, brown hair",
            "Officer Dell",
            CallerKind.OFFICER,
            "207-555-0195",
            "Asks whether Robin came in on the weekend. I said the words. He wants a call from a supervisor.",
        ),
        "priya",
    ),
    Call(
        2,
        time(18, 35),
        "luis",
        Message(
            "my son Theo",
            "Rosa Bramwell",
            CallerKind.FAMILY,
            "207-555-0171",
            "She is worried about the first night and wants somebody to listen. Please call after 5 PM.",
        ),
        DEMO_USER,
    ),
    Call(
        1,
        time(9, 15),
        "nora",
        Message(
            "",
            "",
            CallerKind.NOT_SAID,
            "",
            "A man cried and hung up. He may call again; I told him about 988.",
        ),
    ),
    Call(
        1,
        time(14, 50),
        "nora",
        Message(
            "Jordan", "Bea Halloran", CallerKind.FRIEND, "207-555-0183", "Offers a ride to a Tuesday meeting."
        ),
    ),
)
"""In the order they came."""
