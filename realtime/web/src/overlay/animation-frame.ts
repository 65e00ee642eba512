/** Run a callback before the next frame, or after a timeout, because a hidden page has no frames. */
export function nextFrame(callback: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, 100);
}

/**
 * Draw the first change at once; draw those that follow within the same frame together in the next frame.
 * A change for which `mayNotWait` holds is drawn at once.
 */
export function oncePerFrame(
  draw: () => void,
  nextFrame: (callback: () => void) => void,
  mayNotWait: () => boolean,
): () => void {
  let isDue = false;
  let isWaiting = false;
  const frame = () => {
    isWaiting = false;
    if (isDue) drawNow();
  };
  const drawNow = () => {
    isDue = false;
    draw();
    if (isWaiting) return;
    isWaiting = true;
    nextFrame(frame);
  };
  return () => {
    isDue = true;
    if (!isWaiting || mayNotWait()) drawNow();
  };
}
