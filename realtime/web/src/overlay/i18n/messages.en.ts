import type { Words } from "./types";

const hitPoints = (amount: number) => (amount === 1 ? "1 hit point" : `${amount} hit points`);

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
  natural20: "Natural 20",
  concentrationLost: "Concentration lost",
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
    defeat: (name) => `${name} falls.`,
    death: (name) => `${name} dies.`,
    revival: (name) => `${name} is up again.`,
    natural20: (name) => `${name} rolls a natural 20.`,
    concentrationLost: (name, effect) => `${name} loses concentration on ${effect}.`,
    temporary: (name, amount) =>
      `${name} gains ${amount} temporary ${amount === 1 ? "hit point" : "hit points"}.`,
    condition: (name, condition, isAdjective) =>
      isAdjective ? `${name} is ${condition.toLowerCase()}.` : `${name}: ${condition}.`,
    conditionOver: (name, condition, isAdjective) =>
      isAdjective ? `${name} is no longer ${condition.toLowerCase()}.` : `${condition} ends on ${name}.`,
    enters: (name) => `${name} joins the fight.`,
    appears: (name) => `${name} appears.`,
    revealed: (name) => `It is ${name}.`,
    begins: "The fight begins.",
    paused: "The fight is paused.",
    over: "The fight is over.",
  },
};
