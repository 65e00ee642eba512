import { screen, within } from "@testing-library/dom";
import type { JSX } from "preact";
import { describe, expect, it } from "vitest";
import type { OwedSave } from "../sync/wire";
import type { Person, TableEncounter } from "../table/participants";
import { draw, encounter, isDisabled, participant } from "../testing/page";
import { AttackSheet } from "./AttackSheet";
import { ConditionSheet } from "./ConditionSheet";
import { DieSheet } from "./DieSheet";
import { HitPointSheet } from "./HitPointSheet";
import { MoreSheet } from "./MoreSheet";
import { ResourceSheet } from "./ResourceSheet";
import { SaveSheet } from "./SaveSheet";
import type { SheetProps } from "./sheets";

const goblin = participant("goblin", "Goblin");
const fallen = participant("orc", "Orc", { isDefeated: true });

/** Open a sheet of Mira's, with a goblin and a defeated orc in the encounter. */
async function sheet(
  drawn: (props: SheetProps) => JSX.Element,
  changes: Partial<Person> = {},
  fight: Partial<TableEncounter> = {},
) {
  const me = participant("mira", "Mira", { type: "character", collaborators: ["ari"], ...changes });
  let closed = 0;
  const close = () => {
    closed += 1;
  };
  const participants = [me, goblin, fallen];
  const page = await draw(encounter({ participants, ...fight }), (table) => drawn({ table, me, close }));
  return { ...page, closed: () => closed };
}

const button = (name: string) => screen.getByRole("button", { name });
const field = (name: string) => screen.getByRole("textbox", { name });

describe("saves that are owed", () => {
  const owed = {
    _id: "s1",
    about: "effect" as const,
    name: "Web",
    ability: "dexterity",
    dc: 13,
    bonus: null,
  };
  const saves = (...list: Partial<OwedSave>[]) =>
    sheet((props) => <SaveSheet {...props} />, { savesOwed: list.map((save) => ({ ...owed, ...save })) });

  it("are rolled with the bonus that is known", async () => {
    const { server, user, closed } = await saves({ bonus: 3 });
    await user.click(button("Roll for me"));
    expect(server.commands).toEqual([["roll_save", { participantId: "mira", saveId: "s1" }]]);
    expect(closed()).toBe(1);
  });

  it("need the bonus first, or the total of a roll of one's own", async () => {
    const { server, user } = await saves({});
    expect(isDisabled("Roll for me")).toBe(true);
    await user.type(field("Your bonus"), "5");
    await user.click(button("Roll for me"));
    await user.type(field("Or your total"), "17");
    await user.click(button("Enter 17"));
    const mine = { participantId: "mira", saveId: "s1" };
    expect(server.commands).toEqual([
      ["roll_save", { ...mine, bonus: 5 }],
      ["roll_save", { ...mine, total: 17 }],
    ]);
  });

  it("are told apart, and the sheet stays open while one is left", async () => {
    const { closed, user } = await saves({ bonus: 1 }, { _id: "s2", name: "Bless", bonus: 1 });
    const forms = screen.getAllByRole("form").map((form) => form.getAttribute("aria-label"));
    expect(forms).toEqual(["Dexterity save, DC 13: Web", "Dexterity save, DC 13: Bless"]);
    await user.click(screen.getAllByRole("button", { name: "Roll for me" })[0] as HTMLElement);
    expect(closed()).toBe(0);
  });
});

