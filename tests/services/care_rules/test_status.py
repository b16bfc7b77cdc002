"""What ends, what is due, and what pages, the desk and `check --deploy` say about it, with frozen days."""

from datetime import date, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

from buendnis.access.rules import Role
from services.care_rules import desk as desk_room
from services.care_rules.deploy_checks import law_ends
from services.care_rules.desk import desk_on, urgent_count
from services.care_rules.queries import the_rulebook
from services.care_rules.status import due_on, due_values, ends_within, standing, status_of
from services.care_rules.texts import CheckedText
from tests.builders import people
from tests.builders.reading import inline_things, says_du, words_of

HOME = "/magdeburg/verzeichnis/rechtsstand/"
CAP = "care_support_allowance.daily_cap"
LAST = date(2026, 12, 31)
TODAY = date(2026, 11, 22)
ENDING = [CAP, "loan.ceiling", "loan.table_end"]


@pytest.fixture
def on(monkeypatch):
    """Return what sets the day of the portal."""
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *_, **__: day)


def keys(values):
    return [each.key for each in values]


@pytest.mark.parametrize(
    ("days_before", "expected"), [(61, []), (60, ENDING), (0, ENDING), (-40, ENDING)]
)
def test_values_are_announced_sixty_days_before_they_end_and_stay_until_somebody_acts(
    days_before, expected
):
    today = LAST - timedelta(days=days_before)

    assert keys(ends_within(the_rulebook(), 60, today)) == expected


def test_a_check_reaches_no_further_than_the_law_that_was_read():
    assert due_on(TODAY, law_of=date(2026, 8, 19)) == date(2027, 2, 17)
    assert due_on(date(2026, 6, 1), law_of=date(2026, 8, 19)) == date(2026, 11, 30)


def test_only_values_that_still_hold_become_due():
    due = due_values(the_rulebook(), date(2027, 2, 17))

    assert due_values(the_rulebook(), date(2027, 2, 16)) == []
    assert "pflegezeit.notice" in keys(due)
    assert [each for each in due if each.valid_to] == []


@pytest.mark.parametrize(
    ("until", "beyond"), [(None, False), (date(2026, 8, 19), False), (LAST, True)]
)
def test_a_start_after_the_known_law_lies_beyond_it(until, beyond):
    assert status_of(the_rulebook(), TODAY, until=until).beyond is beyond


def test_a_text_is_due_on_the_day_itself_and_a_value_stands_until_its_last():
    law = the_rulebook()

    assert [status_of(law, day).is_due for day in (date(2027, 2, 16), date(2027, 2, 17))] == [
        False,
        True,
    ]
    assert [CAP in keys(standing(law, day)) for day in (LAST, LAST + timedelta(days=1))] == [
        True,
        False,
    ]


def test_the_check_of_the_settings_warns_and_never_fails(on):
    on(TODAY)

    found = law_ends()

    assert [each.id for each in found] == ["services.W001"] * 3
    assert not any(each.is_serious() and each.level >= 40 for each in found)
    assert (
        found[0].msg == "Pflegeunterstützungsgeld, Höchstens am Tag: Der Wert endet am 31.12.2026."
    )


def test_the_check_of_the_settings_speaks_of_a_law_that_nobody_read_for_half_a_year(on):
    on(date(2027, 3, 1))

    assert law_ends()[-1].id == "services.W002"


def test_the_desk_counts_what_is_urgent(alliance, monkeypatch):
    old = CheckedText("Kapitel", "guide:start", (), date(2026, 1, 1))
    monkeypatch.setattr(desk_room, "checked_texts", lambda: [old])

    desk = desk_on(TODAY)

    assert [line.badge for line in desk.ending] == ["endet in 39 Tagen"] * 3
    assert [(each.name, each.tone) for each in desk.due] == [("Kapitel", "warning")]
    assert urgent_count(TODAY) == 4
    assert all(line.value.valid_to is None for line in desk.open_gaps)


def test_chapters_and_letters_become_due_like_the_law(alliance):
    names = [each.name for each in desk_on(date(2027, 6, 1)).due]

    assert any(name.startswith("Kapitel: ") for name in names)
    assert any(name.startswith("Schreiben: ") for name in names)
    assert "Pflegezeit" in names


def test_the_page_shows_what_ends_with_paragraph_and_source(alliance, on):
    on(TODAY)
    kora = people.signed_in(people.member(alliance, Role.COORDINATOR, name="Kora Koordination"))

    page = kora.get(HOME)

    words = words_of(page)
    assert page.status_code == 200
    assert "135,63 Euro am Tag" in words
    assert "endet in 39 Tagen" in words
    assert 'href="https://www.gesetze-im-internet.de/sgb_5/__45.html"' in page.text
    assert (says_du(words), inline_things(page)) == ([], [])


def drawn(text, **context):
    return Template("{% load care %}" + text).render(Context(context))


def test_a_page_says_until_which_day_the_law_is_known(on):
    on(TODAY)

    page = drawn("{% law_status checked_on=day %}", day=TODAY)

    assert "Rechtsstand: 19.\N{NO-BREAK SPACE}August 2026." in page
    assert "Lange nicht geprüft" not in page
    assert "Nach unserem Rechtsstand" not in page


def test_a_page_says_that_nobody_has_read_its_text_for_long(on):
    on(date(2027, 6, 1))

    assert "Lange nicht geprüft" in drawn("{% law_status checked_on=day %}", day=TODAY)


def test_a_page_says_that_a_start_lies_beyond_the_known_law(on):
    on(TODAY)

    assert "Nach unserem Rechtsstand" in drawn("{% law_status until=day %}", day=LAST)
    assert "Nach unserem Rechtsstand" in drawn("{% law_status beyond=True %}")


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("§ 3 (3) S. 1 PflegeZG", '<a href="https://www.gesetze-im-internet.de/pflegezg/__3.html" '
         'rel="noreferrer noopener">§ 3 Abs. 3 Satz 1 PflegeZG</a>'),
        ("§ 2a (5a) FPfZG", '<a href="https://www.gesetze-im-internet.de/fpfzg/__2a.html" '
         'rel="noreferrer noopener">§ 2a Abs. 5a FPfZG</a>'),
        ("§ 9 (1) PflegeZG a. F.", "§ 9 Abs. 1 PflegeZG (alte Fassung)"),
        ("§ 43 SGB XI, § 1 SGB V", '<a href="https://www.gesetze-im-internet.de/sgb_11/__43.html" '
         'rel="noreferrer noopener">§ 43 SGB XI</a>, '
         '<a href="https://www.gesetze-im-internet.de/sgb_5/__1.html" '
         'rel="noreferrer noopener">§ 1 SGB V</a>'),
        ("ein Brief <b>", "ein Brief &lt;b&gt;"),
    ],
)  # fmt: skip
def test_a_reference_leads_to_the_official_text_and_an_old_one_to_none(reference, shown):
    page = drawn("{% statute reference %}", reference=reference)

    assert page.replace("\N{NO-BREAK SPACE}", " ") == shown
