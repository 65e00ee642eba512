# The words of the web pages themselves: realtime/web/src. What the bot says too is in the other files.

## What the page shows before there is a fight

gate-no-link-title = Cette page a besoin de ton lien
gate-no-link = Tape /play dans Discord, dans le salon de ton combat : la réponse est ton propre lien vers cette page.
gate-revoked-title = Ce lien n’est plus valable
gate-not-in-fight-title = Tu n’es pas encore dans ce combat
gate-not-in-fight = Appuie sur « { button-join } » sur le tableau dans Discord, ou tape /join : cette page s’ouvre d’elle-même. Pour regarder sans personnage, tape /play là-bas : tu auras un nouveau lien.
gate-looking-title = Recherche de ton combat
gate-no-answer = Le serveur ne répond pas. Nouvel essai…
gate-wait = Un instant…

## What stands on player page and console

page-title = Le combat
page-fight = Combat
page-menu = Menu
page-language = Langue
page-close = Fermer
page-forget-link = Oublier mon lien sur cet appareil
page-happened = Ce qui s’est passé
page-nothing-yet = Rien encore.
page-order = Ordre d’initiative
page-now = en cours
page-next = ensuite
page-label = { $name } :
page-somebody = Quelqu’un
page-more = Plus
fresh-live = En direct
fresh-checking = Vérification…
fresh-away = Reconnexion… ces chiffres sont peut-être anciens
fresh-connecting = Connexion…
note-pending = { $what }… en attente du serveur
note-done = { $what } : fait
note-sent = Envoyé au MJ. Tu verras la réponse ici.
note-dismiss = Fermer ce message

## Errors that have no key, by code

wire-unanswered = Le serveur n’a pas répondu. Regarde si c’est arrivé avant de réessayer.
wire-internal = Quelque chose s’est mal passé. Regarde le combat, puis réessaie. Référence pour l’hébergement : { $reference }
wire-rate-limited = { $seconds ->
    [one] Trop de demandes. Réessaie dans une seconde.
   *[other] Trop de demandes. Réessaie dans { $seconds } secondes.
}
wire-busy = Trop de messages à la fois. Attends les réponses.
wire-restarting = Le serveur redémarre ; rien n’a changé. Réessaie dans un instant.

## A creature's values and marks

mark-defeated = Hors de combat
mark-secret = { $name } (secret)
mark-temporary = temporaires
mark-saves = Jets contre la mort : { $successes } sur 3 réussis, { $failures } sur 3 ratés
mark-exhaustion = Épuisement : { $cost }
rounds-left = { $count ->
    [one] encore { $count } round
   *[other] encore { $count } rounds
}
time-left = encore { $time }
time-hours = { $count } h
time-minutes = { $count } min
page-damage-typed = { $amount } { $damage }
page-damage-other = { $amount ->
    [one] { $amount } dégât ({ $type })
   *[other] { $amount } dégâts ({ $type })
}
page-ac = CA
page-dc = DD

## Fields that both pages have

page-amount-example = 2d6+3
recurs-amount-example = 1d6
effect-amount-example = 1d4+4
page-die = d
page-dice = { $label } : dés
page-attacks = Attaques : { $name }
page-attack-normal = Normal
page-attack-roll = Jet
page-attack-face = Ou la face de ton d20
page-attack-whom = Qui attaquer avec { $name }
page-attack-save = Enregistrer une attaque
page-attack-save-it = Enregistrer
page-attack-example = épée longue +7, 1d8+4 tranchant
page-less = { $label } : 1 de moins
page-plus = { $label } : { $count } de plus
page-type-open = Non précisé
page-quality = Le coup est
page-temporary-hp = PV temp.
page-amount-temporary = { $amount } PV temporaires
page-condition-other = Ou un autre
page-until-removed = Jusqu’à ce qu’on le retire
page-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
page-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
page-add-named = Ajouter { $name }
page-add-condition = Ajouter l’état
page-ends-bearer = la créature affectée
page-change = Modifier
page-change-named = Modifier { $name }
page-remove = Retirer
page-remove-named = Retirer { $name }
page-save-named = Enregistrer { $name }
page-rounds-from-now = Durée à partir de maintenant
console-boss = Annoncer comme un boss
page-no-save = aucun
page-apply = Appliquer { $amount }
page-due = { $name }, { $amount }
page-due-text = { $name }, { $amount } ({ $text })
page-lasting-other = Ou une autre durée
page-condition-more = Plus de détails
page-condition-kept = Qui doit se concentrer
page-condition-kept-not = personne
page-condition-kept-on = Se concentre sur
page-condition-note = Note
page-condition-save-at = Quand on le lance
recurs = À chaque tour
recurs-nothing = rien
recurs-damage = des dégâts
recurs-healing = des soins
recurs-reminder = un rappel
recurs-amount = Combien par tour
recurs-at = Quand dans le tour
recurs-text = Rappel
recurs-automatic = S’applique sans demander
recurs-title = Effets à chaque tour
recurs-add = Ajouter l’effet
recurs-example = Brûlure, Régénération
save-bonuses = Bonus de sauvegarde
save-bonuses-save = Enregistrer les bonus
until-turn-start = jusqu’au début du tour ({ $name })
until-turn-end = jusqu’à la fin du tour ({ $name })
until-next-turn-start = jusqu’au début du prochain tour ({ $name })
until-next-turn-end = jusqu’à la fin du prochain tour ({ $name })

