error = ⚠️ { $text }
board-fallen = ☠ { $count } am Boden: { $names }
board-title-planning = { $name } – Vorbereitung
board-title-active = { $name } – Runde { $round }
board-title-paused = ⏸ { $name } – Pause in Runde { $round }
board-title-completed = 🏁 { $name } – vorbei nach Runde { $round }
board-empty = Noch ist niemand hier.
    Spieler drücken **Mitmachen**. Die Spielleitung fügt Monster mit `/init add` hinzu.
board-now = ▶ **{ $name }** ist dran
board-next = danach: { $name }
board-page = -# Seite { $page } von { $pages }, { $total } im Kampf. **Mein Zug** zeigt alle.

button-next = Weiter
button-back = Zurück
button-damage = Schaden
button-heal = Heilen
button-condition = Zustand
button-roll = Würfeln
button-undo = Rückgängig
button-undo-end = Ende zurücknehmen
button-mine = Mein Zug
button-more = SL-Schirm
button-join = Mitmachen
button-begin = Beginnen
button-resume = Fortsetzen
button-dm = Zurück zur Übersicht
button-dmnext = Weiter
button-dmback = Zurück
button-dmgroup = Gemeinsam
button-dmsplit = Für sich
button-dmarea = Flächenschaden
button-dmrefresh = Auffrischen
button-see-players = Wie Spieler
button-see-stream = Wie der Stream
button-legendary-action = Legendäre Aktion
button-legendary-resistance = Legendäre Resistenz
button-endturn = Zug beenden
button-delay = Abwarten
button-act = Jetzt handeln
button-deathsave = Todesrettungswurf
rules-now = ⚙️ Die Regeln von **{ $name }**; `/encounter rules` mit einer Option ändert sie:
sheet-name = Name
sheet-ac = RK
sheet-maxhp = TP-Maximum
sheet-currenthp = TP
sheet-dexterity = Geschicklichkeit
sheet-initiativebonus = Initiativebonus
sheet-attacks = Angriffe
sheet-savebonuses = Rettungswürfe
sheet-defences = Verteidigung
sheet-notes = Notizen
sheet-regeneration = Regeneration
sheet-legendaryactions = legendäre Aktionen
sheet-legendaryresistances = legendäre Resistenzen
sheet-isinlair = Hort
sheet-issurprised = Überraschung
sheet-makesdeathsaves = Todesrettungswürfe
sheet-readied = vorbereitete Aktion
sheet-reactionused = Reaktion
sheet-imageurl = Bild
sheet-group = Trupp
sheet-type = Art

request = ⏳ **{ $name }** richtet { $amount } Schaden an bei **{ $target }** – Spielleitung?
attack-pick = Angreifen mit …
attack-or-use = { $name }: angreifen oder einsetzen
attack-whom = Wen greifst du an? Gewürfelt wird sofort.
attack-advantage = Vorteil
attack-disadvantage = Nachteil
attack-own-die = Eigener Würfel
attack-back = Zurück
attacks-none = { $name } hat keine gespeicherten Angriffe. Speichere einen mit /character attack add.
field-face = Augenzahl des d20
field-face-hint = 1 bis 20, ohne den Bonus
attack = Angriff
critical-hit = kritisch
request-heal = ⏳ **{ $name }** heilt **{ $target }** um { $amount } – Spielleitung?
request-set-temporary-hp = ⏳ **{ $name }** gibt **{ $target }** { $amount } temporäre TP – Spielleitung?
request-add-condition = ⏳ **{ $name }** belegt **{ $target }** mit: { $condition } – Spielleitung?
request-remove-condition = ⏳ **{ $name }** beendet bei **{ $target }**: { $condition } – Spielleitung?
request-change-condition = ⏳ **{ $name }** ändert bei **{ $target }**: { $condition } – Spielleitung?
request-stabilise = ⏳ **{ $name }** stabilisiert **{ $target }** – Spielleitung?
request-sent = ⏳ An die Spielleitung geschickt; sie antwortet dir.
request-repeat = Das hast du die Spielleitung schon gefragt.
request-withdrawn = ↩️ Die Anfrage von **{ $name }** wurde rückgängig gemacht.
request-unanswered = ⌛ Der Kampf war zu Ende, bevor die Spielleitung antwortete.
form-settle = Antwort auf eine Anfrage
field-answer = Wie viel davon zählt
field-critical = Kritischer Treffer
field-critical-hint = Die Würfel fallen noch einmal dazu; die gefallenen bleiben
critical-yes = Ja
critical-no = Nein
button-settleform = Anpassen …
answer-whole-full = Ja
answer-whole-none = Nein
answer-full = Voll
answer-half = Halb
answer-double = Doppelt
answer-none = Keiner

