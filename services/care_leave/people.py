"""Who may ask, and for whom: employment by § 7 (1), near relatives by § 7 (3) PflegeZG."""

from services.care_leave.findings import Case, Finding, no, right, unknown
from services.care_leave.sentences import reason
from services.care_leave.situation import Relation, Situation, Work

COVERED = {Work.EMPLOYEE, Work.MINIJOB, Work.TRAINEE, Work.HOME_WORKER}

# The closed list since 1 January 2015.
NEAR = {
    Relation.GRANDPARENT,
    Relation.PARENT,
    Relation.PARENT_IN_LAW,
    Relation.STEP_PARENT,
    Relation.SPOUSE,
    Relation.REGISTERED_PARTNER,
    Relation.UNMARRIED_PARTNER,
    Relation.SIBLING,
    Relation.SIBLING_IN_LAW,
    Relation.CHILD,
    Relation.FOSTER_CHILD,
    Relation.STEP_CHILD,
    Relation.CHILD_IN_LAW,
    Relation.GRANDCHILD,
}
OF_UNMARRIED_PARTNER = {Relation.PARTNERS_PARENT, Relation.PARTNERS_CHILD}

# Of an older generation: none of them can be under 18.
ADULT = {
    Relation.GRANDPARENT,
    Relation.PARENT,
    Relation.PARENT_IN_LAW,
    Relation.STEP_PARENT,
    Relation.PARTNERS_PARENT,
    Relation.GREAT_GRANDPARENT,
}


def is_covered(situation: Situation) -> bool | None:
    """Whether the law knows work and relation; None where an answer is missing and none says no."""
    if situation.work and situation.work not in COVERED:
        return False
    if situation.relation and situation.relation not in NEAR:
        return False
    return None if situation.work is None or situation.relation is None else True


def is_minor(situation: Situation) -> bool | None:
    """Whether the person is under 18, also where the relation already says no."""
    return False if situation.relation in ADULT else situation.minor


def check_work(case: Case) -> Finding:
    """Return whether the employment is one of the law."""
    work = case.situation.work
    if work is None:
        return unknown(reason("work_unknown"), "work")
    return right(reason("work_covered")) if work in COVERED else no(reason(work.value))


def check_relation(case: Case) -> Finding:
    """Return whether the person is a near relative."""
    relation = case.situation.relation
    if relation is None:
        return unknown(reason("relative_unknown"), "relation")
    if relation in NEAR:
        return right(reason("relative_near"))
    partner = relation in OF_UNMARRIED_PARTNER
    return no(reason("relative_of_unmarried_partner" if partner else "relative_not_listed"))
