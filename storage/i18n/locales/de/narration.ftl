told-encounter-started = ⚔️ **Der Kampf beginnt.**
log-round = Runde { $round }
told-encounter-paused = ⏸ Der Kampf ruht.
told-encounter-resumed = ▶️ Der Kampf geht weiter.
told-encounter-ended = 🏁 Der Kampf ist vorbei.
told-change-undone = ↩️ Die letzte Änderung wurde zurückgenommen.
told-undone = ↩️ { $by } hat rückgängig gemacht: { $what }
told-undone-turn = ↩️ { $by } hat die letzte Änderung rückgängig gemacht.
told-end-undone = ↩️ Das Ende wurde zurückgenommen: Der Kampf geht weiter.
told-change-redone = ↪️ Die Änderung gilt wieder.
told-rules-changed = ⚙️ { $by } hat die Regeln der Runde geändert: { $what }
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
told-visibility = 👁 Was von { $who } zu sehen ist, wurde geändert
told-moved = ↕️ { $who } wechselt den Platz in der Reihenfolge
told-turn-shared = 🤝 { $who } handelt im selben Zug wie { $group }
told-turn-split = 🔓 { $who } handelt für sich
told-delayed = ⏳ { $who } wartet ab
told-initiative = 🎲 { $name }: Initiative { $total }
told-initiative-corrected = ✏️ { $name }: Initiative geändert auf { $total }
told-damage = 💥 { $name } erleidet { $damage } ({ $hp }/{ $max })
told-damage-absorbed = , davon { $absorbed } von temporären Trefferpunkten
told-damage-of = , von { $dealt }: { $met }
told-met-resistant = resistent gegen { $types }
told-met-immune = immun gegen { $types }
told-met-vulnerable = anfällig für { $types }
told-met-absorbs = absorbiert { $types }
told-met-reduced = verringert
told-met-threshold = unter der Schadensschwelle
told-damage-band = 💥 { $name } ist getroffen – { $band }
told-damage-dealt = 💥 { $name } erleidet { $damage } – { $band }
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
told-settled-whole-full = ✅ Die Spielleitung gewährt, worum { $name } bat
told-settled-whole-none = 🚫 Die Spielleitung gewährt nicht, worum { $name } bat
told-settled-none = 🚫 { $name }s Schaden zählt nicht
told-attack-hit = ⚔️ { $attack } trifft { $who }
told-attack-critical = ❗⚔️ { $attack } trifft { $who } kritisch
told-attack-miss = ⚔️ { $attack } verfehlt { $who }
failed = Auf unserer Seite ging etwas schief. Mehr als auf der Tafel steht, ist nicht geschehen. Kennung für den Betreiber: `{ $reference }`
bonus = Initiative { $bonus }

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

told-on-deck = danach: { $name }


told-legendary-action = 👑 { $name }: noch { $remaining } legendäre Aktionen
told-legendary-resistance = 👑 { $name }: noch { $remaining } legendäre Resistenzen
told-resource = 🔋 { $name }: { $what } [{ $left }/{ $most }]
told-resource-removed = 🔋 { $name } hat { $what } nicht mehr
told-recharge-due = 🎲 { $name }: { $what } lädt sich auf, wenn ein W6 mindestens { $least } zeigt: würfle
told-recharge-back = 🎲 { $name }: { $what } ist wieder da, eine { $natural }
told-recharge-not = 🎲 { $name }: { $what } ist noch nicht wieder da, eine { $natural }
told-inspired = ✨ { $name } hat Inspiration
told-inspiration-spent = ✨ { $name } verbraucht Inspiration
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
told-effect-due = 🔔 { $name }: { $effect }, { $amount }
told-effect-skipped = 🔔 { $who }: { $name } tut diesmal nichts
hit-dice-left = Trefferwürfel { $dice }: noch { $left }
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