## Hit points that an effect gives, other forms, resources, rests

effect-title = Points de vie d’un effet
effect-name = Effet
effect-example = Aide, Simulacre de vie
effect-lasting = Durée
effect-lasting-example = jusqu’au retrait, ou 10 min, 8 h
effect-give = Donner des PV temporaires
effect-raise = Augmenter le maximum
effect-lower = Réduire le maximum
effect-maximum = { $name } : maximum { $change }
effect-temporary = { $name } : PV temporaires
shape-title = Autre forme
shape-own = Forme d’origine
shape-back = Reprendre sa forme d’origine
shape-by = Par
shape-polymorph = Métamorphose
shape-wild-shape = Forme sauvage
shape-name = Forme
shape-example = Brown Bear
shape-hp = Ses points de vie
shape-ac = Sa CA
shape-temporary = PV temporaires (2024)
shape-temporary-example = niveau de druide
shape-lasting-example = jusqu’à la fin
shape-take = Prendre cette forme
resources-of = { $name } : { $left } sur { $most }
resources-spend = Dépenser
resources-spend-named = Dépenser { $name }
resources-back = Rendre
resources-back-named = Rendre { $name }
resources-new = Ajouter une ressource
resources-name = Ressource
resources-example = Emplacements de niveau 1
resources-most = Combien il y en a
resources-returns = Quand elle revient
resources-add = Ajouter
rest-hit-dice = Dés de vie ({ $dice }, dépensés : { $spent })
rest-healing = Ce qu’ils ont rendu, si lancés à la main
rest-take-short = Repos court
rest-take-long = Repos long
page-request = { $damage } à { $targets }
page-request-heal = { $amount } PV rendus à { $targets }
page-request-temporary = { $amount } PV temporaires pour { $targets }
page-request-condition = { $condition } sur { $targets }
page-request-condition-off = { $condition } prend fin sur { $targets }
page-request-condition-changed = { $condition } sur { $targets }, modifié
page-request-stabilise = { $targets } : stabilisation

## The player page

