"""The desk of the directory and the lists beside it, as the coordination uses them."""

from dataclasses import replace

import pytest

from buendnis.access.rules import Role
from buendnis.mail.models import Mail
from buendnis.tenancy.scope import scope
from services.directory.queries import values_of
from services.directory.states import Scope
from services.directory.writing import write_entry
from services.freshness.asking import ask
from services.freshness.leaving import take_off_unconfirmed
from services.freshness.models import LinkCheck, Proposal, ProposedChange
from services.freshness.proposing import propose
from tests.builders import directory, people
from tests.builders.reading import inline_things, says_du, words_of
from tests.services.freshness.scene import KORA, due, fresh, provider, today

HOME = "/magdeburg/verzeichnis/"


@pytest.fixture
def kora(alliance):
    return people.signed_in(people.member(alliance, Role.COORDINATOR, name="Kora Koordination"))


def test_the_most_urgent_organisation_stands_on_top(kora):
    due("Bald", days=1, of=provider("Bald"))
    due("Lange", days=100, of=provider("Lange"))
    due("Nicht fällig", days=-10, of=provider("Später"))

    page = kora.get(HOME)

    words = words_of(page)
    assert [row.organisation.name for row in page.context["desk"].rows] == ["Lange", "Bald"]
    assert "fällig seit 1 Tag" in words
    assert "nicht bestätigt verlässt die Liste am" in words
    assert (says_du(words), inline_things(page)) == ([], [])


def test_historical_entries_have_their_own_group_with_progress(kora):
    done = due("Geprüft", historical=True, checked_on=None)
    due("Offen", historical=True, checked_on=None)
    kora.post(f"{HOME}eintraege/{done.code}/geprueft/")

    words = words_of(kora.get(f"{HOME}?gruppe=historisch"))

    assert "1 von 2 geprüft" in words
    assert ("Offen" in words, "„Geprüft“ ist heute geprüft." in words) == (True, True)


def test_the_desk_begins_where_something_is_to_do(kora):
    directory.entry(historical=True, checked_on=None)

    assert kora.get(HOME).context["desk"].group == "historisch"


def test_what_left_by_itself_comes_back_with_one_click(kora):
    entry = due("Zu alt", days=181)
    take_off_unconfirmed()
    shown = words_of(kora.get(f"{HOME}?gruppe=abgefallen"))

    kora.post(f"{HOME}eintraege/{entry.code}/geprueft/")

    assert "nicht in der Liste seit" in shown
    assert fresh(entry).status == "oeffentlich"


def test_an_unknown_group_is_the_first_one(kora):
    assert kora.get(f"{HOME}?gruppe=quatsch&seite=zwölf").status_code == 200


def test_one_click_checks_everything_of_an_organisation(kora):
    first, second = due("Eins"), due("Zwei")

    answer = kora.post(f"{HOME}organisationen/{provider().code}/geprueft/")

    assert answer["Location"] == HOME
    assert {fresh(first).checked_on, fresh(second).checked_on} == {today()}


def test_the_button_leads_back_to_the_page_where_it_stood_and_nowhere_else(kora):
    path = f"{HOME}eintraege/{due().code}/geprueft/"

    answers = [
        kora.post(path, {"zurueck": back})["Location"]
        for back in (f"{HOME}?gruppe=historisch", "https://boese.example/", "//boese.example/")
    ]

    assert answers == [f"{HOME}?gruppe=historisch", HOME, HOME]


def test_one_click_asks_an_organisation_and_a_second_says_so(kora):
    due()
    path = f"{HOME}organisationen/{provider().code}/nachfragen/"

    first, second = (words_of(kora.post(path, follow=True)) for _ in range(2))

    assert "Die Nachfrage ist unterwegs an angebot@example.org." in first
    assert "ist am" in second
    assert Mail.objects.filter(template="provider_asked").count() == 1


def test_one_click_asks_all_that_are_due(kora):
    due("Eins", of=provider("Eins", "eins@example.org"))
    due("Zwei", of=provider("Zwei", "zwei@example.org"))

    first, second = (words_of(kora.post(f"{HOME}nachfragen/", follow=True)) for _ in range(2))

    assert "2 Nachfragen sind unterwegs." in first
    assert "niemanden, den wir neu fragen könnten" in second


