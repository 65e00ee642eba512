# Français : tous les textes. Les arguments arrivent déjà sûrs pour Markdown.

band-unhurt = indemne
band-hurt = blessé
band-bloodied = en sang
band-critical = en sang, au plus mal
band-down = à terre
dead = mort
dying = mourant
stable = stable
delayed = attend
surprised = surpris
readied = prêt : { $what }

board-fallen = ☠ { $count } hors de combat : { $names }
board-title-planning = { $name } – préparation
board-title-active = { $name } – round { $round }
board-title-paused = ⏸ { $name } – en pause au round { $round }
board-title-completed = 🏁 { $name } – fini après le round { $round }
board-empty = Il n'y a encore personne.
    Les joueurs appuient sur **Rejoindre**. Le MJ ajoute des monstres avec `/init add`.
board-now = ▶ C'est à **{ $name }**
board-next = ensuite : { $name }
board-page = -# Page { $page } sur { $pages }, { $total } au combat. **Mon tour** les montre tous.

button-next = Suivant
button-back = Retour
button-damage = Dégâts
button-heal = Soigner
button-condition = État
button-roll = Dés
button-undo = Annuler
button-undo-end = Annuler la fin
button-mine = Mon tour
button-more = Écran du MJ
button-join = Rejoindre
button-begin = Commencer
button-resume = Reprendre
button-dm = Retour à l'écran
button-dmnext = Suivant
button-dmback = Retour
button-dmgroup = Ensemble
button-dmsplit = Séparément
button-dmarea = Dégâts de zone
button-dmrefresh = Rafraîchir
button-see-players = Comme les joueurs
button-see-stream = Comme le stream
button-endturn = Finir mon tour
button-delay = Attendre
button-act = Agir maintenant
button-deathsave = Jet contre la mort

told-encounter-started = ⚔️ **Lancez l'initiative !** Le combat commence.
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
told-damage = 💥 { $name } subit { $amount } dégâts{ $types } ({ $hp }/{ $max })
told-damage-absorbed = , dont { $absorbed } sur les points de vie temporaires
told-damage-of = , sur { $dealt } : { $met }
told-met-resistant = résistance : { $types }
told-met-immune = immunité : { $types }
told-met-vulnerable = vulnérabilité : { $types }
told-met-absorbs = absorbe : { $types }
told-met-reduced = réduits
told-met-threshold = sous le seuil de dégâts
told-damage-band = 💥 { $name } est touché – { $band }
told-damage-dealt = 💥 { $name } subit { $amount } dégâts{ $types } – { $band }
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
told-settled-none = 🚫 Les dégâts de { $name } ne comptent pas

request = ⏳ **{ $name }** inflige { $amount } dégâts à **{ $target }** – MJ ?
attack = Attaque
told-attack-hit = ⚔️ { $attack } touche { $who }
told-attack-critical = ❗⚔️ { $attack } : coup critique sur { $who }
told-attack-miss = ⚔️ { $attack } rate { $who }
critical-hit = critique
request-sent = ⏳ Tes dégâts attendent la réponse du MJ.
answer-full = Entiers
answer-half = Moitié
answer-double = Double
answer-none = Aucun

done = C'est fait.
rolled = 🎲 { $shown } → **{ $total }**
ac = CA { $ac }

form-damage = Dégâts
form-heal = Soigner
form-condition = État
form-join = Rejoindre le combat
field-amount = Combien
field-amount-found-hint = Il y a plusieurs nombres dans ce message : lequel est-ce ?
field-amount-hint = Un nombre, ou des dés comme 2d6+3
field-target = Cible
field-type = Type de dégâts
field-condition = État
field-rounds = Rounds
field-name = Nom
field-hp = Points de vie (maximum)
field-ac = Classe d'armure
field-bonus = Bonus d'initiative

party-created = 🛡 **{ $party }** est maintenant un groupe. `/party add` y met des personnages, `/party bring` les amène tous au combat.
party-joined = 🛡 { $character } voyage avec **{ $party }**.
party-left = 🛡 { $character } a quitté **{ $party }**.
party-asks = 🛡 { $player } : { $name } a mis { $character } dans **{ $party }**. Est-ce que { $name }, et les combats où { $name } amène le groupe, peuvent changer ses PV et ses valeurs enregistrés ?
party-agreed = 🛡 { $character } voyage avec **{ $party }** et garde les PV que lui laissent ses combats.
transfer-asks = 🔑 { $player } : { $name } te propose le combat « { $fight } ». En devenir MJ ? L'offre vaut un jour.
transfer-accepted = 🔑 { $name } mène maintenant « { $fight } ».
transfer-cancelled = 🔑 « { $fight } » garde son MJ : l'offre ne vaut plus.
button-transferyes = Devenir MJ
button-transferno = Refuser ou retirer
party-not-agreed = ℹ️ { $characters } : ce combat ne change pas les PV enregistrés, faute d'accord. Qui joue le personnage le donne avec `/party add`.
button-partyagree = Accepter
button-partyleave = Retirer
party-listed = **{ $party }** · { $count ->
    [one] { $count } personnage
   *[other] { $count } personnages
}
no-parties = Il n'y a pas encore de groupe sur ce serveur. `/party create` en crée un.

button-statblock = Profil
statblock-roll = Lancer …
statblock-before = Retour
statblock-after = Suite
statblock-goes-on = …
statblock-footer = Toi seul vois cela · { $page } sur { $of } · { $book }
statblock-initiative = Initiative { $bonus }
statblock-speed = Vitesse : { $speeds }
statblock-speed-walk = { $feet } pieds
statblock-speed-fly = vol { $feet } pieds
statblock-speed-swim = nage { $feet } pieds
statblock-speed-climb = escalade { $feet } pieds
statblock-speed-burrow = creusement { $feet } pieds
statblock-hover = vol stationnaire
statblock-saves = Sauvegardes : { $what }
statblock-skills = Compétences : { $what }
statblock-senses = Sens : { $what }
statblock-passive = Perception passive { $value }
statblock-languages = Langues : { $what }
statblock-traits = Traits
statblock-actions = Actions
statblock-bonus-actions = Actions bonus
statblock-reactions = Réactions
statblock-legendary-actions = Actions légendaires
statblock-mythic-actions = Actions mythiques
statblock-lair-actions = Actions de repaire
statblock-regional-effects = Effets régionaux
statblock-per-day = jour
statblock-per-rest = repos
statblock-per-long-rest = repos long
statblock-dc = DD { $dc }
statblock-to-hit = Pour toucher : { $roll }
statblock-damage = Dégâts : { $roll }
statblock-damage-half = Dégâts : { $roll } ; moitié si la sauvegarde réussit
statblock-save = Jet de sauvegarde de { $ability }, DD { $dc }
score-strength = FOR
score-dexterity = DEX
score-constitution = CON
score-intelligence = INT
score-wisdom = SAG
score-charisma = CHA
creature-title = Créatures
creature-hit-points = { $hp } points de vie
creature-yours = à toi
creature-none = Aucune créature de ce nom. `/creature save` en crée une à toi.
creature-saved = 💾 { $creature }. `/init add` la connaît désormais.
creature-imported = 💾 { $count ->
    [one] Une créature est à toi maintenant. `/init add` la connaît.
   *[other] { $count } créatures sont à toi maintenant. `/init add` les connaît.
}
characters-imported = { $count ->
    [one] 💾 { $names } est maintenant ton personnage.
   *[other] 💾 { $count } sont maintenant tes personnages : { $names }.
}
characters-exported = 📦 Tes personnages, et les groupes que tu mènes. `/character import` lit les personnages.
import-progress = ⏳ Lecture : { $done } créatures sur { $of } …
import-nothing = Rien n'a été enregistré.
import-taken = Lu comme { $format } : { $fields } champs.
import-filled = Repris de créatures déjà connues : { $what }.
import-assumed = D'après les règles, car le fichier ne le dit pas : { $what }.
import-left = Laissé : { $what }.
import-refused = Refusé ({ $count }) : { $what }.
import-undo-hint = `/creature undo-import` annule cet import.
import-undone = ↩️ L'import est annulé : { $gone } créatures supprimées, { $back } comme avant.
import-reason-not-understood = pas compris
import-reason-no-place = pas de place ici
import-reason-out-of-range = hors limites
import-reason-too-long = trop long
import-reason-no-name = sans nom
import-reason-no-hit-points = sans points de vie
import-reason-no-creature = pas une créature
import-reason-refers-to-another = renvoie à une autre créature
import-reason-field = { $field } n'est pas comme prévu
creature-exported = 📦 Tes créatures. `/creature import` lit ce fichier.
form-statblock = Un profil
field-statblock = Le texte du profil
field-statblock-hint = Comme dans le livre, du nom à la dernière action
character-deleted = 🗑 { $name } n'est plus un de tes personnages.
creature-deleted = 🗑 { $name } n'est plus une de tes créatures.

badge-dm = 🎲 { $count } MJ
badge-players = 👁 { $count ->
    [one] un spectateur
   *[other] { $count } spectateurs
}
badge-stream = 📺 { $count } au stream

told-on-deck = ensuite : { $name }
log-thread-trouble = ⚠️ Je ne peux pas tenir le fil du combat : il me faut ici « Créer des fils publics » et « Envoyer des messages dans les fils », et un fil n'en contient pas d'autre. D'ici là, les lignes restent dans le salon.

dm-live-footer = Pour le MJ · toujours à jour · page { $page } sur { $pages }
dm-screen-kept = 📌 L'écran du MJ est dans { $channel } et y reste à jour. Supprime-le pour arrêter.

exhaustion-2024 = 😓 −{ $d20 } aux tests de d20, vitesse −{ $feet } pieds
exhaustion-2014 = 😓 { $level ->
    [1] désavantage aux tests de caractéristique
    [2] désavantage aux tests de caractéristique, vitesse réduite de moitié
    [3] désavantage aux tests, attaques et jets de sauvegarde, vitesse réduite de moitié
    [4] désavantage aux tests, attaques et jets de sauvegarde, vitesse et maximum réduits de moitié
   *[other] désavantage aux tests, attaques et jets de sauvegarde, maximum réduit de moitié, vitesse 0
}
reaction-used = réaction utilisée

button-dminit = Initiative
form-initiative = Initiative
field-order = Une ligne chacun : Gobelin 1 = 14
field-order-hint = Nombres ou dés ; une ligne absente ou sans nombre ne change rien

## Le combat raconté

