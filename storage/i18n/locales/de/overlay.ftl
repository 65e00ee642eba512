# The overlay's own words: realtime/web/src/overlay

## What stands on the overlay

overlay-round = Runde
overlay-next = Als Nächstes
overlay-planning = Der Kampf beginnt bald
overlay-paused = Pause
overlay-over = Der Kampf ist vorbei
overlay-victory = Sieg
overlay-defeat = Niederlage
overlay-fallen = Besiegt: { $names }
overlay-initiative = Würfelt Initiative
overlay-rounds = { $count ->
    [one] nach 1 Runde
   *[other] nach { $count } Runden
}
overlay-before = { $count } davor
overlay-after = { $count } danach
overlay-and-others = und { $count } weitere

## What rises from a row, without an amount

overlay-hit = Treffer
overlay-critical = Kritischer Treffer
overlay-hits = { $count } Treffer
overlay-healed = Heilung
overlay-natural-20 = Natürliche 20
overlay-revealed = Aufgedeckt
overlay-miss = Verfehlt
overlay-save-passed = Rettungswurf geschafft
overlay-save-failed = Rettungswurf misslungen
overlay-roll-initiative = Initiative
overlay-roll-death-save = Todesrettungswurf
overlay-concentration-lost = Konzentration vorbei

## For screen readers

overlay-hit-points = { $current } von { $max } Trefferpunkten
overlay-temporary = { $amount } temporäre
overlay-saves = { $successes ->
    [one] 1 Erfolg
   *[other] { $successes } Erfolge
}, { $failures ->
    [one] 1 Fehlschlag
   *[other] { $failures } Fehlschläge
}

## Captions

caption-turn = { $name } ist dran.
caption-round-turn = Runde { $round }. { $name } ist dran.
caption-damage = { $name } erleidet { $amount } Schaden.
caption-damage-unknown = { $name } erleidet Schaden.
caption-attack-hits = Der Angriff auf { $name } trifft.
caption-attack-misses = Der Angriff auf { $name } verfehlt.
caption-by = { $source }: { $text }
caption-by-attack = { $source }, { $attack }: { $text }
caption-damage-types = { $name } erleidet { $amount } Schaden ({ $types }).
caption-save-passed = { $name } schafft den Rettungswurf gegen { $effect }.
caption-save-failed = { $name } misslingt der Rettungswurf gegen { $effect }.
caption-death-save = { $name } würfelt { $natural } beim Todesrettungswurf.
caption-critical = Kritischer Treffer. { $text }
caption-healing = { $name } erhält { $amount ->
    [one] 1 Trefferpunkt
   *[other] { $amount } Trefferpunkte
} zurück.
caption-healing-unknown = { $name } erhält Trefferpunkte zurück.
caption-temporary = { $name } erhält { $amount ->
    [one] 1 temporären Trefferpunkt
   *[other] { $amount } temporäre Trefferpunkte
}.
caption-defeat = { $name } geht zu Boden.
caption-death = { $name } stirbt.
caption-revival = { $name } ist wieder auf den Beinen.
caption-natural-20 = { $name } würfelt eine natürliche 20.
caption-concentration-lost = { $name } konzentriert sich nicht mehr auf { $effect }.
caption-condition = { $name }: { $condition }.
caption-condition-over = { $name }: nicht mehr { $condition }.
caption-effect = { $name }: { $condition }.
caption-effect-over = { $name }: { $condition } endet.
caption-enters = { $name } kommt in den Kampf.
caption-appears = { $name } taucht auf.
caption-revealed = Aufgedeckt: { $name }.
caption-begins = Der Kampf beginnt.
caption-paused = Der Kampf macht Pause.
caption-over = { $round ->
    [0] Der Kampf endet, bevor er begonnen hat.
   *[other] Der Kampf ist vorbei.
}

## The closing card

overlay-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
overlay-most-dealt = Am meisten Schaden
overlay-foes-fallen = { $count ->
    [one] Ein Monster besiegt
   *[other] { $count } Monster besiegt
}
