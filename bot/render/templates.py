"""A prepared encounter, in one line."""

from bot.render.escaping import safe
from bot.render.screen import Say
from storage.repositories.templates import Template

_SHOWN = 6


def template_line(template: Template, say: Say) -> str:
    """Return a template's line: its name, who is in it, and their experience points."""
    kinds = list(template.kinds.items())
    shown = [f"{count} × {safe(name, 40)}" if count > 1 else safe(name, 40) for name, count in kinds[:_SHOWN]]
    if len(kinds) > _SHOWN:
        shown.append("…")
    parts = [f"**{safe(template.name)}**", ", ".join(shown)]
    if template.xp:
        parts.append(say("template-xp", xp=template.xp, rules=template.ruleset))
    return " · ".join(parts)
