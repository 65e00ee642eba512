/** Exchange the secret of a link for a token. The secret is sent in a body, never in an address. */
export function sendSecret(
  endpoint: string | URL,
  secret: string,
  signal: AbortSignal,
  send = fetch,
): Promise<Response> {
  return send(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ secret }),
    cache: "no-store",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    signal,
  });
}
