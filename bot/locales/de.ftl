# Deutsch: alle Texte. Argumente kommen schon sicher für Markdown herein.

band-unhurt = unverletzt
band-hurt = verletzt
band-bloodied = angeschlagen
band-critical = schwer verletzt
band-down = am Boden
dead = tot
dying = stirbt
stable = stabil
delayed = wartet ab
surprised = überrascht
readied = bereit: { $what }
condition-level = { $name } { $level }
condition-rounds = { $name } ({ $rounds })

board-title-planning = { $name } – Vorbereitung
board-title-active = { $name } – Runde { $round }
board-title-paused = ⏸ { $name } – Pause in Runde { $round }
board-title-completed = 🏁 { $name } – vorbei nach Runde { $round }
board-empty = Noch ist niemand hier.
    Spieler drücken **Mitmachen**. Die Spielleitung fügt Monster mit `/init add` hinzu.
board-now = ▶ **{ $name }** ist dran
board-next = danach: { $name }
board-page = -# Seite { $page } von { $pages }, { $total } im Kampf. **Mehr** zeigt alle.
board-footer = Auf dem Stand · v{ $version }

button-next = Weiter
button-back = Zurück
button-damage = Schaden
button-heal = Heilen
button-condition = Zustand
button-roll = Würfeln
button-undo = Rückgängig
button-more = Mehr
button-join = Mitmachen
button-begin = Beginnen
button-resume = Fortsetzen
button-dm = Zurück zur Übersicht
button-dmnext = Weiter
button-dmback = Zurück
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
told-change-redone = ↪️ Die Änderung gilt wieder.
told-rules-changed = ⚙️ Die Regeln des Tisches wurden geändert.
told-access-changed = 🔑 Wer was führt, wurde geändert.
told-turn = ▶ Runde { $round }: **{ $name }** ist dran
told-added = ➕ { $who } kommt in den Kampf
told-removed = ➖ { $name } verlässt den Kampf
told-defeated = ✖ { $name } ist aus dem Kampf
told-changed = ✏️ { $who } wurde geändert
told-visibility = 👁 Was von { $who } zu sehen ist, wurde geändert
told-moved = ↕️ { $who } wechselt den Platz in der Reihenfolge
told-delayed = ⏳ { $who } wartet ab
told-initiative = 🎲 { $name }: Initiative { $total }
told-damage = 💥 { $name } erleidet { $amount }{ $types } Schaden ({ $hp }/{ $max })
told-damage-absorbed = , davon { $absorbed } von temporären Trefferpunkten
told-damage-band = 💥 { $name } ist getroffen – { $band }
told-healing = 💚 { $name } erhält { $amount } zurück ({ $hp }/{ $max })
told-healing-band = 💚 { $name } wird geheilt – { $band }
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
request-sent = ⏳ Dein Schaden wartet auf die Antwort der Spielleitung.
request-repeat = Dein Schaden ist schon angefragt.
request-settled = Das ist schon beantwortet.
answer-full = Voll
answer-half = Halb
answer-double = Doppelt
answer-none = Keiner

done = Erledigt.
failed = Auf unserer Seite ging etwas schief. Mehr als auf der Tafel steht, ist nicht geschehen. Kennung für den Betreiber: `{ $reference }`
guild-only = Das geht nur im Kanal eines Servers.
no-fight = In diesem Kanal läuft kein Kampf. `/encounter start` beginnt einen.
no-fights = Hier läuft kein Kampf, den du sehen könntest.
fight-there = „{ $name }“ läuft in diesem Kanal. Beende ihn mit /encounter end, oder beginne einen in einem Thread.
default-name = Kampf
too-slow-for-form = Das hat zu lange gedauert. Drücke noch einmal.
nobody-here = Noch ist niemand in diesem Kampf. Drücke Mitmachen, oder füge mit `/init add` ein Monster hinzu.
turn-stale = Dieser Zug ist schon vorbei. Schau noch einmal auf die Tafel.
undo-stale = Seitdem ist etwas anderes geschehen. Schau auf die Tafel, dann nimm es zurück.
joined-already = Du bist schon dabei, als **{ $name }**.
no-character = So einen Charakter hast du nicht. `/character create` speichert einen.
nothing-to-roll = Von dir wartet nichts auf einen Wurf.
dm-only = Das darf nur die Spielleitung.
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
field-amount-hint = Eine Zahl, oder Würfel wie 2d6+3
field-target = Ziel
field-target-part = Ziel, Teil { $part }
field-type = Art des Schadens
field-condition = Zustand
field-other = Andere Wirkung
field-other-hint = In eigenen Worten statt aus der Liste
field-rounds = Runden
field-rounds-hint = Wie viele; leer: bis er entfernt wird
field-character = Charakter
field-character-hp = { $hp } Trefferpunkte
field-hp = Trefferpunkte (Maximum)
field-ac = Rüstungsklasse
field-bonus = Initiativebonus
field-bonus-hint = Leer: der Modifikator der Geschicklichkeit
field-initiative-hint = Was du gewürfelt hast, oder Würfel; leer: es wird gewürfelt
field-full = Voller Schaden
field-half = Halber Schaden

