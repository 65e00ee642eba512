import languages from "virtual:texts/console";
import { effect } from "@preact/signals";
import { render } from "preact";
import { t } from "../i18n/texts";
import { openTable } from "../table/bootstrap";
import { NoLink } from "../table/ConnectionGate";
import { startSpeaking } from "../table/language";
import { Console } from "./Console";

const root = document.getElementById("console");
if (!root) throw new Error("the page has no #console");
const table = openTable();
await startSpeaking(languages, table);
effect(() => {
  document.title = t("console-title");
});
render(table ? <Console table={table} /> : <NoLink />, root);
