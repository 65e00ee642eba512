error = ⚠️ { $text }
## The board

board-fallen = ☠ { $count } defeated: { $names }
board-title-planning = { $name } – getting ready
board-title-active = { $name } – round { $round }
board-title-paused = ⏸ { $name } – paused in round { $round }
board-title-completed = 🏁 { $name } – { $round ->
    [0] ended before it began
   *[other] over after round { $round }
}
board-empty = No one is here yet.
    Press **{ button-join }** to play. The DM adds monsters with `/init add`.
board-now = ▶ **{ $name }**'s turn
board-next = next: { $name }
board-page = -# Page { $page } of { $pages }, { $total } in the fight. **{ button-mine }** shows more.
order-page = -# Page { $page } of { $pages }, { $total } in the fight.

button-next = Next turn
button-back = Previous turn
button-damage = Damage
button-heal = Heal
button-condition = Condition
button-roll = Roll
button-undo = Undo
button-undo-end = Undo the end
button-undo-damage = Undo: damage
button-undo-attack = Undo: attack
button-undo-healing = Undo: healing
button-undo-hp = Undo: hit points
button-undo-condition = Undo: condition
button-undo-concentration = Undo: spell
button-undo-effect = Undo: effect
button-undo-save = Undo: save
button-undo-turn = Undo: turn
button-undo-initiative = Undo: initiative
button-undo-joining = Undo: newcomers
button-undo-removal = Undo: removal
button-undo-edit = Undo: edit
button-undo-resource = Undo: resource
button-undo-request = Undo: request
button-undo-answer = Undo: answer
button-undo-rest = Undo: rest
button-undo-start = Undo: start
button-undo-pause = Undo: pause
button-mine = My turn
button-more = DM screen
button-join = Join
button-begin = Begin
button-resume = Resume
rules-now = ⚙️ The rules of **{ $name }**; an option of `/encounter rules` changes one:
rule-line = { $rule }: { $value } · `{ $option }:`
rule-yes = yes
rule-no = no
rule-name = name
rule-ruleset = edition
rule-ties = ties
rule-defeated = defeated monsters
rule-playersmay = damage by players
rule-rerolleachround = new initiative each round
rule-initiativescores = initiative without a roll
rule-revealonturn = hidden monsters are named on their turn
rule-narration = what I tell
rule-recharge = abilities that recharge
rule-ondeckping = calling who is next
rule-repostboardafter = messages before the board is posted again
sheet-name = name
sheet-name-was = name (was { $old })
sheet-ac = AC
sheet-maxhp = hit point maximum
sheet-currenthp = HP
sheet-dexterity = Dexterity
sheet-initiativebonus = initiative bonus
sheet-attacks = attacks
sheet-savebonuses = saves
sheet-defences = defenses
sheet-notes = notes
sheet-regeneration = regeneration
sheet-legendaryactions = legendary actions
sheet-legendaryresistances = legendary resistances
sheet-legendaryactionsremaining = legendary actions left
sheet-legendaryresistancesremaining = legendary resistances left
sheet-hitdice = hit dice
sheet-hitdicespent = spent hit dice
sheet-temphp = temporary HP
sheet-recurring = recurring effects
sheet-isinlair = lair
    .on = in the lair
    .off = out of the lair
sheet-issurprised = surprise
    .on = surprised
    .off = not surprised
sheet-makesdeathsaves = death saves
labelled = { $what }: { $text }
sheet-readied = readied action
    .on = readied action
    .off = no readied action
sheet-reactionused = reaction
    .on = reaction used
    .off = reaction back
sheet-imageurl = picture
sheet-group = group
sheet-type = kind

## Adding a monster

button-dmadd = Add monster
form-add = Add a monster
field-creature = Creature
field-creature-hint = Of the library, or any name with hit points
field-count = How many
field-add-hp = Hit points
field-add-hp-hint = Empty: the library's. A number, or dice for each
field-seen = Who sees it
add-shown = Players see it
add-hidden = Only you, until you show it

## Requests