condition-level = { $name } { $level }
condition-rounds = { $name } ({ $rounds })
told-rules-changed = ⚙️ { $by } a changé les règles de la table : { $what }
rules-now = ⚙️ Les règles de **{ $name }** ; `/encounter rules` avec une option les change :
turn-waits-for-dm = ⏭️ { $by } a fini son tour. Le suivant est à toi.
told-access-changed = 🔑 Qui dirige le combat, ou qui joue qui, a changé.
told-transfer-offered = 🔑 Le combat est proposé à un autre MJ.
told-transfer-cancelled = 🔑 Le combat n'est plus proposé à un autre MJ.
told-changed = ✏️ { $who } : { $what }
sheet-name = nom
sheet-ac = CA
sheet-maxhp = maximum de PV
sheet-currenthp = PV
sheet-dexterity = Dextérité
sheet-initiativebonus = bonus d'initiative
sheet-defences = défenses
sheet-notes = notes
sheet-regeneration = régénération
sheet-legendaryactions = actions légendaires
sheet-legendaryresistances = résistances légendaires
sheet-isinlair = antre
sheet-issurprised = surprise
sheet-makesdeathsaves = jets contre la mort
sheet-readied = action préparée
sheet-reactionused = réaction
sheet-imageurl = image
sheet-group = troupe
sheet-type = sorte
told-visibility = 👁 Ce qu'on voit de { $who } a changé
told-moved = ↕️ { $who } change de place dans l'ordre
told-set = ✏️ { $name } est à { $hp }/{ $max }
told-set-band = ✏️ { $name } semble { $band }
told-temporary-kept = 🛡 { $name } garde { $amount } points de vie temporaires : ils ne s'ajoutent pas aux { $offered }
told-resisted = 🛡 { $who } est immunisé : { $name }
told-reminder = 🔔 { $who } : { $text }
told-legendary-action = 👑 { $name } : { $remaining } actions légendaires restantes
told-legendary-resistance = 👑 { $name } : { $remaining } résistances légendaires restantes

## Les réponses

request-repeat = Tes dégâts sont déjà demandés.
error = ⚠️ { $text }
failed = Quelque chose a échoué de notre côté. Rien d'autre n'a eu lieu que ce que montre le tableau. Référence pour l'exploitant : `{ $reference }`
no-fights = Aucun combat que tu pourrais voir n'est en cours ici.
default-name = Combat
too-slow-for-form = L'ouverture a pris trop de temps. Appuie encore une fois.
unknown-button = Ce bouton vient d'une autre version. `/encounter board` affiche un nouveau tableau.
joined-already = Tu es déjà dans ce combat : **{ $name }**.
status-planning = en préparation
status-active = en cours
status-paused = en pause
status-completed = fini
board-needs-permissions = ⚠️ Je peux afficher le tableau ici, mais pas le tenir à jour : il me faut « Voir le salon », « Envoyer des messages » et « Intégrer des liens » dans ce salon. `/tracker doctor` le vérifie.
board-trouble-forbidden = ⚠️ Je ne peux plus tenir à jour le tableau de ce combat : je n'ai plus le droit d'écrire ou de modifier ici. Donne-moi « Voir le salon », « Envoyer des messages » et « Intégrer des liens », puis utilise une commande ; ou `/encounter board` ailleurs.
board-trouble-gone = ⚠️ Le salon du tableau de ce combat n'existe plus. `/encounter board` l'affiche de nouveau ; dans un autre salon, avec ce combat pour `here:`, il y amène le combat.
overlay-link = 📺 L'overlay, comme source navigateur dans OBS. Qui a ce lien peut regarder : ne le montre pas à l'écran :
    ||<{ $link }>||
    Il reste masqué jusqu'au clic. `/overlay settings` le règle, `/overlay rotate` lui donne un nouveau secret, `/overlay revoke` le rend inutile.
overlay-link-channel = 📺 L'overlay de tout ce qui se joue dans ce salon, combat après combat, comme source navigateur dans OBS. Qui a ce lien peut regarder : ne le montre pas à l'écran :
    ||<{ $link }>||
    Il reste masqué jusqu'au clic, et attend hors de vue entre les combats.
overlay-rotated = 🔑 L'ancien secret n'est plus à l'antenne. Le même lien avec un nouveau :
    ||<{ $link }>||
overlay-line = { $number } · { $bound ->
    [channel] suit ce salon
   *[fight] ce combat
} · { $audience ->
    [players] pour les joueurs
   *[stream] pour le stream
} · créé le { $made } UTC
overlay-links-of-others = { $count ->
    [one] 📺 Un lien fait par quelqu'un d'autre montre ce qui se joue dans ce salon.
   *[other] 📺 { $count } liens faits par d'autres montrent ce qui se joue dans ce salon.
} `/overlay list` les énumère, `/overlay revoke` y met fin.
overlay-links = { $count ->
    [one] 📺 Un lien marche :
   *[other] 📺 { $count } liens marchent :
}
overlay-settings = { $count ->
    [one] 📺 Le lien tel qu'il est réglé :
   *[other] 📺 Les liens tels qu'ils sont réglés :
}
overlay-reload = { $count ->
    [0] Aucun overlay n'est connecté.
    [one] Un overlay se recharge.
   *[other] { $count } overlays se rechargent.
}
overlay-style = Feuille de style (CSS)
overlay-style-hint = Le configurateur liste les repères. Imports et adresses sont écartés.
overlay-style-title = Un style à toi
overlay-style-kept = 🎨 Retenu. Les overlays à l'antenne le portent déjà.
overlay-revoked = { $count ->
    [0] Il n'y avait pas de lien d'overlay pour ce combat.
    [one] Un lien d'overlay ne marche plus.
   *[other] { $count } liens d'overlay ne marchent plus.
}
overlay-status = 📺 { $count ->
    [0] Aucun overlay ne regarde.
    [one] Un overlay regarde.
   *[other] { $count } overlays regardent.
}
overlay-health = · montre v{ $version } sur v{ $latest }, { $seen ->
    [yes] visible
   *[no] caché
}, { $lag } ms de retard, { $where ->
    [streaming] OBS { $obs } diffuse
    [recording] OBS { $obs } enregistre
    [obs] OBS { $obs } n'est pas à l'antenne
   *[browser] dans un navigateur
}, annoncé il y a { $seconds } s
play-link = 📱 Le combat sur ton téléphone ou ta tablette, tel que tu le vois, avec tout ce que tu peux faire. Ce lien n'est qu'à toi :
    <{ $link }>
    Il expire une semaine après sa dernière utilisation ; `/play revoke:True` le coupe tout de suite.
play-console = 🖥️ Et le côté du MJ, pour un ordinateur portable. Ne le montre pas à l'écran :
    <{ $link }>
play-by-role = Tu mènes ce combat par ton rôle : ces liens le savent pendant { $hours } heures, ensuite demandes-en de nouveaux.
play-join-first = Tu n'as pas encore de personnage dans ce combat, tu regardes donc. Pour jouer, appuie sur **Rejoindre** ou tape `/init join` : la page suivra d'elle-même.
play-revoked = { $count ->
    [0] Tu n'avais pas de tel lien.
    [one] Ton lien ne fonctionne plus.
   *[other] Tes { $count } liens ne fonctionnent plus.
}
character-saved = 💾 { $character }. **Rejoindre** et `/init join` l'utilisent désormais.
character-hp = { $hp }/{ $max } points de vie
bonus = initiative { $bonus }
log-attached = 📜 Le journal complet du combat, avec tout dedans : toi seul le vois.
co-dm-now = { $name } mène désormais ce combat avec toi.
co-dm-no-more = { $name } ne mène plus ce combat.

## Les formulaires

form-area = Dégâts de zone
field-target-part = Cible, partie { $part }
field-other = Autre effet
field-other-hint = Avec tes mots, au lieu d'un de la liste
field-rounds-hint = 3, 1d4, 10 minutes, 1 heure ; vide : jusqu'à ce qu'on l'enlève
field-whose-turn = Au tour de qui il finit
field-whose-turn-hint = À la fin de ce tour. Vide : celui du porteur
field-ends = Quand un de ses rounds est passé
field-ends-round = À la fin du round
field-ends-turn-start = Au début du tour
field-ends-turn-end = À la fin du tour
field-level = Niveau
field-save = Jet de sauvegarde qui y met fin
field-save-hint = Une caractéristique et un DD, par exemple Sagesse 15 ; vide : aucun
field-character = Personnage
field-character-hp = { $hp } points de vie
field-bonus-hint = Ajouté au d20. Vide : celui de ta Dextérité, si je la sais
field-initiative = Initiative
field-initiative-hint = Ton jet, ou des dés ; vide : on lance pour toi
field-full = Subit tout
field-half = Subit la moitié

## L'écran du MJ

dm-title = MJ · { $title }
dm-footer = Toi seul vois ceci · page { $page } sur { $pages }
dm-panel-footer = Toi seul vois ceci
sheet-footer = Toi seul vois ceci
dm-pick = Choisis quelqu'un : révéler, frapper, guérir …
dm-requests = { $count ->
    [one] ⏳ Une demande attend :
   *[other] ⏳ { $count } demandes attendent, la première :
}
dm-resistances = Résiste : { $what }
dm-vulnerabilities = Vulnérable : { $what }
dm-immunities = Immunisé : { $what }
dm-absorptions = Absorbe : { $what }
dm-reduction = Réduit chaque coup de { $what }
dm-threshold = Seuil de dégâts { $what }
dm-maximum-change = maximum { $maximum } { $change }
dm-own-hp = sa propre forme { $hp }/{ $max }
dm-legendary-action = 👑 { $left } actions légendaires sur { $total }
dm-legendary-resistance = 👑 { $left } résistances légendaires sur { $total }
dm-cure = Retirer ou changer un état
dm-take-off = Retirer { $name }
dm-change = Changer { $name } …
reveal-players = 👁 Les joueurs voient { $level }
reveal-stream = 📺 Le stream voit { $level }
level-unseen = rien
level-unknown = « ??? »
level-name = le nom
level-band = à quel point il est blessé
level-damage = à quel point il est blessé, et chaque coup en chiffres
level-exact = les points de vie exacts
level-unseen-hint = Il n'est pas là
level-unknown-hint = Il y a quelque chose
level-name-hint = Ce que c'est
level-band-hint = Et à quel point il est blessé
level-damage-hint = Et les dégâts de chaque coup
level-exact-hint = Et ses points de vie
seen-by-players = 👁 Ce que voient les joueurs · { $title }
seen-by-stream = 📺 Ce que voit le stream · { $title }
seen-by-footer = { $count } visibles
button-legendary-action = Action légendaire
button-legendary-resistance = Résistance légendaire

## Aide et diagnostic

help-title = Mener un combat
help-start-title = Quatre commandes pour la soirée
help-start =
    `/encounter start` publie le tableau, et tu es MJ. La table appuie sur **Rejoindre**.
    `/init add goblin count:3` ajoute des monstres ; puis appuie sur **Commencer**.
    `/damage goblin 2d6+3` inflige des dégâts ; les boutons du tableau le font aussi.
    `/encounter end` finit le combat.
