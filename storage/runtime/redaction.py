"""Mask secrets in log texts, because logs are often shared."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

MASK = "[redacted]"

# Masking shorter secrets would also mask ordinary words; they are guessable anyway.
_SHORTEST_KNOWN = 8

_SECRET_NAME = r"[\w-]*(?:token|secret|password|passwd|authorization|cookie|api_?key)"
_SECRET_KEY = re.compile(rf"{_SECRET_NAME}\Z", re.IGNORECASE)

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        # A password in an address; in those of MongoDB and Redis it may contain an unescaped "/" or "@".
        (r"\b((?:mongodb(?:\+srv)?|rediss?)://[^\s:@/'\"]*):[^\s'\"]*@", rf"\1:{MASK}@"),
        (r"\b([a-z][a-z0-9+.-]*://[^\s:@/'\"]*):[^\s@/'\"]+@", rf"\1:{MASK}@"),
        (r"([?&](?:password|passwd|authMechanismProperties)=)[^&\s'\"]+", rf"\1{MASK}"),
        # A JSON Web Token, and a Discord bot token.
        (r"\beyJ[\w-]{4,}\.[\w-]{4,}\.[\w-]*", MASK),
        (r"(?<![\w-])[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}", MASK),
        # An interaction or webhook token in the path of a Discord address.
        (r"(/(?:webhooks|interactions)/\d+/)[^/\s?'\"]+", rf"\1{MASK}"),
        # The secret of a share link, which is the fragment of its address; a colour or an anchor is shorter.
        (r"(?<=[^\s#'\"])#[\w~.=&%+-]{12,}", f"#{MASK}"),
        # Query parameters of an address; `sid` gives access to a Socket.IO session.
        (rf"([?&](?:{_SECRET_NAME}|key|share|sid|sig|signature|code)=)[^&\s'\"]+", rf"\1{MASK}"),
        (r"\b(Bearer|Basic|Bot)\s+[\w.~+/=-]{16,}", rf"\1 {MASK}"),
        # "token": "…", token='…', token=… in printed dictionaries, JSON and messages.
        (rf"\b({_SECRET_NAME}\\?['\"]?\s*[:=]\s*)(\\?['\"])(?:(?!\2).)+\2", rf"\1\2{MASK}\2"),
        (rf"\b({_SECRET_NAME}=)(?!\[redacted])[^\s'\"&,;)}}\]]+", rf"\1{MASK}"),
    )
)


def is_secret_name(name: str) -> bool:
    """Whether the value of this name is always a secret."""
    return _SECRET_KEY.match(name) is not None


class Redactor:
    """Masks everything that looks like a secret, and all known secrets."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        forms = {form for secret in known if len(secret) >= _SHORTEST_KNOWN for form in _forms(secret)}
        longest_first = sorted(forms, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def text(self, text: str) -> str:
        """Return the text without its secrets."""
        if self._known is not None:
            text = self._known.sub(MASK, text)
        for pattern, replacement in _PATTERNS:
            text = pattern.sub(replacement, text)
        return text

    def fields(self, fields: Mapping[Any, Any]) -> dict[str, Any]:
        """Return the fields with every secret masked, by its key or its form, at any depth."""
        return {
            str(key): MASK if value and _SECRET_KEY.match(str(key)) else self._value(value)
            for key, value in fields.items()
        }

    def _value(self, value: object) -> object:
        match value:
            case None | bool() | int() | float():
                return value
            case str():
                return self.text(value)
            case Mapping():
                return self.fields(value)
            case list() | tuple() | set() | frozenset():
                return [self._value(item) for item in value]
            case _:
                return self.text(repr(value))


def _forms(secret: str) -> set[str]:
    """Return a secret's printed forms: plain, quoted by Python or JSON, percent-encoded."""
    return {
        secret,
        repr(secret)[1:-1],
        secret.replace("\\", "\\\\").replace('"', '\\"'),
        quote(secret, safe=""),
    }
