/** Lines: how many each name of a long list needs, where its row stands then, and which rows are seen. */

/**
 * How many lines a browser sets a text in, at most, where `room` pixels are free; `widthOf(text)` is a
 * width in pixels. It breaks after spaces and hyphens, and within a word that is longer than a line.
 */
export function linesOf(text, room, widthOf) {
  let [lines, used] = [1, 0];
  for (const [piece] of text.matchAll(/[^\s-]*(?:-+|\s+|$)/gu)) {
    const [whole, seen] = [widthOf(piece), widthOf(piece.trimEnd())]; // a space may hang over
    if (used > 0 && used + seen > room) [lines, used] = [lines + 1, 0];
    if (seen > room) {
      const more = Math.ceil(seen / room) - 1;
      lines += more;
      used += whole - more * room;
    } else used += whole;
  }
  return lines;
}

/** Where rows of these heights begin, and at the end of all where the last one ends. */
export function topsOf(heights) {
  const tops = new Float64Array(heights.length + 1);
  heights.forEach((height, row) => (tops[row + 1] = tops[row] + height));
  return tops;
}

/** The last row that begins at or above a place. */
export function rowAt(tops, place) {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (tops[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows [first, end) to be drawn in a window of `room` pixels that is scrolled to `top`, and some spare. */
export function visible(tops, top, room, spare = 8) {
  const count = tops.length - 1;
  if (!count) return [0, 0];
  return [Math.max(0, rowAt(tops, top) - spare), Math.min(count, rowAt(tops, top + room) + 1 + spare)];
}
