error = ⚠️ { $text }
board-fallen = ☠ { $count } besiegt: { $names }
board-title-planning = { $name } – Vorbereitung
board-title-active = { $name } – Runde { $round }
board-title-paused = ⏸ { $name } – Pause in Runde { $round }
board-title-completed = 🏁 { $name } – { $round ->
    [0] beendet, bevor es losging
   *[other] vorbei nach Runde { $round }
}
board-empty = Noch ist niemand hier.
    Zum Mitspielen drück **{ button-join }**. Die Spielleitung fügt mit `/init add` Monster hinzu.
board-now = ▶ **{ $name }** ist dran
board-next = als Nächstes: { $name }
board-page = -# Seite { $page } von { $pages }, { $total } im Kampf. **{ button-mine }** zeigt mehr.
order-page = -# Seite { $page } von { $pages }, { $total } im Kampf.

button-next = Nächster Zug
button-back = Voriger Zug
button-damage = Schaden
button-heal = Heilen
button-condition = Zustand
button-roll = Würfeln
button-undo = Rückgängig
button-undo-end = Ende rückgängig
button-undo-damage = Rückgängig: Schaden
button-undo-attack = Rückgängig: Angriff
button-undo-healing = Rückgängig: Heilung
button-undo-hp = Rückgängig: TP
button-undo-condition = Rückgängig: Zustand
button-undo-concentration = Rückgängig: Zauber
button-undo-effect = Rückgängig: Effekt
button-undo-save = Rückgängig: Wurf
button-undo-turn = Rückgängig: Zug
button-undo-initiative = Rückgängig: Ini
button-undo-joining = Rückgängig: Zugang
button-undo-removal = Rückgängig: Abgang
button-undo-edit = Rückgängig: Bogen
button-undo-resource = Rückgängig: Vorrat
button-undo-request = Rückgängig: Anfrage
button-undo-answer = Rückgängig: Antwort
button-undo-rest = Rückgängig: Rast
button-undo-start = Rückgängig: Beginn
button-undo-pause = Rückgängig: Pause
button-mine = Mein Zug
button-more = SL-Schirm
button-join = Mitmachen
button-begin = Beginnen
button-resume = Fortsetzen
button-dm = Zurück zum SL-Schirm
button-dmnext = { button-next }
button-dmback = { button-back }
button-dmgroup = Gemeinsam
button-dmsplit = Einzeln
button-dmarea = Flächenschaden
button-dmarealist = Fläche: Liste
button-areaamount = Schaden eingeben
button-dmrefresh = Aktualisieren
button-see-players = Wie die Runde
button-see-stream = Wie der Stream
button-legendary-action = Legendäre Aktion
button-legendary-resistance = Legendäre Resistenz
button-endturn = Meinen Zug beenden
button-delay = Abwarten
button-act = Jetzt handeln
button-deathsave = Todesrettungswurf
rules-now = ⚙️ Die Regeln von **{ $name }**; eine Option von `/encounter rules` ändert eine davon:
rule-line = { $rule }: { $value } · `{ $option }:`
rule-yes = ja
rule-no = nein
rule-name = Name
rule-ruleset = Regelwerk
rule-ties = Gleichstand
rule-defeated = besiegte Monster
rule-playersmay = Schaden der Runde
rule-rerolleachround = jede Runde neue Initiative
rule-initiativescores = Initiative ohne Wurf
rule-revealonturn = verborgene Monster in ihrem Zug nennen
rule-narration = was ich erzähle
rule-recharge = Fähigkeiten, die sich aufladen
rule-ondeckping = rufen, wer als Nächstes dran ist
rule-repostboardafter = Nachrichten, bis die Tafel neu aufgestellt wird
sheet-name = Name
sheet-name-was = Name (vorher { $old })
sheet-ac = RK
sheet-maxhp = Trefferpunktemaximum
sheet-currenthp = TP
sheet-dexterity = Geschicklichkeit
sheet-initiativebonus = Initiativebonus
sheet-attacks = Angriffe
sheet-savebonuses = Rettungswürfe
sheet-defences = Abwehr
sheet-notes = Notizen
sheet-regeneration = Regeneration
sheet-legendaryactions = legendäre Aktionen
sheet-legendaryresistances = legendäre Resistenzen
sheet-legendaryactionsremaining = übrige legendäre Aktionen
sheet-legendaryresistancesremaining = übrige legendäre Resistenzen
sheet-hitdice = Trefferwürfel
sheet-hitdicespent = verbrauchte Trefferwürfel
sheet-temphp = temporäre TP
sheet-recurring = wiederkehrende Effekte
sheet-isinlair = Hort
    .on = im Hort
    .off = nicht im Hort
