# Français : tous les textes. Les arguments arrivent déjà sûrs pour Markdown.

band-unhurt = indemne
band-hurt = blessé
band-bloodied = en sang
band-critical = gravement blessé
band-down = à terre
dead = mort
dying = mourant
stable = stable
delayed = attend
surprised = surpris
readied = prêt : { $what }

board-title-planning = { $name } – préparation
board-title-active = { $name } – round { $round }
board-title-paused = ⏸ { $name } – en pause au round { $round }
board-title-completed = 🏁 { $name } – fini après le round { $round }
board-empty = Il n'y a encore personne.
    Les joueurs appuient sur **Rejoindre**. Le MJ ajoute des monstres avec `/init add`.
board-now = ▶ C'est à **{ $name }**
board-next = ensuite : { $name }
board-page = -# Page { $page } sur { $pages }, { $total } au combat. **Plus** les montre tous.
board-footer = À jour · v{ $version }

button-next = Suivant
button-back = Retour
button-damage = Dégâts
button-heal = Soigner
button-condition = État
button-roll = Dés
button-undo = Annuler
button-more = Plus
button-join = Rejoindre
button-begin = Commencer
button-resume = Reprendre
button-dm = Retour à l'écran
button-dmnext = Suivant
button-dmback = Retour
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
told-change-redone = ↪️ Le changement est rétabli.
told-turn = ▶ Round { $round } : c'est à **{ $name }**
told-added = ➕ { $who } entre dans le combat
told-removed = ➖ { $name } quitte le combat
told-defeated = ✖ { $name } est hors de combat
told-delayed = ⏳ { $who } attend
told-initiative = 🎲 { $name } : initiative { $total }
told-damage = 💥 { $name } subit { $amount } dégâts{ $types } ({ $hp }/{ $max })
told-damage-absorbed = , dont { $absorbed } sur les points de vie temporaires
told-damage-band = 💥 { $name } est touché – { $band }
told-healing = 💚 { $name } récupère { $amount } ({ $hp }/{ $max })
told-healing-band = 💚 { $name } est soigné – { $band }
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
told-concentrates = ◎ { $who } se concentre sur { $name }
told-concentration-ended = ◎ { $who } perd { $name }
told-concentration-check = ◎ { $who } : jet de Constitution, DD { $dc }, pour garder { $name }
told-settled-full = ✅ Les dégâts de { $name } comptent en entier
told-settled-half = ✅ Les dégâts de { $name } comptent pour moitié
told-settled-double = ✅ Les dégâts de { $name } comptent double
told-settled-none = 🚫 Les dégâts de { $name } ne comptent pas

request = ⏳ **{ $name }** inflige { $amount } dégâts à **{ $target }** – MJ ?
request-sent = ⏳ Tes dégâts attendent la réponse du MJ.
request-settled = C'est déjà réglé.
answer-full = Entiers
answer-half = Moitié
answer-double = Double
answer-none = Aucun

done = C'est fait.
guild-only = Cela ne marche que dans un salon de serveur.
no-fight = Il n'y a pas de combat dans ce salon. `/encounter start` en commence un.
turn-stale = Ce tour est déjà fini. Regarde de nouveau le tableau.
dm-only = Seul le MJ peut faire cela.
rolled = 🎲 { $shown } → **{ $total }**
ac = CA { $ac }

form-damage = Dégâts
form-heal = Soigner
form-condition = État
form-join = Rejoindre le combat
field-amount = Combien
field-amount-hint = Un nombre, ou des dés comme 2d6+3
field-target = Cible
field-type = Type de dégâts
field-condition = État
field-rounds = Rounds
field-name = Nom
field-hp = Points de vie (maximum)
field-ac = Classe d'armure
field-bonus = Bonus d'initiative

error-unavailable = La base de données est injoignable. Regarde le plateau, puis réessaie.
error-participant-not-found = Personne de ce nom dans ce combat. Choisis dans la liste.
error-not-allowed = Tu ne peux pas faire cela ici. Demande au MJ.
error-not-active = Le combat n'est pas en cours.
error-stale-turn = Ce tour est déjà fini. Regarde de nouveau le tableau.
error-request-settled = C'est déjà réglé.
error-nothing-to-undo = Il n'y a plus rien à annuler ni à rétablir.
error-conflict = Trop de choses à la fois. Rien n'a changé ; réessaie.

