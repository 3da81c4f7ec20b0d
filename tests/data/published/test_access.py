"""Who may do what: the whole table, and nothing beyond it."""

from itertools import product

import pytest

from dashboard.data.published.access import (
    Action,
    NotAllowedError,
    Role,
    Standing,
    may,
    may_somewhere,
    require,
)

OWN, OTHER = "KC01", "KC02"

#: Role, action -> may he for his own branch, another's, what belongs to none.
ALLOWED = {
    (Role.VIEWER, Action.SEE_NAMES): (True, False, False),
    (Role.BRANCH, Action.SEE_NAMES): (True, False, False),
    (Role.BRANCH, Action.SUBMIT): (True, False, False),
    (Role.BRANCH, Action.SEE_SUBMISSIONS): (True, False, False),
    (Role.BRANCH, Action.SEE_AUDIT): (True, False, False),
    (Role.APPROVER, Action.SEE_NAMES): (True, True, True),
    (Role.APPROVER, Action.SUBMIT): (True, True, True),
    (Role.APPROVER, Action.SEE_SUBMISSIONS): (True, True, True),
    (Role.APPROVER, Action.DECIDE): (True, True, True),
    (Role.APPROVER, Action.PUBLISH): (True, True, True),
    (Role.APPROVER, Action.SEE_AUDIT): (True, True, True),
    (Role.ADMIN, Action.SEE_SUBMISSIONS): (True, True, True),
    (Role.ADMIN, Action.SEE_AUDIT): (True, True, True),
    (Role.ADMIN, Action.MANAGE_PEOPLE): (True, True, True),
}


@pytest.mark.parametrize(("role", "action"), product(Role, Action))
def test_the_table(role: Role, action: Action) -> None:
    who = Standing(1, "A", role, frozenset({OWN}))
    allowed = ALLOWED.get((role, action), (False, False, False))
    assert tuple(may(who, action, branch=each) for each in (OWN, OTHER, None)) == allowed
    assert may_somewhere(who, action) == any(allowed)
    for branch, there in zip((OWN, OTHER, None), allowed, strict=True):
        if there:
            assert require(who, action, branch=branch) is who
        else:
            with pytest.raises(NotAllowedError):
                require(who, action, branch=branch)


@pytest.mark.parametrize("action", Action)
def test_a_guest_may_nothing(action: Action) -> None:
    assert not may(None, action, branch=OWN)
    assert not may_somewhere(None, action)
    with pytest.raises(NotAllowedError):
        require(None, action, branch=None)


def test_without_branches_one_s_own_are_none() -> None:
    who = Standing(1, "A", Role.BRANCH)
    assert not may_somewhere(who, Action.SUBMIT)
    assert not may(who, Action.SUBMIT, branch=None)
