"""A page shown by GET cannot write, and is finished when it leaves the door."""

import pytest

from buendnis.access.doors import EndsTooLate, WriteOnGet, writes
from buendnis.accounts.models import User
from tests.buendnis.access import probe_urls
from tests.builders import people

pytestmark = [pytest.mark.urls("tests.buendnis.access.probe_urls"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def somebody(db):
    probe_urls.tries.clear()
    return people.person("Vorher")


def test_a_page_shown_by_get_cannot_write(client):
    with pytest.raises(WriteOnGet, match="UPDATE"):
        client.get("/static/probe/writing/")


def test_head_cannot_write_either(client):
    with pytest.raises(WriteOnGet):
        client.head("/static/probe/writing/")


def test_post_writes(client):
    assert client.post("/static/probe/writing/").content == "Geändert".encode()


def test_a_download_that_says_so_may_be_written_down(client):
    client.get("/static/probe/recorded_download/")

    assert User.objects.get().name == "Geholt"


def test_a_late_template_is_rendered_inside_the_guard(client):
    with pytest.raises(WriteOnGet):
        client.get("/static/probe/late/")


def test_a_late_template_is_rendered_inside_the_scope(client, alliance):
    people.employer(alliance, "Elbwiese")

    assert client.get("/magdeburg/probe/late/").content == b"Elbwiese"


def test_a_stream_is_refused_since_it_would_end_too_late(client):
    with pytest.raises(EndsTooLate):
        client.get("/static/probe/stream/")


def test_a_finished_file_may_be_streamed(client):
    response = client.get("/static/probe/download/")

    assert b"".join(response.streaming_content) == b"ganz"


def test_the_session_may_still_be_written_after_a_get(client):
    first = client.get("/static/probe/remember/").content
    second = client.get("/static/probe/remember/").content

    assert (first, second) == (b"1", b"2")


def test_the_guard_ends_with_the_page(client):
    client.get("/static/probe/remember/")

    assert User.objects.update(name="Danach") == 1


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO a VALUES (1)",
        "  update a set b = 1",
        "DELETE FROM a",
        "REPLACE INTO a VALUES (1)",
        "/* Kommentar */ DELETE FROM a",
        "-- Kommentar\nDELETE FROM a",
        "(DELETE FROM a)",
        "WITH old AS (SELECT 1) DELETE FROM a",
        "WITH gone AS (DELETE FROM a RETURNING *) SELECT * FROM gone",
        'WITH x AS (SELECT 1) UPDATE "a" SET b = 1',
        "with x as (select 1)\ninsert  into a select * from x",
        "MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE",
        "DROP TABLE a",
        "CREATE TABLE a (b int)",
        "TRUNCATE a",
    ],
)
def test_these_statements_write(sql):
    assert writes(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM a",
        "SELECT * FROM a FOR UPDATE",
        "(SELECT 1) UNION (SELECT 2)",
        "WITH x AS (SELECT * FROM update_log) SELECT * FROM x",
        "WITH x AS (SELECT deleted_from FROM a) SELECT * FROM x FOR UPDATE",
        "SAVEPOINT s1",
        "RELEASE SAVEPOINT s1",
        "ROLLBACK TO SAVEPOINT s1",
        "BEGIN",
        "COMMIT",
        "SELECT 'DELETE FROM a'",
        "PRAGMA foreign_keys",
    ],
)
def test_these_statements_read(sql):
    assert not writes(sql)


def test_a_statement_below_with_is_stopped_on_the_connection(client):
    sql = "WITH x AS (SELECT 1) DELETE FROM buendnis_user"

    with pytest.raises(WriteOnGet):
        client.get("/static/probe/statement/", {"sql": sql})


def test_a_statement_below_with_may_read(client):
    response = client.get(
        "/static/probe/statement/", {"sql": "WITH x AS (SELECT 7) SELECT * FROM x"}
    )

    assert response.content == b"(7,)"
