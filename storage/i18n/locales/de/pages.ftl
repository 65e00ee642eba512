# The words of the web pages themselves: realtime/web/src. What the bot says too is in the other files.

## What the page shows before there is a fight

gate-no-link-title = Diese Seite braucht deinen Link
gate-no-link = Schreib /play in Discord, im Kanal deines Kampfes: Die Antwort ist dein eigener Link zu dieser Seite.
gate-revoked-title = Dieser Link gilt nicht mehr
gate-not-in-fight-title = Du bist noch nicht in diesem Kampf
gate-not-in-fight = Drück „{ button-join }“ auf der Tafel in Discord, oder schreib /join: Diese Seite öffnet sich von selbst. Um ohne Charakter zuzuschauen, hol dir dort mit /play einen neuen Link.
gate-looking-title = Dein Kampf wird gesucht
gate-no-answer = Der Server antwortet nicht. Neuer Versuch …
gate-wait = Einen Moment …

## What stands on player page and console

page-title = Der Kampf
page-fight = Kampf
page-menu = Menü
page-language = Sprache
page-close = Schließen
page-forget-link = Meinen Link auf diesem Gerät vergessen
page-happened = Was geschah
page-nothing-yet = Noch nichts.
page-order = Initiativereihenfolge
page-now = dran
page-next = als Nächstes
page-label = { $name }:
page-somebody = Jemand
page-more = Mehr
fresh-live = Aktuell
fresh-checking = Wird geprüft …
fresh-away = Neue Verbindung … diese Zahlen können alt sein
fresh-connecting = Verbindung …
note-pending = { $what } … wartet auf den Server
note-done = { $what }: erledigt
note-sent = An die SL geschickt. Die Antwort siehst du hier.
note-dismiss = Diese Meldung schließen

## Errors that have no key, by code

wire-unanswered = Der Server hat nicht geantwortet. Sieh nach, ob es geschehen ist, bevor du es noch einmal versuchst.
wire-internal = Hier ging etwas schief. Sieh dir den Kampf an und versuch es noch einmal. Kennung für den Betrieb: { $reference }
wire-rate-limited = { $seconds ->
    [one] Zu viele Anfragen. Versuch es in einer Sekunde noch einmal.
   *[other] Zu viele Anfragen. Versuch es in { $seconds } Sekunden noch einmal.
}
wire-busy = Zu viele Nachrichten auf einmal. Warte auf die Antworten.
wire-restarting = Der Server startet neu; nichts wurde geändert. Versuch es gleich noch einmal.

## A creature's values and marks

mark-defeated = Besiegt
mark-secret = { $name } (geheim)
mark-temporary = temporär
mark-saves = Todesrettungswürfe: { $successes } von 3 geschafft, { $failures } von 3 misslungen
mark-exhaustion = Erschöpfung: { $cost }
rounds-left = { $count ->
    [one] noch 1 Runde
   *[other] noch { $count } Runden
}
time-left = noch { $time }
time-hours = { $count } Std.
time-minutes = { $count } Min.
page-damage-typed = { $amount } { $damage }
page-damage-other = { $amount } Schaden ({ $type })
page-ac = RK
page-dc = SG

## Fields that both pages have

