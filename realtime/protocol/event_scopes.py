"""The scope of a token that each client event needs; commands have theirs from the policy's table."""

from collections.abc import Mapping

from realtime.protocol.command_payload import COMMANDS
from storage.encounter.policy import scope_of
from storage.encounter.scope import Scope

_READ, _PLAY, _RUN = Scope.READ, Scope.PLAY, Scope.RUN

EVENT_SCOPES: Mapping[str, Scope] = {
    **{event: scope_of(kind) for event, kind in COMMANDS.items()},
    "join_encounter": _READ,
    "leave_encounter": _READ,
    "sync_encounter": _READ,
    "list_encounters": _READ,
    "create_encounter": _RUN,
    "renew_token": _READ,
    "join_party": _READ,
    "leave_party": _READ,
    "update_character": _PLAY,  # the user's own; that of another needs RUN
    "overlay_health": _READ,
    "list_overlays": _READ,
    "read_summary": _READ,
    "direct_overlays": _RUN,
    "search_creatures": _READ,
    "read_statblock": _READ,
    "mark_creature": _RUN,
    "upload_part": _RUN,
    "import_creatures": _RUN,
    "undo_import": _RUN,
    "import_characters": _PLAY,
    "undo_character_import": _PLAY,
    "export_characters": _READ,
    "export_creatures": _READ,
    "read_log": _READ,
    "list_parties": _READ,
    "create_party": _RUN,
    "rename_party": _RUN,
    "add_member": _PLAY,
    "bring_party": _RUN,
    "rest_party": _RUN,
    "restore_party": _RUN,
    "remove_member": _PLAY,  # the user's own; those of others need to run the party
    "delete_party": _RUN,
    "list_templates": _READ,
    "read_difficulty": _READ,
    "save_template": _RUN,
    "start_template": _RUN,
    "delete_template": _RUN,
}
# What needs a socket: a place at an encounter or a party, or the parts of an upload.
OF_SOCKETS = frozenset(
    {
        *("join_encounter", "leave_encounter", "sync_encounter", "renew_token", "join_party", "leave_party"),
        *("overlay_health", "upload_part", "import_creatures", "import_characters"),
    }
)
