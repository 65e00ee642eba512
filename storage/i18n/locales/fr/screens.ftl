error = ⚠️ { $text }
board-fallen = ☠ { $count } hors de combat : { $names }
board-title-planning = { $name } – préparation
board-title-active = { $name } – round { $round }
board-title-paused = ⏸ { $name } – en pause au round { $round }
board-title-completed = 🏁 { $name } – { $round ->
    [0] terminé avant d’avoir commencé
   *[other] terminé après le round { $round }
}
board-empty = Il n’y a encore personne.
    Pour jouer, appuie sur **{ button-join }**. Le MJ ajoute des monstres avec `/init add`.
board-now = ▶ À **{ $name }** de jouer
board-next = ensuite : { $name }
board-page = -# Page { $page } sur { $pages }, { $total } au combat. **{ button-mine }** en montre plus.
order-page = -# Page { $page } sur { $pages }, { $total } au combat.

button-next = Tour suivant
button-back = Tour précédent
button-damage = Dégâts
button-heal = Soigner
button-condition = État
button-roll = Lancer les dés
button-undo = Annuler
button-undo-end = Annuler la fin
button-undo-damage = Annuler : dégâts
button-undo-attack = Annuler : attaque
button-undo-healing = Annuler : soins
button-undo-hp = Annuler : PV
button-undo-condition = Annuler : état
button-undo-concentration = Annuler : sort
button-undo-effect = Annuler : effet
button-undo-save = Annuler : jet
button-undo-turn = Annuler : tour
button-undo-initiative = Annuler : initiative
button-undo-joining = Annuler : arrivée
button-undo-removal = Annuler : départ
button-undo-edit = Annuler : fiche
button-undo-resource = Annuler : ressource
button-undo-request = Annuler : demande
button-undo-answer = Annuler : réponse
button-undo-rest = Annuler : repos
button-undo-start = Annuler : début
button-undo-pause = Annuler : pause
button-mine = Mon tour
button-more = Écran du MJ
button-join = Rejoindre
button-begin = Commencer
button-resume = Reprendre
button-dm = Retour à l’écran
button-dmnext = { button-next }
button-dmback = { button-back }
button-dmgroup = Ensemble
button-dmsplit = Séparément
button-dmarea = Dégâts de zone
button-dmarealist = Zone : liste
button-areaamount = Saisir les dégâts
button-dmrefresh = Actualiser
button-see-players = Comme la table
button-see-stream = Comme le stream
button-endturn = Finir mon tour
button-delay = Retarder
button-act = Agir maintenant
button-deathsave = Jet contre la mort

button-dmadd = Ajouter un monstre
form-add = Ajouter un monstre
field-creature = Créature
field-creature-hint = De la bibliothèque, ou un nom avec des points de vie
field-count = Combien
field-add-hp = Points de vie
field-add-hp-hint = Vide : ceux de la bibliothèque. Un nombre, ou des dés
field-seen = Qui la voit
add-shown = La table la voit
add-hidden = Visible par toi uniquement, jusqu’à ce que tu la montres
button-again = Recommencer
save-resists = 👑 { $name } : résistance légendaire (il en reste { $left })
attack-pick = Attaquer avec…
attack-or-use = { $name } : attaquer ou utiliser
attack-whom = Qui attaques-tu ? Je lance aussitôt.
attack-advantage = Avantage
attack-disadvantage = Désavantage
attack-own-die = Mon propre dé
attack-back = Retour aux attaques
attacks-none = { $name } n’a aucune attaque enregistrée. Enregistres-en une avec /character attack add.
field-face = Nombre du d20
field-face-hint = De 1 à 20, sans le bonus
request = ⏳ **{ $name }** inflige { $damage } à **{ $target }**
request-counts = { $what } – ça compte, MJ ?
attack = Attaque
critical-hit = critique
request-heal = ⏳ **{ $name }** soigne **{ $target }** de { $amount }
request-allowed = { $what } – MJ ?
request-set-temporary-hp = ⏳ **{ $name }** donne { $amount } PV temporaires à **{ $target }**
request-add-condition = ⏳ **{ $name }** impose { $condition } à **{ $target }**
request-remove-condition = ⏳ **{ $name }** retire { $condition } à **{ $target }**
request-change-condition = ⏳ **{ $name }** modifie { $condition } sur **{ $target }**
request-stabilise = ⏳ **{ $name }** stabilise **{ $target }**
request-sent = ⏳ C’est envoyé au MJ, qui te répondra.
request-withdrawn = ↩️ **{ $name }** : la demande a été annulée.
request-unanswered = ⌛ Le combat s’est terminé avant la réponse du MJ.
request-void = ⌛ **{ $name }** : la demande n’est plus ouverte, sa cible a quitté le combat.
form-settle = Réponse à une demande
field-answer = Quelle part compte
field-critical = Coup critique
field-critical-hint = Relance ses dés en plus ; ceux qui sont tombés restent
critical-yes = Oui
critical-no = Non
button-settleform = Ajuster…
answer-whole-full = Oui
answer-whole-none = Non
answer-full = Entiers
answer-half = Moitié
answer-double = Double
answer-none = Aucun

