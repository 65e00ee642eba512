const TRY_AGAIN = 2_000;

/**
 * Load a part of the page's code. Never rejects.
 *
 * A browser asks for a file of code once: where it did not come, the page is loaded again when its server answers.
 */
export async function load<T>(part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch {
    // The server may lack the file for longer: no page is loaded more often than this.
    await pause();
    await persist(async () => {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
      if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
    });
    location.reload();
    return new Promise(() => {});
  }
}

/** Load a style sheet of ours, after those that are there. Tries until it comes. */
export function loadStyles(address: string): Promise<void> {
  return persist(() => {
    const link = document.createElement("link");
    return new Promise((resolve, reject) => {
      link.addEventListener("load", () => resolve());
      link.addEventListener("error", () => {
        link.remove();
        reject(new Error(`there is no ${address}`));
      });
      Object.assign(link, { rel: "stylesheet", href: address });
      document.head.append(link);
    });
  });
}

/** Do something until it does not reject. */
async function persist(attempt: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await pause();
    }
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
}
