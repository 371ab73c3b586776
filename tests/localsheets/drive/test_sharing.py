"""Roles through folders, links and domains, against a plain model of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localsheets.drive.library import FOLDER
from localsheets.drive.sharing import RANK, Permission, of_person
from tests.localsheets.conftest import BO, EVE, LAN, Office

PEOPLE = (LAN, BO, EVE)
GRANTS = st.tuples(
    st.integers(0, 5),
    st.sampled_from([*PEOPLE, "anyone", "example.com", "example.org"]),
    st.sampled_from(["reader", "commenter", "writer"]),
)
TREE = st.lists(st.tuples(st.sampled_from(PEOPLE), st.integers(0, 5)), min_size=1, max_size=6)


def permission(item: str, grantee: str, role: str) -> Permission:
    """What a grantee is given."""
    if "@" in grantee:
        return of_person(item, grantee, role=role)
    if grantee == "anyone":
        return Permission(item, "anyoneWithLink", "anyone", role)
    return Permission(item, f"{grantee}k", "domain", role, domain=grantee)


def fits(grantee: str, email: str) -> bool:
    """Whether a grant is for somebody."""
    return grantee in ("anyone", email, email.rpartition("@")[2])


@given(tree=TREE, grants=st.lists(GRANTS, max_size=6))
def test_best_role_above_counts(tree: list[tuple[str, int]], grants: list[tuple[int, str, str]]) -> None:
    office = Office()
    library, accounts = office.world.library, office.world.accounts
    ids: list[str] = []
    parents: list[int | None] = []
    for owner, above in tree:
        parent = above if above < len(ids) else None
        at = [ids[parent]] if parent is not None else []
        ids.append(library.create(name="x", mime_type=FOLDER, owner=accounts.welcome(owner), parents=at).id)
        parents.append(parent)
    given_roles: dict[tuple[int, str], str] = {}
    for place, grantee, role in grants:
        if place < len(ids) and tree[place][0] != grantee:
            library.sharing.put(permission(ids[place], grantee, role))
            given_roles[place, grantee] = role
    for place in range(len(ids)):
        for email in PEOPLE:
            assert library.role(ids[place], email) == expected(place, email, tree, parents, given_roles)
    office.server.close()


def expected(
    place: int, email: str, tree: list[tuple[str, int]], parents: list[int | None],
    given_roles: dict[tuple[int, str], str],
) -> str | None:  # fmt: skip
    """The model: the best of what is given here and above; an owner above writes."""
    roles, here = [], True
    at: int | None = place
    while at is not None:
        roles += [role for (where, grantee), role in given_roles.items() if where == at and fits(grantee, email)]
        if tree[at][0] == email:
            roles.append("owner" if here else "writer")
        at, here = parents[at], False
    return max(roles, key=RANK.__getitem__, default=None)
