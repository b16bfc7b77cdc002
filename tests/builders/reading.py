"""Reads pages and mails as a person would: their words, their links, what they say in the form „du“."""

import html
import re

from buendnis.mail.models import Mail

DU = re.compile(
    r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[mnrs]?)?|[Ee]uch|[Ee]ure[mnrs]?|kannst|musst|solltest|möchtest|hast|bist)\b"
)


def words_of(response) -> str:
    """Return the readable words of an HTML answer, with single blanks."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    text = re.sub(r"(?<=\w)</?(strong|em|a|span)\b[^>]*>(?=[.,:;!?])", "", text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def says_du(text: str) -> list[str]:
    """Return the words that address the reader with „du“; the attribute `dir=` of a page is none."""
    return [found[0] for found in DU.finditer(re.sub(r"\bdir=", "", text))]


def inline_things(response) -> list[str]:
    """Return what a strict security policy would block: style attributes, inline scripts, handlers."""
    page = response.content.decode()
    return [
        found[0]
        for pattern in (
            r"<[^>]+\sstyle=[^>]*>",
            r"<style\b",
            r"<script(?![^>]*\ssrc=)[^>]*>",
            r"<[^>]+\son[a-z]+=",
        )
        for found in re.finditer(pattern, page)
    ]


def last_mail(to: str) -> Mail:
    """Return the newest mail to an address."""
    return Mail.objects.filter(to=to).latest("pk")


def code_in(mail: Mail) -> str:
    """Return the one-time code that stands alone on a line of the mail."""
    return next(
        line for line in mail.body.splitlines() if re.fullmatch(r"[A-Z0-9-]{6,12}", line.strip())
    ).strip()


def link_in(mail: Mail) -> str:
    """Return the path of the first link in a mail that is not the start page."""
    return next(
        path for path in re.findall(r"https?://[^/\s]+(/\S+)", mail.body) if path.count("/") > 1
    )