sheet-issurprised = Überraschung
    .on = überrascht
    .off = nicht überrascht
sheet-makesdeathsaves = Todesrettungswürfe
labelled = { $what }: { $text }
sheet-readied = vorbereitete Aktion
    .on = vorbereitete Aktion
    .off = keine vorbereitete Aktion
sheet-reactionused = Reaktion
    .on = Reaktion verbraucht
    .off = Reaktion verfügbar
sheet-imageurl = Bild
sheet-group = Trupp
sheet-type = Art

button-dmadd = Monster hinzufügen
form-add = Ein Monster hinzufügen
field-creature = Kreatur
field-creature-hint = Aus der Bibliothek, oder ein Name mit Trefferpunkten
field-count = Wie viele
field-add-hp = Trefferpunkte
field-add-hp-hint = Leer: die der Bibliothek. Zahl, oder Würfel für jede
field-seen = Wer sie sieht
add-shown = Die Runde sieht sie
add-hidden = Nur du, bis du sie zeigst
button-again = Nochmal
save-resists = 👑 { $name }: legendäre Resistenz (noch { $left })
attack-pick = Angreifen mit …
attack-or-use = { $name }: angreifen oder einsetzen
attack-whom = Wen greifst du an? Ich würfle sofort.
attack-advantage = Vorteil
attack-disadvantage = Nachteil
attack-own-die = Eigener Würfel
attack-back = Zu den Angriffen
attacks-none = { $name } hat keine gespeicherten Angriffe. Speichere einen mit /character attack add.
field-face = Zahl auf dem W20
field-face-hint = 1 bis 20, ohne den Bonus
request = ⏳ **{ $name }** fügt **{ $target }** { $damage } zu
request-counts = { $what } – zählt das, SL?
attack = Angriff
critical-hit = kritisch
request-heal = ⏳ **{ $name }** heilt **{ $target }** um { $amount }
request-allowed = { $what } – Spielleitung?
request-set-temporary-hp = ⏳ **{ $name }** gibt **{ $target }** { $amount } temporäre TP
request-add-condition = ⏳ **{ $name }** belegt **{ $target }** mit: { $condition }
request-remove-condition = ⏳ **{ $name }** beendet bei **{ $target }**: { $condition }
request-change-condition = ⏳ **{ $name }** ändert bei **{ $target }**: { $condition }
request-stabilise = ⏳ **{ $name }** stabilisiert **{ $target }**
request-withdrawn = ↩️ Die Anfrage von **{ $name }** wurde rückgängig gemacht.
request-unanswered = ⌛ Der Kampf war zu Ende, bevor die Spielleitung antwortete.
request-void = ⌛ Die Anfrage von **{ $name }** ist nicht mehr offen: Ihr Ziel hat den Kampf verlassen.
form-settle = Antwort auf eine Anfrage
field-answer = Wie viel davon zählt
field-critical = Kritischer Treffer
field-critical-hint = Die Würfel fallen noch einmal dazu; die gefallenen bleiben
critical-yes = Ja
critical-no = Nein
button-settleform = Anpassen …
answer-whole-full = Ja
answer-whole-none = Nein
request-sent = ⏳ An die Spielleitung geschickt; sie antwortet dir.
request-repeat = Das hast du die Spielleitung schon gefragt.
answer-full = Voll
answer-half = Halb
answer-double = Doppelt
answer-none = Keiner

turn-just-moved = ⏳ { $by } hat den Zug gerade weitergegeben: **{ $name }** ist dran. Meinst du diesen Zug?
no-fights = Hier gibt es keinen Kampf, den du sehen kannst.
done = Nichts geändert: Es ist schon so.
default-name = Kampf
too-slow-for-form = Das Formular hat zu lange gebraucht. Drück noch einmal auf den Knopf.
rolled = 🎲 { $shown } → **{ $total }**
status-planning = in Vorbereitung
status-active = läuft
status-paused = macht Pause
status-completed = vorbei
ac = RK { $ac }