done = Erledigt.
no-fights = Hier läuft kein Kampf, den du sehen könntest.
default-name = Kampf
too-slow-for-form = Das hat zu lange gedauert. Drücke noch einmal.
joined-already = Du bist schon dabei, als **{ $name }**.
rolled = 🎲 { $shown } → **{ $total }**
status-planning = Vorbereitung
status-active = läuft
status-paused = Pause
status-completed = vorbei
ac = RK { $ac }

form-damage = Schaden
form-heal = Heilen
form-condition = Zustand
form-join = In den Kampf
form-area = Flächenschaden
field-amount = Wie viel
field-amount-found-hint = In der Nachricht stehen mehrere Zahlen: welche ist es?
field-amount-hint = Eine Zahl, oder Würfel wie 2d6+3
field-target = Ziel
field-target-part = Ziel, Teil { $part }
field-type = Art des Schadens
field-condition = Zustand
field-other = Andere Wirkung
field-other-hint = In eigenen Worten statt aus der Liste
field-rounds = Runden
field-rounds-hint = 3, 1d4, 10 Minuten, 1 Stunde; leer: bis er entfernt wird
field-whose-turn = In wessen Zug er endet
field-whose-turn-hint = Am Ende dieses Zugs. Leer: im Zug des Trägers
field-ends = Wann eine seiner Runden vorbei ist
field-ends-round = Am Ende der Runde
field-ends-turn-start = Am Anfang des Zugs
field-ends-turn-end = Am Ende des Zugs
field-level = Stufe
field-save = Rettungswurf, der ihn beendet
field-save-hint = Attribut und SG, etwa Weisheit 15; leer: keiner
field-character = Charakter
field-character-hp = { $hp } Trefferpunkte
field-hp = Trefferpunkte (Maximum)
field-ac = Rüstungsklasse
field-bonus = Initiativebonus
field-bonus-hint = Kommt zum W20 dazu. Leer: der deiner Geschicklichkeit
field-initiative-hint = Was du gewürfelt hast, oder Würfel; leer: es wird gewürfelt
field-full = Voller Schaden
field-half = Halber Schaden

dm-title = Spielleitung · { $title }
dm-footer = Nur du siehst das · Seite { $page } von { $pages }
dm-panel-footer = Nur du siehst das
superseded = In diesem Kanal läuft jetzt ein anderer Kampf: **{ $name }**.
newer-open = Zu { $name }
sheet-footer = Nur du siehst das

