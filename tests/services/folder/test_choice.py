"""What goes into the folder: chapters and letters in their order, kept in an address that tells nothing of a person."""

import pytest
from django.http import QueryDict

from services.folder.choice import Choice, choice_query, read_choice, ready_choices
from services.guide.queries import chapters
from services.letters.queries import letters


def test_a_choice_survives_its_address():
    choice = Choice(chapters=("kurz-fehlen", "darlehen"), letters=("t5",), contacts=True)

    assert read_choice(QueryDict(choice_query(choice))) == (choice, ())


def test_parts_come_in_the_order_of_the_guide_each_once():
    asked = QueryDict("kapitel=darlehen&kapitel=kurz-fehlen&kapitel=darlehen&brief=t7&brief=t1")

    choice, _ = read_choice(asked)

    assert choice.chapters == ("kurz-fehlen", "darlehen")
    assert choice.letters == tuple(each.key for each in letters() if each.key in ("t1", "t7"))


@pytest.mark.parametrize("ready", ready_choices(), ids=lambda each: each.key)
def test_a_ready_selection_has_a_short_address(ready):
    assert choice_query(ready.choice) == f"auswahl={ready.key}"
    assert read_choice(QueryDict(f"auswahl={ready.key}"))[0] == ready.choice


def test_the_small_employers_package_has_the_first_day_the_request_and_its_answer():
    small = next(each.choice for each in ready_choices() if each.key == "starterpaket")

    assert {"kurz-fehlen", "fuer-betriebe"} <= set(small.chapters)
    assert small.letters == ("t5", "t7", "t8")
    assert len(small.chapters) + len(small.letters) <= 7
    assert small.contacts


def test_what_is_not_known_is_left_out_and_named():
    choice, strange = read_choice(QueryDict("kapitel=kurz-fehlen&kapitel=%3Cb%3E&brief=t99"))

    assert choice == Choice(chapters=("kurz-fehlen",))
    assert strange == ("<b>", "t99")


def test_everything_can_be_picked():
    picked = [("kapitel", each.key) for each in chapters()] + [
        ("brief", each.key) for each in letters()
    ]
    asked = QueryDict("&".join(f"{name}={key}" for name, key in picked))

    assert len(read_choice(asked)[0].chapters) == len(chapters())
    assert len(read_choice(asked)[0].letters) == len(letters())
