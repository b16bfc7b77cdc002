"""The page of the people numbers as groups: totals first, splits where they are worth asking for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField

from certification.assessment.forms import NumbersForm
from certification.assessment.number_texts import (
    GAP_MEANS,
    LEADER_MEANS,
    LEAVE_MEANS,
    NEVER_ALONE,
    PROMOTION_MEANS,
)
from certification.assessment.presenter import Assessment
from certification.assessment.scoring_input import SPLIT_ITEMS
from certification.assessment.values import SPLIT_KEYS
from certification.scoring.asked import Split, splits


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """A group of numbers: what is meant, the fields, and the split where one is asked for."""

    id: str
    title: str
    means: str
    fields: tuple[BoundField, ...]
    split: str = ""
    split_fields: tuple[BoundField, ...] = ()
    split_asked: bool = False
    split_reason: str = ""
    statements: tuple[str, ...] = ()


# Group, heading, meaning, plain fields, name of the split, then fields below the split.
GROUPS: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    ("people", "Beschäftigte am Stichtag", NEVER_ALONE, ("n_w", "n_m"), ""),
    ("leaders", "Führungskräfte", LEADER_MEANS, ("leaders",), "leaders"),
    ("part_time", "Führen in Teilzeit", "", ("t_l",), ""),
    ("promotions", "Beförderungen", PROMOTION_MEANS, ("promotions",), "promotions"),
    ("leaves", "Elternzeiten", LEAVE_MEANS, ("leaves",), "leaves"),
    ("pay", "Entgeltlücke", GAP_MEANS, ("gap", "gap_none"), ""),
    ("survey", "Kurzbefragung der Beschäftigten", "", ("umfrage_n", "umfrage_zustimmung"), ""),
)
SURVEY_MEANS = (
    "Sie stellen drei Aussagen zur Wahl, mit fünf Stufen für die Antwort. Niemand muss mitmachen, niemand "
    "nennt seinen Namen. Es zählt erst, wenn 10 Antworten da sind und 40 Prozent mitgemacht haben. Sprechen "
    "Sie vorher mit der Vertretung der Beschäftigten."
)
PAY_OPTIONAL = "Von 50 bis 149 Beschäftigten ist diese Angabe freiwillig. "


def number_groups(page: Assessment, form: NumbersForm) -> list[NumberGroup]:
    """Return the groups that this size is asked, with the splits as far as they are known."""
    asked = splits(page.catalogue, page.assessment)
    return [
        _group(page, form, asked, *row)
        for row in GROUPS
        if any(key in form.fields for key in row[3])
    ]


def splits_shown(page: Assessment) -> list[str]:
    """Return the names of the splits that the page shows now."""
    asked = splits(page.catalogue, page.assessment)
    return [name for name, item in SPLIT_ITEMS.items() if _shown(page, asked[item], name)]


def derived_rest(page: Assessment) -> int | None:
    """Return who is neither counted as woman nor as man, or None while that cannot be said."""
    given = page.snapshot.numbers.wholes("n_w", "n_m")
    rest = page.headcount - sum(given) if given else None
    return rest if rest is None or rest >= 0 else None


def _shown(page: Assessment, split: Split, name: str) -> bool:
    """Totals first: a split appears when people and total are there and a gate could pass."""
    numbers = page.snapshot.numbers
    known = numbers.wholes("n_w", "n_m") is not None and numbers.whole(name) is not None
    return bool(split) and known and name in page.number_keys


def _group(
    page: Assessment,
    form: NumbersForm,
    asked: Mapping[Any, Split],
    key: str,
    title: str,
    means: str,
    names: Sequence[str],
    split: str,
) -> NumberGroup:
    verdict = asked[SPLIT_ITEMS[split]] if split else Split(asked=False)
    if key == "survey":
        means = SURVEY_MEANS
    if key == "pay" and not _required(page):
        means = PAY_OPTIONAL + means
    known = split and page.snapshot.numbers.whole(split) is not None
    return NumberGroup(
        id=key,
        title=title,
        means=means,
        fields=tuple(form[name] for name in names if name in form.fields),
        split=split,
        split_fields=tuple(form[name] for name in SPLIT_KEYS.get(split, ()) if name in form.fields),
        split_asked=bool(split) and _shown(page, verdict, split),
        split_reason=verdict.reason if known and not verdict else "",
        statements=page.catalogue.parts["DI-B6"].statements if key == "survey" else (),
    )


def _required(page: Assessment) -> bool:
    return page.headcount >= page.catalogue.indicator.input("gap").required_from
