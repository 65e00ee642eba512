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

exhaustion-2024 = 😓 −{ $d20 } auf W20-Prüfungen, Bewegungsrate −{ $feet } Fuß
exhaustion-2014 = 😓 { $level ->
    [1] Nachteil bei Attributswürfen
    [2] Nachteil bei Attributswürfen, Bewegungsrate halbiert
    [3] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Bewegungsrate halbiert
    [4] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Bewegungsrate und Maximum halbiert
   *[other] Nachteil bei Attributs-, Angriffs- und Rettungswürfen, Maximum halbiert, Bewegungsrate 0
}
ability-strength = Stärke
ability-dexterity = Geschicklichkeit
ability-constitution = Konstitution
ability-intelligence = Intelligenz
ability-wisdom = Weisheit
ability-charisma = Charisma