template-saved = 📋 Gespeichert: { $template }. `/template start` stellt es auf.
template-xp = { $xp } EP ({ $rules })
template-deleted = 📋 **{ $name }** ist gelöscht.
no-templates = Du hast noch keine Vorlagen. Stell einen Kampf mit `/init add` auf, dann `/template save`.
party-created = 🛡 **{ $party }** ist jetzt eine Gruppe. `/party add` nimmt Charaktere auf, `/party bring` bringt alle in einen Kampf.
party-joined = 🛡 { $character } zieht mit **{ $party }**.
party-left = 🛡 { $character } hat **{ $party }** verlassen.
party-asks = 🛡 { $player }: { $name } hat { $character } in **{ $party }** aufgenommen. Dürfen { $name } und die Kämpfe, in die { $name } die Gruppe bringt, die gespeicherten TP und Werte ändern?
party-delete-asks = **{ $party }** löschen? Die Charaktere bleiben.
button-partydelete = Gruppe löschen
party-deleted = 🛡 **{ $party }** ist gelöscht. Die Charaktere sind noch da.
characters-undo-hint = `/character undo-import` macht das rückgängig.
characters-import-undone = ↩️ Der Import ist rückgängig gemacht: { $gone ->
    [one] ein Charakter ist weg
   *[other] { $gone } Charaktere sind weg
}, { $back ->
    [one] einer ist wie zuvor.
   *[other] { $back } sind wie zuvor.
}
party-agreed = 🛡 { $character } zieht mit **{ $party }** und behält die TP, die deren Kämpfe übrig lassen.
transfer-asks = 🔑 { $player }: { $name } bietet dir den Kampf „{ $fight }“ an. Die Leitung übernehmen? Das Angebot gilt einen Tag.
transfer-accepted = 🔑 { $name } leitet jetzt „{ $fight }“.
transfer-open = 🔑 Der Kampf „{ $fight }“ ist einer anderen Spielleitung angeboten. Willst du ihn leiten?
transfer-cancelled = 🔑 „{ $fight }“ behält seine Spielleitung: Das Angebot gilt nicht mehr.
button-transferyes = Leitung übernehmen
button-transferno = Ablehnen oder zurückziehen
party-not-agreed = ℹ️ { $characters }: Dieser Kampf ändert die gespeicherten TP nicht, weil die Zustimmung fehlt. Wer den Charakter spielt, gibt sie mit `/party add`.
button-partyagree = Zustimmen
button-partyleave = Herausnehmen
party-listed = **{ $party }** · { $count ->
    [one] { $count } Charakter
   *[other] { $count } Charaktere
}
no-parties = Auf diesem Server gibt es noch keine Gruppe. `/party create` legt eine an.

