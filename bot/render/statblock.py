"""A creature's stat block for the DM: pages that fit a phone, and the rolls on each."""

import re
from collections.abc import Iterator

from bot.render import custom_ids as ids
from bot.render.board import COLOURS
from bot.render.escaping import plain, safe
from bot.render.saves import ability_text
from bot.render.screen import MAX_OPTIONS, Button, Option, Row, Say, Screen, Select
from bot.render.terms import defence_lines, dice_text, term
from storage.encounter.challenge import challenge_text
from storage.encounter.model import ABILITIES, Encounter, Participant
from storage.library.creature import Creature
from storage.library.rolling import feature_of
from storage.library.statblock import Feature

PAGE = 1_400  # characters, about three screens of a phone
_TEXT = 1_200  # of one feature on its page; longer ones go on over the next
_SENSE = re.compile(r"([a-z]+) (\d{1,4}) ft\.")
_SPEEDS = ("walk", "fly", "swim", "climb", "burrow")


def statblock_screen(
    encounter: Encounter, participant: Participant, creature: Creature, say: Say, page: int = 0
) -> Screen:
    """Draw one page of a participant's stat block, with its rolls and the way back."""
    pages = statblock_pages(creature, say)
    place = min(max(0, page), len(pages) - 1)
    text, features = pages[place]
    key = ids.short(participant.id)

    def turn(to: int, label: str, emoji: str) -> Button:
        custom_id = ids.encode("dmblock", encounter.id, key, str(to))
        return Button(custom_id, say(label), emoji=emoji, disabled=not 0 <= to < len(pages))

    rows: list[Row] = []
    if options := _rolls(creature, features, say):
        custom_id = ids.encode("dmblockroll", encounter.id, key)
        rows.append((Select(custom_id, say("statblock-roll"), options),))
    back = Button(ids.encode("dmpick", encounter.id, key), say("button-dm"), emoji="⬅️")
    turns = (turn(place - 1, "statblock-before", "◀️"), turn(place + 1, "statblock-after", "▶️"))
    rows.append((*(turns if len(pages) > 1 else ()), back))
    return Screen(
        title=plain(creature.name, 80),
        description=text,
        footer=say("statblock-footer", page=place + 1, of=len(pages), book=plain(creature.book or "–", 60)),
        colour=COLOURS[encounter.status],
        rows=tuple(rows),
    )


def statblock_pages(creature: Creature, say: Say) -> list[tuple[str, list[str]]]:
    """Return the pages of a stat block: the text of each, and the keys of the features on it."""
    pages: list[tuple[str, list[str]]] = []
    text = "\n".join(_head(creature, say))
    keys: list[str] = []
    for heading, key, line in _features(creature, say):
        added = f"\n\n{heading}\n{line}" if heading else f"\n{line}"
        if len(text) + len(added) > PAGE:
            pages.append((text, keys))
            text, keys = f"{heading or say('statblock-goes-on')}\n{line}", []
        else:
            text += added
        keys.append(key)
    return [*pages, (text, keys)]


def _head(creature: Creature, say: Say) -> Iterator[str]:
    block = creature.statblock
    if heading := _heading(creature, say):
        yield f"*{safe(heading, 200)}*"
    dice = f" ({plain(creature.hit_dice, 40)})" if creature.hit_dice else ""
    facts = [say("creature-hit-points", hp=creature.max_hp) + dice]
    if creature.ac is not None:
        armor = f" ({safe(block.armor, 80)})" if block.armor else ""
        facts.insert(0, say("ac", ac=creature.ac) + armor)
    yield "**" + "** · **".join(facts) + "**"
    if creature.initiative_bonus is not None:
        score = f" ({block.initiative_score})" if block.initiative_score is not None else ""
        yield say("statblock-initiative", bonus=f"{creature.initiative_bonus:+d}{score}")
    if speeds := _speeds(creature, say):
        yield say("statblock-speed", speeds=speeds)
    scores = [(say(f"ability-{a}.short"), getattr(block.abilities, a)) for a in ABILITIES]
    known = [f"{name} **{score}** ({(score - 10) // 2:+d})" for name, score in scores if score is not None]
    if known:
        yield " · ".join(known)
    if block.saves:
        saves = ", ".join(f"{ability_text(one.name, say)} {one.bonus:+d}" for one in block.saves)
        yield say("statblock-saves", what=saves)
    if block.skills:
        skills = ", ".join(f"{safe(term('skill', s.name, say), 30)} {s.bonus:+d}" for s in block.skills)
        yield say("statblock-skills", what=skills)
    yield from defence_lines(creature.defences, say, 300)
    passive = block.passive_perception
    seen = [safe(_in_words(block.senses, say), 200)] if block.senses else []
    seen += [say("statblock-passive", value=passive)] if passive is not None else []
    if seen:
        yield say("statblock-senses", what=", ".join(seen))
    if block.languages:
        yield say("statblock-languages", what=safe(block.languages, 200))
    if creature.challenge is not None:
        xp = f" ({say('statblock-xp', xp=block.xp)})" if block.xp is not None else ""
        yield say("creature-challenge", challenge=challenge_text(creature.challenge)) + xp
    if creature.notes:
        yield f"📝 {safe(creature.notes, 400)}"


