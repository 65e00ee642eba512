"""The list of targets of area damage: a tap on one changes its share, from full to half to none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.render import custom_ids as ids
from bot.render.board import COLOURS
from bot.render.buttons import screen_button
from bot.render.escaping import label, safe
from bot.render.screen import MAX_BUTTONS, Button, Row, Say, Screen, Style
from storage.encounter.base import ParticipantId
from storage.encounter.model import Encounter

Shares = Mapping[ParticipantId, str]  # of the damage

FULL, HALF, NONE = "full", "half", "none"
ON_PAGE = 4 * MAX_BUTTONS  # targets; the last row has the other buttons
LABEL = 20  # characters that a phone shows
_NUMBER = re.compile(r" \(?\d{1,4}\)?$")
_NEXT = {NONE: FULL, FULL: HALF, HALF: NONE}
_LOOKS: dict[str, tuple[Style, str | None]] = {
    FULL: ("danger", "💥"),
    HALF: ("primary", "🌗"),
    NONE: ("secondary", None),
}


@dataclass(frozen=True, slots=True)
class Target:
    """One button of the list: a participant, or several."""

    key: str
    name: str
    members: tuple[ParticipantId, ...]

    @property
    def is_bundle(self) -> bool:
        """Whether it stands for several."""
        return len(self.members) > 1

    @property
    def label(self) -> str:
        """Return the name in as many characters as a phone shows; a number at its end stays."""
        found = _NUMBER.search(self.name)
        number = found[0] if found else ""
        return label(self.name.removesuffix(number), number, LABEL + 2)

    def share(self, shares: Shares) -> str:
        """Return the share of all its members; none where they differ."""
        found = {shares.get(i, NONE) for i in self.members}
        return found.pop() if len(found) == 1 else NONE

    def tapped(self, shares: Shares) -> Shares:
        """Return the shares after a tap on it."""
        new = _NEXT[self.share(shares)]
        return {**shares, **dict.fromkeys(self.members, new)}


def area_screen(
    encounter: Encounter, targets: Sequence[Target], shares: Shares, say: Say, page: int = 0
) -> Screen:
    """Draw a page of the targets with their shares; the last row leads to the amount."""
    last = max(0, (len(targets) - 1) // ON_PAGE)
    page = min(page, last)
    here = targets[page * ON_PAGE : (page + 1) * ON_PAGE]
    buttons = [_button(encounter, target, shares, page) for target in here]
    rows: list[Row] = [tuple(buttons[n : n + MAX_BUTTONS]) for n in range(0, len(buttons), MAX_BUTTONS)]
    controls = [
        screen_button(encounter, "areaamount", say, "🎲", "success"),
        screen_button(encounter, "dm", say, "⬅️"),
    ]
    if last:
        before, after = max(0, page - 1), min(last, page + 1)
        controls += (
            Button(ids.encode("areapage", encounter.id, f"{before}b"), "◀", disabled=page == 0),
            Button(ids.encode("areapage", encounter.id, f"{after}f"), "▶", disabled=page == last),
        )
    chosen = {i for i, share in shares.items() if share != NONE}
    lines = [say("area-how")]
    for share in (FULL, HALF):
        names = [safe(p.name, LABEL) for p in encounter.participants if shares.get(p.id) == share]
        if names:
            lines.append(f"{_LOOKS[share][1]} {say(f'area-{share}')} {', '.join(names)}")
    return Screen(
        title=say("form-area"),
        description="\n".join(lines),
        footer=say("area-footer", count=len(chosen), page=page + 1, pages=last + 1),
        colour=COLOURS[encounter.status],
        rows=(*rows, tuple(controls)),
    )


def _button(encounter: Encounter, target: Target, shares: Shares, page: int) -> Button:
    style, emoji = _LOOKS[target.share(shares)]
    custom_id = ids.encode("areatap", encounter.id, target.key, str(page))
    return Button(custom_id, target.label, style, emoji)
