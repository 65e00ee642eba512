# English: every text of the bot. Arguments come in already safe for Markdown.

## Health

band-unhurt = unhurt
band-hurt = hurt
band-bloodied = bloodied
band-critical = critical
band-down = down
dead = dead
dying = dying
stable = stable

## A participant's line

delayed = delayed
surprised = surprised
readied = readied: { $what }
condition-level = { $name } { $level }
condition-rounds = { $name } ({ $rounds })

## The board

board-title-planning = { $name } – getting ready
board-title-active = { $name } – round { $round }
board-title-paused = ⏸ { $name } – paused in round { $round }
board-title-completed = 🏁 { $name } – over after round { $round }
board-empty = Nobody is here yet.
    Players press **Join**. The DM adds monsters with `/init add`.
board-now = ▶ **{ $name }** is up
board-next = next: { $name }
board-page = -# Page { $page } of { $pages }, { $total } in the fight. **More** shows everybody.
board-footer = In step · v{ $version }

button-next = Next
button-back = Back
button-damage = Damage
button-heal = Heal
button-condition = Condition
button-roll = Roll
button-undo = Undo
button-more = More
button-join = Join
button-begin = Begin
button-resume = Go on

## What happened

told-encounter-started = ⚔️ **Roll for initiative!** The fight begins.
told-encounter-paused = ⏸ The fight is paused.
told-encounter-resumed = ▶️ The fight goes on.
told-encounter-ended = 🏁 The fight is over.
told-change-undone = ↩️ The last change was taken back.
told-change-redone = ↪️ The change was made again.
told-rules-changed = ⚙️ The table's rules changed.
told-access-changed = 🔑 Who runs what changed.
told-turn = ▶ Round { $round }: **{ $name }** is up
told-added = ➕ { $who } joins the fight
told-removed = ➖ { $name } leaves the fight
told-defeated = ✖ { $name } is out of the fight
told-changed = ✏️ { $who } was changed
told-visibility = 👁 What is shown of { $who } changed
told-moved = ↕️ { $who } moves in the order
told-delayed = ⏳ { $who } holds back
told-initiative = 🎲 { $name }: initiative { $total }
told-damage = 💥 { $name } takes { $amount }{ $types } damage ({ $hp }/{ $max })
told-damage-absorbed = , { $absorbed } of it off temporary hit points
told-damage-band = 💥 { $name } is hit – { $band }
told-healing = 💚 { $name } gets { $amount } back ({ $hp }/{ $max })
told-healing-band = 💚 { $name } is healed – { $band }
told-set = ✏️ { $name } is at { $hp }/{ $max }
told-set-band = ✏️ { $name } looks { $band }
told-temporary = 🛡 { $name } has { $amount } temporary hit points
told-temporary-kept = 🛡 { $name } keeps { $amount } temporary hit points: they don't add up with { $offered }
told-downed-dying = 💔 { $who } is down and dying
told-downed-defeated = ☠ { $who } is defeated
told-downed-knocked-out = 💫 { $who } is knocked out
told-downed-dead = ☠ { $who } is dead
told-died = ☠ { $who } dies
told-stabilised = ⏾ { $who } is stable
told-revived = 💗 { $who } is back on their feet
told-death-save = 🎲 { $name } rolls { $total } against death: { $successes } ✔, { $failures } ✘
told-condition-added = 🌀 { $name } is { $condition }
told-condition-removed = ✨ { $name } is no longer { $condition }
told-condition-expired = ⌛ { $condition } ends on { $name }
told-resisted = 🛡 { $who } is immune to { $name }
told-concentrates = ◎ { $who } concentrates on { $name }
told-concentration-ended = ◎ { $who } loses { $name }
told-concentration-check = ◎ { $who }: Constitution save, DC { $dc }, to keep { $name }
told-reminder = 🔔 { $who }: { $text }
told-legendary-action = 👑 { $name }: { $remaining } legendary actions left
told-legendary-resistance = 👑 { $name }: { $remaining } legendary resistances left
told-settled-full = ✅ { $name }'s damage counts in full
told-settled-half = ✅ { $name }'s damage counts half
told-settled-double = ✅ { $name }'s damage counts double
told-settled-none = 🚫 { $name }'s damage does not count