button-again = Again
save-resists = 👑 { $name }: legendary resistance ({ $left } left)
attack-pick = Attack with …
attack-or-use = { $name }: attack, or use
attack-whom = Whom do you attack? I roll at once.
attack-advantage = Advantage
attack-disadvantage = Disadvantage
attack-own-die = My own die
attack-back = Back to the attacks
attacks-none = { $name } has no saved attacks. Save one with /character attack add.
field-face = Number on the d20
field-face-hint = 1 to 20, without the bonus
request = ⏳ **{ $name }** deals { $damage } to **{ $target }**
request-counts = { $what } – does it count, DM?
attack = Attack
critical-hit = critical
request-heal = ⏳ **{ $name }** heals **{ $target }** by { $amount }
request-allowed = { $what } – DM?
request-set-temporary-hp = ⏳ **{ $name }** gives **{ $target }** { $amount } temporary HP
request-add-condition = ⏳ **{ $name }** puts { $condition } on **{ $target }**
request-remove-condition = ⏳ **{ $name }** takes { $condition } off **{ $target }**
request-change-condition = ⏳ **{ $name }** changes { $condition } on **{ $target }**
request-stabilise = ⏳ **{ $name }** stabilizes **{ $target }**
request-withdrawn = ↩️ What **{ $name }** asked for was undone.
request-unanswered = ⌛ The fight ended before the DM answered.
request-void = ⌛ What **{ $name }** asked for is no longer open: its target left the fight.
form-settle = Answer to a request
field-answer = How much of it counts
field-critical = Critical hit
field-critical-hint = Rolls its dice once more; those that fell stay
critical-yes = Yes
critical-no = No
button-settleform = Adjust …
answer-whole-full = Yes
answer-whole-none = No
request-sent = ⏳ Sent to the DM, who answers it.
request-repeat = You have asked the DM for that already.
answer-full = Full
answer-half = Half
answer-double = Double
answer-none = None

## Answers to the one who asked

turn-just-moved = ⏳ { $by } moved the turn just now: it is **{ $name }**'s turn. Do you mean this one?

no-fights = There is no fight here that you can see.
default-name = Fight
done = Nothing changed: it is so already.
too-slow-for-form = That took too long to open. Press the button again.
unknown-button = This button is from another version. `/encounter board` posts a new board.
rolled = 🎲 { $shown } → **{ $total }**
status-planning = getting ready
status-active = running
status-paused = paused
status-completed = over

board-needs-permissions = ⚠️ I can post the board here, but not keep it up to date: I need View Channel, Send Messages and Embed Links in this channel. `/tracker doctor` checks it.
board-trouble-forbidden = ⚠️ I can't keep the board of this fight up to date: I may not edit or post here any more. Give me View Channel, Send Messages and Embed Links, then use any command; or `/encounter board` elsewhere.
board-trouble-gone = ⚠️ The channel of this fight's board is gone. `/encounter board` posts it again; in another channel, with this fight as `fight:`, the fight moves there.

overlay-link = 📺 The overlay link, for a browser source in OBS. Anyone who has it can watch, so keep it off the screen:
    ||<{ $link }>||
    It is hidden until you click it. `/overlay settings` sets it up, `/overlay rotate` replaces it by a new one, `/overlay revoke` ends it.
overlay-link-channel = 📺 The overlay link of this channel, fight after fight, for a browser source in OBS. Anyone who has it can watch, so keep it off the screen:
    ||<{ $link }>||
    It is hidden until you click it. Between fights the overlay is empty.
overlay-rotated = 🔑 The old overlay link has ended. The new one, with the same settings:
    ||<{ $link }>||
overlay-line = { $number } · { $bound ->
        [channel] follows this channel
       *[fight] this fight
    } · { $audience ->
        [players] for the table
       *[stream] for the stream
    } · made { $made } UTC
overlay-links-of-others = { $count ->
        [one] 📺 An overlay link that someone else made shows what is played in this channel.
       *[other] 📺 { $count } overlay links that others made show what is played in this channel.
    } `/overlay list` lists them, `/overlay revoke` ends them.
overlay-links = { $count ->
        [one] 📺 One overlay link works:
       *[other] 📺 { $count } overlay links work:
    }
overlay-settings = { $count ->
    [one] 📺 The link as it is set now:
   *[other] 📺 The links as they are set now:
}
overlay-reload = { $count ->
        [0] No overlay is connected.
        [one] One overlay reloads.
       *[other] { $count } overlays reload.
    }
