# The words of the web pages themselves: realtime/web/src. What the bot says too is in the other files.

## What the page shows before there is a fight

gate-no-link-title = This page needs your link
gate-no-link = Type /play in Discord, in the channel of your fight: the answer is your own link to this page.
gate-revoked-title = This link has ended
gate-not-in-fight-title = You are not in this fight yet
gate-not-in-fight = Press “{ button-join }” on the board in Discord, or type /join: this page opens by itself. To watch without a character, type /play there for a new link.
gate-looking-title = Looking for your fight
gate-no-answer = The server does not answer. Trying again…
gate-wait = One moment…

## What stands on player page and console

page-title = The fight
page-fight = Fight
page-menu = Menu
page-language = Language
page-close = Close
page-forget-link = Forget my link on this device
page-happened = What happened
page-nothing-yet = Nothing yet.
page-order = Initiative order
page-now = now
page-next = next
page-label = { $name }:
page-somebody = Somebody
page-more = More
fresh-live = Live
fresh-checking = Checking…
fresh-away = Reconnecting… these numbers may be old
fresh-connecting = Connecting…
note-pending = { $what }… waiting for the server
note-done = { $what }: done
note-sent = Sent to the DM. You will see the answer here.
note-dismiss = Dismiss this message

## Errors that have no key, by code

wire-unanswered = The server did not answer. Look whether it happened before you try again.
wire-internal = Something went wrong here. Look at the fight, then try again. Reference for the operator: { $reference }
wire-rate-limited = { $seconds ->
    [one] Too many requests. Try again in a second.
   *[other] Too many requests. Try again in { $seconds } seconds.
}
wire-busy = Too many messages at once. Wait for the answers.
wire-restarting = The server restarts; nothing was changed. Try again in a moment.

## A creature's values and marks

mark-defeated = Defeated
mark-secret = { $name } (secret)
mark-temporary = temporary
mark-saves = Death saves: { $successes } of 3 saved, { $failures } of 3 failed
mark-exhaustion = Exhaustion: { $cost }
rounds-left = { $count ->
    [one] 1 round left
   *[other] { $count } rounds left
}
time-left = { $time } left
time-hours = { $count } h
time-minutes = { $count } min
page-damage-typed = { $amount } { $damage }
page-damage-other = { $amount } damage ({ $type })
page-ac = AC
page-dc = DC

## Fields that both pages have

page-amount-example = 2d6+3
recurs-amount-example = 1d6
effect-amount-example = 1d4+4
page-die = d
page-dice = { $label }: dice
page-attacks = Attacks of { $name }
page-attack-normal = Normal
page-attack-roll = Roll
page-attack-face = Or the face of your d20
page-attack-whom = Attack whom with { $name }
page-attack-save = Save an attack
page-attack-save-it = Save it
page-attack-example = longsword +7, 1d8+4 slashing
page-less = { $label }: 1 less
page-plus = { $label }: { $count } more
page-type-open = Not said
page-quality = The hit is
page-temporary-hp = Temp HP
page-amount-temporary = { $amount } temporary HP
page-condition-other = Or another one
page-until-removed = Until removed
page-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
page-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
page-add-named = Add { $name }
page-add-condition = Add condition
page-ends-bearer = the bearer
page-change = Change
page-change-named = Change { $name }
page-remove = Remove
page-remove-named = Remove { $name }
page-save-named = Save { $name }
page-rounds-from-now = How long from now
console-boss = Announce as a boss
page-no-save = none
page-apply = Apply { $amount }
page-due = { $name }, { $amount }
page-due-text = { $name }, { $amount } ({ $text })
page-lasting-other = Or another time
page-condition-more = More about it
page-condition-kept = Needs the concentration of
page-condition-kept-not = nobody
page-condition-kept-on = Concentrates on
page-condition-note = Note
page-condition-save-at = When it is rolled
recurs = On each turn
recurs-nothing = nothing
recurs-damage = damage
recurs-healing = healing
recurs-reminder = a reminder
recurs-amount = How much each turn
recurs-at = When in the turn
recurs-text = Reminder
recurs-automatic = Applied by itself
recurs-title = Effects on each turn
recurs-add = Add effect
recurs-example = Burning, Regeneration
save-bonuses = Saving throw bonuses
save-bonuses-save = Save these bonuses
until-turn-start = until the start of { $name }’s turn
until-turn-end = until the end of { $name }’s turn
until-next-turn-start = until the start of { $name }’s next turn
until-next-turn-end = until the end of { $name }’s next turn

