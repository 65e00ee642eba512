"""The settings of a share link."""

import json

import pytest
from pydantic import ValidationError

from storage.repositories.overlay_settings import MOST_PLACE, OverlaySettings
from tests.places import WEB

# The overlay is held to the same examples (placing.test.ts).
EXAMPLES = json.loads((WEB / "src" / "overlay" / "placement-examples.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", EXAMPLES["valid"])
def test_places_are_read_as_the_overlay_reads_them(text: str) -> None:
    assert OverlaySettings(place=text).as_stored() == {"place": text}


@pytest.mark.parametrize("text", EXAMPLES["invalid"])
def test_places_off_the_canvas_or_of_no_widget_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        OverlaySettings(place=text)


def test_all_widgets_at_once_stay_within_the_bound() -> None:
    whole = max(EXAMPLES["valid"], key=len)
    assert whole.count(";") == 9 and len(whole) + 9 * 12 < MOST_PLACE
