/** Height: the places relax onto the three levels of difficulty, and glide back. */
import { glide } from "../glide.mjs";
import { levelsAt } from "../levels.mjs";
import { moveTo } from "../scene.mjs";

/** The feature (see features.mjs); `host.heights()` gives {places, heights}, and is null where there are none. */
export function height({ root, scene, host, explorer }) {
  const button = root.querySelector("#height");
  const apart = scene.places.slice(); // as the scene came
  const offered = Boolean(host.heights) && scene.levels.some((level) => level >= 0);
  button.hidden = !offered;
  let raised = false;
  let stop = () => {};

  async function show(view) {
    const wanted = offered && view.options.height === "difficulty";
    button.setAttribute("aria-pressed", String(wanted));
    if (wanted === raised) return;
    raised = wanted;
    const goal = wanted ? await coming() : { places: apart, heights: null };
    if (!goal) return void (raised = false);
    if (wanted === raised) move(goal, !view.camera);
  }

  async function coming() {
    try {
      return await host.heights();
    } catch {
      host.notices.say("The heights could not be loaded; is the server still running?");
      return null;
    }
  }

  /** Glide to other places, and where no camera is asked for fly to where they are seen best. */
  function move({ places, heights }, fly) {
    const { stage } = explorer;
    stop();
    const from = scene.places.slice();
    moveTo(scene, places);
    scene.levelled = levelsAt(heights, places);
    if (!stage?.camera) return;
    if (host.reducedMotion()) {
      stage.redraw();
      if (fly) follow(stage);
      return;
    }
    if (fly) follow(stage); // from where all will be
    stop = glide(from, places, host, (now, moving) => {
      moveTo(scene, now, moving);
      return stage.redraw();
    });
  }

  function follow(stage) {
    if (explorer.view.term || explorer.view.domain) stage.approach();
    else stage.fly(stage.home());
  }

  function toggle() {
    if (!offered) return;
    const { height: now, ...options } = explorer.view.options;
    explorer.change({ options: now ? options : { ...options, height: "difficulty" }, camera: null });
  }

  return { show: (view) => void show(view), commands: { height: toggle } };
}
