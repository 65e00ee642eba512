"""The Discord error codes that the bot acts upon.

The numbers and their meaning are in Discord's documentation, "Opcodes and Status Codes", section "JSON".
"""

from enum import IntEnum


class ErrorCode(IntEnum):
    """The `code` of an error that Discord answers; `discord.HTTPException.code` compares with it."""

    UNKNOWN_CHANNEL = 10003
    UNKNOWN_MESSAGE = 10008
    UNKNOWN_INTERACTION = 10062
    MAXIMUM_EDITS_OF_OLD_MESSAGES = 30046  # of those older than an hour
    ALREADY_ACKNOWLEDGED = 40060  # the interaction has its first answer
    MISSING_ACCESS = 50001
    MISSING_PERMISSIONS = 50013
    INVALID_WEBHOOK_TOKEN = 50027  # such as that of an interaction after its 15 minutes
    THREAD_IS_ARCHIVED = 50083