help-players-title = Joueurs
help-players = Appuie sur **Dégâts**, **Soigner** ou **État** sur le tableau, ou écris `/damage goblin 2d6+3`. Les dégâts à d'autres passent par le MJ, qui répond d'un geste. **Dés** lance ce qui est dû : initiative, ou jet contre la mort. **Mon tour** est ton propre écran.
help-players = Appuie sur **Dégâts**, **Soigner** ou **État** sur le tableau, ou écris `/damage goblin 2d6+3`. Les dégâts à d'autres passent par le MJ, qui répond d'un geste. **Dés** lance ce qui est dû : jets de sauvegarde, jets contre la mort, initiative. **Plus** est ton propre écran.
help-dm-title = MJ
help-dm = **Suivant** finit un tour. **Écran du MJ** ouvre ton écran : points de vie exacts, monstres cachés, ce que voient joueurs et stream, dégâts de zone, initiative, demandes ; `/encounter screen channel:` le garde dans un salon des MJ. `/undo` annule tout. Monstres cachés : `/init add … hidden:True`.
help-dice-title = Dés
help-dice = Partout où un nombre est demandé, des dés vont aussi : `2d6+3`, `4d6kh3`, `1d20+5`. `/roll` les lance devant tous.
help-stream-title = Stream
help-stream = `/overlay link` te donne la page pour OBS. Elle ne montre que ce que le stream peut voir.
help-more-title = Encore
help-more = `/concentrate on` et `/condition add … effect:Web` finissent ensemble. `/party bring` ajoute d'un coup les personnages enregistrés de tous. `/creature` est la bibliothèque : `/init add goblin count:6 hp:roll`. `/edit` change ce qu'est quelqu'un.
help-commands-title = Commandes
help-commands = `/tracker help command:` explique chacune, avec un exemple.
help-needed = nécessaire
help-example = Exemple :
help-apply-roll = Dans le menu du message de n'importe quel bot de dés (⋯, clic droit ou appui long → Applications) : ce qu'il a lancé devient des dégâts. Les nombres sont lus dans le texte, les embeds et les mises en page récentes ; pas dans les images, ni dans les messages que seul leur lecteur voit. Tu choisis la cible avant que rien n'arrive.
doctor-title = Diagnostic
doctor-permissions-fine = ✅ Permissions dans ce salon
doctor-permission-needed = ❌ Il me faut ici la permission **{ $name }** : paramètres du salon → permissions → mon rôle.
doctor-permission-useful = ➖ La permission **{ $name }** serait utile ici.
doctor-database-fine = ✅ Base de données
doctor-database-down = ❌ La base de données est injoignable. `mongod` tourne-t-il, MONGODB_URI est-il juste ?
doctor-documents-unreadable = ❌ { $number } document(s) enregistré(s) illisible(s), laissé(s) de côté. L'exploitant de ce bot les trouve avec `tracker doctor`
doctor-web-fine = ✅ Côté web à { $url }
doctor-web-down = ❌ Le côté web à { $url } ne répond pas. Les overlays sont figés ; le combat continue ici.
doctor-clock-fine = ✅ Horloge
doctor-clock-wrong = ❌ L'horloge de la machine est décalée de { $seconds } s. Règle-la par NTP.
doctor-intents = ✅ Intents : aucun qui soit privilégié n'est nécessaire
doctor-gateway = ✅ La passerelle de Discord répond en { $ms } ms
doctor-gateway-new = ➖ La passerelle de Discord vient d'être jointe. Redemande dans une minute si elle tient.
doctor-commands-fine = ✅ Discord a les commandes de cette version
doctor-commands-waiting = ➖ Les commandes sont en route vers Discord. Celles qu'il a marchent en attendant.
doctor-commands-refused = ❌ Discord n'a pas pris les commandes de cette version : { $reason }. Celles qu'il a continuent de marcher ; je réessaie { $retry }.

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

## Groupes et créatures

party-nobody = Il n'y a encore personne dedans.
creature-challenge = FP { $challenge }

## L'écran du MJ à côté d'autres salons, et les dégâts de zone

board-posted = 📌 Le tableau est dans { $channel }, là où l'on joue.
field-full-hint = Un nom l'emporte sur son groupe, un groupe sur « tous les monstres »
field-half-hint = Ceux qui ont réussi leur jet de sauvegarde
field-none = Ne subit rien : épargné
field-none-hint = Qui est dans un groupe ci-dessus, mais ailleurs ou immunisé
field-amount-typed-hint = Un nombre, des dés comme 8d6, ou 4d6 fire + 2d8 cold
area-monsters = Tous les monstres en vue
area-bundle = { $name } ({ $count })
dm-screen-withdrawn-public = ⚠️ J'ai retiré l'écran du MJ : tout le serveur peut voir ce salon à présent. Retire « Voir le salon » à @everyone ici, puis remets-le avec `/encounter screen channel:`.
dm-screen-withdrawn-player = ⚠️ J'ai retiré l'écran du MJ : { $name } joue dans ce combat et peut voir ce salon. Change qui le voit, puis remets l'écran avec `/encounter screen channel:`.
dm-screen-stopped = ⚠️ Je ne peux plus tenir à jour l'écran du MJ dans { $channel } : ce qui s'y trouve est ancien. Donne-moi là « Voir le salon », « Envoyer des messages » et « Intégrer des liens », ou mets-le ailleurs avec `/encounter screen channel:`.

## Ce qui est gardé sur quelqu'un

privacy-title = Ce que je garde sur vous
privacy-name = Votre nom ici ({ $name }) et votre identifiant Discord, depuis le { $since }
privacy-characters = Personnages enregistrés : { $number }
privacy-character-names = Les personnages : { $names }
privacy-parties = Groupes que vous avez créés : { $number }
privacy-creatures = Créatures à vous : { $number }
privacy-fights-run = Combats que vous menez : { $number }
privacy-fights-played = Combats où vous contrôlez quelqu'un : { $number }
privacy-log-lines = Lignes des journaux de combat à votre nom : { $number }
privacy-links = Liens que vous avez créés : { $number }
privacy-sessions = Tes pages web ouvertes, avec adresse et navigateur : { $number }
privacy-how = `/privacy delete` l'efface. Ce que j'ai publié dans les salons appartient à Discord et y reste.
privacy-link-privacy = Politique de confidentialité : { $url }
privacy-link-terms = Conditions d'utilisation : { $url }
privacy-nothing = Je ne garde rien sur vous.
privacy-confirm = ⚠️ Effacer tout ce que je garde sur vous ? Vos personnages, créatures et liens disparaissent pour de bon ; dans les combats et leurs journaux, quelqu'un sans nom prend votre place. Dans les combats en cours, vos participants restent, et le MD les joue.
privacy-runs-fights = ⚠️ Vous menez des combats qui ne sont pas finis : { $fights }. Terminez-les avec `/encounter end` ou proposez-les à quelqu'un avec `/encounter transfer`, puis redemandez. Rien n'a été effacé.
privacy-ends-fights = Ou je les termine maintenant : tout ce que je garde sur toi est alors effacé pour de bon, et dans les combats et leurs journaux, quelqu'un sans nom prend ta place.
privacy-deleted = ✅ Je ne garde plus rien sur vous.
button-forget = Tout effacer
button-forget-ending = Terminer et tout effacer
## Erreurs : les clés sont dans storage/encounter/error_messages.py, avec le texte anglais

error-encounter-not-found = Ce combat n'existe pas, ou tu n'y as pas accès.
error-participant-not-found = Personne de ce nom dans ce combat. Choisis dans la liste.
error-party-not-found = Ce groupe n'existe pas, ou tu n'y as pas accès.
error-character-not-found = Ce personnage n'existe pas, ou tu n'y as pas accès.
error-character-gone = Ce personnage n'existe plus.
error-creature-not-found = Tu n'as pas de créature de ce nom.
error-condition-not-there = Ce participant n'a pas cet état.

error-dm-only = Seul le MJ peut faire cela.
error-dm-only-change = Seul le MJ peut changer cela.
error-not-your-turn = Seuls le MJ ou le joueur dont c'est le tour peuvent le finir.
error-turn-with-dm = Ton tour est fini. Le MJ continue.
error-participant-not-named = { $name } n'est pas dans ce combat. Choisis dans la liste.
error-not-your-change = Tu ne peux annuler que ton propre dernier changement. Demande au MJ.
error-death-save-stands = Un jet de sauvegarde est définitif. Seul le MJ peut l'annuler.
error-initiative-after-turn = { $name } a déjà eu son tour ce round, l'initiative reste. Demande au MJ de la changer.
error-not-your-character = Tu peux ajouter ton propre personnage. Demande au MJ d'ajouter les autres.
error-not-your-participant = Tu ne peux le faire que pour ceux que tu joues. Demande au MJ.
error-share-link-reads-only = Un lien partagé sert seulement à regarder.
error-overlay-reports-only = Seul un overlay signale son état.
error-link-other-encounter = Ce lien est celui d'un autre combat.

error-stale-turn = Ce tour est déjà fini. Regarde de nouveau le tableau.
error-conflict = Trop de choses à la fois. Rien n'a changé ; réessaie.
error-being-forgotten = Ce que je garde sur toi est en cours de suppression. Réessaie dans une minute ; si cela dure, utilise de nouveau /privacy delete.
error-conflict-erasure = Trop de choses se passent dans un de tes combats. Réessaie dans une minute.
error-token-refused = Ce jeton n'est pas valable, ou ne l'est plus. Demandes-en un nouveau.
error-token-of-another = Ce jeton n'est pas celui de cette connexion. Reconnecte-toi avec lui.
error-owns-encounters = Tu mènes des combats qui ne sont pas finis : { $names }. Termine-les avec /encounter end, ou propose-les à un autre MJ avec /encounter transfer ; puis redemande. Rien n'a été supprimé.
error-no-transfer = Ce combat n'est pas proposé à un autre MJ, ou ne l'est plus. Son MJ le propose avec /encounter transfer.
error-transfer-not-yours = Cela regarde le MJ et la personne à qui le combat est proposé.
error-transfer-consent = Un combat ne change de MJ qu'avec l'accord du nouveau. Propose-le avec /encounter transfer.
error-unavailable = La base de données est injoignable. Regarde le tableau, puis réessaie.
error-document = Le document de ce combat est illisible : { $what } n'est pas comme prévu.
error-document-rings = Le document de ce combat est illisible : version, history ou applied n'est pas comme prévu.
error-stored-document = Une donnée enregistrée dans { $where } est illisible : { $what } n'est pas comme prévu. Dites-le à l'exploitant de ce tracker ; `tracker doctor` la nomme.
error-document-newer = Ceci a été enregistré par une version plus récente du tracker. Demandez à l'exploitant de ce tracker de le mettre à jour.
error-stale-undo = Autre chose s'est passé depuis. Regarde de nouveau, puis annule ou rétablis.
error-nothing-to-undo = Il n'y a plus rien à annuler.
error-nothing-to-redo = Il n'y a rien à rétablir.
error-request-settled = C'est déjà réglé.
error-too-many-own-requests = { $most } de tes demandes attendent le MJ : il ne peut pas y en avoir plus. Réessaie quand l'une d'elles aura reçu réponse.
error-too-many-own-participants = Tu contrôles { $most } participants : demande au MJ d'en ajouter d'autres.
error-own-room-full = Tes participants et tes demandes contiennent trop de texte. Raccourcis-le, ou retire d'abord des états.
error-too-many-requests = Trop de demandes attendent le MJ. Réessaie quand quelques-unes auront reçu réponse.

