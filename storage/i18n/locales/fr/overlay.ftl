# The overlay's own words: realtime/web/src/overlay

## What stands on the overlay

overlay-round = Round
overlay-next = Ensuite
overlay-planning = Le combat se prépare
overlay-paused = Pause
overlay-over = Le combat est fini
overlay-initiative = Lancez l’initiative
overlay-rounds = { $count ->
    [one] après 1 round
   *[other] après { $count } rounds
}
overlay-before = { $count } avant
overlay-after = { $count } après

## What rises from a row, without an amount

overlay-hit = Touche
overlay-critical = Coup critique
overlay-hits = { $count } touches
overlay-healed = Soins
overlay-natural-20 = 20 naturel
overlay-concentration-lost = Concentration perdue

## Captions

caption-turn = Round { $round }. Au tour de { $name }.
caption-damage = { $name } subit { $amount ->
    [one] 1 dégât
   *[other] { $amount } dégâts
}.
caption-damage-unknown = { $name } subit des dégâts.
caption-critical = Coup critique. { $text }
caption-healing = { $name } récupère { $amount ->
    [one] 1 point de vie
   *[other] { $amount } points de vie
}.
caption-healing-unknown = { $name } récupère des points de vie.
caption-temporary = { $name } gagne { $amount ->
    [one] 1 point de vie temporaire
   *[other] { $amount } points de vie temporaires
}.
caption-defeat = { $name } tombe.
caption-death = { $name } meurt.
caption-revival = { $name } se relève.
caption-natural-20 = { $name } obtient un 20 naturel.
caption-concentration-lost = { $name } perd sa concentration sur { $effect }.
caption-condition = { $name } : { $condition }.
caption-condition-over = { $name } : fin de « { $condition } ».
caption-effect = { $name } : { $condition }.
caption-effect-over = { $name } : fin de « { $condition } ».
caption-enters = { $name } entre dans le combat.
caption-appears = { $name } apparaît.
caption-revealed = C’est { $name }.
caption-begins = Le combat commence.
caption-paused = Le combat est en pause.
caption-over = Le combat est fini.
