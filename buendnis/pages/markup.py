"""Turns the plain writing of editable texts into safe HTML: headings, paragraphs, lists, links, gaps to fill.

Everything is escaped first; only what this module knows becomes a tag.
"""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

LINK = re.compile(r"\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]+)\)")
GAP = re.compile(r"\[\[(?P<gap>.+?)\]\]")
STRONG = re.compile(r"\*\*(?P<strong>.+?)\*\*")
SAFE_TARGET = re.compile(r"^(https?://|mailto:|tel:|/(?!/)|#)")


def formatted(text: str) -> SafeString:
    """Return the text as HTML: blank lines part paragraphs, `## ` and `### ` head, `- ` lists."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    # Every block is made of inline(), which escapes all that was typed.
    return mark_safe("\n".join(_block(block.strip("\n")) for block in blocks if block.strip()))  # noqa: S308


def _block(block: str) -> str:
    first, _, rest = block.partition("\n")
    for mark, tag in (("### ", "h3"), ("## ", "h2")):
        if first.startswith(mark):
            heading = f"<{tag}>{inline(first.removeprefix(mark))}</{tag}>"
            return f"{heading}\n{_block(rest)}" if rest.strip() else heading
    lines = block.split("\n")
    if all(line.startswith("- ") for line in lines):
        items = "".join(f"<li>{inline(line[2:])}</li>" for line in lines)
        return f"<ul>{items}</ul>"
    return "<p>" + "<br>".join(inline(line) for line in lines) + "</p>"


def inline(line: str) -> str:
    """Return one line with links, strong words and gaps as HTML."""
    safe = GAP.sub(r'<mark class="gap">\g<gap></mark>', escape(line.strip()))
    return STRONG.sub(r"<strong>\g<strong></strong>", LINK.sub(_link, safe))


def _link(found: re.Match[str]) -> str:
    """Return a link, or the words as they were typed where the target is not of a safe kind."""
    if not SAFE_TARGET.match(found["target"]):
        return found[0]
    # Label and target come out of escape() above; escaping them again would show &amp;amp;.
    return format_html('<a href="{}">{}</a>', mark_safe(found["target"]), mark_safe(found["label"]))  # noqa: S308


def gaps(text: str) -> list[str]:
    """Return what the operator still has to fill in, as written between double brackets."""
    return GAP.findall(text)
