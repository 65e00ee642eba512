import type { ComponentChildren, JSX } from "preact";
import { chooseFight, forgetSecret } from "./device-storage";
import type { Table } from "./model";

const NO_LINK =
  "Type /play in Discord, in the channel of your fight: the answer is your own link to this page.";

/** What stands where the fight would be, until there is one; then the fight. */
export function Gate({ table, children }: { table: Table; children: ComponentChildren }): JSX.Element {
  const standing = table.standing.value;
  if (table.fight.value) return <>{children}</>;
  if (standing.kind === "revoked") {
    return <Message title="This link has ended">{NO_LINK}</Message>;
  }
  if (standing.kind === "known" && !standing.seat) {
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

/** The fight's name; a choice where the user has several on this server. */
export function FightName({ table }: { table: Table }): JSX.Element | null {
  const fight = table.fight.value;
  const standing = table.standing.value;
  if (!fight) return null;
  const seats = standing.kind === "known" ? standing.seats : [];
  if (seats.length < 2) return <h1 class="fight-name">{fight.name}</h1>;
  return (
    <h1 class="fight-name">
      <select
        aria-label="Fight"
        value={fight._id}
        onChange={(event) => {
          chooseFight(sessionStorage, event.currentTarget.value);
          location.reload();
        }}
      >
        {seats.map(({ encounterId, name }) => (
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