play-your-turn-title = ● À toi
play-before = Avant le combat
play-open-console = Ouvrir la console du MJ
play-revoke = Dans Discord, l’option revoke de /play met fin à tous tes liens d’un coup.
play-nobody = Personne n’est en vue.
play-nobody-else = Personne d’autre n’est en vue.
play-you = toi
play-character = Ton personnage
play-which = Ta créature
play-look-on = Tu regardes, sans personnage dans ce combat. Pour jouer, appuie sur « { button-join } » dans Discord.
play-actions = Actions
play-conditions = États
play-resources = Ressources
play-save = Jet de sauvegarde
play-saves = Jets de sauvegarde
play-sheet = { $name } : { $what }
play-turn = Tour
play-not-begun = Le combat n’a pas commencé.
play-paused = Le combat est en pause.
play-over = { $round ->
    [0] Le combat est fini avant d’avoir commencé.
   *[other] Le combat est fini.
}
play-your-turn = À toi, { $name }
play-turn-of = À { $name } de jouer
play-turn-of-somebody = À quelqu’un de jouer
play-you-next = C’est bientôt à toi, { $name }
play-next = Ensuite : { $name }
play-next-own = Ensuite : toi, { $name }
play-waiting = En attente du MJ
play-attack-from = Dégâts : { $name }
play-attack-whom = À qui
play-attack-rolled = Dégâts obtenus
play-attack-critical = Coup critique (déjà dans le nombre)
play-attack-deal = Infliger { $amount ->
    [one] { $amount } dégât
   *[other] { $amount } dégâts
}
play-attack-deal-open = Infliger des dégâts
play-whose-conditions = Les états de qui
play-heal-whom = Qui tu soignes
play-take-damage = Subir des dégâts
play-roll-initiative-hint = Le serveur lance un d20 avec ton bonus. Ou entre ce que tu as obtenu à la table, bonus compris.
play-roll-initiative-asks = Ton total
play-roll-save-hint = Le serveur lance un d20 que tout le monde voit. Ou entre le nombre tel quel que tu as obtenu à la table.
play-roll-save-asks = Le nombre sur ton d20
play-roll = Lancer pour moi
play-enter = Entrer { $roll }
play-enter-open = Entrer mon jet
play-bonus = Ton bonus
play-or-total = Ou ton total
play-no-save = Plus aucun jet de sauvegarde n’est dû.
play-drop = Mettre fin à { $name }
play-end-concentration = Fin de la concentration
play-concentrate = Se concentrer
play-concentrate-on = Se concentrer sur
play-concentrate-start = Commencer
play-initiative-again = Relancer l’initiative (maintenant { $initiative })
play-delay = { button-delay } : agir plus tard dans ce round
play-reaction = Réaction
play-use-reaction = Utiliser ma réaction
play-reaction-back = Réaction utilisée : la rendre
play-undo = Annuler mon dernier changement

## The console

console-title = Console du MJ
console-not-dm-title = C’est la console du MJ
console-not-dm = Tu joues dans ce combat.
console-own-page = Ouvrir ta propre page
console-open-play = Ouvrir la page de la table
console-shortcuts = Raccourcis clavier
console-key-row-after = Ligne suivante
console-key-row-before = Ligne précédente
console-key-tick = Sélectionner ou désélectionner la ligne
console-key-amount = Dégâts ou soins
console-key-add = Ajouter des créatures
console-key-clear = Tout désélectionner
console-key-help = Ces raccourcis
console-escape = Échap
console-redo = Rétablir
console-add = Ajouter
console-turns = Tours
console-planning = Pas commencé
console-paused = En pause
console-completed = { $round ->
    [0] Fini avant d’avoir commencé
   *[other] Fini
}
console-nobody = Personne
console-pause = Pause
console-end = Terminer le combat…
console-end-yes = Oui, terminer
console-empty = Personne n’est encore dans ce combat. Ajoute des créatures.
console-pick = Sélectionner { $name }
console-chosen = Sélection
console-chosen-count = { $count } sélectionnées
console-clear = Tout désélectionner
console-act-together = Agir au même tour
console-act-alone = Agir à part
seen-unseen = cachée
seen-unknown = ???
seen-name = nom seul
seen-band = santé
seen-damage = santé et coups
seen-exact = exact
rung-unseen = Cachée
rung-unknown = ???
rung-name = Nom
rung-band = Santé
rung-damage = Santé et coups
rung-exact = Exact
console-players-see = Ce que voit la table
console-stream-sees = Ce que voit le stream
console-share-of = Part : { $name }
console-secret = Secret
console-rounds-example = jusqu’au retrait
console-requests = Demandes
console-request-critical = { $what } (critique)
console-answer = Réponse { $answer }
console-saves-monsters = Lancer pour tous les monstres
console-save-roll = Lancer
console-save-roll-bonus = Lancer { $bonus }
console-save-passed = Réussi
console-save-failed = Raté
console-save-dropped = Sans effet
console-area-title = Demander des jets de sauvegarde
console-area-label = Jets de sauvegarde contre un effet
console-area-name = Sort ou effet
console-area-success = Une réussite laisse
console-area-condition = État en cas d’échec
console-area-call = Demander les jets
console-add-title = Ajouter au combat
console-add-search = Chercher dans la bibliothèque, ou un nom
console-add-from = De la bibliothèque : { $name }
library-filters = Chercher par genre, FP ou livre
library-kind = Genre
library-challenge = FP
library-book = Livre
console-add-library = De la bibliothèque
console-add-not-this = Pas celle-ci
console-add-roll = Lancer { $dice } points de vie pour chacune
console-add-hidden = Cachée à la table et au stream
console-roll-initiative = Lancer l’initiative
console-initiative-score = Score d’initiative
console-stabilise = Stabiliser
console-end-named = Mettre fin à { $name }
console-not-surprised = Fin de la surprise
console-take-inspiration = Retirer l’inspiration
console-remove = Retirer du combat…
console-remove-yes = Oui, retirer { $name }
console-death-saves = À 0, à l’agonie avec des jets contre la mort
console-death-saves-label = Jets contre la mort
console-legendary-action = Actions légendaires
console-legendary-resistance = Résistances légendaires
console-legendary-spend = { resources-spend } : { $what }
console-legendary-back = { resources-back } : { $what }
console-lair = Dans son antre
console-sheet = Valeurs
console-notes = Notes, pour le MJ seul
console-save = Enregistrer
console-rolls = Jets
console-xp = { $rating } ({ $xp } PX)