button-statblock = Wertekasten
statblock-roll = Würfeln …
statblock-before = Zurück
statblock-after = Weiter
statblock-goes-on = …
statblock-footer = Nur du siehst das · { $page } von { $of } · { $book }
statblock-initiative = Initiative { $bonus }
statblock-speed = Bewegung: { $speeds }
statblock-speed-walk = { $feet } Fuß
statblock-speed-fly = Fliegen { $feet } Fuß
statblock-speed-swim = Schwimmen { $feet } Fuß
statblock-speed-climb = Klettern { $feet } Fuß
statblock-speed-burrow = Graben { $feet } Fuß
statblock-hover = schwebt
statblock-saves = Rettungswürfe: { $what }
statblock-skills = Fertigkeiten: { $what }
statblock-senses = Sinne: { $what }
statblock-passive = passive Wahrnehmung { $value }
statblock-languages = Sprachen: { $what }
statblock-traits = Merkmale
statblock-actions = Aktionen
statblock-bonus-actions = Bonusaktionen
statblock-reactions = Reaktionen
statblock-legendary-actions = Legendäre Aktionen
statblock-mythic-actions = Mythische Aktionen
statblock-lair-actions = Hortaktionen
statblock-regional-effects = Regionale Effekte
statblock-per-day = Tag
statblock-per-rest = Rast
statblock-per-long-rest = lange Rast
statblock-dc = SG { $dc }
statblock-to-hit = Angriff: { $roll }
statblock-damage = Schaden: { $roll }
statblock-damage-half = Schaden: { $roll }; die Hälfte bei gelungenem Rettungswurf
statblock-save = Rettungswurf auf { $ability }, SG { $dc }
score-strength = STÄ
score-dexterity = GES
score-constitution = KON
score-intelligence = INT
score-wisdom = WEI
score-charisma = CHA
creature-title = Kreaturen
creature-hit-points = { $hp } Trefferpunkte
creature-yours = deine
creature-none = Keine Kreatur dieses Namens. `/creature save` legt eine eigene an.
creature-marked = ⭐ **{ $name }** gehört jetzt zu deinen Favoriten und wird zuerst angeboten.
creature-unmarked = **{ $name }** gehört nicht mehr zu deinen Favoriten.
creature-saved = 💾 { $creature }. `/init add` kennt sie von jetzt an.
defence-noted = 📝 Das liest keine Regel, darum steht es in den Notizen: { $what }
creature-imported = 💾 { $count ->
    [one] Eine Kreatur gehört jetzt dir. `/init add` kennt sie.
   *[other] { $count } Kreaturen gehören jetzt dir. `/init add` kennt sie.
}
characters-imported = { $count ->
    [one] 💾 { $names } ist jetzt dein Charakter.
   *[other] 💾 { $count } sind jetzt deine Charaktere: { $names }.
}
characters-exported = 📦 Deine Charaktere und die Gruppen, die du leitest. `/character import` liest die Charaktere.
import-progress = ⏳ Gelesen: { $done } von { $of } Kreaturen …
import-nothing = Nichts wurde gespeichert.
import-taken = Gelesen als { $format }: { $fields } Angaben.
import-filled = Aus schon bekannten Kreaturen: { $what }.
import-assumed = Nach den Regeln, weil die Datei nichts sagt: { $what }.
import-left = Ausgelassen: { $what }.
import-refused = Abgelehnt ({ $count }): { $what }.
import-undo-hint = `/creature undo-import` macht diesen Import rückgängig.
import-undone = ↩️ Der Import ist rückgängig gemacht: { $gone } Kreaturen gelöscht, { $back } wie zuvor.
import-reason-not-understood = nicht verstanden
import-reason-no-place = kein Platz dafür
import-reason-out-of-range = außerhalb der Grenzen
import-reason-too-long = zu lang
import-reason-no-name = kein Name
import-reason-no-hit-points = keine Trefferpunkte
import-reason-no-creature = keine Kreatur
import-reason-refers-to-another = verweist auf eine andere Kreatur
import-reason-field = { $field } ist nicht wie erwartet
creature-exported = 📦 Deine eigenen Kreaturen. `/creature import` liest diese Datei.
form-statblock = Ein Wertekasten
field-statblock = Der Text des Wertekastens
field-statblock-hint = Wie im Buch, vom Namen bis zur letzten Aktion
character-deleted = 🗑 { $name } ist keiner deiner Charaktere mehr.
creature-deleted = 🗑 { $name } ist keine deiner Kreaturen mehr.

badge-dm = 🎲 { $count } Spielleitung
badge-players = 👁 { $count ->
    [one] ein Zuschauer
   *[other] { $count } Zuschauer
}
badge-stream = 📺 { $count } im Stream
log-thread-trouble = ⚠️ Ich kann den Thread mit dem Verlauf nicht führen: Ich brauche hier „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“, und in einem Thread gibt es keinen weiteren. Bis dahin stehen die Zeilen im Kanal.

dm-live-footer = Für die Spielleitung · immer aktuell · Seite { $page } von { $pages }
dm-screen-kept = 📌 Die Übersicht der Spielleitung steht in { $channel } und bleibt dort aktuell. Lösche sie, um das zu beenden.
reaction-used = Reaktion verbraucht

