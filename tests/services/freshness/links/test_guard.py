"""The link check calls the public net and nothing else, whatever an address says and a name resolves to."""

import pytest

from services.freshness.links.guard import Guard, Refused, Unresolved, is_public


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001:0:7f00:1::", "keine Nummer",
    ],
)  # fmt: skip
def test_what_is_not_public_is_not_called(number):
    assert is_public(number) is False


@pytest.mark.parametrize(
    "number", ["93.184.216.34", "2a00:1450:4001::5e", "::ffff:93.184.216.34", "64:ff9b::808:808"]
)
def test_the_public_net_is_called(number):
    assert is_public(number) is True


def answering(*numbers):
    return Guard(resolver=lambda host, port: list(numbers))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)",
        "//example.org/", "https://", "https://user:secret@example.org/", "https://example.org:22/",
        "https://example.org:99999/", "https://example.org/a b", "https://example.org/\r\nHost: x",
        "https://[::1", "https://" + "x" * 70 + ".org/",
    ],
)  # fmt: skip
def test_strange_addresses_are_refused_before_any_name_is_asked_for(url):
    with pytest.raises(Refused):
        answering("93.184.216.34").target(url)


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"]])
def test_a_name_that_leads_inside_is_refused_even_among_public_numbers(numbers):
    with pytest.raises(Refused):
        answering(*numbers).target("https://example.org/")


def test_a_name_that_leads_nowhere_is_told_apart():
    with pytest.raises(Unresolved):
        answering().target("https://example.org/")


def test_the_number_that_was_checked_is_the_one_to_call():
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    target = Guard(resolver=lambda host, port: next(answers)).target("https://bücher.example/ä?q=ö")

    assert (target.number, target.host, target.port) == (
        "93.184.216.34", "xn--bcher-kva.example", 443,
    )  # fmt: skip
    assert target.path == "/%C3%A4?q=%C3%B6"