turn-just-moved = ⏳ { $by } vient de changer le tour : à **{ $name }** de jouer. Est-ce bien ce tour ?
done = Rien n’a changé : c’est déjà ainsi.
rolled = 🎲 { $shown } → **{ $total }**
ac = CA { $ac }

form-damage = Dégâts
form-heal = Soins
form-condition = État
form-join = Rejoindre le combat
field-amount = Combien
field-amount-found-hint = Il y a plusieurs nombres dans ce message : lequel est-ce ?
field-amount-hint = Un nombre, ou des dés comme 2d6+3
field-target = Cible
field-type = Type de dégâts
field-condition = État
field-rounds = Durée
field-name = Nom
field-hp = PV maximum
field-ac = Classe d’armure
field-bonus = Bonus d’initiative

template-saved = 📋 Enregistré : { $template }. `/template start` le met en place.
template-xp = { $xp } PX ({ $rules })
template-deleted = 📋 **{ $name }** est supprimé.
no-templates = Tu n’as pas encore de modèles. Prépare un combat avec `/init add`, puis `/template save`.
party-created = 🛡 **{ $party }** est maintenant un groupe. `/party add` y met des personnages, `/party bring` les amène tous au combat.
party-renamed = **{ $party }** s’appelle maintenant **{ $name }**.
party-joined = 🛡 { $character } voyage avec **{ $party }**.
party-left = 🛡 { $character } a quitté **{ $party }**.
party-delete-asks = Supprimer **{ $party }** ? Ses personnages restent.
button-partydelete = Supprimer le groupe
party-deleted = 🛡 **{ $party }** est supprimé. Ses personnages sont toujours là.
characters-undo-hint = `/character undo-import` annule cela.
characters-import-undone = ↩️ L’import est annulé : { $gone ->
    [one] un personnage a disparu
   *[other] { $gone } personnages ont disparu
}, { $back ->
    [one] un est comme avant.
   *[other] { $back } sont comme avant.
}
transfer-open = 🔑 Le combat « { $fight } » est proposé à un autre MJ. Veux-tu en devenir le MJ ?
party-asks = 🛡 { $player } : { $name } a mis { $character } dans **{ $party }**. { $name } et les combats où { $name } amène le groupe peuvent-ils changer les PV et les valeurs enregistrés ?
party-agreed = 🛡 { $character } voyage avec **{ $party }** et garde les PV qui restent après ses combats.
transfer-asks = 🔑 { $player } : { $name } te propose le combat « { $fight } ». Veux-tu en devenir MJ ? L’offre vaut un jour.
transfer-accepted = 🔑 { $name } mène maintenant « { $fight } ».
transfer-cancelled = 🔑 « { $fight } » garde son MJ : l’offre ne vaut plus.
button-transferyes = Devenir MJ
button-transferno = Refuser ou retirer
party-not-agreed = ℹ️ { $characters } : ce combat ne change pas les PV enregistrés, faute d’accord. Qui joue le personnage le donne avec `/party add`.
button-partyagree = Accepter
button-partyleave = Retirer
party-listed = **{ $party }** · { $count ->
    [one] { $count } personnage
   *[other] { $count } personnages
}
no-parties = Il n’y a pas encore de groupe sur ce serveur. `/party create` en crée un.

