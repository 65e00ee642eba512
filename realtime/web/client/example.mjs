// Print whose turn it is, from a link: node example.mjs LINK
import { follow } from "encounter-tracker-client";

const tracker = follow(process.argv[2]);
tracker.onEncounter((encounter) => {
  const current = encounter?.participants.find(({ _id }) => _id === encounter.currentParticipantId);
  console.log(encounter?.round, current?.name ?? "-", encounter?.version);
});
