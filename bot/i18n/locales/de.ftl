# Deutsch: alle Texte. Argumente kommen schon sicher für Markdown herein.

band-unhurt = unverletzt
band-hurt = verletzt
band-bloodied = angeschlagen
band-critical = schwer angeschlagen
band-down = am Boden
dead = tot
dying = stirbt
stable = stabil
delayed = wartet ab
surprised = überrascht
readied = bereit: { $what }
condition-level = { $name } { $level }
condition-rounds = { $name } ({ $rounds })

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

told-encounter-started = ⚔️ **Initiative würfeln!** Der Kampf beginnt.
told-encounter-paused = ⏸ Der Kampf ruht.
told-encounter-resumed = ▶️ Der Kampf geht weiter.
told-encounter-ended = 🏁 Der Kampf ist vorbei.
told-change-undone = ↩️ Die letzte Änderung wurde zurückgenommen.
told-undone = ↩️ { $by } hat rückgängig gemacht: { $what }
told-undone-turn = ↩️ { $by } hat die letzte Änderung rückgängig gemacht.
told-end-undone = ↩️ Das Ende wurde zurückgenommen: Der Kampf geht weiter.
told-change-redone = ↪️ Die Änderung gilt wieder.
told-rules-changed = ⚙️ { $by } hat die Regeln der Runde geändert: { $what }
rules-now = ⚙️ Die Regeln von **{ $name }**; `/encounter rules` mit einer Option ändert sie:
turn-waits-for-dm = ⏭️ { $by } hat den Zug beendet. Der nächste gehört dir.
told-access-changed = 🔑 Wer den Kampf leitet oder wen spielt, wurde geändert.
told-transfer-offered = 🔑 Der Kampf ist einer anderen Spielleitung angeboten.
told-transfer-cancelled = 🔑 Der Kampf ist keiner anderen Spielleitung mehr angeboten.
told-turn = ▶ Runde { $round }: **{ $name }** ist dran
told-added = ➕ { $who } kommt in den Kampf
told-added-many = ➕ { $who } kommen in den Kampf: { $count } Kreaturen
told-removed = ➖ { $name } verlässt den Kampf
told-defeated = ✖ { $name } ist aus dem Kampf
told-changed = ✏️ { $who }: { $what }
sheet-name = Name
sheet-ac = RK
sheet-maxhp = TP-Maximum
sheet-currenthp = TP
sheet-dexterity = Geschicklichkeit
sheet-initiativebonus = Initiativebonus
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
told-visibility = 👁 Was von { $who } zu sehen ist, wurde geändert
told-moved = ↕️ { $who } wechselt den Platz in der Reihenfolge
told-turn-shared = 🤝 { $who } handelt im selben Zug wie { $group }
told-turn-split = 🔓 { $who } handelt für sich
told-delayed = ⏳ { $who } wartet ab
told-initiative = 🎲 { $name }: Initiative { $total }
told-initiative-corrected = ✏️ { $name }: Initiative geändert auf { $total }
told-damage = 💥 { $name } erleidet { $amount }{ $types } Schaden ({ $hp }/{ $max })
told-damage-absorbed = , davon { $absorbed } von temporären Trefferpunkten
told-damage-of = , von { $dealt }: { $met }
told-met-resistant = resistent gegen { $types }
told-met-immune = immun gegen { $types }
told-met-vulnerable = anfällig für { $types }
told-met-absorbs = absorbiert { $types }
told-met-reduced = verringert
told-met-threshold = unter der Schadensschwelle
told-damage-band = 💥 { $name } ist getroffen – { $band }
told-damage-dealt = 💥 { $name } erleidet { $amount }{ $types } Schaden – { $band }
told-healing = 💚 { $name } erhält { $amount } zurück ({ $hp }/{ $max })
told-healing-band = 💚 { $name } wird geheilt – { $band }
told-healing-given = 💚 { $name } erhält { $amount } zurück – { $band }
told-healing-failed = ☠ { $who } ist tot: Heilung bewirkt nichts
told-set = ✏️ { $name } hat { $hp }/{ $max }
told-set-band = ✏️ { $name } wirkt { $band }
told-temporary = 🛡 { $name } hat { $amount } temporäre Trefferpunkte
told-temporary-kept = 🛡 { $name } behält { $amount } temporäre Trefferpunkte: { $offered } kommen nicht dazu
told-downed-dying = 💔 { $who } geht zu Boden und stirbt
told-downed-defeated = ☠ { $who } ist besiegt
told-downed-knocked-out = 💫 { $who } ist bewusstlos
told-downed-dead = ☠ { $who } ist tot
told-died = ☠ { $who } stirbt
told-stabilised = ⏾ { $who } ist stabil
told-revived = 💗 { $who } ist wieder auf den Beinen
told-death-save = 🎲 { $name } würfelt { $total } gegen den Tod: { $successes } ✔, { $failures } ✘
told-condition-added = 🌀 { $name }: { $condition }
told-condition-removed = ✨ { $name }: nicht mehr { $condition }
told-condition-expired = ⌛ { $condition } endet bei { $name }
told-form = 🐾 { $name } nimmt eine andere Gestalt an: { $form }
told-own-form = 🐾 { $name } hat wieder die eigene Gestalt
told-condition-changed = ✏️ { $condition } bei { $name }: { $what }
changed-rounds = { $rounds ->
    [one] noch 1 Runde
   *[other] noch { $rounds } Runden
}
changed-until-removed = bis man den Zustand wegnimmt
changed-ends-round = zählt am Ende der Runde
changed-ends-turn-start = zählt am Anfang des Zugs von { $name }
changed-ends-turn-end = zählt am Ende des Zugs von { $name }
changed-level = Stufe { $level }
changed-save = ein Rettungswurf ({ $ability }, SG { $dc }) beendet ihn
changed-no-save = kein Rettungswurf beendet ihn
told-resisted = 🛡 { $who } ist immun gegen { $name }
told-concentrates = ◎ { $who } konzentriert sich auf { $name }
told-concentration-ended = ◎ { $who } verliert { $name }
told-concentration-check = ◎ { $who }: Konstitutionsrettungswurf, SG { $dc }, für { $name }
told-reminder = 🔔 { $who }: { $text }
told-settled-full = ✅ { $name }s Schaden zählt voll
told-settled-half = ✅ { $name }s Schaden zählt halb
told-settled-double = ✅ { $name }s Schaden zählt doppelt
told-settled-none = 🚫 { $name }s Schaden zählt nicht

request = ⏳ **{ $name }** richtet { $amount } Schaden an bei **{ $target }** – Spielleitung?
attack = Angriff
told-attack-hit = ⚔️ { $attack } trifft { $who }
told-attack-critical = ❗⚔️ { $attack } trifft { $who } kritisch
told-attack-miss = ⚔️ { $attack } verfehlt { $who }
critical-hit = kritisch
request-sent = ⏳ Dein Schaden wartet auf die Antwort der Spielleitung.
request-repeat = Dein Schaden ist schon angefragt.
answer-full = Voll
answer-half = Halb
answer-double = Doppelt
answer-none = Keiner

done = Erledigt.
failed = Auf unserer Seite ging etwas schief. Mehr als auf der Tafel steht, ist nicht geschehen. Kennung für den Betreiber: `{ $reference }`
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
bonus = Initiative { $bonus }

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
sheet-footer = Nur du siehst das

recap = 🏁 **{ $name }** ist vorbei: { $rounds ->
    [one] eine Runde
   *[other] { $rounds } Runden
}, { $minutes ->
    [0] unter einer Minute
    [one] eine Minute
   *[other] { $minutes } Minuten
}
recap-dealt = { $amount } ausgeteilt
recap-taken = { $amount } eingesteckt
recap-healed = { $amount } zurückerhalten
recap-critical = { $amount ->
    [one] ein kritischer Treffer
   *[other] { $amount } kritische Treffer
}
recap-kos = { $amount } niedergestreckt
recap-falls = { $amount ->
    [one] einmal
   *[other] { $amount }-mal
} gefallen

party-created = 🛡 **{ $party }** ist jetzt eine Gruppe. `/party add` nimmt Charaktere auf, `/party bring` bringt alle in einen Kampf.
party-joined = 🛡 { $character } zieht mit **{ $party }**.
party-left = 🛡 { $character } hat **{ $party }** verlassen.
party-asks = 🛡 { $player }: { $name } hat { $character } in **{ $party }** aufgenommen. Dürfen { $name } und die Kämpfe, in die { $name } die Gruppe bringt, die gespeicherten TP und Werte ändern?
party-agreed = 🛡 { $character } zieht mit **{ $party }** und behält die TP, die deren Kämpfe übrig lassen.
transfer-asks = 🔑 { $player }: { $name } bietet dir den Kampf „{ $fight }“ an. Die Leitung übernehmen? Das Angebot gilt einen Tag.
transfer-accepted = 🔑 { $name } leitet jetzt „{ $fight }“.
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
creature-saved = 💾 { $creature }. `/init add` kennt sie von jetzt an.
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

told-on-deck = danach: { $name }
log-thread-trouble = ⚠️ Ich kann den Thread mit dem Verlauf nicht führen: Ich brauche hier „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“, und in einem Thread gibt es keinen weiteren. Bis dahin stehen die Zeilen im Kanal.

dm-live-footer = Für die Spielleitung · immer aktuell · Seite { $page } von { $pages }
dm-screen-kept = 📌 Die Übersicht der Spielleitung steht in { $channel } und bleibt dort aktuell. Lösche sie, um das zu beenden.

exhaustion-2024 = 😓 −{ $d20 } auf W20-Prüfungen, Bewegungsrate −{ $feet } Fuß
exhaustion-2014 = 😓 { $level ->
    [1] Nachteil bei Attributswürfen
    [2] Nachteil bei Attributswürfen, Bewegungsrate halbiert
    [3] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Bewegungsrate halbiert
    [4] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Bewegungsrate und Maximum halbiert
   *[other] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Maximum halbiert, Bewegungsrate 0
}
reaction-used = Reaktion verbraucht

