"""The recap and the log of an encounter that has ended, in its log thread."""

import re

import structlog

from bot.discord_api.messages import MessageError
from bot.narration.log_threads import LogThreads
from bot.render.combat_log import DmLog, public_log_text
from bot.render.recap import recap_text
from bot.render.screen import Say
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter, HistoryEntry
from storage.replay import whole_course
from storage.runtime.slow_work import slowly
from storage.runtime.turns import turn_of

log = structlog.stdlib.get_logger(__name__)


async def finish_thread(
    threads: LogThreads, encounter: Encounter, entries: list[HistoryEntry], say: Say
) -> bool:
    """Post recap and log in the encounter's log thread and archive it; False where it has none.

    The log is the public one: each change as players could see it when it was made.
    """
    if encounter.rules.narration != "thread":
        return False
    async with turn_of("logs", encounter.user_id):
        text = await slowly(
            lambda: public_log_text(encounter, whole_course(encounter, entries), entries, say)
        )
        recap = await slowly(recap_text, encounter, entries, say)
    try:
        await threads.finish(encounter, recap, [(f"{log_file_name(encounter)}.md", text)])
    except (MessageError, TrackerError) as error:
        log.info("no recap in a log thread", encounter=encounter.id, error=str(error))
        return False
    return True


async def dm_log_files(encounter: Encounter, entries: list[HistoryEntry], say: Say) -> dict[str, str]:
    """Return the whole log for a DM, by the ending of each file."""

    def written() -> dict[str, str]:
        log_ = DmLog(encounter, entries, whole_course(encounter, entries), say)
        return {"md": log_.text(), "json": log_.json(), "csv": log_.csv()}

    async with turn_of("logs", encounter.user_id):
        return await slowly(written)


def log_file_name(encounter: Encounter) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", encounter.name.lower()).strip("-")[:40] or "fight"
    return f"{name}-log"
