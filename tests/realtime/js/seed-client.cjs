// A client that knows only the events and fields of the first web client, with the stock socket.io-client.
// Usage: node seed-client.cjs <folder with node_modules>; everything else comes as JSON on stdin.
"use strict";

const assert = require("node:assert/strict");
const { createHmac } = require("node:crypto");
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const { io } = createRequire(path.join(process.argv[2], "package.json"))("socket.io-client");
const { address, secret, dm, player, encounterId, hero, goblin, transports } = JSON.parse(
  readFileSync(0, "utf8"),
);
const WITHIN = 10_000;

function token(userId) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId })}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

class Client {
  constructor(auth) {
    this.heard = [];
    this.socket = io(address, { auth, transports, reconnection: false, forceNew: true });
    this.socket.onAny((name, payload) => this.heard.push([name, payload]));
  }

  /** The next event of a name that was not taken yet, now or later. */
  async next(name, fits = () => true) {
    const until = Date.now() + WITHIN;
    while (Date.now() < until) {
      const place = this.heard.findIndex(([n, payload]) => n === name && fits(payload));
      if (place >= 0) return this.heard.splice(place, 1)[0][1];
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`${name} did not come; there is ${JSON.stringify(this.heard.map(([n]) => n))}`);
  }

  static async connected(auth) {
    const client = new Client(auth);
    await new Promise((resolve, reject) => {
      client.socket.on("connect", resolve);
      client.socket.on("connect_error", reject);
    });
    return client;
  }

  static async refused(auth) {
    const client = new Client(auth);
    const error = await new Promise((resolve, reject) => {
      client.socket.on("connect_error", resolve);
      client.socket.on("connect", () => reject(new Error("connected")));
    });
    client.socket.close();
    return error.message;
  }
}

function has(payload, fields) {
  for (const [name, kind] of Object.entries(fields)) assert.equal(typeof payload[name], kind, name);
  if ("timestamp" in fields) assert.ok(!Number.isNaN(Date.parse(payload.timestamp)));
}

async function main() {
  assert.equal(await Client.refused({}), "Authentication token required");
  assert.equal(await Client.refused({ token: "nonsense" }), "Authentication failed");
  assert.equal(await Client.refused({ token: token("0123456789abcdef01234567") }), "User not found");

  const master = await Client.connected({ token: token(dm.id) });
  master.socket.emit("join_encounter", { encounterId });
  const joined = await master.next("encounter_state");
  assert.equal(joined.encounter._id, encounterId);
  assert.deepEqual(joined.activeUsers, [{ userId: dm.id, username: dm.username }]);
  assert.deepEqual(
    joined.encounter.participants.map((p) => [p._id, p.currentHP, p.maxHP, p.initiativeOrder]),
    [
      [hero, 30, 30, 0],
      [goblin, 20, 20, 1],
    ],
  );
  assert.equal(joined.encounter.currentTurn, 0);
  assert.equal(joined.encounter.round, 1);
  assert.equal(joined.encounter.status, "active");

  const other = await Client.connected({ token: token(player.id) });
  other.socket.emit("join_encounter", { encounterId });
  await other.next("encounter_state");
  const arrival = await master.next("user_joined_encounter");
  assert.equal(arrival.userId, player.id);
  assert.equal(arrival.username, player.username);

  master.socket.emit("update_participant_hp", {
    encounterId,
    participantId: goblin,
    newHP: 13,
    damage: 7,
    notes: "arrow",
  });
  const hurt = await master.next("participant_hp_changed");
  has(hurt, { participantId: "string", newHP: "number", damage: "number", updatedBy: "string", timestamp: "string" });
  assert.deepEqual(
    [hurt.participantId, hurt.newHP, hurt.damage, hurt.updatedBy],
    [goblin, 13, 7, dm.username],
  );
  const seen = await other.next("participant_hp_changed");
  assert.equal(seen.newHP, undefined);

  other.socket.emit("update_participant_hp", { encounterId, participantId: hero, newHP: 29, healing: 2 });
  const healed = await master.next("participant_hp_changed");
  assert.deepEqual([healed.participantId, healed.newHP, healed.healing], [hero, 29, 2]);

  master.socket.emit("advance_turn", { encounterId });
  const turn = await master.next("turn_advanced");
  has(turn, { currentTurn: "number", round: "number", advancedBy: "string", timestamp: "string" });
  assert.deepEqual([turn.currentTurn, turn.round, turn.currentParticipant._id], [1, 1, goblin]);
  master.socket.emit("advance_turn", { encounterId });
  const round = await master.next("turn_advanced");
  assert.deepEqual([round.currentTurn, round.round, round.currentParticipant._id], [0, 2, hero]);

  master.socket.emit("roll_initiative", { encounterId, participantId: goblin, roll: 22 });
  const order = await master.next("initiative_updated");
  assert.deepEqual([order.participantId, order.initiativeRoll, order.rolledBy], [goblin, 22, dm.username]);
  assert.deepEqual(order.newOrder[0], { id: goblin, name: "Goblin", initiative: 22, order: 0 });

  const condition = { name: "Poisoned", duration: 3, description: "a bad mushroom" };
  master.socket.emit("add_condition", { encounterId, participantId: goblin, condition });
  const added = await master.next("condition_added");
  assert.equal(added.participantId, goblin);
  assert.equal(added.addedBy, dm.username);
  for (const [name, value] of Object.entries(condition)) assert.equal(added.condition[name], value);

  // The first client's own document of a participant, whole.
  const spider = {
    type: "monster", name: "Spider", ac: 14, maxHP: 26, currentHP: 26, dexterity: 16,
    initiativeRoll: 18, initiativeOrder: 2, isManuallyOrdered: false, conditions: [],
    legendaryActionsRemaining: 0, notes: "", collaborators: [],
  };
  master.socket.emit("add_participant", { encounterId, participant: spider });
  const newcomer = await master.next("participant_added");
  assert.equal(newcomer.participant.name, "Spider");
  assert.equal(newcomer.participant.currentHP, 26);
  master.socket.emit("remove_condition", { encounterId, participantId: goblin, condition: "Poisoned" });
  assert.equal((await master.next("condition_removed")).participantId, goblin);
  master.socket.emit("remove_participant", { encounterId, participantId: newcomer.participant._id });
  assert.equal((await master.next("participant_removed")).participantId, newcomer.participant._id);
  master.socket.emit("undo", { encounterId });
  assert.equal((await master.next("encounter_updated")).reason, "undo");

  master.socket.emit("update_participant_hp", { encounterId, participantId: goblin, newHP: "many" });
  const wrong = await master.next("error");
  assert.match(wrong.message, /newHP/);
  assert.equal(wrong.code, "invalid");
  other.socket.emit("update_participant_hp", { encounterId, participantId: goblin, newHP: 0 });
  has(await other.next("error"), { message: "string", code: "string" });

  other.socket.emit("leave_encounter", { encounterId });
  const departure = await master.next("user_left_encounter");
  assert.equal(departure.userId, player.id);
  assert.equal(departure.username, player.username);

  const stranger = await Client.connected({ token: token(dm.id) });
  stranger.socket.emit("join_encounter", { encounterId: "000000000000000000000000" });
  assert.equal((await stranger.next("error")).message, "Encounter not found or access denied");

  for (const client of [master, other, stranger]) client.socket.close();
  console.log("ok");
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