button-dminit = Initiative
form-initiative = Initiative
field-order = Je eine Zeile: Goblin 1 = 14
field-order-hint = Zahlen oder Würfel; eine Zeile, die fehlt oder keine Zahl hat, ändert nichts

## Was erzählt wird

told-legendary-action = 👑 { $name }: noch { $remaining } legendäre Aktionen
told-legendary-resistance = 👑 { $name }: noch { $remaining } legendäre Resistenzen

## Antworten

error = ⚠️ { $text }
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

## Hilfe und Prüfung

help-title = Einen Kampf leiten
help-start-title = Vier Befehle für den Abend
help-start =
    `/encounter start` postet die Tafel, und du leitest. Die Runde drückt **Mitmachen**.
    `/init add goblin count:3` fügt Monster hinzu; dann drück **Beginnen**.
    `/damage goblin 2d6+3` fügt Schaden zu; die Tasten der Tafel tun es auch.
    `/encounter end` beendet den Kampf.
help-players-title = Spieler
help-players = Drücke auf der Tafel **Schaden**, **Heilen** oder **Zustand**, oder schreib `/damage goblin 2d6+3`. Schaden an anderen geht an die Spielleitung, die mit einem Tipp antwortet. **Würfeln** würfelt, was ansteht: Initiative oder einen Todesrettungswurf. **Mein Zug** ist deine eigene Ansicht.
help-players = Drücke auf der Tafel **Schaden**, **Heilen** oder **Zustand**, oder schreib `/damage goblin 2d6+3`. Schaden an anderen geht an die Spielleitung, die mit einem Tipp antwortet. **Würfeln** würfelt, was ansteht: Rettungswürfe, Todesrettungswürfe, Initiative. **Mehr** ist deine eigene Ansicht.
help-dm-title = Spielleitung
help-dm = **Weiter** beendet einen Zug. **SL-Schirm** zeigt genaue Trefferpunkte, verborgene Monster, was Spieler und Stream sehen, Flächenschaden, Initiative, Anfragen; `/encounter screen channel:` hält ihn in einem Kanal der Spielleitung. `/undo` nimmt alles zurück. Verborgene Monster: `/init add … hidden:True`.
help-dice-title = Würfel
help-dice = Wo nach einer Zahl gefragt wird, gehen auch Würfel: `2d6+3`, `4d6kh3`, `1d20+5`. `/roll` würfelt vor allen.
help-stream-title = Stream
help-stream = `/overlay link` gibt dir die Seite für OBS. Sie zeigt nur, was der Stream sehen darf.
help-more-title = Mehr
help-more = `/concentrate on` und `/condition add … effect:Web` enden zusammen. `/party bring` bringt die gespeicherten Charaktere aller auf einmal. `/creature` ist die Sammlung: `/init add goblin count:6 hp:roll`. `/edit` ändert, was jemand ist.
help-commands-title = Befehle
help-commands = `/tracker help command:` erklärt jeden, mit Beispiel.
help-needed = nötig
help-example = Beispiel:
help-apply-roll = Im Menü der Nachricht irgendeines Würfelbots (⋯, Rechtsklick oder langer Druck → Apps): was gewürfelt wurde, wird Schaden. Gelesen werden Zahlen im Text, in Embeds und in neueren Anordnungen; nicht in Bildern und nicht in Nachrichten, die nur ihr Leser sieht. Das Ziel wählst du, bevor etwas geschieht.
doctor-title = Prüfung
doctor-permissions-fine = ✅ Berechtigungen in diesem Kanal
doctor-permission-needed = ❌ Ich brauche hier die Berechtigung **{ $name }**: Kanaleinstellungen → Berechtigungen → meine Rolle.
doctor-permission-useful = ➖ Die Berechtigung **{ $name }** wäre hier nützlich.
doctor-database-fine = ✅ Datenbank
doctor-database-down = ❌ Die Datenbank ist nicht zu erreichen. Läuft `mongod`, stimmt MONGODB_URI?
doctor-documents-unreadable = ❌ { $number } gespeicherte(s) Dokument(e) sind nicht zu lesen und werden ausgelassen. Wer diesen Bot betreibt, findet sie mit `tracker doctor`
doctor-web-fine = ✅ Webseite unter { $url }
doctor-web-down = ❌ Die Webseite unter { $url } antwortet nicht. Overlays stehen still; der Kampf geht hier weiter.
doctor-clock-fine = ✅ Uhr
doctor-clock-wrong = ❌ Die Uhr der Maschine geht um { $seconds } s falsch. Stell sie mit NTP.
doctor-intents = ✅ Intents: Keiner, der besonders freigegeben werden muss, ist nötig
doctor-gateway = ✅ Discords Gateway antwortet in { $ms } ms
doctor-gateway-new = ➖ Discords Gateway ist eben erst erreicht. Frag in einer Minute noch einmal, ob es dabei bleibt.
doctor-commands-fine = ✅ Discord hat die Befehle dieser Version
doctor-commands-waiting = ➖ Die Befehle sind unterwegs zu Discord. Bis dahin gelten die, die es hat.
doctor-commands-refused = ❌ Discord hat die Befehle dieser Version nicht angenommen: { $reason }. Die bisherigen gehen weiter; ich versuche es { $retry } noch einmal.

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
## Fehler: die Schlüssel stehen mit dem englischen Text in storage/encounter/error_messages.py

error-encounter-not-found = Diesen Kampf gibt es nicht, oder du hast keinen Zugang.
error-participant-not-found = Der ist nicht in diesem Kampf. Wähle jemanden aus der Liste.
error-party-not-found = Diese Gruppe gibt es nicht, oder du hast keinen Zugang.
error-character-not-found = Diesen Charakter gibt es nicht, oder du hast keinen Zugang.
error-character-gone = Diesen Charakter gibt es nicht mehr.
error-creature-not-found = Du hast kein Wesen dieses Namens.
error-condition-not-there = Der hat diesen Zustand nicht.

error-dm-only = Das darf nur die Spielleitung.
error-dm-only-change = Das darf nur die Spielleitung ändern.
error-not-your-turn = Diesen Zug darf nur die Spielleitung beenden, oder wer an der Reihe ist.
error-turn-with-dm = Dein Zug ist vorbei. Die Spielleitung macht weiter.
error-participant-not-named = { $name } ist nicht in diesem Kampf. Wähle jemanden aus der Liste.
error-not-your-change = Du kannst nur deine eigene letzte Änderung zurücknehmen. Frag die Spielleitung.
error-death-save-stands = Ein Rettungswurf gilt. Nur die SL kann ihn rückgängig machen.
error-initiative-after-turn = { $name } war in dieser Runde schon am Zug, die Initiative bleibt. Bitte die Spielleitung, sie zu ändern.
error-not-your-character = Du kannst deinen eigenen Charakter dazunehmen. Bitte die Spielleitung um andere.
error-not-your-participant = Das kannst du nur für die, die du spielst. Frag die Spielleitung.
error-share-link-reads-only = Ein geteilter Link ist nur zum Zuschauen.
error-overlay-reports-only = Nur ein Overlay meldet, wie es ihm geht.
error-link-other-encounter = Dieser Link gehört zu einem anderen Kampf.

error-stale-turn = Dieser Zug ist schon vorbei. Schau noch einmal auf die Tafel.
error-conflict = Zu viel geschieht auf einmal. Nichts wurde geändert; versuch es noch einmal.
error-being-forgotten = Was ich über dich gespeichert habe, wird gerade gelöscht. Versuch es in einer Minute noch einmal; bleibt es dabei, nutze /privacy delete erneut.
error-conflict-erasure = In einem deiner Kämpfe geschieht gerade zu viel. Versuch es in einer Minute noch einmal.
error-token-refused = Dieses Token gilt nicht oder nicht mehr. Hol dir ein neues.
error-token-of-another = Dieses Token gehört nicht zu dieser Verbindung. Verbinde dich damit neu.
error-owns-encounters = Du leitest Kämpfe, die noch nicht zu Ende sind: { $names }. Beende sie mit /encounter end oder biete sie mit /encounter transfer einer anderen Spielleitung an; dann frag noch einmal. Nichts wurde gelöscht.
error-no-transfer = Dieser Kampf ist keiner anderen Spielleitung angeboten, oder nicht mehr. Seine Spielleitung bietet ihn mit /encounter transfer an.
error-transfer-not-yours = Das ist Sache der Spielleitung und der Person, der der Kampf angeboten ist.
error-transfer-consent = Ein Kampf wechselt seine Spielleitung nur, wenn die neue zustimmt. Biete ihn mit /encounter transfer an.
error-unavailable = Die Datenbank ist gerade nicht zu erreichen. Sieh auf die Tafel und versuch es dann noch einmal.
error-document = Das Dokument dieses Kampfes ist nicht zu lesen: { $what } ist nicht wie erwartet.
error-document-rings = Das Dokument dieses Kampfes ist nicht zu lesen: version, history oder applied ist nicht wie erwartet.
error-stored-document = Etwas Gespeichertes in { $where } ist nicht zu lesen: { $what } ist nicht wie erwartet. Sag es dem Betreiber dieses Trackers; `tracker doctor` nennt es.
error-document-newer = Eine neuere Version des Trackers hat dies gespeichert. Bitte den Betreiber dieses Trackers, ihn zu aktualisieren.
error-stale-undo = Seither ist noch etwas geschehen. Schau noch einmal hin, dann nimm zurück oder stelle wieder her.
error-nothing-to-undo = Es gibt nichts mehr zurückzunehmen.
error-nothing-to-redo = Es gibt nichts wiederherzustellen.
error-request-settled = Das ist schon beantwortet.
error-too-many-own-requests = { $most } Anfragen von dir warten auf die Spielleitung: Mehr können es nicht sein. Versuch es wieder, wenn eine beantwortet ist.
error-too-many-own-participants = Du spielst { $most } Teilnehmer: Bitte die Spielleitung, weitere dazuzunehmen.
error-own-room-full = Deine Teilnehmer und Anfragen enthalten zu viel Text. Kürze ihn oder nimm zuerst Zustände weg.
error-too-many-requests = Zu viele Anfragen warten auf die Spielleitung. Versuch es wieder, wenn einige beantwortet sind.

