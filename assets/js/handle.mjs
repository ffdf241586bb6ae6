/** A point of a plot that can be moved: each axis is a parameter {low, high, step, logarithmic}. */

/** The values nearest to [x, y] that the parameters of both axes allow, linear ones in their steps. */
export const allowed = ({ x, y }, place) => [x, y].map((parameter, axis) => nearest(parameter, place[axis]));

function nearest({ low, high, step, logarithmic }, value) {
  const steps = logarithmic ? value : low + Math.round((value - low) / step) * step;
  // As many digits as the server gives a slider that moves by factors (lab_controls.py).
  return Math.max(low, Math.min(high, Number(logarithmic ? steps.toPrecision(3) : steps.toFixed(6))));
}

/** What a parameter's slider holds for a value: its exponent of ten where it moves by factors. */
export const held = ({ logarithmic }, value) => (logarithmic ? Math.log10(value) : value);
