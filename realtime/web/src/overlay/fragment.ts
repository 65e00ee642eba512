/** The address's fragment: the link's secret and optionally the streamer's style sheet. */
export function readFragment(hash: string): { secret: string; css: string | null } {
  const [secret = "", ...more] = hash.replace(/^#/, "").split("&");
  return { secret: decoded(secret), css: new URLSearchParams(more.join("&")).get("css") };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