error-no-channel-for-roles = Rollen gehören zu Discord, und dieser Kampf hat dort keinen Kanal.
error-is-dm-already = Der leitet diesen Kampf schon.
error-too-many-conditions = Ein Teilnehmer hat Platz für { $most } Zustände. Entferne zuerst einen.
error-too-many-co-dms = Ein Kampf hat Platz für { $most } Spielleitungen neben der eigentlichen. Nimm zuerst eine heraus.
error-encounter-full = Mehr passt nicht in diesen Kampf. Entferne Teilnehmer oder Zustände, beantworte Anfragen oder kürze Notizen; versuch es dann wieder.
error-field-full = { $field }: Es ist Platz für { $most }. Schreib weniger oder entferne zuerst etwas.
error-step-back-too-large = In diesem Zug hat sich zu viel geändert, um zurückzugehen. Nimm ihn stattdessen zurück.
error-undo-too-large = Diese Änderung war zu groß, um sie zurückzunehmen. Ändere es von Hand.
error-not-stored = Diese Änderung kann nicht gespeichert werden, deshalb wurde nichts geändert. Entferne etwas aus dem Kampf oder nimm etwas zurück; versuch es dann wieder.
error-no-room = Ein Kampf hat Platz für { $most } Teilnehmer. Nimm welche heraus oder füge weniger hinzu.
error-no-participants = Noch macht niemand mit. Füge Teilnehmer hinzu, dann beginne.
error-running-already = Der Kampf läuft schon.
error-started-before = Dieser Kampf hat schon einmal begonnen. Setze ihn fort.
error-nothing-to-pause = Der Kampf läuft nicht, also gibt es nichts anzuhalten.
error-not-started = Der Kampf hat noch nicht begonnen. Beginne ihn zuerst.
error-paused = Der Kampf ist angehalten. Setze ihn zuerst fort.
error-over = Der Kampf ist vorbei. Setze ihn fort, um weiterzumachen.
error-over-already = Der Kampf ist schon vorbei.
error-nobody-can-act = Niemand kann handeln: alle sind aus dem Kampf oder halten sich zurück. Heile jemanden, füge jemanden hinzu oder beende ihn.
error-first-turn = Das ist der erste Zug des Kampfes: davor gibt es keinen.
error-delayed-already = Der hält sich schon zurück und kann jederzeit handeln.
error-group-of-one = Ein Trupp braucht mindestens zwei. Nenne noch jemanden, oder den Namen eines Trupps, den es gibt.
error-not-grouped = { $name } handelt schon für sich.
error-lair-alone = Ein Hort handelt auf seinem eigenen Zählwert und kommt in keinen Trupp.
error-delayed-alone = { $name } wartet ab. Erst den Zug nehmen, dann in einen Trupp.
error-not-delayed = Der hält sich nicht zurück: er handelt, wenn er an der Reihe ist.
error-acted-this-round = { $name } war in dieser Runde schon am Zug. Beende den laufenden Zug; ab der nächsten Runde ist wieder ein Zug frei.
error-out-cannot-delay = Der ist aus dem Kampf und hat keinen Zug zurückzuhalten.
error-out-cannot-act = Der ist aus dem Kampf und kann nicht handeln.

error-above-maximum = { $hp } liegt über dem Maximum von { $name } ({ $maximum }). Erhöhe das Maximum, oder bestätige es mit above-maximum.
error-maximum-zero = Ein Trefferpunktemaximum ist mindestens 1. Eine Kreatur, deren Maximum auf 0 fällt, stirbt: setze ihre Trefferpunkte auf 0.
error-dead-not-healed = Tote kann man nicht heilen. Setze die Trefferpunkte auf eine Zahl, um ihn zurückzuholen.
error-dead = Der ist tot. Setze seine Trefferpunkte, um ihn zurückzuholen.
error-not-dying = Nur wer 0 Trefferpunkte hat, stirbt.
error-stable = Der ist stabil: keine Todeswürfe, bis er wieder Schaden nimmt.
error-death-save-not-due = Für jeden eigenen Zug, der bei 0 Trefferpunkten beginnt, gibt es einen Todesrettungswurf. Dieser ist gemacht, oder der Zug kommt noch.
error-not-concentrating = Der konzentriert sich auf nichts.
error-cannot-concentrate = Der kann sich jetzt nicht konzentrieren: kampfunfähig oder am Boden.
error-condition-no-levels = Dieser Zustand hat keine Stufen. Nimm ihn ganz weg.
error-condition-several = { $name } ist mehrmals da. Wähle aus der Liste, welcher gemeint ist.
error-no-form = Diese Kreatur hat ihre eigene Gestalt.
error-form-hp = { $name } kenne ich nicht. Sag, wie viele Trefferpunkte diese Gestalt hat: hp.
error-max-hp-by = Sag, um wie viel sich das Maximum ändert: 5 oder -7.
error-dead-no-effect = Tote erhalten keine Trefferpunkte. Erwecke sie zuerst.
error-form-needs-maximum = Eine andere Gestalt braucht ein Trefferpunktemaximum, zu dem man zurückkehrt. Setz es zuerst: /edit max-hp.
error-condition-edit-what = Sag, was du ändern willst: Runden, wessen Zug, Stufe oder Rettungswurf.
error-condition-implied = { $name } kommt mit { $bringer } und hält so lange an. Nimm stattdessen { $bringer } weg.
error-surprise-too-late = Nach den Regeln von 2024 ist Überraschung ein Nachteil beim Initiativewurf, und diese Kreatur hatte ihren ersten Zug schon. Setz stattdessen ihre Initiative von Hand.
error-surprised-no-reaction = Überraschte haben keine Reaktion, bis ihr erster Zug endet. Die SL kann die Überraschung wegnehmen.
error-which-effect = Die Quelle konzentriert sich schon auf einen Effekt. Sag, welcher das hier aufrechterhält (effect): dieser, oder ein anderer, der ihn beendet.
error-duration-too-long = Ein Effekt dauert höchstens { $rounds } Runden (24 Stunden). Lass die Dauer weg, dann hält er an, bis du ihn wegnimmst.
error-condition-no-source = Sag, wer sich darauf konzentriert: wähle eine Quelle.
error-legendary-none-left = So viele hat der nicht mehr.
error-legendary-incapacitated = Wer kampfunfähig ist, hat keine legendären Aktionen.
error-legendary-dead = Tote haben keine legendären Aktionen und brauchen keine Resistenzen.
error-legendary-surprised = Wer überrascht ist, hat keine legendären Aktionen, bevor sein erster Zug vorbei ist.
error-legendary-own-turn = Legendäre Aktionen gibt es am Ende des Zuges eines anderen. Erst weiter zum nächsten Zug.
error-legendary-once-a-turn = In diesem Zug war schon eine. Die nächste gibt es am Ende des nächsten Zuges.
error-hit-dice = Schreib Trefferwürfel wie 2d8+4.
error-too-many-types = Höchstens { $most } Arten mit je { $length } Zeichen, bitte.

error-file-too-large = Diese Datei ist zu groß: höchstens { $most } MB.
error-file-no-json = Das ist kein ganzes JSON oder YAML: es endet zu früh, oder ein Zeichen fehlt.
error-file-no-text = Das ist keine Textdatei. Hänge JSON, YAML oder einen Wertekasten als Text an.
error-file-no-format = Darin wurden keine Kreaturen gefunden. Gelesen werden: Open5e, 5e.tools, Improved Initiative, Fantasy Statblocks, Foundry und Wertekästen als Text.
error-file-too-deep = Diese Datei ist tiefer als { $most } Ebenen verschachtelt.
error-statblock-none = Mehr als der Name ist nicht bekannt: diese Kreatur kam nicht aus der Bibliothek, oder ist dort gelöscht.
error-statblock-changed = Der Wertekasten wurde inzwischen geändert. Öffne ihn noch einmal.
error-file-no-character = Darin wurden keine Charaktere gefunden. Gelesen werden: D&D Beyond, Foundry und CSV mit den Spalten name und hp.
error-character-none-own = Du hast auf diesem Server keine Charaktere und leitest keine Gruppe.
error-challenge-unknown = { $challenge } ist kein Herausforderungsgrad. Schreibe 0, 1/8, 1/4, 1/2 oder 1 bis 30.
error-creature-none-own = Du hast keine eigenen Kreaturen.

error-payload-no-object = Schick ein Objekt mit Feldern, etwa { "{" }encounterId: …{ "}" }.
error-payload-field = { $where }: { $what }
error-payload-invalid = { $what }
error-payload-too-many-items = Das ist nicht zu lesen: eine Liste oder ein Objekt darin hat mehr als { $most } Einträge.
error-payload-too-many-mistakes = Das ist nicht zu lesen: es enthält zu viele Fehler.
error-payload-too-deep = Das ist nicht zu lesen: es ist zu tief verschachtelt.
error-payload-number-too-large = Das ist nicht zu lesen: eine Zahl darin ist zu groß.
error-payload-null-in-name = Das ist nicht zu lesen: ein Name darin hat ein Nullzeichen.
error-payload-bytes = Das ist nicht zu lesen: es enthält rohe Bytes.
error-payload-not-unicode = Das ist nicht zu lesen: ein Text darin ist kein Unicode.
error-field-empty = { $where }: das darf nicht leer sein
error-no-changes = Sag, was sich ändern soll, etwa { "{" }currentHP: 12{ "}" }.