dm-title = Spielleitung · { $title }
dm-footer = Nur du siehst das · v{ $version } · Seite { $page } von { $pages }
dm-panel-footer = Nur du siehst das · v{ $version }
sheet-footer = Nur du siehst das · v{ $version }

recap = 🏁 **{ $name }**: { $rounds ->
    [one] eine Runde
   *[other] { $rounds } Runden
}, { $minutes ->
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

error-unavailable = Die Datenbank ist gerade nicht zu erreichen. Sieh aufs Brett und versuch es dann noch einmal.
error-participant-not-found = Der ist nicht in diesem Kampf. Wähle jemanden aus der Liste.
error-not-allowed = Das darfst du hier nicht. Frag die Spielleitung.
error-not-active = Der Kampf läuft nicht.
error-stale-turn = Dieser Zug ist schon vorbei. Schau noch einmal auf die Tafel.
error-request-settled = Das ist schon beantwortet.
error-nothing-to-undo = Es gibt nichts mehr zurückzunehmen oder wiederherzustellen.
error-conflict = Zu viel geschieht auf einmal. Nichts wurde geändert; versuch es noch einmal.

who-is-meant = Sag, wer gemeint ist: hier versteht es sich nicht von selbst. Wähle jemanden aus der Liste.
edit-what = Sag, was anders werden soll: Name, Rüstungsklasse, Trefferpunkte …

party-created = 🛡 **{ $party }** ist jetzt eine Gruppe. `/party add` nimmt Charaktere auf, `/party bring` bringt alle in einen Kampf.
party-joined = 🛡 { $character } zieht mit **{ $party }**.
party-left = 🛡 { $character } hat **{ $party }** verlassen.
party-listed = **{ $party }** · { $count ->
    [one] { $count } Charakter
   *[other] { $count } Charaktere
}
party-empty = In **{ $party }** ist noch niemand. `/party add` nimmt Charaktere auf.
party-all-here = Alle von **{ $party }** sind schon in diesem Kampf.
no-party = Eine Gruppe dieses Namens gibt es auf diesem Server nicht. `/party create` legt eine an.
no-parties = Auf diesem Server gibt es noch keine Gruppe. `/party create` legt eine an.

creature-title = Kreaturen
creature-hit-points = { $hp } Trefferpunkte
creature-yours = deine
creature-none = Keine Kreatur dieses Namens. `/creature save` legt eine eigene an.
creature-saved = 💾 { $creature }. `/init add` kennt sie von jetzt an.
creature-imported = 💾 { $count ->
    [one] Eine Kreatur gehört jetzt dir. `/init add` kennt sie.
   *[other] { $count } Kreaturen gehören jetzt dir. `/init add` kennt sie.
}
creature-deleted = 🗑 { $name } ist keine deiner Kreaturen mehr.

badge-dm = 🎲 { $count } Spielleitung
badge-players = 👁 { $count ->
    [one] ein Zuschauer
   *[other] { $count } Zuschauer
}
badge-stream = 📺 { $count } im Stream
badge-overlay = Overlay meldet v{ $version }

save-and-dc = Beides, bitte: das Attribut des Rettungswurfs und seinen SG.

told-on-deck = danach: { $name }
log-thread-trouble = ⚠️ Ich kann den Thread mit dem Verlauf nicht führen: Ich brauche hier „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“, und in einem Thread gibt es keinen weiteren. Bis dahin stehen die Zeilen im Kanal.

which-fight = Welcher Kampf? Wähle einen, den du leitest, aus der Liste.

add-no-hit-dice = Die Bibliothek hat keine Trefferwürfel dieser Kreatur. Schreib stattdessen Würfel wie 2d6+2.

dm-live-footer = Für die Spielleitung · immer aktuell · v{ $version } · Seite { $page } von { $pages }
dm-screen-kept = 📌 Die Übersicht der Spielleitung steht in { $channel } und bleibt dort aktuell. Lösche sie, um das zu beenden.
dm-channel-unknown = Ich sehe { $channel } nicht, oder es ist kein Textkanal. Wähle einen Textkanal, den nur die Spielleitung sieht.
dm-channel-table = In { $channel } wird gespielt. Wähle einen Kanal, den nur die Spielleitung sieht.
dm-channel-public = Alle auf diesem Server sehen { $channel }, und in der Übersicht steht alles. Nimm @everyone dort „Kanal ansehen“ (Kanaleinstellungen → Berechtigungen) und versuch es noch einmal.
dm-channel-player = { $name } spielt in diesem Kampf mit und sieht { $channel }. Wähle einen Kanal, den nur die Spielleitung sieht.
dm-channel-closed = In { $channel } kann ich nichts schreiben: Gib mir dort „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“.

reaction-used = Reaktion verbraucht

button-dminit = Initiative
form-initiative = Initiative
field-order = Je eine Zeile: Goblin 1 = 14
field-order-hint = Zahlen oder Würfel; eine Zeile, die fehlt oder keine Zahl hat, ändert nichts
initiatives-unread = Nichts wurde geändert. Damit kann ich nichts anfangen: { $lines }. Schreib jeden, der mitkämpft, einmal, etwa Goblin 1 = 14.

## Was erzählt wird

told-legendary-action = 👑 { $name }: noch { $remaining } legendäre Aktionen
told-legendary-resistance = 👑 { $name }: noch { $remaining } legendäre Resistenzen

## Antworten

error = ⚠️ { $text }
unknown-button = Dieser Knopf stammt aus einer anderen Version. `/encounter board` stellt eine neue Tafel auf.
join-how = Sag, wer mitmacht: `/init join name: hp:`, oder speichere einen Charakter mit `/character create`.
join-which = Du hast mehrere Charaktere: sag welchen, `/init join name:`.
join-hp = Ein neuer Charakter braucht sein Maximum an Trefferpunkten: `/init join name: hp:`.
no-condition = Wähle einen Zustand, oder schreib einen.
no-target = Wähle wenigstens ein Ziel.
condition-gone = Dieser Zustand ist schon weg.
board-needs-permissions = ⚠️ Ich kann die Tafel hier aufstellen, aber nicht aktuell halten: Ich brauche in diesem Kanal „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“. `/tracker doctor` prüft es.
board-trouble-forbidden = ⚠️ Ich kann die Tafel dieses Kampfes nicht mehr aktuell halten: Ich darf hier nichts mehr ändern oder schreiben. Gib mir „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“ und benutze irgendeinen Befehl; oder `/encounter board` anderswo.
board-trouble-gone = ⚠️ Den Kanal mit der Tafel dieses Kampfes gibt es nicht mehr. `/encounter board` stellt sie neu auf.
overlay-link = 📺 Das Overlay, als Browserquelle für OBS. Wer diesen Link hat, kann zuschauen: Zeig ihn nicht auf dem Bildschirm:
    ||<{ $link }>||
    Er bleibt verdeckt, bis du ihn anklickst. `/overlay settings` stellt ihn ein, `/overlay rotate` gibt ihm ein neues Geheimnis, `/overlay revoke` macht ihn unbrauchbar.
overlay-link-channel = 📺 Das Overlay für alles, was in diesem Kanal läuft, Kampf um Kampf, als Browserquelle für OBS. Wer diesen Link hat, kann zuschauen: Zeig ihn nicht auf dem Bildschirm:
    ||<{ $link }>||
    Er bleibt verdeckt, bis du ihn anklickst, und wartet zwischen den Kämpfen unsichtbar.
overlay-rotated = 🔑 Das alte Geheimnis ist vom Sender. Derselbe Link mit einem neuen:
    ||<{ $link }>||
overlay-channel-only = Hier läuft kein Kampf. Nur seine Spielleitung oder wer diesen Kanal verwalten darf, hat mit seinen Overlay-Links zu tun.
overlay-no-such-link = Diesen Link gibt es nicht mehr. Wähl einen aus der Liste.
overlay-no-links = Es gibt keinen Overlay-Link für diesen Kampf oder Kanal. `/overlay link` macht einen.
overlay-which-link = Es gibt { $count } Links. Sag, welcher: `/overlay list` zeigt sie.
overlay-line = { $number } · { $bound ->
    [channel] folgt diesem Kanal
   *[fight] dieser Kampf
} · { $audience ->
    [players] für die Gruppe
   *[stream] für den Stream
} · gemacht { $made } UTC
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
play-join-first = Du hast noch keine Figur in diesem Kampf: drück **Mitmachen** oder schreib `/init join`, dann öffnet sich die Seite von selbst.
play-revoked = { $count ->
    [0] Du hattest keinen solchen Link.
    [one] Dein Link funktioniert nicht mehr.
   *[other] Deine { $count } Links funktionieren nicht mehr.
}
character-saved = 💾 { $character }. **Mitmachen** und `/init join` nehmen ihn von nun an.
character-hp = { $hp }/{ $max } Trefferpunkte
log-attached = 📜 Der ganze Verlauf des Kampfes, mit allem: Nur du siehst ihn.
co-dm-who = Sag, wer: eine Person, eine Rolle, oder beides.
no-roll-there = In dieser Nachricht finde ich kein Würfelergebnis.
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
dm-legendary-action = 👑 { $left } von { $total } legendären Aktionen
dm-legendary-resistance = 👑 { $left } von { $total } legendären Resistenzen
dm-cure = Einen Zustand entfernen
reveal-players = 👁 Spieler sehen { $level }
reveal-stream = 📺 Der Stream sieht { $level }
level-unseen = nichts
level-unknown = „???“
level-name = den Namen
level-band = wie verletzt es wirkt
level-exact = genaue Trefferpunkte
level-unseen-hint = Es ist nicht da
level-unknown-hint = Da ist etwas
level-name-hint = Was es ist
level-band-hint = Und wie verletzt es wirkt
level-exact-hint = Und seine Trefferpunkte
seen-by-players = 👁 Wie Spieler es sehen · { $title }
seen-by-stream = 📺 Wie der Stream es sieht · { $title }
seen-by-footer = { $count } zu sehen

## Hilfe und Prüfung

help-title = Einen Kampf leiten
help-start-title = Anfangen
help-start = `/encounter start` stellt die Tafel auf, und du leitest. Spieler drücken **Mitmachen**, du fügst mit `/init add goblin count:3` Monster hinzu und drückst **Beginnen**. `/encounter end` beendet ihn.
help-players-title = Spieler
help-players = Drücke auf der Tafel **Schaden**, **Heilen** oder **Zustand**, oder schreib `/damage goblin 2d6+3`. Schaden an anderen geht an die Spielleitung, die mit einem Tipp antwortet. **Würfeln** würfelt, was ansteht: Initiative oder einen Todesrettungswurf. **Mehr** ist deine eigene Ansicht.
help-dm-title = Spielleitung
help-dm = **Weiter** beendet einen Zug. **Mehr** öffnet deine Übersicht: genaue Trefferpunkte, verborgene Monster, was Spieler und Stream sehen, Flächenschaden, Initiative, Anfragen; `/encounter screen channel:` hält sie in einem Kanal der Spielleitung. `/undo` nimmt alles zurück. Verborgene Monster: `/init add … hidden:True`.
help-dice-title = Würfel
help-dice = Wo nach einer Zahl gefragt wird, gehen auch Würfel: `2d6+3`, `4d6kh3`, `1d20+5`. `/roll` würfelt vor allen.
help-stream-title = Stream
help-stream = `/overlay link` gibt dir die Seite für OBS. Sie zeigt nur, was der Stream sehen darf.
help-more-title = Mehr
help-more = `/concentrate on` und `/condition add … concentration:True` enden zusammen. `/party bring` bringt die gespeicherten Charaktere aller auf einmal. `/creature` ist die Sammlung: `/init add goblin count:6 hp:roll`. `/edit` ändert, was jemand ist.
doctor-title = Prüfung
doctor-permissions-fine = ✅ Berechtigungen in diesem Kanal
doctor-permission-needed = ❌ Ich brauche hier die Berechtigung **{ $name }**: Kanaleinstellungen → Berechtigungen → meine Rolle.
doctor-permission-useful = ➖ Die Berechtigung **{ $name }** wäre hier nützlich.
doctor-database-fine = ✅ Datenbank
doctor-database-down = ❌ Die Datenbank ist nicht zu erreichen. Läuft `mongod`, stimmt MONGODB_URI?
doctor-web-fine = ✅ Webseite unter { $url }
doctor-web-down = ❌ Die Webseite unter { $url } antwortet nicht. Overlays stehen still; der Kampf geht hier weiter.
doctor-web-elsewhere = ➖ Die Webseite läuft in einem anderen Prozess, unter { $url }
doctor-clock-fine = ✅ Uhr
doctor-clock-wrong = ❌ Die Uhr der Maschine geht um { $seconds } s falsch. Stell sie mit NTP.
doctor-intents = ✅ Intents: Keiner, der besonders freigegeben werden muss, ist nötig
doctor-gateway = ✅ Discords Gateway antwortet in { $ms } ms

## Gruppen und Kreaturen

party-nobody = Noch ist niemand darin.
party-name = Gib der Gruppe einen Namen.
party-there = Eine Gruppe **{ $party }** gibt es auf diesem Server schon.
party-too-many = Dieser Server hat { $most } Gruppen: Mehr können es nicht sein.
party-full = Eine Gruppe hat Platz für { $most } Charaktere.
party-not-yours = Mit den Charakteren anderer darf das nur die Spielleitung der Gruppe.
party-not-in-it = Kein Charakter dieses Namens ist in dieser Gruppe.
party-no-character = So einen Charakter hat dieser Spieler auf diesem Server nicht.
party-which = Es gibt mehrere Charaktere: Sag welchen.
creature-challenge = HG { $challenge }
creature-hp = Eine neue Kreatur braucht Trefferpunkte: `/creature save name: hp:`.
creature-not-yours = Eine Kreatur dieses Namens hast du nicht. Die des SRD lassen sich nicht löschen.
creature-too-many = Du kannst { $most } eigene Kreaturen behalten. Lösche erst welche.
creature-file-large = Diese Datei ist zu groß: höchstens { $most } MB.
creature-file-gone = Diese Datei gibt Discord nicht mehr her. Häng sie noch einmal an.

## Die Übersicht neben anderen Kanälen, und Flächenschaden

fight-screen-here = In diesem Kanal steht die Übersicht von „{ $name }“. Leite diesen Kampf von hier; beginne andere dort, wo ihre Spieler sind.
board-posted = 📌 Die Tafel steht in { $channel }, wo gespielt wird.
field-full-hint = Ein Name zählt mehr als seine Gruppe, eine Gruppe mehr als „alle Monster“
field-half-hint = Wer seinen Rettungswurf geschafft hat
field-none = Bekommt nichts: verschont
field-none-hint = Wer oben in einer Gruppe ist, aber woanders steht oder immun ist
field-amount-typed-hint = Eine Zahl, Würfel wie 8d6, oder 4d6 fire + 2d8 cold
area-monsters = Alle Monster in Sicht
area-bundle = { $name } ({ $count })
area-twice = Nichts wurde geändert: { $names } kann nur einen Anteil bekommen. Wähle jeden einmal.
dm-screen-withdrawn-public = ⚠️ Ich habe die Übersicht weggenommen: Alle auf diesem Server können diesen Kanal jetzt sehen. Nimm @everyone hier „Kanal anzeigen“, dann stell sie mit `/encounter screen channel:` wieder auf.
dm-screen-withdrawn-player = ⚠️ Ich habe die Übersicht weggenommen: { $name } spielt in diesem Kampf und kann diesen Kanal sehen. Ändere, wer ihn sieht, dann stell sie mit `/encounter screen channel:` wieder auf.
dm-screen-stopped = ⚠️ Die Übersicht in { $channel } kann ich nicht mehr auf dem Stand halten: Was dort steht, ist alt. Gib mir dort „Kanal anzeigen“, „Nachrichten senden“ und „Links einbetten“, oder stell sie mit `/encounter screen channel:` anderswo auf.
dm-channel-unsure = Discord sagt mir gerade nicht, wer { $channel } sehen kann. Nichts wurde geändert; versuch es noch einmal.
dm-channel-several = In diesem Kanal stehen die Übersichten mehrerer Kämpfe. Nimm die Knöpfe der gemeinten, oder ihren eigenen Kanal.

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
privacy-sessions = Besuche der Webseiten in den letzten 24 Stunden, mit Adresse und Browser: { $number }
privacy-how = `/privacy delete` löscht es. Was ich in Kanäle geschrieben habe, liegt bei Discord und bleibt dort.
privacy-nothing = Ich speichere nichts über dich.
privacy-confirm = ⚠️ Alles löschen, was ich über dich speichere? Deine Charaktere, Kreaturen und Links sind dann für immer weg; in Kämpfen und Protokollen steht jemand ohne Namen an deiner Stelle. In laufenden Kämpfen bleiben deine Figuren, und die Spielleitung führt sie.
privacy-runs-fights = ⚠️ Du leitest Kämpfe, die nicht zu Ende sind: { $fights }. Beende sie mit `/encounter end` oder gib sie mit `/encounter transfer` ab, dann frag noch einmal. Nichts wurde gelöscht.
privacy-deleted = ✅ Ich speichere nichts mehr über dich.
button-forget = Alles löschen
