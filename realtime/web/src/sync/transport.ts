import { io } from "socket.io-client";

/** The part of a Socket.IO client that the connection uses. */
export interface Transport {
  /** Hear every event; `connect`, `disconnect` (reason) and `connect_error` (message) among them. */
  listen(listener: (name: string, argument: unknown) => void): void;
  send(name: string, payload: unknown): void;
  ask(name: string, payload: unknown): Promise<unknown>;
  close(): void;
}

export type OpenTransport = (token: string) => Transport;

const ANSWER_WITHIN = 8_000;

/** Open a Socket.IO connection that never reconnects by itself: when and with which token is not its to decide. */
export function socketTransport(origin: string, path: string): OpenTransport {
  return (token) => {
    const socket = io(origin, {
      path,
      auth: { token },
      transports: ["websocket"],
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
      // Volatile: what could not be sent now is not worth sending later.
      send: (name, payload) => void socket.volatile.emit(name, payload),
      ask: (name, payload) => socket.timeout(ANSWER_WITHIN).emitWithAck(name, payload),
      close: () => void socket.disconnect(),
    };
  };
}