def test_nobody_confirms_an_entry_of_another_alliance(kora):
    with scope(people.alliance("marburg")):
        foreign = due("Fremd")

    assert kora.post(f"{HOME}eintraege/{foreign.code}/geprueft/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_the_same_for_one_entry_and_for_three(kora, count, django_assert_num_queries):
    for n in range(count):
        due(f"Angebot {n}", of=provider(f"Haus {n}"))

    with django_assert_num_queries(DESK_QUERIES):
        kora.get(HOME)


DESK_QUERIES = 15


# History and links


def test_the_history_tells_who_changed_what_in_words(kora):
    entry = due(cost="unbekannt")
    write_entry(entry, replace(values_of(entry), cost="kostenlos"), by=KORA, how="Geändert")

    words = words_of(kora.get(f"{HOME}eintraege/{entry.code}/verlauf/"))

    assert "Geändert: Frühstück" in words
    assert "Kora Koordination" in words
    assert "Kosten Nicht bekannt → Kostenlos" in words


def test_what_a_source_printed_of_people_is_in_no_history(kora):
    entry = due()
    values = replace(values_of(entry), printed={"persons": ["Erika Beispiel"]}, summary="Neu")
    write_entry(entry, values, by=KORA, how="Geändert")

    assert "Erika" not in words_of(kora.get(f"{HOME}eintraege/{entry.code}/verlauf/"))


def test_dead_and_moved_links_name_their_entries(kora):
    due("Alte Seite", website="https://example.org/alt")
    LinkCheck.objects.create(url="https://example.org/alt", state="tot", checked_at=KORA_AT)
    LinkCheck.objects.create(url="https://example.org/gut", state="gut", checked_at=KORA_AT)

    words = words_of(kora.get(f"{HOME}links/"))

    assert "Antwortet seit Tagen nicht" in words
    assert "Alte Seite" in words
    assert "example.org/gut" not in words


KORA_AT = "2026-11-01T12:00:00Z"


# Proposals


@pytest.fixture
def proposal(alliance):
    entry = due("Frühstück", summary="Alt", slots=(directory.TUESDAYS, directory.MEETINGS))
    after = {"summary": "Neu", "email": "neu@example.org"}
    return propose(ask(provider(), by=KORA), entry, after=after, note="Wir sind umgezogen.")


def test_the_list_leads_to_the_proposal_with_before_and_after(kora, proposal):
    listed = words_of(kora.get(f"{HOME}vorschlaege/"))
    words = words_of(kora.get(f"{HOME}vorschlaege/{proposal.code}/"))

    assert "Frühstück" in listed
    assert "Bisher Alt Vorschlag Neu" in words
    assert "Wir sind umgezogen." in words


def test_a_field_that_changed_meanwhile_shows_both(kora, proposal):
    entry = proposal.entry
    write_entry(entry, replace(values_of(entry), summary="Anders"), by=KORA, how="Geändert")

    words = words_of(kora.get(f"{HOME}vorschlaege/{proposal.code}/"))

    assert "Bisher Alt Vorschlag Neu Inzwischen steht dort Anders" in words


def sent_to(page, **verdicts):
    return {"seen": page.context["mark"]} | verdicts


def test_field_by_field(kora, proposal):
    path = f"{HOME}vorschlaege/{proposal.code}/"
    verdicts = {
        "summary-verdict": ProposedChange.ACCEPTED,
        "email-verdict": ProposedChange.DECLINED,
        "email-reason": "Die Adresse ist privat.",
    }

    answer = kora.post(path, sent_to(kora.get(path), **verdicts))

    assert answer["Location"] == f"{HOME}vorschlaege/"
    assert (fresh(proposal.entry).summary, fresh(proposal.entry).email) == ("Neu", "")
    assert Proposal.objects.get().closed_at is not None


@pytest.mark.parametrize(
    ("verdicts", "sentence"),
    [
        ({}, "Bitte entscheiden Sie."),
        ({"summary-verdict": "angenommen", "email-verdict": "abgelehnt"},
         "Bitte sagen Sie kurz, warum nicht."),
        ({"summary-verdict": "vielleicht", "email-verdict": "angenommen"}, "vielleicht"),
    ],
)  # fmt: skip
def test_a_decision_with_gaps_says_which(kora, proposal, verdicts, sentence):
    path = f"{HOME}vorschlaege/{proposal.code}/"

    page = kora.post(path, sent_to(kora.get(path), **verdicts))

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert fresh(proposal.entry).summary == "Alt"


def test_a_stale_decision_shows_what_is_there_now(kora, proposal):
    path = f"{HOME}vorschlaege/{proposal.code}/"
    old = sent_to(
        kora.get(path), **{"summary-verdict": "angenommen", "email-verdict": "angenommen"}
    )
    entry = proposal.entry
    write_entry(entry, replace(values_of(entry), summary="Anders"), by=KORA, how="Geändert")

    page = kora.post(path, old)

    assert page.status_code == 409
    assert "Inzwischen steht dort Anders" in words_of(page)
    assert fresh(entry).summary == "Anders"


# Neighbours


@pytest.fixture
def foreign(alliance):
    with scope(people.alliance("marburg")):
        return directory.entry("Hilfe am Telefon", scope=Scope.FEDERAL)


def test_entries_for_the_whole_country_are_offered_and_listed_with_a_note(kora, foreign):
    offered = words_of(kora.get(f"{HOME}nachbarn/"))

    kora.post(f"{HOME}nachbarn/{foreign.code}/auffuehren/", {"note": "Auch aus Magdeburg."})

    page = kora.get(f"{HOME}nachbarn/")
    assert "Hilfe am Telefon" in offered
    assert page.context["offered"] == []
    assert "Auch aus Magdeburg." in page.content.decode()


def test_a_listed_entry_is_hidden_and_shown_again(kora, foreign):
    path = f"{HOME}nachbarn/{foreign.code}/"
    kora.post(f"{path}auffuehren/")

    hidden = words_of(kora.post(f"{path}ausblenden/", follow=True))
    shown = words_of(kora.post(f"{path}auffuehren/", follow=True))

    assert ("Ausgeblendet" in hidden, "Ausgeblendet" in shown) == (True, False)


def test_local_entries_of_others_are_found_by_their_code_alone(kora):
    with scope(people.alliance("marburg")):
        local = directory.entry("Nur in Marburg")

    found = [
        [one.code for one in kora.get(f"{HOME}nachbarn/", {"q": q}).context["offered"]]
        for q in ("", "Nur in Marburg", local.code.lower())
    ]

    assert found == [[], [], [local.code]]


@pytest.mark.parametrize("code", ["NIEMALS1", "own", "draft"])
def test_only_public_entries_of_others_can_be_listed(kora, code):
    if code == "own":
        code = due().code
    if code == "draft":
        with scope(people.alliance("marburg")):
            code = directory.entry(status="entwurf").code

    words = words_of(kora.post(f"{HOME}nachbarn/{code}/auffuehren/", follow=True))

    assert "gibt es bei keinem anderen Bündnis" in words


def test_only_the_steward_confirms(kora, foreign):
    kora.post(f"{HOME}nachbarn/{foreign.code}/auffuehren/")

    assert kora.post(f"{HOME}eintraege/{foreign.code}/geprueft/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_neighbours_ask_the_same_for_one_entry_and_for_three(
    kora, count, django_assert_num_queries
):
    with scope(people.alliance("marburg")):
        codes = [directory.entry(f"Hilfe {n}", scope=Scope.FEDERAL).code for n in range(2 * count)]
    for code in codes[:count]:
        kora.post(f"{HOME}nachbarn/{code}/auffuehren/")

    with django_assert_num_queries(NEIGHBOUR_QUERIES):
        kora.get(f"{HOME}nachbarn/")


NEIGHBOUR_QUERIES = 13


# As many questions for one row as for three


def with_a_proposal(n):
    entry = due(f"Angebot {n}", of=provider(f"Haus {n}"))
    propose(ask(entry.organisation, by=KORA), entry, after={"summary": "Neu"}, note="")


def with_a_dead_link(n):
    url = f"https://example.org/{n}"
    due(f"Angebot {n}", website=url)
    LinkCheck.objects.create(url=url, state="tot", checked_at=KORA_AT)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("page", "prepare", "queries"),
    [("vorschlaege/", with_a_proposal, 7), ("links/", with_a_dead_link, 8)],
)
def test_a_list_asks_the_same_for_one_row_and_for_three(
    kora, count, page, prepare, queries, django_assert_num_queries
):
    for n in range(count):
        prepare(n)

    with django_assert_num_queries(queries):
        kora.get(HOME + page)


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_asks_the_same_for_one_change_and_for_three(
    kora, count, django_assert_num_queries
):
    entry = due(at=directory.place())
    for n in range(count):
        entry = write_entry(
            entry, replace(values_of(fresh(entry)), summary=f"Satz {n}"), by=KORA, how="Geändert"
        )

    with django_assert_num_queries(10):
        kora.get(f"{HOME}eintraege/{entry.code}/verlauf/")
