## Help and doctor

help-title = Running a fight
help-start-title = Four commands for the night
help-start =
    `/encounter start` posts the board, and you are the DM. The others press **{ button-join }**.
    `/init add goblin count:3` adds monsters; then press **{ button-begin }**.
    `/damage goblin 2d6+3` deals damage; the board's buttons do it too.
    `/encounter end` ends the fight.
help-players-title = Playing
help-players = Press **{ button-damage }**, **{ button-heal }** or **{ button-condition }** on the board, or type `/damage goblin 2d6+3`. Damage to others goes to the DM, who answers with one tap. **{ button-roll }** rolls what is due: saves, death saves, initiative. **{ button-mine }** is your own screen.
help-dm-title = DM
help-dm = **{ button-next }** ends a turn. **{ button-more }** opens your screen: exact hit points, hidden monsters, what players and stream may see, area damage, initiative, requests; `/encounter screen channel:` keeps it in a channel for DMs. `/undo` undoes anything. Hidden monsters: `/init add … hidden:True`.
help-dice-title = Dice
help-dice = Wherever a number is asked for, dice work too: `2d6+3`, `4d6kh3`, `1d20+5`. `/roll` rolls them in front of everybody.
help-stream-title = Stream
help-stream = `/overlay link` gives you the page for OBS. It shows only what the stream may see. `/overlay air` hides it, announces someone, pauses moments or turns to the next scene.
help-commands-title = Commands
help-commands = `/help command:` explains each one, with an example.
help-needed = required
help-example = Example:
help-apply-roll = In the menu of a message of any dice bot (⋯, a right click or a long press → Apps): what it rolled becomes damage. It reads numbers in the text, in embeds and in newer layouts; not in pictures, and not in messages that only one person sees. You choose the target before anything happens.
doctor-title = Check-up
doctor-permissions-fine = ✅ Permissions in this channel
doctor-permission-needed = ❌ I need the permission **{ $name }** here: channel settings → permissions → my role.
doctor-permission-useful = ➖ The permission **{ $name }** would be useful here.
doctor-database-fine = ✅ Database
doctor-database-down = ❌ The database can't be reached. Is `mongod` running, and is MONGODB_URI right?
doctor-documents-unreadable = ❌ { $number ->
        [one] One stored document
       *[other] { $number } stored documents
    } can't be read and were left out. The operator of this bot finds them with `tracker doctor`.
doctor-web-fine = ✅ Web pages at { $url }
doctor-web-down = ❌ The web pages at { $url } do not answer. Overlays stand still; the fight goes on here.
doctor-clock-fine = ✅ Clock
doctor-clock-wrong = ❌ The clock of the machine is { $seconds } s off. Set it by NTP.
doctor-intents = ✅ Intents: no privileged ones are needed
doctor-gateway = ✅ Discord's gateway answers in { $ms } ms
doctor-gateway-new = ➖ Discord's gateway was reached just now. Ask again in a minute to see whether it holds.
doctor-commands-fine = ✅ Discord has the commands of this version
doctor-commands-waiting = ➖ The commands are on their way to Discord. Those of the last version work meanwhile.
doctor-commands-refused = ❌ Discord did not take the commands of this version: { $reason }. Those of the last version go on working; I try again { $retry }.

help-more-title = More
help-more = `/concentrate on` and `/condition add … effect:Web` end together. `/party bring` adds everybody's saved characters at once. `/creature` is the library: `/init add goblin count:6 hp:roll`. `/edit` changes a creature in the fight.
help-apps = Apps
