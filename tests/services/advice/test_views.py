"""The wizard as its visitors use it: four answers give a first true result, and nothing of them stays anywhere."""

import subprocess
import sys
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from pypdf import PdfReader

from buendnis.access.limits import Limit
from services.advice import views
from services.advice.keeping import NOT_OURS, written
from tests.builders.families import small_town
from tests.builders.reading import inline_things, words_of

PATH = "/magdeburg/familien/pflege-und-beruf/fragen/"
FIRST = {"arbeit": "angestellt", "wer": "eltern", "ploetzlich": "ja", "kollegen": "mehr"}
PLANNED = FIRST | {
    "ploetzlich": "nein",
    "bedarf": "festgestellt",
    "ort": "zuhause",
    "auszeit": "ganz",
    "beginn": "2027-02-01",
    "monate": "6",
    "land": "HE",
}
CHILD = FIRST | {
    "wer": "kind",
    "ploetzlich": "nein",
    "kollegen": "mehr",
    "bedarf": "festgestellt",
    "minderjaehrig": "ja",
    "ort": "klinik",
}
EIGHT = PLANNED | {"kollegen": "bis-15", "angekuendigt_am": "2027-01-11", "beginn": "2027-03-01"}
SECOND = PLANNED | {
    "schon_genutzt": "ja",
    "frueher_1_art": "pflegezeit",
    "frueher_1_von": "2025-01-01",
    "frueher_1_bis": "2025-02-28",
}


@pytest.fixture(autouse=True)
def town(alliance, monkeypatch):
    """Magdeburg on a Monday in November 2026."""
    monkeypatch.setattr(timezone, "localdate", lambda *given: date(2026, 11, 23))
    small_town()


def told(client, answers, path=PATH):
    return client.post(path, answers, headers={"sec-fetch-site": "same-origin"})


def verdicts(answer) -> dict[str, str]:
    return {card.kind.value: card.verdict.value for card in answer.context["result"].cards}


def card(answer, kind):
    return next(each for each in answer.context["result"].cards if each.kind == kind)


def test_the_first_page_says_what_to_do_today_and_asks_four_questions(client):
    words = words_of(client.get(PATH))

    assert words.index("Vier Dinge. Mehr muss heute nicht sein.") < words.index("Wie arbeiten Sie?")
    assert "Wir speichern nichts." in words


def test_a_stroke_yesterday_four_answers_give_a_first_true_result(client):
    answer = told(client, FIRST)

    assert (
        "Bis zu 10 Arbeitstage. Wenn Sie am 23. November 2026 anfangen: bis zum 4. Dezember 2026."
        in words_of(answer)
    )
    assert verdicts(answer) == {
        "short_absence": "right",
        "pflegezeit": "open",
        "terminal": "open",
        "familienpflegezeit": "open",
        "minor": "no",
    }
    assert "Geht das Leben der Person zu Ende?" in words_of(answer)


def test_an_expected_grade_makes_the_announcement_something_to_do(client):
    answer = told(client, FIRST | {"bedarf": "erwartet", "ort": "zuhause"})

    words = words_of(answer)
    assert "Sie muss dann schneller begutachten lassen: zu Hause in 10 Arbeitstagen." in words
    assert answer.context["result"].announcement.key == "t2"


def test_a_child_with_a_grade_may_be_accompanied_in_the_clinic(client):
    assert verdicts(told(client, CHILD))["minor"] == "right"


def test_a_small_employer_is_asked_and_must_answer(client):
    words = words_of(told(client, EIGHT))

    assert (
        "Der Betrieb muss bis zum 8. Februar 2027 antworten, wenn Ihr Schreiben am 11. Januar 2027 ankommt."
        in words
    )
    assert "Sagt der Betrieb Ja, darf er Ihnen ab dem 1. März 2027 nicht kündigen." in words
    assert "Ihr Schreiben kommt am besten bis zum" in words
    assert verdicts(told(client, EIGHT))["pflegezeit"] == "request"


def test_a_second_leave_needs_consent(client):
    assert verdicts(told(client, SECOND))["pflegezeit"] == "agreement"


