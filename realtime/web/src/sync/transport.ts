import type { io } from "socket.io-client";
import { load } from "./load";

/** The part of a Socket.IO client that the connection uses. */
export interface Transport {
  /** Listen to every event, including `connect`, `disconnect` (reason) and `connect_error` (what the server refused with; undefined without an answer). */
  listen(listener: (name: string, argument: unknown) => void): void;
  send(name: string, payload: unknown): void;
  /** Ask, and wait so long (milliseconds) for the answer; rejects without one, and when it is closed. */
  ask(name: string, payload: unknown, within?: number): Promise<unknown>;
  close(): void;
}

export type OpenTransport = (token: string) => Transport;

const ANSWER_WITHIN = 8_000;

/**
 * Open a Socket.IO connection that never reconnects by itself: the caller decides when and with which token.
 *
 * `client` loads Socket.IO's own client, a quarter of the code of a page that shows its first state without it.
 */
export function socketTransport(
  origin: string,
  path: string,
  client: () => Promise<{ io: typeof io }>,
): OpenTransport {
  const loading = load(client);
  return (token) => {
    const opening = loading.then(({ io }) =>
      io(origin, {
        path,
        auth: { token },
        // Long polling where a proxy refuses WebSockets.
        transports: ["websocket", "polling"],
        tryAllTransports: true,
        reconnection: false,
        forceNew: true,
        timeout: ANSWER_WITHIN,
      }),
    );
    const given = new Set<() => void>(); // what waits for an answer
    return {
      listen(listener) {
        void opening.then((socket) => {
          socket.on("connect", () => listener("connect", undefined));
          socket.on("disconnect", (reason) => listener("disconnect", reason));
          socket.on("connect_error", (error) =>
            listener("connect_error", (error as { data?: unknown }).data),
          );
          socket.onAny((name: string, argument: unknown) => listener(name, argument));
        });
      },
      // Volatile: an event that can't be sent now is dropped.
      send: (name, payload) => void opening.then((socket) => socket.volatile.emit(name, payload)),
      ask: async (name, payload, within = ANSWER_WITHIN) => {
        const socket = await opening;
        return new Promise((resolve, reject) => {
          const giveUp = () => reject(new Error("the connection is closed"));
          given.add(giveUp);
          const asked = socket.timeout(within).emitWithAck(name, payload);
          void asked.then(resolve, reject).finally(() => given.delete(giveUp));
        });
      },
      close: () => {
        for (const giveUp of given) giveUp();
        void opening.then((socket) => socket.disconnect());
      },
    };
  };
}
