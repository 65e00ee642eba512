import languages from "virtual:texts/configure";
import { render } from "preact";
import { languageOf, speakIn, t } from "../i18n/texts";
import { readFragment } from "../overlay/fragment";
import { keepFocus } from "../table/focus-keeper";
import { Configurator } from "./Configurator";

const root = document.getElementById("configure");
if (!root) throw new Error("the page has no #configure");
// The share link may contain settings: they are the form's initial values.
const { secret, css } = readFragment(location.hash);
// The address bar may be on air: remove the secret from it.
if (location.hash) history.replaceState(null, "", location.pathname + location.search);
// `lang` in the address is the overlay's language.
const chosen = localStorage.getItem("tracker-language") ?? "";
await speakIn(languageOf([chosen, ...navigator.languages], languages), languages);
document.title = t("setup-title");
keepFocus(() => false);
render(
  <Configurator
    search={location.search}
    secret={secret}
    css={css ?? ""}
    overlay={new URL("../overlay", location.href)}
  />,
  root,
);