error-which-participant = Wen meinst du: { $names }? Wähle jemanden aus der Liste.
error-encounter-planned = **{ $name }** ist hier geplant. `/encounter start` ohne Namen beginnt ihn; `/encounter rules name:` benennt ihn um.
error-creature-unknown = „{ $typed }“ ist nicht in der Bibliothek. Gib die Trefferpunkte mit `hp:` an.
error-creature-near = „{ $typed }“ ist nicht in der Bibliothek. Meinst du { $names }? Eine eigene Kreatur braucht `hp:`.
error-participant-near = So heißt hier keine Kreatur. Meinst du { $names }? Wähle aus der Liste.
error-dice-expected = Schreib eine Zahl oder Würfel wie 2d6+3, bis zu { $most } Zeichen.
error-dice-too-many = Das sind zu viele Würfel. Höchstens { $most } auf einmal.
error-dice-sides = Ein Würfel hat 1 bis { $most } Seiten.
error-dice-operations = Das ist zu viel für eine Handvoll Würfel. Mach höchstens { $most } Dinge mit ihnen.
error-dice-operator = „{ $typed }“ macht hier nichts mit Würfeln. Schreib kh3, kl1, dl1, ro<3, e6 oder mi2 dahinter.
error-dice-ambiguous = „{ $typed }“ kann zweierlei heißen. Schreib „{ $first }“ oder „{ $second }“.
error-dice-mode = adv und dis gehören zu einem einzelnen d20. Schreib 1d20+5 adv oder 2d20kh1.
error-dice-comma = Schreib + zwischen Zahlen und kein Komma: 2d6+3.
error-dice-words = Schreib hier nur eine Zahl oder Würfel, etwa 2d6+3.
error-dice-in-comment = Im Kommentar stehen Würfel. Schreib sie davor.
error-dice-impossible = Das kann man nicht würfeln. Schreib etwas wie 2d6+3.
error-dice-unread = „{ $typed }“ sind keine Würfel. Ab „{ $rest }“ kann ich es nicht lesen. Schreib etwas wie 2d6+3 und einen Kommentar hinter #.
error-dice-unfinished = „{ $typed }“ sind keine Würfel. Am Ende fehlt etwas. Schreib etwas wie 2d6+3.
error-number-too-large = Diese Zahl ist zu groß.
error-number-negative = Schreib eine Zahl ab 0.
error-whole-number = { $what }: schreib eine ganze Zahl, etwa 12.
error-attack-text = Schreib einen Angriff wie longsword +7, 1d8+4 slashing.
error-damage-kinds = Höchstens { $most } Arten von Schaden auf einmal, bitte.
error-damage-parts = Schreib mehrere Arten von Schaden als 2d6 fire + 3 piercing.
error-types-expected = Schreib Arten wie fire, cold; oder { $none }.
error-least = { $what }: mindestens { $least }, bitte.
error-most = { $what }: höchstens { $most }, bitte.
error-too-long = { $what }: höchstens { $most } Zeichen, bitte.
error-empty = { $what }: da muss etwas stehen.
error-not-as-expected = { $what } ist nicht wie erwartet: { $why }.
error-field-max-hp = Das Maximum an Trefferpunkten
error-field-hp = Trefferpunkte
error-field-ac = Die Rüstungsklasse
error-field-initiative-bonus = Der Initiativebonus
error-field-initiative = Die Initiative
error-field-rounds = Die Zahl der Runden
error-field-amount = Die Menge
error-field-name = Der Name
error-field-level = Die Stufe

error-guild-only = Das geht nur im Kanal eines Servers.
error-command-changed = Diesen Befehl gibt es so nicht mehr: Discord zeigt noch eine ältere Fassung. Lade es neu (Strg+R, oder schließ die App) und versuch es noch einmal.
error-option-not-here = Was du gewählt hast, gibt es hier nicht mehr. Wähle es noch einmal aus der Liste.
error-board-not-posted = Ich konnte die Tafel hier nicht aufstellen. `/tracker doctor` prüft meine Rechte; der nächste Befehl dieses Kampfs versucht es noch einmal.
error-no-channel = Discord sagt nicht, welcher Kanal das ist. Nimm einen Textkanal oder einen Thread.
error-no-encounter-but-elsewhere = In diesem Kanal läuft kein Kampf. `/encounter board` mit **{ $name }** als `here:` holt deinen hierher; `/encounter start` beginnt einen anderen.
error-no-encounter = In diesem Kanal läuft kein Kampf. `/encounter start` beginnt einen.
error-which-encounter = Welcher Kampf? Wähle einen, den du leitest, aus der Liste.
error-encounter-there = „{ $name }“ läuft in diesem Kanal. Beende ihn mit /encounter end, oder beginne einen in einem Thread.
error-dm-screen-here = In diesem Kanal steht die Übersicht von „{ $name }“. Leite diesen Kampf von hier; beginne andere dort, wo ihre Spieler sind.
error-who-is-meant = Sag, wer gemeint ist: hier versteht es sich nicht von selbst. Wähle jemanden aus der Liste.
error-nobody-here = Noch ist niemand in diesem Kampf. Drücke Mitmachen, oder füge mit `/init add` ein Monster hinzu.
error-stale-undo-board = Seitdem ist etwas anderes geschehen. Schau auf die Tafel, dann nimm es zurück.
error-request-answered = Das ist schon beantwortet.
error-no-target = Wähle wenigstens ein Ziel.
error-no-target-in-encounter = Wähle wenigstens ein Ziel, das noch im Kampf ist.
error-area-twice = Nichts wurde geändert: { $names } kann nur einen Anteil bekommen. Wähle jeden einmal.
error-initiatives-unread = Nichts wurde geändert. Damit kann ich nichts anfangen: { $lines }. Schreib jeden, der mitkämpft, einmal, etwa Goblin 1 = 14.
error-nothing-to-roll = Von dir wartet nichts auf einen Wurf.
error-no-roll-there = In dieser Nachricht finde ich kein Würfelergebnis.
error-no-condition = Wähle einen Zustand, oder schreib einen.
error-condition-gone = Dieser Zustand ist schon weg.
error-save-and-dc = Beides, bitte: das Attribut des Rettungswurfs und seinen SG.
error-edit-what = Sag, was anders werden soll: Name, Rüstungsklasse, Trefferpunkte …
error-join-how = Sag, wer mitmacht: `/init join name: hp:`, oder speichere einen Charakter mit `/character create`.
error-join-which = Du hast mehrere Charaktere: sag welchen, `/init join name:`.
error-join-hp = Ein neuer Charakter braucht sein Maximum an Trefferpunkten: `/init join name: hp:`.
error-no-character = So einen Charakter hast du nicht. `/character create` speichert einen.
error-add-no-hit-dice = Die Bibliothek hat keine Trefferwürfel dieser Kreatur. Schreib stattdessen Würfel wie 2d6+2.
error-co-dm-who = Sag, wer: eine Person, eine Rolle, oder beides.
error-co-dm-owner = { $name } leitet diesen Kampf schon: er gehört dieser Person.
error-help-no-command = Diesen Befehl gibt es nicht. Wähle einen aus der Liste.

error-dm-channel-unknown = Ich sehe { $channel } nicht, oder es ist kein Textkanal. Wähle einen Textkanal, den nur die Spielleitung sieht.
error-dm-channel-table = In { $channel } wird gespielt. Wähle einen Kanal, den nur die Spielleitung sieht.
error-dm-channel-public = Alle auf diesem Server sehen { $channel }, und in der Übersicht steht alles. Nimm @everyone dort „Kanal ansehen“ (Kanaleinstellungen → Berechtigungen) und versuch es noch einmal.
error-dm-channel-player = { $name } spielt in diesem Kampf mit und sieht { $channel }. Wähle einen Kanal, den nur die Spielleitung sieht.
error-dm-channel-not-yours = Du kannst in { $channel } selbst nicht schreiben. Wähle einen Kanal, in dem du es kannst.
error-dm-channel-closed = In { $channel } kann ich nichts schreiben: Gib mir dort „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“.
error-dm-channel-unsure = Discord sagt mir gerade nicht, wer { $channel } sehen kann. Nichts wurde geändert; versuch es noch einmal.
error-dm-channel-several = In diesem Kanal stehen die Übersichten mehrerer Kämpfe. Nimm die Knöpfe der gemeinten, oder ihren eigenen Kanal.

error-overlay-channel-only = Hier läuft kein Kampf. Nur seine Spielleitung oder wer diesen Kanal verwalten darf, hat mit seinen Overlay-Links zu tun.
error-overlay-no-such-link = Diesen Link gibt es nicht mehr. Wähl einen aus der Liste.
error-overlay-no-picture-sources = Sag `own`, `any` oder bis zu { $most } Hostnamen mit Kommas dazwischen, etwa `i.imgur.com, cdn.example.org`.
error-overlay-no-links = Es gibt keinen Overlay-Link für diesen Kampf oder Kanal. `/overlay link` macht einen.
error-overlay-which-link = Es gibt { $count } Links. Sag, welcher: `/overlay list` zeigt sie.

error-no-party = Eine Gruppe dieses Namens gibt es auf diesem Server nicht. `/party create` legt eine an.
error-which-party = Welche Gruppe meinst du: { $parties }?
error-party-name = Gib der Gruppe einen Namen.
error-party-there = Eine Gruppe **{ $party }** gibt es auf diesem Server schon.
error-party-too-many-members = { $most } Charaktere von dir sind in dieser Gruppe: Bitte ihre Spielleitung, weitere dazuzunehmen.
error-party-too-many-own = Du hast { $most } Gruppen auf diesem Server: Mehr können es nicht sein.
error-party-too-many = Dieser Server hat { $most } Gruppen: Mehr können es nicht sein.
error-party-full = Eine Gruppe hat Platz für { $most } Charaktere.
error-party-empty = In **{ $party }** ist noch niemand. `/party add` nimmt Charaktere auf.
error-party-all-here = Alle von **{ $party }** sind schon in diesem Kampf.
error-party-not-yours = Mit den Charakteren anderer darf das nur die Spielleitung der Gruppe.
error-party-not-in-it = Kein Charakter dieses Namens ist in dieser Gruppe.
error-party-no-character = So einen Charakter hat dieser Spieler auf diesem Server nicht.
error-party-which = Es gibt mehrere Charaktere: Sag welchen.

