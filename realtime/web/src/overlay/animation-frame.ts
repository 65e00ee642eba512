/** Do something before the next frame; after a moment anyway, because a hidden page has no frames. */
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
 * Draw at once what comes alone; what follows within the same frame is drawn together with the next one.
 * What `mayNotWait` is drawn whenever it comes.
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
