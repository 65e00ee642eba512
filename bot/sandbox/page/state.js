// The state of the window: users, channels, messages of the open channel, pending interactions.

export const state = {
  me: null,
  users: {},
  roles: {},
  people: [],
  guilds: [],
  channels: [],
  application: null,
  online: false,
  channel: null,
  commands: [],
  messages: new Map(),
  unread: new Set(),
  // Interaction id -> { where: "press" | "slash" | ..., message, customId, done(interaction) }
  pending: new Map(),
};

export const channelOf = (id) => state.channels.find((channel) => channel.id === id);
export const userName = (id) => state.users[id]?.name ?? "unknown user";