button-dminit = Initiative
form-initiative = Initiative
field-order = Je eine Zeile: Goblin 1 = 14
field-order-hint = Zahlen oder Würfel; eine Zeile, die fehlt oder keine Zahl hat, ändert nichts
unknown-button = Dieser Knopf stammt aus einer anderen Version. `/encounter board` stellt eine neue Tafel auf.
board-needs-permissions = ⚠️ Ich kann die Tafel hier aufstellen, aber nicht aktuell halten: Ich brauche in diesem Kanal „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“. `/tracker doctor` prüft es.
board-trouble-forbidden = ⚠️ Ich kann die Tafel dieses Kampfes nicht mehr aktuell halten: Ich darf hier nichts mehr ändern oder schreiben. Gib mir „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“ und benutze irgendeinen Befehl; oder `/encounter board` anderswo.
board-trouble-gone = ⚠️ Den Kanal mit der Tafel dieses Kampfes gibt es nicht mehr. `/encounter board` stellt sie neu auf; in einem anderen Kanal, mit diesem Kampf als `here:`, zieht der Kampf dorthin um.
overlay-link = 📺 Das Overlay, als Browserquelle für OBS. Wer diesen Link hat, kann zuschauen: Zeig ihn nicht auf dem Bildschirm:
    ||<{ $link }>||
    Er bleibt verdeckt, bis du ihn anklickst. `/overlay settings` stellt ihn ein, `/overlay rotate` gibt ihm ein neues Geheimnis, `/overlay revoke` macht ihn unbrauchbar.
overlay-link-channel = 📺 Das Overlay für alles, was in diesem Kanal läuft, Kampf um Kampf, als Browserquelle für OBS. Wer diesen Link hat, kann zuschauen: Zeig ihn nicht auf dem Bildschirm:
    ||<{ $link }>||
    Er bleibt verdeckt, bis du ihn anklickst, und wartet zwischen den Kämpfen unsichtbar.
overlay-rotated = 🔑 Das alte Geheimnis ist vom Sender. Derselbe Link mit einem neuen:
    ||<{ $link }>||
overlay-line = { $number } · { $bound ->
    [channel] folgt diesem Kanal
   *[fight] dieser Kampf
} · { $audience ->
    [players] für die Gruppe
   *[stream] für den Stream
} · gemacht { $made } UTC
overlay-links-of-others = { $count ->
    [one] 📺 Ein Link, den jemand anders gemacht hat, zeigt, was in diesem Kanal gespielt wird.
   *[other] 📺 { $count } Links, die andere gemacht haben, zeigen, was in diesem Kanal gespielt wird.
} `/overlay list` zählt sie auf, `/overlay revoke` beendet sie.
overlay-links = { $count ->
    [one] 📺 Ein Link gilt:
   *[other] 📺 { $count } Links gelten:
}
overlay-settings = { $count ->
    [one] 📺 So ist der Link jetzt eingestellt:
   *[other] 📺 So sind die Links jetzt eingestellt:
}
overlay-reload = { $count ->
    [0] Kein Overlay ist verbunden.
    [one] Ein Overlay lädt neu.
   *[other] { $count } Overlays laden neu.
}
overlay-style = Stilvorlage (CSS)
overlay-style-hint = Der Konfigurator nennt die Haken. Importe und Adressen werden ausgelassen.
overlay-style-title = Ein eigener Stil
overlay-style-kept = 🎨 Gemerkt. Overlays auf Sendung tragen ihn schon.
overlay-revoked = { $count ->
    [0] Es gab keinen Overlay-Link dieses Kampfes.
    [one] Ein Overlay-Link gilt nicht mehr.
   *[other] { $count } Overlay-Links gelten nicht mehr.
}
overlay-status = 📺 { $count ->
    [0] Kein Overlay schaut zu.
    [one] Ein Overlay schaut zu.
   *[other] { $count } Overlays schauen zu.
}
overlay-health = · zeigt v{ $version } von v{ $latest }, { $seen ->
    [yes] sichtbar
   *[no] verborgen
}, { $lag } ms zurück, { $where ->
    [streaming] OBS { $obs } streamt
    [recording] OBS { $obs } nimmt auf
    [obs] OBS { $obs } ist nicht auf Sendung
   *[browser] in einem Browser
}, gemeldet vor { $seconds } s
play-link = 📱 Der Kampf auf deinem Handy oder Tablet, wie du ihn siehst, mit allem, was du tun kannst. Dieser Link ist nur für dich:
    <{ $link }>
    Er gilt bis eine Woche nach der letzten Nutzung; `/play revoke:True` beendet ihn sofort.
