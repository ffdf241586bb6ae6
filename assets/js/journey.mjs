/**
 * The journey: how many views lie behind the present one and ahead of it. The browser keeps the views
 * but does not say how many there are, nor which are this page's own; so each carries its number.
 */
export class Journey {
  #at = 0; #last = 0;

  /** `state` is what the browser kept with the present view, or null on a fresh start. */
  constructor(state = null) {
    if (!fine(state)) return;
    this.#at = state.at;
    this.#last = state.last;
  }

  /** What the browser is to keep with the present view. */
  get state() {
    return { at: this.#at, last: this.#last };
  }

  /** What it is to keep with a view that comes next. */
  get next() {
    return { at: this.#at + 1, last: this.#at + 1 };
  }

  /** The number of views {back, forward} that one can go to. */
  get steps() {
    return { back: this.#at, forward: this.#last - this.#at };
  }

  /** A new view was added after the present one: what was ahead is gone. */
  push() {
    this.#at = this.#last = this.#at + 1;
  }

  /** The browser went to a view with this state; one without is new, as a jump within the page makes it. */
  arrive(state) {
    if (!fine(state)) return this.push();
    this.#at = state.at;
    this.#last = Math.max(this.#last, state.at); // what the state says of it may be long past
  }
}

const fine = (state) => Number.isInteger(state?.at) && Number.isInteger(state.last) && state.at >= 0 && state.last >= state.at;
