"""Metadata candidates -> the value chosen for each field, with the evidence kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit

from .language.guess import direction, language
from .language.lists import groups
from .layout import Layout
from .reading.urls import is_web_address
from .records import Candidate, Metadata, Span

_FIELDS = (
    "headline",
    "dek",
    "bylines",
    "publication",
    "published",
    "section",
    "kind",
    "language",
    "direction",
    "url",
)


@dataclass(frozen=True, slots=True)
class ChosenMetadata:
    """`values` has a value (None if there is no candidate) for each field; `evidence` all
    candidates, the chosen one first."""

    values: Mapping[str, str | tuple[str, ...] | None]
    evidence: Mapping[str, tuple[Candidate, ...]]

    def place(self, field: str) -> Span | None:
        """Where the text says the chosen value, None if it does not."""
        return self.evidence[field][0].span if field in self.evidence else None


def chosen_metadata(text: str, layout: Layout, given: Metadata) -> ChosenMetadata:
    """For each field the first candidate: what was given with the source, then what its medium
    and the text say in order of trust, then what can be guessed from the letters."""
    guessed = {"language": language(text), "direction": direction(text)}
    evidence = {}
    for field in _FIELDS:
        candidates = [
            *_candidates(given.get(field), "given"),
            *layout.metadata.get(field, ()),
            *_candidates(guessed.get(field), "text"),
        ]
        if field == "publication":
            addresses = [*_candidates(given.get("url"), ""), *layout.metadata.get("url", ())]
            candidates += _candidates(_outlet_of(addresses), "domain")
        if candidates:
            evidence[field] = (replace(candidates[0], chosen=True), *candidates[1:])
    values = {field: evidence[field][0].value if field in evidence else None for field in _FIELDS}
    return ChosenMetadata(values, evidence)


def _outlet_of(addresses: list[Candidate]) -> str | None:
    """The outlet whose domain the first address has, as far as the domain is a known one."""
    address = str(addresses[0].value) if addresses else ""
    host = urlsplit(address.strip()).hostname if is_web_address(address) else None
    parts = (host or "").split(".")
    domains = (".".join(parts[number:]) for number in range(len(parts) - 1))
    return next((_outlets()[domain] for domain in domains if domain in _outlets()), None)


@cache
def _outlets() -> dict[str, str]:
    return {domain: name for name, *domains in groups("outlet_domains") for domain in domains}


def _candidates(value: object, origin: str) -> list[Candidate]:
    if isinstance(value, str):
        return [Candidate(value, origin)] if value.strip() else []
    return [Candidate(tuple(value), origin)] if value else []
