# The words of the game. A term's key is its kind and its id; the id is what is stored and sent.
# `.short` is an abbreviation; `.also` are more spellings that are understood, with commas; `.feminine` is
# understood too. The texts of the whole catalogue: arguments come in already safe for Markdown. The sentences of
# errors are in storage/i18n/error_messages.py, descriptions of commands in their declarations.

# This language in itself
language-name = English

## Damage types; .damage: what stands behind a number

damage-acid = acid
    .damage = acid damage
damage-bludgeoning = bludgeoning
    .also = blunt
    .damage = bludgeoning damage
damage-cold = cold
    .damage = cold damage
damage-fire = fire
    .damage = fire damage
damage-force = force
    .damage = force damage
damage-lightning = lightning
    .damage = lightning damage
damage-necrotic = necrotic
    .damage = necrotic damage
damage-piercing = piercing
    .damage = piercing damage
damage-poison = poison
    .damage = poison damage
damage-psychic = psychic
    .damage = psychic damage
damage-radiant = radiant
    .damage = radiant damage
damage-slashing = slashing
    .damage = slashing damage
damage-thunder = thunder
    .damage = thunder damage
damage-all = all

## Damage that is dealt: a number with its type, or with several

dealt = { $amount } damage
dealt-types = { $amount } { $types } damage

## What a hit is, for defences

quality-magical = magical
    .also = magic
quality-silvered = silvered
    .also = silver
quality-adamantine = adamantine
quality-nonmagical = nonmagical
    .also = non magical

## Conditions

condition-blinded = Blinded
    .also = blind
condition-charmed = Charmed
condition-deafened = Deafened
    .also = deaf
condition-exhaustion = Exhaustion
    .also = exhausted
condition-frightened = Frightened
condition-grappled = Grappled
condition-incapacitated = Incapacitated
condition-invisible = Invisible
condition-paralyzed = Paralyzed
    .also = paralysed
condition-petrified = Petrified
condition-poisoned = Poisoned
condition-prone = Prone
condition-restrained = Restrained
condition-stunned = Stunned
condition-unconscious = Unconscious

## Abilities

ability-strength = Strength
    .short = STR
ability-dexterity = Dexterity
    .short = DEX
ability-constitution = Constitution
    .short = CON
ability-intelligence = Intelligence
    .short = INT
ability-wisdom = Wisdom
    .short = WIS
ability-charisma = Charisma
    .short = CHA

## Sizes

size-tiny = tiny
size-small = small
size-medium = medium
size-large = large
size-huge = huge
size-gargantuan = gargantuan
size-and-type = { $size } { $type }

## Types of creatures

creature-type-aberration = aberration
creature-type-beast = beast
creature-type-celestial = celestial
creature-type-construct = construct
creature-type-dragon = dragon
creature-type-elemental = elemental
creature-type-fey = fey
creature-type-fiend = fiend
creature-type-giant = giant
creature-type-humanoid = humanoid
creature-type-monstrosity = monstrosity
creature-type-ooze = ooze
creature-type-plant = plant
creature-type-undead = undead

## Alignments

alignment-lawful-good = lawful good
alignment-neutral-good = neutral good
alignment-chaotic-good = chaotic good
alignment-lawful-neutral = lawful neutral
alignment-neutral = neutral
alignment-chaotic-neutral = chaotic neutral
alignment-lawful-evil = lawful evil
alignment-neutral-evil = neutral evil
alignment-chaotic-evil = chaotic evil
alignment-unaligned = unaligned
alignment-any-alignment = any alignment

## Health

band-unhurt = unhurt
band-hurt = hurt
band-bloodied = bloodied
band-critical = badly hurt
band-down = down

## How a d20 is rolled

mode-normal = normal
mode-advantage = advantage
    .short = adv
mode-disadvantage = disadvantage
    .short = dis
    .also = disadv

## Words that are typed

word-none = none
    .also = nothing
word-and = and
word-or = or
word-from = from
    .also = by
word-unless = unless
    .also = except, not
word-hit = hit
word-damage = damage
    .also = dmg, point, points, hp, of
word-attack = attack
    .also = attacks, weapon, weapons
word-all-monsters = all monsters
    .also = all monsters in sight, all enemies, all foes
word-all-players = all players
    .also = all characters, all PCs, all heroes, the party

word-one = one
    .also = a, an

## Units of a duration

unit-round = round
    .also = rounds
unit-minute = minute
    .also = minutes, min, mins, m
unit-hour = hour
    .also = hours, hr, hrs, h
unit-day = day
    .also = days

## What the messages of dice bots and stat blocks say beside a number

roll-damage = damage
    .also = dmg
roll-total = total
    .also = result, sum
roll-check = check
    .also = attack, initiative, save, saving, saving throw
roll-miss = miss
    .also = misses, missed
roll-reason = reason
    .also = comment
roll-target = DC
    .also = AC
roll-to-hit = to hit
roll-rolled = rolled
    .also = rolled a, rolled an, rolls, rolls a, rolls an, got, got a, got an, gets, gets a, gets an

## Entries of a list of defences

nonmagical-type = nonmagical { $type }
nonmagical-unless = nonmagical { $type } unless { $what }

## A participant's line

dead = dead
dying = dying
stable = stable

delayed = delayed
surprised = surprised
readied = readied: { $what }
condition-level = { $name } { $level }
condition-form = { $name }: { $form }
condition-rounds = { $name } ({ $rounds })

exhaustion-2024 = 😓 −{ $d20 } to d20 tests, −{ $feet } ft speed
exhaustion-2014 = 😓 { $level ->
    [1] disadvantage on ability checks
    [2] disadvantage on ability checks, speed halved
    [3] disadvantage on checks, attacks and saves, speed halved
    [4] disadvantage on checks, attacks and saves, speed and maximum halved
   *[other] disadvantage on checks, attacks and saves, maximum halved, speed 0
}

## Reminders on a turn

reminder-death-save = death save
reminder-save = { $name }: { $ability } save, DC { $dc }

## Skills

skill-acrobatics = Acrobatics
skill-animal-handling = Animal Handling
skill-arcana = Arcana
skill-athletics = Athletics
skill-deception = Deception
skill-history = History
skill-insight = Insight
skill-intimidation = Intimidation
skill-investigation = Investigation
skill-medicine = Medicine
skill-nature = Nature
skill-perception = Perception
skill-performance = Performance
skill-persuasion = Persuasion
skill-religion = Religion
skill-sleight-of-hand = Sleight of Hand
skill-stealth = Stealth
skill-survival = Survival

## Senses

sense-blindsight = blindsight
sense-darkvision = darkvision
sense-tremorsense = tremorsense
sense-truesight = truesight
