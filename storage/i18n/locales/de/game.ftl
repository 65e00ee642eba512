# This language in itself
language-name = Deutsch

## Damage types; .damage: what stands behind a number

damage-acid = Säure
    .also = Säureschaden
    .damage = Säureschaden
damage-bludgeoning = Wucht
    .also = Wuchtschaden
    .damage = Wuchtschaden
damage-cold = Kälte
    .also = Kälteschaden
    .damage = Kälteschaden
damage-fire = Feuer
    .also = Feuerschaden
    .damage = Feuerschaden
damage-force = Energie
    .also = Energieschaden
    .damage = Energieschaden
damage-lightning = Blitz
    .also = Blitzschaden
    .damage = Blitzschaden
damage-necrotic = nekrotisch
    .also = nekrotischer, nekrotische, nekrotischen
    .damage = nekrotischer Schaden
damage-piercing = Stich
    .also = Stichschaden
    .damage = Stichschaden
damage-poison = Gift
    .also = Giftschaden
    .damage = Giftschaden
damage-psychic = psychisch
    .also = psychischer, psychische, psychischen
    .damage = psychischer Schaden
damage-radiant = gleißend
    .also = gleißender, gleißende, gleißenden
    .damage = gleißender Schaden
damage-slashing = Hieb
    .also = Hiebschaden
    .damage = Hiebschaden
damage-thunder = Schall
    .also = Schallschaden
    .damage = Schallschaden
damage-all = alle
    .also = alles, aller, allen

## Damage that is dealt: a number with its type, or with several

dealt = { $amount } Schaden
dealt-types = { $amount } Schaden ({ $types })

## What a hit is, for defences

quality-magical = magisch
    .also = magischer, magische, magischen
quality-silvered = versilbert
    .also = versilberte, versilberten, Silber
quality-adamantine = Adamant
    .also = Adamantit
quality-nonmagical = nichtmagisch
    .also = nicht magisch, nichtmagischer, nichtmagische, nichtmagischen

## Conditions

condition-blinded = Blind
    .also = geblendet, erblindet
condition-charmed = Bezaubert
condition-deafened = Taub
condition-exhaustion = Erschöpfung
    .also = erschöpft
condition-frightened = Verängstigt
condition-grappled = Gepackt
condition-incapacitated = Kampfunfähig
    .also = handlungsunfähig
condition-invisible = Unsichtbar
condition-paralyzed = Gelähmt
condition-petrified = Versteinert
condition-poisoned = Vergiftet
condition-prone = Liegend
    .also = hingefallen
condition-restrained = Festgesetzt
    .also = gefesselt
condition-stunned = Betäubt
condition-unconscious = Bewusstlos

## Abilities

ability-strength = Stärke
    .short = STÄ
ability-dexterity = Geschicklichkeit
    .short = GES
ability-constitution = Konstitution
    .short = KON
ability-intelligence = Intelligenz
    .short = INT
ability-wisdom = Weisheit
    .short = WEI
ability-charisma = Charisma
    .short = CHA

## Sizes

size-tiny = winzig
size-small = klein
size-medium = mittelgroß
    .also = mittel
size-large = groß
size-huge = riesig
size-gargantuan = gigantisch
size-and-type = { $type }, { $size }

## Types of creatures

creature-type-aberration = Aberration
creature-type-beast = Tier
    .also = Bestie
creature-type-celestial = himmlisches Wesen
    .also = Himmlischer, celestisch
creature-type-construct = Konstrukt
creature-type-dragon = Drache
creature-type-elemental = Elementar
creature-type-fey = Feenwesen
    .also = Fee
creature-type-fiend = Unhold
    .also = Scheusal
creature-type-giant = Riese
creature-type-humanoid = humanoid
    .also = Humanoider, Humanoide
creature-type-monstrosity = Monstrosität
creature-type-ooze = Schlick
    .also = Schleim
creature-type-plant = Pflanze
creature-type-undead = untot
    .also = Untoter, Untote

## Alignments

alignment-lawful-good = rechtschaffen gut
alignment-neutral-good = neutral gut
alignment-chaotic-good = chaotisch gut
alignment-lawful-neutral = rechtschaffen neutral
alignment-neutral = neutral
alignment-chaotic-neutral = chaotisch neutral
alignment-lawful-evil = rechtschaffen böse
alignment-neutral-evil = neutral böse
alignment-chaotic-evil = chaotisch böse
alignment-unaligned = gesinnungslos
alignment-any-alignment = jede Gesinnung