## Hit points that an effect gives, other forms, resources, rests

effect-title = Hit points of an effect
effect-name = Effect
effect-example = Aid, False Life
effect-lasting = For
effect-lasting-example = until removed, or 10 min, 8 h
effect-give = Give temporary HP
effect-raise = Raise maximum
effect-lower = Lower maximum
effect-maximum = { $name }: maximum { $change }
effect-temporary = { $name }: temporary HP
shape-title = Another form
shape-own = Own form
shape-back = Back to the own form
shape-by = By
shape-polymorph = Polymorph
shape-wild-shape = Wild Shape
shape-name = Form
shape-example = Brown Bear
shape-hp = Its hit points
shape-ac = Its AC
shape-temporary = Temporary HP (2024)
shape-temporary-example = druid level
shape-lasting-example = until ended
shape-take = Take this form
resources-of = { $name }: { $left } of { $most }
resources-spend = Spend
resources-spend-named = Spend { $name }
resources-back = Give back
resources-back-named = Give back { $name }
resources-new = Add a resource
resources-name = Resource
resources-example = First-level slots
resources-most = How many there are
resources-returns = When it comes back
resources-add = Add it
rest-hit-dice = Hit dice ({ $dice }, { $spent } spent)
rest-healing = What they gave, if rolled by hand
rest-take-short = Short rest
rest-take-long = Long rest
page-request = { $damage } to { $targets }
page-request-heal = { $amount } healing for { $targets }
page-request-temporary = { $amount } temporary HP for { $targets }
page-request-condition = { $condition } on { $targets }
page-request-condition-off = no more { $condition } on { $targets }
page-request-condition-changed = { $condition } on { $targets }, changed
page-request-stabilise = { $targets } stabilized

## The player page

play-your-turn-title = ● Your turn
play-before = Before the fight
play-open-console = Open the DM’s console
play-revoke = In Discord, /play revoke:True ends all of your links at once.
play-nobody = Nobody is in sight.
play-nobody-else = Nobody else is in sight.
play-you = you
play-character = Your character
play-which = Your creature
play-look-on = You are watching, without a character in this fight. To play, press “{ button-join }” in Discord.
play-actions = Actions
play-conditions = Conditions
play-resources = Resources
play-save = Save
play-saves = Saves
play-sheet = { $name }: { $what }
play-turn = Turn
play-not-begun = The fight has not begun.
play-paused = The fight is paused.
play-over = { $round ->
    [0] The fight ended before it began.
   *[other] The fight is over.
}
play-your-turn = Your turn, { $name }
play-turn-of = { $name }’s turn
play-turn-of-somebody = Somebody’s turn
play-you-next = You are next, { $name }
play-next = Next: { $name }
play-next-own = Next: you, { $name }
play-waiting = Waiting for the DM
play-attack-from = Damage from { $name }
play-attack-whom = To whom
play-attack-rolled = Damage rolled
play-attack-critical = Critical hit (already in the number)
play-attack-deal = Deal { $amount } damage
play-attack-deal-open = Deal damage
play-whose-conditions = Whose conditions
play-heal-whom = Whom you heal
play-take-damage = Take damage
play-roll-initiative-hint = The server rolls a d20 with your bonus, or enter what you rolled at the table, bonus included.
play-roll-initiative-asks = Your total
play-roll-save-hint = The server rolls a d20 for everybody to see, or enter the bare number that you rolled at the table.
play-roll-save-asks = The number on your d20
play-roll = Roll for me
play-enter = Enter { $roll }
play-enter-open = Enter my roll
play-bonus = Your bonus
play-or-total = Or your total
play-no-save = No save is owed any more.
play-drop = Drop { $name }
play-end-concentration = End concentration
play-concentrate = Concentrate
play-concentrate-on = Concentrate on
play-concentrate-start = Start
play-initiative-again = Initiative again (now { $initiative })
play-delay = { button-delay }: act later this round
play-reaction = Reaction
play-use-reaction = Use my reaction
play-reaction-back = Reaction used: give it back
play-undo = Undo my last change

## The console

