// Print whose turn it is, from a link or with a token: node example.mjs LINK, or node example.mjs SERVER TOKEN
import { follow } from "encounter-tracker-client";

const [at, token] = process.argv.slice(2);
const fights = token ? (await follow({ server: at, token }).ask("list_encounters")).encounters : [];
const tracker = follow(token ? { server: at, token, encounterId: fights[0].encounterId } : at);
tracker.onEncounter((encounter) => {
  const current = encounter?.participants.find(({ _id }) => _id === encounter.currentParticipantId);
  console.log(encounter?.round, current?.name ?? "-", encounter?.version);
});