page-amount-example = 2W6+3
recurs-amount-example = 1W6
effect-amount-example = 1W4+4
page-die = W
page-dice = { $label }: Würfel
page-attacks = Angriffe von { $name }
page-attack-normal = Normal
page-attack-roll = Wurf
page-attack-face = Oder die Augen deines W20
page-attack-whom = Wen mit { $name } angreifen
page-attack-save = Einen Angriff speichern
page-attack-save-it = Speichern
page-attack-example = Langschwert +7, 1W8+4 Hieb
page-less = { $label }: 1 weniger
page-plus = { $label }: { $count } mehr
page-type-open = Nicht angegeben
page-quality = Der Treffer ist
page-temporary-hp = Temp. TP
page-amount-temporary = { $amount } temporäre TP
page-condition-other = Oder ein anderer
page-until-removed = Bis er entfernt wird
page-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
page-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
page-add-named = { $name } hinzufügen
page-add-condition = Zustand hinzufügen
page-ends-bearer = der betroffenen Kreatur
page-change = Ändern
page-change-named = { $name } ändern
page-remove = Entfernen
page-remove-named = { $name } entfernen
page-save-named = { $name } speichern
page-rounds-from-now = Wie lange ab jetzt
console-boss = Als Boss ansagen
page-no-save = keiner
page-apply = { $amount } anwenden
page-due = { $name }, { $amount }
page-due-text = { $name }, { $amount } ({ $text })
page-lasting-other = Oder eine andere Dauer
page-condition-more = Mehr dazu
page-condition-kept = Braucht die Konzentration von
page-condition-kept-not = niemandem
page-condition-kept-on = Konzentriert sich auf
page-condition-note = Notiz
page-condition-save-at = Wann er gewürfelt wird
recurs = In jedem Zug
recurs-nothing = nichts
recurs-damage = Schaden
recurs-healing = Heilung
recurs-reminder = eine Erinnerung
recurs-amount = Wie viel je Zug
recurs-at = Wann im Zug
recurs-text = Erinnerung
recurs-automatic = Wird von selbst angewendet
recurs-title = Effekte in jedem Zug
recurs-add = Effekt hinzufügen
recurs-example = Brennen, Regeneration
save-bonuses = Rettungswurfboni
save-bonuses-save = Boni speichern
until-turn-start = bis zum Beginn des Zugs von { $name }
until-turn-end = bis zum Ende des Zugs von { $name }
until-next-turn-start = bis zum Beginn des nächsten Zugs von { $name }
until-next-turn-end = bis zum Ende des nächsten Zugs von { $name }

## Hit points that an effect gives, other forms, resources, rests

effect-title = Trefferpunkte durch einen Effekt
effect-name = Effekt
effect-example = Hilfe, Falsches Leben
effect-lasting = Dauer
effect-lasting-example = bis zum Entfernen, oder 10 min, 8 h
effect-give = Temporäre TP geben
effect-raise = Maximum erhöhen
effect-lower = Maximum senken
effect-maximum = { $name }: Maximum { $change }
effect-temporary = { $name }: temporäre TP
shape-title = Andere Gestalt
shape-own = Eigene Gestalt
shape-back = Zurück zur eigenen Gestalt
shape-by = Durch
shape-polymorph = Verwandlung
shape-wild-shape = Tiergestalt
shape-name = Gestalt
shape-example = Brown Bear
shape-hp = Ihre Trefferpunkte
shape-ac = Ihre RK
shape-temporary = Temporäre TP (2024)
shape-temporary-example = Druidenstufe
shape-lasting-example = bis sie endet
shape-take = Diese Gestalt annehmen
resources-of = { $name }: { $left } von { $most }
resources-spend = Verbrauchen
resources-spend-named = { $name } verbrauchen
resources-back = Zurückgeben
resources-back-named = { $name } zurückgeben
resources-new = Ressource hinzufügen
resources-name = Ressource
resources-example = Zauberplätze Grad 1
resources-most = Wie viele es gibt
resources-returns = Wann sie wiederkommt
resources-add = Hinzufügen
rest-hit-dice = Trefferwürfel ({ $dice }, { $spent } verbraucht)
rest-healing = Was sie brachten, wenn von Hand gewürfelt
rest-take-short = Kurze Rast
rest-take-long = Lange Rast
page-request = { $damage } an { $targets }
page-request-heal = { $amount } Heilung für { $targets }
page-request-temporary = { $amount } temporäre TP für { $targets }
page-request-condition = { $condition } bei { $targets }
page-request-condition-off = { $condition } endet bei { $targets }
page-request-condition-changed = { $condition } bei { $targets }, geändert
page-request-stabilise = { $targets } stabilisiert

## The player page