form-damage = Schaden
form-heal = Heilen
form-condition = Zustand
form-join = Im Kampf mitmachen
form-area = Flächenschaden
field-amount = Wie viel
field-amount-found-hint = In der Nachricht stehen mehrere Zahlen: Welche ist es?
field-amount-hint = Eine Zahl, oder Würfel wie 2W6+3
field-target = Ziel
field-target-part = Ziel, Teil { $part }
field-type = Schadensart
field-condition = Zustand
field-other = Anderer Effekt
field-other-hint = In eigenen Worten statt aus der Liste
field-rounds = Wie lange
field-rounds-hint = 3, 1W4, 10 Minuten, 1 Stunde; leer: bis man ihn wegnimmt
field-whose-turn = Wessen Zug zählt
field-whose-turn-hint = Runden werden in diesem Zug gezählt. Leer: im Zug der betroffenen Kreatur
field-ends = Wann eine Runde davon vorbei ist
field-ends-round = Am Ende der Runde
field-ends-turn-start = Zu Beginn des Zugs
field-ends-turn-end = Am Ende des Zugs
field-level = Stufe
field-class = Klasse
field-save = Rettungswurf dagegen
field-save-hint = Attribut und SG, etwa Weisheit 15; leer: keiner
field-character = Charakter
field-character-hp = { $hp } TP
field-hp = Trefferpunktemaximum
field-ac = Rüstungsklasse
field-bonus = Initiativebonus
field-bonus-hint = Kommt zum W20 dazu. Leer: der deiner Geschicklichkeit, falls bekannt
field-initiative-hint = Was du gewürfelt hast, oder Würfel; leer: ich würfle für dich

dm-title = SL · { $title }
dm-footer = Seite { $page } von { $pages }
private-live = Live bis höchstens 15 Minuten nach einem Tippen
private-drawn = Stand
private-over = Nicht mehr live – tippe auf eine Schaltfläche
superseded = In diesem Kanal läuft jetzt ein anderer Kampf: **{ $name }**.
newer-open = Zu { $name }

template-saved = 📋 Gespeichert: { $template }. `/template start` stellt es auf.
template-xp = { $xp } EP ({ $rules })
template-deleted = 📋 **{ $name }** ist gelöscht.
no-templates = Du hast noch keine Vorlagen. Stell einen Kampf mit `/init add` auf, dann `/template save`.
party-created = 🛡 **{ $party }** ist jetzt eine Gruppe. `/party add` nimmt Charaktere auf, `/party bring` bringt alle in einen Kampf.
party-renamed = **{ $party }** heißt jetzt **{ $name }**.
party-joined = 🛡 { $character } zieht mit **{ $party }**.
party-left = 🛡 { $character } hat **{ $party }** verlassen.
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
party-asks = 🛡 { $player }: { $name } hat { $character } in **{ $party }** aufgenommen. Dürfen { $name } und die Kämpfe, in die { $name } die Gruppe bringt, die gespeicherten Trefferpunkte und Werte ändern?
party-agreed = 🛡 { $character } zieht mit **{ $party }** und behält die Trefferpunkte, die nach deren Kämpfen übrig sind.
transfer-asks = 🔑 { $player }: { $name } bietet dir den Kampf „{ $fight }“ an. Willst du ihn leiten? Das Angebot gilt einen Tag.
transfer-accepted = 🔑 { $name } leitet jetzt „{ $fight }“.
transfer-open = 🔑 Der Kampf „{ $fight }“ ist einer anderen Spielleitung angeboten. Willst du ihn leiten?
transfer-cancelled = 🔑 „{ $fight }“ behält seine Spielleitung: Das Angebot gilt nicht mehr.
button-transferyes = Leitung übernehmen
button-transferno = Lieber nicht
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
statblock-footer = { $page } von { $of } · { $book }
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
statblock-save = { $ability }-Rettungswurf, SG { $dc }
statblock-xp = { $xp } EP
creature-title = Kreaturen
creature-hit-points = { $hp } TP
creature-yours = deine
creature-of-other-rules = 📖 **{ $name }** ist aus { $book }, nicht von den Regeln von { $ruleset }.
creature-of-other-rules-near = 📖 **{ $name }** ist aus { $book }. Die Regeln von { $ruleset } haben { $names }. `/undo` macht das rückgängig.
creature-marked = ⭐ **{ $name }** gehört jetzt zu deinen Favoriten und wird zuerst angeboten.
creature-unmarked = **{ $name }** gehört nicht mehr zu deinen Favoriten.
creature-none = Eine Kreatur dieses Namens gibt es nicht. `/creature save` legt eine eigene an.
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
import-progress-reading = ⏳ Gelesen: { $done } von { $of } Kreaturen …
import-progress-storing = ⏳ Gespeichert: { $done } von { $of } Kreaturen …
import-nothing = Nichts wurde gespeichert.
import-taken = Gelesen als { $format }: { $fields ->
        [one] eine Angabe
       *[other] { $fields } Angaben
    }.
