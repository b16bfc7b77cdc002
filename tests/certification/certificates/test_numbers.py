"""Numbers that people can type: shape, check character, spellings."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buendnis.tenancy.codes import ALPHABET
from certification.certificates.numbers import (
    CERTIFICATE,
    CHECK_FAILS,
    CONFIRMATION,
    LOOK_ALIKES,
    NO_NUMBER,
    check_character,
    new_number,
    typed,
)

DRAWN = st.text(ALPHABET, min_size=4, max_size=4)


def number(drawn: str = "7KQ4", kind: str = CERTIFICATE, prefix: str = "MD") -> str:
    return new_number(prefix, year=2026, kind=kind, draw=lambda length: drawn)


def readable() -> str:
    """Return a drawn part whose check character is easy to read, so that nothing is drawn again."""
    parts = ("".join(part) for part in itertools.product(ALPHABET, repeat=4))
    return next(part for part in parts if check_character(f"MD26{part}") in ALPHABET)


def test_certificate_and_confirmation_have_their_own_ranges():
    draws = itertools.cycle(["7KQ4", "8KQ4", "9KQ4", "AKQ4", "BKQ4"])

    def draw(length):
        return next(draws)

    assert new_number("MD", year=2026, kind=CERTIFICATE, draw=draw)[:6] == "MD-26-"
    assert new_number("MD", year=2026, kind=CONFIRMATION, draw=draw)[:7] == "MD-W26-"


@given(st.sampled_from(["MD", "MDW", "TR"]), st.sampled_from([CERTIFICATE, CONFIRMATION]))
def test_every_new_number_can_be_read_again(prefix, kind):
    made = new_number(prefix, year=2026, kind=kind)

    assert made in typed(made).spellings
    assert made[-1] in ALPHABET


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda n: n.replace("-", ""),
        lambda n: n.replace("-", " "),
        lambda n: f"  {n} ",
        lambda n: n.replace("-", "–"),
    ],
)
def test_case_blanks_and_hyphens_do_not_matter(change):
    made = number(readable())

    assert typed(change(made)).spellings == (made,)


@given(DRAWN, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_noticed(drawn, place, other):
    text = f"MD26{drawn}"
    wrong = text[:place] + other + text[place + 1 :]

    assert wrong == text or check_character(wrong) != check_character(text)


@given(DRAWN, st.integers(0, 6))
def test_every_swap_of_neighbours_is_noticed(drawn, place):
    text = f"MD26{drawn}"
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]

    assert swapped == text or check_character(swapped) != check_character(text)


def test_a_near_miss_gets_its_sentence():
    made = number(readable())
    wrong = made[:-1] + next(sign for sign in ALPHABET if sign != made[-1])

    assert typed(wrong).sentence == CHECK_FAILS


def test_signs_that_look_alike_are_named():
    assert typed("MD-26-7KO4-X").sentence == f"{CHECK_FAILS} {LOOK_ALIKES}"


@pytest.mark.parametrize(
    "text", ["", "hallo", "MD-26", "12345678901234567890", "MD-26-7KQ4-XY", "ÄÖ-26-7KQ4-X"]
)
def test_what_cannot_be_a_number_is_told_so(text):
    assert typed(text).sentence == NO_NUMBER
    assert typed(text).spellings == ()


def test_two_ways_to_read_the_same_letters_are_both_given():
    made = new_number("MD", year=2026, kind=CONFIRMATION)

    assert typed(made).spellings == (made.replace("MD-W26", "MDW-26"), made)