play-console = 🖥️ Und die Seite der Spielleitung, für einen Laptop. Zeig sie nicht im Stream:
    <{ $link }>
play-by-role = Du leitest diesen Kampf durch deine Rolle: diese Links wissen das { $hours } Stunden lang, dann hol dir neue.
play-join-first = Du hast noch keine Figur in diesem Kampf und schaust darum zu. Zum Mitspielen drück **Mitmachen** oder schreib `/init join`: die Seite folgt von selbst.
play-revoked = { $count ->
    [0] Du hattest keinen solchen Link.
    [one] Dein Link funktioniert nicht mehr.
   *[other] Deine { $count } Links funktionieren nicht mehr.
}
character-saved = 💾 { $character }. **Mitmachen** und `/init join` nehmen ihn von nun an.
character-hp = { $hp }/{ $max } Trefferpunkte
log-attached = 📜 Der ganze Verlauf des Kampfes, mit allem: Nur du siehst ihn.
co-dm-now = { $name } leitet diesen Kampf jetzt mit.
co-dm-no-more = { $name } leitet diesen Kampf nicht mehr mit.
field-name = Name
field-initiative = Initiative

## Die Übersicht der Spielleitung

dm-pick = Wähle jemanden: zeigen, treffen, heilen …
dm-requests = { $count ->
    [one] ⏳ Eine Anfrage wartet:
   *[other] ⏳ { $count } Anfragen warten, die erste:
}
dm-resistances = Resistent gegen { $what }
dm-vulnerabilities = Anfällig für { $what }
dm-immunities = Immun gegen { $what }
dm-absorptions = Absorbiert: { $what }
dm-reduction = Verringert jeden Treffer um { $what }
dm-threshold = Schadensschwelle { $what }
dm-maximum-change = Maximum { $maximum } { $change }
dm-own-hp = eigene Gestalt { $hp }/{ $max }
dm-legendary-action = 👑 { $left } von { $total } legendären Aktionen
dm-legendary-resistance = 👑 { $left } von { $total } legendären Resistenzen
dm-cure = Einen Zustand entfernen oder ändern
dm-take-off = { $name } entfernen
dm-change = { $name } ändern …
reveal-players = 👁 Spieler sehen { $level }
reveal-stream = 📺 Der Stream sieht { $level }
level-unseen = nichts
level-unknown = „???“
level-name = den Namen
level-band = wie verletzt es wirkt
level-damage = wie verletzt es wirkt, und jeder Treffer in Zahlen
level-exact = genaue Trefferpunkte
level-unseen-hint = Es ist nicht da
level-unknown-hint = Da ist etwas
level-name-hint = Was es ist
level-band-hint = Und wie verletzt es wirkt
level-damage-hint = Und der Schaden jedes Treffers
level-exact-hint = Und seine Trefferpunkte
seen-by-players = 👁 Wie Spieler es sehen · { $title }
seen-by-stream = 📺 Wie der Stream es sieht · { $title }
seen-by-footer = { $count } zu sehen

## Gruppen und Kreaturen

party-nobody = Noch ist niemand darin.
creature-challenge = HG { $challenge }

## Die Übersicht neben anderen Kanälen, und Flächenschaden

board-posted = 📌 Die Tafel steht in { $channel }, wo gespielt wird.
field-full-hint = Ein Name zählt mehr als seine Gruppe, eine Gruppe mehr als „alle Monster“
field-half-hint = Wer seinen Rettungswurf geschafft hat
field-none = Bekommt nichts: verschont
field-none-hint = Wer oben in einer Gruppe ist, aber woanders steht oder immun ist
field-amount-typed-hint = Eine Zahl, Würfel wie 8d6, oder 4d6 fire + 2d8 cold
area-monsters = Alle Monster in Sicht
area-bundle = { $name } ({ $count })
dm-screen-withdrawn-public = ⚠️ Ich habe die Übersicht weggenommen: Alle auf diesem Server können diesen Kanal jetzt sehen. Nimm @everyone hier „Kanal anzeigen“, dann stell sie mit `/encounter screen channel:` wieder auf.
dm-screen-withdrawn-player = ⚠️ Ich habe die Übersicht weggenommen: { $name } spielt in diesem Kampf und kann diesen Kanal sehen. Ändere, wer ihn sieht, dann stell sie mit `/encounter screen channel:` wieder auf.
dm-screen-stopped = ⚠️ Die Übersicht in { $channel } kann ich nicht mehr auf dem Stand halten: Was dort steht, ist alt. Gib mir dort „Kanal anzeigen“, „Nachrichten senden“ und „Links einbetten“, oder stell sie mit `/encounter screen channel:` anderswo auf.