who-is-meant = Dis qui : ici, cela ne va pas de soi. Choisis dans la liste.
edit-what = Dis ce qu'il faut changer : nom, classe d'armure, points de vie …

party-created = 🛡 **{ $party }** est maintenant un groupe. `/party add` y met des personnages, `/party bring` les amène tous au combat.
party-joined = 🛡 { $character } voyage avec **{ $party }**.
party-left = 🛡 { $character } a quitté **{ $party }**.
party-listed = **{ $party }** · { $count ->
    [one] { $count } personnage
   *[other] { $count } personnages
}
party-empty = Personne n'est encore dans **{ $party }**. `/party add` y met des personnages.
party-all-here = Tous ceux de **{ $party }** sont déjà dans ce combat.
no-party = Il n'y a pas de groupe de ce nom sur ce serveur. `/party create` en crée un.
no-parties = Il n'y a pas encore de groupe sur ce serveur. `/party create` en crée un.

creature-title = Créatures
creature-hit-points = { $hp } points de vie
creature-yours = à toi
creature-none = Aucune créature de ce nom. `/creature save` en crée une à toi.
creature-saved = 💾 { $creature }. `/init add` la connaît désormais.
creature-imported = 💾 { $count ->
    [one] Une créature est à toi maintenant. `/init add` la connaît.
   *[other] { $count } créatures sont à toi maintenant. `/init add` les connaît.
}
creature-deleted = 🗑 { $name } n'est plus une de tes créatures.

badge-dm = 🎲 { $count } MJ
badge-players = 👁 { $count ->
    [one] un spectateur
   *[other] { $count } spectateurs
}
badge-stream = 📺 { $count } au stream
badge-overlay = l'overlay annonce v{ $version }

save-and-dc = Il faut les deux : la caractéristique du jet de sauvegarde et son DD.

told-on-deck = ensuite : { $name }
log-thread-trouble = ⚠️ Je ne peux pas tenir le fil du combat : il me faut ici « Créer des fils publics » et « Envoyer des messages dans les fils », et un fil n'en contient pas d'autre. D'ici là, les lignes restent dans le salon.

which-fight = Quel combat ? Choisis dans la liste l'un de ceux que tu mènes.

add-no-hit-dice = La bibliothèque n'a pas de dés de vie pour cette créature. Écris plutôt des dés comme 2d6+2.

dm-live-footer = Pour le MJ · toujours à jour · v{ $version } · page { $page } sur { $pages }
dm-screen-kept = 📌 L'écran du MJ est dans { $channel } et y reste à jour. Supprime-le pour arrêter.
dm-channel-unknown = Je ne vois pas { $channel }, ou ce n'est pas un salon textuel. Choisis un salon textuel que seuls les MJ voient.
dm-channel-table = On joue dans { $channel }. Choisis un salon que seuls les MJ voient.
dm-channel-public = Tout le serveur voit { $channel }, et l'écran du MJ contient tout. Retire « Voir le salon » à @everyone (paramètres du salon → permissions), puis réessaie.
dm-channel-player = { $name } joue dans ce combat et voit { $channel }. Choisis un salon que seuls les MJ voient.
dm-channel-closed = Je ne peux pas écrire dans { $channel } : donne-moi « Voir le salon », « Envoyer des messages » et « Intégrer des liens ».

reaction-used = réaction utilisée

button-dminit = Initiative
form-initiative = Initiative
field-order = Une ligne chacun : Gobelin 1 = 14
field-order-hint = Nombres ou dés ; une ligne absente ou sans nombre ne change rien
initiatives-unread = Rien n'a changé. Je ne comprends pas { $lines } : écris une fois chaque participant du combat, par exemple Gobelin 1 = 14.

## Le combat raconté

