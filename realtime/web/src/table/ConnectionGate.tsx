import type { ComponentChildren, JSX } from "preact";
import { t } from "../i18n/texts";
import { chooseEncounter, forgetSecret } from "./device-storage";
import { LanguageChoice } from "./language";
import type { Table } from "./model";

/** Shows the connection's state until there is an encounter, then the encounter. */
export function Gate({ table, children }: { table: Table; children: ComponentChildren }): JSX.Element {
  const standing = table.standing.value;
  if (table.encounter.value) return <>{children}</>;
  if (standing.kind === "revoked") {
    return <Message title={t("gate-revoked-title")}>{t("gate-no-link")}</Message>;
  }
  if (standing.kind === "known" && !standing.encounter) {
    return <Message title={t("gate-not-in-fight-title")}>{t("gate-not-in-fight")}</Message>;
  }
  return (
    <Message title={t("gate-looking-title")} isBusy>
      {t(standing.kind === "unreachable" ? "gate-no-answer" : "gate-wait")}
    </Message>
  );
}

export function NoLink(): JSX.Element {
  return <Message title={t("gate-no-link-title")}>{t("gate-no-link")}</Message>;
}

function Message({
  title,
  isBusy,
  children,
}: {
  title: string;
  isBusy?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <main class="gate" aria-busy={isBusy}>
      <h1>{title}</h1>
      <p role="status">{children}</p>
      <LanguageChoice />
    </main>
  );
}

/** The encounter's name; a list when the user has several in this guild. */
export function EncounterName({ table }: { table: Table }): JSX.Element | null {
  const encounter = table.encounter.value;
  const standing = table.standing.value;
  if (!encounter) return null;
  const encounters = standing.kind === "known" ? standing.encounters : [];
  if (encounters.length < 2) return <h1 class="fight-name">{encounter.name}</h1>;
  return (
    <h1 class="fight-name">
      <select
        aria-label={t("page-fight")}
        value={encounter._id}
        onChange={(event) => {
          chooseEncounter(sessionStorage, event.currentTarget.value);
          location.reload();
        }}
      >
        {encounters.map(({ encounterId, name }) => (
          <option key={encounterId} value={encounterId}>
            {name}
          </option>
        ))}
      </select>
    </h1>
  );
}

export function ForgetDevice(): JSX.Element {
  return (
    <button
      type="button"
      onClick={() => {
        forgetSecret(sessionStorage, localStorage);
        location.reload();
      }}
    >
      {t("page-forget-link")}
    </button>
  );
}
