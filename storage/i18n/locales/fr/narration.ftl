log-round = Round { $round }
told-encounter-started = ⚔️ **Le combat commence.**
told-encounter-paused = ⏸ Le combat est en pause.
told-encounter-resumed = ▶️ Le combat reprend.
told-encounter-ended = 🏁 { $round ->
    [0] Le combat est fini avant d’avoir commencé.
   *[other] Le combat est fini.
}
told-change-undone = ↩️ Le dernier changement est annulé.
told-undone = ↩️ { $by } a annulé : { $what }
told-undone-change = ↩️ { $by } a annulé le dernier changement.
told-undone-turn = ↩️ { $by } a annulé le changement de tour : { $what }
told-end-undone = ↩️ La fin est annulée : le combat continue.
told-change-redone = ↪️ Le changement est rétabli.
told-turn = ▶ Round { $round } : à **{ $name }** de jouer
told-undone-of = ↩️ { $by } a annulé ce qu’a fait { $whose } : { $what }
told-redone = ↪️ { $by } a rétabli : { $what }
told-redone-of = ↪️ { $by } a rétabli ce qu’a fait { $whose } : { $what }
told-redone-change = ↪️ { $by } a rétabli le dernier changement.
told-redone-turn = ↪️ { $by } a rétabli le changement de tour : { $what }
told-added = ➕ { $who } entre dans le combat
told-added-many = ➕ { $who } entrent dans le combat : { $count } créatures
told-removed = ➖ { $name } quitte le combat
told-defeated = ✖ { $name } est hors de combat
told-turn-shared = 🤝 { $group } : { $who } agit maintenant au même tour
told-turn-split = 🔓 { $who } agit de nouveau à un tour à part
told-delayed = ⏳ { $who } retarde son tour
told-initiative = 🎲 { $name } : initiative { $total }
told-initiative-corrected = ✏️ { $name } : initiative changée en { $total }
told-damage = 💥 { $name } subit { $damage } ({ $hp }/{ $max })
told-damage-absorbed = , dont { $absorbed } sur les PV temporaires
told-damage-of = , sur { $dealt } : { $met }
told-met-resistant = résistance : { $types }
told-met-immune = immunité : { $types }
told-met-vulnerable = vulnérabilité : { $types }
told-met-absorbs = absorbe : { $types }
told-met-reduced = réduits
told-met-threshold = sous le seuil de dégâts
told-damage-band = 💥 { $name } encaisse un coup – { $band }
told-damage-alone = 💥 { $name } subit { $damage }
told-damage-dealt = 💥 { $name } subit { $damage } – { $band }
told-healing = 💚 { $name } récupère { $amount } PV ({ $hp }/{ $max })
told-healing-band = 💚 { $name } reçoit des soins – { $band }
told-healing-given = 💚 { $name } récupère { $amount } PV – { $band }
told-healing-failed = ☠ { $who } n’est plus en vie : les soins restent sans effet
told-temporary = 🛡 { $name } a { $amount } PV temporaires
told-downed-dying = 💔 { $who } s’effondre, à l’agonie
told-downed-defeated = ☠ { $who } est hors de combat
told-downed-knocked-out = 💫 Le coup assomme { $who }
told-downed-dead = ☠ { $who } meurt sur le coup
told-died = ☠ { $who } meurt
told-stabilised = ⏾ { $who } est stable
told-revived = 💗 { $who } se relève
told-death-save = 🎲 { $name } obtient { $total } à son jet contre la mort : { $successes } ✔, { $failures } ✘
told-condition-added = 🌀 { $name } : { $condition }
told-condition-removed = ✨ { $name } : fin de l’état { $condition }
told-condition-expired = ⌛ { $condition } prend fin pour { $name }
told-form = 🐾 { $name } prend une autre forme : { $form }
told-own-form = 🐾 { $name } reprend sa propre forme
told-condition-changed = ✏️ { $name } : { $condition }, { $what }
changed-rounds = encore { $rounds ->
        [one] { $rounds } round
       *[other] { $rounds } rounds
    }
changed-until-removed = jusqu’à ce qu’on l’enlève
changed-ends-round = décompte à la fin du round
changed-ends-turn-start = décompte quand { $name } commence son tour
changed-ends-turn-end = décompte quand { $name } finit son tour
changed-save = un jet de sauvegarde ({ $ability }, DD { $dc }) y met fin
changed-other = autre chose
changed-no-save = aucun jet de sauvegarde n’y met fin
told-concentrates = ◎ { $who } se concentre sur { $name }
told-concentration-ended = ◎ { $who } ne se concentre plus sur { $name }
told-concentration-check = ◎ { $who } : jet de sauvegarde de Constitution, DD { $dc }, pour garder { $name }
told-settled-full = ✅ { $name } : les dégâts comptent en entier
told-settled-half = ✅ { $name } : les dégâts comptent pour moitié
told-settled-double = ✅ { $name } : les dégâts comptent double
told-settled-whole-full = ✅ { $name } : le MJ accorde la demande
told-settled-whole-none = 🚫 { $name } : le MJ n’accorde pas la demande
told-settled-none = 🚫 { $name } : les dégâts ne comptent pas
told-attack-hit = ⚔️ { $attack } touche { $who }
told-attack-critical = ❗⚔️ { $attack } : coup critique sur { $who }
told-attack-miss = ⚔️ { $attack } rate { $who }

