"""From answers to a situation, and back to the words of the form."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from services.advice import words
from services.advice.questions import MOST_EARLIER, earlier_names
from services.care_leave.situation import EarlierLeave, Situation, Workplace


def situation_of(answers: Mapping[str, Any], *, today: date) -> Situation:
    """Return the situation that the (cleaned) answers tell of; what is missing is not known."""
    hours = [answers.get(name) for name in ("stunden", "stunden_zwei")]
    return Situation(
        today=today,
        work=answers.get("arbeit"),
        relation=answers.get("wer"),
        acute=answers.get("ploetzlich"),
        size=answers.get("kollegen"),
        heads=answers.get("koepfe"),
        trainees=answers.get("azubis"),
        need=answers.get("bedarf"),
        minor=answers.get("minderjaehrig"),
        last_phase=answers.get("letzte_phase"),
        certificate=answers.get("bescheinigung"),
        place=answers.get("ort"),
        release=answers.get("auszeit"),
        hours_before=answers.get("stunden_vorher"),
        hours=tuple(each for each in hours if each is not None),
        absent_from=answers.get("fehlt_ab"),
        start=answers.get("beginn"),
        months=answers.get("monate"),
        notice_on=answers.get("angekuendigt_am"),
        workplace=_workplace(answers),
        earlier=tuple(_earlier(answers)),
        allowance_days_used=answers.get("tage_genutzt"),
        employer_pays=answers.get("lohn_weiter"),
    )


def _workplace(answers: Mapping[str, Any]) -> Workplace:
    local = answers.get("feiertag_ort")
    return Workplace(
        land=answers.get("land"),
        local_holidays=None if local is None else bool(local),
        augsburg=local == words.AUGSBURG,
        saturdays=answers.get("samstag") is True,
    )


def _earlier(answers: Mapping[str, Any]) -> list[EarlierLeave]:
    rows = [
        [answers.get(name) for name in earlier_names(row)] for row in range(1, MOST_EARLIER + 1)
    ]
    return [
        EarlierLeave(kind, first, last) for kind, first, last in rows if kind and first and last
    ]


def fields_of(situation: Situation) -> dict[str, str]:
    """Return the answers that tell of a situation, by the names of the form; `today` is not among them.

    A situation holds less than a form may: not known and not asked are the same.
    """
    first, second = (*map(_number, situation.hours), "", "")[:2]
    told = {
        "arbeit": _slug(words.WORK, situation.work),
        "wer": _slug(words.RELATION, situation.relation),
        "ploetzlich": _yes_or_no(situation.acute),
        "kollegen": _slug(words.SIZE, situation.size),
        "bedarf": _slug(words.NEED, situation.need),
        "minderjaehrig": _yes_or_no(situation.minor),
        "letzte_phase": _yes_or_no(situation.last_phase),
        "bescheinigung": _yes_or_no(situation.certificate),
        "ort": _slug(words.PLACE, situation.place),
        "auszeit": _slug(words.RELEASE, situation.release),
        "fehlt_ab": _day(situation.absent_from),
        "beginn": _day(situation.start),
        "monate": _number(situation.months),
        "angekuendigt_am": _day(situation.notice_on),
        "stunden_vorher": _number(situation.hours_before),
        "stunden": first,
        "stunden_zwei": second,
        "land": situation.workplace.land or "",
        "feiertag_ort": _local(situation.workplace),
        "samstag": _yes_or_no(situation.workplace.saturdays or None),
        "koepfe": _number(situation.heads),
        "azubis": _number(situation.trainees),
        "lohn_weiter": _yes_or_no(situation.employer_pays),
        "tage_genutzt": _number(situation.allowance_days_used),
        "schon_genutzt": words.YES if situation.earlier else "",
    }
    for row, leave in enumerate(situation.earlier[:MOST_EARLIER], start=1):
        values = (_slug(words.KIND, leave.kind), _day(leave.first), _day(leave.last))
        told |= dict(zip(earlier_names(row), values, strict=True))
    return {name: value for name, value in told.items() if value}


def _slug(table: Mapping[Any, tuple[str, str]], member: Any) -> str:
    return table[member][0] if member in table else ""


def _yes_or_no(value: bool | None) -> str:
    return "" if value is None else words.YES if value else words.NO


def _local(workplace: Workplace) -> str:
    return words.AUGSBURG if workplace.augsburg else _yes_or_no(workplace.local_holidays)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(value: Decimal | int | None) -> str:
    return (
        ""
        if value is None
        else f"{value:f}".replace(".", ",")
        if isinstance(value, Decimal)
        else str(value)
    )
