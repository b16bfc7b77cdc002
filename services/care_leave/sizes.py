"""How many work for the employer, as far as it is known, and what that opens: a right, a request or a favour."""

from services.care_leave.advice import Verdict
from services.care_leave.findings import Case, Finding, right, unknown
from services.care_leave.rulebook import Unit
from services.care_leave.sentences import reason
from services.care_leave.situation import Kind, Situation, Size

# Heads from and to; no end where more may be there.
BANDS: dict[Size, tuple[int, int | None]] = {
    Size.UP_TO_15: (1, 15),
    Size.FROM_16_TO_25: (16, 25),
    Size.MORE_THAN_25: (26, None),
}


def heads_of(situation: Situation) -> tuple[int, int | None] | None:
    """Return how many heads there are at least and at most, trainees included; None where nothing is known."""
    if situation.heads is not None:
        return situation.heads, situation.heads
    return BANDS[situation.size] if situation.size else None


def check_size(case: Case) -> Finding:
    """Return what the size of the employer opens: Pflegezeit counts every head, Familienpflegezeit no trainees."""
    heads = heads_of(case.situation)
    if heads is None:
        rule = case.rule("employer_threshold")
        return unknown(
            reason("size_unknown", rule.statute, threshold=case.count("employer_threshold")), "size"
        )
    if case.kind is Kind.FAMILIENPFLEGEZEIT:
        return _without_trainees(case, *heads)
    return _with_trainees(case, *heads)


def _with_trainees(case: Case, least: int, most: int | None) -> Finding:
    threshold = case.count("employer_threshold")
    statute = case.rule("employer_threshold").statute
    if least > threshold:
        return right(reason("big_enough", statute, threshold=threshold))
    if most is None or most > threshold:
        return unknown(reason("size_unknown", statute, threshold=threshold), "heads")
    small = _small(case, "small_request", threshold)
    if case.situation.heads is not None or case.situation.trainees == 0:
        return small
    # A rough answer may have left the trainees out; here they count.
    hint = reason("small_count_trainees", statute, threshold=threshold)
    return Finding(small.verdict, (*small.reasons, hint), ("heads",))


def _without_trainees(case: Case, least: int, most: int | None) -> Finding:
    threshold = case.count("employer_threshold")
    statute = case.rule("employer_threshold").statute
    trainees = case.situation.trainees
    if most is not None and most - (trainees or 0) <= threshold:
        return _small(case, "small_request_without_trainees", threshold)
    if trainees is not None:
        if least - trainees > threshold:
            return right(reason("big_enough_without_trainees", statute, threshold=threshold))
        return unknown(reason("heads_needed", statute, threshold=threshold), "heads")
    # Typed exactly and near the border: the trainees decide. Roughly "more": few firms have so many.
    if most is not None and most < 2 * threshold:
        return unknown(reason("trainees_needed", statute, threshold=threshold), "trainees")
    missing = ("trainees",) if most is not None else ("heads", "trainees")
    return right(reason("count_without_trainees", statute, threshold=threshold), missing=missing)


def _small(case: Case, key: str, threshold: int) -> Finding:
    rule = case.rule("small_employer_request")
    weeks = answer_weeks(case)
    if weeks is None:
        told = reason("small_voluntary", rule.statute, threshold=threshold)
        return Finding(Verdict.AGREEMENT, (told,))
    told = reason(key, rule.statute, threshold=threshold, weeks=weeks)
    return Finding(Verdict.REQUEST, (told,))


def answer_weeks(case: Case) -> int | None:
    """Return in how many weeks a small employer must answer a request; None while the law knew no request."""
    rule = case.rule("small_employer_request")
    return case.rulebook.count(rule.key, case.day) if rule.unit is Unit.WEEKS else None


def is_small(case: Case) -> bool:
    """Whether the employer is certainly too small for a right."""
    return check_size(case).verdict in {Verdict.REQUEST, Verdict.AGREEMENT}
