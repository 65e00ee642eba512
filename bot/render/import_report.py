"""What an import took, left and refused, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.render.escaping import safe
from bot.render.screen import Say

_SHOWN = 8  # names in the answer; the attached report has all

Left = Mapping[tuple[str, str], int]  # (field, reason): entries
Refused = Sequence[tuple[str, str]]  # the entry's name, and the reason


def left_and_refused(left: Left, refused: Refused, say: Say) -> list[str]:
    """Return the lines of an answer, with as many names as it has room for."""
    lines = []
    if left:
        most = sorted(left.items(), key=lambda one: -one[1])[:_SHOWN]
        shown = [f"{safe(name, 60)} ({_reason(why, say)}) ×{n}" for (name, why), n in most]
        lines.append(say("import-left", what=", ".join([*shown, *(["…"] if len(left) > _SHOWN else [])])))
    if refused:
        names = [f"{safe(name, 60)} ({_reason(why, say)})" for name, why in refused[:_SHOWN]]
        lines.append(say("import-refused", count=len(refused), what=", ".join(names)))
    return lines


def counted(fields: Counter[str]) -> str:
    """Return the names of fields with how often each came."""
    shown = [f"{safe(name, 60)} ×{n}" for name, n in fields.most_common(_SHOWN)]
    return ", ".join([*shown, *(["…"] if len(fields) > _SHOWN else [])])


def full_report(left: Left, refused: Refused, say: Say) -> str:
    """Return all that was left and refused, and why, as a text."""
    lines = [say("labelled", what=name, text=f"{n} × {_reason(why, say)}") for (name, why), n in left.items()]
    return "\n".join([*(say("labelled", what=name, text=_reason(why, say)) for name, why in refused), *lines])


def _reason(why: str, say: Say) -> str:
    if why.startswith("field:"):
        return say("import-reason-field", field=why.removeprefix("field:"))
    return say(f"import-reason-{why}")