## What undo takes back

deed-start-encounter = le début
deed-pause-encounter = la pause
deed-resume-encounter = la reprise
deed-end-encounter = la fin
deed-add-participant = les nouvelles créatures
deed-add-party = le groupe
deed-update-participant = la modification
deed-set-visibility = ce qui est montré
deed-set-controllers = qui joue
deed-remove-participant = le retrait
deed-roll-initiative = l’initiative
deed-set-initiatives = les initiatives
deed-move-participant = le déplacement
deed-join-group = la troupe
deed-leave-group = la séparation
deed-delay-turn = l’attente
deed-take-turn = le tour
deed-advance-turn = le tour
deed-previous-turn = le retour
deed-deal-damage = les dégâts
deed-make-attack = l’attaque
deed-heal = les soins
deed-set-temporary-hp = les PV temporaires
deed-update-participant-hp = les points de vie
deed-add-condition = un état
deed-remove-condition = un état retiré
deed-change-condition = un état modifié
deed-roll-death-save = le jet contre la mort
deed-stabilise = la stabilisation
deed-concentrate = la concentration
deed-end-concentration = la concentration perdue
deed-spend-legendary = une action légendaire
deed-set-resource = une ressource
deed-remove-resource = une ressource retirée
deed-spend-resource = la dépense
deed-set-inspiration = l’inspiration
deed-set-recurring = un effet récurrent
deed-remove-recurring = un effet retiré
deed-apply-recurring = un effet
deed-call-for-saves = un effet
deed-roll-save = le jet de sauvegarde
deed-settle-save = le jet de sauvegarde
deed-rest = le repos
deed-make-request = la demande
deed-request-damage = la demande
deed-settle-request = la réponse
deed-none = Il n’y a plus rien à annuler.
deed-other = le dernier changement
deed-of = { $deed } : { $name }
deed-of-many = { $deed } : { $name } +{ $more }

## Events that only the pages tell in these words

event-hp-left = { $text } (maintenant { $hp })
event-hp-unknown = { $name } : points de vie modifiés
event-hp-now = { $name } a { $hp } points de vie
event-band = { $name } : { $band }
event-counts-otherwise = compte autrement
event-changed = modifié
event-damage-requested = Les dégâts attendent la réponse du MJ
event-action-requested = Cela attend la réponse du MJ
event-settled-full = Le MJ accorde tous les dégâts
event-settled-half = Le MJ accorde la moitié des dégâts
event-settled-double = Le MJ accorde le double des dégâts
event-settled-none = Le MJ n’accorde aucun dégât

## Prepared fights on the console

prepared-difficulty = Difficulté
prepared-no-rating = Sans facteur de puissance, donc pas dans ces PX : { $names }
prepared-no-level = Pour la difficulté, il manque le niveau : { $names }
prepared-templates = Modèles
prepared-xp = { $xp } PX
prepared-delete = Supprimer { $name }
prepared-save-as = Enregistrer les créatures de ce combat sous
prepared-example = Embuscade au gué
prepared-save = Enregistrer le modèle
console-add-favourite = Favori : { $name }

## The configurator

