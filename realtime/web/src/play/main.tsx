import languages from "virtual:texts/play";
import { render } from "preact";
import { t } from "../i18n/texts";
import { openTable } from "../table/bootstrap";
import { NoLink } from "../table/ConnectionGate";
import { startSpeaking } from "../table/language";
import { Play } from "./Play";

const root = document.getElementById("play");
if (!root) throw new Error("the page has no #play");
const table = openTable();
await startSpeaking(languages, table);
document.title = t("page-title");
render(table ? <Play table={table} /> : <NoLink />, root);