overlay-style = Style sheet (CSS)
overlay-style-hint = The configurator lists the hooks. Imports and addresses are dropped.
overlay-style-title = Your own style
overlay-style-kept = 🎨 Saved. Overlays that are on air show it already.
overlay-revoked = { $count ->
        [0] This fight had no overlay link.
        [one] One overlay link has ended.
       *[other] { $count } overlay links have ended.
    }
play-link = 📱 The fight on your phone or tablet, as you see it, with everything you can do. This link is yours alone:
    { $link }
    It ends a week after you last used it; `/play revoke:True` ends it at once.
play-console = 🖥️ And the DM's page, for a laptop. Keep it off the stream:
    { $link }
play-by-role = You run this fight by your role: these links work for { $hours } hours, then ask for new ones.
play-join-first = You have no character in this fight yet, so you can only watch. To play, press **{ button-join }** or type `/join`: the page follows by itself.
play-revoked = { $count ->
        [0] You had no such link.
        [one] Your link has ended.
       *[other] Your { $count } links have ended.
    }
portrait-given = 🖼️ **{ $name }** has a new picture.
portrait-taken = **{ $name }** has no picture any more.
token-made = 🔑 { $line }
    `{ $token }`
    This is the token. I do not show it again: give it to your program and to no one else. It ends { $days } days after its last use; `/token revoke` ends it at once.
token-line = { $name } · { $scope } · until { $until }
no-tokens = You have no tokens. `/token create` makes one for a program of yours.
token-revoked = 🔑 **{ $name }** does not work any more.
character-saved = 💾 { $character }. **{ button-join }** and `/join` take this character from now on.
character-hp = { $hp }/{ $max } HP
ac = AC { $ac }

## Forms; labels have room for 45 characters, hints for 100

form-damage = Damage
form-heal = Heal
form-condition = Condition
form-join = Join the fight
form-area = Area damage
field-amount = Amount
field-amount-found-hint = That message has several numbers: which one is it?
field-amount-hint = A number, or dice such as 2d6+3
field-target = Target
field-target-part = Target, part { $part }
field-type = Damage type
field-condition = Condition
field-other = Another effect
field-other-hint = In your own words, instead of one from the list
field-rounds = How long
field-rounds-hint = 3, 1d4, 10 minutes, 1 hour; empty: until it is removed
field-whose-turn = Whose turn counts down
field-whose-turn-hint = Rounds are counted on that turn. Empty: the turn of the creature that has it
field-ends = When a round of it is over
field-ends-round = At the end of the round
field-ends-turn-start = At the start of the turn
field-ends-turn-end = At the end of the turn
field-level = Level
field-class = Class
field-save = Save that ends it
field-save-hint = An ability and a DC, such as Wisdom 15; empty: no save ends it
field-character = Character
field-character-hp = { $hp } HP
field-name = Name
field-hp = Hit point maximum
field-ac = Armor Class
field-bonus = Initiative bonus
field-bonus-hint = Added to the d20. Empty: that of your Dexterity, if I know it
field-initiative = Initiative
field-initiative-hint = What you rolled, or dice; empty: I roll for you

## The DM screen

dm-title = DM · { $title }
dm-footer = page { $page } of { $pages }
private-live = Live at most 15 minutes after a tap
private-drawn = as of
private-over = No longer live – tap a button
dm-pick = Choose a creature: reveal, hit, cure …
undo-takes-back = ↩️ Undo is for what { $name } did: { $what }
dm-requests = { $count ->
        [one] ⏳ One request waits:
       *[other] ⏳ { $count } requests wait. The first:
    }
dm-resistances = Resists { $what }
dm-vulnerabilities = Vulnerable to { $what }
dm-immunities = Immune to { $what }
dm-absorptions = Absorbs: { $what }
dm-reduction = Reduces each hit by { $what }
dm-threshold = Damage threshold { $what }
dm-maximum-change = maximum { $maximum } { $change }
dm-own-hp = own form { $hp }/{ $max }
dm-legendary-action = 👑 { $left } of { $total } legendary actions left
dm-legendary-resistance = 👑 { $left } of { $total } legendary resistances left
dm-cure = Remove or change a condition
dm-take-off = Remove { $name }
dm-change = Change { $name } …
reveal-players = 👁 The table sees { $level }
reveal-stream = 📺 The stream sees { $level }
level-unseen = nothing
level-unknown = “???”
level-name = the name
level-band = the health in words
level-damage = the health in words, and each hit in numbers
level-exact = exact hit points
level-unseen-hint = Nothing is there
level-unknown-hint = Something is there
level-name-hint = Which creature it is
level-band-hint = And the health, such as bloodied
level-damage-hint = And the damage of each hit
level-exact-hint = And the hit points
seen-by-players = 👁 As the table sees it · { $title }
seen-by-stream = 📺 As the stream sees it · { $title }
seen-by-footer = { $count ->
        [one] One creature
       *[other] { $count } creatures
    } can be seen
