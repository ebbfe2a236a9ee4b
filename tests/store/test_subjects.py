"""Staff, profile, settings, approved words, files and stash: kept, changed with care, found again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound
from aftercare_desktop.store import approved_words, files, staff, stash
from aftercare_desktop.store import center as center_rows
from aftercare_desktop.store.opening import Center
from tests.builders import NOW, TODAY, center_profile, new_staff


def test_staff_are_kept(center: Center) -> None:
    with center.writing() as c:
        leah = staff.insert(c, new_staff(Role.NURSE, "Leah.O", "Leah Okafor"))
    assert (leah.version, leah.active, leah.role) == (1, True, Role.NURSE)
    with center.reading() as c:
        assert staff.get(c, leah.id) == leah
        assert staff.by_user_name(c, " LEAH.o ") == leah
        assert staff.by_user_name(c, "nobody") is None
        assert [member.user_name for member in staff.everybody(c)] == ["dana", "Leah.O"]
        with pytest.raises(NotFound):
            staff.get(c, 99)


def test_a_user_name_belongs_to_one_person_in_any_spelling(center: Center) -> None:
    with center.writing() as c, pytest.raises(BadInput, match="is taken"):
        staff.insert(c, new_staff(Role.NURSE, "DANA", "Somebody Else"))


def test_staff_change_with_their_version(center: Center) -> None:
    with center.writing() as c:
        changed = staff.update(c, replace(center.staff, name="Dana W. Hale", active=False))
        assert (changed.version, changed.name, changed.active) == (2, "Dana W. Hale", False)
        with pytest.raises(EditedElsewhere):
            staff.update(c, replace(center.staff, name="Stale"))
        with pytest.raises(NotFound):
            staff.update(c, replace(center.staff, id=99))
        assert staff.get(c, center.staff.id) == changed


def test_a_user_name_never_changes(center: Center) -> None:
    with center.writing() as c:
        assert staff.update(c, replace(center.staff, user_name="other")).user_name == "dana"


def test_the_profile_is_kept_and_changes_with_its_version(center: Center) -> None:
    with center.writing() as c:
        stored = center_rows.profile(c)
        assert stored == center_rows.StoredProfile(1, center_profile())
        changed = replace(stored.profile, name="Alder Point", idle_lock_minutes=5)
        assert center_rows.update_profile(c, changed, 1) == center_rows.StoredProfile(2, changed)
        with pytest.raises(EditedElsewhere):
            center_rows.update_profile(c, changed, 1)
        assert center_rows.profile(c).profile == changed


def test_settings_are_kept_by_name(center: Center) -> None:
    with center.writing() as c:
        assert center_rows.setting(c, "recent", list[int], []) == []
        center_rows.set_setting(c, "recent", [3, 1])
        center_rows.set_setting(c, "recent", [4, 3, 1])
        assert center_rows.setting(c, "recent", list[int], []) == [4, 3, 1]


def test_approved_words_are_kept_with_their_approval(center: Center) -> None:
    draft = ApprovedSentence(ApprovedKey.CRISIS_LINE, "Call or text 988.")
    approved = replace(
        draft, approver="Leah Okafor, RN", approved_on=TODAY, review_on=TODAY + timedelta(days=365)
    )
    other = ApprovedSentence(ApprovedKey.RETURN_PLAN, "The door is open.")
    with center.writing() as c:
        assert approved_words.everything(c) == {}
        approved_words.put(c, (draft, other))
        approved_words.put(c, (approved,))
        assert approved_words.everything(c) == {draft.key: approved, other.key: other}


def test_a_file_is_kept_once_byte_for_byte(center: Center) -> None:
    content = bytes(range(256)) * 500
    with center.writing() as c:
        key = files.keep(c, content, NOW)
        assert files.keep(c, content, NOW) == key
        assert files.get(c, key) == content
        assert c.exec_driver_sql("SELECT count(*), max(size) FROM files").one() == (1, len(content))
        with pytest.raises(NotFound):
            files.get(c, "0" * 64)


def test_the_stash_is_each_persons_own(center: Center) -> None:
    with center.writing() as c:
        leah = staff.insert(c, new_staff(Role.NURSE, "leah", "Leah Okafor")).id
        stash.keep(c, 1, "client:7", b"mine", NOW)
        stash.keep(c, 1, "client:7", b"mine, later", NOW)
        stash.keep(c, 1, "client:new", b"another", NOW + timedelta(minutes=1))
        stash.keep(c, leah, "client:7", b"hers", NOW)
        assert stash.form_keys(c, 1) == ("client:7", "client:new")
        assert stash.peek(c, 1, "client:7") == b"mine, later"
        assert stash.take(c, 1, "client:7") == b"mine, later"
        assert stash.take(c, 1, "client:7") is None
        assert stash.take(c, leah, "client:7") == b"hers"
        stash.discard(c, 1, "client:new")
        assert stash.form_keys(c, 1) == ()
