/**
 * A run that is watched while the server computes it: a few steps at a time, one request at a time,
 * and none while nobody wants steps. The server may have lost the run: it computes it again, and the
 * answers are behind until it has caught up.
 */

const PICTURES = 50; // of a whole run, at most
const LASTS = 8000; // milliseconds that a run takes at most, with fewer pictures where each takes long
const BREATH = 60; // milliseconds between two requests, in which the browser draws and answers keys
const BUSY = 400; // and after the server said that it has no time

export class LiveRun {
  #host; #changed; #lab = null; #theme; #token; #wanted = 0; #looks = false; #turn = 0; #works = false; #each = 0;
  step = 0;
  total = null;
  over = false;
  loss = null;

  /** `host`: {ask(question), token(), wait(milliseconds), now()}; `changed(answer)` after each, or null. */
  constructor(host, changed) {
    this.#host = host;
    this.#changed = changed;
  }

  /** Whether more steps are wanted. */
  get runs() {
    return this.#wanted > 0 && !this.over;
  }

  /** Whether there is anything to run. */
  get open() {
    return this.#lab !== null;
  }

  /**
   * The panel shows the start of a run of these parameters. Those of the present run in another
   * theme leave it as it is, and it is drawn again.
   */
  settle(lab, theme) {
    const same = this.open && JSON.stringify(lab) === JSON.stringify(this.#lab) && theme !== this.#theme;
    this.#lab = lab;
    this.#theme = theme;
    if (!same) return this.#begin();
    this.#looks = true;
    this.#work();
  }

  /** Take all steps that are left. */
  start() {
    this.#want(Infinity);
  }

  /** Take one more step, and then no other. */
  advance() {
    this.#want(this.#wanted === Infinity ? 1 : this.#wanted + 1);
  }

  /** Stop; the request that is on its way is the last. */
  pause() {
    this.#want(0);
  }

  /** Go back to the same weights and data as before the first step. */
  rewind() {
    this.#begin();
    this.#looks = true;
    this.#work();
  }

  /** The panel is closed, or shows something else. */
  leave() {
    this.#lab = null;
    this.#begin();
  }

  #begin() {
    this.#turn += 1; // what is still on its way is outdated
    this.#token = this.#host.token();
    Object.assign(this, { step: 0, over: false, loss: null, total: null });
    this.#looks = false;
    this.#want(0);
  }

  #want(steps) {
    this.#wanted = steps;
    this.#changed(null);
    this.#work();
  }

  async #work() {
    if (this.#works) return;
    this.#works = true;
    while (this.open && (this.#looks || this.runs)) {
      const turn = this.#turn;
      const looks = this.#looks;
      this.#looks = false;
      const steps = looks ? 0 : Math.min(this.#wanted, this.#chunk());
      const start = this.#host.now();
      const question = { token: this.#token, lab: this.#lab, step: this.step, steps, theme: this.#theme };
      let answer;
      try {
        answer = await this.#host.ask(question);
      } catch (error) {
        answer = { error };
      }
      if (turn !== this.#turn) continue;
      if (answer.error) this.#wanted = 0;
      else if (answer.busy) this.#looks ||= looks;
      else this.#take(answer, looks);
      if (!answer.busy) this.#changed(answer);
      if (this.#looks || this.runs) await this.#host.wait(answer.busy ? BUSY : BREATH);
      this.#each = this.#host.now() - start;
    }
    this.#works = false;
  }

  /** How many steps to ask for, of a run that makes so many pictures, each as long as the last. */
  #chunk() {
    return Math.ceil((this.total ?? 1) * Math.max(1 / PICTURES, Math.min(1, this.#each / LASTS)));
  }

  #take(answer, looks) {
    this.total = answer.total;
    answer.behind = answer.step < this.step;
    if (answer.behind) return void (this.#looks ||= looks);
    this.#wanted -= Math.min(this.#wanted, answer.step - this.step) || 0;
    Object.assign(this, { step: answer.step, over: answer.over, loss: answer.loss });
    if (this.over) this.#wanted = 0;
  }
}