console-title = DM console
console-not-dm-title = This is the DM’s console
console-not-dm = You play in this fight.
console-own-page = Open your own page
console-open-play = Open the players’ page
console-shortcuts = Keyboard shortcuts
console-key-row-after = Next row
console-key-row-before = Row before
console-key-tick = Tick or untick the row
console-key-amount = Damage or healing
console-key-add = Add somebody
console-key-clear = Untick everybody
console-key-help = These shortcuts
console-escape = Esc
console-redo = Redo
console-add = Add
console-turns = Turns
console-planning = Not begun
console-paused = Paused
console-completed = { $round ->
    [0] Ended before it began
   *[other] Over
}
console-nobody = Nobody
console-pause = Pause
console-end = End the fight…
console-end-yes = Yes, end it
console-empty = Nobody is in this fight yet. Add somebody.
console-pick = Take { $name }
console-chosen = Chosen
console-chosen-count = { $count } chosen
console-clear = Untick all
console-act-together = Act on one turn
console-act-alone = Act alone
seen-unseen = hidden
seen-unknown = ???
seen-name = name only
seen-band = health
seen-damage = health and hits
seen-exact = exact
rung-unseen = Hidden
rung-unknown = ???
rung-name = Name
rung-band = Health
rung-damage = Health and hits
rung-exact = Exact
console-players-see = What players see
console-stream-sees = What the stream sees
console-share-of = Share of { $name }
console-secret = Secret
console-rounds-example = until removed
console-requests = Requests
console-request-critical = { $what } (critical)
console-answer = Answer { $answer }
console-saves-monsters = Roll for all monsters
console-save-roll = Roll
console-save-roll-bonus = Roll { $bonus }
console-save-passed = Passed
console-save-failed = Failed
console-save-dropped = Nothing
console-area-title = Let them save
console-area-label = Saves against an effect
console-area-name = Spell or effect
console-area-success = A success leaves
console-area-condition = Condition on who fails
console-area-call = Call for saves
console-add-title = Add to the fight
console-add-search = Search the library, or any name
console-add-from = From the library: { $name }
library-filters = Search by kind, CR or book
library-kind = Kind
library-challenge = CR
library-book = Book
console-add-library = From the library
console-add-not-this = Not this one
console-add-roll = Roll { $dice } hit points for each
console-add-hidden = Hidden from players and stream
console-roll-initiative = Roll initiative
console-initiative-score = Initiative score
console-stabilise = Stabilize
console-end-named = End { $name }
console-not-surprised = Not surprised
console-take-inspiration = Take inspiration
console-remove = Remove from the fight…
console-remove-yes = Yes, remove { $name }
console-death-saves = Falls dying at 0 and makes death saves
console-death-saves-label = Death saves
console-legendary-action = Legendary actions
console-legendary-resistance = Legendary resistances
console-legendary-spend = { resources-spend }: { $what }
console-legendary-back = { resources-back }: { $what }
console-lair = In the lair
console-sheet = Values
console-notes = Notes, for the DM alone
console-save = Save
console-rolls = Rolls
console-xp = { $rating } ({ $xp } XP)

## What undo takes back

deed-start-encounter = the start
deed-pause-encounter = the pause
deed-resume-encounter = the resuming
deed-end-encounter = the end
deed-add-participant = the newcomers
deed-add-party = the party
deed-update-participant = the edit
deed-set-visibility = what is shown
deed-set-controllers = who plays it
deed-remove-participant = the removal
deed-roll-initiative = initiative
deed-set-initiatives = initiatives
deed-move-participant = the move
deed-join-group = the group
deed-leave-group = the split
deed-delay-turn = the delay
deed-take-turn = the turn
deed-advance-turn = the turn
deed-previous-turn = the step back
deed-deal-damage = damage
deed-make-attack = the attack
deed-heal = healing
deed-set-temporary-hp = temporary HP
deed-update-participant-hp = hit points
deed-add-condition = a condition
deed-remove-condition = a condition taken off
deed-change-condition = a changed condition
deed-roll-death-save = the death save
deed-stabilise = the stabilizing
deed-concentrate = concentration
deed-end-concentration = lost concentration
deed-spend-legendary = a legendary action
deed-set-resource = a resource
deed-remove-resource = a removed resource
deed-spend-resource = what was spent
deed-set-inspiration = inspiration
deed-set-recurring = a recurring effect
deed-remove-recurring = a removed effect
deed-apply-recurring = an effect
deed-call-for-saves = an effect
deed-roll-save = the save
deed-settle-save = the save
deed-rest = the rest
deed-make-request = the request
deed-request-damage = the request
deed-settle-request = the answer
deed-none = There is nothing left to undo.
deed-other = the last change
deed-of = { $deed }: { $name }
deed-of-many = { $deed }: { $name } +{ $more }

