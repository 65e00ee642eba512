"""How the documents of each collection are read, and what brings an older one to the present shape.

To change a shape: raise its number in `SCHEMA_VERSIONS` and let the function here return what is to be set.
It gets a document of any older shape, and returns nothing for one that it has changed already.
"""

from collections.abc import Callable
from dataclasses import dataclass

import bson
from bson.codec_options import CodecOptions

from storage.library.creature import Creature
from storage.mongo.database import Document
from storage.mongo.documents import read, whole
from storage.mongo.schema_version import FIELD
from storage.repositories.access_tokens import AccessToken
from storage.repositories.characters import Character, Party
from storage.repositories.personal_links import PersonalLink
from storage.repositories.portraits import Portrait
from storage.repositories.share_links import ShareLink
from storage.repositories.templates import Template
from storage.repositories.users import User

_AWARE: CodecOptions[Document] = CodecOptions(tz_aware=True)


def encounter_changes(document: Document) -> Document:
    """Return what a document of another program, or an older one, lacks: order, turn, version and rings."""
    # As it would be read again: a tuple is a list then.
    wanted = bson.decode(bson.encode(whole(read(document).encounter)), _AWARE)
    names = wanted.keys() - {"_id", FIELD}
    return {name: wanted[name] for name in names if wanted[name] != document.get(name)}


def no_changes(document: Document) -> Document:
    """Return nothing: all older shapes are those of today."""
    return {}


def creature_changes(document: Document) -> Document:
    """Return the fields that tell creatures of one name apart, which the first shape did not have."""
    return {name: value for name, value in {"book": "", "replacedBy": None}.items() if name not in document}


@dataclass(frozen=True, slots=True)
class Shape:
    """One collection. `parse` raises what pydantic raises; `changes` returns the fields to set."""

    parse: Callable[[Document], object]
    changes: Callable[[Document], Document] = no_changes


SHAPES: dict[str, Shape] = {
    "encounters": Shape(read, encounter_changes),
    "users": Shape(User.model_validate),
    "characters": Shape(Character.model_validate),
    "parties": Shape(Party.model_validate),
    "creatures": Shape(Creature.model_validate, creature_changes),
    "templates": Shape(Template.model_validate),
    "portraits": Shape(Portrait.model_validate),
    "shares": Shape(ShareLink.model_validate),
    "personal_links": Shape(PersonalLink.model_validate),
    "access_tokens": Shape(AccessToken.model_validate),
}