## Health

band-unhurt = unverletzt
band-hurt = verletzt
band-bloodied = angeschlagen
band-critical = schwer verletzt
band-down = am Boden

## How a d20 is rolled

mode-normal = normal
mode-advantage = Vorteil
mode-disadvantage = Nachteil

## Words that are typed

word-none = keine
    .also = kein, keiner, keines, nichts
word-and = und
word-or = oder
word-from = von
    .also = vom, durch, gegen
word-unless = außer
    .also = außer wenn, wenn nicht, sofern nicht, nicht, die nicht
word-hit = Treffer
word-damage = Schaden
    .also = Schadens, Punkt, Punkte, TP
word-attack = Angriff
    .also = Angriffe, Angriffen, Waffe, Waffen, Waffenangriff, Waffenangriffe, Waffenangriffen
word-all-monsters = alle Monster
    .also = alle Monster in Sicht, alle Gegner, alle Feinde
word-all-players = alle Charaktere
    .also = alle Charaktere der Runde, alle Spielercharaktere, alle Spieler, alle SC, alle Helden, die ganze Gruppe

word-one = ein
    .also = eine, einen, einer

## Units of a duration

unit-round = Runde
    .also = Runden
unit-minute = Minute
    .also = Minuten
unit-hour = Stunde
    .also = Stunden, Std
unit-day = Tag
    .also = Tage, Tagen

## What the messages of dice bots and stat blocks say beside a number

roll-damage = Schaden
roll-total = Summe
    .also = Gesamt, Ergebnis, Insgesamt
roll-check = Angriff
    .also = Attacke, Angriffswurf, Trefferwurf, Rettungswurf, Probe, Prüfung, Initiative
roll-miss = verfehlt
    .also = daneben
roll-reason = Grund
    .also = Kommentar
roll-target = SG
    .also = RK
roll-to-hit = auf Treffer
    .also = auf Angriff, auf den Angriffswurf, zum Treffen
roll-rolled = gewürfelt
    .also = würfelt, würfelt eine, würfelte, würfelte eine, erhält, erhält eine, erhielt, erhielt eine, erzielt, erzielte

## Entries of a list of defences

nonmagical-type = { $type } (nichtmagisch)
nonmagical-unless = { $type } (nichtmagisch außer { $what })

## A participant's line

dead = tot
dying = liegt im Sterben
stable = stabil
delayed = wartet ab
surprised = überrascht
readied = bereit: { $what }
condition-level = { $name } { $level }
condition-form = { $name }: { $form }
condition-rounds = { $name } ({ $rounds })

exhaustion-2024 = 😓 −{ $d20 } auf W20-Prüfungen, Bewegungsrate −{ $feet } Fuß
exhaustion-2014 = 😓 { $level ->
    [1] Nachteil bei Attributswürfen
    [2] Nachteil bei Attributswürfen, Bewegungsrate halbiert
    [3] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Bewegungsrate halbiert
    [4] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Bewegungsrate und Maximum halbiert
   *[other] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Maximum halbiert, Bewegungsrate 0
}

## Reminders on a turn

reminder-death-save = Todesrettungswurf
reminder-save = { $name }: Rettungswurf auf { $ability }, SG { $dc }

## Skills

skill-acrobatics = Akrobatik
skill-animal-handling = Mit Tieren umgehen
skill-arcana = Arkane Kunde
skill-athletics = Athletik
skill-deception = Täuschen
skill-history = Geschichte
skill-insight = Motiv erkennen
skill-intimidation = Einschüchtern
skill-investigation = Nachforschungen
skill-medicine = Heilkunde
skill-nature = Naturkunde
skill-perception = Wahrnehmung
skill-performance = Auftreten
skill-persuasion = Überzeugen
skill-religion = Religion
skill-sleight-of-hand = Fingerfertigkeit
skill-stealth = Heimlichkeit
skill-survival = Überlebenskunst

## Senses

sense-blindsight = Blindsicht
sense-darkvision = Dunkelsicht
sense-tremorsense = Erschütterungssinn
sense-truesight = Wahrer Blick
