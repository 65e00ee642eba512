import type { Words } from "./types";

const hitPoints = (amount: number) => `${amount} hit points`;

export const en: Words = {
  round: "Round",
  next: "Next",
  planning: "Gathering for the fight",
  paused: "Paused",
  over: "The fight is over",
  begins: "Roll for initiative",
  critical: "Critical hit",
  defeated: "Down",
  surprised: "Surprised",
  delayed: "Waiting",
  stable: "Stable",
  dead: "Dead",
  rounds: (count) => (count === 1 ? "after 1 round" : `after ${count} rounds`),
  before: (count) => `${count} before`,
  after: (count) => `${count} after`,
  hit: "Hit",
  restored: "Healed",
  bands: {
    unhurt: "Unhurt",
    hurt: "Hurt",
    bloodied: "Bloodied",
    critical: "Badly bloodied",
    down: "Down",
  },
  conditions: {},
  captions: {
    turn: (name, round) => `Round ${round}. ${name} has the turn.`,
    damage: (name, amount, isCritical) =>
      `${isCritical ? "Critical hit. " : ""}${name} takes ${amount === undefined ? "damage" : `${amount} damage`}.`,
    healing: (name, amount) => `${name} regains ${amount === undefined ? "hit points" : hitPoints(amount)}.`,
    defeat: (name) => `${name} is down.`,
    condition: (name, condition) => `${name} is ${condition.toLowerCase()}.`,
    conditionOver: (name, condition) => `${name} is no longer ${condition.toLowerCase()}.`,
    enters: (name) => `${name} joins the fight.`,
    begins: "The fight begins.",
    paused: "The fight is paused.",
    over: "The fight is over.",
  },
};