error-creature-field = { $name }: { $field } ist nicht wie erwartet.
error-creature-defences = { $name }: zu viele Abwehren.
error-creature-hit-dice = { $name }: schreib Trefferwürfel wie 2d8+4.
error-file-gone = Diese Datei gibt Discord nicht mehr her. Häng sie noch einmal an.
error-creature-hp = Eine neue Kreatur braucht Trefferpunkte: `/creature save name: hp:`.
error-creature-not-yours = Eine Kreatur dieses Namens hast du nicht. Die des SRD lassen sich nicht löschen.
error-library-full = Deine eigenen Kreaturen brauchen zusammen mehr als { $most } MB. Lösche erst welche.
error-import-none = Du hast keinen Import, der sich rückgängig machen lässt.
error-character-too-many = Du kannst { $most } Charaktere behalten. Lösche erst einen: `/character delete`.
error-character-name-taken = Ein anderer deiner Charaktere heißt schon so. Wähle einen anderen Namen.
error-encounter-too-many = Du leitest { $most } Kämpfe, die nicht beendet sind. Beende erst einen: `/encounter end`.
error-overlay-too-many-links = Hier gibt es { $most } Links. Beende erst welche: `/overlay revoke`.

## Befehle: wozu sie und ihre Optionen da sind, die Namen der Auswahl; je 100 Zeichen