button-statblock = Profil
statblock-roll = Lancer…
statblock-before = Retour
statblock-after = Suite
statblock-goes-on = …
statblock-footer = { $page } sur { $of } · { $book }
statblock-initiative = Initiative { $bonus }
statblock-speed = Vitesse : { $speeds }
statblock-speed-walk = { $feet } pieds
statblock-speed-fly = vol { $feet } pieds
statblock-speed-swim = nage { $feet } pieds
statblock-speed-climb = escalade { $feet } pieds
statblock-speed-burrow = creusement { $feet } pieds
statblock-hover = vol stationnaire
statblock-saves = Jets de sauvegarde : { $what }
statblock-skills = Compétences : { $what }
statblock-senses = Sens : { $what }
statblock-passive = Perception passive { $value }
statblock-languages = Langues : { $what }
statblock-traits = Traits
statblock-actions = Actions
statblock-bonus-actions = Actions bonus
statblock-reactions = Réactions
statblock-legendary-actions = Actions légendaires
statblock-mythic-actions = Actions mythiques
statblock-lair-actions = Actions d’antre
statblock-regional-effects = Effets régionaux
statblock-per-day = jour
statblock-per-rest = repos
statblock-per-long-rest = repos long
statblock-dc = DD { $dc }
statblock-to-hit = Pour toucher : { $roll }
statblock-damage = Dégâts : { $roll }
statblock-damage-half = Dégâts : { $roll } ; moitié si le jet de sauvegarde réussit
statblock-save = Jet de sauvegarde : { $ability }, DD { $dc }
statblock-xp = { $xp } PX
creature-title = Créatures
creature-hit-points = { $hp } PV
creature-yours = à toi
creature-of-other-rules = 📖 **{ $name }** : livre { $book }, hors des règles { $ruleset }.
creature-of-other-rules-near = 📖 **{ $name }** : livre { $book }. Les règles { $ruleset } ont : { $names }. `/undo` annule l’ajout.
creature-marked = ⭐ **{ $name }** est dans tes favoris : proposé en premier.
creature-unmarked = **{ $name }** n’est plus dans tes favoris.
creature-none = Il n’y a pas de créature de ce nom. `/creature save` en crée une à toi.
creature-saved = 💾 { $creature }. `/init add` la connaît désormais.
defence-noted = 📝 Aucune règle ne lit cela : c’est donc dans les notes : { $what }
creature-imported = 💾 { $count ->
    [one] Une créature est à toi maintenant. `/init add` la connaît.
   *[other] { $count } créatures sont à toi maintenant. `/init add` les connaît.
}
characters-imported = { $count ->
    [one] 💾 { $names } est maintenant ton personnage.
   *[other] 💾 { $count } sont maintenant tes personnages : { $names }.
}
characters-exported = 📦 Tes personnages, et les groupes que tu mènes. `/character import` lit les personnages.
import-progress-reading = ⏳ Lecture : { $done } créatures sur { $of }…
import-progress-storing = ⏳ Enregistrement : { $done } créatures sur { $of }…
import-nothing = Rien n’a été enregistré.
import-taken = Lu comme { $format } : { $fields ->
        [one] { $fields } champ
       *[other] { $fields } champs
    }.
import-filled = Repris de créatures déjà connues : { $what }.
import-assumed = D’après les règles, car le fichier ne le dit pas : { $what }.
import-left = Laissé de côté : { $what }.
import-refused = Refusé ({ $count }) : { $what }.
import-undo-hint = `/creature undo-import` annule cet import.
import-undone = ↩️ L’import est annulé : { $gone ->
        [one] { $gone } créature supprimée
       *[other] { $gone } créatures supprimées
    }, { $back } comme avant.
import-reason-not-understood = pas compris
import-reason-no-place = pas de place ici
import-reason-out-of-range = hors limites
import-reason-too-long = trop long
import-reason-no-name = sans nom
import-reason-no-hit-points = sans points de vie
import-reason-no-creature = pas une créature
import-reason-copy-not-understood = une copie avec des changements non compris
import-reason-refers-to-another = renvoie à une autre créature
import-reason-field = { $field } n’est pas comme prévu
creature-exported = 📦 Tes créatures. `/creature import` lit ce fichier.
form-statblock = Profil
field-statblock = Le texte du profil
field-statblock-hint = Comme dans le livre, du nom à la dernière action
character-deleted = 🗑 { $name } n’est plus un de tes personnages.
creature-deleted = 🗑 { $name } n’est plus une de tes créatures.

badge-dm = 🎲 { $count } MJ
badge-players = 👁 { $count ->
        [one] { $count } personne regarde
       *[other] { $count } personnes regardent
    }
badge-stream = 📺 { $count } au stream
log-thread-trouble = ⚠️ Je ne peux pas tenir le fil du journal de ce combat : il me faut ici « Créer des fils publics » et « Envoyer des messages dans les fils », et un fil ne peut pas avoir ses propres fils. D’ici là, les lignes restent dans le salon.