error-no-channel-for-roles = Les rôles sont ceux de Discord, et ce combat n'y a pas de salon.
error-is-dm-already = Cet utilisateur mène déjà ce combat.
error-too-many-conditions = Un participant a de la place pour { $most } états. Retires-en d’abord un.
error-too-many-co-dms = Un combat a de la place pour { $most } MJ en plus du MJ principal. Retires-en d’abord un.
error-encounter-full = Ce combat est plein. Retire des participants ou des états, réponds aux demandes ou raccourcis des notes, puis réessaie.
error-field-full = { $field } : il y a de la place pour { $most }. Écris moins, ou retire d’abord quelque chose.
error-step-back-too-large = Trop de choses ont changé pendant ce tour pour revenir en arrière. Annule-le plutôt.
error-undo-too-large = Ce changement était trop grand pour être annulé. Corrige-le à la main.
error-not-stored = Ce changement ne peut pas être enregistré : rien n’a été changé. Retire quelque chose du combat, ou annule, puis réessaie.
error-no-room = Un combat a de la place pour { $most } participants. Retires-en, ou ajoutes-en moins.
error-no-participants = Personne ne participe encore. Ajoute des participants, puis commence.
error-running-already = Le combat est déjà en cours.
error-started-before = Ce combat a déjà commencé. Reprends-le pour continuer.
error-nothing-to-pause = Le combat n'est pas en cours : il n'y a rien à mettre en pause.
error-not-started = Le combat n'a pas commencé. Commence-le d'abord.
error-paused = Le combat est en pause. Reprends-le d'abord.
error-over = Le combat est terminé. Reprends-le pour continuer.
error-over-already = Le combat est déjà terminé.
error-nobody-can-act = Personne ne peut agir : tous sont hors du combat ou attendent. Soigne ou ajoute quelqu'un, ou termine-le.
error-first-turn = C'est le premier tour du combat : il n'y en a pas avant.
error-delayed-already = Ce participant attend déjà. Il peut prendre son tour à tout moment.
error-group-of-one = Une troupe compte au moins deux membres. Nommes-en un autre, ou une troupe déjà là.
error-not-grouped = { $name } agit déjà seul.
error-lair-alone = Un repaire agit à son propre rang et ne rejoint aucune troupe.
error-delayed-alone = { $name } retarde son tour. Qu'il le prenne d'abord, puis rejoigne une troupe.
error-not-delayed = Ce participant n'attend pas : il agit à sa place.
error-acted-this-round = { $name } a déjà eu son tour ce round. Termine le tour en cours ; un nouveau tour sera possible dès le round suivant.
error-out-cannot-delay = Ce participant est hors du combat et n'a pas de tour à retarder.
error-out-cannot-act = Ce participant est hors du combat et ne peut pas prendre son tour.

error-above-maximum = { $hp } dépasse le maximum de { $name } ({ $maximum }). Augmente le maximum, ou confirme avec above-maximum.
error-maximum-zero = Un maximum de points de vie est d'au moins 1. Une créature dont le maximum tombe à 0 meurt : mets ses points de vie à 0.
error-dead-not-healed = On ne soigne pas les morts. Fixe les points de vie à un nombre pour ramener ce participant.
error-dead = Ce participant est mort. Fixe ses points de vie pour le ramener.
error-not-dying = Seul un participant à 0 point de vie est mourant.
error-stable = Ce participant est stable : pas de jets contre la mort avant de nouveaux dégâts.
error-death-save-not-due = Il y a un jet contre la mort par tour à soi qui commence à 0 point de vie. Celui-ci est fait, ou ce tour est encore à venir.
error-not-concentrating = Ce participant ne se concentre sur rien.
error-cannot-concentrate = Ce participant ne peut pas se concentrer maintenant : neutralisé ou à terre.
error-condition-no-levels = Cet état n'a pas de niveaux. Enlève-le en entier.
error-condition-several = { $name } est là plusieurs fois. Choisis lequel dans la liste.
error-no-form = Cette créature a sa propre forme.
error-form-hp = Je ne connais pas { $name }. Dis combien de points de vie a cette forme : hp.
error-max-hp-by = Dis de combien change le maximum : 5, ou -7.
error-dead-no-effect = Les morts ne reçoivent pas de points de vie. Ramène-les d'abord à la vie.
error-form-needs-maximum = Une autre forme a besoin d'un maximum de PV auquel revenir. Fixe-le d'abord : /edit max-hp.
error-condition-edit-what = Dis ce que tu changes : rounds, tour de qui, niveau ou jet de sauvegarde.
error-condition-implied = { $name } vient avec { $bringer } et dure autant. Enlève plutôt { $bringer }.
error-surprise-too-late = Selon les règles de 2024, la surprise est un désavantage au jet d'initiative, et cette créature a déjà eu son premier tour. Change plutôt son initiative à la main.
error-surprised-no-reaction = Les créatures surprises n'ont pas de réaction avant la fin de leur premier tour. Le MJ peut enlever la surprise.
error-which-effect = La source se concentre déjà sur un effet. Dis lequel maintient ceci (effect) : celui-là, ou un autre, qui y met fin.
error-duration-too-long = Un effet dure { $rounds } rounds au plus (24 heures). Laisse la durée vide, et il dure jusqu'à ce que tu l'enlèves.
error-condition-no-source = Dis qui se concentre dessus : choisis une source.
error-legendary-none-left = Il ne lui en reste pas autant.
error-legendary-incapacitated = Une créature neutralisée n'a pas d'actions légendaires.
error-legendary-dead = Les morts n'ont pas d'actions légendaires et n'ont pas besoin de résistances.
error-legendary-surprised = Une créature surprise n'a pas d'actions légendaires avant la fin de son premier tour.
error-legendary-own-turn = Une action légendaire a lieu à la fin du tour d'un autre. Passe d'abord au tour suivant.
error-legendary-once-a-turn = Il en a déjà utilisé une dans ce tour. La suivante vient à la fin du prochain tour.
error-hit-dice = Écris les dés de vie comme 2d8+4.
error-too-many-types = { $most } types au plus, de { $length } caractères chacun.

error-file-too-large = Ce fichier est trop gros : { $most } Mo au plus.
error-file-no-json = Ce n'est pas du JSON ou du YAML entier : il finit trop tôt, ou un signe manque.
error-file-no-text = Ce n'est pas un fichier de texte. Joins du JSON, du YAML ou un profil en texte.
error-file-no-format = Aucune créature là-dedans. Sont lus : Open5e, 5e.tools, Improved Initiative, Fantasy Statblocks, Foundry et les profils en texte.
error-file-too-deep = Ce fichier a plus de { $most } niveaux.
error-statblock-none = Rien n'est connu au-delà du nom : cette créature ne vient pas de la bibliothèque, ou n'y est plus.
error-statblock-changed = Le profil a changé entre-temps. Ouvre-le de nouveau.
error-file-no-character = Aucun personnage là-dedans. Sont lus : D&D Beyond, Foundry, et du CSV avec les colonnes name et hp.
error-character-none-own = Tu n'as pas de personnages et ne mènes aucun groupe sur ce serveur.
error-challenge-unknown = { $challenge } n'est pas un facteur de puissance. Écris 0, 1/8, 1/4, 1/2, ou de 1 à 30.
error-creature-none-own = Tu n'as pas de créatures à toi.

error-payload-no-object = Envoie un objet avec des champs, par exemple { "{" }encounterId: …{ "}" }.
error-payload-field = { $where } : { $what }
error-payload-invalid = { $what }
error-payload-too-many-items = C'est illisible : une liste ou un objet y compte plus de { $most } éléments.
error-payload-too-many-mistakes = C'est illisible : il y a trop d'erreurs.
error-payload-too-deep = C'est illisible : c'est imbriqué trop profondément.
error-payload-number-too-large = C'est illisible : un nombre y est trop grand.
error-payload-null-in-name = C'est illisible : un nom y contient un caractère nul.
error-payload-bytes = C'est illisible : il y a des octets bruts.
error-payload-not-unicode = C'est illisible : un texte y n'est pas en Unicode.
error-field-empty = { $where } : cela ne peut pas être vide
error-no-changes = Dis ce qui doit changer, par exemple { "{" }currentHP: 12{ "}" }.

error-which-participant = Lequel veux-tu dire : { $names } ? Choisis dans la liste.
error-encounter-planned = **{ $name }** est prévu ici. `/encounter start` sans nom le commence ; `/encounter rules name:` le renomme.
error-creature-unknown = « { $typed } » n'est pas dans la bibliothèque. Donne ses points de vie avec `hp:`.
error-creature-near = « { $typed } » n'est pas dans la bibliothèque. Veux-tu dire { $names } ? Une créature à toi demande `hp:`.
error-participant-near = Aucune créature ici ne porte ce nom. Veux-tu dire { $names } ? Choisis dans la liste.
error-dice-expected = Écris un nombre ou des dés comme 2d6+3, { $most } caractères au plus.
error-dice-too-many = C'est trop de dés. Lances-en { $most } au plus à la fois.
error-dice-sides = Un dé a de 1 à { $most } faces.
error-dice-operations = C'est trop pour une seule poignée de dés. Fais-en { $most } choses au plus.
error-dice-operator = « { $typed } » ne fait rien aux dés ici. Écris kh3, kl1, dl1, ro<3, e6 ou mi2 derrière eux.
error-dice-ambiguous = « { $typed } » a deux sens. Écris « { $first } » ou « { $second } ».
error-dice-mode = adv et dis vont avec un seul d20. Écris 1d20+5 adv, ou 2d20kh1.
error-dice-comma = Écris + entre les nombres, sans virgule : 2d6+3.
error-dice-words = Écris ici seulement un nombre ou des dés, comme 2d6+3.
error-dice-in-comment = Il y a des dés dans le commentaire. Écris-les avant.
error-dice-impossible = Cela ne peut pas être lancé. Écris quelque chose comme 2d6+3.
error-dice-unread = « { $typed } » n'est pas un jet. Je ne peux pas lire à partir de « { $rest } ». Écris quelque chose comme 2d6+3, et un commentaire après #.
error-dice-unfinished = « { $typed } » n'est pas un jet. Il manque quelque chose à la fin. Écris quelque chose comme 2d6+3.
error-number-too-large = Ce nombre est trop grand.
error-number-negative = Écris un nombre de 0 ou plus.
error-whole-number = { $what } : écris un nombre entier, comme 12.
error-attack-text = Écris une attaque comme longsword +7, 1d8+4 slashing.
error-damage-kinds = { $most } types de dégâts au plus à la fois.
error-damage-parts = Écris plusieurs types de dégâts comme 2d6 fire + 3 piercing.
error-types-expected = Écris des types comme fire, cold ; ou { $none }.
error-least = { $what } : { $least } ou plus.
error-most = { $what } : { $most } ou moins.
error-too-long = { $what } : { $most } caractères au plus.
error-empty = { $what } : il faut écrire quelque chose.
error-not-as-expected = { $what } n'est pas comme prévu : { $why }.
error-field-max-hp = Le maximum de points de vie
error-field-hp = Points de vie
error-field-ac = La classe d'armure
error-field-initiative-bonus = Le bonus d'initiative
error-field-initiative = L'initiative
error-field-rounds = Le nombre de rounds
error-field-amount = La quantité
error-field-name = Le nom
error-field-level = Le niveau

