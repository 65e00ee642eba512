/** Runs as soon as it is there: the overlay's other scripts wait for all that they import. */
import { sendFirstRequests } from "./first-requests";

sendFirstRequests();
