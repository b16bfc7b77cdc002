"""Whatever is changed past the portal, in the database itself, is noticed."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from certification.applications.states import State
from certification.certificates.models import StoredDocument
from certification.reports.actions import finish_documents
from certification.reports.proof import faults_of
from tests.builders import people
from tests.builders.cases import application_at


@pytest.fixture
def application(alliance, without_papers):
    made = application_at(State.CERTIFIED, home=alliance, case="klein-7")
    finish_documents()
    return made


def by_sql(statement: str) -> None:
    """Change the database behind the back of every model."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_untouched_case_has_no_faults(application):
    assert list(faults_of(application)) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE certification_sealedrecord SET hash = 'x' WHERE kind = 'submission'",
            "Stand 1: Die Kette ist unterbrochen.",
        ),
        (
            "UPDATE certification_certificate SET level_title = 'Vorbildlich'",
            "„Name der Stufe“ weicht von der versiegelten Entscheidung ab.",
        ),
        (
            "UPDATE certification_certificate SET valid_until = '2099-12-31'",
            "„Gültig bis“ weicht von der versiegelten Entscheidung ab.",
        ),
        (
            "UPDATE certification_storeddocument SET sha256 = 'x' WHERE kind = 'report'",
            "Auditbericht: Die gespeicherte Datei passt nicht zu ihrer Prüfsumme.",
        ),
    ],
)
def test_a_change_by_sql_is_noticed(application, statement, sentence):
    by_sql(statement)

    assert any(fault.endswith(sentence) for fault in faults_of(application))


def test_a_damaged_document_is_not_handed_out(application):
    StoredDocument.objects.filter(kind="report").update(pdf=b"%PDF-1.7 forged")
    owner = people.signed_in(application.employer.employments.first().user)

    answer = owner.get(
        f"/magdeburg/zertifizierung/antraege/{application.code}/unterlagen/report.pdf"
    )

    assert answer.status_code == 500
    assert "passt nicht mehr zu ihrer Prüfsumme" in answer.content.decode()


def test_the_command_says_that_all_is_well(application, capsys):
    call_command("check_seals")

    assert capsys.readouterr().out == "Anträge geprüft: 1. Alles ist unversehrt.\n"


def test_the_command_names_alliance_case_and_fault(application, capsys):
    by_sql("UPDATE certification_certificate SET employer_name = 'Andere GmbH'")

    with pytest.raises(CommandError, match="Nicht unversehrt: 1 in 1 Anträgen"):
        call_command("check_seals")

    number = application.decision.certificates.get().number
    assert capsys.readouterr().out == (
        f"magdeburg {application.code}: {number}: „Name des Betriebs“ weicht von der versiegelten "
        "Entscheidung ab.\n"
    )