command-encounter = Einen Kampf in diesem Kanal leiten
command-encounter-start = Einen Kampf in diesem Kanal vorbereiten; noch einmal, und er beginnt
option-encounter-start-name = Wie der Kampf heißt, etwa Seufzerbrücke
command-encounter-end = Den Kampf in diesem Kanal beenden
command-encounter-pause = Den Kampf anhalten, wie er steht
command-encounter-resume = Den angehaltenen oder hier beendeten Kampf fortsetzen
command-encounter-list = Die Kämpfe dieses Servers zeigen, die du sehen kannst
command-encounter-board = Die Tafel des Kampfes neu zeigen; oder einen Kampf hierher holen
option-encounter-board-here = SL: ein Kampf eines anderen Kanals, der hier weitergehen soll
command-encounter-log = SL: der ganze Kampfbericht als Datei, nur für deine Augen
command-encounter-co-dm = Jemanden oder eine Rolle mitleiten lassen; oder nicht mehr
option-encounter-co-dm-user = Wen
option-encounter-co-dm-role = Alle mit dieser Rolle
command-encounter-transfer = Den Kampf einer anderen Spielleitung anbieten; du bleibst Mitleitung
option-encounter-transfer-user = Die neue Spielleitung; du selbst, um anzunehmen
command-encounter-rules = SL: wie an diesem Tisch gespielt wird
option-encounter-rules-name = Wie der Kampf heißt
option-encounter-rules-ruleset = Die Regeln welchen Jahres
option-encounter-rules-players-may = Ob Schaden der Spieler an anderen auf dich wartet
option-encounter-rules-defeated = Was aus besiegten Monstern wird
option-encounter-rules-ties = Wer bei Gleichstand zuerst handelt
option-encounter-rules-reroll = Initiative jede Runde neu würfeln
option-encounter-rules-scores = Wessen Initiative 10 plus Bonus ist statt eines Wurfs
option-encounter-rules-reveal = Den Namen eines verborgenen Monsters zeigen, wenn es an der Reihe ist
option-encounter-rules-narration = Wie ich erzähle, was geschah: eine Zeile hier, nichts, oder ein Thread mit jeder Zeile
option-encounter-rules-board-after = Die Tafel nach so vielen meiner Nachrichten neu posten; 0 lässt sie, wo sie ist
option-encounter-rules-on-deck = Auch rufen, wer als Nächstes dran ist
command-encounter-screen = SL: alles über den Kampf, nur für deine Augen
option-encounter-screen-channel = Ein Kanal, den nur Spielleiter sehen: der Schirm bleibt dort aktuell
command-init = Reihenfolge, Züge und wer mitmacht
command-init-join = Deinen Charakter in den Kampf bringen
option-init-join-name = Dein Charakter; ohne Angabe der gespeicherte
option-init-join-hp = Sein Maximum an Trefferpunkten, beim ersten Mal nötig
option-init-join-ac = Seine Rüstungsklasse
option-init-join-bonus = Sein Initiativebonus
option-init-join-initiative = Was du gewürfelt hast, oder Würfel; ohne Angabe wird für dich gewürfelt
command-init-add = SL: ein Monster der Bibliothek oder ein eigenes dazunehmen
option-init-add-name = Ein Wesen der Bibliothek oder irgendein Name
option-init-add-count = Wie viele davon
option-init-add-hp = Eine Zahl; Würfel für jedes; oder roll oder average für die der Bibliothek
option-init-add-ac = Rüstungsklasse
option-init-add-bonus = Initiativebonus
option-init-add-initiative = Eine Zahl oder Würfel, für alle gleich
option-init-add-hidden = Nur du weißt davon, bis du es zeigst
option-init-add-kind = Was es ist; ohne Angabe ein Monster
option-init-add-group = Ein Name, um alle auf einmal zu treffen
option-init-add-shared = Sie teilen sich eine Initiative
option-init-add-together = Sie handeln in einem Zug, als ein Trupp
option-init-add-surprised = Sie sind überrascht
command-init-roll = Initiative würfeln: deine, oder als SL die der Monster
option-init-roll-participant = Wer würfelt; ohne Angabe alle deine, die noch nicht gewürfelt haben
option-init-roll-mode = Vorteil oder Nachteil
option-init-roll-score = Der Wert statt eines Wurfs: 10 plus Bonus, ±5 je nach Modus; ohne Angabe gilt die Regel
command-init-set = Eine Initiative auf das Gewürfelte setzen
option-init-set-participant = Wessen
option-init-set-initiative = Das Ergebnis oder Würfel
command-init-next = Den Zug beenden; der Nächste ist dran
command-init-back = SL: einen Zug zurückgehen
command-init-group = SL: mehrere in einem Zug handeln lassen, als Trupp
option-init-group-participants = Wer; mehrere mit Komma dazwischen
option-init-group-name = Wie der Trupp heißt, oder einer, den es gibt; ohne Angabe wie der Erste
command-init-split = SL: einige eines Trupps, oder alle, wieder für sich handeln lassen
option-init-split-participants = Wer; mehrere mit Komma dazwischen, oder der Name des Trupps
command-init-delay = Deinen Zug zurückhalten
option-init-delay-participant = Wer sich zurückhält
command-init-act = Einen zurückgehaltenen Zug nehmen
option-init-act-participant = Wer jetzt handelt
command-init-move = SL: jemanden in der Reihenfolge versetzen
option-init-move-participant = Wer versetzt wird
option-init-move-before = Vor wen; ohne Angabe ans Ende
command-init-control = SL: sagen, wer jemanden spielt; einer mehr oder einer weniger
option-init-control-participant = Welchen
option-init-control-user = Wer ihn spielt
command-init-remove = Jemanden aus dem Kampf nehmen
option-init-remove-participant = Wer geht
command-attack = Jemanden angreifen: der Trefferwurf, und bei einem Treffer der Schaden
option-attack-target = Wer angegriffen wird
option-attack-attack = Etwa longsword +7, 1d8+4 slashing; oder, als SL, ein Angriff aus dem Statblock
option-attack-mode = Vorteil oder Nachteil
option-attack-roll = Die Augen des d20, wenn du selbst gewürfelt hast
option-attack-critical = Jeder Treffer ist kritisch, etwa gegen jemanden, der gelähmt ist
option-attack-crits-on = Die niedrigste Augenzahl des d20, die kritisch trifft. Standard: 20
option-attack-source = Wer angreift. Standard: deine eigene Figur; für die SL, wer dran ist
option-attack-knock-out = Er schlägt bewusstlos, statt zu töten
command-damage = Jemandem Schaden machen, oder mehreren: Goblin 1, Goblin 2
option-damage-target = Wer getroffen wird; mehrere mit Kommas dazwischen
option-damage-amount = Zahl oder Würfel wie 2d6+3; mehrere Arten als 2d6 fire + 3 piercing; magical, silvered
option-damage-type = Die Art des Schadens, für Resistenzen
option-damage-share = Wie viel davon sie nehmen
option-damage-half = Wer nur die Hälfte nimmt, etwa nach einem Rettungswurf; mehrere mit Kommas
option-damage-source = Wer ihn gemacht hat
option-damage-critical = Es war ein kritischer Treffer
option-damage-ignores = Welche Abwehr diesmal nicht zählt
option-damage-knock-out = Er betäubt, statt zu töten
command-heal = Jemanden heilen, oder mehrere
option-heal-target = Wer geheilt wird; mehrere mit Kommas dazwischen
option-heal-amount = Eine Zahl oder Würfel wie 1d8+3
command-temp-hp = Temporäre Trefferpunkte geben; die höhere Zahl zählt
option-temp-hp-target = Wer sie bekommt; mehrere mit Kommas dazwischen
option-temp-hp-amount = Zahl oder Würfel; 0 mit replace nimmt sie weg
option-temp-hp-replace = Auch wenn es weniger sind
option-temp-hp-for = Wie lange: Runden, oder 10 Minuten, 1 Stunde; was dann übrig ist, geht
option-temp-hp-effect = Der Effekt, der sie gibt und mit dem sie gehen, etwa False Life
option-temp-hp-concentration = Solange du dich darauf konzentrierst, oder für die Spielleitung, wer dran ist
command-max-hp = Das Trefferpunktemaximum erhöhen oder senken, solange ein Effekt anhält
option-max-hp-target = Wessen; mehrere mit Kommas dazwischen
option-max-hp-amount = 5 erhöht es um 5, samt den Trefferpunkten; -7 senkt es; auch Würfel
option-max-hp-effect = Was es tut, etwa Aid: verschiedene Effekte zählen zusammen, derselbe nicht
option-max-hp-for = Wie lange: Runden, oder 10 Minuten, 8 Stunden; ohne Angabe, bis man ihn wegnimmt
option-max-hp-concentration = { option-temp-hp-concentration }
command-form = Verwandlung, Tiergestalt: eine andere Gestalt
command-form-take = Eine andere Gestalt annehmen oder jemandem geben
option-form-take-creature = Eine Kreatur der Bibliothek, oder der Name einer anderen Gestalt
option-form-take-participant = Wer; ohne Angabe dein Charakter, für die Spielleitung, wer dran ist
option-form-take-kind = Wodurch; ohne Angabe der Zauber Verwandlung
option-form-take-hp = Die Trefferpunkte der Gestalt, wenn sie nicht in der Bibliothek ist
option-form-take-ac = Die Rüstungsklasse der Gestalt
option-form-take-for = Wie lange; ohne Angabe 1 Stunde
option-form-take-concentration = Wer sich darauf konzentriert; ohne Angabe niemand
option-form-take-temp-hp = Temporäre Trefferpunkte dadurch: Tiergestalt (2024), deine Druidenstufe
command-form-end = Wieder die eigene Gestalt haben
option-form-end-participant = { option-form-take-participant }
choice-polymorph = Verwandlung
choice-wild-shape = Tiergestalt
command-set-hp = Trefferpunkte geradewegs setzen, etwa um etwas zu berichtigen
option-set-hp-amount = Was sie von nun an sind; Zahl oder Würfel
option-set-hp-above-maximum = Auch wenn das über dem Maximum liegt
option-set-hp-target = { option-init-set-participant }
command-condition = Zustände und Effekte
command-condition-add = Jemandem einen Zustand geben, oder mehreren
option-condition-add-target = Wer ihn bekommt; mehrere mit Kommas dazwischen
option-condition-add-condition = Ein Zustand oder ein Effekt in eigenen Worten
option-condition-add-rounds = Wie lange: Runden, oder 10 Minuten, 1 Stunde; auch Würfel. Ohne: bis man ihn wegnimmt
option-condition-add-ends = Wann eine seiner Runden vorbei ist; ohne Angabe am Ende des Zugs des Trägers
option-condition-add-effect = Der Zauber oder Effekt, auf den man sich konzentriert; ein anderer endet
option-condition-add-level = Seine Stufe, etwa von Erschöpfung
option-condition-add-note = Was er tut
option-condition-add-secret = Nur die Spielleitung sieht ihn
option-condition-add-source = Wer ihn verursacht
option-condition-add-whose-turn = Wessen Zug für die Runden zählt; ohne Angabe der des Trägers
option-condition-add-save-at = Wann im Zug des Trägers gerettet wird; ohne Angabe am Ende
option-condition-add-concentration = Er hält, solange seine Quelle, oder sonst du, sich darauf konzentriert
option-condition-add-save = Ein Rettungswurf dieses Attributs beendet ihn, in den Zügen seines Trägers
option-condition-add-dc = Der SG dieses Rettungswurfs
command-condition-remove = Jemandem einen Zustand nehmen
command-condition-edit = Einen Zustand ändern: wie lange, die Stufe, der Rettungswurf, der ihn beendet
option-condition-edit-target = { option-condition-remove-target }
option-condition-edit-condition = Welcher
option-condition-edit-rounds = Wie lange ab jetzt: Runden, oder 10 Minuten, 1 Stunde; none: bis man ihn wegnimmt
option-condition-edit-ends = Wann eine seiner Runden vorbei ist
option-condition-edit-whose-turn = Wessen Zug für die Runden zählt
option-condition-edit-level = { option-condition-add-level }
option-condition-edit-save = Ein Rettungswurf dieses Attributs beendet ihn; none: keiner
option-condition-edit-dc = { option-condition-add-dc }
option-condition-edit-save-at = Wann im Zug des Trägers gerettet wird
option-condition-remove-target = Wer ihn trägt
option-condition-remove-levels = Wie viele seiner Stufen, etwa von Erschöpfung; ohne Angabe alle
option-condition-remove-condition = { option-init-control-participant }
command-concentrate = Auf einen Zauber konzentrieren, oder aufhören
command-concentrate-on = Auf einen Zauber konzentrieren; der vorige endet
option-concentrate-on-spell = Ein Zauber oder ein Effekt in eigenen Worten
option-concentrate-on-participant = Wer; ohne Angabe dein Charakter, oder als SL, wer an der Reihe ist
command-concentrate-end = Konzentration beenden; was daran hängt, endet
option-concentrate-end-participant = Wer aufhört; ohne Angabe dein Charakter, oder als SL, wer dran ist
command-stabilise = Einen Sterbenden stabilisieren
option-stabilise-participant = Wer stirbt
command-ready = Eine Aktion vorbereiten; sie verfällt zu Beginn des nächsten Zuges
option-ready-what = Was vorbereitet ist und wofür; ohne Angabe nichts mehr
option-ready-participant = Wer; ohne Angabe dein Charakter, oder als SL, wer an der Reihe ist
command-reaction = Eine Reaktion nutzen; zu Beginn des nächsten Zuges ist sie wieder da
option-reaction-back = Sie wurde doch nicht genutzt
option-reaction-participant = { option-ready-participant }
command-edit = Ändern, was ein Teilnehmer ist; was du weglässt, bleibt
option-edit-surprised = Ob die Kreatur überrascht ist
option-edit-dies = Was 0 Trefferpunkte bedeuten: auch Schurken und Verbündete können Todesrettungswürfe machen
choice-at-once = sofort besiegt
choice-by-saves = liegt im Sterben und macht Todesrettungswürfe
option-edit-participant = Wen
option-edit-name = Ein neuer Name
option-edit-max-hp = Maximum an Trefferpunkten: Zahl oder Würfel
option-edit-dexterity = Geschicklichkeitswert, bei Gleichstand
option-edit-resist = Schadensarten, die dazukommen; -fire nimmt eine weg, none alle
option-edit-condition-immune = Zustände, die dazukommen; -prone nimmt einen weg, none alle
option-edit-notes = Die Notizen der Spielleitung; none löscht
option-edit-regeneration = Was es zu Beginn seines Zuges zurückbekommt, zur Erinnerung; none löscht
option-edit-legendary = Legendäre Aktionen je Runde
option-edit-resistances = Legendäre Resistenzen am Tag
option-edit-lair = Es ist in seinem Hort: eine legendäre Aktion und Resistenz mehr (2024)
option-edit-absorb = Schadensarten, die stattdessen heilen; -fire nimmt eine weg, none alle
option-edit-reduction = Was von jedem Treffer abgezogen wird
option-edit-threshold = Ein Treffer mit weniger Schaden bewirkt nichts
option-edit-ac = { option-init-add-ac }
option-edit-bonus = { option-init-add-bonus }
option-edit-immune = { option-edit-resist }
option-edit-vulnerable = { option-edit-resist }
command-undo = Die letzte Änderung zurücknehmen
command-redo = Die zurückgenommene Änderung wiederherstellen
command-overlay = Die Seite für deinen Stream
command-overlay-link = SL: ein Link zum Overlay, nur für deine Augen
command-overlay-list = SL: die gültigen Links, ohne ihre Geheimnisse
command-overlay-reload = SL: die Overlays auf Sendung ihre Seite neu laden lassen
command-overlay-revoke = SL: Overlay-Links unbrauchbar machen: die dieses Kampfes und dieses Kanals
option-overlay-revoke-link = { option-overlay-reload-link }
command-overlay-rotate = SL: einem Link ein neues Geheimnis geben; das alte endet sofort
command-overlay-settings = SL: einen Link einstellen; Overlays auf Sendung übernehmen es sofort
command-overlay-style = SL: eine eigene Stilvorlage für einen Link
option-overlay-style-link = { option-overlay-rotate-link }
command-play = Der Kampf auf deinem Handy: dein eigener Link, nur für deine Augen
option-overlay-link-bound = Nur dieser Kampf, oder was immer in diesem Kanal läuft, Kampf um Kampf
option-overlay-reload-link = Welcher Link; ohne Angabe alle
option-overlay-rotate-link = Welcher Link, wie /overlay list sie zählt; nur nötig, wenn es mehrere gibt
option-overlay-settings-captions = Was geschieht, in Sätzen auf dem Bildschirm
option-overlay-settings-delay = Um wie viele Sekunden alles später erscheint
option-overlay-settings-edge = Der Rand eines Streifens
option-overlay-settings-layout = Eine Seite hinab oder quer über den Bildschirm
option-overlay-settings-link = Welcher Link, wie /overlay list sie zählt; ohne Angabe alle
option-overlay-settings-motion = Wie viel sich bewegt
option-overlay-settings-onair = Streamt oder zeichnet OBS auf: Stufen statt genauer Zahlen
option-overlay-settings-portraits = Woher Bilder kommen dürfen: own, any oder Hosts wie i.imgur.com, cdn.example.org
option-overlay-settings-lang = Die Sprache der Wörter des Overlays; ohne Angabe die des Browsers
option-overlay-settings-reset = Zuerst alle Einstellungen des Links vergessen, auch seinen Stil
option-overlay-settings-scale = Die Größe von allem; 1 ist für 1920×1080 gemacht
option-overlay-settings-side = Die Seite einer Spalte
option-overlay-settings-theme = Wie es aussieht
option-play-revoke = Jeden Link, den du so bekommen hast, unbrauchbar machen
option-overlay-link-audience = Wer hinsieht: der Stream oder Spieler am Tisch
command-overlay-status = SL: wer zusieht und ob die Overlays mitkommen
command-character = Deine Charaktere
command-character-create = Einen Charakter speichern, oder einen anhand seines Namens ändern
option-character-create-name = Sein Name
option-character-create-hp = Sein Maximum an Trefferpunkten; er hat sie dann alle wieder
option-character-create-dexterity = Sein Geschicklichkeitswert, bei Gleichstand
option-character-create-bonus = Sein Initiativebonus, falls es nicht der Geschicklichkeitsmodifikator ist
option-character-create-image = Die Adresse eines Bildes (https)
option-character-create-ac = { option-init-join-ac }
command-character-show = Deine Charaktere zeigen
option-character-show-name = Einer davon; ohne Angabe alle
command-character-delete = Einen deiner Charaktere löschen
option-character-delete-name = Welcher
command-party = Charaktere, die zusammen kämpfen
command-party-create = Eine Gruppe anlegen; du leitest sie
option-party-create-name = Wie die Gruppe heißt
command-party-add = Einen Charakter in eine Gruppe aufnehmen
option-party-add-party = Welche Gruppe
option-party-add-character = Welcher Charakter; ohne Angabe der einzige
option-party-add-player = Wessen Charakter, wenn du die Gruppe leitest; ohne Angabe deiner
command-party-remove = Einen Charakter aus einer Gruppe nehmen
option-party-remove-character = Wer sie verlässt
option-party-remove-party = { option-party-add-party }
command-party-show = Die Gruppen dieses Servers zeigen, oder wer in einer ist
option-party-show-party = Welche Gruppe; ohne Angabe alle
command-party-bring = SL: eine ganze Gruppe in den Kampf bringen, jeder unter seinem Spieler
option-party-bring-roll = Ihre Initiative jetzt würfeln; ohne Angabe würfeln sie selbst
option-party-bring-party = { option-party-add-party }
command-creature = Die Wesen, die /init add kennt
command-creature-find = Ein Wesen nachschlagen, im SRD und unter deinen eigenen
option-creature-find-text = Ein Teil seines Namens
command-character-import = Charaktere aus der Datei eines anderen Programms lesen
option-character-import-file = D&D Beyond, Foundry, oder eine CSV-Tabelle mit name und hp
command-character-export = Deine Charaktere und die Gruppen, die du leitest, als Datei
option-creature-find-kind = Ihre Art, etwa undead
option-creature-find-challenge = Ihr Herausforderungsgrad, etwa 1/4 oder 5
option-creature-find-book = Ein Teil vom Namen ihres Buchs, etwa 5.2
command-creature-import = Kreaturen aus der Datei eines anderen Programms zu deinen eigenen lesen
command-creature-paste = Einen Wertekasten lesen, den du als Text einfügst
command-creature-undo-import = Deinen letzten Import von Kreaturen rückgängig machen
command-creature-export = Deine eigenen Kreaturen als Datei, die sich wieder importieren lässt
option-creature-import-file = Open5e, 5e.tools, Improved Initiative, Fantasy Statblocks, Foundry oder Text
command-creature-save = Ein eigenes Wesen speichern, oder eines anhand des Namens ändern
option-creature-save-name = Sein Name; einer aus der Bibliothek ist der Anfang des deinen
option-creature-save-hp = Trefferpunkte: eine Zahl, oder Trefferwürfel wie 7d10+21
option-creature-save-bonus = Initiativebonus, falls nicht der Geschicklichkeitsmodifikator
option-creature-save-regeneration = Was es zu Beginn seines Zuges zurückbekommt; none löscht
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
command-creature-delete = Ein eigenes Wesen löschen
option-creature-delete-name = { option-init-control-participant }
command-roll = Würfeln, etwa 1d20+5 oder 4d6kh3
option-roll-dice = Was gewürfelt wird
option-roll-secret = Nur du siehst es
command-privacy = Was ich über dich aufbewahre
command-privacy-show = Zeigen, was ich über dich aufbewahre, nur für deine Augen
command-privacy-delete = Löschen, was ich über dich aufbewahre; ich frage vorher noch einmal
command-tracker = Wie alles geht, und ob es geht
command-tracker-help = Wie man einen Kampf leitet, und was jeder Befehl tut
option-tracker-help-command = Ein Befehl, mit Beispiel; ohne Angabe alles auf einen Blick
command-tracker-doctor = Rechte, Datenbank, Webseite und Uhr prüfen, und wie man sie richtet
command-apply-this-roll = Diesen Wurf anwenden
choice-en = Englisch
choice-de = Deutsch
choice-fr = Französisch
choice-request = anfragen
choice-open = offen
choice-skip = überspringen
choice-keep = behalten
choice-drop = entfernen
choice-dexterity = Geschicklichkeit
choice-players = Spieler
choice-manual = von Hand
choice-line = Zeile
choice-none = nichts
choice-thread = Thread
choice-monsters = Monster
choice-all = alle
choice-monster = Monster
choice-character = Charakter
choice-ally = Verbündeter
choice-lair = Hort
choice-normal = normal
choice-advantage = Vorteil
choice-disadvantage = Nachteil
choice-full = ganz
choice-half = halb
choice-double = doppelt
choice-nothing = nichts
choice-resistance = Resistenz
choice-defences = jede Abwehr
choice-round = am Ende der Runde
choice-turn-start = zu Beginn seines Zuges
choice-turn-end = am Ende seines Zuges
choice-Strength = Stärke
choice-Dexterity = Geschicklichkeit
choice-Constitution = Konstitution
choice-Intelligence = Intelligenz
choice-Wisdom = Weisheit
choice-Charisma = Charisma
choice-stream = Stream
choice-arena = Arena
choice-band = Stufe
choice-damage = Stufe und Schaden
choice-bare = schlicht
choice-bottom = unten
choice-channel = Kanal
choice-column = Spalte
choice-ember = Glut
choice-fight = Kampf
choice-left = links
choice-off = aus
choice-on = an
choice-reduced = weniger
choice-right = rechts
choice-strip = Streifen
choice-system = wie das System
choice-top = oben
choice-vellum = Pergament
choice-2014 = 2014
choice-2024 = 2024

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
told-resource = 🔋 { $name }: { $what } [{ $left }/{ $most }]
told-resource-removed = 🔋 { $name } hat { $what } nicht mehr
told-recharge-due = 🎲 { $name }: { $what } lädt sich auf, wenn ein W6 mindestens { $least } zeigt: würfle
told-recharge-back = 🎲 { $name }: { $what } ist wieder da, eine { $natural }
told-recharge-not = 🎲 { $name }: { $what } ist noch nicht wieder da, eine { $natural }
told-inspired = ✨ { $name } hat Inspiration
told-inspiration-spent = ✨ { $name } verbraucht Inspiration
error-resource-needs-maximum = Sag, wie viele es von { $name } gibt: ein Maximum.
error-resource-too-many = Eine Kreatur hat höchstens { $most } Ressourcen. Nimm erst eine weg.
error-resource-gone = Diese Ressource gibt es nicht mehr.
error-resource-spent = Von { $name } ist nur noch { $left } übrig.
error-resource-not-there = { $name } hat kein { $resource }. `/resource set` gibt es.
error-inspiration-has = { $name } hat schon Inspiration, und sie zählt nicht doppelt.
error-inspiration-has-not = { $name } hat keine Inspiration, die sich verbrauchen ließe.
error-inspiration-dm-gives = Inspiration gibt die SL. Du verbrauchst sie.
command-resource = Zauberplätze, Ki, Anwendungen: was verbraucht wird
command-resource-set = Eine Ressource geben oder ändern; was du weglässt, bleibt
option-resource-set-name = Wie sie heißt, etwa Ki oder Level 1 slots
option-resource-set-maximum = Wie viele es höchstens sind
option-resource-set-current = Wie viele übrig sind; weggelassen, alle einer neuen
option-resource-set-returns = Wann sie wiederkommen; wenn nichts gesagt ist, mit einer langen Rast
option-resource-set-recharge = Kommt zu Zugbeginn wieder, wenn ein W6 das oder mehr zeigt
option-resource-set-regains = Wie viele eine kurze Rast wiedergibt; 0 für alle
option-resource-set-participant = { option-ready-participant }
command-resource-spend = Etwas von einer Ressource verbrauchen
option-resource-spend-name = Welche
option-resource-spend-amount = Wie viele
option-resource-spend-participant = { option-ready-participant }
command-resource-restore = Etwas von einer Ressource zurückgeben
option-resource-restore-name = Welche
option-resource-restore-amount = Wie viele
option-resource-restore-participant = { option-ready-participant }
command-resource-remove = Eine Ressource wegnehmen
option-resource-remove-name = Welche
option-resource-remove-participant = { option-ready-participant }
command-resource-show = Zeigen, was übrig ist, nur für deine Augen
option-resource-show-participant = { option-ready-participant }
choice-never = nie
choice-turn = zu Beginn jedes Zuges
choice-short-rest = mit einer kurzen Rast
choice-long-rest = mit einer langen Rast
choice-roll = würfeln
choice-remind = erinnern
command-inspiration = Inspiration: gegeben und verbraucht
command-inspiration-give = SL: jemandem Inspiration geben
option-inspiration-give-participant = Wer sie bekommt
command-inspiration-spend = Inspiration verbrauchen
option-inspiration-spend-participant = { option-ready-participant }
option-encounter-rules-recharge = Was zu Zugbeginn mit einer Fähigkeit geschieht, die sich auflädt
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
told-effect = 🎲 { $effect }: { $ability }-Rettungswurf für { $names }
told-effect-dc = 🎲 { $effect }: { $ability }-Rettungswurf, SG { $dc }, für { $names }
told-save-effect-passed = ✅ { $name } schafft den Rettungswurf gegen { $effect }
told-save-effect-failed = ❌ { $name } misslingt der Rettungswurf gegen { $effect }
told-save-concentration-passed = ✅ { $name } hält { $effect } aufrecht
told-save-concentration-failed = ❌ { $name } misslingt der Rettungswurf für { $effect }
told-save-total = { $total } gegen SG { $dc }
told-save-no-bonus = Bonus unbekannt
told-save-by-condition = durch einen Zustand misslungen
told-save-dropped = 🚫 { $who }: kein Rettungswurf gegen { $name }