import-filled = Aus schon bekannten Kreaturen: { $what }.
import-assumed = Nach den Regeln, weil die Datei nichts sagt: { $what }.
import-left = Ausgelassen: { $what }.
import-refused = Abgelehnt ({ $count }): { $what }.
import-undo-hint = `/creature undo-import` macht diesen Import rückgängig.
import-undone = ↩️ Der Import ist rückgängig gemacht: { $gone ->
        [one] eine Kreatur
       *[other] { $gone } Kreaturen
    } gelöscht, { $back } wie zuvor.
import-reason-not-understood = nicht verstanden
import-reason-no-place = kein Platz dafür
import-reason-out-of-range = außerhalb der Grenzen
import-reason-too-long = zu lang
import-reason-no-name = kein Name
import-reason-no-hit-points = keine Trefferpunkte
import-reason-no-creature = keine Kreatur
import-reason-copy-not-understood = eine Kopie mit Änderungen, die nicht verstanden wurden
import-reason-refers-to-another = verweist auf eine andere Kreatur
import-reason-field = { $field } ist nicht wie erwartet
creature-exported = 📦 Deine eigenen Kreaturen. `/creature import` liest diese Datei.
form-statblock = Wertekasten
field-statblock = Der Text des Wertekastens
field-statblock-hint = Wie im Buch, vom Namen bis zur letzten Aktion
character-deleted = 🗑 { $name } ist keiner deiner Charaktere mehr.
creature-deleted = 🗑 { $name } ist keine deiner Kreaturen mehr.

badge-dm = 🎲 { $count } Spielleitung
badge-players = 👁 { $count ->
        [one] eine Person schaut
       *[other] { $count } Personen schauen
    } zu
badge-stream = 📺 { $count } im Stream
log-thread-trouble = ⚠️ Ich kann den Thread mit dem Kampfprotokoll nicht führen: Mir fehlen hier „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“, und ein Thread kann keine eigenen Threads haben. Bis dahin stehen die Zeilen im Kanal.

dm-live-footer = Für die Spielleitung · immer aktuell · Seite { $page } von { $pages }
dm-screen-kept = 📌 Der SL-Schirm steht in { $channel } und bleibt dort aktuell. Lösch die Nachricht, um das zu beenden.
reaction-used = Reaktion verbraucht

button-dminit = Initiative
form-initiative = Initiative
field-order = Je eine Zeile: Goblin 1 = 14
field-order-hint = Zahlen oder Würfel; eine Zeile, die fehlt oder keine Zahl hat, ändert nichts
unknown-button = Dieser Knopf stammt aus einer anderen Version. `/encounter board` stellt eine neue Tafel auf.
board-needs-permissions = ⚠️ Ich kann die Tafel hier aufstellen, aber nicht aktuell halten: Mir fehlen in diesem Kanal „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“. `/tracker doctor` prüft es.
board-trouble-forbidden = ⚠️ Ich kann die Tafel dieses Kampfes nicht mehr aktuell halten: Ich darf hier nichts mehr ändern oder schreiben. Gib mir „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“ und benutze dann irgendeinen Befehl; oder `/encounter board` anderswo.
board-trouble-gone = ⚠️ Den Kanal mit der Tafel dieses Kampfes gibt es nicht mehr. `/encounter board` stellt sie neu auf; in einem anderen Kanal, mit diesem Kampf als `fight:`, zieht der Kampf dorthin um.
overlay-link = 📺 Der Overlay-Link, für eine Browserquelle in OBS. Wer ihn hat, kann zuschauen: Zeig ihn nicht auf dem Bildschirm:
    ||<{ $link }>||
    Er bleibt verdeckt, bis du ihn anklickst. `/overlay settings` stellt ihn ein, `/overlay rotate` ersetzt ihn durch einen neuen, `/overlay revoke` beendet ihn.
