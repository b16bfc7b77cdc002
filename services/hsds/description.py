"""The interface described by itself, as an OpenAPI document made from the same tables as the answers."""

from collections.abc import Sequence
from typing import Any

from services.hsds.params import OF_LISTS_OF_SERVICES, PAGING, Parameter
from services.hsds.schemas import SCHEMAS, Schema, page_schema, ref

VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/"
_LISTS: tuple[tuple[str, tuple[str, ...], str, tuple[Parameter, ...]], ...] = (
    (
        "services",
        ("ServiceItem", "Service", "ServiceMinimal"),
        "Service",
        OF_LISTS_OF_SERVICES,
    ),
    (
        "service_at_locations",
        ("ServiceAtLocationItem", "ServiceAtLocation", "ServiceMinimal"),
        "ServiceAtLocation",
        OF_LISTS_OF_SERVICES,
    ),
    ("taxonomies", ("TaxonomyItem",), "Taxonomy", PAGING),
    ("taxonomy_terms", ("TaxonomyTerm",), "TaxonomyTerm", PAGING),
)


def openapi(*, title: str, server: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of an alliance's interface; `server` is its absolute address."""
    paths: dict[str, Any] = {"/": _path("What this interface is.", ref("Api"), ())}
    for name, items, single, parameters in _LISTS:
        paths[f"/{name}"] = _path(f"A page of {name}.", page_schema(*items), parameters)
        paths[f"/{name}/{{id}}"] = _single(name, ref(single))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": VERSION,
            "description": (
                "Read-only directory of offers for families in the shape of Human Services Data "
                "Specification 3.0, UK profile. Texts are German. Facts carry the date of their last check."
            ),
            "license": {
                "name": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
                "url": "https://www.govdata.de/dl-de/by-2-0",
            },
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": SCHEMAS},
    }


def _path(summary: str, schema: Schema, parameters: Sequence[Parameter]) -> dict[str, Any]:
    told = [
        {
            "name": each.name,
            "in": "query",
            "required": False,
            "description": each.description,
            "schema": dict(each.schema),
        }
        for each in parameters
    ]
    return {"get": {"summary": summary, "parameters": told, "responses": _responses(schema, 400)}}


def _single(name: str, schema: Schema) -> dict[str, Any]:
    found = _path(f"One of {name}.", schema, ())
    found["get"]["parameters"] = [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "schema": {"type": "string", "format": "uuid"},
        }
    ]
    found["get"]["responses"] = _responses(schema, 404)
    return found


def _responses(schema: Schema, refusal: int) -> dict[str, Any]:
    return {
        "200": {
            "description": "The answer.",
            "content": {"application/json": {"schema": schema}},
        },
        "304": {"description": "Nothing has changed."},
        str(refusal): {
            "description": "A problem document of RFC 9457.",
            "content": {"application/problem+json": {"schema": ref("Problem")}},
        },
    }