play-your-turn-title = ● Du bist dran
play-before = Vor dem Kampf
play-open-console = Konsole der SL öffnen
play-revoke = In Discord beendet /play revoke:True alle deine Links auf einmal.
play-nobody = Niemand ist in Sicht.
play-nobody-else = Niemand sonst ist in Sicht.
play-you = du
play-character = Dein Charakter
play-which = Deine Kreatur
play-look-on = Du schaust zu, ohne Charakter in diesem Kampf. Zum Mitspielen drück „{ button-join }“ in Discord.
play-actions = Aktionen
play-conditions = Zustände
play-resources = Ressourcen
play-save = Rettungswurf
play-saves = Rettungswürfe
play-sheet = { $name }: { $what }
play-turn = Zug
play-not-begun = Der Kampf hat noch nicht begonnen.
play-paused = Der Kampf ruht.
play-over = { $round ->
    [0] Der Kampf endet, bevor er begonnen hat.
   *[other] Der Kampf ist vorbei.
}
play-your-turn = Du bist dran, { $name }
play-turn-of = { $name } ist dran
play-turn-of-somebody = Jemand ist dran
play-you-next = Du bist als Nächstes dran, { $name }
play-next = Als Nächstes: { $name }
play-next-own = Als Nächstes: du, { $name }
play-waiting = Wartet auf die SL
play-attack-from = Schaden von { $name }
play-attack-whom = Wem
play-attack-rolled = Gewürfelter Schaden
play-attack-critical = Kritischer Treffer (in der Zahl schon enthalten)
play-attack-deal = { $amount } Schaden zufügen
play-attack-deal-open = Schaden zufügen
play-whose-conditions = Wessen Zustände
play-heal-whom = Wen du heilst
play-take-damage = Schaden erleiden
play-roll-initiative-hint = Der Server würfelt einen W20 mit deinem Bonus. Oder gib ein, was du am Tisch gewürfelt hast, mit Bonus.
play-roll-initiative-asks = Dein Ergebnis
play-roll-save-hint = Der Server würfelt einen W20, den alle sehen. Oder gib die bloße Zahl ein, die du am Tisch gewürfelt hast.
play-roll-save-asks = Die Zahl auf deinem W20
play-roll = Für mich würfeln
play-enter = { $roll } eintragen
play-enter-open = Meinen Wurf eintragen
play-bonus = Dein Bonus
play-or-total = Oder dein Ergebnis
play-no-save = Kein Rettungswurf steht mehr aus.
play-drop = { $name } aufgeben
play-end-concentration = Konzentration beenden
play-concentrate = Konzentrieren
play-concentrate-on = Konzentration auf
play-concentrate-start = Beginnen
play-initiative-again = Initiative noch einmal (jetzt { $initiative })
play-delay = { button-delay }: später in dieser Runde handeln
play-reaction = Reaktion
play-use-reaction = Meine Reaktion verbrauchen
play-reaction-back = Reaktion verbraucht: zurückgeben
play-undo = Meine letzte Änderung rückgängig machen

## The console

