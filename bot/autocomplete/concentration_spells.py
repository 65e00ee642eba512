"""The SRD's spells that need concentration, for autocomplete; any other effect is allowed."""

CONCENTRATION_SPELLS = (
    *("Animate Objects", "Antilife Shell", "Arcane Eye", "Bane", "Beacon of Hope", "Bestow Curse"),
    *("Black Tentacles", "Bless", "Blur", "Call Lightning", "Calm Emotions", "Cloudkill"),
    *("Compulsion", "Confusion", "Conjure Animals", "Conjure Elemental", "Conjure Fey"),
    *("Dancing Lights", "Darkness", "Detect Evil and Good", "Detect Magic", "Detect Thoughts"),
    *("Divine Favor", "Dominate Beast", "Dominate Monster", "Dominate Person", "Enhance Ability"),
    *("Enlarge/Reduce", "Entangle", "Expeditious Retreat", "Eyebite", "Faerie Fire", "Fear", "Flame Blade"),
    *("Flaming Sphere", "Fly", "Fog Cloud", "Gaseous Form", "Globe of Invulnerability", "Guidance"),
    *("Gust of Wind", "Haste", "Heat Metal", "Hex", "Hideous Laughter", "Hold Monster", "Hold Person"),
    *("Holy Aura", "Hunter's Mark", "Hypnotic Pattern", "Incendiary Cloud", "Insect Plague"),
    *("Invisibility", "Greater Invisibility", "Levitate", "Magic Weapon", "Major Image", "Moonbeam"),
    *("Pass without Trace", "Polymorph", "Protection from Energy", "Protection from Evil and Good"),
    *("Ray of Enfeeblement", "Resistance", "Shield of Faith", "Silence", "Sleet Storm", "Slow"),
    *(
        "Spider Climb",
        "Spike Growth",
        "Spirit Guardians",
        "Stinking Cloud",
        "Stoneskin",
        "Storm of Vengeance",
    ),
    *("Suggestion", "Sunbeam", "Telekinesis", "True Polymorph", "Vampiric Touch", "Wall of Fire"),
    *("Wall of Force", "Wall of Ice", "Wall of Stone", "Wall of Thorns", "Web", "Wind Wall"),
)
