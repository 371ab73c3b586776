"""By whom: one person since the last look is likely, several are nobody in particular."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.model.history import SOMEBODY, Author
from app.sheets.drive import Revision
from app.sync.attribution import Mark, author, mark, text

US = "service@project.example"
SINCE: Mark = ("2026-11-24T04:00:00.000Z", 2)


def revision(number: int, email: str, *, minute: int = 1, name: str = "") -> Revision:
    return Revision(str(number), f"2026-11-24T04:{minute:02d}:00.000Z", email, name)


def likely(*revisions: Revision) -> Author:
    return author(revisions, since=SINCE, service=US)


def test_one_person_is_likely() -> None:
    assert likely(revision(3, "a@x", name="阿梅"), revision(4, "a@x", name="阿梅")) == Author("likely", "阿梅")
    assert likely(revision(3, "a@x")).name == "a@x"


def test_several_people_are_somebody() -> None:
    assert likely(revision(3, "a@x"), revision(4, "b@x")) == SOMEBODY


def test_unnamed_person_is_somebody() -> None:
    assert likely(revision(3, "a@x"), revision(4, "")) == likely(revision(3, "")) == SOMEBODY


def test_service_is_no_person() -> None:
    assert likely(revision(3, US.upper()), revision(4, "a@x")).name == "a@x"
    assert likely(revision(3, US)) == likely() == SOMEBODY


def test_earlier_revisions_do_not_count() -> None:
    assert likely(revision(2, "b@x", minute=0), revision(3, "a@x", minute=0)).name == "a@x"


@given(st.tuples(st.text("0123456789-:TZ", min_size=1), st.integers(0)))
def test_mark_survives_being_stored(at: Mark) -> None:
    assert mark(text(at)) == at
    assert mark("") == mark(text(("", 0))) == ("", 0)
