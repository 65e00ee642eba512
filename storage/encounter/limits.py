"""How much an encounter may hold, and the marker that says so for a field of its model.

A stored document that is over a limit still loads: the limits are checked where a command changes it, see
`room.py`. Bytes are those of the JSON form, about as many as BSON's.
"""

from dataclasses import dataclass

MAX_PARTICIPANTS = 50
MAX_CONDITIONS = 40  # on one participant
MAX_REQUESTS = 25
MAX_FALLEN = 100  # kinds of monsters that were taken out defeated
MAX_RECURRING = 8  # effects of one participant
MAX_DUE = MAX_RECURRING + MAX_CONDITIONS
MAX_SAVES = 12  # owed by one participant
MAX_OWN_EFFECTS = 3  # of one player, against which saves are owed
MAX_OWN_REQUESTS = 5  # of one user
MAX_OWN_PARTICIPANTS = 8  # that one player brings
MAX_ROUNDS = 14_400  # of an effect: 24 hours
MAX_AMOUNT = 99_999
MAX_ID = 100
MAX_NAME = 80
MAX_TEXT = 1000
MAX_ADDRESS = 500
MAX_WORD = 40
MAX_LEVEL = 20  # of a character
MAX_PARTS = 10  # of one hit, each with its type
MAX_DICE = 200  # characters of a text with dice
MAX_ROLLED = 400  # characters of all dice of a command
MAX_ATTACKS = 20  # of one statblock or character
MAX_DEFENCES = 40  # in each of its lists
MAX_RESOURCES = 30  # of one participant
MAX_RESOURCE_NAME = 60
MAX_USES = 999
MAX_TYPE = 80  # characters of one of them
MAX_CONTROLLERS = 20
MAX_CO_DMS = 20
MAX_OLD_MESSAGES = 20
MAX_ASKING = 20  # messages in Discord that ask
MAX_ABOUT = 60  # things that one of them asks about
MAX_COMMAND_ID = 100
TRAIL_LENGTH = 50  # turns that can be stepped back
UNDOABLE = 50
# Each undo is an entry too and pushes out an old one: with twice the room, all of fifty can be taken back.
TAIL = 2 * UNDOABLE
REMEMBERED_IDS = 256

# A document is the content, the trail, the history and the ids of commands. One command's entry can hold the
# content twice (what it took away, and its events), so the whole stays below 2 MB.
CONTENT_BYTES = 384_000  # participants and requests
OWN_BYTES = 64_000  # of these, what one player brings
TRAIL_BYTES = 96_000
REQUEST_BYTES = 16_000
SAVE_BYTES = 8_000
HISTORY_BYTES = 512_000  # of the entries before the newest
ENTRY_BYTES = 4_000_000  # only reached in documents that were larger before these limits


@dataclass(frozen=True, slots=True)
class AtMost:
    """Marks a field of the model: at most so many items of a list or characters of a text.

    A field without a fixed form is limited in bytes.
    """

    most: int
