import { io } from "socket.io-client";

/** The part of a Socket.IO client that the connection uses. */
export interface Transport {
  /** Listen to every event, including `connect`, `disconnect` (reason) and `connect_error` (message). */
  listen(listener: (name: string, argument: unknown) => void): void;
  send(name: string, payload: unknown): void;
  ask(name: string, payload: unknown): Promise<unknown>;
  close(): void;
}

export type OpenTransport = (token: string) => Transport;

const ANSWER_WITHIN = 8_000;

/** Open a Socket.IO connection that never reconnects by itself: the caller decides when and with which token. */
export function socketTransport(origin: string, path: string): OpenTransport {
  return (token) => {
    const socket = io(origin, {
      path,
      auth: { token },
      // Long polling where a proxy refuses WebSockets.
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnection: false,
      forceNew: true,
      timeout: ANSWER_WITHIN,
    });
    return {
      listen(listener) {
        socket.on("connect", () => listener("connect", undefined));
        socket.on("disconnect", (reason) => listener("disconnect", reason));
        socket.on("connect_error", (error) => listener("connect_error", error.message));
        socket.onAny((name: string, argument: unknown) => listener(name, argument));
      },
      // Volatile: an event that can't be sent now is dropped.
      send: (name, payload) => void socket.volatile.emit(name, payload),
      ask: (name, payload) => socket.timeout(ANSWER_WITHIN).emitWithAck(name, payload),
      close: () => void socket.disconnect(),
    };
  };
}
