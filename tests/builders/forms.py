"""Reads a form out of a page as a browser would send it, so that a test changes only what it is about."""

from html.parser import HTMLParser
from typing import Any

Attrs = dict[str, str | None]


class _Form(HTMLParser):
    """Collects what the forms of a page would send."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.inside: dict[str, list[str]] | None = None
        self.select = self.text = ""
        self.options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attrs: Attrs = dict(given)
        if tag == "form":
            self.inside = {}
            self.forms.append(self.inside)
        if self.inside is None:
            return
        name = attrs.get("name") or ""
        if tag == "select":
            self.select, self.options = name, []
        elif tag == "option":
            self.options.append((attrs.get("value") or "", "selected" in attrs))
        elif tag == "textarea":
            self.text = name
            self.inside[name] = [""]
        elif tag == "input" and name and _is_sent(attrs):
            unsaid = "on" if attrs.get("type") in ("checkbox", "radio") else ""
            self.inside.setdefault(name, []).append(attrs.get("value", unsaid) or "")

    def handle_data(self, data: str) -> None:
        if self.text and self.inside is not None:
            self.inside[self.text][0] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.text = ""
        elif tag == "select" and self.inside is not None:
            chosen = [value for value, is_chosen in self.options if is_chosen]
            self.inside[self.select] = chosen or [value for value, _ in self.options[:1]]
        elif tag == "form":
            self.inside = None


def _is_sent(attrs: Attrs) -> bool:
    kind = attrs.get("type", "text")
    return kind not in ("checkbox", "radio", "submit", "button", "file") or "checked" in attrs


def sent(response: Any, *, has: str, **changed: Any) -> dict[str, Any]:
    """Return what the form holding the field `has` would send, with `changed` fields (`__` stands for `-`).

    A value of None leaves a field out.
    """
    reader = _Form()
    reader.feed(response.content.decode())
    found: dict[str, Any] = dict(next(form for form in reader.forms if has in form))
    found.pop("csrfmiddlewaretoken", None)
    found |= {name.replace("__", "-"): value for name, value in changed.items()}
    return {name: value for name, value in found.items() if value is not None}
