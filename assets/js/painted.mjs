/** Painted: the page comes before the stage, which may take longer to be drawn anew. */

const LATE = 150; // milliseconds after which a page is no longer waited for
const UNSEEN = 1000; // and a frame, of which a tab in the background has none

/** Wait until a page that is `coming` can be seen, unless it is late. */
export async function painted(coming, host) {
  const pause = (time) => new Promise((done) => host.timer(done, time));
  await Promise.race([coming, pause(LATE)]);
  // What is in the document is painted at the end of the next frame, and a timer comes after that.
  const frame = new Promise((done) => host.requestFrame(() => host.timer(done, 0)));
  await Promise.race([frame, pause(UNSEEN)]);
}
