# This language in itself
language-name = Français

## Damage types; .damage: what stands behind a number

damage-acid = acide
    .damage = { $amount ->
        [one] dégât d’acide
       *[other] dégâts d’acide
    }
damage-bludgeoning = contondant
    .also = contondants, contondante, contondantes
    .damage = { $amount ->
        [one] dégât contondant
       *[other] dégâts contondants
    }
damage-cold = froid
    .damage = { $amount ->
        [one] dégât de froid
       *[other] dégâts de froid
    }
damage-fire = feu
    .damage = { $amount ->
        [one] dégât de feu
       *[other] dégâts de feu
    }
damage-force = force
    .damage = { $amount ->
        [one] dégât de force
       *[other] dégâts de force
    }
damage-lightning = foudre
    .damage = { $amount ->
        [one] dégât de foudre
       *[other] dégâts de foudre
    }
damage-necrotic = nécrotique
    .also = nécrotiques
    .damage = { $amount ->
        [one] dégât nécrotique
       *[other] dégâts nécrotiques
    }
damage-piercing = perforant
    .also = perforants, perforante, perforantes
    .damage = { $amount ->
        [one] dégât perforant
       *[other] dégâts perforants
    }
damage-poison = poison
    .damage = { $amount ->
        [one] dégât de poison
       *[other] dégâts de poison
    }
damage-psychic = psychique
    .also = psychiques
    .damage = { $amount ->
        [one] dégât psychique
       *[other] dégâts psychiques
    }
damage-radiant = radiant
    .also = radiants, radieux
    .damage = { $amount ->
        [one] dégât radiant
       *[other] dégâts radiants
    }
damage-slashing = tranchant
    .also = tranchants, tranchante, tranchantes
    .damage = { $amount ->
        [one] dégât tranchant
       *[other] dégâts tranchants
    }
damage-thunder = tonnerre
    .damage = { $amount ->
        [one] dégât de tonnerre
       *[other] dégâts de tonnerre
    }
damage-all = tous
    .also = tout, toutes

## Damage that is dealt: a number with its type, or with several

dealt = { $amount ->
    [one] { $amount } dégât
   *[other] { $amount } dégâts
}
dealt-types = { $amount ->
    [one] { $amount } dégât ({ $types })
   *[other] { $amount } dégâts ({ $types })
}

## What a hit is, for defences

quality-magical = magique
    .also = magiques
quality-silvered = argenté
    .also = argentés, argentée, argentées, argent
quality-adamantine = adamantium
    .also = adamantine
quality-nonmagical = non magique
    .also = non magiques

## Conditions

condition-blinded = Aveuglé
    .feminine = aveuglée
condition-charmed = Charmé
    .feminine = charmée
condition-deafened = Assourdi
    .feminine = assourdie
condition-exhaustion = Épuisement
    .also = épuisé, épuisée
condition-frightened = Effrayé
    .feminine = effrayée
    .also = terrorisé, terrorisée
condition-grappled = Agrippé
    .feminine = agrippée
    .also = empoigné, empoignée
condition-incapacitated = Neutralisé
    .feminine = neutralisée
condition-invisible = Invisible
condition-paralyzed = Paralysé
    .feminine = paralysée
condition-petrified = Pétrifié
    .feminine = pétrifiée
condition-poisoned = Empoisonné
    .feminine = empoisonnée
condition-prone = À terre
    .also = au sol, renversé, renversée
condition-restrained = Entravé
    .feminine = entravée
condition-stunned = Étourdi
    .feminine = étourdie
condition-unconscious = Inconscient
    .feminine = inconsciente

## Abilities

ability-strength = Force
    .short = FOR
ability-dexterity = Dextérité
    .short = DEX
ability-constitution = Constitution
    .short = CON
ability-intelligence = Intelligence
    .short = INT
ability-wisdom = Sagesse
    .short = SAG
ability-charisma = Charisme
    .short = CHA

## Sizes

size-tiny = très petite
    .short = TP
    .also = minuscule
size-small = petite
    .short = P
    .also = petit
size-medium = moyenne
    .short = M
    .also = moyen
size-large = grande
    .short = G
    .also = grand
size-huge = très grande
    .short = TG
    .also = très grand
size-gargantuan = gigantesque
    .short = Gig
size-and-type = { $type } de taille { $size }

## Types of creatures

creature-type-aberration = aberration
creature-type-beast = bête
creature-type-celestial = céleste
creature-type-construct = créature artificielle
    .also = construct