condition-level = { $name } { $level }
condition-rounds = { $name } ({ $rounds })
told-rules-changed = ⚙️ Les règles de la table ont changé.
told-access-changed = 🔑 Qui dirige quoi a changé.
told-changed = ✏️ { $who } a été modifié
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
fight-there = « { $name } » est en cours dans ce salon. Finis-le avec /encounter end, ou commences-en un autre dans un fil.
default-name = Combat
too-slow-for-form = L'ouverture a pris trop de temps. Appuie encore une fois.
unknown-button = Ce bouton vient d'une autre version. `/encounter board` affiche un nouveau tableau.
nobody-here = Il n'y a encore personne dans ce combat. Appuie sur Rejoindre, ou ajoute un monstre avec `/init add`.
undo-stale = Autre chose s'est passé depuis. Regarde de nouveau le tableau, puis annule.
joined-already = Tu es déjà dans ce combat : **{ $name }**.
join-how = Dis qui rejoint : `/init join name: hp:`, ou enregistre un personnage avec `/character create`.
join-which = Tu as plusieurs personnages : dis lequel, `/init join name:`.
join-hp = Un nouveau personnage a besoin de son maximum de points de vie : `/init join name: hp:`.
no-character = Tu n'as pas de personnage de ce nom. `/character create` en enregistre un.
no-condition = Choisis un état, ou écris-en un.
no-target = Choisis au moins une cible.
condition-gone = Cet état a déjà disparu.
nothing-to-roll = Rien de ce qui est à toi n'attend un jet.
status-planning = en préparation
status-active = en cours
status-paused = en pause
status-completed = fini
board-needs-permissions = ⚠️ Je peux afficher le tableau ici, mais pas le tenir à jour : il me faut « Voir le salon », « Envoyer des messages » et « Intégrer des liens » dans ce salon. `/tracker doctor` le vérifie.
board-trouble-forbidden = ⚠️ Je ne peux plus tenir à jour le tableau de ce combat : je n'ai plus le droit d'écrire ou de modifier ici. Donne-moi « Voir le salon », « Envoyer des messages » et « Intégrer des liens », puis utilise une commande ; ou `/encounter board` ailleurs.
board-trouble-gone = ⚠️ Le salon du tableau de ce combat n'existe plus. `/encounter board` l'affiche de nouveau.
overlay-link = 📺 L'overlay, comme source navigateur dans OBS. Qui a ce lien peut regarder : ne le montre pas à l'écran :
    ||<{ $link }>||
    Il reste masqué jusqu'au clic. `/overlay settings` le règle, `/overlay rotate` lui donne un nouveau secret, `/overlay revoke` le rend inutile.
overlay-link-channel = 📺 L'overlay de tout ce qui se joue dans ce salon, combat après combat, comme source navigateur dans OBS. Qui a ce lien peut regarder : ne le montre pas à l'écran :
    ||<{ $link }>||
    Il reste masqué jusqu'au clic, et attend hors de vue entre les combats.
overlay-rotated = 🔑 L'ancien secret n'est plus à l'antenne. Le même lien avec un nouveau :
    ||<{ $link }>||
overlay-channel-only = Aucun combat ici. Seul son MJ, ou qui peut gérer ce salon, s'occupe de ses liens d'overlay.
overlay-no-such-link = Ce lien n'existe plus. Choisis-en un dans la liste.
overlay-no-links = Il n'y a pas de lien d'overlay pour ce combat ou ce salon. `/overlay link` en crée un.
overlay-which-link = Il y a { $count } liens. Dis lequel : `/overlay list` les montre.
overlay-line = { $number } · { $bound ->
    [channel] suit ce salon
   *[fight] ce combat
} · { $audience ->
    [players] pour les joueurs
   *[stream] pour le stream
} · créé le { $made } UTC
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
play-join-first = Tu n'as pas encore de personnage dans ce combat : appuie sur **Rejoindre** ou tape `/init join`, et la page s'ouvrira d'elle-même.
play-revoked = { $count ->
    [0] Tu n'avais pas de tel lien.
    [one] Ton lien ne fonctionne plus.
   *[other] Tes { $count } liens ne fonctionnent plus.
}
character-saved = 💾 { $character }. **Rejoindre** et `/init join` l'utilisent désormais.
character-hp = { $hp }/{ $max } points de vie
bonus = initiative { $bonus }
log-attached = 📜 Le journal complet du combat, avec tout dedans : toi seul le vois.
co-dm-who = Dis qui : une personne, un rôle, ou les deux.
no-roll-there = Je ne trouve pas de résultat de jet dans ce message.

## Les formulaires

form-area = Dégâts de zone
field-target-part = Cible, partie { $part }
field-other = Autre effet
field-other-hint = Avec tes mots, au lieu d'un de la liste
field-rounds-hint = Combien ; vide : jusqu'à ce qu'il soit retiré
field-character = Personnage
field-character-hp = { $hp } points de vie
field-bonus-hint = Vide : le modificateur de sa Dextérité
field-initiative = Initiative
field-initiative-hint = Ton jet, ou des dés ; vide : on lance pour toi
field-full = Subit tout
field-half = Subit la moitié

