"""`list clients|staff`: rows for people and for scripts."""

import argparse

from aftercare_desktop.cli.sign_in import signed_in
from aftercare_desktop.cli.terminal import say_json, say_table
from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.services.list_papers import json_keys


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    with signed_in(arguments) as desk:
        if arguments.what == "clients":
            _clients(desk.clients.listing(), arguments.json)
        else:
            _staff(desk.staff.list(), arguments.json)
    return 0


def _clients(rows: tuple[ClientRow, ...], as_json: bool) -> None:
    if as_json:
        say_json([json_keys(row) for row in rows])
        return
    header = ("id", "record", "name", "called", "status", "counselor", "leaves")
    say_table(
        header,
        [
            (
                str(row.id),
                row.record_number,
                row.name,
                row.preferred_name,
                row.status.value,
                row.counselor,
                _day(row),
            )
            for row in rows
        ],
    )


def _day(row: ClientRow) -> str:
    return row.discharge_date.isoformat() if row.discharge_date else ""


def _staff(members: tuple[StaffMember, ...], as_json: bool) -> None:
    if as_json:
        say_json(
            [
                {
                    "id": member.id,
                    "user_name": member.user_name,
                    "name": member.name,
                    "role": member.role.value,
                    "credentials": member.credentials,
                    "phone": member.phone,
                    "active": member.active,
                }
                for member in members
            ]
        )
        return
    header = ("id", "user", "name", "role", "phone", "active")
    rows = [
        (str(m.id), m.user_name, m.name, m.role.value, m.phone, "yes" if m.active else "no") for m in members
    ]
    say_table(header, rows)
