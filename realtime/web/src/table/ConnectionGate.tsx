import type { ComponentChildren, JSX } from "preact";
import { chooseEncounter, forgetSecret } from "./device-storage";
import type { Table } from "./model";

const NO_LINK =
  "Type /play in Discord, in the channel of your fight: the answer is your own link to this page.";

/** Shows the connection's state until there is an encounter, then the encounter. */
export function Gate({ table, children }: { table: Table; children: ComponentChildren }): JSX.Element {
  const standing = table.standing.value;
  if (table.encounter.value) return <>{children}</>;
  if (standing.kind === "revoked") {
    return <Message title="This link has ended">{NO_LINK}</Message>;
  }
  if (standing.kind === "known" && !standing.encounter) {
    return (
      <Message title="You are not in this fight yet">
        Press <b>Join</b> on the board in Discord, or type /init join: this page opens by itself. To look on
        without a character, type /play there for a new link.
      </Message>
    );
  }
  const text = standing.kind === "unreachable" ? "The server does not answer. Trying again…" : "One moment…";
  return (
    <Message title="Looking for your fight" isBusy>
      {text}
    </Message>
  );
}

export function NoLink(): JSX.Element {
  return <Message title="This page needs your link">{NO_LINK}</Message>;
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
        aria-label="Fight"
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
      Forget my link on this device
    </button>
  );
}