setup-title = Configurer l’overlay
setup-portraits-hint = Les images d’autres sites sont alors chargées de là-bas par ton navigateur : ces sites apprennent ton adresse et quand tu streames.
setup-widgets = Des widgets seuls au lieu de tout l’overlay
setup-parts = Parties sur cette source
setup-size = Taille de la source navigateur dans OBS :
setup-link = Lien pour OBS
setup-copy = Copier le lien
setup-copied = Copié, avec le secret.
setup-copied-bare = Copié. Ajoute # et le secret de ton lien d’overlay.
setup-copy-refused = Le navigateur ne permet pas de copier ici.
setup-no-secret = Ouvre cette page avec la partie # de ton lien d’overlay pour qu’elle soit dans le lien copié.
setting-layout = Disposition
setting-layout-column = Colonne
setting-layout-strip = Bandeau
setting-side = Côté d’une colonne
setting-side-left = Gauche
setting-side-right = Droite
setting-edge = Bord d’un bandeau
setting-edge-top = Haut
setting-edge-bottom = Bas
setting-align = Cartes d’un bandeau
setting-align-start = Depuis la gauche
setting-align-centre = Au milieu
setting-announce = Hauteur des annonces
setting-announce-low = En bas
setting-announce-middle = Au milieu
setting-announce-high = En haut
setting-who = Qui est montré
setting-who-all = Tout le monde
setting-who-party = Le groupe
setting-theme = Thème
setting-theme-ember = Ember
setting-theme-vellum = Vellum
setting-theme-arena = Arena
setting-theme-bare = Bare
setting-motion = Mouvement
setting-motion-system = Réglage du système
setting-motion-full = Complet
setting-motion-reduced = Réduit
setting-captions = Sous-titres
setting-captions-off = Lecteurs d’écran seulement
setting-captions-on = À l’écran
setting-portraits = Portraits
setting-portraits-own = Ce serveur seulement
setting-portraits-any = Partout
setting-delay = Délai
setting-delay-none = Aucun
setting-lang = Langue
setting-lang-browser = Celle du navigateur
setting-onair = Pendant qu’OBS diffuse
setting-onair-off = Par défaut : ce que montre le lien
setting-onair-damage = Cacher les points de vie, montrer les dégâts
setting-onair-band = Cacher tous les nombres
setting-scale = Taille
setting-scale-fit = Adaptée à la toile
setting-scale-percent = { $percent } %
part-round = Round et titre
part-order = Ordre d’initiative
part-floats = Nombres de dégâts et de soins
part-dice = Dés à côté de ces nombres
part-splash = Annonce des tours
widget-round = Round
widget-active = À qui le tour
widget-deck = Qui est ensuite
widget-order = Ordre d’initiative
widget-dice = Jets
widget-captions = Sous-titres
size-canvas = 1920 × 1080, ou la taille de ta toile : l’overlay s’y adapte.
size-edge = { $size }, au bord choisi de la toile.
size-side = { $size }, du côté choisi de la toile.
size-widgets = { $size }, où tu veux sur la toile.
style-title = Ta propre feuille de style
style-css = CSS
style-dropped = Laissé de côté, car cela pourrait interroger d’autres serveurs : { $rules }
style-travels = Elle voyage dans le lien, derrière le #. Avec /overlay style, elle reste avec le lien.
style-hooks = Ce que tu peux sélectionner
hook-theme = le thème ; ses couleurs et lettres sont des variables comme --plate, --ink, --accent
hook-layout = colonne ou bandeau, et où
hook-status = planning, active, paused ou outro
hook-widget = un widget seul
hook-participant = une ligne ; avec [data-active], [data-next], [data-defeated], [data-concentrating]
hook-type = character, monster, npc, lair ou unknown
hook-band = unhurt, hurt, bloodied, critical ou down
hook-part = aussi portrait, name, hp-bar, hp-steps, hp-numbers, temp-hp, death-saves
hook-condition = avec [data-condition=poisoned] etc. ; aussi concentration, rounds
hook-float = un nombre qui monte ; avec [data-tone] et [data-critical]
hook-splash = à qui le tour ; avec [data-new-round]
hook-header = aussi round, title, deck, captions
preview = Aperçu
preview-frame = L’overlay avec un combat inventé
preview-try = Essayer
preview-background = Fond de l’aperçu
demo-damage = Dégâts
demo-heal = Soigner
demo-crit = Coup critique
demo-defeat = Mettre hors de combat
demo-next-turn = Tour suivant
demo-new-round = Nouveau round
demo-undo = Annuler
ground-checkerboard = Damier
ground-dark = Sombre
ground-bright = Clair
place-title = Places
place-freely = Placer les widgets librement sur 1920 × 1080
place-keys = Fais glisser un cadre, ou son coin pour changer sa taille. Au clavier : les flèches le déplacent (Maj : d’un pixel), Alt et les flèches changent sa taille, Début, Fin, Page préc. et Page suiv. vont aux marges de sécurité.
place-box = { $widget } : { $x } depuis la gauche, { $y } depuis le haut
place-x = Gauche
place-y = Haut
place-width = Largeur
place-height = Hauteur
widget-splash = Annonce des tours
widget-recap = Carte de fin
ground-own = Ton image
ground-choose = Ta propre image (reste dans ce navigateur)
ground-forget = Retirer l’image
ground-refused = Ce fichier n’est pas une image, ou il est trop grand pour être gardé.
setting-delay-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}

