told-encounter-started = ⚔️ **Le combat commence.**
log-round = Round { $round }
told-encounter-paused = ⏸ Le combat est en pause.
told-encounter-resumed = ▶️ Le combat reprend.
told-encounter-ended = 🏁 Le combat est fini.
told-change-undone = ↩️ Le dernier changement est annulé.
told-undone = ↩️ { $by } a annulé : { $what }
told-undone-turn = ↩️ { $by } a annulé le dernier changement.
told-end-undone = ↩️ La fin est annulée : le combat continue.
told-change-redone = ↪️ Le changement est rétabli.
told-turn = ▶ Round { $round } : c'est à **{ $name }**
told-added = ➕ { $who } entre dans le combat
told-added-many = ➕ { $who } entrent dans le combat : { $count } créatures
told-removed = ➖ { $name } quitte le combat
told-defeated = ✖ { $name } est hors de combat
told-turn-shared = 🤝 { $who } agit au même tour que { $group }
told-turn-split = 🔓 { $who } agit à son propre tour
told-delayed = ⏳ { $who } attend
told-initiative = 🎲 { $name } : initiative { $total }
told-initiative-corrected = ✏️ { $name } : initiative changée en { $total }
told-damage = 💥 { $name } subit { $damage } ({ $hp }/{ $max })
told-damage-absorbed = , dont { $absorbed } sur les points de vie temporaires
told-damage-of = , sur { $dealt } : { $met }
told-met-resistant = résistance : { $types }
told-met-immune = immunité : { $types }
told-met-vulnerable = vulnérabilité : { $types }
told-met-absorbs = absorbe : { $types }
told-met-reduced = réduits
told-met-threshold = sous le seuil de dégâts
told-damage-band = 💥 { $name } est touché – { $band }
told-damage-dealt = 💥 { $name } subit { $damage } – { $band }
told-healing = 💚 { $name } récupère { $amount } ({ $hp }/{ $max })
told-healing-band = 💚 { $name } est soigné – { $band }
told-healing-given = 💚 { $name } récupère { $amount } – { $band }
told-healing-failed = ☠ { $who } est mort : les soins restent sans effet
told-temporary = 🛡 { $name } a { $amount } points de vie temporaires
told-downed-dying = 💔 { $who } tombe, mourant
told-downed-defeated = ☠ { $who } est vaincu
told-downed-knocked-out = 💫 { $who } est assommé
told-downed-dead = ☠ { $who } est mort
told-died = ☠ { $who } meurt
told-stabilised = ⏾ { $who } est stable
told-revived = 💗 { $who } se relève
told-death-save = 🎲 { $name } lance { $total } contre la mort : { $successes } ✔, { $failures } ✘
told-condition-added = 🌀 { $name } : { $condition }
told-condition-removed = ✨ { $name } : plus { $condition }
told-condition-expired = ⌛ { $condition } prend fin pour { $name }
told-form = 🐾 { $name } prend une autre forme : { $form }
told-own-form = 🐾 { $name } reprend sa propre forme
told-condition-changed = ✏️ { $condition } sur { $name } : { $what }
changed-rounds = { $rounds ->
    [one] encore 1 round
   *[other] encore { $rounds } rounds
}
changed-until-removed = jusqu'à ce qu'on l'enlève
changed-ends-round = compte à la fin du round
changed-ends-turn-start = compte au début du tour de { $name }
changed-ends-turn-end = compte à la fin du tour de { $name }
changed-level = niveau { $level }
changed-save = un jet de sauvegarde ({ $ability }, DD { $dc }) y met fin
changed-no-save = aucun jet de sauvegarde n'y met fin
told-concentrates = ◎ { $who } se concentre sur { $name }
told-concentration-ended = ◎ { $who } perd { $name }
told-concentration-check = ◎ { $who } : jet de Constitution, DD { $dc }, pour garder { $name }
told-settled-full = ✅ Les dégâts de { $name } comptent en entier
told-settled-half = ✅ Les dégâts de { $name } comptent pour moitié
told-settled-double = ✅ Les dégâts de { $name } comptent double
told-settled-whole-full = ✅ Le MJ accorde ce que { $name } demande
told-settled-whole-none = 🚫 Le MJ n'accorde pas ce que { $name } demande
told-settled-none = 🚫 Les dégâts de { $name } ne comptent pas
told-attack-hit = ⚔️ { $attack } touche { $who }
told-attack-critical = ❗⚔️ { $attack } : coup critique sur { $who }
told-attack-miss = ⚔️ { $attack } rate { $who }

