"""What is typed of an effect that recurs: "1d6 fire" → its amount and its type."""

import re
from typing import Any

from storage.encounter.terms import damage_type

_WORD = r"[^\W\d_]{1,30}"
_TYPED = re.compile(rf"(?P<amount>.*?)\s*(?P<type>[^\W\d_]{{3,30}}(?:[\s'’]+{_WORD})*)?")


def carried(
    damage: str | None, heal: str | None, text: str | None, *, at: str, automatic: bool
) -> dict[str, Any] | None:
    """Return the fields of an effect that recurs; None where nothing was typed."""
    if damage is None and heal is None and text is None:
        return None
    found = _TYPED.fullmatch((damage or heal or "").strip())
    amount, kind = (found["amount"], found["type"] or "") if found else (damage or heal or "", "")
    return {
        "at": at,
        "kind": "damage" if damage else "healing" if heal else "reminder",
        "amount": amount,
        "damageType": damage_type(kind) if damage else "",
        "text": text,
        "isAutomatic": automatic,
    }
