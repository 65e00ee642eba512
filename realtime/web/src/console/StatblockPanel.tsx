import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { abilityName, diceText } from "../i18n/game";
import { capital, known, t } from "../i18n/texts";
import type { RolledText, ShownFeature, ShownStatblock, ShownUses } from "../sync/wire";
import { challengeText } from "../table/library";
import type { Table } from "../table/model";
import type { Person } from "../table/participants";

/** The stat block of a creature of the library; every attack and save is a button. */
export function StatblockPanel({ table, of }: { table: Table; of: Person }): JSX.Element | null {
  const [block, setBlock] = useState<ShownStatblock | null>(null);
  const [rolls, setRolls] = useState<RolledText[]>([]);
  const creature = of.creature;
  useEffect(() => {
    let isOver = false;
    setBlock(null);
    setRolls([]);
    if (!creature) return;
    void table.ask("read_statblock", { participantId: of._id }).then((answer) => {
      if (!isOver) setBlock(answer?.statblock ?? null);
    });
    return () => {
      isOver = true;
    };
  }, [table, of._id, creature]);
  if (!block) return null;
  const roll = async (feature: ShownFeature) => {
    const answer = await table.ask("read_statblock", { participantId: of._id, roll: feature.key });
    if (answer?.rolls) setRolls([...answer.rolls, ...rolls].slice(0, 5));
  };
  return (
    <section class="panel statblock" aria-label={t("button-statblock")}>
      <header>
        <h2>{block.name}</h2>
        <small>{block.book}</small>
      </header>
      <Facts block={block} />
      {rolls.length > 0 && (
        <div role="log" aria-label={t("console-rolls")} class="rolls">
          {rolls.map((made, place) => (
            <p key={rolls.length - place}>
              <b>{made.name}</b>: {rolledText(made)}
            </p>
          ))}
        </div>
      )}
      {block.sections.map(({ section, features }) => (
        <div key={section} class="section">
          <h3>{known(`statblock-${section.replace("_", "-")}`) ?? section}</h3>
          {features.map((feature) => (
            <Feature key={feature.key} feature={feature} roll={() => void roll(feature)} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Feature({ feature, roll }: { feature: ShownFeature; roll: () => void }): JSX.Element {
  return (
    <div class="feature">
      <p dir="auto">
        <b>{feature.name}</b>
        {feature.uses && <em> ({usesText(feature.uses)})</em>} {feature.text}
      </p>
      {(feature.attack || feature.save) && (
        <button type="button" onClick={roll}>
          🎲 {toRoll(feature)}
        </button>
      )}
    </div>
  );
}

function Facts({ block }: { block: ShownStatblock }): JSX.Element {
  const { facts } = block;
  const size = known(`size-${keyOf(facts.size)}`) ?? facts.size;
  const type = [
    known(`creature-type-${keyOf(block.kind)}`) ?? block.kind,
    facts.subtype && `(${facts.subtype})`,
  ]
    .filter(Boolean)
    .join(" ");
  const kind = size && type ? t("size-and-type", { size, type }) : size || type;
  const score = facts.initiativeScore === undefined ? "" : ` (${facts.initiativeScore})`;
  const said: (string | number | null | undefined | false)[] = [
    [capital(kind), known(`alignment-${keyOf(facts.alignment)}`) ?? facts.alignment]
      .filter(Boolean)
      .join(", "),
    block.ac !== null && t("ac", { ac: `${block.ac}${facts.armor ? ` (${facts.armor})` : ""}` }),
    t("creature-hit-points", { hp: `${block.maxHP}${block.hitDice ? ` (${block.hitDice})` : ""}` }),
    block.initiativeBonus !== null &&
      t("statblock-initiative", { bonus: `${signed(block.initiativeBonus)}${score}` }),
    facts.speeds && t("statblock-speed", { speeds: speeds(facts.speeds) }),
    facts.saves && t("statblock-saves", { what: bonuses(facts.saves, abilityName) }),
    facts.skills && t("statblock-skills", { what: bonuses(facts.skills, skillName) }),
    (facts.senses || facts.passivePerception) &&
      t("statblock-senses", {
        what: [
          senses(facts.senses),
          facts.passivePerception && t("statblock-passive", { value: facts.passivePerception }),
        ]
          .filter(Boolean)
          .join(", "),
      }),
    facts.languages && t("statblock-languages", { what: facts.languages }),
    block.challenge !== null &&
      (facts.xp
        ? t("console-xp", { rating: challengeText(block.challenge), xp: facts.xp })
        : challengeText(block.challenge)),
  ];
  return (
    <div class="facts">
      {said.map(
        (line) =>
          line && (
            <p key={line} dir="auto">
              {line}
            </p>
          ),
      )}
      {facts.abilities && (
        <dl class="abilities">
          {Object.entries(facts.abilities).map(([ability, value]) => (
            <div key={ability}>
              <dt>{known(`ability-${ability}.short`) ?? ability}</dt>
              <dd>
                {value} ({signed(Math.floor((value - 10) / 2))})
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function keyOf(word = ""): string {
  return word.toLowerCase().replaceAll(" ", "-");
}

function usesText({ recharge, times, per }: ShownUses): string {
  if (recharge) return t("resource-recharges", { least: recharge });
  return `${times ?? 1}/${t(`statblock-per-${(per || "day").replace(" ", "-")}`)}`;
}

function toRoll({ attack, save }: ShownFeature): string {
  const parts = [
    attack && signed(attack.bonus),
    attack && diceText(attack.damage),
    save && t("statblock-save", { ability: abilityName(save.ability), dc: save.dc }),
    save && diceText(save.damage),
  ];
  return parts.filter(Boolean).join(" · ");
}

function rolledText({ toHit, damage, save, saveDamage }: RolledText): string {
  const lines = [
    toHit && t("statblock-to-hit", { roll: toHit }),
    damage && t("statblock-damage", { roll: diceText(damage) }),
    save && t("statblock-save", { ability: abilityName(save.ability), dc: save.dc }),
    saveDamage &&
      t(save?.half ? "statblock-damage-half" : "statblock-damage", { roll: diceText(saveDamage) }),
  ];
  return lines.filter(Boolean).join(" · ");
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : `+${value}`;
}

/** Return "darkvision 120 ft." in the page's language, and what is not known as it is. */
function senses(text = ""): string {
  return text.replace(/([a-z]+) (\d{1,4}) ft\./g, (whole, sense: string, feet: string) => {
    const name = known(`sense-${sense}`);
    return name ? `${name} ${t("statblock-speed-walk", { feet: Number(feet) })}` : whole;
  });
}

function skillName(name: string): string {
  return known(`skill-${keyOf(name)}`) ?? name;
}

function bonuses(listed: { name: string; bonus: number }[], named = (name: string) => name): string {
  return listed.map(({ name, bonus }) => `${named(name)} ${signed(bonus)}`).join(", ");
}

function speeds(listed: ShownStatblock["facts"]["speeds"]): string {
  const { hover, note, ...feet } = listed ?? {};
  const shown = Object.entries(feet).map(
    ([kind, value]) => known(`statblock-speed-${kind}`, { feet: Number(value) }) ?? `${kind} ${value}`,
  );
  return [...shown, hover && t("statblock-hover"), note].filter(Boolean).join(", ");
}