describe("damage to others", () => {
  const attack = () => sheet((props) => <AttackSheet {...props} />);

  it("names its source, its targets and whether it is critical", async () => {
    const { server, user, closed } = await attack();
    expect(screen.getByRole("dialog", { name: "Damage from Mira" })).toBeTruthy();
    await user.click(screen.getByRole("checkbox", { name: "Goblin" }));
    await user.type(field("Damage rolled"), "9");
    await user.selectOptions(screen.getByRole("combobox", { name: "Damage type" }), "slashing");
    await user.click(screen.getByRole("checkbox", { name: "Critical hit (already in the number)" }));
    await user.click(button("Deal 9 damage"));
    const payload = {
      targets: [{ participantId: "goblin" }],
      parts: [{ amount: 9, type: "slashing" }],
      sourceId: "mira",
      isCritical: true,
    };
    expect(server.commands).toEqual([["deal_damage", payload]]);
    expect(closed()).toBe(1);
  });

  it("offers neither the attacker nor the defeated as targets", async () => {
    await attack();
    const names = screen.getAllByRole("checkbox").map((box) => box.closest("label")?.textContent);
    expect(names).toEqual(["Goblin", "Critical hit (already in the number)"]);
  });

  it("needs a target and a number, and drops a target that has left", async () => {
    const { server, user } = await attack();
    await user.type(field("Damage rolled"), "9");
    expect(isDisabled("Deal 9 damage")).toBe(true);
    await user.click(screen.getByRole("checkbox", { name: "Goblin" }));
    expect(isDisabled("Deal 9 damage")).toBe(false);
    await server.change({
      participants: server.encounter.participants.filter(({ _id }) => _id !== "goblin"),
    });
    await expect.poll(() => isDisabled("Deal 9 damage")).toBe(true);
    expect(screen.getByText("Nobody else is in sight.")).toBeTruthy();
  });
});

describe("the user's hit points", () => {
  const hitPoints = () => sheet((props) => <HitPointSheet {...props} />);

  it.each([
    [
      "Take damage",
      "deal_damage",
      { targets: [{ participantId: "mira" }], parts: [{ amount: 6, type: "" }] },
    ],
    ["Heal", "heal", { participantIds: ["mira"], amount: 6 }],
    ["Temp HP", "set_temporary_hp", { participantId: "mira", amount: 6 }],
  ])("%s", async (label, command, payload) => {
    const { server, user, closed } = await hitPoints();
    await user.type(field("How many"), "6");
    await user.click(button(label));
    expect(server.commands).toEqual([[command, payload]]);
    expect(closed()).toBe(1);
  });

  it("are healed of another character too", async () => {
    const bo = participant("bo", "Bo", { type: "character" });
    const { server, user } = await sheet((props) => <HitPointSheet {...props} />, {}, { participants: [bo] });
    await user.type(field("How many"), "6");
    await user.selectOptions(screen.getByRole("combobox", { name: "Whom you heal" }), "Bo");
    await user.click(button("Heal"));
    expect(server.commands).toEqual([["heal", { participantIds: ["bo"], amount: 6 }]]);
  });

  it("are neither hurt nor healed by the Enter key", async () => {
    const { server, user, closed } = await hitPoints();
    await user.type(field("How many"), "6{Enter}");
    expect([server.commands, closed()]).toEqual([[], 0]);
  });

  it("need a number", async () => {
    await hitPoints();
    expect(["Take damage", "Heal", "Temp HP"].map(isDisabled)).toEqual([true, true, true]);
  });
});

describe("the user's inspiration", () => {
  it("is spent where there is some", async () => {
    const { server, user } = await sheet((props) => <ResourceSheet {...props} />, { hasInspiration: true });
    await user.click(button("Spend inspiration"));
    expect(server.commands).toEqual([["set_inspiration", { participantId: "mira", hasInspiration: false }]]);
  });

  it("is not offered where there is none", async () => {
    await sheet((props) => <ResourceSheet {...props} />);
    expect(screen.queryByRole("button", { name: "Spend inspiration" })).toBeNull();
  });
});

describe("the user's conditions", () => {
  const conditions = [{ _id: "c1", name: "Exhaustion", level: 2, duration: 3 }];

  it("are listed and taken off", async () => {
    const { server, user } = await sheet((props) => <ConditionSheet {...props} />, { conditions });
    expect(screen.getByRole("listitem").textContent).toContain("Exhaustion 2 3 rounds left");
    await user.click(button("Remove Exhaustion"));
    expect(server.commands).toEqual([["remove_condition", { participantId: "mira", condition: "c1" }]]);
  });

  it("are added", async () => {
    const { server, user, closed } = await sheet((props) => <ConditionSheet {...props} />);
    await user.click(button("Prone"));
    await user.click(button("Add Prone"));
    const condition = { name: "Prone", duration: -1, ends: "turn_end" };
    expect(server.commands).toEqual([["add_condition", { participantIds: ["mira"], condition }]]);
    expect(closed()).toBe(1);
  });
});

