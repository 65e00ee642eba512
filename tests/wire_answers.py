"""The fields of the positive answer to each event of a client, beside `ok`; those with `?` may be left out.

The docs are made from it. `tests/realtime/client.py` compares every answer of the tests with it.
"""

from collections.abc import Mapping

from realtime.protocol.command_payload import COMMANDS

_OF_COMMAND = ("version", "isRequest?", "dice?", "ignored?")
_PARTIES, _TEMPLATES = ("parties",), ("templates",)
_IMPORTED, _UNDONE = ("imported",), ("gone", "back")

ANSWERS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(COMMANDS, _OF_COMMAND),
    "join_encounter": ("version",),
    "leave_encounter": (),
    "sync_encounter": ("version", "patches?", "encounter?"),  # one of the two
    "list_encounters": ("encounters",),
    "create_encounter": ("encounterId", "version"),
    "join_party": (),
    "leave_party": (),
    "update_character": (),
    "overlay_health": (),
    "list_overlays": ("overlays",),
    "read_summary": ("summary",),
    "direct_overlays": ("overlays",),
    "search_creatures": ("creatures",),
    "read_statblock": ("statblock", "rolls?"),
    "mark_creature": (),
    "upload_part": (),
    "import_creatures": _IMPORTED,
    "undo_import": _UNDONE,
    "list_templates": _TEMPLATES,
    "read_difficulty": ("difficulty",),
    "save_template": _TEMPLATES,
    "start_template": _OF_COMMAND,
    "delete_template": _TEMPLATES,
    "import_characters": _IMPORTED,
    "undo_character_import": _UNDONE,
    "export_characters": ("file",),
    "export_creatures": ("file", "next"),
    "read_log": ("log", "next"),
    "list_parties": _PARTIES,
    "create_party": _PARTIES,
    "rename_party": _PARTIES,
    "add_member": _PARTIES,
    "bring_party": _OF_COMMAND,
    "rest_party": ("parties", "unchanged"),
    "restore_party": ("parties", "unchanged"),
    "remove_member": _PARTIES,
    "delete_party": _PARTIES,
    "renew_token": ("expiresAt",),
}


def differences(event: str, answer: object) -> list[str]:
    """Return what a positive answer has too much or too little; nothing for an event that there is not."""
    if event not in ANSWERS or not isinstance(answer, dict) or answer.get("ok") is not True:
        return []
    known = {field.rstrip("?") for field in ANSWERS[event]}
    needed = {field for field in ANSWERS[event] if not field.endswith("?")}
    found = answer.keys() - {"ok"}
    return [f"{event}: + {name}" for name in found - known] + [
        f"{event}: - {name}" for name in needed - found
    ]