dm-live-footer = Pour le MJ · toujours à jour · page { $page } sur { $pages }
dm-screen-kept = 📌 L’écran du MJ est dans { $channel } et y reste à jour. Supprime le message pour arrêter.
reaction-used = réaction utilisée

button-dminit = Initiative
form-initiative = Initiative
field-order = Une ligne chacun : Goblin 1 = 14
field-order-hint = Nombres ou dés ; une ligne absente ou sans nombre ne change rien
rules-now = ⚙️ **{ $name }** : les règles du combat ; une option de `/encounter rules` en change une :
rule-line = { $rule } : { $value } · `{ $option }:`
rule-yes = oui
rule-no = non
rule-name = nom
rule-ruleset = édition des règles
rule-ties = égalités
rule-defeated = monstres hors de combat
rule-playersmay = dégâts de la table
rule-rerolleachround = nouvelle initiative à chaque round
rule-initiativescores = initiative sans jet
rule-revealonturn = monstres cachés nommés à leur tour
rule-narration = ce que je raconte
rule-recharge = capacités qui se rechargent
rule-ondeckping = appel de qui joue ensuite
rule-repostboardafter = messages avant que le tableau soit replacé
sheet-name = nom
sheet-name-was = nom (avant : { $old })
sheet-ac = CA
sheet-maxhp = PV maximum
sheet-currenthp = PV
sheet-dexterity = Dextérité
sheet-attacks = attaques
sheet-savebonuses = jets de sauvegarde
sheet-initiativebonus = bonus d’initiative
sheet-defences = défenses
sheet-notes = notes
sheet-regeneration = régénération
sheet-legendaryactions = actions légendaires
sheet-legendaryresistances = résistances légendaires
sheet-legendaryactionsremaining = actions légendaires restantes
sheet-legendaryresistancesremaining = résistances légendaires restantes
sheet-hitdice = dés de vie
sheet-hitdicespent = dés de vie dépensés
sheet-temphp = PV temporaires
sheet-recurring = effets récurrents
sheet-isinlair = antre
    .on = dans l’antre
    .off = hors de l’antre
sheet-issurprised = surprise
    .on = créature surprise
    .off = plus de surprise
sheet-makesdeathsaves = jets contre la mort
labelled = { $what } : { $text }
sheet-readied = action préparée
    .on = action préparée
    .off = pas d’action préparée
sheet-reactionused = réaction
    .on = réaction utilisée
    .off = réaction disponible
sheet-imageurl = image
sheet-group = troupe
sheet-type = genre

## Les réponses

request-repeat = Tu l’as déjà demandé au MJ.
no-fights = Il n’y a ici aucun combat que tu peux voir.
default-name = Combat
too-slow-for-form = Le formulaire a mis trop de temps à s’ouvrir. Appuie encore une fois sur le bouton.
unknown-button = Ce bouton vient d’une autre version. `/encounter board` affiche un nouveau tableau.
status-planning = en préparation
status-active = en cours
status-paused = en pause
status-completed = terminé
board-needs-permissions = ⚠️ Je peux afficher le tableau ici, mais pas le tenir à jour : il me faut « Voir le salon », « Envoyer des messages » et « Intégrer des liens » dans ce salon. `/tracker doctor` le vérifie.
board-trouble-forbidden = ⚠️ Je ne peux plus tenir à jour le tableau de ce combat : je n’ai plus le droit d’écrire ou de modifier ici. Donne-moi « Voir le salon », « Envoyer des messages » et « Intégrer des liens », puis utilise une commande ; ou `/encounter board` ailleurs.
board-trouble-gone = ⚠️ Le salon du tableau de ce combat n’existe plus. `/encounter board` l’affiche de nouveau ; dans un autre salon, avec ce combat pour `fight:`, le combat y déménage.
overlay-link = 📺 Le lien d’overlay, pour une source navigateur dans OBS. Qui l’a peut regarder : ne le montre pas à l’écran :
    ||<{ $link }>||
    Il reste masqué jusqu’à ce que tu cliques. `/overlay settings` le règle, `/overlay rotate` le remplace par un nouveau, `/overlay revoke` y met fin.
overlay-link-channel = 📺 Le lien d’overlay de ce salon, combat après combat, pour une source navigateur dans OBS. Qui l’a peut regarder : ne le montre pas à l’écran :
    ||<{ $link }>||
    Il reste masqué jusqu’à ce que tu cliques. Entre les combats, l’overlay est vide.