describe("a d20", () => {
  it("is rolled by the server", async () => {
    const { server, user } = await sheet((props) => <DieSheet {...props} what="save" />);
    expect(screen.getByRole("dialog", { name: "Mira: Death save" })).toBeTruthy();
    await user.click(button("Roll for me"));
    expect(server.commands).toEqual([["roll_death_save", { participantId: "mira" }]]);
  });

  it("is entered as it was rolled at the table", async () => {
    const { server, user } = await sheet((props) => <DieSheet {...props} what="initiative" />);
    await user.type(field("Your total"), "-1");
    await user.click(button("Enter -1"));
    expect(server.commands).toEqual([["roll_initiative", { participantId: "mira", roll: -1 }]]);
  });

  it("has twenty sides", async () => {
    const { user } = await sheet((props) => <DieSheet {...props} what="save" />);
    await user.type(field("The number on your d20"), "21");
    expect(isDisabled("Enter my roll")).toBe(true);
  });
});

describe("more", () => {
  const more = (changes: Partial<Person> = {}, fight: Partial<TableEncounter> = {}) =>
    sheet((props) => <MoreSheet {...props} />, changes, fight);
  const mine = { participantId: "mira" };

  it.each<[string, Partial<Person>, string, Record<string, unknown>]>([
    ["Drop Bless", { concentration: { name: "Bless" } }, "end_concentration", mine],
    ["Delay: act later this round", {}, "delay_turn", mine],
    ["Act now", { isDelayed: true }, "take_turn", mine],
    ["Use my reaction", {}, "update_participant", { ...mine, changes: { reactionUsed: true } }],
    [
      "Reaction used: give it back",
      { reactionUsed: true },
      "update_participant",
      { ...mine, changes: { reactionUsed: false } },
    ],
    ["Undo my last change", {}, "undo", { isWhole: true }],
  ])("%s", async (label, changes, command, payload) => {
    const { server, user, closed } = await more(changes);
    await user.click(button(label));
    expect(server.commands).toEqual([[command, payload]]);
    expect(closed()).toBe(1);
  });

  it("sets the class of a character and takes it off", async () => {
    const { server, user } = await more({ characterClass: "Cleric" });
    const save = () => within(field("Class").closest("form") as HTMLElement).getByRole("button");
    expect((save() as HTMLButtonElement).disabled).toBe(true);
    await user.clear(field("Class"));
    await user.type(field("Class"), " War Cleric ");
    await user.click(save());
    await user.clear(field("Class"));
    await user.click(save());
    expect(server.commands).toEqual(
      ["War Cleric", ""].map((characterClass) => [
        "update_participant",
        { ...mine, changes: { characterClass } },
      ]),
    );
  });

  it("has no class for a companion that is no character", async () => {
    await more({ type: "monster" });
    expect(screen.queryByRole("textbox", { name: "Class" })).toBeNull();
  });

  it("starts concentration on a spell by its name", async () => {
    const { server, user } = await more();
    expect(isDisabled("Start")).toBe(true);
    await user.type(field("Concentrate on"), " Bless ");
    await user.click(button("Start"));
    expect(server.commands).toEqual([["concentrate", { ...mine, name: "Bless" }]]);
  });

  it("leads to the initiative", async () => {
    const { user } = await more();
    await user.click(button("Initiative again (now 10)"));
    expect(screen.getByRole("dialog", { name: "Mira: Initiative" })).toBeTruthy();
  });

  it("offers no delay outside of an active encounter", async () => {
    await more({}, { status: "paused" });
    expect(screen.queryByRole("button", { name: /Delay/ })).toBeNull();
  });
});
