"""Reads a catalogue file into values; an error names file, entry and reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import EntryFault, read_file
from certification.catalogue.entries import Entries
from certification.scoring.formulas import FORMULAS
from certification.scoring.values import (
    Catalogue,
    Criterion,
    Field,
    Indicator,
    Kind,
    Knockout,
    Label,
    Level,
    NumberInput,
    Pillar,
    Rules,
    SizeClass,
    SmallNumbers,
    Stage,
    SubIndicator,
)

STANDARD = Path(__file__).resolve().parent.parent / "content" / "catalogue.yaml"
# Neither scoring nor the public page use these, so that a changed note is no new yardstick.
NOT_HASHED = ("meta", "ablauf", "schwellen_anker")
SECTIONS = (
    "meta",
    "groessenklassen",
    "reifegrad",
    "rechenregeln",
    "handlungsfelder",
    "diversitaetsindikator",
    "kleine_zahlen",
    "nicht_fragen",
    "stufen",
    "ausschluss",
    "schwellen_anker",
    "ablauf",
)
PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "DI-A1": (
        "unten", "oben", "je_geschlecht", "fuehrung", "erwartet", "auffaellig_unter", "auffaellig_p",
    ),
    "DI-A2": (
        "unten", "oben", "faelle", "je_geschlecht", "ein_person_unter", "auffaellig_unter",
        "auffaellig_p",
    ),
    "DI-A3": ("unten", "oben", "ausgangswert", "fuehrung"),
    "DI-A4": ("unten", "oben", "ausgangswert", "faelle", "je_geschlecht", "erwartet"),
    "DI-A5": ("voll_bis", "halb_bei", "null_ab", "je_geschlecht"),
    "DI-B2": ("breite_kleinst", "breite_klein", "breite_mittel", "breite_gross"),
    "DI-B6": ("unten", "oben", "antworten", "beteiligung"),
}  # fmt: skip


class CatalogueError(Exception):
    """A catalogue file that cannot become an edition."""

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__(f"{file}: {entry}: {reason}")
        self.file = file
        self.entry = entry
        self.reason = reason


def read_catalogue(path: Path | str = STANDARD) -> Catalogue:
    """The catalogue of a file. Raises CatalogueError naming file, entry and reason."""
    return catalogue_from(read_catalogue_data(path), file=str(path))


def read_catalogue_data(path: Path | str = STANDARD) -> dict[str, Any]:
    """The file as plain data that JSON can hold, to be stored with the edition.

    Raises CatalogueError.
    """
    try:
        data = Entries(read_file(path)).data
        return {section: _plain(content) for section, content in data.items()}
    except EntryFault as fault:
        raise CatalogueError(str(path), fault.entry, fault.sentence) from fault


def catalogue_from(data: Mapping[str, Any], *, file: str = "Katalog") -> Catalogue:
    """The catalogue of stored data. Raises CatalogueError; `file` is the name it uses."""
    try:
        return _catalogue(Entries(data))
    except EntryFault as fault:
        raise CatalogueError(file, fault.entry, fault.sentence) from fault


def canonical(data: Mapping[str, Any]) -> bytes:
    """The part of a catalogue that scoring and the public page use, always in the same bytes."""
    used = {name: section for name, section in data.items() if name not in NOT_HASHED}
    text = json.dumps(used, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def edition_hash(data: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(data)).hexdigest()


def _plain(value: Any) -> Any:
    """Decimals become texts, so that the stored edition has the same hash as the file."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value


def _catalogue(root: Entries) -> Catalogue:
    root.only(*SECTIONS)
    meta, scale = root.inner("meta"), root.inner("reifegrad")
    return Catalogue(
        version=meta.text("katalog_version"),
        as_of=meta.text("stand"),
        edition_hash=edition_hash(root.data),
        size_classes=tuple(_size_class(entry) for entry in root.each("groessenklassen")),
        stages=tuple(
            Stage(entry.whole("wert"), entry.text("titel"), entry.text("bedeutung"))
            for entry in scale.each("stufen")
        ),
        scale_texts=_texts(scale),
        rules=_rules(root.inner("rechenregeln"), scale.inner("hoechststufe")),
        fields=tuple(_field(entry) for entry in root.each("handlungsfelder")),
        indicator=_indicator(root.inner("diversitaetsindikator")),
        levels=tuple(_level(entry) for entry in root.each("stufen")),
        small_numbers=_small_numbers(root.inner("kleine_zahlen")),
        not_asked=root.texts("nicht_fragen", required=True),
        knockouts=tuple(
            Knockout(entry.text("id"), entry.text("titel")) for entry in root.each("ausschluss")
        ),
    )


def _size_class(entry: Entries) -> SizeClass:
    entry.only("id", "titel", "von", "bis")
    return SizeClass(
        entry.text("id"), entry.text("titel"), entry.whole("von"), entry.whole_or_none("bis")
    )


def _rules(entry: Entries, caps: Entries) -> Rules:
    caps.only("ohne_nachweis", "geplant")
    return Rules(
        field_minimum_coverage=entry.whole("feld_mindestabdeckung_prozent"),
        indicator_minimum_coverage=entry.whole("di_mindestabdeckung_punkte"),
        cap_without_evidence=caps.whole("ohne_nachweis"),
        cap_planned=caps.whole("geplant"),
        texts=_texts(entry),
    )


