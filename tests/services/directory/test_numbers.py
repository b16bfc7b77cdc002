"""Printed numbers become numbers that a phone dials."""

import pytest

from services.directory.numbers import NotANumber, to_dial, to_open


@pytest.mark.parametrize(
    ("raw", "dialled"),
    [
        ("06421 201-1844", "+4964212011844"),
        ("(0 69) 74 31-0", "+496974310"),
        ("+49 (0) 391 540 2000", "+493915402000"),
        ("0049 391 5402000", "+493915402000"),
        ("+43 1 234567", "+431234567"),
        ("0800 101 88 00", "+498001018800"),
        ("116 016", "116016"),
        ("112", "112"),
    ],
)
def test_a_number_is_dialled(raw, dialled):
    assert to_dial(raw) == dialled


@pytest.mark.parametrize("raw", ["", "Zentrale", "540 2000", "0391", "1" * 20, "0391 <b>", "115x"])
def test_what_nobody_can_dial_is_refused(raw):
    with pytest.raises(NotANumber):
        to_dial(raw)


@pytest.mark.parametrize(
    ("raw", "opened"),
    [
        ("www.marburg.de/bip", "https://www.marburg.de/bip"),
        ("http://a.de", "http://a.de"),
        ("", ""),
    ],
)
def test_a_printed_address_gets_its_scheme(raw, opened):
    assert to_open(raw) == opened