## Was über jemanden gespeichert ist

privacy-title = Was ich über dich speichere
privacy-name = Deinen Namen hier ({ $name }) und deine Discord-Kennung, seit { $since }
privacy-characters = Gespeicherte Charaktere: { $number }
privacy-character-names = Die Charaktere: { $names }
privacy-parties = Gruppen, die du angelegt hast: { $number }
privacy-templates = Vorbereitete Kämpfe: { $number }
privacy-favourites = Favorisierte Kreaturen: { $number }
privacy-used-last = Zuletzt hinzugefügte Kreaturen: { $number }
privacy-creatures = Eigene Kreaturen: { $number }
privacy-fights-run = Kämpfe, die du leitest: { $number }
privacy-fights-played = Kämpfe, in denen du jemanden steuerst: { $number }
privacy-log-lines = Zeilen in Kampfprotokollen mit deinem Namen: { $number }
privacy-links = Links, die du gemacht hast: { $number }
privacy-sessions = Offene Webseiten von dir, mit Adresse und Browser: { $number }
privacy-how = `/privacy delete` löscht es. Was ich in Kanäle geschrieben habe, liegt bei Discord und bleibt dort.
privacy-link-privacy = Datenschutzerklärung: { $url }
privacy-link-terms = Nutzungsbedingungen: { $url }
privacy-nothing = Ich speichere nichts über dich.
privacy-confirm = ⚠️ Alles löschen, was ich über dich speichere? Deine Charaktere, Kreaturen und Links sind dann für immer weg; in Kämpfen und Protokollen steht jemand ohne Namen an deiner Stelle. In laufenden Kämpfen bleiben deine Figuren, und die Spielleitung führt sie.
privacy-runs-fights = ⚠️ Du leitest Kämpfe, die nicht zu Ende sind: { $fights }. Beende sie mit `/encounter end` oder biete sie mit `/encounter transfer` jemandem an, dann frag noch einmal. Nichts wurde gelöscht.
privacy-ends-fights = Oder ich beende sie jetzt: Dann wird alles, was ich über dich speichere, für immer gelöscht, und in Kämpfen und Protokollen steht jemand ohne Namen an deiner Stelle.
privacy-deleted = ✅ Ich speichere nichts mehr über dich.
button-forget = Alles löschen
button-forget-ending = Beenden und alles löschen

## Ressourcen und Inspiration

inspired = inspiriert
resource-pick = { $name }: verbrauchen …
resource-spend = { $name } verbrauchen [{ $left }/{ $most }]
resource-back = { $name } zurückgeben [{ $left }/{ $most }]
resource-none = Es gibt keine Ressourcen. `/resource set` gibt eine.
resource-recharges = { $least ->
    [6] lädt sich bei 6 auf
   *[other] lädt sich bei { $least }–6 auf
}
resource-regains = { $count } mit einer kurzen Rast, alle mit einer langen
resource-returns-never = kommt nicht wieder
resource-returns-turn = kommt zu Beginn jedes Zuges wieder
resource-returns-short-rest = kommt mit einer kurzen Rast wieder
resource-returns-long-rest = kommt mit einer langen Rast wieder
button-inspire = Inspiration geben
button-uninspire = Inspiration verbrauchen
## Rettungswürfe, die ausstehen

