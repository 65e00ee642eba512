// Node's socket.io under measurement: `node server.js FEW`; the orders are those of server.py.
// With 0, clients join rooms on request only, as in the tracker: to compare the memory of one.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { Server } from "socket.io";

const few = Number(process.argv[2]);
const http = createServer();
const io = new Server(http, { pingInterval: 3_600_000 });
const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const turn = () => new Promise((resolve) => setImmediate(resolve));

let seen = 0;
io.on("connection", (socket) => {
  seen += 1;
  if (few > 0) socket.join("all");
  if (seen <= few) socket.join("few");
  socket.on("join_encounter", ({ encounterId }, answer) => {
    socket.join(`encounter_${encounterId}`);
    answer({ ok: true });
  });
  socket.on("update_participant_hp", ({ encounterId }, answer) => {
    io.to(`encounter_${encounterId}`).emit("participant_hp_changed", payload(0));
    answer({ ok: true });
  });
});

const payload = (number) => ({
  n: 10_000_000 + number,
  encounterId: "0123456789abcdef01234567",
  participantId: "76543210fedcba9876543210",
  newHP: 17,
  damage: 5,
  updatedBy: "Dana",
  timestamp: "2026-11-22T20:15:30.125Z",
  version: 123,
  patch: {
    participants: [
      {
        _id: "76543210fedcba9876543210",
        name: "Goblin Boss",
        type: "monster",
        maxHP: 21,
        currentHP: 17,
        tempHP: 0,
        initiativeRoll: 14,
        conditions: [{ name: "poisoned", duration: 3 }],
      },
    ],
  },
});

async function emit(room, turns, events) {
  for (let number = 0; number < turns * events; number += 1) {
    io.to(room).emit("participant_hp_changed", payload(number));
    if (number % events === events - 1) await turn();
  }
}

// Seconds of this thread's CPU; an older Node only knows all of its threads'.
function used() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1_000_000;
}

async function blocked(room) {
  const start = used();
  io.to(room).emit("participant_hp_changed", payload(0));
  const cpu = used() - start;
  await turn();
  return { cpu };
}

http.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, () => say({ port: http.address().port }));
createInterface({ input: process.stdin })
  .on("line", async (line) => {
    const [order, room, turns, events] = line.split(" ");
    if (order === "emit") {
      await emit(room, Number(turns), Number(events));
      say({});
    } else if (order === "block") say(await blocked(room));
    else if (order === "settle") {
      globalThis.gc();
      say({});
    } else say({});
  })
  .on("close", () => process.exit(0));
