/** The server's payloads. A field is present only when this audience may see it. */
export * from "./wire/answers";
export * from "./wire/conditions";
export * from "./wire/encounter";
export * from "./wire/events";
export * from "./wire/library";
export * from "./wire/overlays";
export * from "./wire/requests";
