/** Seeded random numbers, so that a test that fails once fails again (xorshift32). */

/** {next, between, whole, pick, vector}: numbers in 0..1, in a range, whole ones, choices, and directions. */
export function seeded(seed) {
  let state = seed | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 8; warm++) next();
  const between = (low, high) => low + (high - low) * next();
  const whole = (low, high) => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    whole,
    pick: (choices) => choices[whole(0, choices.length - 1)],
    vector: (size = 1) => [0, 0, 0].map(() => between(-size, size)),
  };
}

/** `count` draws of `make`. */
export const many = (count, make) => Array.from({ length: count }, make);
