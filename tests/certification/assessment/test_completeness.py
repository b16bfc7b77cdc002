"""What is missing is said in sentences, and numbers that contradict each other are named."""

from certification.assessment.models import Answer, BenefitRow
from certification.assessment.queries import contradictions, missing_sentences
from tests.certification.assessment import scenes


def test_nothing_is_missing_where_everything_is_answered(alliance):
    application = scenes.complete(alliance)

    assert missing_sentences(application) == []


def test_an_empty_draft_of_seven_misses_each_applicable_question_and_the_list(alliance):
    application = scenes.draft(alliance)

    found = missing_sentences(application)

    assert found[0] == "Arbeitsorganisation: „Vertretung und Übergabe“ ist noch nicht beantwortet."
    assert found[-1] == (
        "Diversitätsindikator: In der Liste der Familienleistungen sind noch 10 Zeilen offen."
    )
    # Four of the 45 criteria begin at ten employees; six stage questions, one list.
    assert len(found) == 41 + 6 + 1


def test_not_applicable_without_words_is_missing_its_reason(alliance):
    application = scenes.complete(alliance)
    Answer.objects.filter(criterion="AO-2").update(
        stage=None, not_applicable="keine_besprechungen_und_pflichttermine"
    )

    assert missing_sentences(application) == [
        "Arbeitsorganisation: Bei „Familienverträgliche Besprechungen und Termine“ fehlt noch, "
        "warum das bei Ihnen nicht zutrifft."
    ]


def test_showing_on_the_visit_needs_what_where_and_who(alliance):
    application = scenes.complete(alliance)
    Answer.objects.filter(criterion="AO-1").update(show_on_visit=True)

    assert missing_sentences(application) == [
        "Arbeitsorganisation: Bei „Vertretung und Übergabe“ fehlt noch, was Sie beim Besuch "
        "zeigen, wo und wer dabei ist."
    ]


def test_a_description_that_points_to_an_empty_one_is_missing(alliance):
    application = scenes.complete(alliance)
    Answer.objects.filter(criterion="AZ-4").update(note_of="AO-6")

    assert missing_sentences(application) == [
        "Arbeitszeit: Bei „Akute Familienfälle“ verweisen Sie auf die Beschreibung bei AO-6. Dort "
        "steht keine."
    ]


def test_one_open_row_of_the_list_is_said_in_the_singular(alliance):
    application = scenes.complete(alliance)
    BenefitRow.objects.filter(row=4).delete()

    assert missing_sentences(application) == [
        "Diversitätsindikator: In der Liste der Familienleistungen ist noch eine Zeile offen."
    ]


def test_numbers_are_missing_from_ten_employees_on(alliance):
    application = scenes.draft(alliance, headcount=12)
    scenes.answer_all(application)
    scenes.answer_benefits(application, "all")

    assert missing_sentences(application) == [
        "Zahlen: Es fehlt noch, wie viele Frauen und Männer bei Ihnen beschäftigt sind.",
        "Zahlen: Bei den Führungskräften fehlen noch Angaben.",
        "Zahlen: Es fehlt noch, wie viele Führungskräfte in Teilzeit arbeiten.",
    ]


def test_totals_are_enough_where_no_gate_could_pass_with_a_split(alliance):
    application = scenes.draft(alliance, headcount=12)
    scenes.answer_all(application)
    scenes.answer_benefits(application, "all")
    scenes.give_numbers(application, n_w=8, n_m=4, leaders=2)

    assert missing_sentences(application) == []


def test_no_answers_to_the_survey_are_an_answer(alliance):
    application = scenes.complete(alliance, headcount=180)
    values = {**scenes.NUMBERS_OF_180, "umfrage_n": 0}
    del values["umfrage_zustimmung"]
    application.numbers.values = values
    application.numbers.save()

    assert missing_sentences(application) == []


def test_half_a_split_is_missing(alliance):
    application = scenes.complete(alliance, headcount=180)
    del application.numbers.values["l2_m"]
    application.numbers.save()

    assert missing_sentences(application) == [
        "Zahlen: Bei den Führungskräften fehlen noch Angaben."
    ]


def test_consistent_numbers_contradict_nothing(alliance):
    application = scenes.complete(alliance, headcount=180)

    assert contradictions(application) == []


def test_each_contradiction_names_its_fields(alliance):
    application = scenes.complete(alliance, headcount=180)
    application.numbers.values |= {
        "n_w": 18, "n_m": 162, "l1_m": 1, "l2_w": 18, "l2_m": 0, "t_l": 25, "umfrage_n": 200,
        "b_w": 12,
    }  # fmt: skip
    application.numbers.save()

    assert contradictions(application) == [
        "Es gibt mehr Antworten als Beschäftigte. Es geht um: Antworten auf die Kurzbefragung.",
        "Es gibt mehr Frauen in Führung als Frauen im Betrieb. Es geht um: Oberste Ebene: Frauen, "
        "Weitere Ebenen: Frauen, Frauen unter den Beschäftigten.",
        "Es gibt mehr Führungskräfte in Teilzeit als Führungskräfte. Es geht um: Führungskräfte "
        "mit weniger als 100 Prozent Arbeitszeit.",
        "Die Aufteilung ergibt 19 statt 18. Es geht um: Beförderungen in den letzten 36 Monaten "
        "zusammen, Beförderte Frauen, Beförderte Männer.",
    ]


def test_more_women_and_men_than_people_is_a_contradiction(alliance):
    application = scenes.draft(alliance, headcount=12)
    scenes.give_numbers(application, n_w=8, n_m=5)

    assert contradictions(application) == [
        "Frauen, Männer und divers oder ohne Angabe ergeben 13 statt 12 Beschäftigte. Es geht um: "
        "Frauen unter den Beschäftigten, Männer unter den Beschäftigten, divers oder ohne Angabe, "
        "Beschäftigte am Stichtag."
    ]


def test_more_leaders_than_people_is_a_contradiction(alliance):
    application = scenes.draft(alliance, headcount=12)
    scenes.give_numbers(application, n_w=8, n_m=4, leaders=13)

    assert contradictions(application) == [
        "Es gibt mehr Führungskräfte als Beschäftigte. Es geht um: Führungskräfte zusammen, "
        "Beschäftigte am Stichtag."
    ]


def test_numbers_of_a_very_small_employer_never_contradict(alliance):
    application = scenes.draft(alliance, headcount=9)
    scenes.give_numbers(application, n_w=80, n_m=40, leaders=130)

    assert contradictions(application) == []
