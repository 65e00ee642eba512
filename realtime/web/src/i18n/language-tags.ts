/** The first of these language tags that is a code, as such or by its first part; else English. */
export function bestOf(wanted: readonly string[], codes: readonly string[]): string {
  const known = new Map(codes.map((code) => [code.toLowerCase(), code]));
  const found = wanted.map((tag) => tag.toLowerCase()).flatMap((tag) => [tag, tag.split("-")[0] ?? ""]);
  return found.map((tag) => known.get(tag)).find((code) => code !== undefined) ?? "en";
}
