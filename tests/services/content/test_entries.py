"""The directories that come with the portal: complete, exact, and without the people of 2015."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.directory.differences import plain
from services.directory.states import Kind, PhoneKind
from services.directory.values import EntryValues
from services.loading.reading import DirectoryFile, content_files
from tests.readability.formula import WORD, grade
from tests.readability.limits import AIM

SHARED = Path(__file__).resolve().parents[4] / "shared" / "content"
FILES = {file.alliance: file for file in content_files()}
# In two places of the folder: one entry stands for both. The last one credits a letter, it counsels nobody.
STANDS_FOR = {"link-08": "mr-pflegekompass", "link-09": "mr-wegweiser"}
NO_ENTRY = {"haufe"}
# Who is named in the papers of 2015 and 2022.
PEOPLE = (
    "Ulrike Lux", "Dieter Kurth", "Astrid Fichte", "Andrea Gockel", "Gabriele Meier-Darimont",
    "Lucie Perrot", "Rita Wagener", "Sonja Lambert", "Reinhild Gutzeit", "Gudrun Müller", "Marc Weber",
    "Petra Kannengießer", "Kirstin Göbel", "Thomas Knoblauch", "Rüdiger Koch", "Corinna Lich",
    "Yvonne Velten", "Norbert Möbus", "Monika Möbus", "Christine Amend-Wegmann", "Egon Vaupel",
    "Dana Melzer", "Simone Borris",
)  # fmt: skip


def shared(name: str) -> dict[str, Any]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"Die Quelle {name} liegt hier nicht.")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def public_text(file: DirectoryFile) -> str:
    """Return everything of a file that a page may show."""
    rows = [
        {name: value for name, value in plain(values).items() if name != "printed"}
        for values in (*file.organisations.values(), *file.places.values(), *file.entries.values())
    ]
    return str(rows)


def test_there_are_as_many_entries_as_the_papers_name():
    marburg, magdeburg = FILES["marburg"].entries, FILES["magdeburg"].entries

    assert len(magdeburg) == 9 + 10 + 2
    assert len(marburg) == 33 + 8 + 31
    assert sum(each.kind == Kind.MEMBER for each in marburg.values()) == 31
    assert sum(each.kind == Kind.FUNDING for each in marburg.values()) == 5
    assert sum(values.is_member for values in FILES["marburg"].organisations.values()) == 31


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_no_person_of_the_papers_is_public(file):
    public = public_text(file).lower()
    parts = [part.lower() for name in PEOPLE for part in (name, name.split()[-1] + "@")]

    assert [part for part in parts if part in public] == []


def test_the_printed_names_are_kept_for_those_who_check():
    held = str([each.printed for file in FILES.values() for each in file.entries.values()])
    told_apart = {"Egon Vaupel"}  # named in the folder's last chapter, no contact

    assert [name for name in PEOPLE if name not in held and name not in told_apart] == []


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_an_entry_says_what_it_is_and_where_it_is_from(file):
    entries = file.entries.values()

    assert all(entry.summary and entry.source for entry in entries)
    assert file.is_sample or all(entry.source_date for entry in entries)
    assert all(entry.historical != file.is_sample for entry in entries)
    assert all(bool(entry.checked_on) == file.is_sample for entry in entries)


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_an_entry_is_reached_safely_and_nothing_old_counts_as_confirmed(file):
    phones = [phone for entry in file.entries.values() for phone in entry.phones]
    addresses = [each.website for each in (*file.entries.values(), *file.organisations.values())]

    assert all(re.fullmatch(r"\+49\d{5,13}", phone.e164) for phone in phones)
    assert file.is_sample or not any(phone.confirmed for phone in phones)
    assert all(re.match(r"https?://", address) for address in addresses if address)


def test_only_addresses_of_offices_are_public():
    mailboxes = {entry.email.split("@")[0] for entry in FILES["marburg"].entries.values()} - {""}

    assert mailboxes == {
        "bas", "beratung", "berufundfamilie", "foerderung", "gleichberechtigungsreferat", "info",
        "infocenter", "lsvhessen", "pflegebuero", "pflegestuetzpunkt", "soziales",
    }  # fmt: skip


def test_press_contacts_are_marked_as_such():
    entries = FILES["magdeburg"].entries

    for key in ("buendnis-magdeburg", "servicebuero"):
        assert {phone.kind for phone in entries[key].phones} == {PhoneKind.PRESS}
        assert all(contact.is_press for contact in entries[key].contacts)
        assert entries[key].email == ""


def test_texts_of_entries_are_plain():
    grades = {
        key: round(grade(text), 1)
        for file in FILES.values()
        for key, entry in file.entries.items()
        if len(WORD.findall(text := f"{entry.summary}\n{entry.text}")) >= 10
    }

    assert {key: found for key, found in grades.items() if found > AIM} == {}


def numbers(entry: EntryValues) -> str:
    """Return all digits that an entry holds, public or kept back."""
    return re.sub(
        r"\D", "", str([(each.raw, each.e164) for each in entry.phones]) + str(entry.printed)
    )


def test_every_contact_of_marburg_is_there_with_its_facts():
    file, lost = FILES["marburg"], []
    for row in shared("marburg-contacts.yaml")["contacts"]:
        if row["id"] in NO_ENTRY:
            continue
        entry = file.entries[row["id"]]
        place = file.places[entry.places[0].place] if entry.places else None
        held = str(plain(entry)) + str(plain(file.organisations[entry.organisation]))
        wanted = [row["email"], row["contact_person"], *row["urls"]]
        lost += [(row["id"], fact) for fact in wanted if fact and fact not in held]
        digits = [each["raw"] for each in row["phones"]] + [row["fax"] or ""]
        lost += [(row["id"], raw) for raw in digits if re.sub(r"\D", "", raw) not in numbers(entry)]
        address = (row["street"], row["postcode"], row["town"])
        found = (place.street or None, place.postcode, place.town) if place else (None,) * 3
        lost += [(row["id"], address)] if address != found else []

    assert lost == []


def test_every_link_and_member_of_marburg_is_there():
    source, entries = shared("marburg-contacts.yaml"), FILES["marburg"].entries

    for row in source["useful_links"]:
        entry = entries[STANDS_FOR.get(row["id"], row["id"])]
        assert entry.website_raw.rstrip("/") == row["url"]
    titles = {row["id"]: entries[row["id"]].title for row in source["member_institutions"]}
    printed = {row["id"]: row["name"] for row in source["member_institutions"]}
    printed["member-17"] = "Katholische Ehe-, Familien- und Lebensberatung"
    assert titles == printed


def test_every_offer_and_partner_of_magdeburg_is_there():
    source, entries = shared("magdeburg-offers.yaml"), FILES["magdeburg"].entries

    for row in source["offers"]:
        assert (entries[row["id"]].title, entries[row["id"]].slots) == (row["title"], ())
    for row in source["partners"]:
        assert entries[row["id"]].title == row["name"]


def test_the_invented_entries_show_every_feature_and_say_that_they_are_invented():
    sample = FILES["trier"]
    entries = sample.entries.values()

    assert sample.is_sample
    assert all(each.title.startswith("Beispiel: ") for each in entries)
    assert {each.kind for each in entries} >= {Kind.OFFER, Kind.CONTACT, Kind.MEETING, Kind.EVENT}
    assert {each.cost for each in entries} == {"kostenlos", "kostet", "je-nachdem", "unbekannt"}
    assert any(slot.cancelled for each in entries for slot in each.slots)
    assert {place.features.get("rollstuhl") for place in sample.places.values()} == {True, False}
