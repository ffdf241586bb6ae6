/** The colours of one number from low to high, which all eyes can order: those of wordgraph/lab/inks.py. */

const VIRIDIS = ["#440154", "#482475", "#414487", "#355f8d", "#2a788e", "#21918c", "#22a884", "#44bf70", "#7ad151", "#bddf26", "#fde725"];

/** By theme, without the end that is too near the ground. */
export const RAMPS = { dark: VIRIDIS.slice(2), light: VIRIDIS.slice(0, -2) };

/** The colour "#rrggbb" at a share of a theme's ramp, 0 to 1. */
export function rampColour(theme, share) {
  const stops = RAMPS[theme];
  const at = Math.max(0, Math.min(1, share)) * (stops.length - 1);
  const first = Math.min(Math.floor(at), stops.length - 2);
  const channel = (place) => {
    const [a, b] = [stops[first], stops[first + 1]].map((stop) => parseInt(stop.slice(place, place + 2), 16));
    return Math.round(a + (b - a) * (at - first)).toString(16).padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