## Events that only the pages tell in these words

event-hp-left = { $text } (now { $hp })
event-hp-unknown = { $name }’s hit points changed
event-hp-now = { $name } has { $hp } hit points
event-band = { $name }: { $band }
event-counts-otherwise = counts otherwise
event-changed = changed
event-damage-requested = The damage waits for the DM’s answer
event-action-requested = That waits for the DM’s answer
event-settled-full = The DM allows all of the damage
event-settled-half = The DM allows half of the damage
event-settled-double = The DM allows twice the damage
event-settled-none = The DM allows no damage

## Prepared fights on the console

prepared-difficulty = Difficulty
prepared-no-rating = Without a challenge rating, so not in these XP: { $names }
prepared-no-level = For the difficulty, a level is missing: { $names }
prepared-templates = Templates
prepared-xp = { $xp } XP
prepared-delete = Delete { $name }
prepared-save-as = Save the creatures of this fight as
prepared-example = Ambush at the ford
prepared-save = Save template
console-add-favourite = Favorite: { $name }

## The configurator

setup-title = Set up the overlay
setup-portraits-hint = Pictures that lie on other sites are then fetched from there by your browser: those sites learn your address and when you stream.
setup-widgets = Single widgets instead of the whole overlay
setup-parts = Parts on this source
setup-size = Size of the browser source in OBS:
setup-link = Link for OBS
setup-copy = Copy link
setup-copied = Copied, secret and all.
setup-copied-bare = Copied. Add # and the secret of your overlay link to it.
setup-copy-refused = The browser does not allow copying here.
setup-no-secret = Open this page with your overlay link’s # part to have it in the copied link.
setting-layout = Layout
setting-layout-column = Column
setting-layout-strip = Strip
setting-side = Side of a column
setting-side-left = Left
setting-side-right = Right
setting-edge = Edge of a strip
setting-edge-top = Top
setting-edge-bottom = Bottom
setting-align = Cards of a strip
setting-align-start = From the left
setting-align-centre = In the middle
setting-announce = Height of announcements
setting-announce-low = Low
setting-announce-middle = In the middle
setting-announce-high = High
setting-who = Who is shown
setting-who-all = Everyone
setting-who-party = The party
setting-theme = Theme
setting-theme-ember = Ember
setting-theme-vellum = Vellum
setting-theme-arena = Arena
setting-theme-bare = Bare
setting-motion = Motion
setting-motion-system = System setting
setting-motion-full = Full
setting-motion-reduced = Reduced
setting-captions = Captions
setting-captions-off = Screen readers only
setting-captions-on = On screen
setting-portraits = Portraits
setting-portraits-own = This server only
setting-portraits-any = Anywhere
setting-delay = Delay
setting-delay-none = None
setting-lang = Language
setting-lang-browser = The browser’s
setting-onair = While OBS is on air
setting-onair-off = Default: what the link shows
setting-onair-damage = Hide hit points, show damage
setting-onair-band = Hide all numbers
setting-scale = Size
setting-scale-fit = Fit the canvas
setting-scale-percent = { $percent } %
part-round = Round and title
part-order = Initiative order
part-floats = Damage and healing numbers
part-dice = Dice beside these numbers
part-splash = Turn announcements
widget-round = Round
widget-active = Whose turn it is
widget-deck = Who is next
widget-order = Initiative order
widget-dice = Rolls
widget-captions = Captions
size-canvas = 1920 × 1080, or the size of your canvas: the overlay fits itself to it.
size-edge = { $size }, at the edge of the canvas that you chose.
size-side = { $size }, at the side of the canvas that you chose.
size-widgets = { $size }, wherever you like it on the canvas.
style-title = Your own style sheet
style-css = CSS
style-dropped = Left out, because it could ask somebody else: { $rules }
style-travels = It travels in the link, behind the #. With /overlay style it stays with the link instead.
style-hooks = What you can select
hook-theme = the theme; its colors and letters are variables such as --plate, --ink, --accent
hook-layout = column or strip, and where it stands
hook-status = planning, active, paused or outro
hook-widget = a single widget
hook-participant = a row; with [data-active], [data-next], [data-defeated], [data-concentrating]
hook-type = character, monster, npc, lair or unknown
hook-band = unhurt, hurt, bloodied, critical or down
hook-part = also portrait, name, hp-bar, hp-steps, hp-numbers, temp-hp, death-saves
hook-condition = with [data-condition=poisoned] and so on; also concentration, rounds
hook-float = a number that rises; with [data-tone] and [data-critical]
hook-splash = whose turn it is; with [data-new-round]
hook-header = also round, title, deck, captions
preview = Preview
preview-frame = The overlay with a made-up fight
preview-try = Try it
preview-background = Background of the preview
demo-damage = Damage
demo-heal = Heal
demo-crit = Critical hit
demo-defeat = Defeat
demo-next-turn = Next turn
demo-new-round = New round
demo-undo = Undo
ground-checkerboard = Checkerboard
ground-dark = Dark
ground-bright = Bright
place-title = Places
place-freely = Place widgets freely on 1920 × 1080
place-keys = Drag a box, or its corner to resize it. With the keyboard: arrows move it (Shift: one pixel), Alt and arrows resize it, Home, End, Page Up and Page Down go to the safe margins.
place-box = { $widget }: { $x } from the left, { $y } from the top
place-x = Left
place-y = Top
place-width = Width
place-height = Height
widget-splash = Turn announcements
widget-recap = Closing card
ground-own = Your picture
ground-choose = Your own picture (stays in this browser)
ground-forget = Remove the picture
ground-refused = That file is not a picture, or too large to keep.
setting-delay-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}

