log-round = Runde { $round }
told-encounter-started = ⚔️ **Der Kampf beginnt.**
told-encounter-paused = ⏸ Der Kampf macht Pause.
told-encounter-resumed = ▶️ Der Kampf geht weiter.
told-encounter-ended = 🏁 { $round ->
    [0] Der Kampf endet, bevor er begonnen hat.
   *[other] Der Kampf ist vorbei.
}
told-change-undone = ↩️ Die letzte Änderung wurde rückgängig gemacht.
told-undone = ↩️ { $by } hat rückgängig gemacht: { $what }
told-undone-of = ↩️ { $by } hat rückgängig gemacht, was { $whose } tat: { $what }
told-undone-change = ↩️ { $by } hat die letzte Änderung rückgängig gemacht.
told-undone-turn = ↩️ { $by } hat den Zugwechsel rückgängig gemacht: { $what }
told-end-undone = ↩️ Das Ende wurde rückgängig gemacht: Der Kampf geht weiter.
told-change-redone = ↪️ Die Änderung wurde wiederhergestellt.
told-redone = ↪️ { $by } hat wiederhergestellt: { $what }
told-redone-of = ↪️ { $by } hat wiederhergestellt, was { $whose } tat: { $what }
told-redone-change = ↪️ { $by } hat die letzte Änderung wiederhergestellt.
told-redone-turn = ↪️ { $by } hat den Zugwechsel wiederhergestellt: { $what }
told-rules-changed = ⚙️ { $by } hat die Regeln der Runde geändert: { $what }
turn-waits-for-dm = ⏭️ { $by } hat den Zug beendet. Den nächsten beginnst du.
told-access-changed = 🔑 { $by } hat geändert, wer den Kampf leitet.
told-control-changed = 🔑 { $by } hat geändert, wer { $who } spielt.
told-transfer-offered = 🔑 Der Kampf wurde einer anderen Spielleitung angeboten.
told-transfer-cancelled = 🔑 Das Angebot, den Kampf zu übernehmen, gilt nicht mehr.
told-turn = ▶ Runde { $round }: **{ $name }** ist dran
told-added = ➕ { $who } kommt in den Kampf
told-added-many = ➕ { $who } kommen in den Kampf: { $count } Kreaturen
told-removed = ➖ { $name } verlässt den Kampf
told-defeated = ✖ { $name } scheidet aus dem Kampf aus
told-changed = ✏️ { $who }: { $what }
told-visibility = 👁 Was von { $who } zu sehen ist, hat sich geändert
told-moved = ↕️ { $who } wechselt den Platz in der Reihenfolge
told-turn-shared = 🤝 { $who } handelt jetzt im selben Zug wie { $group }
told-turn-split = 🔓 { $who } handelt wieder allein
told-delayed = ⏳ { $who } wartet ab
told-initiative = 🎲 { $name }: Initiative { $total }
told-initiative-corrected = ✏️ { $name }: Initiative geändert auf { $total }
told-damage = 💥 { $name } erleidet { $damage } ({ $hp }/{ $max })
told-damage-absorbed = , davon { $absorbed } von temporären TP
told-damage-of = , von { $dealt }: { $met }
told-met-resistant = resistent gegen { $types }
told-met-immune = immun gegen { $types }
told-met-vulnerable = anfällig für { $types }
told-met-absorbs = absorbiert { $types }
told-met-reduced = verringert
told-met-threshold = unter der Schadensschwelle
told-damage-band = 💥 { $name } wird getroffen – { $band }
told-damage-alone = 💥 { $name } erleidet { $damage }
told-damage-dealt = 💥 { $name } erleidet { $damage } – { $band }
told-healing = 💚 { $name } erhält { $amount } TP zurück ({ $hp }/{ $max })
told-healing-band = 💚 { $name } wird geheilt – { $band }
told-healing-given = 💚 { $name } erhält { $amount } TP zurück – { $band }
told-healing-failed = ☠ { $who } ist tot: Heilung bewirkt nichts
told-set = ✏️ { $name } hat jetzt { $hp }/{ $max } TP
told-set-band = ✏️ { $name }: jetzt { $band }
told-temporary = 🛡 { $name } hat { $amount } temporäre TP
told-temporary-kept = 🛡 { $name } behält { $amount } temporäre TP: { $offered } kommen nicht dazu
told-downed-dying = 💔 { $who } geht zu Boden und liegt im Sterben
told-downed-defeated = ☠ { $who } ist besiegt
told-downed-knocked-out = 💫 { $who } wird bewusstlos geschlagen
told-downed-dead = ☠ { $who } ist tot
told-died = ☠ { $who } stirbt
told-stabilised = ⏾ { $who } ist stabil
told-revived = 💗 { $who } ist wieder auf den Beinen
told-death-save = 🎲 { $name } würfelt { $total } beim Todesrettungswurf: { $successes } ✔, { $failures } ✘
told-condition-added = 🌀 { $name }: { $condition }
told-condition-removed = ✨ { $name }: nicht mehr { $condition }
told-condition-expired = ⌛ { $condition } endet bei { $name }
told-form = 🐾 { $name } nimmt eine andere Gestalt an: { $form }
told-own-form = 🐾 { $name } hat wieder die eigene Gestalt
told-condition-changed = ✏️ { $name }: { $condition }, { $what }
changed-rounds = { $rounds ->
        [one] noch eine Runde
       *[other] noch { $rounds } Runden
    }
