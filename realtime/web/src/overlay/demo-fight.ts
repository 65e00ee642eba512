import type { Encounter, Participant } from "../sync/wire";

/** A demo encounter with one of everything the overlay can show, as the `stream` audience sees it. */
export function demoEncounter(): Encounter {
  return {
    _id: "demo",
    version: 1,
    name: "The Bridge of Sighs",
    status: "active",
    round: 3,
    currentTurn: 0,
    currentParticipantId: "mira",
    nextParticipantId: "ogre",
    turnBeganAt: new Date().toISOString(),
    audience: "stream",
    participants: [
      hero("mira", "Mira Ashdown", 21, {
        currentHP: 31,
        maxHP: 40,
        tempHP: 6,
        concentration: { name: "Bless" },
        characterClass: "Cleric",
      }),
      foe("ogre", "Ogre", 17, "bloodied", { creatureType: "giant" }),
      hero("tam", "Tam Underbough", 15, {
        characterClass: "Rogue",
        currentHP: 12,
        maxHP: 33,
        conditions: [{ _id: "poison", name: "Poisoned", duration: 2 }],
      }),
      foe("stranger", "???", 12, "unhurt", { type: "unknown", visibility: "unknown" }),
      foe("wolf", "Dire Wolf", 9, "hurt", { creatureType: "beast" }),
      hero("bram", "Bram the Bold", 4, {
        characterClass: "Fighter",
        currentHP: 0,
        maxHP: 45,
        deathSaves: { successes: 1, failures: 2, isStable: false, isDead: false },
      }),
    ].map((participant, initiativeOrder) => ({ ...participant, initiativeOrder })),
  };
}

/** Who plays the heroes of the demo. */
export const DEMO_PLAYERS = { mira: "Ari", tam: "Bo", bram: "Cleo" };

function hero(id: string, name: string, roll: number, more: Partial<Participant>): Participant {
  const kind = { type: "character", visibility: "exact" } as const;
  return { _id: id, name, ...kind, initiativeRoll: roll, initiativeOrder: 0, ...more };
}

function foe(
  id: string,
  name: string,
  roll: number,
  healthBand: NonNullable<Participant["healthBand"]>,
  more: Partial<Participant> = {},
): Participant {
  const kind = { type: "monster", visibility: "band", healthBand } as const;
  return { _id: id, name, ...kind, initiativeRoll: roll, initiativeOrder: 0, ...more };
}
