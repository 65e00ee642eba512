# Français. Ce qui manque ici s'affiche en anglais.

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
dm-screen-withdrawn = ⚠️ J'ai retiré l'écran du MJ : tout le serveur voit ce salon désormais.
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