changed-until-removed = bis man ihn wegnimmt
changed-ends-round = gezählt am Ende der Runde
changed-ends-turn-start = gezählt, wenn der Zug von { $name } beginnt
changed-ends-turn-end = gezählt, wenn der Zug von { $name } endet
changed-save = ein Rettungswurf ({ $ability }, SG { $dc }) beendet ihn
changed-other = etwas anderes
changed-no-save = kein Rettungswurf beendet ihn
told-resisted = 🛡 { $who } ist immun gegen { $name }
told-concentrates = ◎ { $who } konzentriert sich auf { $name }
told-concentration-ended = ◎ { $who } konzentriert sich nicht mehr auf { $name }
told-concentration-check = ◎ { $who }: Konstitutions-Rettungswurf, SG { $dc }, um { $name } aufrechtzuerhalten
told-reminder = 🔔 { $who }: { $text }
told-settled-whole-full = ✅ Die Spielleitung gewährt, worum { $name } bat
told-settled-whole-none = 🚫 Die Spielleitung gewährt nicht, worum { $name } bat
told-settled-full = ✅ Der Schaden von { $name } zählt voll
told-settled-half = ✅ Der Schaden von { $name } zählt halb
told-settled-double = ✅ Der Schaden von { $name } zählt doppelt
told-settled-none = 🚫 Der Schaden von { $name } zählt nicht
told-attack-hit = ⚔️ { $attack } trifft { $who }
told-attack-critical = ❗⚔️ { $attack } trifft { $who } kritisch
told-attack-miss = ⚔️ { $attack } verfehlt { $who }
failed = Auf unserer Seite ging etwas schief. Mehr, als auf der Tafel steht, ist nicht geschehen. Kennung für den Betrieb des Bots: `{ $reference }`
bonus = Initiative { $bonus }

recap-never-begun = 🏁 **{ $name }** endet, bevor der Kampf begonnen hat.
recap = 🏁 **{ $name }** ist vorbei: { $rounds ->
    [one] eine Runde
   *[other] { $rounds } Runden
}, { $minutes ->
    [0] unter einer Minute
    [one] eine Minute
   *[other] { $minutes } Minuten
}
recap-dealt = { $amount } Schaden ausgeteilt
recap-taken = { $amount } Schaden eingesteckt
recap-healed = { $amount } TP zurückerhalten
recap-critical = { $amount ->
    [one] ein kritischer Treffer
   *[other] { $amount } kritische Treffer
}
recap-kos = { $amount ->
        [one] eine Kreatur
       *[other] { $amount } Kreaturen
    } zu Boden gebracht
recap-falls = ging { $amount ->
        [one] einmal
        [2] zweimal
       *[other] { $amount }-mal
    } zu Boden

told-on-deck = als Nächstes: { $name }


told-legendary-action = 👑 { $name }: noch { $remaining ->
        [one] eine legendäre Aktion
       *[other] { $remaining } legendäre Aktionen
    }
told-legendary-resistance = 👑 { $name }: noch { $remaining ->
        [one] eine legendäre Resistenz
       *[other] { $remaining } legendäre Resistenzen
    }
told-resource = 🔋 { $name }: { $what } [{ $left }/{ $most }]
told-resource-removed = 🔋 { $name }: { $what } entfernt
told-recharge-due = 🎲 { $name }: { $what } lädt sich auf, wenn ein W6 mindestens { $least } zeigt. Würfle
told-recharge-back = 🎲 { $name } würfelt { $natural }: { $what } ist wieder da
told-recharge-not = 🎲 { $name } würfelt { $natural }: { $what } ist noch nicht wieder da
told-inspired = ✨ { $name } bekommt Inspiration
told-inspiration-spent = ✨ { $name } nutzt die Inspiration
told-effect = 🎲 { $effect }: Rettungswurf auf { $ability } für { $names }
told-effect-dc = 🎲 { $effect }: Rettungswurf auf { $ability }, SG { $dc }, für { $names }
told-save-effect-passed = ✅ { $name } schafft den Rettungswurf gegen { $effect }
told-save-effect-failed = ❌ { $name } scheitert am Rettungswurf gegen { $effect }
told-save-concentration-passed = ✅ { $name } hält { $effect } aufrecht
told-save-concentration-failed = ❌ { $name } scheitert am Rettungswurf für { $effect }
told-save-total = { $total } gegen SG { $dc }
told-save-no-bonus = Bonus unbekannt
told-save-by-condition = wegen eines Zustands misslungen
told-save-dropped = 🚫 { $who }: kein Rettungswurf mehr gegen { $name }
told-effect-due = 🔔 { $name }: { $effect }, { $amount }
told-effect-skipped = 🔔 { $who }: { $name } wird diesmal ausgelassen
hit-dice-left = Trefferwürfel { $dice }: noch { $left }
told-rested-short = 🛏 { $name } macht eine kurze Rast
told-rested-long = 🛏 { $name } macht eine lange Rast
told-hit-dice-spent = { $count ->
    [one] ein Trefferwürfel verbraucht
   *[other] { $count } Trefferwürfel verbraucht
}
told-hit-dice-back = { $count ->
        [one] ein Trefferwürfel zurück
       *[other] { $count } Trefferwürfel zurück
    }
told-rest-failed-dead = ☠ { $name } ist tot: Da hilft keine Rast
told-rest-failed-dying = 💔 { $name } liegt im Sterben und kann nicht rasten
told-rest-failed-no-hit-points = ⏾ { $name } hatte zu Beginn der Rast 0 TP und hat nichts davon