console-title = Konsole der SL
console-not-dm-title = Das ist die Konsole der SL
console-not-dm = Du spielst in diesem Kampf.
console-own-page = Deine eigene Seite öffnen
console-open-play = Seite für die Runde öffnen
console-shortcuts = Tastenkürzel
console-key-row-after = Nächste Zeile
console-key-row-before = Vorige Zeile
console-key-tick = Zeile auswählen oder abwählen
console-key-amount = Schaden oder Heilung
console-key-add = Kreaturen hinzufügen
console-key-clear = Alles abwählen
console-key-help = Diese Kürzel
console-escape = Esc
console-redo = Wiederherstellen
console-add = Hinzufügen
console-turns = Züge
console-planning = Noch nicht begonnen
console-paused = Pause
console-completed = { $round ->
    [0] Beendet, bevor es losging
   *[other] Vorbei
}
console-nobody = Niemand
console-pause = Pause
console-end = Kampf beenden …
console-end-yes = Ja, beenden
console-empty = Noch niemand ist in diesem Kampf. Füge Kreaturen hinzu.
console-pick = { $name } auswählen
console-chosen = Ausgewählt
console-chosen-count = { $count } ausgewählt
console-clear = Alle abwählen
console-act-together = Im selben Zug handeln
console-act-alone = Allein handeln
seen-unseen = verborgen
seen-unknown = ???
seen-name = nur Name
seen-band = Gesundheit
seen-damage = Gesundheit und Treffer
seen-exact = genau
rung-unseen = Verborgen
rung-unknown = ???
rung-name = Name
rung-band = Gesundheit
rung-damage = Gesundheit und Treffer
rung-exact = Genau
console-players-see = Was die Runde sieht
console-stream-sees = Was der Stream sieht
console-share-of = Anteil von { $name }
console-secret = Geheim
console-rounds-example = bis zum Entfernen
console-requests = Anfragen
console-request-critical = { $what } (kritisch)
console-answer = Antwort { $answer }
console-saves-monsters = Für alle Monster würfeln
console-save-roll = Würfeln
console-save-roll-bonus = Würfeln { $bonus }
console-save-passed = Geschafft
console-save-failed = Misslungen
console-save-dropped = Entfällt
console-area-title = Rettungswürfe verlangen
console-area-label = Rettungswürfe gegen einen Effekt
console-area-name = Zauber oder Effekt
console-area-success = Ein Erfolg lässt
console-area-condition = Zustand bei Misserfolg
console-area-call = Rettungswürfe verlangen
console-add-title = In den Kampf bringen
console-add-search = Bibliothek durchsuchen, oder ein Name
console-add-from = Aus der Bibliothek: { $name }
library-filters = Nach Art, HG oder Buch suchen
library-kind = Art
library-challenge = HG
library-book = Buch
console-add-library = Aus der Bibliothek
console-add-not-this = Nicht diese
console-add-roll = { $dice } Trefferpunkte für jede würfeln
console-add-hidden = Vor Runde und Stream verborgen
console-roll-initiative = Initiative würfeln
console-initiative-score = Initiativewert
console-stabilise = Stabilisieren
console-end-named = { $name } beenden
console-not-surprised = Nicht überrascht
console-take-inspiration = Inspiration wegnehmen
console-remove = Aus dem Kampf entfernen …
console-remove-yes = Ja, { $name } entfernen
console-death-saves = Liegt bei 0 im Sterben und würfelt Todesrettungswürfe
console-death-saves-label = Todesrettungswürfe
console-legendary-action = Legendäre Aktionen
console-legendary-resistance = Legendäre Resistenzen
console-legendary-spend = { resources-spend }: { $what }
console-legendary-back = { resources-back }: { $what }
console-lair = Im Hort
console-sheet = Werte
console-notes = Notizen, nur für die SL
console-save = Speichern
console-rolls = Würfe
console-xp = { $rating } ({ $xp } EP)

## What undo takes back

deed-start-encounter = der Beginn
deed-pause-encounter = die Pause
deed-resume-encounter = das Fortsetzen
deed-end-encounter = das Ende
deed-add-participant = die Neuen
deed-add-party = die Gruppe
deed-update-participant = die Änderung
deed-set-visibility = was zu sehen ist
deed-set-controllers = wer spielt
deed-remove-participant = das Entfernen
deed-roll-initiative = Initiative
deed-set-initiatives = Initiativen
deed-move-participant = das Verschieben
deed-join-group = der Trupp
deed-leave-group = die Trennung
deed-delay-turn = das Abwarten
deed-take-turn = der Zug
deed-advance-turn = der Zug
deed-previous-turn = der Schritt zurück
deed-deal-damage = Schaden
deed-make-attack = der Angriff
deed-heal = Heilung
deed-set-temporary-hp = temporäre TP
deed-update-participant-hp = Trefferpunkte
deed-add-condition = ein Zustand
deed-remove-condition = ein entfernter Zustand
deed-change-condition = ein geänderter Zustand
deed-roll-death-save = der Todesrettungswurf
deed-stabilise = das Stabilisieren
deed-concentrate = Konzentration
deed-end-concentration = verlorene Konzentration
deed-spend-legendary = eine legendäre Aktion
deed-set-resource = eine Ressource
deed-remove-resource = eine entfernte Ressource
deed-spend-resource = das Verbrauchte
deed-set-inspiration = Inspiration
deed-set-recurring = ein wiederkehrender Effekt
deed-remove-recurring = ein entfernter Effekt
deed-apply-recurring = ein Effekt
deed-call-for-saves = ein Effekt
deed-roll-save = der Rettungswurf
deed-settle-save = der Rettungswurf
deed-rest = die Rast
deed-make-request = die Anfrage
deed-request-damage = die Anfrage
deed-settle-request = die Antwort
deed-none = Es gibt nichts mehr rückgängig zu machen.
deed-other = die letzte Änderung
deed-of = { $deed }: { $name }
deed-of-many = { $deed }: { $name } +{ $more }