def _in_words(senses: str, say: Say) -> str:
    """Return "darkvision 120 ft." in the language, and what it does not know as it is."""

    def shown(sense: re.Match[str]) -> str:
        feet = say("statblock-speed-walk", feet=int(sense[2]))
        return f"{term('sense', sense[1], say)} {feet}"

    return _SENSE.sub(shown, senses)


def _heading(creature: Creature, say: Say) -> str:
    """Return size, type and alignment in the language: "Large dragon (red), chaotic evil"."""
    block = creature.statblock
    size, alignment = term("size", block.size, say), term("alignment", block.alignment, say)
    kind = term("creature-type", creature.kind, say) + (f" ({block.subtype})" if block.subtype else "")
    if size and creature.kind:
        kind = say("size-and-type", size=size, type=kind)
    return ", ".join(filter(None, ((kind or size).strip(), alignment)))


def _speeds(creature: Creature, say: Say) -> str:
    speeds = creature.statblock.speeds
    shown = [
        say(f"statblock-speed-{kind}", feet=feet)
        for kind in _SPEEDS
        if (feet := getattr(speeds, kind)) is not None
    ]
    if speeds.hover:
        shown.append(say("statblock-hover"))
    return ", ".join([*shown, *([safe(speeds.note, 200)] if speeds.note else [])])


def _features(creature: Creature, say: Say) -> Iterator[tuple[str, str, str]]:
    """Yield the heading where one begins, the key, and the text of each feature."""
    for section, features in creature.statblock.sections().items():
        heading = f"__**{say('statblock-' + section.replace('_', '-'))}**__"
        for place, feature in enumerate(features):
            name = f"**{safe(feature.name, 120)}**{_uses(feature, say)}"
            words = feature.text.split()
            pieces = _pieces(words)
            for number, piece in enumerate(pieces):
                line = f"{name} {safe(piece, _TEXT)}" if number == 0 else safe(piece, _TEXT)
                yield heading if number == 0 else "", f"{section}-{place}", line
                heading = ""
            if not pieces:
                yield heading, f"{section}-{place}", name
                heading = ""


def _pieces(words: list[str]) -> list[str]:
    """Return a text in pieces that fit a page, cut between words; marks may double a letter when escaped."""
    pieces: list[str] = []
    for word in words:
        if pieces and len(pieces[-1]) + len(word) < _TEXT // 2:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word[: _TEXT // 2])
    return pieces


def _uses(feature: Feature, say: Say) -> str:
    uses = feature.uses
    if uses is None or "(" in feature.name:  # it says so itself
        return "."
    if uses.recharge is not None:
        return f" ({say('resource-recharges', least=uses.recharge)})."
    return f" ({uses.times or 1}/{say('statblock-per-' + (uses.per or 'day').replace(' ', '-'))})."


def _rolls(creature: Creature, keys: list[str], say: Say) -> tuple[Option, ...]:
    options = []
    for key in dict.fromkeys(keys):
        feature = feature_of(creature, key)
        if feature is None or (feature.attack is None and feature.save is None):
            continue
        parts = []
        if feature.attack is not None:
            parts += [f"{feature.attack.bonus:+d}", dice_text(feature.attack.damage, say)]
        if feature.save is not None:
            parts += [say("statblock-dc", dc=feature.save.dc), dice_text(feature.save.damage, say)]
        options.append(Option(key, plain(feature.name, 90), plain(", ".join(filter(None, parts)), 90)))
    return tuple(options[:MAX_OPTIONS])
