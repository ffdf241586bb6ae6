/** A small made scene for the tests: two domains of five terms each, a ring with some chords. */
import { decode } from "../../assets/js/scene.mjs";

const NAMES = ["Gradient", "Gradient descent", "Vanishing gradient", "Exploding gradient", "Loss", "Précision", "Recall", "ROC curve", "F1 score", "Accuracy"];

export const sample = () =>
  decode({
    title: "Sample",
    fingerprint: "0",
    ids: NAMES.map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-")),
    names: NAMES,
    summaries: NAMES.map((name) => `About ${name}.`),
    aliases: NAMES.map((name) => (name === "Vanishing gradient" ? ["vanishing gradient problem", "fading slope"] : [])),
    places: NAMES.flatMap((_, i) => [Math.cos(i), Math.sin(i), (i - 5) / 5]),
    radii: NAMES.map((_, i) => 0.02 + 0.005 * i),
    importance: NAMES.map((_, i) => (i + 1) / 10),
    group: NAMES.map((_, i) => (i < 5 ? 0 : 1)),
    difficulty: NAMES.map(() => 1),
    labs: [2],
    groups: [
      { name: "optimization", count: 5, dark: "#54b0fe", light: "#0667a8" },
      { name: "evaluation", count: 5, dark: "#98fc70", light: "#449e0d" },
    ],
    edges: [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 0, 2, 7],
    weights: Array(11).fill(1),
  });
