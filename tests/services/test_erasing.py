"""Who is erased is not found by a search any more."""

from buendnis.personal_data.parts import Person
from services.directory.models import Contact
from services.directory.values import ContactValues
from services.privacy.people import forget_contacts
from services.search.models import SearchDocument
from tests.builders import directory


def test_an_erased_contact_is_in_no_words_of_the_search(alliance):
    directory.entry(contacts=(ContactValues("Erika Mustermann", email="erika@example.org"),))
    assert "mustermann" in str(SearchDocument.objects.values()).lower()

    forgotten = forget_contacts(Contact.objects.all(), Person(frozenset({"erika@example.org"})))

    assert (forgotten, Contact.objects.exists()) == (1, False)
    assert "mustermann" not in str(SearchDocument.objects.values()).lower()
