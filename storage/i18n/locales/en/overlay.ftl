# The overlay's own words: realtime/web/src/overlay

## What stands on the overlay

overlay-round = Round
overlay-next = Next
overlay-planning = Gathering for the fight
overlay-paused = Paused
overlay-over = The fight is over
overlay-victory = Victory
overlay-defeat = Defeat
overlay-fallen = Fallen: { $names }
overlay-initiative = Roll for initiative
overlay-rounds = { $count ->
    [one] after 1 round
   *[other] after { $count } rounds
}
overlay-before = { $count } before
overlay-after = { $count } after
overlay-and-others = and { $count } more

## What rises from a row, without an amount

overlay-hit = Hit
overlay-critical = Critical hit
overlay-hits = { $count } hits
overlay-healed = Healed
overlay-natural-20 = Natural 20
overlay-revealed = Revealed
overlay-concentration-lost = Concentration lost
overlay-miss = Missed
overlay-save-passed = Save passed
overlay-save-failed = Save failed
overlay-roll-initiative = Initiative
overlay-roll-death-save = Death save

## For screen readers

overlay-hit-points = { $current } of { $max } hit points
overlay-temporary = { $amount } temporary
overlay-saves = { $successes } passed, { $failures } failed

## Captions

caption-turn = { $name }'s turn.
caption-round-turn = Round { $round }. { $name }'s turn.
caption-damage = { $name } takes { $amount } damage.
caption-damage-unknown = { $name } takes damage.
caption-attack-hits = The attack on { $name } hits.
caption-attack-misses = The attack on { $name } misses.
caption-by = { $source }: { $text }
caption-by-attack = { $source }, { $attack }: { $text }
caption-damage-types = { $name } takes { $amount } { $types } damage.
caption-save-passed = { $name } saves against { $effect }.
caption-save-failed = { $name } fails the save against { $effect }.
caption-death-save = { $name } rolls { $natural } on a death save.
caption-critical = Critical hit. { $text }
caption-healing = { $name } regains { $amount ->
    [one] 1 hit point
   *[other] { $amount } hit points
}.
caption-healing-unknown = { $name } regains hit points.
caption-temporary = { $name } gains { $amount } temporary { $amount ->
    [one] hit point
   *[other] hit points
}.
caption-defeat = { $name } falls.
caption-death = { $name } dies.
caption-revival = { $name } is back on their feet.
caption-natural-20 = { $name } rolls a natural 20.
caption-concentration-lost = { $name } loses concentration on { $effect }.
caption-condition = { $name } is { $condition }.
caption-condition-over = { $name } is no longer { $condition }.
caption-effect = { $name }: { $condition }.
caption-effect-over = { $condition } ends on { $name }.
caption-enters = { $name } joins the fight.
caption-appears = { $name } appears.
caption-revealed = Revealed: { $name }.
caption-begins = The fight begins.
caption-paused = The fight is paused.
caption-over = { $round ->
    [0] The fight ended before it began.
   *[other] The fight is over.
}

## The closing card

overlay-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
overlay-most-dealt = Most damage
overlay-foes-fallen = { $count ->
    [one] One foe defeated
   *[other] { $count } foes defeated
}