told-on-deck = ensuite : { $name }
told-rules-changed = ⚙️ { $by } a changé les règles de la table : { $what }
turn-waits-for-dm = ⏭️ { $by } a fini son tour. À toi de lancer le suivant.
told-access-changed = 🔑 { $by } a changé qui dirige le combat.
told-control-changed = 🔑 { $by } a changé qui joue { $who }.
told-transfer-offered = 🔑 Le combat est proposé à un autre MJ.
told-transfer-cancelled = 🔑 Le combat n’est plus proposé à un autre MJ.
told-changed = ✏️ { $who } : { $what }
told-visibility = 👁 { $who } : ce qu’on en voit a changé
told-moved = ↕️ { $who } change de place dans l’ordre
told-set = ✏️ { $name } a maintenant { $hp }/{ $max } PV
told-set-band = ✏️ { $name } : maintenant { $band }
told-temporary-kept = 🛡 { $name } garde { $amount } PV temporaires : ils ne s’ajoutent pas aux { $offered }
told-resisted = 🛡 { $who } : immunité contre { $name }
told-reminder = 🔔 { $who } : { $text }
told-legendary-action = 👑 { $name } : encore { $remaining ->
        [one] { $remaining } action légendaire
       *[other] { $remaining } actions légendaires
    }
told-legendary-resistance = 👑 { $name } : encore { $remaining ->
        [one] { $remaining } résistance légendaire
       *[other] { $remaining } résistances légendaires
    }
failed = Quelque chose a échoué de notre côté. Il ne s’est rien passé de plus que ce que montre le tableau. Référence pour l’administration du bot : `{ $reference }`
bonus = initiative { $bonus }

## La fin

recap-never-begun = 🏁 **{ $name }** est terminé avant d’avoir commencé.
recap = 🏁 **{ $name }** est terminé : { $rounds ->
    [one] { $rounds } round
   *[other] { $rounds } rounds
}, { $minutes ->
    [0] moins d’une minute
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
recap-dealt = { $amount ->
        [one] { $amount } dégât infligé
       *[other] { $amount } dégâts infligés
    }
recap-taken = { $amount ->
        [one] { $amount } dégât subi
       *[other] { $amount } dégâts subis
    }
recap-healed = { $amount } PV récupérés
recap-critical = { $amount ->
    [one] un coup critique
   *[other] { $amount } coups critiques
}
recap-kos = { $amount ->
        [one] une créature mise
       *[other] { $amount } créatures mises
    } hors de combat
recap-falls = K.-O. { $amount ->
        [one] une fois
       *[other] { $amount } fois
    }
told-resource = 🔋 { $name } : { $what } [{ $left }/{ $most }]
told-resource-removed = 🔋 { $name } n’a plus : { $what }
told-recharge-due = 🎲 { $name } : { $what } se recharge si un d6 donne { $least } ou plus. Lance-le
told-recharge-back = 🎲 { $name } obtient { $natural } : { $what } est de nouveau disponible
told-recharge-not = 🎲 { $name } obtient { $natural } : { $what } n’est pas encore disponible
told-inspired = ✨ { $name } reçoit l’inspiration
told-inspiration-spent = ✨ { $name } dépense son inspiration
told-effect = 🎲 { $effect } : jet de sauvegarde ({ $ability }) pour { $names }
told-effect-dc = 🎲 { $effect } : jet de sauvegarde ({ $ability }, DD { $dc }) pour { $names }
told-save-effect-passed = ✅ { $name } réussit son jet de sauvegarde contre { $effect }
told-save-effect-failed = ❌ { $name } rate son jet de sauvegarde contre { $effect }
told-save-concentration-passed = ✅ { $name } reste en concentration sur { $effect }
told-save-concentration-failed = ❌ { $name } rate son jet de sauvegarde pour garder { $effect }
told-save-total = { $total } contre DD { $dc }
told-save-no-bonus = bonus inconnu
told-save-by-condition = raté à cause d’un état
told-save-dropped = 🚫 { $who } : plus de jet de sauvegarde à faire contre { $name }
told-effect-due = 🔔 { $name } : { $effect }, { $amount }
told-effect-skipped = 🔔 { $who } : { $name } ne compte pas cette fois
hit-dice-left = dés de vie { $dice } : { $left } en réserve
told-rested-short = 🛏 { $name } prend un repos court
told-rested-long = 🛏 { $name } prend un repos long
told-hit-dice-spent = { $count ->
    [one] un dé de vie dépensé
   *[other] { $count } dés de vie dépensés
}
told-hit-dice-back = { $count ->
        [one] un dé de vie récupéré
       *[other] { $count } dés de vie récupérés
    }
told-rest-failed-dead = ☠ { $name } n’est plus en vie : aucun repos n’y changera rien
told-rest-failed-dying = 💔 { $name } est à l’agonie et ne peut pas se reposer
told-rest-failed-no-hit-points = ⏾ { $name } avait 0 PV au début du repos, et n’en tire rien
