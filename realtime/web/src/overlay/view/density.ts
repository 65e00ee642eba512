/** The row density: more participants, smaller rows. */
export function densityOf(count: number): "roomy" | "regular" | "compact" {
  if (count <= 8) return "roomy";
  return count <= 12 ? "regular" : "compact";
}