error-too-many-own-effects = Gegen { $most } Effekte von dir stehen Rettungswürfe aus, mehr geht nicht. Versuch es wieder, wenn die eines Effekts gewürfelt sind.
error-too-many-saves = Für { $name } stehen schon { $most } Rettungswürfe aus. Entscheide erst einige davon.
error-no-save-owed = So ein Rettungswurf steht nicht aus. Er ist schon gewürfelt, oder das, worum es ging, ist vorbei.
error-nobody-to-save = Hier kann niemand einen Rettungswurf machen: Wähle lebende Kreaturen.
error-save-bonus-unknown = Ich weiß nicht, was { $name } zu diesem Rettungswurf addiert. Nenn den Bonus einmal, etwa +5, dann merke ich ihn mir; oder nenn dein Ergebnis.
error-save-unread = Schreib ein Attribut und einen SG, etwa GES 15 oder Feuerball GES 15.
error-effect-what = Sag, was der Effekt tut: damage, condition oder beides.
ability-strength = Stärke
ability-dexterity = Geschicklichkeit
ability-constitution = Konstitution
ability-intelligence = Intelligenz
ability-wisdom = Weisheit
ability-charisma = Charisma

command-cast = Mehrere gegen einen Zauber, einen Odem oder eine Falle würfeln lassen
option-cast-name = Der Zauber oder Effekt, etwa Feuerball
option-cast-target = Wer den Rettungswurf macht; mehrere mit Kommas dazwischen
option-cast-save = Das Attribut des Rettungswurfs
option-cast-dc = Der SG des Rettungswurfs
option-cast-damage = Der Schaden: 8d6 fire, oder 2d8 cold + 1d6 piercing
option-cast-success = Was ein Erfolg vom Schaden übrig lässt. Standard: die Hälfte
option-cast-condition = Ein Zustand oder Effekt für alle, denen der Wurf misslingt
option-cast-rounds = Wie lange der Zustand hält: Runden oder 10 Minuten. Standard: bis man ihn wegnimmt
option-cast-save-ends = Derselbe Rettungswurf am Ende jedes eigenen Zugs beendet den Zustand
option-cast-concentration = Der Zustand hält, solange sich der Zaubernde konzentriert
option-cast-source = Wer ihn wirkt. Standard: dein eigener Charakter
option-cast-roll-monsters = Für alle Monster sofort würfeln; nur die SL
command-save = Ausstehende Rettungswürfe
command-save-roll = Ausstehende Rettungswürfe würfeln, oder sagen, was gewürfelt wurde
option-save-roll-participant = Wer. Standard: dein Charakter, oder für die SL, wer dran ist
option-save-roll-die = Die Zahl auf dem eigenen W20. Standard: ein W20 wird gewürfelt
option-save-roll-bonus = Was dazukommt; es wird gemerkt
option-save-roll-total = Das ganze Ergebnis, oder Würfel wie 1d20+5+1d4
option-save-roll-mode = Wie der W20 gewürfelt wird
command-save-settle = Sagen, wie ausstehende Rettungswürfe enden; nur die SL
option-save-settle-target = Wessen; mehrere mit Kommas dazwischen
option-save-settle-result = Wie sie enden
option-save-settle-legendary = Eine legendäre Resistenz wird dafür verbraucht
choice-passed = geschafft
choice-failed = misslungen
choice-dropped = nichts geschieht

