"""The settings of a share link: the overlay's query parameters, which override them."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from storage.encounter.base import Message
from storage.i18n import languages

MOST_CSS = 4_000  # the limit of one text field of Discord
LONGEST_DELAY = 120
LONGEST_TIMER = 600
MOST_HOSTS = 8
MOST_SOURCES = 400  # characters

_HOST = re.compile(r"(?=.{1,100}\Z)[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?")


def picture_sources(text: str) -> tuple[str, ...] | None:
    """Return the sources of pictures as a Content-Security-Policy names them, besides this server.

    `text` is "own", "any" or host names separated by commas, such as "i.imgur.com,cdn.example.org"; None when
    it is neither.
    """
    if text in ("own", "any"):
        return ("https:",) if text == "any" else ()
    hosts = [host.strip().lower() for host in text.split(",")]
    if len(hosts) > MOST_HOSTS or not all(_HOST.fullmatch(host) for host in hosts):
        return None
    return tuple(f"https://{host}" for host in hosts)


def _known_sources(text: str) -> str:
    if picture_sources(text) is None:
        raise ValueError("say own, any, or host names separated by commas")
    return text


CANVAS = (1920, 1080)
WIDGETS = frozenset(
    {"round", "active", "deck", "order", "dice", "third", "timer", "captions", "splash", "recap"}
)
LEAST_BOX = 60
MOST_PLACE = 400  # characters; all widgets with the largest numbers take fewer
_PLACE = re.compile(r"([a-z]+):([0-9]{1,4}),([0-9]{1,4}),([0-9]{1,4})(?:,([0-9]{1,4}))?")


def are_places(text: str) -> bool:
    """Whether a text says where widgets stand on the canvas: "order:40,120,400,880;third:592,860,736".

    The numbers are left, top and width in pixels; the order alone has a height too. "off" places nothing.
    """
    if text == "off":
        return True
    found = [_PLACE.fullmatch(part) for part in text.split(";")]
    names = {match[1] for match in found if match}
    return len(names) == len(found) and all(match and _is_box(*match.groups()) for match in found)


def _is_box(widget: str, x: str, y: str, width: str, height: str | None) -> bool:
    if widget not in WIDGETS or (widget == "order") != (height is not None):
        return False
    tall = int(height or LEAST_BOX)
    is_inside = int(x) + int(width) <= CANVAS[0] and int(y) + tall <= CANVAS[1]
    return is_inside and min(int(width), tall) >= LEAST_BOX


def _known_places(text: str) -> str:
    if not are_places(text):
        raise ValueError("say off, or widgets with left, top and width, such as third:592,820,736")
    return text


def _known_language(code: str) -> str:
    if code not in languages():
        raise ValueError(f"say one of {', '.join(languages())}")
    return code


class OverlaySettings(Message):
    """Settings of a share link; None is the page's default."""

    theme: Literal["ember", "vellum", "arena", "bare"] | None = None
    layout: Literal["column", "strip"] | None = None
    side: Literal["left", "right"] | None = None
    edge: Literal["top", "bottom"] | None = None
    align: Literal["start", "centre"] | None = None
    who: Literal["all", "party"] | None = None
    announce: Literal["low", "middle", "high"] | None = None
    third: Literal["off", "on", "names"] | None = None
    place: Annotated[str, StringConstraints(max_length=MOST_PLACE), AfterValidator(_known_places)] | None = (
        None
    )
    scale: Annotated[float, Field(ge=0.25, le=4)] | None = None
    motion: Literal["system", "full", "reduced"] | None = None
    captions: Literal["off", "on"] | None = None
    portraits: (
        Annotated[str, StringConstraints(max_length=MOST_SOURCES), AfterValidator(_known_sources)] | None
    ) = None
    timer: Annotated[int, Field(ge=0, le=LONGEST_TIMER)] | None = None
    delay: Annotated[int, Field(ge=0, le=LONGEST_DELAY)] | None = None
    onair: Literal["off", "damage", "band"] | None = None
    lang: Annotated[str, AfterValidator(_known_language)] | None = None
    css: Annotated[str, StringConstraints(max_length=MOST_CSS, strip_whitespace=True)] | None = None

    def as_stored(self) -> dict[str, Any]:
        """Return the fields that are set; an empty style counts as unset."""
        return {name: value for name, value in self.model_dump().items() if value not in (None, "")}