## Events that only the pages tell in these words

event-hp-left = { $text } (jetzt { $hp })
event-hp-unknown = Trefferpunkte von { $name } geändert
event-hp-now = { $name } hat { $hp } Trefferpunkte
event-band = { $name }: { $band }
event-counts-otherwise = zählt anders
event-changed = geändert
event-damage-requested = Der Schaden wartet auf die Antwort der SL
event-action-requested = Das wartet auf die Antwort der SL
event-settled-full = Die SL lässt den ganzen Schaden zu
event-settled-half = Die SL lässt den halben Schaden zu
event-settled-double = Die SL lässt den doppelten Schaden zu
event-settled-none = Die SL lässt keinen Schaden zu

## Prepared fights on the console

prepared-difficulty = Schwierigkeit
prepared-no-rating = Ohne Herausforderungsgrad, also nicht in diesen EP: { $names }
prepared-no-level = Für die Schwierigkeit fehlt die Stufe: { $names }
prepared-templates = Vorlagen
prepared-xp = { $xp } EP
prepared-delete = { $name } löschen
prepared-save-as = Die Kreaturen dieses Kampfes speichern als
prepared-example = Hinterhalt an der Furt
prepared-save = Vorlage speichern
console-add-favourite = Favorit: { $name }

## The configurator