overlay-rotated = 🔑 L’ancien lien d’overlay a pris fin. Le nouveau, avec les mêmes réglages :
    ||<{ $link }>||
overlay-line = { $number } · { $bound ->
        [channel] suit ce salon
       *[fight] ce combat
    } · { $audience ->
        [players] pour la table
       *[stream] pour le stream
    } · créé le { $made } UTC
overlay-links-of-others = { $count ->
        [one] 📺 Un lien d’overlay créé par quelqu’un d’autre montre ce qui se joue dans ce salon.
       *[other] 📺 { $count } liens d’overlay créés par d’autres montrent ce qui se joue dans ce salon.
    } `/overlay list` les énumère, `/overlay revoke` y met fin.
overlay-links = { $count ->
        [one] 📺 Un lien d’overlay marche :
       *[other] 📺 { $count } liens d’overlay marchent :
    }
overlay-settings = { $count ->
    [one] 📺 Le lien tel qu’il est réglé :
   *[other] 📺 Les liens tels qu’ils sont réglés :
}
overlay-reload = { $count ->
    [0] Aucun overlay n’est connecté.
    [one] Un overlay se recharge.
   *[other] { $count } overlays se rechargent.
}
overlay-style = Feuille de style (CSS)
overlay-style-hint = Le configurateur liste les points d’ancrage. Imports et adresses sont retirés.
overlay-style-title = Ton propre style
overlay-style-kept = 🎨 Enregistré. Les overlays à l’antenne le montrent déjà.
overlay-revoked = { $count ->
        [0] Ce combat n’avait pas de lien d’overlay.
        [one] Un lien d’overlay a pris fin.
       *[other] { $count } liens d’overlay ont pris fin.
    }
overlay-status = 📺 { $count ->
        [0] Aucun overlay n’est connecté.
        [one] Un overlay est connecté.
       *[other] { $count } overlays sont connectés.
    }
overlay-health = · montre le changement { $version } sur { $latest }, { $seen ->
        [yes] visible
       *[no] caché
    }, { $lag } ms de retard, { $where ->
        [streaming] OBS { $obs } diffuse
        [recording] OBS { $obs } enregistre
        [obs] OBS { $obs } n’est pas à l’antenne
       *[browser] dans un navigateur
    }, signalé il y a { $seconds } s
play-link = 📱 Le combat sur ton téléphone ou ta tablette, tel que tu le vois, avec tout ce que tu peux faire. Ce lien n’est qu’à toi :
    { $link }
    Il expire une semaine après sa dernière utilisation ; `/play revoke:True` y met fin tout de suite.
play-console = 🖥️ Et la page du MJ, pour un ordinateur portable. Ne la montre pas au stream :
    { $link }
play-by-role = Tu mènes ce combat par ton rôle : ces liens marchent { $hours } heures, ensuite demandes-en de nouveaux.
play-join-first = Tu n’as pas encore de personnage dans ce combat : tu peux seulement regarder. Pour jouer, appuie sur **{ button-join }** ou écris `/join` : la page suit d’elle-même.
play-revoked = { $count ->
        [0] Tu n’avais pas de tel lien.
        [one] Ton lien a pris fin.
       *[other] Tes { $count } liens ont pris fin.
    }
portrait-given = 🖼️ **{ $name }** a une nouvelle image.
portrait-taken = **{ $name }** n’a plus d’image.
token-made = 🔑 { $line }
    `{ $token }`
    Voici le jeton. Je ne le montre plus : donne-le à ton programme et à personne d’autre. Il prend fin { $days } jours après sa dernière utilisation ; `/token revoke` y met fin aussitôt.
token-line = { $name } · { $scope } · jusqu’au { $until }
no-tokens = Tu n’as pas de jetons. `/token create` en crée un pour un de tes programmes.
token-revoked = 🔑 **{ $name }** n’est plus valable.
character-saved = 💾 { $character }. **{ button-join }** et `/join` prennent désormais ce personnage.
character-hp = { $hp }/{ $max } PV
log-attached = 📜 Le journal complet du combat, même ce qui est caché. Visible par toi uniquement.
co-dm-now = { $name } mène désormais ce combat avec toi.
co-dm-no-more = { $name } ne mène plus ce combat.
control-now = { $name } joue désormais { $who }.
control-no-more = { $name } ne joue plus { $who }.

## Les formulaires