told-on-deck = ensuite : { $name }
told-rules-changed = ⚙️ { $by } a changé les règles de la table : { $what }
turn-waits-for-dm = ⏭️ { $by } a fini son tour. Le suivant est à toi.
told-access-changed = 🔑 Qui dirige le combat, ou qui joue qui, a changé.
told-transfer-offered = 🔑 Le combat est proposé à un autre MJ.
told-transfer-cancelled = 🔑 Le combat n'est plus proposé à un autre MJ.
told-changed = ✏️ { $who } : { $what }
told-visibility = 👁 Ce qu'on voit de { $who } a changé
told-moved = ↕️ { $who } change de place dans l'ordre
told-set = ✏️ { $name } est à { $hp }/{ $max }
told-set-band = ✏️ { $name } semble { $band }
told-temporary-kept = 🛡 { $name } garde { $amount } points de vie temporaires : ils ne s'ajoutent pas aux { $offered }
told-resisted = 🛡 { $who } est immunisé : { $name }
told-reminder = 🔔 { $who } : { $text }
told-legendary-action = 👑 { $name } : { $remaining } actions légendaires restantes
told-legendary-resistance = 👑 { $name } : { $remaining } résistances légendaires restantes
failed = Quelque chose a échoué de notre côté. Rien d'autre n'a eu lieu que ce que montre le tableau. Référence pour l'exploitant : `{ $reference }`
bonus = initiative { $bonus }

## La fin

recap = 🏁 **{ $name }** est terminé : { $rounds ->
    [one] { $rounds } round
   *[other] { $rounds } rounds
}, { $minutes ->
    [0] moins d'une minute
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
recap-dealt = { $amount } infligés
recap-taken = { $amount } subis
recap-healed = { $amount } récupérés
recap-critical = { $amount ->
    [one] un coup critique
   *[other] { $amount } coups critiques
}
recap-kos = { $amount } mis à terre
recap-falls = tombé { $amount } fois
told-resource = 🔋 { $name } : { $what } [{ $left }/{ $most }]
told-resource-removed = 🔋 { $name } n'a plus { $what }
told-recharge-due = 🎲 { $name } : { $what } se recharge si un d6 donne { $least } ou plus : lance-le
told-recharge-back = 🎲 { $name } : { $what } est de retour, avec { $natural }
told-recharge-not = 🎲 { $name } : { $what } n'est pas de retour, avec { $natural }
told-inspired = ✨ { $name } a l'inspiration
told-inspiration-spent = ✨ { $name } dépense son inspiration
told-effect = 🎲 { $effect } : sauvegarde de { $ability } pour { $names }
told-effect-dc = 🎲 { $effect } : sauvegarde de { $ability }, DD { $dc }, pour { $names }
told-save-effect-passed = ✅ { $name } réussit sa sauvegarde contre { $effect }
told-save-effect-failed = ❌ { $name } rate sa sauvegarde contre { $effect }
told-save-concentration-passed = ✅ { $name } maintient { $effect }
told-save-concentration-failed = ❌ { $name } rate sa sauvegarde pour { $effect }
told-save-total = { $total } contre DD { $dc }
told-save-no-bonus = bonus inconnu
told-save-by-condition = un état la fait rater
told-save-dropped = 🚫 { $who } : pas de sauvegarde contre { $name }
told-effect-due = 🔔 { $name } : { $effect }, { $amount }
told-effect-skipped = 🔔 { $who } : { $name } ne fait rien cette fois
hit-dice-left = dés de vie { $dice } : encore { $left }
told-rested-short = 🛏 { $name } prend un repos court
told-rested-long = 🛏 { $name } prend un repos long
told-hit-dice-spent = { $count ->
    [one] un dé de vie dépensé
   *[other] { $count } dés de vie dépensés
}
told-hit-dice-back = { $count ->
    [one] un dé de vie rendu
   *[other] { $count } dés de vie rendus
}
told-rest-failed-dead = ☠ { $name } est sans vie : aucun repos n'y fait rien
told-rest-failed-dying = 💔 { $name } est à l'agonie et ne peut pas se reposer
told-rest-failed-no-hit-points = ⏾ { $name } n'avait pas de points de vie au début du repos, et n'en tire rien
