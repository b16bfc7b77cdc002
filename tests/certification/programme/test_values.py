"""What keeps a programme from being complete, dated, measurable, agreed and signed."""

from datetime import date, datetime

from certification.programme.values import (
    FieldView,
    MeasureView,
    ProgrammeView,
    Signature,
    content_faults,
    faults,
)

TODAY = date(2026, 11, 22)


def measure(number="1.1", **changes):
    values = {
        "pk": 1,
        "number": number,
        "field": "AO",
        "text": "Vertretungsplan einführen",
        "units": "Personalabteilung",
        "due": date(2027, 6, 30),
        "status": "planned",
        "status_label": "Geplant",
        "success": "Jedes Team hat einen Plan.",
    }
    return MeasureView(**values | changes)


def programme(*measures, objective="Niemand trägt eine Lücke allein.", **values):
    one = FieldView(
        id="AO",
        title="Arbeitsorganisation",
        aim="",
        number=1,
        objective=objective,
        measures=measures or (measure("1.1"), measure("1.2"), measure("1.3")),
    )
    return ProgrammeView(fields=(one,), **values)


def signature(on):
    return Signature(name="N", function="F", place="O", on=on, method="paper", method_label="P")


def lacks(*measures, **values):
    return content_faults(programme(*measures, **values), today=TODAY)


def test_three_sound_measures_are_enough():
    assert lacks() == []


def test_an_objective_is_asked_for_only_where_it_is_needed():
    assert lacks(objective=" ") == ["Handlungsfeld Arbeitsorganisation: Das Ziel fehlt."]
    assert lacks(objective="", needs_objectives=False) == []


def test_without_measures_the_first_is_asked_for():
    assert content_faults(ProgrammeView(), today=TODAY) == [
        "Es gibt noch keine Maßnahme; nötig sind mindestens 3."
    ]


def test_two_measures_are_too_few():
    assert lacks(measure("1.1"), measure("1.2")) == [
        "Bisher gibt es 2 Maßnahmen; nötig sind mindestens 3."
    ]


def test_one_measure_is_counted_in_good_german():
    assert lacks(measure()) == ["Bisher gibt es 1 Maßnahme; nötig sind mindestens 3."]


def one_with(**changes):
    return lacks(measure("1.1", **changes), measure("1.2"), measure("1.3"))


def test_units_are_asked_for():
    assert one_with(units=" ") == ["Maßnahme 1.1: Es fehlt, welche Stelle zuständig ist."]


def test_a_day_is_asked_for():
    assert one_with(due=None) == ["Maßnahme 1.1: Es fehlt, bis wann sie umgesetzt ist."]


def test_a_success_sign_is_asked_for():
    assert one_with(success="") == ["Maßnahme 1.1: Es fehlt, woran zu merken ist, dass sie wirkt."]


def test_a_day_that_has_passed_is_refused():
    assert one_with(due=TODAY) == ["Maßnahme 1.1: Das Datum muss nach der Unterschrift liegen."]


def test_what_stays_or_is_done_needs_no_day():
    assert one_with(due=None, status="kept") == []
    assert one_with(due=date(2020, 1, 1), status="done") == []


def test_days_are_compared_with_the_signature_once_there_is_one():
    due = date(2026, 12, 1)
    measures = [measure(f"1.{place}", due=due) for place in (1, 2, 3)]

    assert lacks(*measures, signature=signature(date(2026, 11, 30))) == []
    assert len(lacks(*measures, signature=signature(date(2026, 12, 1)))) == 3


def test_a_signed_programme_does_not_grow_faulty_with_time():
    signed = programme(signature=signature(date(2026, 11, 22)), agreed_at=datetime(2026, 11, 20))

    assert faults(signed, today=date(2030, 1, 1)) == []


def test_each_field_in_use_has_an_objective():
    assert lacks(objective=" ") == ["Handlungsfeld Arbeitsorganisation: Das Ziel fehlt."]


def test_agreement_and_signature_are_asked_for():
    assert faults(programme(), today=TODAY) == [
        "Die Beratung hat dem Handlungsprogramm noch nicht zugestimmt.",
        "Die oberste Leitung hat das Handlungsprogramm noch nicht unterschrieben.",
    ]
