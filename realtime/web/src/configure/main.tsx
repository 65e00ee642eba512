import { render } from "preact";
import { Configurator } from "./Configurator";

const root = document.getElementById("configure");
if (!root) throw new Error("the page has no #configure");
// The share link may be pasted with its settings: they are where the choice begins.
const secret = location.hash.slice(1);
// The address bar may be on air as well.
if (secret) history.replaceState(null, "", location.pathname + location.search);
render(
  <Configurator search={location.search} secret={secret} overlay={new URL("../overlay", location.href)} />,
  root,
);
