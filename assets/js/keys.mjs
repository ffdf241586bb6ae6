/** Keys: what each does. Flight keys act while they are held, the others once. */

const FLIGHT = {
  KeyW: ["forward", 1],
  KeyS: ["forward", -1],
  KeyD: ["right", 1],
  KeyA: ["right", -1],
  KeyR: ["up", 1],
  KeyF: ["up", -1],
  ArrowLeft: ["yaw", 1],
  ArrowRight: ["yaw", -1],
  ArrowUp: ["pitch", 1],
  ArrowDown: ["pitch", -1],
};

const COMMANDS = {
  "/": "search",
  "?": "help",
  Escape: "clear",
  Home: "home",
  0: "home",
  h: "home",
  "+": "closer",
  "=": "closer",
  "-": "farther",
  t: "theme",
  l: "list",
  ",": "previous",
  ".": "next",
  g: "filters",
  n: "reach",
  e: "height",
  m: "map",
  u: "tours",
  p: "playTour",
  x: "walk",
  "[": "back",
  "]": "forward",
};

/** What the help shows, row by row. */
export const GUIDE = [
  ["Fly", "W A S D", "forward, left, back, right, while held"],
  ["", "R F", "up, down"],
  ["", "\u2190 \u2191 \u2193 \u2192", "look about"],
  ["", "Shift", "faster"],
  ["Turn", "drag", "orbit; right-drag or Shift-drag pans, the wheel zooms"],
  ["", "touch", "one finger orbits, two pinch and pan, a tap selects"],
  ["Find", "/", "search names, or ask: Enter lights the answers"],
  ["", "L", "list of all terms"],
  ["", "G", "filter by domain, industry, difficulty"],
  ["", "N", "the selected term's neighbourhood alone: 1, 2, 3 links, all"],
  ["", "click", "open a term; Esc lets go"],
  ["Go", ", .", "a step back, a step on, along a route, a lesson or a tour"],
  ["Walk", "X", "arrows walk along links, or look about again"],
  ["", "\u2190 \u2192", "choose a neighbour of the term"],
  ["", "Enter \u2191", "go there"],
  ["", "Backspace \u2193", "go back"],
  ["Learn", "M", "my map: what I know, what comes next, recall flight"],
  ["", "U P", "guided tours; play or pause one"],
  ["View", "[ ]", "back, forward"],
  ["", "Home", "see everything (also 0 or H)"],
  ["", "+ \u2212", "closer, farther"],
  ["", "E", "height is difficulty, or free"],
  ["", "T", "dark or light"],
  ["", "?", "this help"],
];

/** Whether a key steers the flight. */
export const steers = (event) => event.code in FLIGHT && !event.ctrlKey && !event.metaKey && !event.altKey;

/** The command of a key, or null; keys with Ctrl, Alt or Meta belong to the browser. */
export function command(event) {
  // With AltGr, which some systems call Ctrl and Alt, brackets are typed on many keyboards.
  const browsers = event.ctrlKey || event.metaKey || event.altKey;
  if (browsers && !event.getModifierState?.("AltGraph")) return null;
  return COMMANDS[event.key] ?? COMMANDS[event.key.toLowerCase()] ?? null;
}

/** The wish of the held keys (a set of codes): each axis -1, 0 or 1. */
export function wish(held) {
  const sum = { right: 0, up: 0, forward: 0, yaw: 0, pitch: 0 };
  for (const code of held) {
    const [axis, sign] = FLIGHT[code] ?? [];
    if (axis) sum[axis] += sign;
  }
  for (const axis of Object.keys(sum)) sum[axis] = Math.sign(sum[axis]);
  return sum;
}

// Fields in which letters are typed, or which choose by them; a dialog has all keys to itself, until it
// is shut: the focus leaves it a moment later.
const TEXT = "input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable=true], dialog[open]";
const MOVED = "input[type=radio], input[type=range], [role=slider], [role=listbox]";
const MOVES = /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown|[+-])$/;

/** Whether an event's target takes typed text. */
export const isTyping = (target) => Boolean(target?.closest?.(TEXT));

/** Whether a key moves the control that has the focus, such as a slider; other keys do as everywhere. */
export const movesControl = (event) => MOVES.test(event.key) && Boolean(event.target?.closest?.(MOVED));
