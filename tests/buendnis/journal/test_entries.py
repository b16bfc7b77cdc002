"""The journal: one line per deed, in the transaction of the deed, and never changed."""

import pytest
from django.db import connection, transaction

from buendnis.access.rules import ANONYMOUS, Actor, Role
from buendnis.journal.actions import record
from buendnis.journal.models import AppendOnly, Entry
from buendnis.journal.queries import entries_of_case
from buendnis.tenancy.scope import NoScope, WrongAlliance, across_alliances, scope
from tests.builders import people


@pytest.fixture
def anna(alliance):
    return people.actor(people.member(alliance, Role.COORDINATOR, name="Anna Adler"), alliance)


@pytest.fixture
def employer(alliance):
    return people.employer(alliance)


def note(about, by, **more):
    return record("employer.noted", about=about, by=by, sentence="Etwas geschah", **more)


def test_a_line_tells_who_did_what_to_what(alliance, anna, employer):
    line = note(employer, anna, case_code="ABC", details={"name": ["Alt", "Neu"]})

    stored = Entry.objects.get()
    assert stored == line
    assert (stored.alliance, stored.actor_id, stored.actor_name) == (
        alliance,
        anna.user_id,
        "Anna Adler",
    )
    assert (stored.verb, stored.about_type, stored.about_code, stored.case_code) == (
        "employer.noted",
        "employer",
        employer.code,
        "ABC",
    )
    assert stored.details == {"name": ["Alt", "Neu"]}


def test_what_has_no_code_is_told_by_its_key(alliance, anna):
    assert note(alliance, anna).about_code == str(alliance.pk)


def test_what_nobody_did_the_portal_did(alliance, employer):
    assert note(employer, ANONYMOUS).actor_name == "Portal"
    assert note(employer, Actor(name="Portal")).actor is None


def test_the_name_stays_as_it_was_then(alliance, anna, employer):
    note(employer, anna)

    line = Entry.objects.select_related("actor").get()
    line.actor.name = "Anna Bussard"
    line.actor.save()

    assert Entry.objects.get().actor_name == "Anna Adler"


def test_a_long_sentence_is_cut_where_the_line_ends(employer, anna):
    line = record("a.b", about=employer, by=anna, sentence="x" * 400)

    assert len(line.sentence) == 300


def test_the_newest_line_of_a_case_comes_first(employer, anna):
    first, second = (note(employer, anna, case_code="ABC") for _ in range(2))
    note(employer, anna, case_code="XYZ")

    assert list(entries_of_case("ABC")) == [second, first]


def test_each_alliance_reads_its_own_lines(alliance, anna, employer):
    note(employer, anna)

    with scope(people.alliance("marburg")):
        assert Entry.objects.count() == 0


def test_a_line_needs_to_know_whose_it_is(anna, employer):
    with scope(None), pytest.raises(NoScope):
        note(employer, anna)


def test_what_belongs_to_no_alliance_is_noted_across_them(anna, employer):
    with across_alliances("Ein Test"):
        assert note(employer, anna).alliance is None


def test_a_line_cannot_be_slipped_to_another_alliance(anna):
    line = Entry(alliance=people.alliance("marburg"), verb="a.b", sentence="Untergeschoben")

    with pytest.raises(WrongAlliance):
        line.save()


# In the same transaction


def test_a_deed_that_fails_leaves_no_line(employer, anna):
    @transaction.atomic
    def deed():
        note(employer, anna)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deed()

    assert Entry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_line_that_fails_takes_the_deed_back():
    home = people.alliance("magdeburg")
    employer = people.employer(home, "Vorher")

    @transaction.atomic
    def deed():
        employer.name = "Nachher"
        employer.save()
        note(employer, Actor(name="Portal"), details={"when": object()})

    with scope(home):
        with pytest.raises(TypeError):
            deed()
        employer.refresh_from_db()

    assert employer.name == "Vorher"


# Never changed


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.save(),
        lambda line: line.save(update_fields=["sentence"]),
        lambda line: line.delete(),
        lambda line: Entry.objects.update(sentence="x"),
        lambda line: Entry.objects.filter(pk=line.pk).update(sentence="x"),
        lambda line: Entry.objects.all().delete(),
        lambda line: Entry.objects.filter(pk=line.pk).delete(),
        lambda line: Entry.objects.bulk_update([line], ["sentence"]),
        lambda line: Entry.objects.bulk_create([line]),
        lambda line: Entry.objects.update_or_create(pk=line.pk, defaults={"sentence": "x"}),
        lambda line: Entry._base_manager.filter(pk=line.pk).update(sentence="x"),
        lambda line: Entry._base_manager.all().delete(),
    ],
    ids=[
        "save", "save fields", "delete", "update", "update some", "delete all", "delete some",
        "bulk_update", "bulk_create", "update_or_create", "base update", "base delete",
    ],
)  # fmt: skip
def test_a_line_is_never_changed(employer, anna, change):
    line = note(employer, anna)

    with pytest.raises(AppendOnly, match="Das Protokoll wird nur ergänzt"):
        change(line)

    assert Entry.objects.get().sentence == "Etwas geschah"


def test_people_and_alliances_with_lines_cannot_be_deleted(alliance, employer, anna):
    note(employer, anna)

    with pytest.raises(Exception, match="protected"):
        alliance.delete()


def test_no_cascade_reaches_the_journal():
    incoming = [
        (field.remote_field.on_delete.__name__, field.name)
        for field in Entry._meta.concrete_fields
        if field.is_relation
    ]

    assert sorted(incoming) == [("PROTECT", "actor"), ("PROTECT", "alliance")]


def test_the_table_of_the_journal_is_known(db):
    assert Entry._meta.db_table in connection.introspection.table_names()
