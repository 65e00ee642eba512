/** The streamer's own picture behind the preview: kept by this browser, and sent nowhere. */
import { CANVAS } from "../overlay/placement";

const KEPT = "tracker-backdrop";

export function keptBackdrop(): string {
  return localStorage.getItem(KEPT) ?? "";
}

/** Keep a picture in the canvas's size; return its address. Rejects for a file that is no picture. */
export async function keepBackdrop(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, CANVAS);
  // As large as covers the canvas, from its middle.
  const times = Math.max(CANVAS.width / picture.width, CANVAS.height / picture.height);
  const [width, height] = [picture.width * times, picture.height * times];
  canvas
    .getContext("2d")
    ?.drawImage(picture, (CANVAS.width - width) / 2, (CANVAS.height - height) / 2, width, height);
  picture.close();
  const address = canvas.toDataURL("image/jpeg", 0.8);
  localStorage.setItem(KEPT, address);
  return address;
}

export function forgetBackdrop(): void {
  localStorage.removeItem(KEPT);
}
