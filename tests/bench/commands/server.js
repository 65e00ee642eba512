// Node's socket.io and MongoDB driver under measurement: `node server.js MONGODB_URI`.
// With the tracker's write concern it does what the seed's join_encounter and update_participant_hp do, and acknowledges.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { MongoClient, ObjectId } from "mongodb";
import { Server } from "socket.io";

const TABLES = 32;
const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const client = new MongoClient(process.argv[2], { writeConcern: { w: "majority", journal: true } });
const database = client.db("bench_node");
const encounters = database.collection("encounters");
const users = database.collection("users");

const userId = new ObjectId();
const participant = (place) => ({
  _id: new ObjectId(),
  type: "monster",
  name: `Goblin ${place + 1}`,
  ac: 13,
  maxHP: 90_000,
  currentHP: 90_000,
  dexterity: 12,
  initiativeRoll: 20 - place,
  initiativeOrder: place,
  isManuallyOrdered: false,
  conditions: [],
  legendaryActionsRemaining: 0,
  notes: "",
  collaborators: [],
});

await users.insertOne({ _id: userId, username: "Dana", features: {} });
const fights = Array.from({ length: TABLES }, () => ({
  _id: new ObjectId(),
  userId,
  name: "Ambush at the ford",
  status: "active",
  participants: Array.from({ length: 12 }, (_, place) => participant(place)),
  currentTurn: 0,
  round: 1,
  createdAt: new Date(),
  updatedAt: new Date(),
}));
await encounters.insertMany(fights);

const allowed = (socket) => [{ userId: socket.userId }, { "participants.collaborators": socket.userId }];
const http = createServer();
const io = new Server(http);
io.use(async (socket, next) => {
  const user = await users.findOne({ _id: new ObjectId(socket.handshake.auth.userId) });
  if (!user) return next(new Error("User not found"));
  socket.user = user;
  socket.userId = user._id;
  return next();
});

io.on("connection", (socket) => {
  socket.on("join_encounter", async (data, answer) => {
    const encounter = await encounters.findOne({ _id: new ObjectId(data.encounterId), $or: allowed(socket) });
    if (!encounter) return answer({ ok: false });
    socket.join(`encounter_${data.encounterId}`);
    socket.emit("encounter_state", { encounter, activeUsers: [] });
    return answer({ ok: true });
  });
  socket.on("update_participant_hp", async (data, answer) => {
    const encounter = await encounters.findOneAndUpdate(
      { _id: new ObjectId(data.encounterId), "participants._id": new ObjectId(data.participantId), $or: allowed(socket) },
      { $set: { "participants.$.currentHP": Math.max(0, data.newHP), updatedAt: new Date() } },
      { returnDocument: "after" },
    );
    if (!encounter) return answer({ ok: false });
    io.to(`encounter_${data.encounterId}`).emit("participant_hp_changed", {
      participantId: data.participantId,
      newHP: data.newHP,
      damage: data.damage,
      healing: data.healing,
      updatedBy: socket.user.username,
      timestamp: new Date(),
    });
    return answer({ ok: true });
  });
});

http.listen({ host: "127.0.0.1", port: 0 }, () =>
  say({
    port: http.address().port,
    tables: fights.map((fight) => ({
      auth: { userId },
      encounterId: fight._id,
      participantId: fight.participants[0]._id,
    })),
  }),
);
createInterface({ input: process.stdin })
  .on("line", () => say({}))
  .on("close", () => process.exit(0));