form-area = Dégâts de zone
field-target-part = Cible, partie { $part }
field-other = Autre effet
field-other-hint = Avec tes mots, au lieu d’un état de la liste
field-rounds-hint = 3, 1d4, 10 minutes, 1 heure ; vide : jusqu’à ce qu’on l’enlève
field-whose-turn = Le tour de qui compte
field-whose-turn-hint = Les rounds sont comptés à ce tour. Vide : au tour de la créature concernée
field-ends = Quand un round en est passé
field-ends-round = À la fin du round
field-ends-turn-start = Au début du tour
field-ends-turn-end = À la fin du tour
field-level = Niveau
field-class = Classe
field-save = Jet de sauvegarde qui y met fin
field-save-hint = Une caractéristique et un DD, par exemple Sagesse 15 ; vide : aucun
field-character = Personnage
field-character-hp = { $hp } PV
field-bonus-hint = Ajouté au d20. Vide : celui de ta Dextérité, si je la connais
field-initiative = Initiative
field-initiative-hint = Ton jet, ou des dés ; vide : je lance pour toi

## L'écran du MJ

dm-title = MJ · { $title }
dm-footer = page { $page } sur { $pages }
private-live = À jour 15 minutes au plus après un appui
private-drawn = état
private-over = N’est plus à jour – appuie sur un bouton
superseded = Un autre combat se joue maintenant dans ce salon : **{ $name }**.
newer-open = Aller à { $name }
dm-pick = Choisis une créature : révéler, frapper, soigner…
undo-takes-back = ↩️ Annuler concerne une action ({ $name }) : { $what }
dm-requests = { $count ->
        [one] ⏳ Une demande attend :
       *[other] ⏳ { $count } demandes attendent. La première :
    }
dm-resistances = Résistances : { $what }
dm-vulnerabilities = Vulnérabilités : { $what }
dm-immunities = Immunités : { $what }
dm-absorptions = Absorbe : { $what }
dm-reduction = Réduction par coup : { $what }
dm-threshold = Seuil de dégâts { $what }
dm-maximum-change = maximum { $maximum } { $change }
dm-own-hp = sa propre forme { $hp }/{ $max }
dm-legendary-action = 👑 actions légendaires : { $left } sur { $total }
dm-legendary-resistance = 👑 résistances légendaires : { $left } sur { $total }
dm-cure = Retirer ou changer un état
dm-take-off = Retirer { $name }
dm-change = Changer { $name }…
reveal-players = 👁 Pour la table : { $level }
reveal-stream = 📺 Pour le stream : { $level }
level-unseen = rien
level-unknown = « ??? »
level-name = le nom
level-band = la santé en mots
level-damage = la santé en mots, et chaque coup en chiffres
level-exact = les points de vie exacts
level-unseen-hint = Il n’y a rien
level-unknown-hint = Il y a quelque chose
level-name-hint = Quelle créature c’est
level-band-hint = Et la santé, par exemple en sang
level-damage-hint = Et les dégâts de chaque coup
level-exact-hint = Et les points de vie
seen-by-players = 👁 Ce que voit la table · { $title }
seen-by-stream = 📺 Ce que voit le stream · { $title }
seen-by-footer = { $count ->
        [one] { $count } créature visible
       *[other] { $count } créatures visibles
    }
button-legendary-action = Action légendaire
button-legendary-resistance = Résist. légendaire

## Groupes et créatures

party-nobody = Il n’y a encore personne dedans.
creature-challenge = FP { $challenge }

## L'écran du MJ à côté d'autres salons, et les dégâts de zone

board-posted = 📌 Le tableau est dans { $channel }, là où l’on joue.
field-amount-typed-hint = Un nombre, des dés comme 8d6, ou 4d6 feu + 2d8 froid
bundle-all = Tous les monstres en vue
    .short = Tous les monstres
bundle-players = Toute la table
    .short = Toute la table
area-bundle = { $name } ({ $count })
area-how = Touche les cibles : une fois pour tous les dégâts, deux fois pour la moitié, trois fois pour aucun.
area-full = **Tout :**
area-half = **La moitié :**
area-footer = { $count ->
    [0] Aucune cible
    [one] Une cible
   *[other] { $count } cibles
} · page { $page }/{ $pages }
dm-screen-withdrawn-public = ⚠️ J’ai retiré l’écran du MJ : tout le serveur peut voir ce salon à présent. Retire « Voir le salon » à @everyone ici, puis remets-le avec `/encounter screen channel:`.
dm-screen-withdrawn-player = ⚠️ J’ai retiré l’écran du MJ : { $name } joue dans ce combat et peut voir ce salon. Change qui le voit, puis remets l’écran avec `/encounter screen channel:`.
dm-screen-stopped = ⚠️ Je ne peux plus tenir à jour l’écran du MJ dans { $channel } : ce qu’il montre est ancien. Donne-moi dans ce salon « Voir le salon », « Envoyer des messages » et « Intégrer des liens », ou mets-le ailleurs avec `/encounter screen channel:`.

