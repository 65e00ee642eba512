# Français : tous les textes. Les arguments arrivent déjà sûrs pour Markdown.

band-unhurt = indemne
band-hurt = blessé
band-bloodied = en sang
band-critical = en sang, au plus mal
band-down = à terre
dead = mort
dying = mourant
stable = stable
delayed = attend
surprised = surpris
readied = prêt : { $what }

exhaustion-2024 = 😓 −{ $d20 } aux tests de d20, vitesse −{ $feet } pieds
exhaustion-2014 = 😓 { $level ->
    [1] désavantage aux tests de caractéristique
    [2] désavantage aux tests de caractéristique, vitesse réduite de moitié
    [3] désavantage aux tests, attaques et jets de sauvegarde, vitesse réduite de moitié
    [4] désavantage aux tests, attaques et jets de sauvegarde, vitesse et maximum réduits de moitié
   *[other] désavantage aux tests, attaques et jets de sauvegarde, maximum réduit de moitié, vitesse 0
}

## Le combat raconté

condition-level = { $name } { $level }
condition-rounds = { $name } ({ $rounds })
ability-strength = Force
ability-dexterity = Dextérité
ability-constitution = Constitution
ability-intelligence = Intelligence
ability-wisdom = Sagesse
ability-charisma = Charisme