setup-title = Overlay einrichten
setup-portraits-hint = Bilder auf anderen Seiten holt dein Browser dann von dort: Diese Seiten erfahren deine Adresse und wann du streamst.
setup-widgets = Einzelne Widgets statt des ganzen Overlays
setup-parts = Teile auf dieser Quelle
setup-size = Größe der Browserquelle in OBS:
setup-link = Link für OBS
setup-copy = Link kopieren
setup-copied = Kopiert, mit dem Geheimnis.
setup-copied-bare = Kopiert. Häng # und das Geheimnis deines Overlay-Links an.
setup-copy-refused = Der Browser erlaubt das Kopieren hier nicht.
setup-no-secret = Öffne diese Seite mit dem #-Teil deines Overlay-Links, damit er im kopierten Link steht.
setting-layout = Anordnung
setting-layout-column = Spalte
setting-layout-strip = Streifen
setting-side = Seite einer Spalte
setting-side-left = Links
setting-side-right = Rechts
setting-edge = Rand eines Streifens
setting-edge-top = Oben
setting-edge-bottom = Unten
setting-align = Karten eines Streifens
setting-align-start = Von links
setting-align-centre = In der Mitte
setting-announce = Höhe der Ansagen
setting-announce-low = Unten
setting-announce-middle = In der Mitte
setting-announce-high = Oben
setting-who = Wer zu sehen ist
setting-who-all = Alle
setting-who-party = Die Gruppe
setting-theme = Stil
setting-theme-ember = Ember
setting-theme-vellum = Vellum
setting-theme-arena = Arena
setting-theme-bare = Bare
setting-motion = Bewegung
setting-motion-system = Wie im System
setting-motion-full = Voll
setting-motion-reduced = Weniger
setting-captions = Untertitel
setting-captions-off = Nur für Screenreader
setting-captions-on = Auf dem Bildschirm
setting-portraits = Porträts
setting-portraits-own = Nur dieser Server
setting-portraits-any = Überall
setting-delay = Verzögerung
setting-delay-none = Keine
setting-lang = Sprache
setting-lang-browser = Die des Browsers
setting-onair = Während OBS sendet
setting-onair-off = Standard: was der Link zeigt
setting-onair-damage = Trefferpunkte verbergen, Schaden zeigen
setting-onair-band = Alle Zahlen verbergen
setting-scale = Größe
setting-scale-fit = An die Leinwand angepasst
setting-scale-percent = { $percent } %
part-round = Runde und Titel
part-order = Initiativereihenfolge
part-floats = Zahlen für Schaden und Heilung
part-dice = Würfel neben diesen Zahlen
part-splash = Ansage der Züge
widget-round = Runde
widget-active = Wer dran ist
widget-deck = Wer als Nächstes dran ist
widget-order = Initiativereihenfolge
widget-dice = Würfe
widget-captions = Untertitel
size-canvas = 1920 × 1080, oder die Größe deiner Leinwand: Das Overlay passt sich an.
size-edge = { $size }, am gewählten Rand der Leinwand.
size-side = { $size }, an der gewählten Seite der Leinwand.
size-widgets = { $size }, wo du willst auf der Leinwand.
style-title = Dein eigenes Stylesheet
style-css = CSS
style-dropped = Weggelassen, weil es andere Server fragen könnte: { $rules }
style-travels = Es steht im Link, hinter dem #. Mit /overlay style bleibt es stattdessen beim Link.
style-hooks = Was du auswählen kannst
hook-theme = der Stil; Farben und Schrift sind Variablen wie --plate, --ink, --accent
hook-layout = Spalte oder Streifen, und wo
hook-status = planning, active, paused oder outro
hook-widget = ein einzelnes Widget
hook-participant = eine Zeile; mit [data-active], [data-next], [data-defeated], [data-concentrating]
hook-type = character, monster, npc, lair oder unknown
hook-band = unhurt, hurt, bloodied, critical oder down
hook-part = auch portrait, name, hp-bar, hp-steps, hp-numbers, temp-hp, death-saves
hook-condition = mit [data-condition=poisoned] und so weiter; auch concentration, rounds
hook-float = eine aufsteigende Zahl; mit [data-tone] und [data-critical]
hook-splash = wer dran ist; mit [data-new-round]
hook-header = auch round, title, deck, captions
preview = Vorschau
preview-frame = Das Overlay mit einem erfundenen Kampf
preview-try = Ausprobieren
preview-background = Hintergrund der Vorschau
demo-damage = Schaden
demo-heal = Heilen
demo-crit = Kritischer Treffer
demo-defeat = Besiegen
demo-next-turn = Nächster Zug
demo-new-round = Neue Runde
demo-undo = Rückgängig
ground-checkerboard = Schachbrett
ground-dark = Dunkel
ground-bright = Hell
place-title = Plätze
place-freely = Widgets frei auf 1920 × 1080 platzieren
place-keys = Zieh einen Kasten, oder zieh an seiner Ecke, um seine Größe zu ändern. Mit der Tastatur: Pfeile bewegen ihn (Umschalt: ein Pixel), Alt und Pfeile ändern die Größe, Pos1, Ende, Bild auf und Bild ab gehen zu den sicheren Rändern.
place-box = { $widget }: { $x } von links, { $y } von oben
place-x = Links
place-y = Oben
place-width = Breite
place-height = Höhe
widget-splash = Ansage der Züge
widget-recap = Schlusskarte
ground-own = Dein Bild
ground-choose = Eigenes Bild (bleibt in diesem Browser)
ground-forget = Bild entfernen
ground-refused = Diese Datei ist kein Bild, oder zu groß zum Aufheben.
setting-delay-seconds = { $count ->
    [one] 1 Sekunde
   *[other] { $count } Sekunden
}

## What the server itself writes: realtime/auth/