## Ce qui est gardé sur quelqu'un

privacy-templates = Modèles de combat : { $number }
privacy-portraits = Images envoyées : { $number }
privacy-favourites = Créatures favorites : { $number }
privacy-used-last = Dernières créatures ajoutées : { $number }
privacy-title = Ce que je garde sur toi
privacy-name = Ton nom ici ({ $name }) et ton identifiant Discord, depuis le { $since }
privacy-characters = Personnages enregistrés : { $number }
privacy-character-names = Les personnages : { $names }
privacy-parties = Groupes que tu as créés : { $number }
privacy-creatures = Tes propres créatures : { $number }
privacy-fights-run = Combats que tu mènes : { $number }
privacy-fights-played = Combats où tu joues une créature : { $number }
privacy-log-lines = Lignes des journaux de combat à ton nom : { $number }
privacy-links = Liens que tu as créés : { $number }
privacy-tokens = Jetons pour des programmes et des pages : { $number }
privacy-sessions = Tes pages web ouvertes, avec adresse et navigateur : { $number }
privacy-how = `/privacy delete` efface tout cela. Ce que j’ai publié dans les salons est chez Discord et y reste.
privacy-link-privacy = Politique de confidentialité : { $url }
privacy-link-terms = Conditions d’utilisation : { $url }
privacy-nothing = Je ne garde rien sur toi.
privacy-confirm = ⚠️ Effacer tout ce que je garde sur toi ? Tes personnages, créatures et liens disparaissent pour de bon ; dans les combats et leurs journaux, quelqu’un sans nom prend ta place. Dans les combats en cours, tes créatures restent, et le MJ les joue.
privacy-runs-fights = ⚠️ Tu mènes des combats qui ne sont pas terminés : { $fights }. Termine-les avec `/encounter end` ou propose-les à quelqu’un avec `/encounter transfer`, puis redemande. Rien n’a été effacé.
privacy-ends-fights = Ou je les termine maintenant : tout ce que je garde sur toi est alors effacé pour de bon, et dans les combats et leurs journaux, quelqu’un sans nom prend ta place.
privacy-deleted = ✅ Je ne garde plus rien sur toi.
button-forget = Tout effacer
button-forget-ending = Terminer et effacer

## Ressources et inspiration

inspired = inspiration
resource-pick = { $name } : dépenser…
resource-spend = Dépenser { $name } [{ $left }/{ $most }]
resource-back = Rendre { $name } [{ $left }/{ $most }]
resource-none = Il n’y a pas encore de ressources. `/resource set` en crée une.
resource-recharges = { $least ->
    [6] se recharge sur 6
   *[other] se recharge sur { $least }–6
}
resource-regains = { $count } avec un repos court, tout avec un repos long
resource-returns-never = ne revient pas
resource-returns-turn = revient au début de chaque tour
resource-returns-short-rest = revient avec un repos court
resource-returns-long-rest = revient avec un repos long
button-inspire = Donner l’inspiration
button-uninspire = Jouer l’inspiration
## Les jets de sauvegarde dus

save-owed = Jet de sauvegarde ({ $ability }, DD { $dc }) : { $name }
button-rollsave = Jet de sauvegarde
button-typesave = Entrer mon jet
form-save = Jets de sauvegarde
field-own-roll-hint = +5 lance un d20 pour toi ; 17, ou des dés, est ton total
save-passed = Réussi…
save-failed = Raté…
save-dropped = Sans effet…
dm-saves-title = Jets de sauvegarde à faire
dm-saves-none = Il ne reste aucun jet de sauvegarde à faire.
dm-saves = { $count ->
        [one] 🎲 Un jet de sauvegarde est à faire.
       *[other] 🎲 { $count } jets de sauvegarde sont à faire.
    }