def _field(entry: Entries) -> Field:
    entry.only("id", "titel", "gruppe", "trier_feld", "audit_feld", "gewicht", "ziel", "kriterien")
    return Field(
        id=entry.text("id"),
        title=entry.text("titel"),
        group=entry.text("gruppe"),
        weight=entry.whole("gewicht"),
        aim=entry.text("ziel"),
        criteria=tuple(_criterion(criterion) for criterion in entry.each("kriterien")),
        trier_field=entry.whole_or_none("trier_feld"),
        audit_field=entry.whole_or_none("audit_feld"),
    )


def _criterion(entry: Entries) -> Criterion:
    entry.only(
        "id", "titel", "frage", "ffp", "gewicht", "lesart_kleinst", "mindestgroesse",
        "na_gruende", "skala", "nachweise", "trier",
    )  # fmt: skip
    return Criterion(
        id=entry.text("id"),
        title=entry.text("titel"),
        question=entry.text("frage"),
        ffp=entry.text("ffp"),
        weight=entry.whole("gewicht"),
        anchors=entry.texts("skala", required=True),
        evidence=entry.texts("nachweise"),
        trier=entry.texts("trier"),
        small_reading=entry.text("lesart_kleinst", ""),
        minimum_size=entry.whole("mindestgroesse", 1),
        not_applicable_reasons=entry.texts("na_gruende"),
    )


def _indicator(entry: Entries) -> Indicator:
    return Indicator(
        id=entry.text("id"),
        title=entry.text("titel"),
        weight=entry.whole("gewicht"),
        kappa=entry.number("kappa"),
        pillars=tuple(
            Pillar(pillar.text("id"), pillar.text("titel"), pillar.whole("gewicht"))
            for pillar in entry.each("saeulen")
        ),
        inputs=tuple(_number_input(one) for one in entry.each("eingabefelder")),
        parts=tuple(_part(part) for part in entry.each("indikatoren")),
        texts=_texts(entry),
    )


def _number_input(entry: Entries) -> NumberInput:
    entry.only("id", "titel", "ab_groesse", "pflicht_ab")
    size = entry.whole("ab_groesse")
    return NumberInput(entry.text("id"), entry.text("titel"), size, entry.whole("pflicht_ab", size))


def _part(entry: Entries) -> SubIndicator:
    entry.only(
        "id", "saeule", "titel", "art", "gewicht", "frage", "skala", "nachweise", "trier",
        "lesart_kleinst", "eingaben", "parameter", "formel", "punkte", "bewertbar_wenn",
        "ein_personen_regel", "hinweis_auffaellig", "orientierung", "hinweis", "pruefliste",
        "aussagen",
    )  # fmt: skip
    kind = _kind(entry)
    counted = kind is not Kind.STAGE
    return SubIndicator(
        id=entry.text("id"),
        pillar=entry.text("saeule"),
        title=entry.text("titel"),
        kind=kind,
        weight=entry.whole("gewicht"),
        question=entry.text("frage", ""),
        anchors=entry.texts("skala", required=not counted),
        evidence=entry.texts("nachweise"),
        trier=entry.texts("trier"),
        small_reading=entry.text("lesart_kleinst", ""),
        inputs=entry.texts("eingaben", required=counted),
        parameters=_parameters(entry) if counted else {},
        texts=_texts(entry),
        checklist=entry.texts("pruefliste"),
        statements=entry.texts("aussagen"),
    )


def _kind(entry: Entries) -> Kind:
    try:
        return Kind(entry.text("art"))
    except ValueError as error:
        known = ", ".join(Kind)
        raise entry.fault(f"Hier muss eines davon stehen: {known}.", "art") from error


def _parameters(entry: Entries) -> dict[str, Decimal]:
    name = entry.text("id")
    if name not in FORMULAS:
        raise entry.fault("Für diesen Teilindikator gibt es keine Rechenregel.", "id")
    parameters = entry.inner("parameter")
    parameters.only(*PARAMETERS[name])
    return {limit: parameters.number(limit) for limit in PARAMETERS[name]}


def _level(entry: Entries) -> Level:
    return Level(
        id=entry.text("id"),
        title=entry.text("titel"),
        kind=entry.text("art"),
        total_from=entry.number("gesamt_ab"),
        core_minimum=entry.number("kern_min"),
        core_minimum_count=entry.whole("kern_min_anzahl"),
        extra_minimum=entry.number("ergaenzung_min"),
        indicator_minimum=entry.number("di_min"),
        evidence_minimum=entry.number("nachweis_min"),
        valid_months=entry.whole("gueltig_monate"),
        condition=entry.text("bedingung", ""),
        repeatable=entry.whole_or_none("wiederholbar"),
        advertising=entry.text("werbung", ""),
    )


def _small_numbers(entry: Entries) -> SmallNumbers:
    return SmallNumbers(
        limits={key: value for key, value in entry.data.items() if type(value) is int},
        texts=_texts(entry),
        labels=tuple(_label(label) for label in entry.each("etiketten")),
    )


def _label(entry: Entries) -> Label:
    entry.only("id", "titel", "wenn", "fuehrung", "befoerderungen")
    return Label(
        entry.text("id"),
        entry.text("titel"),
        entry.text("wenn"),
        entry.whole("fuehrung", 0),
        entry.whole("befoerderungen", 0),
    )


def _texts(entry: Entries) -> dict[str, str]:
    """Whatever a section says to people beside its figures."""
    return {key: value for key, value in entry.data.items() if isinstance(value, str)}
