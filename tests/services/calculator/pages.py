"""Answers to the calculators as a browser sends them, after the worked cases of the law."""

from tests.builders.people import PortalClient

ROOM = "/magdeburg/familien/pflege-und-beruf/rechner"
LOAN, ALLOWANCE = f"{ROOM}/darlehen/", f"{ROOM}/pflegeunterstuetzungsgeld/"
PLANNER = f"{ROOM}/planer/"

L01 = {
    "modus": "netto", "gesetz": "familienpflegezeit", "beginn": "2027-01-01", "monate": "24",
    "netto_vorher": "3.000", "netto_waehrend": "1.500,00", "erste_rate": "gleich",
}  # fmt: skip
L04 = {
    "modus": "brutto", "gesetz": "pflegezeit", "beginn": "2026-12-01", "monate": "6", "brutto": "36.000,00 €",
    "basis_monate": "12", "stunden_vertrag": "40", "stunden": "0", "steuerklasse": "1", "erste_rate": "gleich",
}  # fmt: skip
L15 = {**L01, "gesetz": "pflegezeit", "monate": "6", "netto_15": "2200", "wunsch": "400"}
L16 = {**L15, "erste_rate": "spaet"}
TEN_DAYS = {
    "erster_tag": "2026-11-23", "tage": "10", "netto_fehlt": "2.000,00", "benutzt": "0",
    "sonderzahlung": "on",
}  # fmt: skip


def leaves(*rows: tuple[str, str, str, str, str], **more: str) -> dict[str, str]:
    """Return rows of the planner: person, kind, first and last day, hours."""
    names = ("person", "art", "von", "bis", "stunden")
    typed = {
        f"{number}-{name}": value
        for number, row in enumerate(rows, 1)
        for name, value in zip(names, row, strict=True)
    }
    return {"zeilen": str(max(len(rows), 2)), "2-person": "A", "land": "HE", **typed, **more}


W17 = leaves(
    ("A", "pflegezeit", "2027-02-01", "2027-07-31", ""),
    ("A", "familienpflegezeit", "2027-08-01", "2029-01-31", "20"),
)
W20 = leaves(
    ("A", "familienpflegezeit", "2026-01-01", "2027-08-31", "20"),
    ("A", "pflegezeit", "2027-09-01", "2028-02-29", ""),
)


def sent(client: PortalClient, path: str, answers: dict[str, str]) -> str:
    """Return the page after these answers, with plain blanks."""
    response = client.post(path, answers, headers={"sec-fetch-site": "same-origin"})
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")
