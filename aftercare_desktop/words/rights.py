"""The client's own rights in words: the notice, restrictions, copies of the record, amendments."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from aftercare_desktop.domain.own_record import (
    Amendment,
    CopyForm,
    CopyRequest,
    NoticeWay,
    PatientNotice,
    StoredCopyRequest,
)
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.words.consents import CATEGORIES
from aftercare_desktop.words.dates import full_date

FORMS: Mapping[CopyForm, str] = MappingProxyType(
    {CopyForm.PAPER: "On paper", CopyForm.PDF: "As a PDF file", CopyForm.JSON: "As a data file (JSON)"}
)

NOTICE_WAYS: Mapping[NoticeWay, str] = MappingProxyType(
    {
        NoticeWay.PAPER: "On paper",
        NoticeWay.EMAIL: "By e-mail",
        NoticeWay.READ_ALOUD: "Read aloud",
        NoticeWay.DECLINED: "Offered, and not taken",
    }
)

TITLE = "What the client asked for"
NOTICE_TITLE, RESTRICTION_TITLE = "Patient notice", "Keep something back"
COPY_TITLE, AMENDMENT_TITLE = "Copy of everything", "Something is wrong in the record"
ACTS: Mapping[str, str] = MappingProxyType(
    {
        "notice": "Patient notice given",
        "copy": "The client asks for a copy of everything",
        "restriction": "The client asks to keep something back",
        "amendment": "The client says that something is wrong",
    }
)
"""What the palette calls them."""
ACT_ICONS: Mapping[str, str] = MappingProxyType(
    {"notice": "file-check", "copy": "files", "restriction": "lock", "amendment": "file-pen"}
)
NO_NOTICE = "Not given yet. Everybody gets it in writing when they come (42 CFR 2.22)."
NO_RESTRICTION = "Nothing was asked. What is agreed to here is kept back by the program, on every way out."
NO_COPY = "Nobody asked. A copy is due within 30 days of the day it is asked for."
NO_AMENDMENT = "Nothing was asked. An answer is due within 60 days."


def due(day: date, today: date) -> tuple[str, bool]:
    """ "Due Dec 23, 2026, in 5 days" and whether it is overdue."""
    left = (day - today).days
    when = f"Due {full_date(day)}"
    if left < 0:
        return f"Overdue by {_days(-left)}: was due {full_date(day)}", True
    return (f"{when}, today" if left == 0 else f"{when}, in {_days(left)}"), False


def notice_state(notice: PatientNotice) -> tuple[str, str]:
    """That it was given, or offered and not taken, and its chip's variant."""
    return ("Offered", "neutral") if notice.way is NoticeWay.DECLINED else ("Given", "ok")


def copy_title(request: CopyRequest) -> str:
    """ "Asked Nov 23, 2026, as a PDF file"."""
    form = FORMS[request.form]
    return f"Asked {full_date(request.asked_on)}, {form[0].lower()}{form[1:]}"


def owed_first(stored: Sequence[StoredCopyRequest]) -> list[StoredCopyRequest]:
    """Those that somebody still owes before the others, the one that is due first on top."""
    owed = sorted((one for one in stored if one.request.is_open()), key=lambda one: one.request.due_on())
    return [*owed, *(one for one in stored if not one.request.is_open())]


def copy_state(stored: StoredCopyRequest, today: date) -> tuple[str, str]:
    """What became of a request, and its chip's variant."""
    request = stored.request
    if request.withdrawn_on is not None:
        return f"Taken back {full_date(request.withdrawn_on)}", "neutral"
    if request.delivered_on is not None:
        return f"Handed over {full_date(request.delivered_on)}", "ok"
    words, late = due(request.due_on(), today)
    return words, "bad" if late else "warn"


def copy_details(stored: StoredCopyRequest) -> str:
    """Who asked, that it was made, how it was handed over."""
    request = stored.request
    parts = (
        f"Asked by {request.asked_by.strip()}" if request.asked_by.strip() else "",
        "Made, and not handed over yet" if stored.file_sha256 and request.is_open() else "",
        request.delivered_how.strip(),
    )
    told = ". ".join(part.rstrip(".") for part in parts if part)
    return f"{told}." if told else ""


def restriction_state(asked: Restriction, today: date) -> tuple[str, str]:
    """Whether it was agreed and holds, and its chip's variant."""
    if asked.ended_on is not None and asked.ended_on <= today:
        return f"Ended {full_date(asked.ended_on)}", "neutral"
    if asked.agreed is None:
        return "Not answered yet", "warn"
    return ("Agreed: it is kept back", "ok") if asked.agreed else ("Not agreed", "neutral")


def restriction_details(asked: Restriction, towards: str) -> str:
    """Towards whom, what is kept back, asked and answered when."""
    parts = (
        f"Towards {towards}" if towards else "Towards everybody",
        "; ".join(CATEGORIES[one][0] for one in asked.categories),
        f"Asked {full_date(asked.asked_on)}",
        f"Answered {full_date(asked.answered_on)}" if asked.answered_on is not None else "",
    )
    return ". ".join(part for part in parts if part) + "."


def amendment_state(asked: Amendment, today: date) -> tuple[str, str]:
    """What became of it, and its chip's variant."""
    if asked.is_withdrawn():
        return "Taken back", "neutral"
    if asked.accepted is None:
        words, late = due(asked.answer_by(), today)
        return words, "bad" if late else "warn"
    return ("Changed", "ok") if asked.accepted else ("Not changed", "neutral")


def amendment_details(asked: Amendment) -> str:
    """Asked and answered when, the answer, and that a statement goes along."""
    parts = (
        f"Asked {full_date(asked.asked_on)}",
        f"Answered {full_date(asked.answered_on)}" if asked.answered_on is not None else "",
        asked.answer.strip(),
        f"The client disagrees: “{asked.disagreement.strip()}” Every paper for others says so"
        if asked.disagreement.strip()
        else "",
    )
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
