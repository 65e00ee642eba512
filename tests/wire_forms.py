"""The forms of server events whose fields depend on what the audience may know; the docs are made from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.wire_schema import Schema

_AMOUNTS = ("damage", "healing", "damageTypes")


@dataclass(frozen=True, slots=True)
class Form:
    """What an event always has beside the required fields of its type, and what it never has."""

    when: str
    has: tuple[str, ...]
    never: tuple[str, ...]

    def schema(self) -> Schema:
        """Return the schema of the form, beside that of the type."""
        return {
            "title": self.when,
            "required": list(self.has),
            "properties": dict.fromkeys(self.never, False),
        }


FORMS: Mapping[str, tuple[Form, ...]] = {
    "participant_hp_changed": (
        Form("hit points are open", ("newHP",), ("healthBand", "tone")),
        Form("the amount of damage is open", ("healthBand", "damage"), ("newHP", "healing", "tone")),
        Form("the amount of healing is open", ("healthBand", "healing"), ("newHP", "damage", "tone")),
        Form("the band is open", ("healthBand",), ("newHP", *_AMOUNTS)),
    ),
    "encounter_updated": (
        Form("something is visible", ("reason", "updatedBy", "timestamp", "patch"), ()),
        Form("nothing is visible", (), ("reason", "updatedBy", "events", "timestamp", "patch", "dice")),
    ),
}


def fits(event: str, payload: object) -> bool:
    """Return whether a payload has one of the forms of its event."""
    if event not in FORMS or not isinstance(payload, dict):
        return True
    return (
        sum(
            payload.keys() >= set(form.has) and payload.keys().isdisjoint(form.never) for form in FORMS[event]
        )
        == 1
    )


def form_rows() -> list[tuple[str, ...]]:
    """Return the forms: event, when, fields that it has, fields that it has not."""

    def listed(fields: tuple[str, ...]) -> str:
        return ", ".join(f"`{field}`" for field in fields) or "–"

    return [
        (f"`{event}`", form.when, listed(form.has), listed(form.never))
        for event, forms in FORMS.items()
        for form in forms
    ]
