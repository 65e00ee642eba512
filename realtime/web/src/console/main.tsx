import { render } from "preact";
import { openTable } from "../table/bootstrap";
import { NoLink } from "../table/ConnectionGate";
import { Console } from "./Console";

const root = document.getElementById("console");
if (!root) throw new Error("the page has no #console");
const table = openTable();
render(table ? <Console table={table} /> : <NoLink />, root);
