"""What the answers of the wizard put into a letter: only what the letter asks for."""

from collections.abc import Callable
from dataclasses import replace

from services.care_leave.advice import Option
from services.care_leave.deadlines import end_of_leave
from services.care_leave.situation import (
    EarlierLeave,
    Kind,
    Place,
    Relation,
    Release,
    Situation,
    Size,
)
from services.letters.queries import letter

# As it stands after „Diese Person ist für mich“; what is no near relative is left open.
RELATIONS = {
    Relation.PARENT: "ein Elternteil",
    Relation.GRANDPARENT: "ein Großelternteil",
    Relation.PARENT_IN_LAW: "ein Schwiegerelternteil",
    Relation.STEP_PARENT: "ein Stiefelternteil",
    Relation.SPOUSE: "Ehefrau oder Ehemann",
    Relation.REGISTERED_PARTNER: "eingetragene Lebenspartnerin oder eingetragener Lebenspartner",
    Relation.UNMARRIED_PARTNER: "Lebensgefährtin oder Lebensgefährte",
    Relation.SIBLING: "Schwester oder Bruder",
    Relation.SIBLING_IN_LAW: "Schwägerin oder Schwager",
    Relation.CHILD: "mein Kind",
    Relation.FOSTER_CHILD: "mein Pflegekind",
    Relation.STEP_CHILD: "mein Stiefkind",
    Relation.CHILD_IN_LAW: "Schwiegertochter oder Schwiegersohn",
    Relation.GRANDCHILD: "mein Enkelkind",
}
SIZES = {Size.UP_TO_15: "klein", Size.FROM_16_TO_25: "mittel", Size.MORE_THAN_25: "gross"}
RELEASES = {Release.FULL: "voll", Release.PART: "teil"}


def fields_for(key: str, situation: Situation, option: Option | None = None) -> dict[str, str]:
    """Return names and values of a letter's fields that a situation tells. Raises KeyError for no letter.

    With the way out of work that the letter is for, it names that way, and its days as they can be: a
    notice may be late, and not every way lasts as long as wished.
    """
    asked = {each.name for each in letter(key).fields}
    if option is not None and option.kind is not Kind.SHORT_ABSENCE:
        situation = _on(option, situation)
    found = {name: value for name, value in _common(situation).items() if name in asked and value}
    special = SPECIAL.get(key)
    found |= special(situation) if special else {}
    return found | (_days_and_kind(key, option, asked) if option else {})


def _on(option: Option, situation: Situation) -> Situation:
    """Return what was told as far as it belongs to one way."""
    for_a_child = {Kind.MINOR, Kind.FAMILIENPFLEGEZEIT}
    return replace(
        situation,
        start=option.starts_on or situation.start,
        last_phase=option.kind is Kind.TERMINAL,
        minor=situation.minor if option.kind in for_a_child else None,
        release=Release.PART if option.kind is Kind.FAMILIENPFLEGEZEIT else situation.release,
    )


def _days_and_kind(key: str, option: Option, asked: set[str]) -> dict[str, str]:
    if option.kind is Kind.SHORT_ABSENCE:
        return {}
    found = {}
    if "ende" in asked and option.ends_on and key not in SPECIAL_ENDS:
        found["ende"] = option.ends_on.isoformat()
    if key in NAMES_OF_WAYS:
        name, words = NAMES_OF_WAYS[key]
        found[name] = words.get(option.kind, "pflegezeit")
    return found


def _common(situation: Situation) -> dict[str, str]:
    start, months = situation.start, situation.months
    hours = situation.hours
    average = sum(hours) / len(hours) if hours else None
    return {
        "beginn": start.isoformat() if start else "",
        "ende": end_of_leave(start, months).isoformat() if start and months else "",
        "verhaeltnis": RELATIONS.get(situation.relation, "") if situation.relation else "",
        "umfang": RELEASES.get(situation.release, "") if situation.release else "",
        "stunden": _number(average),
        "stunden_bisher": _number(situation.hours_before),
        "groesse": SIZES.get(situation.size, "") if situation.size else "",
        "datum": (situation.notice_on or situation.today).isoformat(),
    }


def _number(value: object) -> str:
    return f"{value:.2f}".replace(".00", "").replace(".", ",") if value is not None else ""


def _reason(situation: Situation) -> dict[str, str]:
    """Return why somebody takes leave."""
    if situation.last_phase:
        return {"anlass": "lebensphase"}
    if situation.minor:
        return {"anlass": "minderjaehrig"}
    return {"anlass": "zuhause"} if situation.place in {Place.HOME, Place.COMING_HOME} else {}


def _family_reason(situation: Situation) -> dict[str, str]:
    found = _reason(situation)
    return {} if found.get("anlass") == "lebensphase" else found


def _request(situation: Situation) -> dict[str, str]:
    kinds = {"lebensphase": "lebensphase", "minderjaehrig": "minderjaehrig"}
    reason = _reason(situation).get("anlass", "")
    return {"art": kinds[reason]} if reason in kinds else {}


def _absence(situation: Situation) -> dict[str, str]:
    first = situation.absent_from
    return {"beginn": (first or situation.today).isoformat(), "ende": ""}


def _loan(situation: Situation) -> dict[str, str]:
    return {"anlass": "lebensphase" if situation.last_phase else "pflege"}


def _change(situation: Situation) -> dict[str, str]:
    running = [each for each in situation.earlier if _is_running(each, situation)]
    if not running:
        return {}
    family = running[-1].kind is Kind.FAMILIENPFLEGEZEIT
    return {
        "zeit": "familienpflegezeit" if family else "pflegezeit",
        "ende": running[-1].last.isoformat(),
    }


def _is_running(leave: EarlierLeave, situation: Situation) -> bool:
    return leave.first <= situation.today <= leave.last and leave.kind is not Kind.SHORT_ABSENCE


SPECIAL: dict[str, Callable[[Situation], dict[str, str]]] = {
    "t2": _reason,
    "t4": _loan,
    "t5": _absence,
    "t6": _family_reason,
    "t7": _request,
    "t9": _change,
    "t12": _absence,
}
# The end in this letter is that of a leave that runs already.
SPECIAL_ENDS = {"t9"}
FAMILY = {Kind.FAMILIENPFLEGEZEIT: "familienpflegezeit"}
# How letters that serve several ways ask for the way, and what it is called there.
NAMES_OF_WAYS = {
    "t3": ("gesetz", FAMILY),
    "t7": ("art", FAMILY | {Kind.MINOR: "minderjaehrig", Kind.TERMINAL: "lebensphase"}),
    "t8": ("anfrage", FAMILY),
}
