"""The English sentence of every expected error, by the key that the error carries.

`str(error)`, the wire and the logs have the sentence from here. The English catalogue reads it from here
as the message ``error-<key>``; the other languages are in ``locales/`` beside it. The table has the keys
of the bot and of the web side as well, because all of them raise the one family of
`storage/encounter/errors.py`. Placeholders are written as for `str.format`.
"""

from collections.abc import Mapping

MESSAGES: Mapping[str, str] = {
    # What does not exist, or must not be known to exist
    "encounter-not-found": "Encounter not found or access denied",
    "participant-not-found": "That creature is not in this fight. Pick one from the list.",
    "party-not-found": "Party not found or access denied",
    "character-not-found": "Character not found or access denied",
    "character-gone": "That character does not exist any more.",
    "creature-not-found": "You have no creature of that name.",
    "condition-not-there": "That creature does not have that condition.",
    # Who may do what
    "dm-only": "Only the DM can do that.",
    "dm-only-change": "Only the DM can change that.",
    "turn-with-dm": "Your turn is over. The DM goes on from here.",
    "participant-not-named": "{name} is not in this fight. Pick a creature from the list.",
    "not-your-turn": "Only the DM can end this turn, or the player whose turn it is.",
    "not-your-change": "You can undo only your own last change. Ask the DM.",
    "death-save-stands": "A save that was rolled stands. Only the DM can undo it.",
    "not-your-character": "You can add your own character. Ask the DM to add others.",
    "initiative-after-turn": (
        "{name} has had a turn in this round, so the initiative stays. Ask the DM to change it."
    ),
    "not-your-participant": "You can do that only for creatures that you play. Ask the DM.",
    "share-link-reads-only": "An overlay link is for watching only.",
    "overlay-reports-only": "Only an overlay reports how it is doing.",
    "link-other-encounter": "This link is for another fight.",
    # Writing a change
    "turn-just-moved": (
        "{by} moved the turn just now. Look at whose turn it is, and press again if you mean it."
    ),
    "stale-turn": "That turn is over already. Look at the board again.",
    "conflict": "Too much is happening at once. Nothing was changed; try again.",
    "conflict-erasure": "Too much is happening in a fight of yours. Try again in a minute.",
    "being-forgotten": (
        "What I keep about you is being deleted. Try again in a minute; if that does not help, use "
        "/privacy delete again."
    ),
    "token-refused": "This token is not valid, or not any more. Get a new one.",
    "token-scope": "This needs a token with the scope “{scope}”.",
    "token-too-many": "You have {most} tokens, which is as many as I keep. Revoke one with /token revoke.",
    "token-unknown": "There is no such token.",
    "token-name": "Say what the token is for.",
    "token-of-another": (
        "This token belongs to another user or link than this connection. Connect again with it."
    ),
    "owns-encounters": (
        "You run fights that have not ended: {names}. End them with /encounter end, or offer them to "
        "another DM with /encounter transfer; then ask again. Nothing was deleted."
    ),
    "unavailable": "The database can't be reached right now. Look at the board, then try again.",
    "not-stored": (
        "This change can't be stored, so nothing was changed. Remove something from the fight, or undo, "
        "then try again."
    ),
    "document": "This fight can't be read from the database: {what} is not as expected.",
    "document-rings": (
        "This fight can't be read from the database: version, history or applied is not as expected."
    ),
    "stored-document": (
        "Something that is stored in {where} can't be read: {what} is not as expected. Tell the operator "
        "of this bot; `tracker doctor` names it."
    ),
    "document-newer": "This was saved by a newer version of the bot. Ask its operator to update it.",
    "stale-undo": "Something else has happened since. Look again, then undo or redo.",
    "nothing-to-undo": "There is nothing left to undo.",
    "undo-too-large": "That change was too large to be undone. Correct it by hand.",
    "nothing-to-redo": "There is nothing to redo.",
    "request-settled": "That request has been answered already.",
    "request-whole": "Only damage can be halved, doubled, made critical or given a type: answer yes or no.",
    "too-many-own-requests": (
        "{most} of your requests wait for the DM, and there is no room for more. Try again when one is "
        "answered."
    ),
    "too-many-own-effects": (
        "Saves against {most} of your effects are still to be made, and there is no room for more. Try "
        "again when those of one are."
    ),
    "too-many-saves": "{name} has {most} saves to make already. Settle some of them first.",
    "too-many-recurring": "A creature has room for {most} recurring effects. Remove one first.",
    "recurring-what": "Say what comes each time: damage, heal or a text; not damage and heal at once.",
    "no-recurring": (
        "No effect of that name recurs there. What a condition brings along ends with the condition."
    ),
    "effect-not-due": "That effect is not due. It was applied or skipped already, or it is over.",
    "no-save-owed": "There is no such save to make. It was made already, or what it was about is over.",
    "nobody-to-save": "None of these can make a save: choose creatures that are alive.",
    "save-bonus-unknown": (
        "I don't know what {name} adds to this save. Give the bonus once, such as +5, and I remember it; "
        "or give the total of the roll."
    ),
    "save-unread": "Write an ability and a DC, such as DEX 15, or Fireball DEX 15.",
    "effect-what": "Say what the effect does: damage, condition or both.",
    "too-many-own-participants": (
        "You play {most} creatures, and there is no room for more. Ask the DM to add others."
    ),
    "own-room-full": (
        "Your creatures and requests hold too much text. Shorten it, or remove conditions, first."
    ),
    "too-many-requests": "Too many requests wait for the DM. Try again when some are answered.",
    # The encounter and its turns
    "no-channel-for-roles": "Roles are Discord's, and this fight has no channel there.",
    "is-dm-already": "They run this fight already.",
    "no-transfer": "This fight is not offered to another DM, or not any more. Its DM offers it with "
    "/encounter transfer.",
    "transfer-not-yours": "That is between the DM and the person to whom the fight is offered.",
    "transfer-consent": "A fight changes its DM only when the new one agrees. Offer it with "
    "/encounter transfer.",
    "no-room": "A fight has room for {most} creatures. Remove some, or add fewer.",
    "too-many-conditions": "A creature has room for {most} conditions. Remove one first.",
    "too-many-co-dms": "A fight has room for {most} co-DMs. Remove one first.",
    "encounter-full": (
        "This fight holds as much as it can. Remove creatures or conditions, answer requests or shorten "
        "notes, then try again."
    ),
    "field-full": "{field}: there is room for {most}. Write less, or remove something first.",
    "step-back-too-large": "Too much changed in that turn to go back. Undo it instead.",
    "no-participants": "No creature is in the fight yet. Add some, then begin.",
    "running-already": "The fight is running already.",
    "started-before": "This fight has begun before. Resume it.",
    "nothing-to-pause": "The fight is not running, so there is nothing to pause.",
    "not-started": "The fight has not begun. Begin it first.",
    "paused": "The fight is paused. Resume it first.",
    "over": "The fight is over. Resume it to go on.",
    "over-already": "The fight is over already.",
    "nobody-can-act": (
        "No creature can act: all are out of the fight or delay. Heal or add one, or end the fight."
    ),
    "first-turn": "This is the first turn of the fight: there is none before it.",
    "delayed-already": "That creature delays already, and can act at any time.",
    "group-of-one": "A group needs at least two creatures. Name one more, or a group that is there.",
    "not-grouped": "{name} acts alone already.",
    "lair-alone": "A lair acts on a count of its own and joins no group.",
    "delayed-alone": "{name} delays. First take that turn, then join a group.",
    "not-delayed": "That creature does not delay and acts in its usual place.",
    "lair-no-target": "{name} is a lair: it has no hit points, and nothing can be done to it.",
    "acted-this-round": (
        "{name} has had a turn in this round. End the current turn; there is a new one from the next "
        "round on."
    ),
    "out-cannot-delay": "That creature is out of the fight and has no turn to delay.",
    "out-cannot-act": "That creature is out of the fight and can't act.",
    # Participants
    "above-maximum": (
        "{hp} is above the hit point maximum of {name} ({maximum}). Raise the maximum, or say that you "
        "mean it: above-maximum."
    ),
    "maximum-zero": (
        "A hit point maximum is at least 1. A creature whose maximum falls to 0 dies: set its hit points "
        "to 0."
    ),
    "dead-not-healed": (
        "The dead can't be healed. Set the hit points to a number to bring that creature back."
    ),
    "dead": "That creature is dead. Set the hit points to bring it back.",
    "not-dying": "Only a creature with 0 hit points is dying.",
    "stable": "That creature is stable: no death saves until it takes damage again.",
    "death-save-not-due": (
        "There is one death save for each turn that begins at 0 hit points. This one is made, or that "
        "turn is yet to come."
    ),
    "not-concentrating": "That creature is not concentrating on anything.",
    "cannot-concentrate": "That creature can't concentrate now: it is incapacitated or down.",
    "condition-implied": "{name} comes with {bringer} and lasts as long. Remove {bringer} instead.",
    "surprise-too-late": (
        "By the 2024 rules surprise is disadvantage on the initiative roll, and that creature has had "
        "its first turn. Set its initiative by hand instead."
    ),
    "surprised-no-reaction": (
        "The surprised have no reaction until their first turn ends. The DM can end the surprise."
    ),
    "which-effect": (
        "Who causes it concentrates on an effect already. Say which effect this belongs to (effect): "
        "that one, or another one, which ends the first."
    ),
    "duration-too-long": (
        "An effect lasts at most {rounds} rounds (24 hours). Without a duration it lasts until you remove it."
    ),
    "dead-no-effect": "The dead gain no hit points. Raise them first.",
    "form-needs-maximum": (
        "Another form needs a hit point maximum to return to. Set it first: /edit max-hp."
    ),
    "no-form": "That creature has no other form.",
    "form-hp": "I don't know {name}. Say how many hit points that form has: hp.",
    "max-hp-by": "Say by how much the maximum changes: 5, or -7.",
    "condition-several": "{name} is there more than once. Pick the right one from the list.",
    "condition-no-levels": "That condition has no levels. Remove it whole.",
    "condition-no-source": "Say who concentrates on it: pick a source.",
    "legendary-none-left": "That creature does not have that many left.",
    "legendary-surprised": (
        "A surprised creature takes no legendary actions before the end of its first turn."
    ),
    "legendary-own-turn": (
        "Legendary actions come at the end of another creature's turn. Go to the next turn first."
    ),
    "legendary-once-a-turn": (
        "There was one at this turn already. The next one comes at the end of the next turn."
    ),
    "legendary-incapacitated": "An incapacitated creature takes no legendary actions.",
    "legendary-dead": "The dead take no legendary actions and need no resistances.",
    "rest-dice-unread": "“{line}” can't be read. Write who spends how many hit dice: Aria 2, Borin 1.",
    "rest-who": "{name} does not take part in this rest.",
    "rest-kind": "Choose a short or a long rest.",
    "rest-no-characters": "This fight is over and changes no saved character. `/character rest` does.",
    "character-which": "You have several characters: say which one.",
    "party-none-agreed": (
        "In **{party}** no one has agreed that the DM may change a character. `/party add` asks for it."
    ),
    "rest-which-maximum": (
        "Does this long rest restore the hit point maximum of {name}? The effect that lowered it says "
        "so. Answer with `restores-maximum:`, or in the form."
    ),
    "rest-in-encounter": "There is no rest while the fight goes on. End or pause it first.",
    "hit-dice-short-rest": "Hit dice are spent in a short rest. A long one gives all hit points back.",
    "hit-dice-unknown": "I don't know the hit dice of {name}. Set them with `/edit`: `hit-dice:5d10+10`.",
    "hit-dice-spent": "{name} has no more than {left} hit dice left.",
    "resource-needs-maximum": "Say how many {name} there are: a maximum.",
    "resource-too-many": "A creature has at most {most} resources. Remove one first.",
    "resource-gone": "That resource is gone.",
    "resource-spent": "{name}: only {left} left.",
    "resource-not-there": "{name} does not have the resource {resource}. `/resource set` gives one.",
    "inspiration-has": "{name} has inspiration already, and can't have it twice.",
    "inspiration-has-not": "{name} has no inspiration to spend.",
    "inspiration-dm-gives": "The DM gives inspiration; you spend it.",
    "hit-dice": "Write hit dice like 2d8+4.",
    "too-many-types": "At most {most} types of {length} characters each, please.",
    # A file of creatures
    "upload-out-of-order": "A part of the file is missing. Send it again from the start.",
    "file-too-large": "That file is too large: at most {most} MB.",
    "portrait-too-large": "That picture has more than {most} million pixels.",
    "portrait-unreadable": "I can't read that picture. Send a PNG, JPEG, WebP or GIF file.",
    "portraits-full": "Your pictures take more than {most} MB together. Unused ones go after a week.",
    "file-no-json": "That is not complete JSON or YAML: it ends too early, or a sign is missing.",
    "file-no-text": "That is not a text file. Attach JSON, YAML or a stat block as text.",
    "file-no-format": (
        "I found no creatures in that file. I read Open5e, 5e.tools, Improved Initiative, Fantasy "
        "Statblocks, Foundry, and stat blocks as text."
    ),
    "file-empty": "The list in that file is empty: there is nothing to read.",
    "file-too-deep": "That file is nested deeper than {most} levels.",
    "statblock-none": "Only the name is known: this creature is not from the library, or no longer there.",
    "statblock-changed": "The stat block has changed meanwhile. Open it again.",
    "file-no-character": (
        "I found no characters in that file. I read D&D Beyond, Foundry, and CSV with the columns name "
        "and hp."
    ),
    "character-none-own": "You have no characters and run no party on this server.",
    "challenge-unknown": "{challenge} is no challenge rating. Write 0, 1/8, 1/4, 1/2, or 1 to 30.",
    "creature-none-own": "You have no creatures of your own.",
    # Messages of clients
    "payload-no-object": "Send an object with fields, such as {{encounterId: …}}.",
    "payload-too-many-items": "This can't be read: a list or an object in it has more than {most} items.",
    "payload-too-many-mistakes": "This can't be read: there are too many mistakes in it.",
    "payload-too-deep": "This can't be read: it is nested too deeply.",
    "payload-number-too-large": "This can't be read: it holds a number that is too large.",
    "payload-null-in-name": "This can't be read: it holds a name with a null character.",
    "payload-bytes": "This can't be read: it holds raw bytes.",
    "payload-not-unicode": "This can't be read: it holds text that is not Unicode.",
    "no-changes": "Say what to change, such as {{currentHP: 12}}.",
    # What was typed on Discord
    "which-participant": "Which creature do you mean: {names}? Pick one from the list.",
    "encounter-planned": (
        "**{name}** is planned here. `/encounter start` without a name begins it; `/encounter rules name:` "
        "renames it."
    ),
    "creature-unknown": "“{typed}” is not in the library. Give its hit points with `hp:`.",
    "creature-near": (
        "“{typed}” is not in the library. Do you mean {names}? A creature of your own needs `hp:`."
    ),
    "participant-near": "No creature here has that name. Do you mean {names}? Pick one from the list.",
    "dice-expected": "Write a number or dice such as 2d6+3, up to {most} characters.",
    "dice-too-many": "That is too many dice. Roll up to {most} at once.",
    "dice-sides": "A die has 1 to {most} sides.",
    "dice-operations": "That is too much to do with one handful of dice. Do at most {most} things.",
    "dice-operator": "“{typed}” does nothing to dice here. Write kh3, kl1, dl1, ro<3, e6 or mi2 behind them.",
    "dice-ambiguous": "“{typed}” has two meanings. Write “{first}” or “{second}”.",
    "dice-mode": "adv and dis belong to one d20. Write 1d20+5 adv, or 2d20kh1.",
    "dice-comma": "Write + between numbers, and no comma: 2d6+3.",
    "dice-words": "Write a number or dice alone here, such as 2d6+3.",
    "dice-in-comment": "There are dice in the comment. Write them before it.",
    "dice-impossible": "That can't be rolled. Write something like 2d6+3.",
    "dice-unread": "“{typed}” is not dice. I can't read it from “{rest}” on. Write something like 2d6+3, "
    "and a comment after #.",
    "dice-unfinished": "“{typed}” is not dice. Something is missing at its end. Write something like 2d6+3.",
    "number-too-large": "That number is too large.",
    "number-negative": "Write a number of 0 or more.",
    "whole-number": "{what}: write a whole number, such as 12.",
    "attack-name": "Name the attack, as in longsword +7, 1d8+4 slashing.",
    "attack-not-saved": "There is no saved attack named {name}.",
    "attack-which": "Which attack? Choose one of these: {names}.",
    "attack-none": (
        "Write an attack like longsword +7, 1d8+4 slashing, or save it with /character attack add."
    ),
    "too-many-attacks": "At most {most} attacks, please. Remove one first.",
    "save-bonuses": "Write saves like dex +5, wis -1; con none takes one off.",
    "attack-gone": "That attack is gone. Open the screen again.",
    "form-gone": "That form is too old. Open it anew; what you typed is not kept any longer.",
    "attack-text": "Write an attack like longsword +7, 1d8+4 slashing.",
    "damage-kinds": "At most {most} types of damage at once, please.",
    "damage-parts": "Write several types of damage as 2d6 fire + 3 piercing.",
    "types-expected": "Write types such as fire, cold; or {none}.",
    "least": "{what}: {least} or more, please.",
    "most": "{what}: {most} or less, please.",
    "too-long": "{what}: at most {most} characters, please.",
    "empty": "{what}: write something here.",
    "too-many": "{what}: at most {most} entries, please.",
    "not-as-expected": "{what}: this is not as expected.",
    "field-value": "This entry",
    "field-max-hp": "The hit point maximum",
    "field-hp": "Hit points",
    "field-ac": "The Armor Class",
    "field-initiative-bonus": "The initiative bonus",
    "field-initiative": "The initiative",
    "field-rounds": "The number of rounds",
    "field-amount": "The amount",
    "field-name": "The name",
    "field-level": "The level",
    "field-temporary-hp": "Temporary hit points",
    "field-dc": "The DC",
    "field-bonus": "The bonus",
    "field-roll": "The d20",
    "field-total": "The total",
    "field-count": "How many",
    "field-maximum": "The maximum",
    "field-group": "The group",
    "field-notes": "The note",
    "field-text": "The text",
    # Commands, buttons and forms on Discord
    "guild-only": "That works in a server's channel only.",
    "command-changed": (
        "This command has changed: Discord still shows an older version. Reload Discord (Ctrl+R, or "
        "close the app) and try again."
    ),
    "option-not-here": "What you picked is not here any more. Pick it again from the list.",
    "board-not-posted": (
        "I could not post the board here. `/tracker doctor` checks my permissions; "
        "the next command of this fight tries again."
    ),
    "no-channel": "Discord does not say which channel this is. Use a text channel or a thread.",
    "no-encounter-but-elsewhere": (
        "There is no fight in this channel. `/encounter board` with **{name}** as `fight:` brings yours "
        "here; `/encounter start` begins another."
    ),
    "no-encounter": "There is no fight in this channel. Start one with `/encounter start`.",
    "which-encounter": "Which fight? Pick one of those you run from the list.",
    "encounter-there": (
        "“{name}” is going on in this channel. End it with /encounter end, or start another in a thread."
    ),
    "dm-screen-here": (
        "The DM screen of “{name}” is in this channel. Run that fight from here; begin or bring others "
        "where they are played."
    ),
    "who-is-meant": "Say which creature you mean. Pick one from the list.",
    "nobody-here": "No one is in this fight yet. Press Join, or add a monster with `/init add`.",
    "stale-undo-board": "Something else has happened since. Look at the board again, then undo.",
    "request-answered": "That request has been answered already.",
    "no-target": "Choose at least one target.",
    "no-target-in-encounter": "Choose at least one target that is still in the fight.",
    "initiatives-unread": (
        "Nothing was changed. I can't read {lines}: write each creature of the fight once, such as "
        "Goblin 1 = 14."
    ),
    "nothing-to-roll": "None of your creatures waits for a roll.",
    "no-roll-there": "I find no roll in that message.",
    "no-condition": "Choose a condition, or write one.",
    "condition-gone": "That condition is gone already.",
    "save-and-dc": "Give both: the ability of the save, and its DC.",
    "condition-edit-what": "Say what to change: how long, on whose turn, level or save.",
    "edit-what": "Say what to change: name, Armor Class, hit points …",
    "join-how": "Say who joins: `/join name: hp:`, or save a character with `/character create`.",
    "join-which": "You have several characters: say which one, `/join name:`.",
    "joined-already": "You are in this fight already, as **{name}**.",
    "join-hp": "A new character needs a hit point maximum: `/join name: hp:`.",
    "no-character": "You have no such character. Save one with `/character create`.",
    "add-no-hit-dice": (
        "The library does not know that creature's hit dice. Write dice such as 2d6+2 instead."
    ),
    "co-dm-who": "Say who: a user, a role, or both.",
    "co-dm-owner": "{name} runs this fight already.",
    "help-no-command": "There is no such command. Pick one from the list.",
    # The DM screen's channel
    "dm-channel-unknown": (
        "I can't see {channel}, or it is no text channel. Choose a text channel that only DMs can see."
    ),
    "dm-channel-table": "{channel} is where the fight is played. Choose a channel that only DMs can see.",
    "dm-channel-public": (
        "Everybody on this server can see {channel}, and the DM screen shows everything. Take View "
        "Channel from @everyone there (channel settings → permissions), then try again."
    ),
    "dm-channel-player": (
        "{name} plays in this fight and can see {channel}. Choose a channel that only DMs can see."
    ),
    "dm-channel-not-yours": "You can't write in {channel} yourself. Choose a channel where you can.",
    "dm-channel-closed": (
        "I can't post in {channel}: give me View Channel, Send Messages and Embed Links there."
    ),
    "dm-channel-unsure": (
        "Discord is not saying just now who can see {channel}. Nothing was changed; try again."
    ),
    "dm-channel-several": (
        "The DM screens of several fights are in this channel. Use the buttons of the one you mean, or "
        "that fight's own channel."
    ),
    # Overlay links
    "overlay-channel-only": (
        "There is no fight here. Overlay links are for the DM of a fight, or for who may manage this channel."
    ),
    "overlay-no-such-link": "That overlay link is gone. Pick one from the list.",
    "overlay-no-places": (
        "Say `off`, or widgets with left, top and width in pixels of 1920 × 1080, such as "
        "`third:592,820,736`. The page for setting up an overlay writes it for you."
    ),
    "overlay-no-picture-sources": (
        "Say `own`, `any`, or up to {most} host names with commas between, such as "
        "`i.imgur.com, cdn.example.org`."
    ),
    "overlay-no-links": "This fight or channel has no overlay link. `/overlay link` makes one.",
    "overlay-which-link": "There are {count} overlay links. Say which one: `/overlay list` shows them.",
    # Parties
    "no-template": "You have no template of that name. `/template list` shows yours.",
    "which-one": "Which one do you mean: {names}?",
    "template-name": "Give the template a name.",
    "template-empty": "There is no creature in this fight to save. Add some first: `/init add`.",
    "template-too-many": "You have {most} templates, the most there can be. `/template delete` makes room.",
    "template-too-large": "These creatures hold more text than a template can keep. Shorten their notes.",
    "favourites-full": "You have {most} favourites, the most there can be. `/creature favourite` frees one.",
    "no-party": "There is no party of that name on this server. `/party create` makes one.",
    "party-name": "Give the party a name.",
    "party-there": "There is a party **{party}** on this server already.",
    "party-too-many-members": (
        "{most} of your characters are in this party, and there is no room for more. Ask its DM to add "
        "others."
    ),
    "party-too-many-own": "You have {most} parties on this server, and there is no room for more.",
    "party-too-many": "This server has {most} parties, and there is no room for more.",
    "party-full": "A party has room for {most} characters.",
    "party-empty": "No one is in **{party}** yet. `/party add` puts characters into it.",
    "party-all-here": "All of **{party}** are in this fight already.",
    "party-not-yours": "Only the party's DM can do that with characters of others.",
    "party-of-another-server": "Only its player can put a character into a party of another server.",
    "party-not-its-dm": "Only the party's DM can rename or delete it.",
    "party-not-in-it": "No character of that name is in this party.",
    "party-no-character": "They have no such character on this server.",
    "party-which": "There are several characters: say which one.",
    # A DM's own creatures
    "creature-field": "{name}, {field}: this is not as expected.",
    "creature-defences": "{name}: too many defenses.",
    "creature-hit-dice": "{name}: write hit dice like 2d8+4.",
    "file-gone": "Discord does not have that file any more. Attach it again.",
    "creature-hp": "A new creature needs hit points: `/creature save name: hp:`.",
    "creature-not-yours": "You have no creature of that name. Those of the SRD can't be deleted.",
    "library-full": "Your own creatures take more than {most} MB together. Delete some first.",
    "import-none": "You have no import to undo.",
    # How much one user may keep
    "character-too-many": "You can keep {most} characters. Delete one first: `/character delete`.",
    "character-name-taken": "Another of your characters has that name. Choose another one.",
    "encounter-too-many": "You run {most} fights that have not ended. End one first: `/encounter end`.",
    "overlay-too-many-links": "There are {most} overlay links here. End some first: `/overlay revoke`.",
}