def test_a_deadline_says_when_it_must_arrive_and_when_to_send(client):
    assert (
        "Ihr Schreiben muss spätestens am 17. Januar 2027 ankommen. Schicken Sie es bis zum 15. Januar 2027."
    ) in words_of(told(client, PLANNED))


def test_by_when_to_send_the_letter_stands_above_all_cards_also_while_the_grade_is_awaited(client):
    waiting = told(client, PLANNED | {"bedarf": "beantragt"})
    asking = told(client, PLANNED | {"kollegen": "bis-15"})

    assert card(asking, "pflegezeit").send_by.startswith("Schreiben am besten abschicken bis zum")
    assert words_of(waiting).count("Schreiben abschicken bis zum 15. Januar 2027.") == 1


def test_letters_and_loan_get_the_answers_with_them(client):
    way = card(told(client, PLANNED), "pflegezeit")

    assert dict(way.letters[0].fields)["beginn"] == "2027-02-01"
    assert dict(way.loan_fields)["monate"] == "6"


def test_each_way_has_its_own_letter_with_the_days_that_it_can_have(client):
    both = PLANNED | {"letzte_phase": "ja", "bescheinigung": "ja", "angekuendigt_am": "2027-01-25"}
    care, last = (card(told(client, both), kind).letters[0] for kind in ("pflegezeit", "terminal"))
    asked = card(told(client, EIGHT | {"auszeit": "unbekannt"}), "familienpflegezeit").letters[0]

    # Too late for the first of February: the leave begins, and ends, later.
    assert [dict(care.fields)[name] for name in ("anlass", "beginn", "ende")] == [
        "zuhause", "2027-02-09", "2027-08-08",
    ]  # fmt: skip
    assert dict(last.fields)["anlass"] == "lebensphase"
    assert dict(last.fields)["ende"] == "2027-05-08"
    assert (asked.key, dict(asked.fields)["art"]) == ("t7", "familienpflegezeit")


def test_days_that_others_used_are_no_longer_paid_but_one_may_be_away(client):
    way = card(told(client, FIRST | {"tage_genutzt": "6"}), "short_absence")

    assert way.span.startswith("Bis zu 10 Arbeitstage.")
    assert way.span.endswith("Für 4 davon zahlt die Pflegekasse noch.")
    assert dict(way.allowance_fields)["benutzt"] == "6"


def test_ways_on_keep_the_language_of_the_reader(client):
    page = told(client, FIRST, f"{PATH}?sprache=uk").content.decode()

    assert '/familien/hilfe-jetzt/?sprache=uk#pflegetelefon"' in page
    for way in ("", "rechner/pflegeunterstuetzungsgeld/", "schreiben/t2/"):
        assert f'/familien/pflege-und-beruf/{way}?sprache=uk"' in page


def test_before_2015_nothing_is_reckoned_and_pages_tell_what_was(client):
    answer = told(client, PLANNED | {"beginn": "2014-03-01"})

    assert "Für diese Zeit rechnen wir nicht" in words_of(answer)
    assert b"/familien/pflege-und-beruf/wissen/seit-2015/" in answer.content
    assert answer.context["result"].cards == ()


def test_contradictions_are_named_at_their_fields_and_nothing_is_guessed(client):
    answer = told(client, PLANNED | {"koepfe": "30", "azubis": "40"})

    assert list(answer.context["form"].errors) == ["koepfe", "azubis"]
    assert answer.context["result"].cards == ()
    assert answer.context["open_step"] == 4


def test_the_employer_reads_the_other_side(client):
    words = words_of(told(client, FIRST, f"{PATH}?sicht=betrieb"))

    assert "Jemand aus Ihrem Team ruft heute an: Sie müssen nichts genehmigen." in words
    assert "Sie dürfen bis zu zehn Arbeitstage fehlen. Das müssen wir nicht erlauben." in words


