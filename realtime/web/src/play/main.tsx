import { render } from "preact";
import { openTable } from "../table/bootstrap";
import { NoLink } from "../table/ConnectionGate";
import { Play } from "./Play";

const root = document.getElementById("play");
if (!root) throw new Error("the page has no #play");
const table = openTable();
render(table ? <Play table={table} /> : <NoLink />, root);
