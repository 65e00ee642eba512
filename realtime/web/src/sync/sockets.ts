/** Socket.IO's own client, in a file that is loaded beside or after what shows the first state. */
export { io } from "socket.io-client";