## Was in jedem Zug wiederkommt

effect-healing = { $amount } Heilung
apply-due = { $amount } anwenden: { $name }
button-skipdue = Auslassen
told-effect-due = 🔔 { $name }: { $effect }, { $amount }
told-effect-skipped = 🔔 { $who }: { $name } tut diesmal nichts
dm-effects-due = { $count ->
    [one] 🔔 Ein Effekt steht an.
   *[other] 🔔 { $count } Effekte stehen an.
}
error-too-many-recurring = Eine Kreatur hat Platz für { $most } wiederkehrende Effekte. Nimm erst einen weg.
error-recurring-what = Sag, was jedes Mal kommt: damage, heal oder ein Text; nicht damage und heal zugleich.
error-no-recurring = Kein Effekt dieses Namens kommt dort wieder. Was ein Zustand mitbringt, endet mit ihm.
error-effect-not-due = Dieser Effekt steht nicht an. Er ist schon angewendet oder ausgelassen, oder er ist vorbei.
command-recurring = Was in jedem Zug einer Kreatur geschieht
command-recurring-add = Schaden, Heilung oder eine Erinnerung in jedem Zug einer Kreatur
option-recurring-add-target = Wessen Züge
option-recurring-add-name = Was es ist, etwa Brennend, Aura oder Regeneration
option-recurring-add-damage = Was es jedes Mal anrichtet: 1d6 fire
option-recurring-add-heal = Was es jedes Mal heilt: eine Zahl oder Würfel
option-recurring-add-text = Woran zu denken ist: nicht nach Säure oder Feuer; wirkt bei 0 Trefferpunkten
option-recurring-add-at = Wann im Zug. Standard: am Anfang
option-recurring-add-automatic = Eine feste Zahl wird ohne Tipp angewendet
command-recurring-remove = Einen Effekt nicht mehr wiederkommen lassen
option-recurring-remove-target = Wessen Züge
option-recurring-remove-name = Welcher Effekt
option-condition-add-damage = Was er in jedem Zug seines Trägers anrichtet: 1d6 fire
option-condition-add-heal = Was er in jedem Zug seines Trägers heilt: eine Zahl oder Würfel
option-condition-add-at = Wann im Zug das kommt. Standard: am Anfang
option-condition-add-automatic = Eine feste Zahl wird ohne Tipp angewendet
## Rasten, und was von einem Charakter zwischen Kämpfen bleibt

button-dmrest = Rast
form-rest = Rast
field-rest = Wie lange
field-resting-hint = Nichts gewählt: alle Charaktere der Runde
field-hit-dice = Trefferwürfel, bei einer kurzen Rast
field-hit-dice-hint = Je eine Zeile: Aria 2. Echte Würfel: Aria 2 = 14
rest-short = Kurze Rast: eine Stunde
rest-long = Lange Rast: acht Stunden
hit-dice-left = Trefferwürfel { $dice }: noch { $left }
character-hit-dice = Trefferwürfel { $dice }, { $spent } verbraucht
told-rested-short = 🛏 { $name } macht eine kurze Rast
told-rested-long = 🛏 { $name } macht eine lange Rast
told-hit-dice-spent = { $count ->
    [one] ein Trefferwürfel verbraucht
   *[other] { $count } Trefferwürfel verbraucht
}
told-hit-dice-back = { $count ->
    [one] ein Trefferwürfel wieder da
   *[other] { $count } Trefferwürfel wieder da
}
told-rest-failed-dead = ☠ { $name } ist tot: keine Rast hilft
told-rest-failed-dying = 💔 { $name } liegt im Sterben und kann nicht rasten
told-rest-failed-no-hit-points = ⏾ { $name } hatte zu Beginn der Rast keine Trefferpunkte und hat nichts davon
party-rest-not-agreed = ℹ️ { $characters }: nichts wurde geändert, weil die Zustimmung fehlt. Zugestimmt wird mit `/party add`.
party-restored = 💗 **{ $party }** hat alles wieder: { $count ->
    [one] ein Charakter
   *[other] { $count } Charaktere
}.
character-delete-asks = ⚠️ { $name } endgültig löschen? Ein laufender Kampf behält seine Kopie.
button-chardelete = Löschen
error-rest-dice-unread = „{ $line }“ kann ich nicht lesen. Schreib, wer wie viele Trefferwürfel verbraucht: Aria 2, Borin 1.
error-rest-who = { $name } ist nicht unter denen, die rasten.
error-rest-kind = Sag, wie lange: eine kurze oder eine lange Rast.
error-rest-no-characters = Dieser Kampf ist vorbei und ändert keinen gespeicherten Charakter. `/character rest` tut es.
error-character-which = Du hast mehrere Charaktere: sag, welchen.
error-party-none-agreed = In **{ $party }** lässt niemand die SL einen Charakter ändern. `/party add` fragt danach.
error-rest-in-encounter = Solange der Kampf läuft, gibt es keine Rast. Beende oder pausiere ihn erst.
error-hit-dice-short-rest = Trefferwürfel werden bei einer kurzen Rast verbraucht. Eine lange gibt alle Trefferpunkte zurück.
error-hit-dice-unknown = Die Trefferwürfel von { $name } sind nicht bekannt. `/edit` nimmt sie: `hit-dice:5d10+10`.
error-hit-dice-spent = { $name } hat nur noch { $left } Trefferwürfel.
option-character-create-current = Wie viele Trefferpunkte er jetzt hat; weggelassen, alle
option-character-create-hit-dice = Seine Trefferwürfel mit dem Konstitutionsbonus, etwa 5d10+10
command-character-rest = Deinen Charakter rasten lassen, zwischen Kämpfen oder in einem pausierten
option-character-rest-kind = Wie lange
option-character-rest-name = Welchen Charakter; weggelassen, den einzigen
option-character-rest-hit-dice = Wie viele Trefferwürfel in einer kurzen Rast verbraucht werden
option-character-rest-rolled = Was echte Würfel zusammen gaben, mit Bonus; weggelassen, wird gewürfelt
command-party-rest = SL: eine Gruppe rasten lassen, zwischen Kämpfen oder in einem pausierten
option-party-rest-party = Welche Gruppe
option-party-rest-kind = Wie lange
option-party-rest-hit-dice = Kurze Rast: wer wie viele: Aria 2, Borin 1 = 9 (was echte Würfel gaben)
command-party-restore = SL: einer Gruppe alles wiedergeben: Trefferpunkte, Leben, alles Verbrauchte
option-party-restore-party = Welche Gruppe
option-edit-hit-dice = Trefferwürfel mit dem Konstitutionsbonus, etwa 5d10+10
choice-short = kurze Rast
choice-long = lange Rast
field-rest-maximum = Ein gesenktes Trefferpunktemaximum
field-rest-maximum-hint = Der Effekt, der es gesenkt hat, sagt, ob eine lange Rast ihn beendet
rest-maximum-yes = Eine lange Rast gibt es wieder
rest-maximum-no = Es bleibt gesenkt
error-rest-which-maximum = Gibt diese lange Rast { $name } das ganze Trefferpunktemaximum wieder? Der Effekt, der es gesenkt hat, sagt es. Antworte mit `restores-maximum:` oder im Formular.
option-character-rest-restores-maximum = 2014: ob eine lange Rast beendet, was das Trefferpunktemaximum senkt
option-party-rest-restores-maximum = { option-character-rest-restores-maximum }

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
option-edit-cr = Herausforderungsgrad, etwa 1/4 oder 5; nur die Spielleitung; none löscht
option-edit-level = Stufe eines Charakters
option-character-create-level = Seine Stufe