## L'écran du MJ

dm-title = MJ · { $title }
dm-footer = Toi seul vois ceci · v{ $version } · page { $page } sur { $pages }
dm-panel-footer = Toi seul vois ceci · v{ $version }
sheet-footer = Toi seul vois ceci · v{ $version }
dm-pick = Choisis quelqu'un : révéler, frapper, guérir …
dm-requests = { $count ->
    [one] ⏳ Une demande attend :
   *[other] ⏳ { $count } demandes attendent, la première :
}
dm-resistances = Résiste : { $what }
dm-vulnerabilities = Vulnérable : { $what }
dm-immunities = Immunisé : { $what }
dm-legendary-action = 👑 { $left } actions légendaires sur { $total }
dm-legendary-resistance = 👑 { $left } résistances légendaires sur { $total }
dm-cure = Retirer un état
reveal-players = 👁 Les joueurs voient { $level }
reveal-stream = 📺 Le stream voit { $level }
level-unseen = rien
level-unknown = « ??? »
level-name = le nom
level-band = à quel point il est blessé
level-exact = les points de vie exacts
level-unseen-hint = Il n'est pas là
level-unknown-hint = Il y a quelque chose
level-name-hint = Ce que c'est
level-band-hint = Et à quel point il est blessé
level-exact-hint = Et ses points de vie
seen-by-players = 👁 Ce que voient les joueurs · { $title }
seen-by-stream = 📺 Ce que voit le stream · { $title }
seen-by-footer = { $count } visibles
button-legendary-action = Action légendaire
button-legendary-resistance = Résistance légendaire

## Aide et diagnostic

help-title = Mener un combat
help-start-title = Commencer
help-start = `/encounter start` affiche le tableau, et tu es le MJ. Les joueurs appuient sur **Rejoindre**, tu ajoutes des monstres avec `/init add goblin count:3`, puis tu appuies sur **Commencer**. `/encounter end` y met fin.
help-players-title = Joueurs
help-players = Appuie sur **Dégâts**, **Soigner** ou **État** sur le tableau, ou écris `/damage goblin 2d6+3`. Les dégâts à d'autres passent par le MJ, qui répond d'un geste. **Dés** lance ce qui est dû : initiative, ou jet contre la mort. **Plus** est ton propre écran.
help-dm-title = MJ
help-dm = **Suivant** finit un tour. **Plus** ouvre ton écran : points de vie exacts, monstres cachés, ce que voient joueurs et stream, dégâts de zone, initiative, demandes ; `/encounter screen channel:` le garde dans un salon des MJ. `/undo` annule tout. Monstres cachés : `/init add … hidden:True`.
help-dice-title = Dés
help-dice = Partout où un nombre est demandé, des dés vont aussi : `2d6+3`, `4d6kh3`, `1d20+5`. `/roll` les lance devant tous.
help-stream-title = Stream
help-stream = `/overlay link` te donne la page pour OBS. Elle ne montre que ce que le stream peut voir.
help-more-title = Encore
help-more = `/concentrate on` et `/condition add … concentration:True` finissent ensemble. `/party bring` ajoute d'un coup les personnages enregistrés de tous. `/creature` est la bibliothèque : `/init add goblin count:6 hp:roll`. `/edit` change ce qu'est quelqu'un.
doctor-title = Diagnostic
doctor-permissions-fine = ✅ Permissions dans ce salon
doctor-permission-needed = ❌ Il me faut ici la permission **{ $name }** : paramètres du salon → permissions → mon rôle.
doctor-permission-useful = ➖ La permission **{ $name }** serait utile ici.
doctor-database-fine = ✅ Base de données
doctor-database-down = ❌ La base de données est injoignable. `mongod` tourne-t-il, MONGODB_URI est-il juste ?
doctor-web-fine = ✅ Côté web à { $url }
doctor-web-down = ❌ Le côté web à { $url } ne répond pas. Les overlays sont figés ; le combat continue ici.
doctor-web-elsewhere = ➖ Le côté web tourne dans un autre processus, à { $url }
doctor-clock-fine = ✅ Horloge
doctor-clock-wrong = ❌ L'horloge de la machine est décalée de { $seconds } s. Règle-la par NTP.
doctor-intents = ✅ Intents : aucun qui soit privilégié n'est nécessaire
doctor-gateway = ✅ La passerelle de Discord répond en { $ms } ms

