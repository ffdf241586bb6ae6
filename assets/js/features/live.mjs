/** Live runs: Start, Step and Rewind for an experiment that the server computes while it is watched. */
import { element } from "../dom.mjs";
import { LiveRun } from "../live.mjs";

/** The feature (see features.mjs); `host.live` is null where there is no server. */
export function createLive({ host, explorer }) {
  if (!host.live) return {};
  const { document } = host;
  const server = host.live;
  let summary = ""; // of what is drawn
  const wait = (time) => new Promise((done) => host.timer(done, time));
  const run = new LiveRun({ ask: server.ask, token: server.token, wait, now: host.now }, changed);
  const button = (word, act) => element(document, "button", { class: "chip", onclick: act }, word);
  const go = button("Start", toggle);
  const step = button("Step", () => run.over || run.advance());
  const back = button("Rewind", () => run.step && run.rewind());
  const progress = element(document, "span", { class: "progress" });
  const bar = element(document, "div", { class: "live", role: "group", "aria-label": "Training" }, go, step, back, progress);

  server.listen((lab) => {
    // Beside another, which "a" says, a run is shown whole.
    const live = server.experiments.includes(lab[""]?.split("/")[0]) && !("a" in lab);
    if (!live) return close();
    const place = server.place();
    if (bar.parentNode !== place) place.append(bar); // once: a button that is moved loses the focus
    run.settle(lab, explorer.theme);
  });
  document.addEventListener("visibilitychange", () => document.hidden && run.pause());

  function toggle() {
    if (run.runs) return run.pause();
    if (run.over) run.rewind();
    server.say("Running\u2026"); // what it shows is said when it stops, not at every step
    run.start();
  }

  function close() {
    if (run.open) run.leave();
    bar.remove();
  }

  /** Show how far the run is, and what an answer brought. */
  function changed(answer) {
    go.textContent = run.runs ? "Pause" : run.over ? "Again" : "Start";
    step.setAttribute("aria-disabled", String(run.over));
    back.setAttribute("aria-disabled", String(!run.step));
    if (answer?.error) {
      host.notices.say(`The run stopped: ${answer.error.message}`);
      server.say("The run stopped: the server could not go on. Start tries again.");
    } else if (answer && !answer.behind) {
      server.draw(answer, explorer.view.lab[""]);
      summary = answer.summary;
      if (!run.runs) server.say(summary);
    } else if (!answer && !run.runs && run.step) {
      server.say(summary); // paused between two answers: no other will come
    }
    const loss = run.loss === null ? "" : `, loss ${run.loss.toPrecision(3)}`;
    const words = run.step ? `step ${run.step} of ${run.total}${loss}` : "not started";
    progress.textContent = answer?.behind ? `computing ${answer.step} of ${run.step} steps again` : words;
  }

  return {
    show(view) {
      if (!view.lab[""] && run.open) run.leave();
    },
  };
}
