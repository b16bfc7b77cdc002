"""What to do now, beside the ways out of work: tell work, call the care fund, announce, ask for money and advice."""

from collections.abc import Iterable

from services.care_leave.advice import Action, Option, Verdict
from services.care_leave.people import is_covered
from services.care_leave.rulebook import Rulebook
from services.care_leave.situation import Kind, Need, Place, Release, Situation

AWAY = {Place.CLINIC, Place.COMING_HOME, Place.HOSPICE}
NEED_A_GRADE = (Kind.PFLEGEZEIT, Kind.MINOR, Kind.FAMILIENPFLEGEZEIT)

# By key: the sentence, and the paragraph where there is one.
STEPS: dict[str, tuple[str, str]] = {
    "tell_work": (
        "Sagen Sie Ihrem Betrieb sofort Bescheid, dass Sie fehlen und wie lange wohl. Eine kurze Nachricht "
        "genügt.",
        "§ 2 (2) S. 1 PflegeZG",
    ),
    "care_fund": (
        "Rufen Sie die Pflegekasse der Person an und beantragen Sie Leistungen. Schreiben Sie den Tag auf. "
        "Die Pflegekasse gehört zur Krankenkasse.",
        "§ 33 (1) SGB XI",
    ),
    "announce_speeds_up": (
        "Wollen Sie länger aussetzen oder weniger arbeiten? Dann kündigen Sie das Ihrem Betrieb gleich an und "
        "sagen Sie es der Pflegekasse. Sie muss dann schneller begutachten lassen: {within}. Ein kurzer "
        "Befund genügt. Kündigen Sie nur an, was Sie auch wollen: Zurück geht es nur, wenn der Betrieb "
        "zustimmt.",
        "§ 18a (5)–(7) SGB XI, § 4 (2) PflegeZG",
    ),
    "agreement_speeds_up": (
        "Sagen Sie der Pflegekasse, sobald Sie die Zeit mit Ihrem Betrieb vereinbart haben. "
        "Dann muss sie schneller begutachten lassen: {within}. Ein kurzer Befund genügt.",
        "§ 18a (5)–(7) SGB XI",
    ),
    "decision": (
        "Die Pflegekasse muss in {days} Arbeitstagen entscheiden. Sonst zahlt sie {penalty} Euro für jede "
        "Woche, die begonnen hat.",
        "§ 18c SGB XI",
    ),
    "doctor": (
        "Bitten Sie die Ärztin oder den Arzt um das Zeugnis über die letzte Lebensphase.",
        "§ 3 (6) S. 2 PflegeZG",
    ),
    "allowance": (
        "Beantragen Sie das Pflegeunterstützungsgeld gleich bei der Pflegekasse der Person. Warten Sie damit "
        "nicht.",
        "§ 44a (3) S. 3 SGB XI",
    ),
    "receipt": (
        "Lassen Sie sich bestätigen, an welchem Tag Ihr Schreiben ankam. Auf diesen Tag kommt es an.",
        "",
    ),
    "name_the_leave": (
        "Schreiben Sie genau, welche Zeit Sie nehmen. Ist es nicht klar, gilt Ihr Schreiben als Ankündigung "
        "von Pflegezeit.",
        "§ 3 (3) S. 3 PflegeZG",
    ),
    "health_insurance": (
        "Wenn Sie ganz aussetzen: Fragen Sie Ihre Krankenkasse, wie Sie versichert sind. Die Pflegekasse kann "
        "einen Zuschuss zahlen.",
        "§ 44a (1) SGB XI",
    ),
    "pension": (
        "Fragen Sie die Pflegekasse, ob sie für Sie in die Rente einzahlt.",
        "§ 44 SGB XI",
    ),
    "loan": (
        "Rechnen Sie aus, ob das Darlehen ohne Zinsen Ihnen hilft. Es geht vor Hilfen, die vom Einkommen "
        "abhängen.",
        "§ 3 (1), (6) FPfZG",
    ),
    "counselling": (
        "Lassen Sie sich beraten. Die Pflegeberatung kostet nichts und kommt auf Wunsch nach Hause.",
        "§ 7a SGB XI",
    ),
    "benefits_in_home": (
        "Auch im Heim zahlt die Pflegekasse einen Teil der Kosten.",
        "§§ 43, 43c SGB XI",
    ),
    "last_phase_way": (
        "Geht das Leben der Person zu Ende, können Sie freie Zeit für den Abschied nehmen. Dabei spielt der "
        "Ort keine Rolle.",
        "§ 3 (6) PflegeZG",
    ),
    "flexible_work": (
        "Sprechen Sie mit Ihrem Betrieb über andere Zeiten, weniger Stunden oder Arbeit zu Hause.",
        "",
    ),
}


