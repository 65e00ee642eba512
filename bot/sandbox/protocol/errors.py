"""Name Discord's error answers: HTTP status, JSON code, text.

ApiError                    an answer other than 2xx, with Discord's JSON body
└── InvalidFormBodyError    400/50035, with a tree of errors by field
"""

from __future__ import annotations

from bot.sandbox.model.objects import Json


class ApiError(Exception):
    """An error answer of the API."""

    def __init__(self, status: int, code: int, message: str, **extra: object) -> None:
        super().__init__(f"{status}/{code} {message}")
        self.status = status
        self.body: Json = {"message": message, "code": code, **extra}


class InvalidFormBodyError(ApiError):
    """400/50035: the body breaks a limit or misses a field."""

    def __init__(self, errors: Json) -> None:
        super().__init__(400, 50035, "Invalid Form Body", errors=errors)


def not_found() -> ApiError:
    return ApiError(404, 0, "404: Not Found")


def unauthorized() -> ApiError:
    return ApiError(401, 0, "401: Unauthorized")


def unknown_channel() -> ApiError:
    return ApiError(404, 10003, "Unknown Channel")


def unknown_guild() -> ApiError:
    return ApiError(404, 10004, "Unknown Guild")


def unknown_member() -> ApiError:
    return ApiError(404, 10007, "Unknown Member")


def unknown_message() -> ApiError:
    return ApiError(404, 10008, "Unknown Message")


def unknown_role() -> ApiError:
    return ApiError(404, 10011, "Unknown Role")


def unknown_user() -> ApiError:
    return ApiError(404, 10013, "Unknown User")


def unknown_webhook() -> ApiError:
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    return ApiError(404, 10062, "Unknown interaction")


def unknown_command() -> ApiError:
    return ApiError(404, 10063, "Unknown application command")


def too_many_pins() -> ApiError:
    return ApiError(400, 30003, "Maximum number of pinned messages reached (250)")


def too_many_commands() -> ApiError:
    return ApiError(400, 30032, "Maximum number of application commands reached (100).")


def too_many_creates() -> ApiError:
    return ApiError(400, 30034, "Max number of daily application command creates has been reached (200)")


def cannot_send_here() -> ApiError:
    return ApiError(400, 50008, "Cannot send messages in a non-text channel")


def wrong_channel_type() -> ApiError:
    return ApiError(400, 50024, "Cannot execute action on this channel type")


def already_acknowledged() -> ApiError:
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> ApiError:
    return ApiError(403, 50001, "Missing Access")


def not_on_direct_messages() -> ApiError:
    return ApiError(400, 50003, "Cannot execute action on a DM channel")


def cannot_edit_others() -> ApiError:
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> ApiError:
    return ApiError(400, 50006, "Cannot send an empty message")


def missing_permissions() -> ApiError:
    return ApiError(403, 50013, "Missing Permissions")


def on_system_message() -> ApiError:
    return ApiError(403, 50021, "Cannot execute action on a system message")


def invalid_webhook_token() -> ApiError:
    return ApiError(401, 50027, "Invalid Webhook Token")


def thread_is_archived() -> ApiError:
    return ApiError(400, 50083, "Thread is archived")


def malformed_json() -> ApiError:
    return ApiError(400, 50109, "The request body contains invalid JSON.")


def thread_already_created() -> ApiError:
    return ApiError(400, 160004, "A thread has already been created for this message")
