"""The interface against the schemas that Open Referral published; they lie beside the project, not in it."""

import json
import os
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from services.loading.actions import load_content
from tests.builders import people

PLACE = Path(os.environ.get("HSDS_SCHEMAS", Path(settings.BASE_DIR).parent / "shared" / "hsds"))
pytestmark = pytest.mark.skipif(
    not PLACE.is_dir(),
    reason=f"Die Schemata von HSDS liegen nicht unter {PLACE} (anderer Ort: HSDS_SCHEMAS=/pfad).",
)
UK = PLACE / "uk-schema"
SHAPES = {
    "services": ("compiled/service_list.json", "compiled/service.json"),
    "service_at_locations": (
        "compiled/service_at_location_list.json", "compiled/service_at_location.json",
    ),
    "taxonomies": ("taxonomy.json", "taxonomy.json"),
    "taxonomy_terms": ("taxonomy_term.json", "taxonomy_term.json"),
}  # fmt: skip


def schema(name):
    return json.loads((UK / name).read_text(encoding="utf-8"))


def inlined(shape, folder):
    """Return a schema with the files it refers to written out; a file that refers back to itself stays out."""
    if isinstance(shape, list):
        return [inlined(each, folder) for each in shape]
    if not isinstance(shape, dict):
        return shape
    reference = shape.get("$ref", "")
    if reference.endswith(".json"):
        return inlined(json.loads((folder / reference).read_text(encoding="utf-8")), folder)
    return {key: inlined(value, folder) for key, value in shape.items()}


@cache
def validator(name):
    return Draft202012Validator(inlined(schema(name), UK), format_checker=FormatChecker())


def problems(name, value):
    found = validator(name).iter_errors(value)
    return [f"{name} {list(each.path)}: {each.message[:200]}" for each in found]


def loaded(slug, client):
    """Fill an alliance from our content; return a function that asks its interface."""
    people.alliance(slug)
    load_content(samples=False, only=slug)

    def asked(path, **query):
        answer = client.get(f"/{slug}/api/hsds/{path}", query)
        assert answer.status_code == 200
        return answer.json()

    return asked


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["magdeburg", "marburg"])
def test_what_we_emit_fits_the_published_profile(client, slug):
    """Every item of every list; of the single things every one that is all different, and some services."""
    asked = loaded(slug, client)
    for resource, (listed, single) in SHAPES.items():
        page = asked(resource, per_page=500)
        contents = page["contents"]

        wrong = [problem for each in contents for problem in problems(listed, each)]
        for each in contents[:20]:
            wrong += problems(single, asked(f"{resource}/{each['id']}"))

        assert page["total_items"] == len(contents) > 0
        assert wrong == []


def test_a_page_has_what_the_profile_wants_of_one(client, alliance):
    profile = schema("openapi.json")["components"]["schemas"]["Page"]["properties"]

    page = client.get("/magdeburg/api/hsds/services").json()

    assert set(profile) | {"contents"} == set(page)


def test_every_path_of_the_profile_is_described(client, alliance):
    published = schema("openapi.json")
    # As published it is no valid OpenAPI: two parameters have a type that JSON does not know.
    for parameter in published["components"]["parameters"].values():
        if parameter["schema"]["type"] == "time":
            parameter["schema"]["type"] = "string"

    described = client.get("/magdeburg/api/openapi.json").json()

    validate(described)
    assert set(published["paths"]) <= set(described["paths"])
    for path, methods in published["paths"].items():
        ours = {each["name"] for each in described["paths"][path]["get"].get("parameters", [])}
        theirs = {
            published["components"]["parameters"][each["$ref"].rsplit("/", 1)[1]]["name"]
            for each in methods["get"].get("parameters", [])
            if "$ref" in each
        }
        # No centre of a postcode is known here, so nothing can lie near it.
        assert theirs - {"proximity"} <= ours