button-dmrollsaves = Jets des monstres
button-dmsaves = Jets de sauvegarde
field-area-full = Tous les dégâts
field-area-full-hint = Tous les monstres, par exemple, et les exceptions dessous
field-area-half = La moitié des dégâts
field-area-half-hint = Qui a réussi sa sauvegarde
field-area-none = Aucun dégât
field-area-none-hint = Qui échappe aux choix du dessus
field-area-save = Jet de sauvegarde
field-area-save-example = DEX 15
field-area-save-hint = DEX 15, ou Boule de feu DEX 15 : qui subirait tout lance d’abord
effect-area = l’effet

## Ce qui revient à chaque tour

effect-damage = { $amount } dégâts
effect-healing = { $amount } PV rendus
apply-due = Appliquer { $amount } : { $name }
button-skipdue = Passer
dm-effects-due = { $count ->
    [one] 🔔 Un effet est à appliquer.
   *[other] 🔔 { $count } effets sont à appliquer.
}
## Repos, et ce qui reste d'un personnage entre les combats

button-dmrest = Repos
form-rest = Repos
field-rest = Durée
field-resting-hint = Aucun choix : tous les personnages de la table
field-hit-dice = Dés de vie, pour un repos court
field-hit-dice-hint = Une ligne chacun : Aria 2. Vrais dés : Aria 2 = 14
rest-short = Repos court : une heure
rest-long = Repos long : huit heures
character-hit-dice = dés de vie { $dice }, { $spent ->
    [one] { $spent } dépensé
   *[other] { $spent } dépensés
}
party-rest-not-agreed = ℹ️ { $characters } : rien n’a changé, faute d’accord. Qui joue le personnage le donne avec `/party add`.
party-restored = 💗 **{ $party }** a tout retrouvé : { $count ->
    [one] un personnage
   *[other] { $count } personnages
}.
character-delete-asks = ⚠️ Supprimer { $name } pour de bon ? Un combat en cours garde une copie.
button-chardelete = Supprimer
field-rest-maximum = Des PV maximum réduits
field-rest-maximum-hint = L’effet qui les a réduits dit si un repos long y met fin
rest-maximum-yes = Un repos long les rend
rest-maximum-no = Ils restent réduits

# Points d'expérience et difficulté, pour le MJ seul
level = niveau { $level }
challenge-rating = FP { $cr }
sheet-level = niveau
sheet-characterclass = classe
sheet-isboss = boss
sheet-challengerating = facteur de puissance
xp-earned = ⭐ { $total } PX pour les créatures mises hors de combat : { $count ->
        [one] tous pour le seul personnage
       *[other] { $each } pour chacun des { $count } personnages
    }
xp-earned-alone = ⭐ { $total } PX pour les créatures mises hors de combat
xp-unknown = ❔ Sans facteur de puissance, donc pas dans ces PX : { $names }. `/edit cr:` le fixe.
difficulty = ⚖️ Difficulté ({ $rules }) : **{ $step }** · { $xp } PX ({ $of })
difficulty-at-least = ⚖️ Difficulté ({ $rules }) : au moins **{ $step }** · { $xp } PX ({ $of })
difficulty-missing = ⚖️ Pour la difficulté, il manque le niveau : { $names }. `/edit level:` le fixe.
difficulty-trivial = moins que facile
difficulty-easy = facile
difficulty-medium = moyenne
difficulty-hard = difficile
difficulty-deadly = mortelle
difficulty-low = faible
difficulty-moderate = modérée
difficulty-high = élevée
difficulty-beyond = plus qu’élevée

overlay-remote = 🎛️ L’adresse qui donne des ordres à cet overlay, pour Stream Deck, les scripts OBS et autres. Qui l’a peut commander l’overlay : garde-la hors de l’écran :
    ||`{ $address }`||
    À la place de `hide` : { $orders }. Avec `splash`, `&name=Goblin` dit qui. Une nouvelle adresse met fin à l’ancienne ; `/overlay remote end:True` y met fin.
overlay-remote-ended = 🎛️ L’adresse ne commande plus l’overlay.
air-title = 📺 Ce que montrent les overlays
air-state = { $shown ->
        [no] Masqué
       *[yes] Affiché
    } · { $moments ->
        [paused] moments en pause
       *[on] moments joués
    } · scène : { $scene ->
        [turn] à qui c’est le tour
        [party] le groupe
        [recap] le combat en chiffres
       *[fight] tout le combat
    }
air-show = Afficher
air-hide = Masquer
air-splash = Annoncer
air-clear = Effacer
air-pause = Moments en pause
air-resume = Moments : reprise
air-scene = Scène suivante