overlay-link-channel = 📺 Der Overlay-Link dieses Kanals, Kampf um Kampf, für eine Browserquelle in OBS. Wer ihn hat, kann zuschauen: Zeig ihn nicht auf dem Bildschirm:
    ||<{ $link }>||
    Er bleibt verdeckt, bis du ihn anklickst. Zwischen den Kämpfen ist das Overlay leer.
overlay-rotated = 🔑 Der alte Overlay-Link ist beendet. Der neue, mit denselben Einstellungen:
    ||<{ $link }>||
overlay-line = { $number } · { $bound ->
        [channel] folgt diesem Kanal
       *[fight] dieser Kampf
    } · { $audience ->
        [players] für die Runde
       *[stream] für den Stream
    } · angelegt { $made } UTC
overlay-links-of-others = { $count ->
        [one] 📺 Ein Overlay-Link, den jemand anders angelegt hat, zeigt, was in diesem Kanal gespielt wird.
       *[other] 📺 { $count } Overlay-Links, die andere angelegt haben, zeigen, was in diesem Kanal gespielt wird.
    } `/overlay list` zählt sie auf, `/overlay revoke` beendet sie.
overlay-links = { $count ->
        [one] 📺 Ein Overlay-Link gilt:
       *[other] 📺 { $count } Overlay-Links gelten:
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
overlay-style = Stylesheet (CSS)
overlay-style-hint = Der Konfigurator nennt die Ansatzpunkte. Importe und Adressen werden entfernt.
overlay-style-title = Dein eigener Stil
overlay-style-kept = 🎨 Gespeichert. Overlays auf Sendung zeigen den Stil schon.
overlay-revoked = { $count ->
        [0] Dieser Kampf hatte keinen Overlay-Link.
        [one] Ein Overlay-Link ist beendet.
       *[other] { $count } Overlay-Links sind beendet.
    }
overlay-status = 📺 { $count ->
        [0] Kein Overlay ist verbunden.
        [one] Ein Overlay ist verbunden.
       *[other] { $count } Overlays sind verbunden.
    }
overlay-health = · zeigt Änderung { $version } von { $latest }, { $seen ->
        [yes] sichtbar
       *[no] verborgen
    }, { $lag } ms zurück, { $where ->
        [streaming] OBS { $obs } streamt
        [recording] OBS { $obs } nimmt auf
        [obs] OBS { $obs } ist nicht auf Sendung
       *[browser] in einem Browser
    }, gemeldet vor { $seconds } s
play-link = 📱 Der Kampf auf deinem Handy oder Tablet, wie du ihn siehst, mit allem, was du tun kannst. Dieser Link ist nur für dich:
    { $link }
    Er endet eine Woche nach der letzten Nutzung; `/play revoke:True` beendet ihn sofort.
play-console = 🖥️ Und die Seite der Spielleitung, für einen Laptop. Zeig sie nicht im Stream:
    { $link }
play-by-role = Du leitest diesen Kampf durch deine Rolle: Diese Links gelten { $hours } Stunden, dann hol dir neue.
play-join-first = Du hast noch keinen Charakter in diesem Kampf und kannst nur zuschauen. Zum Mitspielen drück **{ button-join }** oder schreib `/join`: Die Seite folgt von selbst.
play-revoked = { $count ->
        [0] Du hattest keinen solchen Link.
        [one] Dein Link ist beendet.
       *[other] Deine { $count } Links sind beendet.
    }
portrait-given = 🖼️ **{ $name }** hat ein neues Bild.
portrait-taken = **{ $name }** hat kein Bild mehr.
token-made = 🔑 { $line }
    `{ $token }`
    Das ist das Token. Ich zeige es nicht noch einmal: Gib es deinem Programm und sonst niemandem. Es endet { $days } Tage nach der letzten Benutzung; `/token revoke` beendet es sofort.
token-line = { $name } · { $scope } · bis { $until }
no-tokens = Du hast keine Tokens. `/token create` legt eines für ein Programm von dir an.
token-revoked = 🔑 **{ $name }** gilt nicht mehr.
character-saved = 💾 { $character }. **{ button-join }** und `/join` nehmen von nun an diesen Charakter.
character-hp = { $hp }/{ $max } TP
log-attached = 📜 Das ganze Kampfprotokoll, auch alles Verborgene. Nur du siehst es.
co-dm-now = { $name } leitet diesen Kampf jetzt mit.
co-dm-no-more = { $name } leitet diesen Kampf nicht mehr mit.
control-now = { $name } spielt jetzt { $who }.
control-no-more = { $name } spielt { $who } nicht mehr.
field-name = Name
field-initiative = Initiative

## Der SL-Schirm

dm-pick = Wähle eine Kreatur: zeigen, treffen, heilen …
undo-takes-back = ↩️ Rückgängig betrifft, von { $name }: { $what }
dm-requests = { $count ->
        [one] ⏳ Eine Anfrage wartet:
       *[other] ⏳ { $count } Anfragen warten. Die erste:
    }
dm-resistances = Resistent gegen { $what }
dm-vulnerabilities = Anfällig für { $what }
dm-immunities = Immun gegen { $what }
dm-absorptions = Absorbiert: { $what }
dm-reduction = Verringert jeden Treffer um { $what }
dm-threshold = Schadensschwelle { $what }
dm-maximum-change = Maximum { $maximum } { $change }
dm-own-hp = eigene Gestalt { $hp }/{ $max }
dm-legendary-action = 👑 noch { $left } von { $total } legendären Aktionen
dm-legendary-resistance = 👑 noch { $left } von { $total } legendären Resistenzen
dm-cure = Einen Zustand entfernen oder ändern
dm-take-off = { $name } entfernen
dm-change = { $name } ändern …
reveal-players = 👁 Die Runde sieht { $level }
reveal-stream = 📺 Der Stream sieht { $level }
level-unseen = nichts
level-unknown = „???“
level-name = den Namen
level-band = die Gesundheit in Worten
level-damage = die Gesundheit in Worten und jeden Treffer in Zahlen
level-exact = die genauen Trefferpunkte
level-unseen-hint = Da ist nichts
level-unknown-hint = Da ist etwas
level-name-hint = Welche Kreatur es ist
level-band-hint = Und die Gesundheit, etwa angeschlagen
level-damage-hint = Und der Schaden jedes Treffers
level-exact-hint = Und die Trefferpunkte
seen-by-players = 👁 Wie die Runde es sieht · { $title }
seen-by-stream = 📺 Wie der Stream es sieht · { $title }
seen-by-footer = { $count ->
        [one] Eine Kreatur ist
       *[other] { $count } Kreaturen sind
    } zu sehen

## Gruppen und Kreaturen

party-nobody = Noch ist niemand darin.
creature-challenge = HG { $challenge }

## Der SL-Schirm neben anderen Kanälen, und Flächenschaden

board-posted = 📌 Die Tafel steht in { $channel }, wo gespielt wird.
field-amount-typed-hint = Eine Zahl, Würfel wie 8W6, oder 4W6 Feuer + 2W8 Kälte
bundle-all = Alle Monster in Sicht
    .short = Alle Monster
bundle-players = Alle Charaktere der Runde
    .short = Alle Charaktere
area-bundle = { $name } ({ $count })
area-how = Tippe an, wer getroffen wird: einmal für vollen Schaden, zweimal für halben, dreimal für keinen.
area-full = **Voll:**
area-half = **Halb:**
area-footer = { $count ->
    [0] Noch niemand gewählt
    [one] Ein Ziel
   *[other] { $count } Ziele
} · Seite { $page }/{ $pages }
dm-screen-withdrawn-public = ⚠️ Ich habe den SL-Schirm entfernt: Alle auf diesem Server können diesen Kanal jetzt sehen. Nimm @everyone hier „Kanal ansehen“, dann stell ihn mit `/encounter screen channel:` wieder auf.
dm-screen-withdrawn-player = ⚠️ Ich habe den SL-Schirm entfernt: { $name } spielt in diesem Kampf mit und kann diesen Kanal sehen. Ändere, wer ihn sieht, dann stell den SL-Schirm mit `/encounter screen channel:` wieder auf.
dm-screen-stopped = ⚠️ Den SL-Schirm in { $channel } kann ich nicht mehr aktuell halten: Was er zeigt, ist alt. Gib mir dort „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“, oder stell ihn mit `/encounter screen channel:` anderswo auf.

## Was über jemanden gespeichert ist

privacy-title = Was ich über dich speichere
privacy-name = Dein Name hier ({ $name }) und deine Discord-Kennung, seit { $since }
privacy-characters = Gespeicherte Charaktere: { $number }
privacy-character-names = Die Charaktere: { $names }
privacy-parties = Gruppen, die du angelegt hast: { $number }
privacy-templates = Vorlagen für Kämpfe: { $number }
privacy-portraits = Hochgeladene Bilder: { $number }
privacy-favourites = Favorisierte Kreaturen: { $number }
privacy-used-last = Zuletzt hinzugefügte Kreaturen: { $number }
privacy-creatures = Eigene Kreaturen: { $number }
privacy-fights-run = Kämpfe, die du leitest: { $number }
privacy-fights-played = Kämpfe, in denen du eine Kreatur spielst: { $number }
privacy-log-lines = Zeilen in Kampfprotokollen mit deinem Namen: { $number }
privacy-links = Links, die du angelegt hast: { $number }
privacy-tokens = Tokens für Programme und Seiten: { $number }
privacy-sessions = Deine offenen Webseiten, mit Adresse und Browser: { $number }
privacy-how = `/privacy delete` löscht es. Was ich in Kanäle geschrieben habe, liegt bei Discord und bleibt dort.
privacy-link-privacy = Datenschutzerklärung: { $url }
privacy-link-terms = Nutzungsbedingungen: { $url }
privacy-nothing = Ich speichere nichts über dich.
privacy-confirm = ⚠️ Alles löschen, was ich über dich speichere? Deine Charaktere, Kreaturen und Links sind dann für immer weg; in Kämpfen und Kampfprotokollen steht jemand ohne Namen an deiner Stelle. In laufenden Kämpfen bleiben deine Kreaturen, und die Spielleitung führt sie.
privacy-runs-fights = ⚠️ Du leitest Kämpfe, die nicht zu Ende sind: { $fights }. Beende sie mit `/encounter end` oder biete sie mit `/encounter transfer` jemandem an, dann frag noch einmal. Nichts wurde gelöscht.
privacy-ends-fights = Oder ich beende sie jetzt: Dann wird alles, was ich über dich speichere, für immer gelöscht, und in Kämpfen und Kampfprotokollen steht jemand ohne Namen an deiner Stelle.
privacy-deleted = ✅ Ich speichere nichts mehr über dich.
button-forget = Alles löschen
button-forget-ending = Beenden und löschen

## Ressourcen und Inspiration

inspired = Inspiration
resource-pick = { $name }: verbrauchen …
resource-spend = { $name } verbrauchen [{ $left }/{ $most }]
resource-back = { $name } zurückgeben [{ $left }/{ $most }]
resource-none = Es gibt noch keine Ressourcen. `/resource set` legt eine an.
resource-recharges = { $least ->
    [6] lädt sich bei 6 auf
   *[other] lädt sich bei { $least }–6 auf
}
resource-regains = { $count } mit einer kurzen Rast, alle mit einer langen
resource-returns-never = kommt nicht zurück
resource-returns-turn = kommt zu Beginn jedes Zugs zurück
resource-returns-short-rest = kommt mit einer kurzen Rast zurück
resource-returns-long-rest = kommt mit einer langen Rast zurück
button-inspire = Inspiration geben
button-uninspire = Inspiration nutzen
## Rettungswürfe, die ausstehen

save-owed = Rettungswurf auf { $ability }, SG { $dc }: { $name }
button-rollsave = Rettungswurf
button-typesave = Selbst gewürfelt
form-save = Rettungswürfe
field-own-roll-hint = +5 würfelt einen W20 für dich; 17, oder Würfel, ist dein Ergebnis
save-passed = Geschafft …
save-failed = Misslungen …
save-dropped = Ohne Wirkung …
dm-saves-title = Offene Rettungswürfe
dm-saves-none = Kein Rettungswurf ist offen.
dm-saves = { $count ->
        [one] 🎲 Ein Rettungswurf ist offen.
       *[other] 🎲 { $count } Rettungswürfe sind offen.
    }
button-dmrollsaves = Für Monster würfeln
button-dmsaves = Rettungswürfe
field-area-full = Voller Schaden
field-area-full-hint = Zum Beispiel alle Monster; Ausnahmen stehen darunter
field-area-half = Halber Schaden
field-area-half-hint = Wem der Rettungswurf gelang
field-area-none = Kein Schaden
field-area-none-hint = Wen eine Auswahl darüber nicht treffen soll
field-area-save = Rettungswurf
field-area-save-example = GES 15
field-area-save-hint = GES 15 oder Feuerball GES 15: Wer vollen Schaden nähme, würfelt erst
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
field-hit-dice = Trefferwürfel bei einer kurzen Rast
field-hit-dice-hint = Je eine Zeile: Aria 2. Echte Würfel: Aria 2 = 14
rest-short = Kurze Rast: eine Stunde
rest-long = Lange Rast: acht Stunden
character-hit-dice = Trefferwürfel { $dice }, { $spent } verbraucht
party-rest-not-agreed = ℹ️ { $characters }: Nichts wurde geändert, weil die Zustimmung fehlt. Wer den Charakter spielt, gibt sie mit `/party add`.
party-restored = 💗 **{ $party }** hat alles wieder: { $count ->
    [one] ein Charakter
   *[other] { $count } Charaktere
}.
character-delete-asks = ⚠️ { $name } endgültig löschen? Ein laufender Kampf behält eine Kopie.
button-chardelete = Löschen
field-rest-maximum = Ein gesenktes Trefferpunktemaximum
field-rest-maximum-hint = Der Effekt, der es gesenkt hat, sagt, ob eine lange Rast ihn beendet
rest-maximum-yes = Eine lange Rast stellt es wieder her
rest-maximum-no = Es bleibt gesenkt

# Erfahrungspunkte und Schwierigkeit, nur für die Spielleitung
level = Stufe { $level }
challenge-rating = HG { $cr }
sheet-level = Stufe
sheet-characterclass = Klasse
sheet-isboss = Boss
sheet-challengerating = Herausforderungsgrad
xp-earned = ⭐ { $total } EP für alles Besiegte: { $count ->
        [one] alle für den einzigen Charakter
       *[other] je { $each } für { $count } Charaktere
    }
xp-earned-alone = ⭐ { $total } EP für alles Besiegte
xp-unknown = ❔ Ohne Herausforderungsgrad, also nicht in diesen EP: { $names }. `/edit cr:` setzt ihn.
difficulty = ⚖️ Schwierigkeit ({ $rules }): **{ $step }** · { $xp } EP ({ $of })
difficulty-at-least = ⚖️ Schwierigkeit ({ $rules }): mindestens **{ $step }** · { $xp } EP ({ $of })
difficulty-missing = ⚖️ Für die Schwierigkeit fehlt die Stufe: { $names }. `/edit level:` setzt sie.
difficulty-trivial = weniger als leicht
difficulty-easy = leicht
difficulty-medium = mittel
difficulty-hard = schwer
difficulty-deadly = tödlich
difficulty-low = niedrig
difficulty-moderate = mäßig
difficulty-high = hoch
difficulty-beyond = mehr als hoch

overlay-remote = 🎛️ Die Adresse, die diesem Overlay Anweisungen gibt, für Stream Deck, OBS-Skripte und dergleichen. Wer sie hat, kann das Overlay steuern; halte sie vom Bildschirm fern:
    ||`{ $address }`||
    Statt `hide` auch: { $orders }. Bei `splash` sagt `&name=Goblin`, wer. Eine neue Adresse beendet die alte; `/overlay remote end:True` beendet sie.
overlay-remote-ended = 🎛️ Die Adresse steuert das Overlay nicht mehr.
air-title = 📺 Was die Overlays zeigen
air-state = { $shown ->
        [no] Verborgen
       *[yes] Sichtbar
    } · { $moments ->
        [paused] Momente pausieren
       *[on] Momente laufen
    } · Szene: { $scene ->
        [turn] wer dran ist
        [party] die Gruppe
        [recap] der Kampf in Zahlen
       *[fight] der ganze Kampf
    }
air-show = Zeigen
air-hide = Verbergen
air-splash = Jetzt ansagen
air-clear = Leeren
air-pause = Momente anhalten
air-resume = Momente fortsetzen
air-scene = Nächste Szene