## La fin

recap = 🏁 **{ $name }** : { $rounds ->
    [one] { $rounds } round
   *[other] { $rounds } rounds
}, { $minutes ->
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
party-name = Donne un nom au groupe.
party-there = Il y a déjà un groupe **{ $party }** sur ce serveur.
party-too-many = Ce serveur a { $most } groupes : il ne peut pas y en avoir plus.
party-full = Un groupe a de la place pour { $most } personnages.
party-not-yours = Seul le MJ du groupe peut faire cela avec les personnages des autres.
party-not-in-it = Aucun personnage de ce nom n'est dans ce groupe.
party-no-character = Cette personne n'a pas un tel personnage sur ce serveur.
party-which = Il y a plusieurs personnages : dis lequel.
creature-challenge = FP { $challenge }
creature-hp = Une nouvelle créature a besoin de points de vie : `/creature save name: hp:`.
creature-not-yours = Tu n'as pas de créature de ce nom. Celles du SRD ne peuvent pas être supprimées.
creature-too-many = Tu peux garder { $most } créatures à toi. Supprimes-en d'abord.
creature-file-large = Ce fichier est trop grand : { $most } Mo au plus.
creature-file-gone = Discord ne donne plus ce fichier. Joins-le de nouveau.

## L'écran du MJ à côté d'autres salons, et les dégâts de zone

fight-screen-here = L'écran du MJ de « { $name } » est dans ce salon. Mène ce combat d'ici ; commence les autres là où sont leurs joueurs.
board-posted = 📌 Le tableau est dans { $channel }, là où l'on joue.
field-full-hint = Un nom l'emporte sur son groupe, un groupe sur « tous les monstres »
field-half-hint = Ceux qui ont réussi leur jet de sauvegarde
field-none = Ne subit rien : épargné
field-none-hint = Qui est dans un groupe ci-dessus, mais ailleurs ou immunisé
field-amount-typed-hint = Un nombre, des dés comme 8d6, ou 4d6 fire + 2d8 cold
area-monsters = Tous les monstres en vue
area-bundle = { $name } ({ $count })
area-twice = Rien n'a changé : { $names } ne peut subir qu'une seule part. Choisis chacun une fois.
dm-screen-withdrawn-public = ⚠️ J'ai retiré l'écran du MJ : tout le serveur peut voir ce salon à présent. Retire « Voir le salon » à @everyone ici, puis remets-le avec `/encounter screen channel:`.
dm-screen-withdrawn-player = ⚠️ J'ai retiré l'écran du MJ : { $name } joue dans ce combat et peut voir ce salon. Change qui le voit, puis remets l'écran avec `/encounter screen channel:`.
dm-screen-stopped = ⚠️ Je ne peux plus tenir à jour l'écran du MJ dans { $channel } : ce qui s'y trouve est ancien. Donne-moi là « Voir le salon », « Envoyer des messages » et « Intégrer des liens », ou mets-le ailleurs avec `/encounter screen channel:`.
dm-channel-unsure = Discord ne me dit pas en ce moment qui peut voir { $channel }. Rien n'a changé ; réessaie.
dm-channel-several = Les écrans du MJ de plusieurs combats sont dans ce salon. Prends les boutons de celui que tu veux, ou son propre salon.

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
privacy-sessions = Visites des pages web des dernières 24 heures, avec adresse et navigateur : { $number }
privacy-how = `/privacy delete` l'efface. Ce que j'ai publié dans les salons appartient à Discord et y reste.
privacy-nothing = Je ne garde rien sur vous.
privacy-confirm = ⚠️ Effacer tout ce que je garde sur vous ? Vos personnages, créatures et liens disparaissent pour de bon ; dans les combats et leurs journaux, quelqu'un sans nom prend votre place. Dans les combats en cours, vos participants restent, et le MD les joue.
privacy-runs-fights = ⚠️ Vous menez des combats qui ne sont pas finis : { $fights }. Terminez-les avec `/encounter end` ou confiez-les à quelqu'un avec `/encounter transfer`, puis redemandez. Rien n'a été effacé.
privacy-deleted = ✅ Je ne garde plus rien sur vous.
button-forget = Tout effacer
