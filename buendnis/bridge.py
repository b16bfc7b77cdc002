"""How one app leads to pages of another without knowing it: pages are offered by a name for what they help with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from buendnis.tenancy.addresses import address


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page that helps: `key` says with what, `name` is its address inside an alliance."""

    key: str
    title: str
    name: str
    args: tuple[Any, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def href(self) -> str:
        """Return its path in the alliance in scope."""
        path = address(self.name, *self.args)
        return f"{path}?{urlencode(self.query)}" if self.query else path


_pages: dict[str, HelpPage] = {}


def register_help_pages(pages: Iterable[HelpPage]) -> None:
    """Offer pages. Called from AppConfig.ready, so that no app need import another."""
    _pages.update({page.key: page for page in pages})


def help_page(key: str) -> HelpPage | None:
    """Return the page that helps with something; None where no installed app offers one."""
    return _pages.get(key)