sign-in-too-old = Diese Anmeldung wurde nicht hier begonnen, oder vor zu langer Zeit. Melde dich noch einmal an.
sign-in-not-here = Diese Anmeldung wurde nicht hier begonnen. Melde dich noch einmal an.
sign-in-refused = Discord hat dich nicht hereingelassen. Melde dich noch einmal an.
sign-in-not-confirmed = Discord hat nicht bestätigt, wer du bist. Melde dich noch einmal an.
sign-out-button = Abmelden
sign-out-title = Abmelden?
sign-out-text = Das beendet deine Sitzungen in allen Browsern. Deine Links aus Discord gelten weiter.
sign-app-unknown = Bei dieser Seite kann man sich hier nicht anmelden. Sag es denen, die sie betreiben.
sign-app-title = { $app }: anmelden
sign-app-text = { $app } möchte hier für dich handeln, { $name }:
sign-app-later = Das kannst du jederzeit beenden: mit /token revoke in Discord oder hier auf /auth/tokens.
sign-app-yes = Erlauben
sign-app-no = Abbrechen
sign-scope-read = Die Kämpfe sehen, die du siehst; nichts ändern
sign-scope-play = In deinen Kämpfen mitspielen
sign-scope-run = Alles tun, was du darfst, auch als Spielleitung
sign-tokens-title = Tokens von { $name }
sign-tokens-none = Du hast keine Tokens. Ein Programm von dir meldet sich mit einem an.
sign-token-line = { $name } · { $scope } · angelegt { $made }, endet { $until }, wenn es nicht benutzt wird
sign-token-revoke = Widerrufen
sign-token-made = Das ist das Token. Es wird nicht noch einmal gezeigt. Gib es deinem Programm und sonst niemandem:
sign-token-new = Ein neues Token
sign-token-name = Wofür es ist
sign-token-scope = Was es darf
sign-token-make = Token anlegen

## A file that is dropped on the console

portrait = Bild
portrait-choose = Ein Bild wählen oder hier ablegen
portrait-remove = Bild entfernen
parties = Gruppen
parties-bring = In den Kampf bringen
parties-restore = Wiederherstellen
parties-remove = { $name } herausnehmen
parties-dice = Trefferwürfel, { $name }: { $dice }, { $spent } verbraucht
parties-add = { $name } aufnehmen
parties-new = Neue Gruppe
parties-create = Gruppe anlegen
parties-rename = { $name } umbenennen
parties-new-name = Neuer Name
parties-unchanged = Unverändert, weil die Zustimmung fehlt: { $names }
parties-export = Charaktere und Gruppen als Datei speichern
console-save-log = Protokoll des Kampfes als Tabelle speichern (CSV)
console-save-creatures = Eigene Kreaturen als Datei speichern
console-no-creatures = Noch keine eigenen Kreaturen.
import-characters = { $count ->
    [one] Ein Charakter gehört jetzt dir
   *[other] { $count } Charaktere gehören jetzt dir
}
import-choose = Aus einer Datei importieren
import-title = Import
import-sending = Die Datei wird gesendet
import-reading = Kreaturen werden gelesen
import-storing = Kreaturen werden gespeichert
import-left-title = Ausgelassen
import-refused-title = Abgelehnt ({ $count })
import-undo = Import rückgängig machen

## The console's panel for the stream

stream-title = Stream
stream-none = Kein Overlay-Link zeigt diesen Kampf. `/overlay link` in Discord legt einen an.
stream-link = Overlay
stream-all = Alle
stream-line = { $number } · { $follows ->
    [channel] dieser Kanal
   *[fight] dieser Kampf
} · verbunden: { $watching }
stream-whom = Wer angesagt wird
stream-whose-turn = Wer gerade dran ist
setting-third = Bauchbinde
setting-third-off = Aus
setting-third-on = Wer gerade dran ist
setting-third-names = Mit dem Namen der spielenden Person
widget-third = Bauchbinde
setting-timer = Zuguhr
setting-timer-none = Aus
setting-timer-seconds = { $count ->
    [one] eine Sekunde
   *[other] { $count } Sekunden
}
widget-timer = Zuguhr
