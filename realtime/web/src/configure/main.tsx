import { render } from "preact";
import { readFragment } from "../overlay/config";
import { Configurator } from "./Configurator";

const root = document.getElementById("configure");
if (!root) throw new Error("the page has no #configure");
// The share link may be pasted with its settings: they are where the choice begins.
const { secret, css } = readFragment(location.hash);
// The address bar may be on air as well.
if (location.hash) history.replaceState(null, "", location.pathname + location.search);
render(
  <Configurator
    search={location.search}
    secret={secret}
    css={css ?? ""}
    overlay={new URL("../overlay", location.href)}
  />,
  root,
);
