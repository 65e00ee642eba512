import type { io } from "socket.io-client";
import { expect, it } from "vitest";
import { socketTransport } from "./transport";

/** Open a transport over a socket that answers when `answer` is called. */
function opened() {
  const answers: ((answer: unknown) => void)[] = [];
  const socket = {
    timeout: () => ({ emitWithAck: () => new Promise((resolve) => void answers.push(resolve)) }),
    disconnect: () => undefined,
  };
  const client = async () => ({ io: (() => socket) as unknown as typeof io });
  return { transport: socketTransport("https://table.example", "/socket.io", client)("token"), answers };
}

it("answers what was asked", async () => {
  const { transport, answers } = opened();
  const asked = transport.ask("list_encounters", {});
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.({ ok: true });
  expect(await asked).toEqual({ ok: true });
});

it("lets nobody wait for an answer that a closed connection can't bring", async () => {
  const { transport, answers } = opened();
  const asked = [transport.ask("list_encounters", {}), transport.ask("list_parties", {})];
  await expect.poll(() => answers.length).toBe(2);
  transport.close();
  const ended = await Promise.allSettled(asked);
  expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
