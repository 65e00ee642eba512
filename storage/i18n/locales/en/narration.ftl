## What happened

told-encounter-started = ⚔️ **The fight begins.**
log-round = Round { $round }
told-encounter-paused = ⏸ The fight is paused.
told-encounter-resumed = ▶️ The fight goes on.
told-encounter-ended = 🏁 The fight is over.
told-change-undone = ↩️ The last change was taken back.
told-undone = ↩️ { $by } took back: { $what }
told-undone-turn = ↩️ { $by } took back the last change.
told-end-undone = ↩️ The end was taken back: the fight goes on.
told-change-redone = ↪️ The change was made again.
told-rules-changed = ⚙️ { $by } changed the table's rules: { $what }
turn-waits-for-dm = ⏭️ { $by } ended their turn. The next one is yours.
told-access-changed = 🔑 Who runs the fight, or who plays whom, changed.
told-transfer-offered = 🔑 The fight is offered to another DM.
told-transfer-cancelled = 🔑 The fight is not offered to another DM any more.
told-turn = ▶ Round { $round }: **{ $name }** is up
told-added = ➕ { $who } joins the fight
told-added-many = ➕ { $who } join the fight: { $count } creatures
told-removed = ➖ { $name } leaves the fight
told-defeated = ✖ { $name } is out of the fight
told-changed = ✏️ { $who }: { $what }
told-visibility = 👁 What is shown of { $who } changed
told-moved = ↕️ { $who } moves in the order
told-turn-shared = 🤝 { $who } acts on one turn with { $group }
told-turn-split = 🔓 { $who } acts on its own turn
told-delayed = ⏳ { $who } holds back
told-initiative = 🎲 { $name }: initiative { $total }
told-initiative-corrected = ✏️ { $name }: initiative changed to { $total }
told-damage = 💥 { $name } takes { $damage } ({ $hp }/{ $max })
told-damage-absorbed = , { $absorbed } of it off temporary hit points
told-damage-of = , of { $dealt }: { $met }
told-met-resistant = resistant to { $types }
told-met-immune = immune to { $types }
told-met-vulnerable = vulnerable to { $types }
told-met-absorbs = absorbs { $types }
told-met-reduced = reduced
told-met-threshold = below the damage threshold
told-damage-band = 💥 { $name } is hit – { $band }
told-damage-dealt = 💥 { $name } takes { $damage } – { $band }
told-healing = 💚 { $name } gets { $amount } back ({ $hp }/{ $max })
told-healing-band = 💚 { $name } is healed – { $band }
told-healing-given = 💚 { $name } gets { $amount } back – { $band }
told-healing-failed = ☠ { $who } is dead: healing does nothing
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
told-form = 🐾 { $name } takes another form: { $form }
told-own-form = 🐾 { $name } is back in their own form
told-condition-changed = ✏️ { $condition } on { $name }: { $what }
changed-rounds = { $rounds ->
    [one] 1 more round
   *[other] { $rounds } more rounds
}
changed-until-removed = until it is removed
changed-ends-round = counts at the end of the round
changed-ends-turn-start = counts at the start of { $name }'s turn
changed-ends-turn-end = counts at the end of { $name }'s turn
changed-level = level { $level }
changed-save = { $ability } save, DC { $dc }, ends it
changed-no-save = no save ends it
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
told-settled-whole-full = ✅ The DM grants what { $name } asked for
told-settled-whole-none = 🚫 The DM does not grant what { $name } asked for
told-settled-none = 🚫 { $name }'s damage does not count
told-attack-hit = ⚔️ { $attack } hits { $who }
told-attack-critical = ❗⚔️ { $attack } hits { $who } critically
told-attack-miss = ⚔️ { $attack } misses { $who }
failed = Something went wrong on our side. Nothing more happened than the board shows. Reference for the operator: `{ $reference }`
bonus = initiative { $bonus }

## The end, co-DMs, other bots' dice

recap = 🏁 **{ $name }** is over: { $rounds ->
    [one] one round
   *[other] { $rounds } rounds
}, { $minutes ->
    [0] under a minute
    [one] one minute
   *[other] { $minutes } minutes
}
recap-dealt = dealt { $amount }
recap-taken = took { $amount }
recap-healed = got { $amount } back
recap-critical = { $amount ->
    [one] one critical hit
   *[other] { $amount } critical hits
}
recap-kos = { $amount } knocked out
recap-falls = fell { $amount ->
    [one] once
    [2] twice
   *[other] { $amount } times
}

## How the table is told

told-on-deck = next: { $name }
told-resource = 🔋 { $name }: { $what } [{ $left }/{ $most }]
told-resource-removed = 🔋 { $name } has { $what } no longer
told-recharge-due = 🎲 { $name }: { $what } recharges on a d6 of { $least } or more: roll it
told-recharge-back = 🎲 { $name }: { $what } is back, a { $natural }
told-recharge-not = 🎲 { $name }: { $what } is not back, a { $natural }
told-inspired = ✨ { $name } has inspiration
told-inspiration-spent = ✨ { $name } spends inspiration
told-effect = 🎲 { $effect }: { $ability } save for { $names }
told-effect-dc = 🎲 { $effect }: { $ability } save, DC { $dc }, for { $names }
told-save-effect-passed = ✅ { $name } saves against { $effect }
told-save-effect-failed = ❌ { $name } fails the save against { $effect }
told-save-concentration-passed = ✅ { $name } keeps { $effect }
told-save-concentration-failed = ❌ { $name } fails the save for { $effect }
told-save-total = { $total } against DC { $dc }
told-save-no-bonus = bonus not known
told-save-by-condition = a condition fails it
told-save-dropped = 🚫 { $who }: no save against { $name }
told-effect-due = 🔔 { $name }: { $effect }, { $amount }
told-effect-skipped = 🔔 { $who }: { $name } does nothing this time
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
told-rest-failed-no-hit-points = ⏾ { $name } had no hit points when the rest began, and gets nothing of it
