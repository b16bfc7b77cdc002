"""The taxonomy for other systems: one taxonomy for each kind, with stable numbers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.http import Http404

from buendnis.access.rules import Actor
from services.taxonomy.queries import NAMESPACE, term, terms
from services.taxonomy.values import Term

# What services are sorted by; features of places and languages have fields of their own.
TAXONOMIES = {
    "situation": ("Lebenslagen", "Situationen, in denen Familien Hilfe suchen."),
    "topic": ("Themen", "Worum es bei einem Angebot geht."),
    "audience": ("Zielgruppen", "Für wen ein Angebot da ist."),
}
VERSION = "1"


def uid_of_taxonomy(kind: str) -> UUID:
    """Return the stable number of a taxonomy."""
    return uuid5(NAMESPACE, f"taxonomy:{kind}")


def all_terms() -> list[Term]:
    """Return every term that a service can have."""
    return [each for kind in TAXONOMIES for each in terms(kind)]


def key_of_term(uid: UUID) -> str:
    """Return the key of a term by its number, empty for one that we do not have."""
    return next((each.key for each in all_terms() if each.uid == uid), "")


def keys_of_taxonomy(uid: UUID) -> list[str]:
    """Return the keys of a taxonomy's terms, none for one that we do not have."""
    return [each.key for kind in TAXONOMIES if uid_of_taxonomy(kind) == uid for each in terms(kind)]


def term_shape(each: Term) -> dict[str, Any]:
    """Return a term as the standard writes it."""
    name = each.name("de")
    return {
        "id": str(each.uid),
        "code": each.key,
        "name": name,
        "description": each.hint("de") or name,
        "taxonomy": TAXONOMIES[each.kind][0],
        "taxonomy_id": str(uid_of_taxonomy(each.kind)),
        "language": "de",
    }


def taxonomy_shape(kind: str, *, whole: bool) -> dict[str, Any]:
    """Return a taxonomy as the standard writes it; `whole` brings its terms along."""
    name, description = TAXONOMIES[kind]
    shape: dict[str, Any] = {
        "id": str(uid_of_taxonomy(kind)),
        "name": name,
        "description": description,
        "version": VERSION,
    }
    return shape | ({"taxonomy_terms": [term_shape(each) for each in terms(kind)]} if whole else {})


def attribute_shapes(keys: Iterable[str], link_id: UUID) -> list[dict[str, Any]]:
    """Return the terms of a service as attributes of it."""
    found = [term(key) for key in keys]
    return [
        {
            "id": str(uuid5(link_id, f"attribute:{each.key}")),
            "link_id": str(link_id),
            "link_type": "service",
            "taxonomy_term_id": str(each.uid),
            "taxonomy_term": term_shape(each),
        }
        for each in found
    ]


def number_in_address(text: str) -> UUID:
    """Return a number as it stands in an address. Raises Http404 for what is none."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404("This is not the id of anything.") from None


def taxonomy_by_uid(actor: Actor, uid: str) -> str:
    """Return the kind behind the number of a taxonomy. Raises Http404."""
    wanted = number_in_address(uid)
    for kind in TAXONOMIES:
        if uid_of_taxonomy(kind) == wanted:
            return kind
    raise Http404("There is no such taxonomy here.")


def term_by_uid(actor: Actor, uid: str) -> Term:
    """Return a term by its number. Raises Http404."""
    wanted = number_in_address(uid)
    for each in all_terms():
        if each.uid == wanted:
            return each
    raise Http404("There is no such taxonomy term here.")