creature-type-dragon = dragon
creature-type-elemental = élémentaire
creature-type-fey = fée
    .also = feys
creature-type-fiend = fiélon
creature-type-giant = géant
creature-type-humanoid = humanoïde
creature-type-monstrosity = monstruosité
    .also = créature monstrueuse
creature-type-ooze = vase
creature-type-plant = plante
creature-type-undead = mort-vivant
    .also = mort-vivante

## Alignments

alignment-lawful-good = loyal bon
alignment-neutral-good = neutre bon
alignment-chaotic-good = chaotique bon
alignment-lawful-neutral = loyal neutre
alignment-neutral = neutre
alignment-chaotic-neutral = chaotique neutre
alignment-lawful-evil = loyal mauvais
alignment-neutral-evil = neutre mauvais
alignment-chaotic-evil = chaotique mauvais
alignment-unaligned = sans alignement
alignment-any-alignment = tout alignement

## Health

band-unhurt = indemne
band-hurt = blessures légères
band-bloodied = en sang
band-critical = au plus mal
band-down = K.-O.

## How a d20 is rolled

mode-normal = normal
mode-advantage = avantage
mode-disadvantage = désavantage

## Words that are typed

word-none = aucune
    .also = aucun, rien
word-and = et
word-or = ou
word-from = par
    .also = contre
word-unless = sauf
    .also = hors, sauf si, à moins que
word-hit = touché
word-damage = dégâts
    .also = dégât, point, points, PV, de, des, du, d’
word-attack = attaque
    .also = attaques, arme, armes
word-all-monsters = tous les monstres
    .also = tous les monstres en vue, tous les ennemis
word-all-players = toute la table
    .also = tous les joueurs, tous les personnages, tous les PJ, tout le groupe

word-one = un
    .also = une

## Units of a duration

unit-round = round
    .also = rounds, tour, tours
unit-minute = minute
    .also = minutes
unit-hour = heure
    .also = heures
unit-day = jour
    .also = jours, journée

## What the messages of dice bots and stat blocks say beside a number

roll-damage = dégâts
    .also = dégât, dommage, dommages
roll-total = total
    .also = résultat, somme
roll-check = attaque
    .also = toucher, jet d’attaque, sauvegarde, jet de sauvegarde, test, initiative
roll-miss = raté
    .also = manqué
roll-reason = raison
    .also = commentaire, motif
roll-target = DD
    .also = CA
roll-to-hit = pour toucher
    .also = au toucher
roll-rolled = obtenu
    .also = obtenu un, obtient, obtient un, fait, fait un

## Entries of a list of defences

nonmagical-type = { $type } (non magique)
nonmagical-unless = { $type } (non magique sauf { $what })

## A participant's line

dead = sans vie
dying = à l’agonie
stable = stable
delayed = tour retardé
surprised = par surprise
readied = prépare : { $what }

exhaustion-2024 = 😓 −{ $d20 } aux tests de d20, vitesse −{ $feet } pieds
exhaustion-2014 = 😓 { $level ->
    [1] désavantage aux tests de caractéristique
    [2] désavantage aux tests de caractéristique, vitesse réduite de moitié
    [3] désavantage aux tests, attaques et jets de sauvegarde, vitesse réduite de moitié
    [4] désavantage aux tests, attaques et jets de sauvegarde, vitesse et maximum réduits de moitié
   *[other] désavantage aux tests, attaques et jets de sauvegarde, maximum réduit de moitié, vitesse 0
}

condition-level = { $name } { $level }
condition-form = { $name } : { $form }
condition-rounds = { $name } ({ $rounds })

## Reminders on a turn

reminder-death-save = jet contre la mort
reminder-save = { $name } : jet de sauvegarde, { $ability }, DD { $dc }

## Skills

skill-acrobatics = Acrobaties
skill-animal-handling = Dressage
skill-arcana = Arcanes
skill-athletics = Athlétisme
skill-deception = Tromperie
skill-history = Histoire
skill-insight = Perspicacité
skill-intimidation = Intimidation
skill-investigation = Investigation
skill-medicine = Médecine
skill-nature = Nature
skill-perception = Perception
skill-performance = Représentation
skill-persuasion = Persuasion
skill-religion = Religion
skill-sleight-of-hand = Escamotage
skill-stealth = Discrétion
skill-survival = Survie

## Senses

sense-blindsight = vision aveugle
sense-darkvision = vision dans le noir
sense-tremorsense = perception des vibrations
sense-truesight = vision parfaite