## What the server itself writes: realtime/auth/

sign-in-too-old = This sign-in was not begun here, or too long ago. Sign in again.
sign-in-not-here = This sign-in was not begun here. Sign in again.
sign-in-refused = Discord did not let you in. Sign in again.
sign-in-not-confirmed = Discord did not confirm who you are. Sign in again.
sign-out-button = Sign out
sign-out-title = Sign out?
sign-out-text = This ends your sessions in all browsers. Your links from Discord keep working.
sign-app-unknown = This page is not one that you can sign in to here. Tell the page’s maker.
sign-app-title = { $app }: sign in
sign-app-text = { $app } asks to act for you here, { $name }:
sign-app-later = You can end that at any time with /token revoke in Discord, or at /auth/tokens here.
sign-app-yes = Allow
sign-app-no = Cancel
sign-scope-read = See the fights that you see; change nothing
sign-scope-play = Play in your fights, as a player
sign-scope-run = Do everything that you may, also as DM
sign-tokens-title = Tokens of { $name }
sign-tokens-none = You have no tokens. A program of yours signs in with one.
sign-token-line = { $name } · { $scope } · made { $made }, ends { $until } unless it is used
sign-token-revoke = Revoke
sign-token-made = This is the token. It is not shown again. Give it to your program and to no one else:
sign-token-new = A new token
sign-token-name = What it is for
sign-token-scope = What it may do
sign-token-make = Make a token

## A file that is dropped on the console

portrait = Picture
portrait-choose = Choose a picture, or drop it here
portrait-remove = Remove the picture
parties = Parties
parties-bring = Bring them
parties-restore = Restore them
parties-remove = Take { $name } out
parties-dice = Hit dice, { $name }: { $dice }, { $spent } spent
parties-add = Put { $name } into it
parties-new = New party
parties-create = Create party
parties-rename = Rename { $name }
parties-new-name = New name
parties-unchanged = Unchanged, because their players did not agree: { $names }
parties-export = Save characters and parties as a file
console-save-log = Save the log of the fight as a table (CSV)
console-save-creatures = Save your own creatures as a file
console-no-creatures = You have no creatures of your own yet.
import-characters = { $count ->
    [one] One character is yours now
   *[other] { $count } characters are yours now
}
import-choose = Import from a file
import-title = Import
import-sending = Sending the file
import-reading = Reading the creatures
import-storing = Saving the creatures
import-left-title = Left out
import-refused-title = Refused ({ $count })
import-undo = Undo the import

## The console's panel for the stream

stream-title = Stream
stream-none = No overlay link shows this fight. `/overlay link` in Discord makes one.
stream-link = Overlay
stream-all = All of them
stream-line = { $number } · { $follows ->
    [channel] this channel
   *[fight] this fight
} · { $watching ->
    [one] 1 connected
   *[other] { $watching } connected
}
stream-whom = Whom to announce
stream-whose-turn = Whose turn it is
setting-third = Lower third
setting-third-off = Off
setting-third-on = Whose turn it is
setting-third-names = With the player’s name
widget-third = Lower third
setting-timer = Turn timer
setting-timer-none = Off
setting-timer-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
widget-timer = Turn timer