button-dm = Back to the screen
button-dmnext = { button-next }
button-dmback = { button-back }
button-dmgroup = Act together
button-dmsplit = Act alone
button-dmarea = Area damage
button-dmarealist = Area damage: list
button-areaamount = Enter the damage
button-dmrefresh = Refresh
button-see-players = As the table
button-see-stream = As the stream
button-legendary-action = Legendary action
button-legendary-resistance = Legendary resistance

## A player's own screen

superseded = Another fight is going on in this channel: **{ $name }**.
newer-open = Go to { $name }
button-endturn = End my turn
button-delay = Delay
button-act = Act now
button-deathsave = Death save
log-attached = 📜 The whole log of the fight, hidden things included. Only you see it.
co-dm-now = { $name } runs this fight with you now.
co-dm-no-more = { $name } does not run this fight any more.
control-now = { $name } plays { $who } now.
control-no-more = { $name } does not play { $who } any more.
overlay-status = 📺 { $count ->
        [0] No overlay is connected.
        [one] One overlay is connected.
       *[other] { $count } overlays are connected.
    }
overlay-health = · shows change { $version } of { $latest }, { $seen ->
        [yes] visible
       *[no] hidden
    }, { $lag } ms behind, { $where ->
        [streaming] OBS { $obs } is streaming
        [recording] OBS { $obs } is recording
        [obs] OBS { $obs } is not on air
       *[browser] in a browser
    }, reported { $seconds } s ago

## Whom a command without a name is about

## Parties

template-saved = 📋 Saved: { $template }. `/template start` sets it up.
template-xp = { $xp } XP ({ $rules })
template-deleted = 📋 **{ $name }** is deleted.
no-templates = You have no templates yet. Set a fight up with `/init add`, then `/template save`.
party-delete-asks = Delete **{ $party }**? Its characters stay.
button-partydelete = Delete the party
party-deleted = 🛡 **{ $party }** is deleted. Its characters are still there.
characters-undo-hint = `/character undo-import` takes this back.
characters-import-undone = ↩️ The import is undone: { $gone ->
        [one] one character is gone
       *[other] { $gone } characters are gone
    }, { $back ->
        [one] one is as it was before
       *[other] { $back } are as they were before
    }.
