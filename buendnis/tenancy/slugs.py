"""First parts of addresses that the portal keeps for itself; no alliance may be called so."""

RESERVED_SLUGS = frozenset(
    {
        "abmelden",
        "anmelden",
        "barrierefreiheit",
        "bausteine",
        "beispiel",
        "datenschutz",
        "einladung",
        "healthz",
        "impressum",
        "konto",
        "lizenzen",
        "postausgang",
        "registrieren",
        "static",
        "zertifikat",
    }
)
