"""Our own description of what the interface emits; the document at api/openapi.json and the tests are made of it."""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
FILLED: Schema = {"type": "string", "minLength": 1}
UID: Schema = {"type": "string", "format": "uuid"}
DATE: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
EMAIL: Schema = {"type": "string", "format": "email"}
CLOCK: Schema = {"type": "string", "pattern": r"^\d{2}:\d{2}$"}
AGE: Schema = {"type": "integer", "minimum": 0, "maximum": 120}
COUNT: Schema = {"type": "integer", "minimum": 0}
YES_OR_NO: Schema = {"type": "boolean"}


def ref(name: str) -> Schema:
    """Return a reference to a schema of this document."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(name: str) -> Schema:
    """Return a list with at least one item; an empty list is left out."""
    return {"type": "array", "minItems": 1, "items": ref(name)}


def shape(required: str, /, **properties: Schema) -> Schema:
    """Return a closed object; `required` names its compulsory fields, set apart by blanks."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


_SERVICE_ITEM: dict[str, Schema] = {
    "id": UID,
    "organization_id": UID,
    "name": FILLED,
    "description": FILLED,
    "url": ADDRESS,
    "email": EMAIL,
    "status": {"type": "string", "enum": ["active"]},
    "fees": FILLED,
    "application_process": FILLED,
    "minimum_age": AGE,
    "maximum_age": AGE,
    "assured_date": DATE,
    "alert": FILLED,
    "last_modified": MOMENT,
    "organization": ref("Organization"),
}
_SERVICE: dict[str, Schema] = _SERVICE_ITEM | {
    "phones": many("Phone"),
    "schedules": many("Schedule"),
    "service_areas": many("ServiceArea"),
    "service_at_locations": many("ServiceAtLocationPart"),
    "languages": many("Language"),
    "funding": many("Funding"),
    "cost_options": many("CostOption"),
    "contacts": many("Contact"),
    "attributes": many("Attribute"),
}
_AT: dict[str, Schema] = {"id": UID, "service_id": UID, "location_id": UID}
_LOCATION_ITEM: dict[str, Schema] = {
    "id": UID,
    "location_type": {"type": "string", "enum": ["physical"]},
    "name": FILLED,
    "description": FILLED,
    "latitude": {"type": "number", "minimum": -90, "maximum": 90},
    "longitude": {"type": "number", "minimum": -180, "maximum": 180},
}
_TAXONOMY: dict[str, Schema] = {"id": UID, "name": FILLED, "description": FILLED, "version": FILLED}
_SERVICE_NEEDS = "id organization_id name status last_modified organization"
_PAGE: dict[str, Schema] = {
    "total_items": COUNT,
    "total_pages": COUNT,
    "page_number": COUNT,
    "size": COUNT,
    "first_page": YES_OR_NO,
    "last_page": YES_OR_NO,
    "empty": YES_OR_NO,
}

SCHEMAS: dict[str, Schema] = {
    "Api": shape("version profile openapi_url", version=FILLED, profile=ADDRESS, openapi_url=ADDRESS),
    "ServiceItem": shape(_SERVICE_NEEDS, **_SERVICE_ITEM),
    "ServiceMinimal": shape("id last_modified", id=UID, last_modified=MOMENT),
    "Service": shape(_SERVICE_NEEDS, **_SERVICE),
    "Organization": shape(
        "id name description", id=UID, name=FILLED, description=FILLED, website=ADDRESS
    ),
    "Phone": shape(
        "id service_id number type",
        id=UID, service_id=UID, number=FILLED,
        type={"type": "string", "enum": ["voice", "fax"]}, description=FILLED,
    ),
    "Schedule": shape(
        "id service_id dtstart description valid_from",
        id=UID, service_id=UID, dtstart=DATE, valid_from=DATE, valid_to=DATE,
        freq={"type": "string", "enum": ["WEEKLY", "MONTHLY"]},
        interval={"type": "integer", "minimum": 1}, count={"type": "integer", "minimum": 1},
        byday=FILLED, bymonthday=FILLED, opens_at=CLOCK, closes_at=CLOCK,
        description=FILLED, attending_type=FILLED, notes=FILLED,
    ),
    "ServiceArea": shape("id service_id name", id=UID, service_id=UID, name=FILLED),
    "Language": shape("id service_id code name", id=UID, service_id=UID, code=FILLED, name=FILLED),
    "Funding": shape("id service_id source", id=UID, service_id=UID, source=FILLED),
    "CostOption": shape(
        "id service_id option amount currency",
        id=UID, service_id=UID, option=FILLED, amount={"type": "number", "minimum": 0},
        amount_description=FILLED, currency={"type": "string", "enum": ["EUR"]},
    ),
    "Contact": shape(
        "id service_id", id=UID, service_id=UID, name=FILLED, title=FILLED, email=EMAIL
    ),
    "Attribute": shape(
        "id link_id link_type taxonomy_term_id taxonomy_term",
        id=UID, link_id=UID, link_type={"type": "string", "enum": ["service"]},
        taxonomy_term_id=UID, taxonomy_term=ref("TaxonomyTerm"),
    ),
    "ServiceAtLocationItem": shape(
        "id service_id location_id location service",
        **_AT, location=ref("LocationItem"), service=ref("ServiceItem"),
    ),
    "ServiceAtLocationPart": shape(
        "id service_id location_id location", **_AT, location=ref("Location")
    ),
    "ServiceAtLocation": shape(
        "id service_id location_id location service",
        **_AT, location=ref("Location"), service=ref("Service"),
    ),
    "LocationItem": shape("id location_type name", **_LOCATION_ITEM),
    "Location": shape(
        "id location_type name",
        **_LOCATION_ITEM, addresses=many("Address"), accessibility=many("Accessibility"),
    ),
    "Address": shape(
        "id location_id address_1 city state_province postal_code country address_type",
        id=UID, location_id=UID, address_1=FILLED, city=FILLED, region=FILLED, state_province=TEXT,
        postal_code={"type": "string", "pattern": r"^\d{5}$"},
        country={"type": "string", "enum": ["DE"]},
        address_type={"type": "string", "enum": ["physical"]},
    ),
    "Accessibility": shape(
        "id location_id description", id=UID, location_id=UID, description=FILLED
    ),
    "TaxonomyItem": shape("id name description version", **_TAXONOMY),
    "Taxonomy": shape(
        "id name description version taxonomy_terms",
        **_TAXONOMY, taxonomy_terms=many("TaxonomyTerm"),
    ),
    "TaxonomyTerm": shape(
        "id code name description taxonomy taxonomy_id language",
        id=UID, code=FILLED, name=FILLED, description=FILLED, taxonomy=FILLED, taxonomy_id=UID,
        language=FILLED,
    ),
    "Problem": shape(
        "type title status",
        type=FILLED, title=FILLED, status={"type": "integer"}, detail=FILLED,
        errors={
            "type": "array",
            "items": shape("name reason", name=FILLED, reason=FILLED),
        },
    ),
}  # fmt: skip


def page_schema(*names: str) -> Schema:
    """Return a page whose contents are items of these kinds."""
    items = ref(names[0]) if len(names) == 1 else {"anyOf": [ref(name) for name in names]}
    contents = {"type": "array", "items": items}
    return shape(" ".join((*_PAGE, "contents")), **_PAGE, contents=contents)