error-guild-only = Cela ne marche que dans un salon de serveur.
error-command-changed = Cette commande a changé : Discord en montre encore une ancienne version. Recharge-le (Ctrl+R, ou ferme l'application) et réessaie.
error-option-not-here = Ce que tu as choisi n'est plus ici. Choisis-le encore une fois dans la liste.
error-board-not-posted = Je n'ai pas pu afficher le tableau ici. `/tracker doctor` vérifie mes permissions ; la prochaine commande de ce combat réessaiera.
error-no-channel = Discord ne dit pas de quel salon il s'agit. Utilise un salon textuel ou un fil.
error-no-encounter-but-elsewhere = Il n'y a pas de combat dans ce salon. `/encounter board` avec **{ $name }** pour `here:` amène le tien ici ; `/encounter start` en commence un autre.
error-no-encounter = Il n'y a pas de combat dans ce salon. `/encounter start` en commence un.
error-which-encounter = Quel combat ? Choisis dans la liste l'un de ceux que tu mènes.
error-encounter-there = « { $name } » est en cours dans ce salon. Finis-le avec /encounter end, ou commences-en un autre dans un fil.
error-dm-screen-here = L'écran du MJ de « { $name } » est dans ce salon. Mène ce combat d'ici ; commence les autres là où sont leurs joueurs.
error-who-is-meant = Dis qui : ici, cela ne va pas de soi. Choisis dans la liste.
error-nobody-here = Il n'y a encore personne dans ce combat. Appuie sur Rejoindre, ou ajoute un monstre avec `/init add`.
error-stale-undo-board = Autre chose s'est passé depuis. Regarde de nouveau le tableau, puis annule.
error-request-answered = C'est déjà réglé.
error-no-target = Choisis au moins une cible.
error-no-target-in-encounter = Choisis au moins une cible qui est encore dans le combat.
error-area-twice = Rien n'a changé : { $names } ne peut subir qu'une seule part. Choisis chacun une fois.
error-initiatives-unread = Rien n'a changé. Je ne comprends pas { $lines } : écris une fois chaque participant du combat, par exemple Gobelin 1 = 14.
error-nothing-to-roll = Rien de ce qui est à toi n'attend un jet.
error-no-roll-there = Je ne trouve pas de résultat de jet dans ce message.
error-no-condition = Choisis un état, ou écris-en un.
error-condition-gone = Cet état a déjà disparu.
error-save-and-dc = Il faut les deux : la caractéristique du jet de sauvegarde et son DD.
error-edit-what = Dis ce qu'il faut changer : nom, classe d'armure, points de vie …
error-join-how = Dis qui rejoint : `/init join name: hp:`, ou enregistre un personnage avec `/character create`.
error-join-which = Tu as plusieurs personnages : dis lequel, `/init join name:`.
error-join-hp = Un nouveau personnage a besoin de son maximum de points de vie : `/init join name: hp:`.
error-no-character = Tu n'as pas de personnage de ce nom. `/character create` en enregistre un.
error-add-no-hit-dice = La bibliothèque n'a pas de dés de vie pour cette créature. Écris plutôt des dés comme 2d6+2.
error-co-dm-who = Dis qui : une personne, un rôle, ou les deux.
error-co-dm-owner = { $name } mène déjà ce combat : il est à cette personne.
error-help-no-command = Cette commande n'existe pas. Choisis dans la liste.

error-dm-channel-unknown = Je ne vois pas { $channel }, ou ce n'est pas un salon textuel. Choisis un salon textuel que seuls les MJ voient.
error-dm-channel-table = On joue dans { $channel }. Choisis un salon que seuls les MJ voient.
error-dm-channel-public = Tout le serveur voit { $channel }, et l'écran du MJ contient tout. Retire « Voir le salon » à @everyone (paramètres du salon → permissions), puis réessaie.
error-dm-channel-player = { $name } joue dans ce combat et voit { $channel }. Choisis un salon que seuls les MJ voient.
error-dm-channel-not-yours = Tu ne peux pas écrire toi-même dans { $channel }. Choisis un salon où tu le peux.
error-dm-channel-closed = Je ne peux pas écrire dans { $channel } : donne-moi « Voir le salon », « Envoyer des messages » et « Intégrer des liens ».
error-dm-channel-unsure = Discord ne me dit pas en ce moment qui peut voir { $channel }. Rien n'a changé ; réessaie.
error-dm-channel-several = Les écrans du MJ de plusieurs combats sont dans ce salon. Prends les boutons de celui que tu veux, ou son propre salon.

error-overlay-channel-only = Aucun combat ici. Seul son MJ, ou qui peut gérer ce salon, s'occupe de ses liens d'overlay.
error-overlay-no-such-link = Ce lien n'existe plus. Choisis-en un dans la liste.
error-overlay-no-picture-sources = Dis `own`, `any`, ou jusqu'à { $most } noms d'hôtes séparés par des virgules, par exemple `i.imgur.com, cdn.example.org`.
error-overlay-no-links = Il n'y a pas de lien d'overlay pour ce combat ou ce salon. `/overlay link` en crée un.
error-overlay-which-link = Il y a { $count } liens. Dis lequel : `/overlay list` les montre.

error-no-party = Il n'y a pas de groupe de ce nom sur ce serveur. `/party create` en crée un.
error-which-party = Quel groupe veux-tu dire : { $parties } ?
error-party-name = Donne un nom au groupe.
error-party-there = Il y a déjà un groupe **{ $party }** sur ce serveur.
error-party-too-many-members = { $most } de tes personnages sont dans ce groupe : demande à son MJ d'en ajouter d'autres.
error-party-too-many-own = Tu as { $most } groupes sur ce serveur : il ne peut pas y en avoir plus.
error-party-too-many = Ce serveur a { $most } groupes : il ne peut pas y en avoir plus.
error-party-full = Un groupe a de la place pour { $most } personnages.
error-party-empty = Personne n'est encore dans **{ $party }**. `/party add` y met des personnages.
error-party-all-here = Tous ceux de **{ $party }** sont déjà dans ce combat.
error-party-not-yours = Seul le MJ du groupe peut faire cela avec les personnages des autres.
error-party-not-in-it = Aucun personnage de ce nom n'est dans ce groupe.
error-party-no-character = Cette personne n'a pas un tel personnage sur ce serveur.
error-party-which = Il y a plusieurs personnages : dis lequel.

error-creature-field = { $name } : { $field } n'est pas comme prévu.
error-creature-defences = { $name } : trop de défenses.
error-creature-hit-dice = { $name } : écris les dés de vie comme 2d8+4.
error-file-gone = Discord ne donne plus ce fichier. Joins-le de nouveau.
error-creature-hp = Une nouvelle créature a besoin de points de vie : `/creature save name: hp:`.
error-creature-not-yours = Tu n'as pas de créature de ce nom. Celles du SRD ne peuvent pas être supprimées.
error-library-full = Tes créatures occupent ensemble plus de { $most } Mo. Supprimes-en d'abord.
error-import-none = Tu n'as pas d'import à annuler.
error-character-too-many = Tu peux garder { $most } personnages. Supprimes-en un d'abord : `/character delete`.
error-character-name-taken = Un autre de tes personnages porte déjà ce nom. Choisis-en un autre.
error-encounter-too-many = Tu mènes { $most } combats qui ne sont pas finis. Finis-en un d'abord : `/encounter end`.
error-overlay-too-many-links = Il y a { $most } liens ici. Mets-en fin à quelques-uns d'abord : `/overlay revoke`.

## Commandes : à quoi elles et leurs options servent, les noms des choix ; 100 caractères chacun

command-encounter = Mener un combat dans ce salon
command-encounter-start = Préparer un combat dans ce salon ; une seconde fois pour le commencer
option-encounter-start-name = Le nom du combat, par exemple Pont des Soupirs
command-encounter-end = Terminer le combat de ce salon
command-encounter-pause = Mettre le combat en pause, tel quel
command-encounter-resume = Reprendre le combat en pause, ou celui qui a fini ici
command-encounter-list = Montrer les combats de ce serveur que tu peux voir
command-encounter-board = Afficher de nouveau le tableau ; ou amener un combat ici
option-encounter-board-here = MJ : un combat d'un autre salon, à poursuivre dans celui-ci
command-encounter-log = MJ : le journal complet du combat en fichier, pour toi seul
command-encounter-co-dm = Laisser quelqu'un, ou un rôle, mener ce combat avec toi ; ou plus
option-encounter-co-dm-user = Qui
option-encounter-co-dm-role = Tous ceux qui ont ce rôle
command-encounter-transfer = Proposer ce combat à un autre MJ, qui accepte ; tu restes co-MJ
option-encounter-transfer-user = Le nouveau MJ ; toi, pour accepter
command-encounter-rules = MJ : comment joue cette table
option-encounter-rules-name = Le nom du combat
option-encounter-rules-ruleset = Les règles de quelle année
option-encounter-rules-players-may = Si les dégâts des joueurs aux autres attendent ton accord
option-encounter-rules-defeated = Ce que deviennent les monstres vaincus
option-encounter-rules-ties = Qui agit d'abord en cas d'égalité
option-encounter-rules-reroll = Relancer l'initiative à chaque round
option-encounter-rules-scores = Qui a 10 plus son bonus comme initiative, sans jet
option-encounter-rules-reveal = Montrer le nom d'un monstre caché quand vient son tour
option-encounter-rules-narration = Comment je raconte : une ligne ici, rien, ou un fil avec chaque ligne
option-encounter-rules-board-after = Republier le tableau après autant de mes messages ; 0 pour le laisser en place
option-encounter-rules-on-deck = Appeler aussi le joueur suivant
command-encounter-screen = MJ : tout sur le combat, pour toi seul
option-encounter-screen-channel = Un salon que seuls les MJ voient : l'écran y reste, à jour
command-init = L'ordre, les tours et qui participe
command-init-join = Faire entrer ton personnage dans le combat
option-init-join-name = Ton personnage ; sans rien, celui que tu as enregistré
option-init-join-hp = Son maximum de points de vie, nécessaire la première fois
option-init-join-ac = Sa classe d'armure
option-init-join-bonus = Son bonus d'initiative
option-init-join-initiative = Ton jet, ou des dés ; sans rien, le jet est fait pour toi
command-init-add = MJ : ajouter un monstre de la bibliothèque, ou le tien
option-init-add-name = Une créature de la bibliothèque, ou n'importe quel nom
option-init-add-count = Combien de semblables
option-init-add-hp = Un nombre ; des dés pour chacun ; ou roll ou average pour ceux de la bibliothèque
option-init-add-ac = Classe d'armure
option-init-add-bonus = Bonus d'initiative
option-init-add-initiative = Un nombre ou des dés, le même pour tous
option-init-add-hidden = Personne d'autre ne le sait avant que tu le montres
option-init-add-kind = Ce que c'est ; un monstre sauf indication
option-init-add-group = Un nom pour les toucher tous à la fois
option-init-add-shared = Ils partagent une initiative
option-init-add-together = Ils agissent au même tour, en une troupe
option-init-add-surprised = Ils sont surpris
command-init-roll = Lancer l'initiative : la tienne, ou comme MJ celle des monstres
option-init-roll-participant = Qui lance ; sans rien, tous les tiens qui ne l'ont pas fait
option-init-roll-mode = Avantage ou désavantage
option-init-roll-score = La valeur sans jet : 10 plus le bonus, ±5 selon le mode ; sans rien, la règle
command-init-set = Fixer une initiative au résultat du jet
option-init-set-participant = De qui
option-init-set-initiative = Le total, ou des dés
command-init-next = Finir le tour ; au suivant
command-init-back = MJ : revenir un tour en arrière
command-init-group = MJ : faire agir plusieurs créatures au même tour, en troupe
option-init-group-participants = Qui ; plusieurs séparés par des virgules
option-init-group-name = Le nom de la troupe, ou d'une troupe déjà là ; sans rien, celui du premier
command-init-split = MJ : faire agir de nouveau séparément une partie d'une troupe, ou toute
option-init-split-participants = Qui ; plusieurs séparés par des virgules, ou le nom de la troupe
command-init-delay = Retarder ton tour
option-init-delay-participant = Qui attend
command-init-act = Prendre un tour retardé
option-init-act-participant = Qui agit maintenant
command-init-move = MJ : déplacer quelqu'un dans l'ordre
option-init-move-participant = Qui est déplacé
option-init-move-before = Devant qui ; sans rien, à la fin
command-init-control = MJ : dire qui joue un participant ; un de plus, ou un de moins
option-init-control-participant = Lequel
option-init-control-user = Qui le joue
command-init-remove = Retirer quelqu'un du combat
option-init-remove-participant = Qui part
command-attack = Attaquer quelqu'un : le jet pour toucher et, si ça touche, les dégâts
option-attack-target = Qui est attaqué
option-attack-attack = Par exemple longsword +7, 1d8+4 slashing ; ou, pour le MJ, une attaque du bloc de stats
option-attack-mode = Avantage ou désavantage
option-attack-roll = La face du d20, si tu l'as lancé toi-même
option-attack-critical = Chaque touche est critique, par exemple contre quelqu'un de paralysé
option-attack-crits-on = La plus basse face du d20 qui est critique. Par défaut : 20
option-attack-source = Qui attaque. Par défaut : ton personnage ; pour le MJ, celui dont c'est le tour
option-attack-knock-out = Elle assomme au lieu de tuer
command-damage = Infliger des dégâts à quelqu'un, ou à plusieurs : Goblin 1, Goblin 2
option-damage-target = Qui est touché ; plusieurs séparés par des virgules
option-damage-amount = Un nombre, ou des dés comme 2d6+3 ; plusieurs types : 2d6 fire + 3 piercing ; magical, silvered
option-damage-type = Le type de dégâts, pour les résistances
option-damage-share = Quelle part ils en prennent
option-damage-half = Qui n'en prend que la moitié, comme après un jet réussi ; avec des virgules
option-damage-source = Qui les inflige
option-damage-critical = C'était un coup critique
option-damage-ignores = Quelles défenses ne comptent pas cette fois
option-damage-knock-out = Ils assomment au lieu de tuer
command-heal = Soigner quelqu'un, ou plusieurs
option-heal-target = Qui est soigné ; plusieurs séparés par des virgules
option-heal-amount = Un nombre, ou des dés comme 1d8+3
command-temp-hp = Donner des points de vie temporaires ; le plus grand nombre compte
option-temp-hp-target = Qui les reçoit ; plusieurs séparés par des virgules
option-temp-hp-amount = Un nombre ou des dés ; 0 avec replace les enlève
option-temp-hp-replace = Même si c'est moins
option-temp-hp-for = Combien de temps : rounds, ou 10 minutes, 1 heure ; ce qui reste alors disparaît
option-temp-hp-effect = L'effet qui les donne et avec lequel ils partent, par exemple False Life
option-temp-hp-concentration = Tant que tu te concentres dessus, ou pour le MJ, la créature dont c'est le tour
command-max-hp = Augmenter ou réduire le maximum de PV tant qu'un effet dure
option-max-hp-target = De qui ; plusieurs séparés par des virgules
option-max-hp-amount = 5 l'augmente de 5, avec les PV ; -7 le réduit ; dés aussi
option-max-hp-effect = Ce qui le fait, par exemple Aid : des effets différents s'ajoutent, le même non
option-max-hp-for = Combien de temps : rounds, ou 10 minutes, 8 heures ; sans rien, jusqu'à ce qu'on l'enlève
option-max-hp-concentration = { option-temp-hp-concentration }
command-form = Métamorphose, forme sauvage : une autre forme
command-form-take = Prendre une autre forme, ou la donner à quelqu'un
option-form-take-creature = Une créature de la bibliothèque, ou le nom d'une autre forme
option-form-take-participant = Qui ; sans rien, ton personnage, ou pour le MJ la créature dont c'est le tour
option-form-take-kind = Ce qui le fait ; sans rien, le sort Métamorphose
option-form-take-hp = Les PV de la forme, si elle n'est pas dans la bibliothèque
option-form-take-ac = La classe d'armure de la forme
option-form-take-for = Combien de temps ; sans rien, 1 heure
option-form-take-concentration = Qui se concentre dessus ; sans rien, personne
option-form-take-temp-hp = PV temporaires qu'elle donne : forme sauvage (2024), ton niveau de druide
command-form-end = Reprendre sa propre forme
option-form-end-participant = { option-form-take-participant }
choice-polymorph = Métamorphose
choice-wild-shape = Forme sauvage
command-set-hp = Fixer les points de vie directement, par exemple pour corriger
option-set-hp-amount = Ce qu'ils sont désormais ; un nombre ou des dés
option-set-hp-above-maximum = Même si c'est au-dessus du maximum
option-set-hp-target = { option-init-set-participant }
command-condition = États et effets
command-condition-add = Donner un état à quelqu'un, ou à plusieurs
option-condition-add-target = Qui le reçoit ; plusieurs séparés par des virgules
option-condition-add-condition = Un état, ou un effet dans tes propres mots
option-condition-add-rounds = Durée : rounds, ou 10 minutes, 1 heure ; dés aussi. Sans rien, jusqu'à ce qu'on l'enlève
option-condition-add-ends = Quand un de ses rounds est passé ; sans rien, à la fin du tour du porteur
option-condition-add-effect = Le sort ou l'effet sur lequel on se concentre ; un autre prend fin
option-condition-add-level = Son niveau, par exemple d'épuisement
option-condition-add-note = Ce qu'il fait
option-condition-add-secret = Seul le MJ le voit
option-condition-add-source = Qui le cause
option-condition-add-whose-turn = De qui le tour compte pour ses rounds ; sans rien, celui du porteur
option-condition-add-save-at = À quel moment du tour du porteur a lieu la sauvegarde ; sans rien, à la fin
option-condition-add-concentration = Il dure tant que sa source, ou sinon toi, se concentre dessus
option-condition-add-save = Un jet de cette caractéristique y met fin, aux tours de son porteur
option-condition-add-dc = Le DD de ce jet
command-condition-remove = Enlever un état à quelqu'un
command-condition-edit = Changer un état : sa durée, son niveau, le jet de sauvegarde qui y met fin
option-condition-edit-target = { option-condition-remove-target }
option-condition-edit-condition = Lequel
option-condition-edit-rounds = Durée à partir de maintenant : rounds, ou 10 minutes ; none : jusqu'à ce qu'on l'enlève
option-condition-edit-ends = Quand un de ses rounds est passé
option-condition-edit-whose-turn = De qui le tour compte pour ses rounds
option-condition-edit-level = { option-condition-add-level }
option-condition-edit-save = Un jet de cette caractéristique y met fin ; none : aucun
option-condition-edit-dc = { option-condition-add-dc }
option-condition-edit-save-at = À quel moment du tour du porteur a lieu la sauvegarde
option-condition-remove-target = Qui le porte
option-condition-remove-levels = Combien de niveaux, par exemple d'épuisement ; sans rien, tous
option-condition-remove-condition = { option-init-control-participant }
command-concentrate = Se concentrer sur un sort, ou cesser
command-concentrate-on = Se concentrer sur un sort ; le précédent prend fin
option-concentrate-on-spell = Un sort, ou un effet dans tes propres mots
option-concentrate-on-participant = Qui ; sans rien, ton personnage, ou comme MJ celui dont c'est le tour
command-concentrate-end = Cesser de se concentrer ; ce qui en dépend prend fin
option-concentrate-end-participant = Qui cesse ; sans rien, ton personnage, ou comme MJ celui dont c'est le tour
command-stabilise = Stabiliser quelqu'un qui meurt
option-stabilise-participant = Qui meurt
command-ready = Préparer une action ; elle est perdue au début du tour suivant
option-ready-what = Ce qui est préparé, et pour quand ; sans rien, plus rien
option-ready-participant = Qui ; sans rien, ton personnage, ou comme MJ celui dont c'est le tour
command-reaction = Utiliser une réaction ; elle revient au début du tour suivant
option-reaction-back = Elle n'a finalement pas été utilisée
option-reaction-participant = { option-ready-participant }
command-edit = Changer ce qu'est un participant ; ce que tu omets reste
option-edit-surprised = Si la créature est surprise
option-edit-dies = Ce que signifient 0 PV : un méchant ou un allié peut faire des jets contre la mort
choice-at-once = hors de combat aussitôt
choice-by-saves = à l'agonie, avec des jets contre la mort
option-edit-participant = Qui changer
option-edit-name = Un nouveau nom
option-edit-max-hp = Maximum de points de vie : un nombre ou des dés
option-edit-dexterity = Valeur de Dextérité, en cas d'égalité
option-edit-resist = Types de dégâts à ajouter ; -fire en enlève un, none tous
option-edit-condition-immune = États à ajouter ; -prone en enlève un, none tous
option-edit-notes = Les notes du MJ ; none efface
option-edit-regeneration = Ce qu'il regagne au début de son tour, comme rappel ; none efface
option-edit-legendary = Actions légendaires par round
option-edit-resistances = Résistances légendaires par jour
option-edit-lair = Dans son antre : une action et une résistance légendaires de plus (2024)
option-edit-absorb = Types de dégâts qui soignent ; -fire en enlève un, none les enlève tous
option-edit-reduction = Ce qui est retiré de chaque coup
option-edit-threshold = Un coup qui fait moins de dégâts ne fait rien
option-edit-ac = { option-init-add-ac }
option-edit-bonus = { option-init-add-bonus }
option-edit-immune = { option-edit-resist }
option-edit-vulnerable = { option-edit-resist }
command-undo = Annuler le dernier changement
command-redo = Rétablir le changement annulé
command-overlay = La page pour ton stream
command-overlay-link = MJ : un lien vers l'overlay, pour toi seul
command-overlay-list = MJ : les liens valables, sans leurs secrets
command-overlay-reload = MJ : faire recharger leur page aux overlays à l'antenne
command-overlay-revoke = MJ : rendre inutilisables les liens d'overlay de ce combat et de ce salon
option-overlay-revoke-link = { option-overlay-reload-link }
command-overlay-rotate = MJ : donner un nouveau secret à un lien ; l'ancien finit aussitôt
command-overlay-settings = MJ : régler un lien ; les overlays à l'antenne suivent aussitôt
command-overlay-style = MJ : ta propre feuille de style pour un lien
option-overlay-style-link = { option-overlay-rotate-link }
command-play = Le combat sur ton téléphone : ton propre lien, pour toi seul
option-overlay-link-bound = Ce combat seul, ou tout ce qui se joue dans ce salon, combat après combat
option-overlay-reload-link = Quel lien ; sans rien, tous
option-overlay-rotate-link = Quel lien, selon les numéros de /overlay list ; utile s'il y en a plusieurs
option-overlay-settings-captions = Ce qui arrive, en phrases à l'écran
option-overlay-settings-delay = De combien de secondes tout est montré plus tard
option-overlay-settings-edge = Le bord d'une bande
option-overlay-settings-layout = Le long d'un côté, ou en travers de l'écran
option-overlay-settings-link = Quel lien, selon les numéros de /overlay list ; sans rien, tous
option-overlay-settings-motion = Combien de mouvement
option-overlay-settings-onair = Quand OBS diffuse ou enregistre : des paliers au lieu de nombres exacts
option-overlay-settings-portraits = D'où viennent les images : own, any, ou des hôtes comme i.imgur.com, cdn.example.org
option-overlay-settings-lang = La langue des mots de l'overlay ; celle du navigateur si rien n'est dit
option-overlay-settings-reset = Oublier d'abord tous les réglages du lien, son style aussi
option-overlay-settings-scale = La taille de tout ; 1 est fait pour 1920×1080
option-overlay-settings-side = Le côté d'une colonne
option-overlay-settings-theme = Son apparence
option-play-revoke = Rendre inutilisable tout lien reçu ainsi
option-overlay-link-audience = Qui le regardera : le stream, ou les joueurs à une table
command-overlay-status = MJ : qui regarde, et si les overlays suivent
command-character = Tes personnages
command-character-create = Enregistrer un personnage, ou en changer un par son nom
option-character-create-name = Son nom
option-character-create-hp = Son maximum de points de vie ; il les a tous à nouveau
option-character-create-dexterity = Sa valeur de Dextérité, en cas d'égalité
option-character-create-bonus = Son bonus d'initiative, si ce n'est pas le modificateur de Dextérité
option-character-create-image = L'adresse d'une image (https)
option-character-create-ac = { option-init-join-ac }
command-character-show = Montrer tes personnages
option-character-show-name = L'un d'eux ; sans rien, tous
command-character-delete = Supprimer un de tes personnages
option-character-delete-name = Lequel
command-party = Des personnages qui combattent ensemble
command-party-create = Créer un groupe ; tu en es le MJ
option-party-create-name = Le nom du groupe
command-party-add = Mettre un personnage dans un groupe
option-party-add-party = Quel groupe
option-party-add-character = Quel personnage ; sans rien, le seul qu'il y a
option-party-add-player = Le personnage de qui, si tu es le MJ du groupe ; sans rien, le tien
command-party-remove = Retirer un personnage d'un groupe
option-party-remove-character = Qui le quitte
option-party-remove-party = { option-party-add-party }
command-party-show = Montrer les groupes de ce serveur, ou qui est dans l'un d'eux
option-party-show-party = Quel groupe ; sans rien, tous
command-party-bring = MJ : faire entrer tout un groupe dans le combat, chacun sous son joueur
option-party-bring-roll = Lancer leur initiative maintenant ; sans rien, ils la lancent eux-mêmes
option-party-bring-party = { option-party-add-party }
command-creature = Les créatures que /init add connaît
command-creature-find = Chercher une créature, dans le SRD et parmi les tiennes
option-creature-find-text = Une partie de son nom
command-character-import = Lire des personnages du fichier d'un autre programme
option-character-import-file = D&D Beyond, Foundry, ou un tableau CSV avec name et hp
command-character-export = Tes personnages, et les groupes que tu mènes, dans un fichier
option-creature-find-kind = Son genre, comme undead
option-creature-find-challenge = Son facteur de puissance, comme 1/4 ou 5
option-creature-find-book = Une partie du nom de son livre, comme 5.2
command-creature-import = Lire les créatures du fichier d'un autre programme dans les tiennes
command-creature-paste = Lire un profil que tu colles en texte
command-creature-undo-import = Annuler ton dernier import de créatures
command-creature-export = Tes créatures dans un fichier à importer de nouveau
option-creature-import-file = Open5e, 5e.tools, Improved Initiative, Fantasy Statblocks, Foundry ou du texte
command-creature-save = Enregistrer une créature à toi, ou en changer une par son nom
option-creature-save-name = Son nom ; celui d'une de la bibliothèque est le début de la tienne
option-creature-save-hp = Points de vie : un nombre, ou ses dés de vie comme 7d10+21
option-creature-save-bonus = Bonus d'initiative, si ce n'est pas le modificateur de Dextérité
option-creature-save-regeneration = Ce qu'elle regagne au début de son tour ; none efface
option-creature-save-ac = { option-init-add-ac }
option-creature-save-dexterity = { option-edit-dexterity }
option-creature-save-resist = { option-edit-resist }
option-creature-save-immune = { option-edit-resist }
option-creature-save-vulnerable = { option-edit-resist }
option-creature-save-condition-immune = { option-edit-condition-immune }
option-creature-save-notes = { option-edit-notes }
option-creature-save-legendary = { option-edit-legendary }
option-creature-save-absorb = { option-edit-absorb }
option-creature-save-reduction = { option-edit-reduction }
option-creature-save-threshold = { option-edit-threshold }
option-creature-save-resistances = { option-edit-resistances }
command-creature-delete = Supprimer une créature à toi
option-creature-delete-name = { option-init-control-participant }
command-roll = Lancer des dés, comme 1d20+5 ou 4d6kh3
option-roll-dice = Quoi lancer
option-roll-secret = Toi seul le vois
command-privacy = Ce que je garde sur toi
command-privacy-show = Montrer ce que je garde sur toi, pour toi seul
command-privacy-delete = Supprimer ce que je garde sur toi ; je redemande d'abord
command-tracker = Comment ça marche, et si ça marche
command-tracker-help = Comment mener un combat, et ce que fait chaque commande
option-tracker-help-command = Une commande, avec un exemple ; sans rien, tout d'un coup d'œil
command-tracker-doctor = Vérifier droits, base de données, côté web et horloge, et comment réparer
command-apply-this-roll = Appliquer ce jet
choice-en = anglais
choice-de = allemand
choice-fr = français
choice-request = demander
choice-open = libre
choice-skip = sauter
choice-keep = garder
choice-drop = retirer
choice-dexterity = Dextérité
choice-players = joueurs
choice-manual = à la main
choice-line = ligne
choice-none = rien
choice-thread = fil
choice-monsters = monstres
choice-all = tous
choice-monster = monstre
choice-character = personnage
choice-ally = allié
choice-lair = antre
choice-normal = normal
choice-advantage = avantage
choice-disadvantage = désavantage
choice-full = plein
choice-half = moitié
choice-double = double
choice-nothing = rien
choice-resistance = résistance
choice-defences = toute défense
choice-round = à la fin du round
choice-turn-start = au début de son tour
choice-turn-end = à la fin de son tour
choice-Strength = Force
choice-Dexterity = Dextérité
choice-Constitution = Constitution
choice-Intelligence = Intelligence
choice-Wisdom = Sagesse
choice-Charisma = Charisme
choice-stream = stream
choice-arena = arène
choice-band = palier
choice-damage = palier et dégâts
choice-bare = sobre
choice-bottom = bas
choice-channel = salon
choice-column = colonne
choice-ember = braise
choice-fight = combat
choice-left = gauche
choice-off = désactivé
choice-on = activé
choice-reduced = réduit
choice-right = droite
choice-strip = bande
choice-system = comme le système
choice-top = haut
choice-vellum = vélin
choice-2014 = 2014
choice-2024 = 2024

## Ressources et inspiration

inspired = inspiration
resource-pick = { $name } : dépenser …
resource-spend = Dépenser { $name } [{ $left }/{ $most }]
resource-back = Rendre { $name } [{ $left }/{ $most }]
resource-none = Il n'y a pas de ressources. `/resource set` en donne une.
resource-recharges = { $least ->
    [6] se recharge sur 6
   *[other] se recharge sur { $least }–6
}
resource-regains = { $count } avec un repos court, tout avec un repos long
resource-returns-never = ne revient pas
resource-returns-turn = revient au début de chaque tour
resource-returns-short-rest = revient avec un repos court
resource-returns-long-rest = revient avec un repos long
button-inspire = Donner l'inspiration
button-uninspire = Dépenser l'inspiration
told-resource = 🔋 { $name } : { $what } [{ $left }/{ $most }]
told-resource-removed = 🔋 { $name } n'a plus { $what }
told-recharge-due = 🎲 { $name } : { $what } se recharge si un d6 donne { $least } ou plus : lance-le
told-recharge-back = 🎲 { $name } : { $what } est de retour, avec { $natural }
told-recharge-not = 🎲 { $name } : { $what } n'est pas de retour, avec { $natural }
told-inspired = ✨ { $name } a l'inspiration
told-inspiration-spent = ✨ { $name } dépense son inspiration
error-resource-needs-maximum = Dis combien il y a de { $name } : un maximum.
error-resource-too-many = Une créature a au plus { $most } ressources. Retires-en une d'abord.
error-resource-gone = Cette ressource n'existe plus.
error-resource-spent = Il ne reste que { $left } de { $name }.
error-resource-not-there = { $name } n'a pas de { $resource }. `/resource set` en donne.
error-inspiration-has = { $name } a déjà l'inspiration, et elle ne se cumule pas.
error-inspiration-has-not = { $name } n'a pas d'inspiration à dépenser.
error-inspiration-dm-gives = Le MJ donne l'inspiration. Toi, tu la dépenses.
command-resource = Emplacements de sorts, ki, utilisations : ce qui se dépense
command-resource-set = Donner une ressource, ou la changer ; ce que tu omets reste
option-resource-set-name = Son nom, comme Ki ou Level 1 slots
option-resource-set-maximum = Combien il y en a au plus
option-resource-set-current = Combien il en reste ; omis, tout pour une nouvelle
option-resource-set-returns = Quand elle revient ; avec un repos long si rien n'est dit
option-resource-set-recharge = Revient au début d'un tour si un d6 donne ce nombre ou plus
option-resource-set-regains = Combien un repos court en rend ; 0 pour tout
option-resource-set-participant = { option-ready-participant }
command-resource-spend = Dépenser un peu d'une ressource
option-resource-spend-name = Laquelle
option-resource-spend-amount = Combien
option-resource-spend-participant = { option-ready-participant }
command-resource-restore = Rendre un peu d'une ressource
option-resource-restore-name = Laquelle
option-resource-restore-amount = Combien
option-resource-restore-participant = { option-ready-participant }
command-resource-remove = Retirer une ressource
option-resource-remove-name = Laquelle
option-resource-remove-participant = { option-ready-participant }
command-resource-show = Montrer ce qui reste, pour tes yeux seuls
option-resource-show-participant = { option-ready-participant }
choice-never = jamais
choice-turn = au début de chaque tour
choice-short-rest = avec un repos court
choice-long-rest = avec un repos long
choice-roll = lancer
choice-remind = rappeler
command-inspiration = L'inspiration : donnée, et dépensée
command-inspiration-give = MJ : donner l'inspiration à une créature
option-inspiration-give-participant = Qui la reçoit
command-inspiration-spend = Dépenser l'inspiration
option-inspiration-spend-participant = { option-ready-participant }
option-encounter-rules-recharge = Ce qui se passe au début d'un tour avec une capacité qui se recharge
## Les jets de sauvegarde dus

save-owed = Sauvegarde de { $ability }, DD { $dc } : { $name }
button-rollsave = Jet de sauvegarde
button-typesave = Mon propre jet
form-save = Jets de sauvegarde
field-own-roll-hint = +5 lance un d20 pour toi ; 17, ou des dés, est ton total
save-passed = Réussi …
save-failed = Raté …
save-dropped = Sans effet …
dm-saves-title = Jets de sauvegarde dus
dm-saves-none = Aucun jet de sauvegarde n'est dû.
dm-saves = { $count ->
    [one] 🎲 Un jet de sauvegarde est dû.
   *[other] 🎲 { $count } jets de sauvegarde sont dus.
}
button-dmrollsaves = Lancer pour les monstres
button-dmsaves = Sauvegardes
field-area-save = Jet de sauvegarde
field-area-save-hint = DEX 15, ou Boule de feu DEX 15 : qui prendrait tout lance d'abord
effect-area = l'effet
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

error-too-many-own-effects = Des sauvegardes contre { $most } de tes effets sont encore dues : c'est le maximum. Réessaie quand celles d'un effet sont faites.
error-too-many-saves = { $name } doit déjà { $most } jets de sauvegarde. Règle d'abord quelques-uns d'entre eux.
error-no-save-owed = Ce jet de sauvegarde n'est pas dû. Il est déjà fait, ou ce qu'il concernait est fini.
error-nobody-to-save = Personne ici ne peut faire de jet de sauvegarde : choisis des créatures en vie.
error-save-bonus-unknown = Je ne sais pas ce que { $name } ajoute à cette sauvegarde. Donne le bonus une fois, par exemple +5, et je le retiens ; ou donne ton total.
error-save-unread = Écris une caractéristique et un DD, par exemple DEX 15, ou Boule de feu DEX 15.
error-effect-what = Dis ce que fait l'effet : damage, condition ou les deux.
ability-strength = Force
ability-dexterity = Dextérité
ability-constitution = Constitution
ability-intelligence = Intelligence
ability-wisdom = Sagesse
ability-charisma = Charisme

command-cast = Faire sauvegarder plusieurs créatures contre un sort, un souffle ou un piège
option-cast-name = Le sort ou l'effet, par exemple Boule de feu
option-cast-target = Qui sauvegarde ; plusieurs avec des virgules
option-cast-save = La caractéristique de la sauvegarde
option-cast-dc = Le DD de la sauvegarde
option-cast-damage = Les dégâts : 8d6 fire, ou 2d8 cold + 1d6 piercing
option-cast-success = Ce qu'une réussite laisse des dégâts. Par défaut : la moitié
option-cast-condition = Un état ou un effet pour qui échoue
option-cast-rounds = Durée de l'état : tours, ou 10 minutes. Par défaut : jusqu'à ce qu'on l'enlève
option-cast-save-ends = La même sauvegarde à la fin de chacun de ses tours met fin à l'état
option-cast-concentration = L'état dure tant que le lanceur se concentre
option-cast-source = Qui le lance. Par défaut : ton personnage
option-cast-roll-monsters = Lancer aussitôt pour tous les monstres ; seulement le MJ
command-save = Les jets de sauvegarde dus
command-save-roll = Faire les jets de sauvegarde dus, ou dire ce que tu as obtenu
option-save-roll-participant = Qui. Par défaut : ton personnage, ou pour le MJ, celui dont c'est le tour
option-save-roll-die = Le nombre de ton propre d20. Par défaut : un d20 est lancé
option-save-roll-bonus = Ce qui s'ajoute ; c'est retenu
option-save-roll-total = Le résultat entier, ou des dés comme 1d20+5+1d4
option-save-roll-mode = Comment le d20 est lancé
command-save-settle = Dire comment finissent les sauvegardes dues ; seulement le MJ
option-save-settle-target = De qui ; plusieurs avec des virgules
option-save-settle-result = Comment elles finissent
option-save-settle-legendary = Une résistance légendaire est dépensée pour réussir
choice-passed = réussi
choice-failed = raté
choice-dropped = sans effet

## Ce qui revient à chaque tour

effect-healing = { $amount } de soins
apply-due = Appliquer { $amount } : { $name }
button-skipdue = Passer
told-effect-due = 🔔 { $name } : { $effect }, { $amount }
told-effect-skipped = 🔔 { $who } : { $name } ne fait rien cette fois
dm-effects-due = { $count ->
    [one] 🔔 Un effet est à appliquer.
   *[other] 🔔 { $count } effets sont à appliquer.
}
error-too-many-recurring = Une créature a de la place pour { $most } effets récurrents. Enlèves-en un d'abord.
error-recurring-what = Dis ce qui vient à chaque fois : damage, heal ou un texte ; pas damage et heal ensemble.
error-no-recurring = Aucun effet de ce nom n'y revient. Ce qu'un état apporte finit avec lui.
error-effect-not-due = Cet effet n'est pas à appliquer. Il l'a déjà été, ou il est passé, ou il est fini.
command-recurring = Ce qui arrive à chaque tour d'une créature
command-recurring-add = Des dégâts, des soins ou un rappel à chaque tour d'une créature
option-recurring-add-target = Les tours de qui
option-recurring-add-name = Ce que c'est, par exemple En feu, Aura ou Régénération
option-recurring-add-damage = Ce que cela inflige à chaque fois : 1d6 fire
option-recurring-add-heal = Ce que cela soigne à chaque fois : un nombre ou des dés
option-recurring-add-text = Ce qu'il faut retenir : pas après l'acide ou le feu ; agit à 0 point de vie
option-recurring-add-at = Quand dans le tour. Par défaut : au début
option-recurring-add-automatic = Un nombre fixe s'applique sans appui
command-recurring-remove = Ne plus laisser revenir un effet
option-recurring-remove-target = Les tours de qui
option-recurring-remove-name = Quel effet
option-condition-add-damage = Ce qu'il inflige à chaque tour de qui le porte : 1d6 fire
option-condition-add-heal = Ce qu'il soigne à chaque tour de qui le porte : un nombre ou des dés
option-condition-add-at = Quand dans le tour cela vient. Par défaut : au début
option-condition-add-automatic = Un nombre fixe s'applique sans appui
## Repos, et ce qui reste d'un personnage entre les combats

button-dmrest = Repos
form-rest = Repos
field-rest = Durée
field-resting-hint = Aucun choix : tous les personnages de la table
field-hit-dice = Dés de vie, pour un repos court
field-hit-dice-hint = Une ligne chacun : Aria 2. Vrais dés : Aria 2 = 14
rest-short = Repos court : une heure
rest-long = Repos long : huit heures
hit-dice-left = dés de vie { $dice } : encore { $left }
character-hit-dice = dés de vie { $dice }, { $spent ->
    [one] { $spent } dépensé
   *[other] { $spent } dépensés
}
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
party-rest-not-agreed = ℹ️ { $characters } : rien n'a changé, faute d'accord. On le donne avec `/party add`.
party-restored = 💗 **{ $party }** a tout retrouvé : { $count ->
    [one] un personnage
   *[other] { $count } personnages
}.
character-delete-asks = ⚠️ Supprimer { $name } pour de bon ? Un combat en cours garde sa copie.
button-chardelete = Supprimer
error-rest-dice-unread = Je ne peux pas lire « { $line } ». Écris qui dépense combien de dés de vie : Aria 2, Borin 1.
error-rest-who = { $name } ne fait pas partie du repos.
error-rest-kind = Dis combien de temps : un repos court ou un repos long.
error-rest-no-characters = Ce combat est fini, et ne change aucun personnage enregistré. `/character rest` le fait.
error-character-which = Tu as plusieurs personnages : dis lequel.
error-party-none-agreed = Dans **{ $party }**, aucun accord ne laisse le MJ changer un personnage. `/party add` le demande.
error-rest-in-encounter = Pas de repos tant que le combat continue. Termine-le ou mets-le en pause.
error-hit-dice-short-rest = Les dés de vie se dépensent pendant un repos court. Un repos long rend tous les points de vie.
error-hit-dice-unknown = Les dés de vie de { $name } ne sont pas connus. `/edit` les prend : `hit-dice:5d10+10`.
error-hit-dice-spent = Il ne reste que { $left } dés de vie à { $name }.
option-character-create-current = Ses points de vie actuels ; omis, tous
option-character-create-hit-dice = Ses dés de vie avec le bonus de Constitution, comme 5d10+10
command-character-rest = Faire reposer ton personnage, entre les combats ou pendant une pause
option-character-rest-kind = Durée
option-character-rest-name = Quel personnage ; omis, le seul
option-character-rest-hit-dice = Combien de dés de vie sont dépensés pendant un repos court
option-character-rest-rolled = Ce que de vrais dés ont donné en tout, bonus compris ; omis, ils sont lancés
command-party-rest = MJ : faire reposer un groupe, entre les combats ou pendant une pause
option-party-rest-party = Quel groupe
option-party-rest-kind = Durée
option-party-rest-hit-dice = Repos court : qui, combien : Aria 2, Borin 1 = 9 (résultat de vrais dés)
command-party-restore = MJ : rendre tout à un groupe : points de vie, vie, tout ce qui est dépensé
option-party-restore-party = Quel groupe
option-edit-hit-dice = Dés de vie avec le bonus de Constitution, comme 5d10+10
choice-short = repos court
choice-long = repos long
field-rest-maximum = Des PV maximum réduits
field-rest-maximum-hint = L'effet qui les a réduits dit si un repos long y met fin
rest-maximum-yes = Un repos long les rend
rest-maximum-no = Ils restent réduits
error-rest-which-maximum = Ce repos long rend-il à { $name } tous ses PV maximum ? L'effet qui les a réduits le dit. Réponds avec `restores-maximum:`, ou dans le formulaire.
option-character-rest-restores-maximum = 2014 : si un repos long met fin à ce qui réduit les PV maximum
option-party-rest-restores-maximum = { option-character-rest-restores-maximum }

# Points d'expérience et difficulté, pour le MJ seul
level = niveau { $level }
challenge-rating = FP { $cr }
sheet-level = niveau
sheet-challengerating = facteur de puissance
xp-earned = ⭐ { $total } PX pour ce qui a été vaincu : { $count ->
    [one] tous pour le seul personnage
   *[other] { $each } pour chacun des { $count } personnages
}
xp-earned-alone = ⭐ { $total } PX pour ce qui a été vaincu
xp-unknown = ❔ Sans facteur de puissance, donc pas dans ces PX : { $names }. `/edit cr:` le fixe.
difficulty = ⚖️ Difficulté ({ $rules }) : **{ $step }** · { $xp } PX ({ $of })
difficulty-at-least = ⚖️ Difficulté ({ $rules }) : au moins **{ $step }** · { $xp } PX ({ $of })
difficulty-missing = ⚖️ Pour la difficulté, il manque le niveau : { $names }. `/edit level:` le fixe.
difficulty-trivial = moins que facile
difficulty-easy = facile
difficulty-medium = moyenne
difficulty-hard = difficile
difficulty-deadly = mortelle
difficulty-low = faible
difficulty-moderate = modérée
difficulty-high = élevée
difficulty-beyond = plus qu'élevée
option-edit-cr = Facteur de puissance, comme 1/4 ou 5 ; seul le MJ ; none l'efface
option-edit-level = Niveau d'un personnage
option-character-create-level = Son niveau
