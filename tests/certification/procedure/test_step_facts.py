"""What the coordinator looks at before accepting stands beside the questions."""

from certification.applications.states import State
from tests.builders import people
from tests.builders.cases import application_at
from tests.builders.reading import words_of


def test_the_formal_check_shows_exemptions_and_declarations(alliance):
    case = application_at(State.SUBMITTED, case="klein-12-kappung")
    path = f"/magdeburg/zertifizierung/antraege/{case.code}/schritt/annehmen/"

    words = words_of(people.signed_in(case.adviser).get(path))

    assert "AO-2 trifft nicht zu Das kommt in unserem Betrieb nicht vor." in words
    assert "Beschwerdestelle nach AGG benannt (K-2) ja" in words
    assert "Beschäftigte am Stichtag 12" in words
