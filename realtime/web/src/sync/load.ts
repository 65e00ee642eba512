const TRY_AGAIN = 1_000;

/** Load a part of the page's code; tries again every second until it is there. Never rejects. */
export async function load<T>(part: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await part();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
    }
  }
}

/** Load a style sheet of ours, after those that are there. Rejects when it does not come. */
export function loadStyles(address: string): Promise<void> {
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
}