def actions_of(
    situation: Situation, options: Iterable[Option], rulebook: Rulebook
) -> tuple[Action, ...]:
    """Return what to do now, the most urgent first."""
    by_kind = {each.kind: each for each in options}
    covered = is_covered(situation) is not False
    open_leaves = [
        each for kind, each in by_kind.items()
        if kind is not Kind.SHORT_ABSENCE and each.verdict is not Verdict.NO
    ]  # fmt: skip
    found = [
        *_at_once(situation, by_kind[Kind.SHORT_ABSENCE]),
        *_certificates(situation, by_kind, rulebook),
    ]
    if open_leaves:
        found += _around_leaves(situation, open_leaves)
    if all(by_kind[kind].verdict is Verdict.NO for kind in NEED_A_GRADE):
        found += _without_leave(situation, covered=covered)
    return tuple(found)


def _at_once(situation: Situation, short: Option) -> list[Action]:
    if short.verdict is not Verdict.RIGHT:
        return []
    paid = short.days is not None and short.days.paid != 0
    return [_step("tell_work"), *([_step("allowance")] if paid else [])]


def _certificates(
    situation: Situation, by_kind: dict[Kind, Option], rulebook: Rulebook
) -> list[Action]:
    """Return how to get grade and certificate, and how to make it fast."""
    found = []
    if situation.need in {None, Need.EXPECTED}:
        found.append(_step("care_fund"))
    if by_kind[Kind.TERMINAL].verdict is Verdict.NOT_YET:
        found.append(_step("doctor"))
    # Not answered yet, but sudden: then a grade is rarely there, and each day counts.
    sudden = situation.need is None and situation.acute
    if situation.need not in {Need.APPLIED, Need.EXPECTED} and not sudden:
        return found
    waiting = [
        by_kind[kind]
        for kind in NEED_A_GRADE
        if by_kind[kind].verdict in {Verdict.NOT_YET, Verdict.OPEN}
    ]
    if waiting:
        # Only a right is announced; a request speeds nothing up before it is agreed.
        key = "announce_speeds_up" if _is_announced(waiting) else "agreement_speeds_up"
        found += _fast_assessment(key, situation, rulebook)
    days = _proven(rulebook, "assessment.decision_days", situation)
    penalty = _proven(rulebook, "assessment.penalty", situation)
    if days and penalty:
        found.append(_step("decision", days=days, penalty=penalty))
    return found


def _is_announced(leaves: list[Option]) -> bool:
    """Whether one of the leaves is announced as a right; requests and agreements have other letters."""
    return any({"t2", "t6"} & set(each.letters) for each in leaves)


def _fast_assessment(key: str, situation: Situation, rulebook: Rulebook) -> list[Action]:
    home = _proven(rulebook, "assessment.fast_days_home", situation)
    away = _proven(rulebook, "assessment.fast_days_away", situation)
    if not home or not away:
        return []
    at_home = f"zu Hause in {home} Arbeitstagen"
    elsewhere = f"in Klinik, Reha, Hospiz oder bei palliativer Pflege in {away} Arbeitstagen"
    if situation.place is Place.HOME and not situation.last_phase:
        return [_step(key, within=at_home)]
    if situation.place in AWAY:
        return [_step(key, within=elsewhere)]
    return [_step(key, within=f"{at_home}, {elsewhere}")]


def _around_leaves(situation: Situation, leaves: list[Option]) -> list[Action]:
    found = [_step("receipt")]
    if _is_announced(leaves):
        found.append(_step("name_the_leave"))
    if any(each.loan for each in leaves):
        found.append(_step("loan"))
    if situation.release is not Release.PART:
        found.append(_step("health_insurance"))
    return [*found, _step("pension")]


def _without_leave(situation: Situation, *, covered: bool) -> list[Action]:
    """Return what is left where no leave is: for an adult in a home, or for somebody whom the law does not name."""
    found = [_step("counselling"), _step("flexible_work")]
    if situation.place is Place.NURSING_HOME:
        found.insert(1, _step("benefits_in_home"))
    if covered and situation.last_phase is None:
        found.append(_step("last_phase_way"))
    return found


def _proven(rulebook: Rulebook, key: str, situation: Situation) -> int | None:
    rule = rulebook.at(key, situation.today)
    return rulebook.count(key, situation.today) if rule.proven else None


def _step(key: str, **words: object) -> Action:
    sentence, statute = STEPS[key]
    return Action(key, sentence.format(**words), statute)
