## What happened

told-encounter-started = ⚔️ **The fight begins.**
log-round = Round { $round }
told-encounter-paused = ⏸ The fight is paused.
told-encounter-resumed = ▶️ The fight goes on.
told-encounter-ended = 🏁 { $round ->
    [0] The fight ended before it began.
   *[other] The fight is over.
}
told-change-undone = ↩️ The last change was undone.
told-undone = ↩️ { $by } undid: { $what }
told-undone-change = ↩️ { $by } undid the last change.
told-undone-turn = ↩️ { $by } undid the change of turn: { $what }
told-end-undone = ↩️ The end was undone: the fight goes on.
told-change-redone = ↪️ The change was redone.
told-undone-of = ↩️ { $by } undid what { $whose } did: { $what }
told-redone = ↪️ { $by } made again: { $what }
told-redone-of = ↪️ { $by } made again what { $whose } did: { $what }
told-redone-change = ↪️ { $by } made the last change again.
told-redone-turn = ↪️ { $by } made the change of turn again: { $what }
told-rules-changed = ⚙️ { $by } changed the table's rules: { $what }
turn-waits-for-dm = ⏭️ { $by } ended their turn. The next one is yours.
told-access-changed = 🔑 { $by } changed who runs the fight.
told-control-changed = 🔑 { $by } changed who plays { $who }.
told-transfer-offered = 🔑 The fight is offered to another DM.
told-transfer-cancelled = 🔑 The fight is not offered to another DM any more.
told-turn = ▶ Round { $round }: **{ $name }**'s turn
told-added = ➕ { $who } joins the fight
told-added-many = ➕ { $who } join the fight: { $count } creatures
told-removed = ➖ { $name } leaves the fight
told-defeated = ✖ { $name } is out of the fight
told-changed = ✏️ { $who }: { $what }
told-visibility = 👁 What is shown of { $who } has changed
told-moved = ↕️ { $who } moves in the order
told-turn-shared = 🤝 { $who } now takes turns together with { $group }
told-turn-split = 🔓 { $who } takes a turn alone again
told-delayed = ⏳ { $who } delays
told-initiative = 🎲 { $name }: initiative { $total }
told-initiative-corrected = ✏️ { $name }: initiative changed to { $total }
told-damage = 💥 { $name } takes { $damage } ({ $hp }/{ $max })
told-damage-absorbed = , { $absorbed } of it from temporary HP
told-damage-of = , of { $dealt }: { $met }
told-met-resistant = resistant to { $types }
told-met-immune = immune to { $types }
told-met-vulnerable = vulnerable to { $types }
told-met-absorbs = absorbs { $types }
told-met-reduced = reduced
told-met-threshold = below the damage threshold
told-damage-band = 💥 { $name } is hit – { $band }
told-damage-alone = 💥 { $name } takes { $damage }
told-damage-dealt = 💥 { $name } takes { $damage } – { $band }
told-healing = 💚 { $name } regains { $amount } HP ({ $hp }/{ $max })
told-healing-band = 💚 { $name } is healed – { $band }
told-healing-given = 💚 { $name } regains { $amount } HP – { $band }
told-healing-failed = ☠ { $who } is dead: healing does nothing
told-set = ✏️ { $name } now has { $hp }/{ $max } HP
told-set-band = ✏️ { $name }: now { $band }
told-temporary = 🛡 { $name } has { $amount } temporary HP
told-temporary-kept = 🛡 { $name } keeps { $amount } temporary HP: they don't add up with the { $offered }
told-downed-dying = 💔 { $who } is down and dying
told-downed-defeated = ☠ { $who } is defeated
told-downed-knocked-out = 💫 { $who } is knocked unconscious
told-downed-dead = ☠ { $who } is dead
told-died = ☠ { $who } dies
told-stabilised = ⏾ { $who } is stable
told-revived = 💗 { $who } is back on their feet
told-death-save = 🎲 { $name } rolls { $total } on a death save: { $successes } ✔, { $failures } ✘
told-condition-added = 🌀 { $name }: { $condition }
told-condition-removed = ✨ { $name }: no longer { $condition }
told-condition-expired = ⌛ { $condition } ends on { $name }
told-form = 🐾 { $name } takes another form: { $form }
told-own-form = 🐾 { $name } is back in their own form
told-condition-changed = ✏️ { $name }: { $condition }, { $what }
changed-rounds = { $rounds ->
        [one] one more round
       *[other] { $rounds } more rounds
    }
