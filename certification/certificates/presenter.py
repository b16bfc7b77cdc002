"""What the check page says of one certificate, for people and for machines."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from buendnis.templatetags.german import datum, prozent
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from certification.certificates.models import Certificate, CertificateEvent
from certification.certificates.numbers import CONFIRMATION
from certification.certificates.queries import standing_of
from certification.certificates.standing import Standing

HOW = {"site": "bei einem Besuch vor Ort", "video": "bei einem Besuch per Video"}
# Tone of the alert and its sentence; every standing that the page can show has one.
SENTENCES: dict[Standing, tuple[str, str]] = {
    Standing.VALID: ("success", "{paper} ist gültig."),
    Standing.SUSPENDED: (
        "warning",
        "{paper} ist ausgesetzt. Der Betrieb darf zurzeit nicht damit werben.",
    ),
    Standing.REVOKED: (
        "danger",
        "{paper} ist entzogen. Der Betrieb darf nicht mehr damit werben.",
    ),
    Standing.REPLACED: ("info", "{paper} ist durch eine neuere Entscheidung ersetzt."),
    Standing.EXPIRED: ("warning", "{paper} ist abgelaufen und gilt nicht mehr."),
}
EXPLAINED = ("suspended", "lifted", "withdrawn", "replaced")


@dataclass(frozen=True)
class CheckedCertificate:
    """One certificate as the public reads it. Raises KeyError for one that is not awarded yet."""

    certificate: Certificate
    today: date

    @property
    def alliance(self) -> Alliance:
        return self.certificate.decision.application.employer.alliance

    @property
    def standing(self) -> Standing:
        return standing_of(self.certificate, today=self.today)

    @property
    def is_confirmation(self) -> bool:
        return self.certificate.kind == CONFIRMATION

    @property
    def paper(self) -> str:
        """How the document is called."""
        return "Die Teilnahmebestätigung" if self.is_confirmation else "Das Zertifikat"

    @property
    def kicker(self) -> str:
        name = "Teilnahmebestätigung" if self.is_confirmation else "Zertifikat"
        return f"{name} {self.certificate.number}"

    @property
    def shows_seal(self) -> bool:
        """Whether the seal is drawn: only while it may be used."""
        return self.standing is Standing.VALID and not self.is_confirmation

    @property
    def seal_text(self) -> str:
        return f"Siegel „{self.certificate.level_title}“"

    @property
    def tone(self) -> str:
        tone = SENTENCES[self.standing][0]
        # Green is for the seal alone.
        return "info" if self.is_confirmation and tone == "success" else tone

    @property
    def sentence(self) -> str:
        if self.standing is Standing.REPLACED and self.successor is not None:
            return f"{self.paper} ist berichtigt und ersetzt."
        return SENTENCES[self.standing][1].format(paper=self.paper)

    @property
    def successor(self) -> Certificate | None:
        """The certificate that was made out in its place with the right name, once it is awarded."""
        new: Certificate | None = getattr(self.certificate, "replaced_by", None)
        return new if new and new.valid_from <= self.today else None

    @property
    def event(self) -> CertificateEvent | None:
        """The last thing that happened to it, where it still explains the standing.

        What is to happen later stays unsaid: it would give away a number before its award.
        """
        if self.standing in (Standing.VALID, Standing.EXPIRED):
            return None
        events = [
            one
            for one in self.certificate.events.all()
            if one.kind in EXPLAINED and one.on <= self.today
        ]
        return events[-1] if events else None

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What stands on the page as (term, value)."""
        one = self.certificate
        decided = one.decision.decided_on
        return [
            ("Nummer", one.number),
            ("Betrieb", f"{one.employer_name}, {one.employer_city}"),
            ("Geltungsbereich", one.scope_sentence),
            ("Status" if self.is_confirmation else "Stufe", one.level_title),
            ("Gültig", f"{datum(one.valid_from)} bis {datum(one.valid_until)}"),
            ("Geprüft", f"am {datum(one.examined_on)} {HOW.get(one.examined_how, '')}".strip()),
            ("Nachweise", f"{prozent(one.evidence_share, 1)} der Angaben mit anerkanntem Nachweis"),
            ("Entschieden", f"vom Kuratorium, {self.alliance.name}, am {datum(decided)}"),
        ]

    @property
    def edition(self) -> str:
        return self.certificate.decision.application.edition.version

    @property
    def criteria_path(self) -> str:
        return address("catalogue:edition", self.edition, alliance=self.alliance)

    @property
    def page_address(self) -> str:
        return f"{settings.BASE_URL}{address('check:page', self.certificate.number)}"

    def as_json(self) -> dict[str, Any]:
        """Return the same as schema.org `Certification` (JSON-LD)."""
        one, issuer = self.certificate, self.alliance
        return {
            "@context": ["https://schema.org", {"buendnis": f"{settings.BASE_URL}/zertifikat/#"}],
            "@type": "Certification",
            "@id": self.page_address,
            "url": self.page_address,
            "name": f"{one.get_kind_display()} „{one.level_title}“",
            "description": self.sentence,
            "certificationIdentification": one.number,
            "certificationStatus": f"https://schema.org/{self.machine_status}",
            "certificationRating": {"@type": "Rating", "ratingValue": one.level_title},
            "about": {
                "@type": "Organization",
                "name": one.employer_name,
                "address": {"@type": "PostalAddress", "addressLocality": one.employer_city},
            },
            "issuedBy": {
                "@type": "Organization",
                "name": issuer.name,
                "url": f"{settings.BASE_URL}/{issuer.slug}/",
            },
            "auditDate": one.examined_on.isoformat(),
            "datePublished": one.decision.decided_on.isoformat(),
            "validFrom": one.valid_from.isoformat(),
            "expires": one.valid_until.isoformat(),
            "validIn": {"@type": "Place", "name": issuer.city},
            **{f"buendnis:{name}": value for name, value in self._own_words().items()},
        }

    @property
    def machine_status(self) -> str:
        """Active only while it is a seal in force: a confirmation never certifies."""
        active = self.standing is Standing.VALID and not self.is_confirmation
        return "CertificationActive" if active else "CertificationInactive"

    def _own_words(self) -> dict[str, Any]:
        """Return what schema.org has no word for."""
        one, event = self.certificate, self.event
        return {
            "standing": self.standing.value,
            "kind": one.kind,
            "isSeal": not self.is_confirmation,
            "scope": one.scope_sentence,
            "examinedHow": one.examined_how,
            "evidenceSharePercent": one.evidence_share,
            "edition": self.edition,
            "criteria": f"{settings.BASE_URL}{self.criteria_path}",
            "publicText": event.public_text if event else "",
        }
