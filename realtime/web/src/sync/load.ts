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
