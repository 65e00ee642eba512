import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { RolledText, ShownFeature, ShownStatblock } from "../sync/wire";
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
    <section class="panel statblock" aria-label="Stat block">
      <header>
        <h2>{block.name}</h2>
        <small>{block.book}</small>
      </header>
      <Facts block={block} />
      {rolls.length > 0 && (
        <div role="log" aria-label="Rolls" class="rolls">
          {rolls.map((made, place) => (
            <p key={rolls.length - place}>
              <b>{made.name}</b>: {made.lines.join(" · ")}
            </p>
          ))}
        </div>
      )}
      {block.sections.map(({ section, features }) => (
        <div key={section} class="section">
          <h3>{HEADINGS[section] ?? section}</h3>
          {features.map((feature) => (
            <Feature key={feature.key} feature={feature} roll={() => void roll(feature)} />
          ))}
        </div>
      ))}
    </section>
  );
}

const HEADINGS: Record<string, string> = {
  traits: "Traits",
  actions: "Actions",
  bonus_actions: "Bonus actions",
  reactions: "Reactions",
  legendary_actions: "Legendary actions",
  mythic_actions: "Mythic actions",
  lair_actions: "Lair actions",
  regional_effects: "Regional effects",
};

function Feature({ feature, roll }: { feature: ShownFeature; roll: () => void }): JSX.Element {
  return (
    <div class="feature">
      <p dir="auto">
        <b>{feature.name}</b>
        {feature.uses && <em> ({feature.uses})</em>} {feature.text}
      </p>
      {feature.rolls && (
        <button type="button" onClick={roll}>
          🎲 {feature.rolls}
        </button>
      )}
    </div>
  );
}

function Facts({ block }: { block: ShownStatblock }): JSX.Element {
  const { facts } = block;
  const kind = [facts.size, block.kind, facts.subtype && `(${facts.subtype})`].filter(Boolean).join(" ");
  const score = facts.initiativeScore === undefined ? "" : ` (${facts.initiativeScore})`;
  const lines: [string, string | number | null | undefined][] = [
    ["", [kind, facts.alignment].filter(Boolean).join(", ")],
    ["AC", block.ac === null ? "" : `${block.ac}${facts.armor ? ` (${facts.armor})` : ""}`],
    ["HP", `${block.maxHP}${block.hitDice ? ` (${block.hitDice})` : ""}`],
    ["Initiative", block.initiativeBonus === null ? "" : `${signed(block.initiativeBonus)}${score}`],
    ["Speed", speeds(facts.speeds)],
    ["Saves", bonuses(facts.saves)],
    ["Skills", bonuses(facts.skills)],
    [
      "Senses",
      [facts.senses, facts.passivePerception && `passive Perception ${facts.passivePerception}`]
        .filter(Boolean)
        .join(", "),
    ],
    ["Languages", facts.languages],
    [
      "",
      block.challenge === null
        ? ""
        : `${challengeText(block.challenge)}${facts.xp ? ` (${facts.xp} XP)` : ""}`,
    ],
  ];
  return (
    <div class="facts">
      {lines.map(
        ([label, value]) =>
          value && (
            <p key={label + value} dir="auto">
              {label && <b>{label} </b>}
              {value}
            </p>
          ),
      )}
      {facts.abilities && (
        <dl class="abilities">
          {Object.entries(facts.abilities).map(([ability, value]) => (
            <div key={ability}>
              <dt>{ability.slice(0, 3).toUpperCase()}</dt>
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

function signed(value: number): string {
  return value < 0 ? `−${-value}` : `+${value}`;
}

function bonuses(listed: { name: string; bonus: number }[] | undefined): string {
  return (listed ?? []).map(({ name, bonus }) => `${name} ${signed(bonus)}`).join(", ");
}

function speeds(listed: ShownStatblock["facts"]["speeds"]): string {
  const { hover, note, ...feet } = listed ?? {};
  const shown = Object.entries(feet).map(
    ([kind, value]) => `${kind === "walk" ? "" : `${kind} `}${value} ft.`,
  );
  return [...shown, hover && "hovers", note].filter(Boolean).join(", ");
}