def test_a_small_employer_reads_by_when_to_answer(client):
    words = words_of(told(client, EIGHT, f"{PATH}?sicht=betrieb"))

    assert "Sie hören bis zum 08.02.2027 von uns." in words
    assert "Ein Nein müssen Sie begründen. Schweigen ist kein Ja." in words


def test_the_calendar_tells_strangers_nothing_unless_asked_to(client):
    neutral = told(client, PLANNED | {"ausgabe": "kalender"})
    clear = told(client, PLANNED | {"ausgabe": "kalender", "titel": "klar"})

    titles = [str(event["summary"]) for event in Calendar.from_ical(neutral.content).events]
    assert titles[:2] == ["Frist 1: Gilt ab heute", "Frist 2: Schreiben abschicken"]
    assert "pflege" not in neutral.content.decode().lower()
    assert "Pflegezeit: Schreiben muss ankommen" in clear.content.decode().replace("\r\n ", "")
    assert neutral["Content-Disposition"] == 'attachment; filename="termine.ics"'


def test_the_calendar_knows_the_day_of_a_letter_that_goes_out_before_the_grade_is_there(client):
    waiting = PLANNED | {"bedarf": "beantragt", "ausgabe": "kalender"}
    events = Calendar.from_ical(told(client, waiting).content).events

    assert [(str(each["summary"]), each["dtstart"].dt) for each in events] == [
        ("Frist 1: Schreiben abschicken", date(2027, 1, 15)),
        ("Frist 1: Schreiben muss ankommen", date(2027, 1, 17)),
    ]


def test_the_overview_is_a_tagged_paper_that_everybody_can_read(client, tmp_path):
    answer = told(client, PLANNED | {"ausgabe": "pdf"})
    file = tmp_path / "uebersicht.pdf"
    file.write_bytes(answer.content)
    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    reader = PdfReader(BytesIO(answer.content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "errors=0" in checked.stdout, checked.stdout
    assert "Ihr Schreiben muss spätestens am 17. Januar 2027 ankommen." in text
    assert answer["Content-Disposition"] == 'attachment; filename="uebersicht.pdf"'


def test_who_asks_for_very_many_papers_is_asked_to_wait(client, monkeypatch, without_papers):
    monkeypatch.setattr(views, "PAPERS", Limit("test-papers", times=1, seconds=60))
    told(client, PLANNED | {"ausgabe": "pdf"})

    answer = told(client, PLANNED | {"ausgabe": "pdf"})

    assert answer.status_code == 429
    assert views.WAIT in words_of(answer)


def test_answers_can_be_taken_along_and_opened_again(client):
    kept = told(client, PLANNED | {"ausgabe": "datei"})

    file = SimpleUploadedFile("zwischenstand.json", kept.content)
    answer = told(client, {"oeffnen": "1", "zwischenstand": file})

    assert answer.context["result"] == told(client, PLANNED).context["result"]


def test_a_foreign_file_is_refused_with_a_sentence(client):
    for content in (b"%PDF-1.7", b"", written({})[:-1]):
        file = SimpleUploadedFile("zwischenstand.json", content)
        assert NOT_OURS in words_of(told(client, {"oeffnen": "1", "zwischenstand": file}))
    assert NOT_OURS in words_of(told(client, {"oeffnen": "1"}))


def test_a_fault_keeps_every_other_answer_and_draws_nothing(client):
    answer = told(client, PLANNED | {"monate": "-3", "ausgabe": "pdf"})

    assert answer["Content-Type"].startswith("text/html")
    assert answer.context["form"]["beginn"].value() == "2027-02-01"


def test_no_answer_sets_a_cookie_or_is_kept_on_the_way(client):
    for outcome in ("", "kalender", "datei"):
        answer = told(client, PLANNED | {"ausgabe": outcome})
        assert answer["Cache-Control"] == "no-store"
        assert (answer.cookies, inline_things(answer)) == ({}, [])


def test_a_form_of_somebody_else_is_refused(client):
    answer = client.post(PATH, FIRST, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_answers(client):
    told(client, FIRST)
    counts = []
    for answers in (FIRST, SECOND):
        with CaptureQueriesContext(connection) as asked:
            told(client, answers)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12
