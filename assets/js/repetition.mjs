/**
 * When to ask again: SM-2, the rule of SuperMemo 2 (P. A. Wozniak, "Optimization of learning", 1990).
 * A card is [repetitions, ease, interval, due]: how often it was recalled in a row, how quickly its
 * interval grows, and the last two in days. A grade is from 0 (no idea) to 5 (at once).
 */

const EASE = 2.5; // of a card that is new
const HARDEST = 1.3;
const PASSED = 3; // the lowest grade with which a card was recalled

/** The card after a review on the day `today`; `card` may be undefined. */
export function reviewed(card, grade, today) {
  const [repetitions, ease, interval] = card ?? [0, EASE, 0];
  if (grade < PASSED) return [0, ease, 1, today + 1];
  const miss = 5 - grade;
  const next = Math.max(HARDEST, ease + 0.1 - miss * (0.08 + miss * 0.02));
  const days = repetitions === 0 ? 1 : repetitions === 1 ? 6 : Math.ceil(interval * next);
  return [repetitions + 1, next, days, today + days];
}

/** Whether this is a card, wherever it comes from. */
export const isCard = (card) =>
  Array.isArray(card) && card.length === 4 && card.every(Number.isFinite) && card[0] >= 0 && card[1] >= HARDEST && card[2] >= 0;

/** The number of the day, counted where the reader is. */
export function day(now = new Date()) {
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000);
}
