# The overlay's own words: realtime/web/src/overlay

## What stands on the overlay

overlay-round = Round
overlay-next = Ensuite
overlay-planning = Le combat se prépare
overlay-paused = Pause
overlay-over = Le combat est fini
overlay-initiative = À l’initiative !
overlay-victory = Victoire
overlay-defeat = Défaite
overlay-fallen = Hors de combat : { $names }
overlay-rounds = { $count ->
    [one] après { $count } round
   *[other] après { $count } rounds
}
overlay-before = { $count } avant
overlay-after = { $count } après
overlay-and-others = et { $count } de plus

## What rises from a row, without an amount

overlay-hit = Touché
overlay-critical = Coup critique
overlay-hits = { $count } touches
overlay-healed = Soins
overlay-natural-20 = 20 naturel
overlay-revealed = Révélation
overlay-concentration-lost = Concentration perdue
overlay-miss = Raté
overlay-save-passed = Jet de sauvegarde réussi
overlay-save-failed = Jet de sauvegarde raté
overlay-roll-initiative = Initiative
overlay-roll-death-save = Jet contre la mort

## For screen readers

overlay-hit-points = { $current } points de vie sur { $max }
overlay-temporary = { $amount } temporaires
overlay-saves = { $successes ->
    [one] { $successes } réussite
   *[other] { $successes } réussites
}, { $failures ->
    [one] { $failures } échec
   *[other] { $failures } échecs
}

## Captions

caption-turn = À { $name } de jouer.
caption-round-turn = Round { $round }. À { $name } de jouer.
caption-damage = { $name } subit { $amount ->
    [one] { $amount } dégât
   *[other] { $amount } dégâts
}.
caption-damage-unknown = { $name } subit des dégâts.
caption-attack-hits = L’attaque contre { $name } touche.
caption-attack-misses = L’attaque contre { $name } échoue.
caption-by = { $source } : { $text }
caption-by-attack = { $source }, { $attack } : { $text }
caption-damage-types = { $name } subit { $amount ->
    [one] { $amount } dégât
   *[other] { $amount } dégâts
} ({ $types }).
caption-save-passed = { $name } réussit son jet de sauvegarde contre { $effect }.
caption-save-failed = { $name } rate son jet de sauvegarde contre { $effect }.
caption-death-save = { $name } obtient { $natural } au jet contre la mort.
caption-critical = Coup critique. { $text }
caption-healing = { $name } récupère { $amount ->
    [one] { $amount } point de vie
   *[other] { $amount } points de vie
}.
caption-healing-unknown = { $name } récupère des points de vie.
caption-temporary = { $name } gagne { $amount ->
    [one] { $amount } point de vie temporaire
   *[other] { $amount } points de vie temporaires
}.
caption-defeat = { $name } s’effondre.
caption-death = { $name } meurt.
caption-revival = { $name } se relève.
caption-natural-20 = { $name } obtient un 20 naturel.
caption-concentration-lost = { $name } ne se concentre plus sur { $effect }.
caption-condition = { $name } : { $condition }.
caption-condition-over = { $name } : « { $condition } » prend fin.
caption-effect = { $name } : { $condition }.
caption-effect-over = { $name } : « { $condition } » prend fin.
caption-enters = { $name } entre dans le combat.
caption-appears = { $name } apparaît.
caption-revealed = Révélation : { $name }.
caption-begins = Le combat commence.
caption-paused = Le combat est en pause.
caption-over = { $round ->
    [0] Le combat est fini avant d’avoir commencé.
   *[other] Le combat est fini.
}

## The closing card

overlay-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
overlay-most-dealt = Le plus de dégâts
overlay-foes-fallen = { $count ->
    [one] { $count } monstre hors de combat
   *[other] { $count } monstres hors de combat
}