party-created = 🛡 **{ $party }** is a party now. `/party add` puts characters into it, `/party bring` brings them all into a fight.
party-renamed = **{ $party }** is called **{ $name }** now.
party-joined = 🛡 { $character } travels with **{ $party }**.
party-left = 🛡 { $character } left **{ $party }**.
party-asks = 🛡 { $player }: { $name } has put { $character } into **{ $party }**. May { $name }, and the fights that { $name } brings the party into, change the saved hit points and values?
party-agreed = 🛡 { $character } travels with **{ $party }** and keeps the hit points that the party's fights leave.
transfer-asks = 🔑 { $player }: { $name } offers you the fight “{ $fight }”. Become its DM? The offer lasts a day.
transfer-accepted = 🔑 { $name } is the DM of “{ $fight }” now.
transfer-open = 🔑 The fight “{ $fight }” is offered to another DM. Become its DM?
transfer-cancelled = 🔑 “{ $fight }” keeps its DM: the offer is off.
button-transferyes = Become the DM
button-transferno = Decline or withdraw
party-not-agreed = ℹ️ { $characters }: this fight will not change the saved hit points, because that was not agreed to. Those who play them agree with `/party add`.
button-partyagree = Agree
button-partyleave = Take out
party-listed = **{ $party }** · { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
party-nobody = No one is in it yet.
no-parties = There is no party on this server yet. `/party create` makes one.

## The creature library

button-statblock = Stat block
statblock-roll = Roll …
statblock-before = Previous
statblock-after = Next
statblock-goes-on = …
statblock-footer = { $page } of { $of } · { $book }
statblock-initiative = Initiative { $bonus }
statblock-speed = Speed: { $speeds }
statblock-speed-walk = { $feet } ft.
statblock-speed-fly = fly { $feet } ft.
statblock-speed-swim = swim { $feet } ft.
statblock-speed-climb = climb { $feet } ft.
statblock-speed-burrow = burrow { $feet } ft.
statblock-hover = hovers
statblock-saves = Saves: { $what }
statblock-skills = Skills: { $what }
statblock-senses = Senses: { $what }
statblock-passive = passive Perception { $value }
statblock-languages = Languages: { $what }
statblock-traits = Traits
statblock-actions = Actions
statblock-bonus-actions = Bonus actions
statblock-reactions = Reactions
statblock-legendary-actions = Legendary actions
statblock-mythic-actions = Mythic actions
statblock-lair-actions = Lair actions
statblock-regional-effects = Regional effects
statblock-per-day = day
statblock-per-rest = rest
statblock-per-long-rest = long rest
statblock-dc = DC { $dc }
statblock-to-hit = To hit: { $roll }
statblock-damage = Damage: { $roll }
statblock-damage-half = Damage: { $roll }; half on a save
statblock-save = { $ability } save, DC { $dc }
statblock-xp = { $xp } XP
creature-title = Creatures
creature-hit-points = { $hp } HP
creature-challenge = CR { $challenge }
creature-yours = yours
creature-of-other-rules = 📖 **{ $name }** is from { $book }, not of the { $ruleset } rules.
creature-of-other-rules-near = 📖 **{ $name }** is from { $book }. The { $ruleset } rules have { $names }. `/undo` takes that back.
creature-marked = ⭐ **{ $name }** is a favourite of yours: it is offered first.
creature-unmarked = **{ $name }** is no favourite any more.
creature-none = There is no creature of that name. `/creature save` makes one of your own.
creature-saved = 💾 { $creature }. `/init add` knows it from now on.
defence-noted = 📝 No rule reads this, so it is in the notes: { $what }
creature-imported = 💾 { $count ->
    [one] One creature is yours now. `/init add` knows it.
   *[other] { $count } creatures are yours now. `/init add` knows them.
}
characters-imported = { $count ->
    [one] 💾 { $names } is your character now.
   *[other] 💾 { $count } are your characters now: { $names }.
}
characters-exported = 📦 Your characters, and the parties you run. `/character import` reads the characters.
import-progress-reading = ⏳ Reading: { $done } of { $of } creatures …
import-progress-storing = ⏳ Saving: { $done } of { $of } creatures …
import-nothing = Nothing was saved.
import-taken = Read as { $format }: { $fields ->
        [one] one field
       *[other] { $fields } fields
    }.
import-filled = From creatures that I know already: { $what }.
import-assumed = By the rules, because the file does not say: { $what }.
import-left = Left out: { $what }.
import-refused = Refused ({ $count }): { $what }.
import-undo-hint = `/creature undo-import` undoes this import.
import-undone = ↩️ The import is undone: { $gone ->
        [one] one creature
       *[other] { $gone } creatures
    } deleted, { $back } as before.
import-reason-not-understood = not understood
import-reason-no-place = no place for it here
import-reason-out-of-range = out of range
import-reason-too-long = too long
import-reason-no-name = no name
import-reason-no-hit-points = no hit points
import-reason-no-creature = no creature
import-reason-copy-not-understood = a copy with changes that are not understood
import-reason-refers-to-another = points to another creature
import-reason-field = { $field } is not as expected
creature-exported = 📦 Your own creatures. `/creature import` reads this file.
form-statblock = Stat block
field-statblock = The stat block's text
field-statblock-hint = As the book has it, from the name to the last action
character-deleted = 🗑 { $name } is not one of your characters any more.
creature-deleted = 🗑 { $name } is not one of your creatures any more.

## Who looks on, behind the board's version: a footer, so no Markdown

badge-dm = 🎲 { $count } DM
badge-players = 👁 { $count ->
        [one] one viewer
       *[other] { $count } viewers
    }
badge-stream = 📺 { $count } on stream
log-thread-trouble = ⚠️ I can't write this fight's log thread: I need Create Public Threads and Send Messages in Threads here, and a thread can't have threads of its own. Until then the lines appear in the channel.

## The DM screen in a channel

dm-live-footer = For the DM · always up to date · page { $page } of { $pages }
dm-screen-kept = 📌 The DM screen is in { $channel } and stays up to date there. Delete the message to end that.
reaction-used = reaction used

## The initiative editor; field labels have room for 45 characters, hints for 100

button-dminit = Initiative
form-initiative = Initiative
field-order = One line each: Goblin 1 = 14
field-order-hint = Numbers or dice; a line that is missing or has no number changes nothing

## The DM screen beside other channels, and damage to an area

board-posted = 📌 The board is in { $channel }, where the fight is played.
field-amount-typed-hint = A number, dice such as 8d6, or 4d6 fire + 2d8 cold
bundle-all = All monsters in sight
    .short = All monsters
bundle-players = All players
    .short = All players
area-bundle = { $name } ({ $count })
area-how = Tap who is hit: once for full damage, twice for half, three times for none.
area-full = **Full:**
area-half = **Half:**
area-footer = { $count ->
    [0] Nobody chosen yet
    [one] One target
   *[other] { $count } targets
} · page { $page }/{ $pages }
dm-screen-withdrawn-public = ⚠️ I removed the DM screen: everybody on this server can see this channel now. Take View Channel from @everyone here, then put the screen back with `/encounter screen channel:`.
dm-screen-withdrawn-player = ⚠️ I removed the DM screen: { $name } plays in the fight and can see this channel. Change who sees it, then put the screen back with `/encounter screen channel:`.
dm-screen-stopped = ⚠️ I can't keep the DM screen in { $channel } up to date any more: what it shows is old. Give me View Channel, Send Messages and Embed Links there, or put it elsewhere with `/encounter screen channel:`.

## What is kept about a user

privacy-title = What I keep about you
privacy-name = Your name here ({ $name }) and your Discord id, since { $since }
privacy-characters = Saved characters: { $number }
privacy-character-names = The characters: { $names }
privacy-parties = Parties you made: { $number }
privacy-templates = Fights you prepared: { $number }
privacy-portraits = Pictures you uploaded: { $number }
privacy-favourites = Favourite creatures: { $number }
privacy-used-last = Creatures you added last: { $number }
privacy-creatures = Your own creatures: { $number }
privacy-fights-run = Fights you run as DM: { $number }
privacy-fights-played = Fights you play a creature in: { $number }
privacy-log-lines = Lines in the logs of fights, with your name: { $number }
privacy-links = Links you made: { $number }
privacy-tokens = Tokens for programs and pages: { $number }
privacy-sessions = Your open web pages, with address and browser: { $number }
privacy-how = `/privacy delete` deletes it. What I posted in channels is Discord's and stays there.
privacy-link-privacy = Privacy policy: { $url }
privacy-link-terms = Terms of service: { $url }
privacy-nothing = I keep nothing about you.
privacy-confirm = ⚠️ Delete everything I keep about you? Your characters, creatures and links are gone for good; fights and their logs name someone unnamed in your place. In fights that are going on, your creatures stay, and the DM plays them.
privacy-runs-fights = ⚠️ You are the DM of fights that have not ended: { $fights }. End them with `/encounter end`, or offer them to someone with `/encounter transfer`, then ask again. Nothing was deleted.
privacy-ends-fights = Or I end them now: everything I keep about you is then deleted for good, and fights and their logs name someone unnamed in your place.
privacy-deleted = ✅ I keep nothing about you any more.
button-forget = Delete it all
button-forget-ending = End and delete all

## Resources and inspiration

inspired = inspiration
resource-pick = { $name }: spend …
resource-spend = Spend { $name } [{ $left }/{ $most }]
resource-back = Give back { $name } [{ $left }/{ $most }]
resource-none = There are no resources yet. `/resource set` gives one.
resource-recharges = { $least ->
    [6] recharges on a 6
   *[other] recharges on { $least }–6
}
resource-regains = { $count } with a short rest, all with a long rest
resource-returns-never = does not come back
resource-returns-turn = comes back at the start of each turn
resource-returns-short-rest = comes back with a short rest
resource-returns-long-rest = comes back with a long rest
button-inspire = Give inspiration
button-uninspire = Spend inspiration
save-owed = { $ability } save, DC { $dc }: { $name }
button-rollsave = Roll save
button-typesave = Enter my roll
form-save = Saves
field-own-roll-hint = +5 rolls a d20 for you; 17, or dice, is your total
save-passed = Passed …
save-failed = Failed …
save-dropped = No effect …
dm-saves-title = Saves still to be made
dm-saves-none = No save is left to be made.
dm-saves = { $count ->
        [one] 🎲 One save is still to be made.
       *[other] 🎲 { $count } saves are still to be made.
    }
button-dmrollsaves = Roll for monsters
button-dmsaves = Saves
field-area-full = Full damage
field-area-full-hint = All monsters, for example; exceptions go below
field-area-half = Half damage
field-area-half-hint = Those who saved
field-area-none = No damage
field-area-none-hint = Whom a choice above must not hit
field-area-save = Save
field-area-save-example = DEX 15
field-area-save-hint = DEX 15, or Fireball DEX 15: all who would take full damage save first
effect-area = the effect

## What recurs on each turn

effect-damage = { $amount } damage
effect-healing = { $amount } healing
apply-due = Apply { $amount }: { $name }
button-skipdue = Skip
dm-effects-due = { $count ->
    [one] 🔔 One effect is due.
   *[other] 🔔 { $count } effects are due.
}
## Rests, and what stays of a character between fights

button-dmrest = Rest
form-rest = Rest
field-rest = How long
field-resting-hint = None chosen: all characters of the table
field-hit-dice = Hit dice, in a short rest
field-hit-dice-hint = A line each: Aria 2. Physical dice: Aria 2 = 14
rest-short = Short rest: an hour
rest-long = Long rest: eight hours
character-hit-dice = hit dice { $dice }, { $spent } spent
party-rest-not-agreed = ℹ️ { $characters }: nothing was changed, because that was not agreed to. Those who play them agree with `/party add`.
party-restored = 💗 **{ $party }** has everything back: { $count ->
    [one] one character
   *[other] { $count } characters
}.
character-delete-asks = ⚠️ Delete { $name } for good? A fight that is going on keeps a copy.
button-chardelete = Delete
field-rest-maximum = A lowered hit point maximum
field-rest-maximum-hint = The effect that lowered it says whether a long rest ends it
rest-maximum-yes = A long rest gives it back
rest-maximum-no = It stays lowered

# Experience points and difficulty, for the DM alone
level = level { $level }
challenge-rating = CR { $cr }
sheet-level = level
sheet-characterclass = class
sheet-isboss = boss
sheet-challengerating = challenge rating
xp-earned = ⭐ { $total } XP for what was defeated: { $count ->
    [one] all for the only character
   *[other] { $each } for each of { $count } characters
}
xp-earned-alone = ⭐ { $total } XP for what was defeated
xp-unknown = ❔ Without a challenge rating, so not in these XP: { $names }. `/edit cr:` sets it.
difficulty = ⚖️ Difficulty ({ $rules }): **{ $step }** · { $xp } XP ({ $of })
difficulty-at-least = ⚖️ Difficulty ({ $rules }): at least **{ $step }** · { $xp } XP ({ $of })
difficulty-missing = ⚖️ For the difficulty, a level is missing: { $names }. `/edit level:` sets it.
difficulty-trivial = less than easy
difficulty-easy = easy
difficulty-medium = medium
difficulty-hard = hard
difficulty-deadly = deadly
difficulty-low = low
difficulty-moderate = moderate
difficulty-high = high
difficulty-beyond = more than high

overlay-remote = 🎛️ The address that gives orders to this overlay, for Stream Deck, OBS scripts and the like. Anyone who has it can give them, so keep it off the screen:
    ||`{ $address }`||
    In place of `hide`: { $orders }. With `splash`, `&name=Goblin` says who. A new address ends the old one; `/overlay remote end:True` ends it.
overlay-remote-ended = 🎛️ The address gives no orders any more.
air-title = 📺 What the overlays show
air-state = { $shown ->
        [no] Hidden
       *[yes] Shown
    } · { $moments ->
        [paused] moments are paused
       *[on] moments are played
    } · scene: { $scene ->
        [turn] whose turn it is
        [party] the party
        [recap] the fight in numbers
       *[fight] the whole fight
    }
air-show = Show
air-hide = Hide
air-splash = Announce now
air-clear = Clear
air-pause = Pause moments
air-resume = Resume moments
air-scene = Next scene
