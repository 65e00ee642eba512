# English: every text of the bot. Arguments come in already safe for Markdown.
# The sentences of errors are in storage/i18n/error_messages.py, descriptions of commands in their declarations.

## Health

band-unhurt = unhurt
band-hurt = hurt
band-bloodied = bloodied
band-critical = badly bloodied
band-down = down
dead = dead
dying = dying
stable = stable

## A participant's line

delayed = delayed
surprised = surprised
readied = readied: { $what }
condition-level = { $name } { $level }
condition-rounds = { $name } ({ $rounds })

exhaustion-2024 = 😓 −{ $d20 } to d20 tests, −{ $feet } ft speed
exhaustion-2014 = 😓 { $level ->
    [1] disadvantage on ability checks
    [2] disadvantage on ability checks, speed halved
    [3] disadvantage on checks, attacks and saves, speed halved
    [4] disadvantage on checks, attacks and saves, speed and maximum halved
   *[other] disadvantage on checks, attacks and saves, maximum halved, speed 0
}
## Saves that are owed

ability-strength = Strength
ability-dexterity = Dexterity
ability-constitution = Constitution
ability-intelligence = Intelligence
ability-wisdom = Wisdom
ability-charisma = Charisma