## What the server itself writes: realtime/auth/

sign-in-too-old = Cette connexion n’a pas commencé ici, ou il y a trop longtemps. Connecte-toi à nouveau.
sign-in-not-here = Cette connexion n’a pas commencé ici. Connecte-toi à nouveau.
sign-in-refused = Discord ne t’a pas laissé entrer. Connecte-toi à nouveau.
sign-in-not-confirmed = Discord n’a pas confirmé qui tu es. Connecte-toi à nouveau.
sign-out-button = Se déconnecter
sign-out-title = Se déconnecter ?
sign-out-text = Cela met fin à tes sessions dans tous les navigateurs. Tes liens de Discord restent valables.
sign-app-unknown = On ne peut pas se connecter à cette page ici. Préviens les personnes qui la font.
sign-app-title = { $app } : connexion
sign-app-text = { $app } demande à agir ici pour toi, { $name } :
sign-app-later = Tu peux y mettre fin à tout moment avec /token revoke dans Discord, ou ici sur /auth/tokens.
sign-app-yes = Autoriser
sign-app-no = Annuler
sign-scope-read = Voir les combats que tu vois ; ne rien changer
sign-scope-play = Jouer dans tes combats
sign-scope-run = Faire tout ce que tu peux faire, aussi comme MJ
sign-tokens-title = Jetons : { $name }
sign-tokens-none = Tu n’as pas de jetons. Un de tes programmes se connecte avec un jeton.
sign-token-line = { $name } · { $scope } · créé le { $made }, prend fin le { $until } s’il ne sert pas
sign-token-revoke = Révoquer
sign-token-made = Voici le jeton. Il ne sera plus montré. Donne-le à ton programme et à personne d’autre :
sign-token-new = Un nouveau jeton
sign-token-name = À quoi il sert
sign-token-scope = Ce qu’il permet
sign-token-make = Créer un jeton

## A file that is dropped on the console

portrait = Image
portrait-choose = Choisir une image, ou la déposer ici
portrait-remove = Enlever l’image
parties = Groupes
parties-bring = Amener au combat
parties-restore = Restaurer
parties-remove = Retirer { $name }
parties-dice = Dés de vie, { $name } : { $dice }, dépensés : { $spent }
parties-add = Ajouter { $name }
parties-new = Nouveau groupe
parties-create = Créer le groupe
parties-rename = Renommer { $name }
parties-new-name = Nouveau nom
parties-unchanged = Inchangés, faute d’accord : { $names }
parties-export = Enregistrer personnages et groupes dans un fichier
console-save-log = Enregistrer le journal du combat en tableau (CSV)
console-save-creatures = Enregistrer les créatures personnelles dans un fichier
console-no-creatures = Aucune créature personnelle pour l’instant.
import-characters = { $count ->
    [one] Un personnage est à toi maintenant
   *[other] { $count } personnages sont à toi maintenant
}
import-choose = Importer un fichier
import-title = Import
import-sending = Envoi du fichier
import-reading = Lecture des créatures
import-storing = Enregistrement des créatures
import-left-title = Laissé de côté
import-refused-title = Refusé ({ $count })
import-undo = Annuler l’import

## The console's panel for the stream

stream-title = Stream
stream-none = Aucun lien d’overlay ne montre ce combat. `/overlay link` dans Discord en crée un.
stream-link = Overlay
stream-all = Tous
stream-line = { $number } · { $follows ->
    [channel] ce salon
   *[fight] ce combat
} · { $watching ->
    [one] { $watching } connexion
   *[other] { $watching } connexions
}
stream-whom = Qui annoncer
stream-whose-turn = À qui c’est le tour
setting-third = Bandeau
setting-third-off = Sans
setting-third-on = À qui c’est le tour
setting-third-names = Avec le nom de qui joue
widget-third = Bandeau
setting-timer = Minuteur
setting-timer-none = Sans
setting-timer-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
widget-timer = Minuteur
