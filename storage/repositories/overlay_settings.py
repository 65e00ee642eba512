"""The settings of a share link: the overlay's query parameters, which override them."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from storage.encounter.base import Message

MOST_CSS = 4_000  # the limit of one text field of Discord
LONGEST_DELAY = 120


class OverlaySettings(Message):
    """Settings of a share link; None is the page's default."""

    theme: Literal["ember", "vellum", "arena", "bare"] | None = None
    layout: Literal["column", "strip"] | None = None
    side: Literal["left", "right"] | None = None
    edge: Literal["top", "bottom"] | None = None
    scale: Annotated[float, Field(ge=0.25, le=4)] | None = None
    motion: Literal["system", "full", "reduced"] | None = None
    captions: Literal["off", "on"] | None = None
    portraits: Literal["own", "any"] | None = None
    delay: Annotated[int, Field(ge=0, le=LONGEST_DELAY)] | None = None
    onair: Literal["off", "band"] | None = None
    lang: Literal["en", "de", "fr"] | None = None
    css: Annotated[str, StringConstraints(max_length=MOST_CSS, strip_whitespace=True)] | None = None

    def as_stored(self) -> dict[str, Any]:
        """Return the fields that are set; an empty style counts as unset."""
        return {name: value for name, value in self.model_dump().items() if value not in (None, "")}