changed-until-removed = until it is removed
changed-ends-round = counted down at the end of the round
changed-ends-turn-start = counted down at the start of { $name }'s turn
changed-ends-turn-end = counted down at the end of { $name }'s turn
changed-save = { $ability } save, DC { $dc }, ends it
changed-other = something else
changed-no-save = no save ends it
told-resisted = 🛡 { $who } is immune to { $name }
told-concentrates = ◎ { $who } concentrates on { $name }
told-concentration-ended = ◎ { $who } loses concentration on { $name }
told-concentration-check = ◎ { $who }: Constitution save, DC { $dc }, to keep { $name }
told-reminder = 🔔 { $who }: { $text }
told-settled-whole-full = ✅ The DM grants what { $name } asked for
told-settled-whole-none = 🚫 The DM does not grant what { $name } asked for
told-legendary-action = 👑 { $name }: { $remaining ->
        [one] one legendary action
       *[other] { $remaining } legendary actions
    } left
told-legendary-resistance = 👑 { $name }: { $remaining ->
        [one] one legendary resistance
       *[other] { $remaining } legendary resistances
    } left
told-settled-full = ✅ The damage of { $name } counts in full
told-settled-half = ✅ The damage of { $name } counts half
told-settled-double = ✅ The damage of { $name } counts double
told-settled-none = 🚫 The damage of { $name } does not count
told-attack-hit = ⚔️ { $attack } hits { $who }
told-attack-critical = ❗⚔️ { $attack } hits { $who } critically
told-attack-miss = ⚔️ { $attack } misses { $who }
failed = Something went wrong on our side. Nothing happened beyond what the board shows. Reference for the operator: `{ $reference }`
bonus = initiative { $bonus }

## The end, co-DMs, other bots' dice

recap-never-begun = 🏁 **{ $name }** ended before it began.
recap = 🏁 **{ $name }** is over: { $rounds ->
    [one] one round
   *[other] { $rounds } rounds
}, { $minutes ->
    [0] under a minute
    [one] one minute
   *[other] { $minutes } minutes
}
recap-dealt = { $amount } damage dealt
recap-taken = { $amount } damage taken
recap-healed = { $amount } HP regained
recap-critical = { $amount ->
    [one] one critical hit
   *[other] { $amount } critical hits
}
recap-kos = { $amount ->
        [one] one creature
       *[other] { $amount } creatures
    } brought down
recap-falls = went down { $amount ->
        [one] once
        [2] twice
       *[other] { $amount } times
    }

## How the table is told

told-on-deck = next: { $name }
told-resource = 🔋 { $name }: { $what } [{ $left }/{ $most }]
told-resource-removed = 🔋 { $name }: { $what } removed
told-recharge-due = 🎲 { $name }: { $what } recharges on a d6 of { $least } or more. Roll for it
told-recharge-back = 🎲 { $name } rolls { $natural }: { $what } is back
told-recharge-not = 🎲 { $name } rolls { $natural }: { $what } is not back yet
told-inspired = ✨ { $name } gains inspiration
told-inspiration-spent = ✨ { $name } spends inspiration
told-effect = 🎲 { $effect }: { $ability } save for { $names }
told-effect-dc = 🎲 { $effect }: { $ability } save, DC { $dc }, for { $names }
told-save-effect-passed = ✅ { $name } passes the save against { $effect }
told-save-effect-failed = ❌ { $name } fails the save against { $effect }
told-save-concentration-passed = ✅ { $name } keeps concentrating on { $effect }
told-save-concentration-failed = ❌ { $name } fails the save to keep { $effect }
told-save-total = { $total } against DC { $dc }
told-save-no-bonus = bonus not known
told-save-by-condition = failed because of a condition
told-save-dropped = 🚫 { $who }: no save against { $name } any more
told-effect-due = 🔔 { $name }: { $effect }, { $amount }
told-effect-skipped = 🔔 { $who }: { $name } is skipped this time
hit-dice-left = hit dice { $dice }: { $left } left
told-rested-short = 🛏 { $name } takes a short rest
told-rested-long = 🛏 { $name } takes a long rest
told-hit-dice-spent = { $count ->
    [one] one hit die spent
   *[other] { $count } hit dice spent
}
told-hit-dice-back = { $count ->
    [one] one hit die back
   *[other] { $count } hit dice back
}
told-rest-failed-dead = ☠ { $name } is dead: no rest helps
told-rest-failed-dying = 💔 { $name } is dying, and can't rest
told-rest-failed-no-hit-points = ⏾ { $name } had 0 HP when the rest began and gains nothing from it
