"""The certificate for the wall, and the confirmation „Auf dem Weg“ that is no seal."""

from dataclasses import dataclass
from typing import Any

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from buendnis.templatetags.german import datum, prozent
from certification.certificates.facts import Facts
from certification.decisions.presenter import HOW

LONG_NAME, LONGEST_NAME, LONG_SCOPE, WHOLE_SCOPE = 36, 80, 160, 420
# Beside a name of three lines the scope has less room.
SHORT_SCOPE = 280
REST_OF_SCOPE = " … (vollständig auf der Prüfseite)"
PREVIEW_NUMBER = "Vorschau, noch ohne Nummer"


@dataclass(frozen=True)
class Paper:
    """What hangs on the wall. Without a number it is a preview."""

    facts: Facts
    number: str = ""
    # The number in whose place this one stands, because the name was wrong.
    replaces: str = ""

    @property
    def is_seal(self) -> bool:
        """Whether this is a certificate; a confirmation carries no seal."""
        return self.facts.kind == "zertifikat"

    @property
    def template(self) -> str:
        return f"documents/{'certificate' if self.is_seal else 'confirmation'}.html"

    @property
    def title(self) -> str:
        kind = "Zertifikat" if self.is_seal else "Teilnahmebestätigung"
        return f"{kind} {self.facts.level_title}: {self.facts.employer}"

    @property
    def seal_text(self) -> str:
        return f"Siegel „{self.facts.level_title}“"

    @property
    def shown_number(self) -> str:
        return self.number or PREVIEW_NUMBER

    @property
    def check_address(self) -> str:
        """The address that the code leads to; the page for typing a number in a preview."""
        end = f"/zertifikat/{self.number}/" if self.number else "/zertifikat/"
        return f"{settings.BASE_URL}{end}"

    @property
    def check_short(self) -> str:
        """The same address for typing: without protocol and number."""
        return f"{settings.BASE_URL.split('://', 1)[-1]}/zertifikat/"

    @property
    def code(self) -> SafeString:
        """The QR code as SVG with its meaning as title."""
        drawn = segno.make(self.check_address, error="m", micro=False)
        svg = drawn.svg_inline(
            border=0,
            omitsize=True,
            dark="#2a2521",
            title="QR-Code zur Prüfseite dieses Dokuments",
        )
        return mark_safe(svg)  # noqa: S308  made by segno from our own address

    @property
    def examined(self) -> str:
        """When and how it was examined, with the share of proven statements."""
        how = HOW.get(self.facts.examined_how, "")
        return f"{datum(self.facts.examined_on)}, {how}"

    @property
    def evidence(self) -> str:
        return prozent(self.facts.evidence_share, 1)

    @property
    def name_class(self) -> str:
        """A smaller size for long names, so that one page stays one page."""
        length = len(self.facts.employer)
        if length <= LONG_NAME:
            return ""
        ending = "longest" if length > LONGEST_NAME else "long"
        return f"certificate__employer--{ending}"

    @property
    def scope(self) -> str:
        """The scope, cut at a word where it would push the page over its edge."""
        room = SHORT_SCOPE if len(self.facts.employer) > LONGEST_NAME else WHOLE_SCOPE
        if len(self.facts.scope) <= room:
            return self.facts.scope
        whole_words = self.facts.scope[:room].rpartition(" ")[0]
        return f"{whole_words.rstrip(' ·,;')}{REST_OF_SCOPE}"

    @property
    def scope_class(self) -> str:
        return "certificate__scope--long" if len(self.facts.scope) > LONG_SCOPE else ""


def paper_context(paper: Paper, *, preview: bool) -> dict[str, Any]:
    """Return what the templates of certificate and confirmation read."""
    return {
        "paper": paper,
        "facts": paper.facts,
        "alliance": paper.facts.alliance,
        "preview": preview,
    }