save-owed = { $ability }-Rettungswurf, SG { $dc }: { $name }
button-rollsave = Rettungswurf
button-typesave = Selbst gewürfelt
form-save = Rettungswürfe
field-own-roll-hint = +5 würfelt einen W20 für dich; 17, oder Würfel, ist dein Ergebnis
save-passed = Geschafft …
save-failed = Misslungen …
save-dropped = Nichts geschieht …
dm-saves-title = Ausstehende Rettungswürfe
dm-saves-none = Es steht kein Rettungswurf aus.
dm-saves = { $count ->
    [one] 🎲 Ein Rettungswurf steht aus.
   *[other] 🎲 { $count } Rettungswürfe stehen aus.
}
button-dmrollsaves = Für Monster würfeln
button-dmsaves = Rettungswürfe
field-area-save = Rettungswurf
field-area-save-hint = GES 15 oder Feuerball GES 15: Wer alles nähme, wirft erst
effect-area = der Effekt

## Was in jedem Zug wiederkommt

effect-damage = { $amount } Schaden
effect-healing = { $amount } Heilung
apply-due = { $amount } anwenden: { $name }
button-skipdue = Auslassen
dm-effects-due = { $count ->
    [one] 🔔 Ein Effekt steht an.
   *[other] 🔔 { $count } Effekte stehen an.
}
## Rasten, und was von einem Charakter zwischen Kämpfen bleibt

button-dmrest = Rast
form-rest = Rast
field-rest = Wie lange
field-resting-hint = Nichts gewählt: alle Charaktere der Runde
field-hit-dice = Trefferwürfel, bei einer kurzen Rast
field-hit-dice-hint = Je eine Zeile: Aria 2. Echte Würfel: Aria 2 = 14
rest-short = Kurze Rast: eine Stunde
rest-long = Lange Rast: acht Stunden
character-hit-dice = Trefferwürfel { $dice }, { $spent } verbraucht
party-rest-not-agreed = ℹ️ { $characters }: nichts wurde geändert, weil die Zustimmung fehlt. Zugestimmt wird mit `/party add`.
party-restored = 💗 **{ $party }** hat alles wieder: { $count ->
    [one] ein Charakter
   *[other] { $count } Charaktere
}.
character-delete-asks = ⚠️ { $name } endgültig löschen? Ein laufender Kampf behält seine Kopie.
button-chardelete = Löschen
field-rest-maximum = Ein gesenktes Trefferpunktemaximum
field-rest-maximum-hint = Der Effekt, der es gesenkt hat, sagt, ob eine lange Rast ihn beendet
rest-maximum-yes = Eine lange Rast gibt es wieder
rest-maximum-no = Es bleibt gesenkt

# Erfahrungspunkte und Schwierigkeit, nur für die Spielleitung
level = Stufe { $level }
challenge-rating = HG { $cr }
sheet-level = Stufe
sheet-challengerating = Herausforderungsgrad
xp-earned = ⭐ { $total } EP für alles Besiegte: { $count ->
    [one] alle für den einzigen Charakter
   *[other] { $each } für jeden der { $count } Charaktere
}
xp-earned-alone = ⭐ { $total } EP für alles Besiegte
xp-unknown = ❔ Ohne Herausforderungsgrad, also nicht in diesen EP: { $names }. `/edit cr:` setzt ihn.
difficulty = ⚖️ Schwierigkeit ({ $rules }): **{ $step }** · { $xp } EP ({ $of })
difficulty-at-least = ⚖️ Schwierigkeit ({ $rules }): mindestens **{ $step }** · { $xp } EP ({ $of })
difficulty-missing = ⚖️ Für die Schwierigkeit fehlt die Stufe: { $names }. `/edit level:` setzt sie.
difficulty-trivial = unter leicht
difficulty-easy = leicht
difficulty-medium = mittel
difficulty-hard = schwer
difficulty-deadly = tödlich
difficulty-low = niedrig
difficulty-moderate = mäßig
difficulty-high = hoch
difficulty-beyond = über hoch
