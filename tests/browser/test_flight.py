"""Flight: keys, wheel and pointer move the camera, and it rests when they do."""

import numpy as np
import pytest

MIDDLE = (560, 300)


@pytest.mark.parametrize(
    ("key", "axis", "sign"),
    [("w", 2, 1), ("s", 2, -1), ("d", 0, 1), ("a", 0, -1), ("r", 1, 1), ("f", 1, -1)],
)
def test_a_held_key_flies_its_way(reader, key, axis, sign):
    eye, _, axes = _parts(reader)
    reader.hold(key)
    after, _, turned = _parts(reader)
    way = axes @ (after - eye)
    assert sign * way[axis] > 0.05
    assert np.abs(np.delete(way, axis)).max() < 0.02 * np.abs(way[axis])
    assert turned == pytest.approx(axes, abs=1e-9), "flying does not turn"


@pytest.mark.parametrize(
    ("key", "axis", "sign"),
    [("ArrowLeft", 0, -1), ("ArrowRight", 0, 1), ("ArrowUp", 1, 1), ("ArrowDown", 1, -1)],
)
def test_an_arrow_turns_the_head_where_one_stands(reader, key, axis, sign):
    eye, _, axes = _parts(reader)
    reader.hold(key)
    after, _, turned = _parts(reader)
    assert after == pytest.approx(eye, abs=1e-9)
    assert sign * axes[axis] @ turned[2] > 0.05


def test_shift_flies_faster(reader):
    start = _parts(reader)[0]
    reader.hold("d")
    slow = np.linalg.norm(_parts(reader)[0] - start)
    start = _parts(reader)[0]
    reader.hold("Shift", "d")
    assert np.linalg.norm(_parts(reader)[0] - start) > 1.5 * slow


def test_after_release_the_camera_rests(reader):
    reader.hold("w", "ArrowLeft")
    camera = reader.camera
    reader.page.wait_for_timeout(400)
    assert reader.camera == camera


def test_a_key_held_while_the_window_loses_the_focus_is_let_go(reader):
    reader.page.keyboard.down("w")
    reader.ask("dispatchEvent(new Event('blur'))")
    camera = reader.settle().camera
    reader.page.wait_for_timeout(300)
    assert reader.camera == camera
    reader.page.keyboard.up("w")


def test_typing_in_the_search_box_does_not_fly(reader):
    camera = reader.camera
    box = reader.page.locator("#search-input")
    box.focus()
    reader.page.keyboard.type("wasd", delay=60)
    assert box.input_value() == "wasd"
    assert reader.camera == camera
    box.fill("")
    box.blur()


def test_home_shows_everything_again(reader):
    home = reader.camera
    reader.hold("w", "a")
    assert reader.camera != pytest.approx(home, abs=0.05)
    reader.press("Home")
    assert reader.settle().camera == pytest.approx(home, abs=1e-9)


@pytest.mark.parametrize(("turn", "factor"), [(-300, 0.83), (300, 1.21)])
def test_the_wheel_zooms(reader, turn, factor):
    before = _distance(reader)
    reader.page.mouse.move(*MIDDLE)
    with reader.moving():
        reader.page.mouse.wheel(0, turn)
    assert _distance(reader) == pytest.approx(factor * before, rel=0.01)


def test_a_drag_orbits_and_keeps_the_distance(reader):
    before, _, axes = _parts(reader)
    apart = _distance(reader)
    reader.drag(MIDDLE, by=(140, 40))
    after, _, turned = _parts(reader)
    assert _distance(reader) == pytest.approx(apart, abs=1e-9)
    assert np.linalg.norm(after - before) > 0.3
    assert axes[2] @ turned[2] < 0.99
    assert turned[0][2] == pytest.approx(0, abs=1e-9), "the horizon stays level"


def test_a_right_drag_pans_with_the_pointer(reader, row):
    before, _, axes = _parts(reader)
    center = reader.camera[3:]
    reader.drag(MIDDLE, by=(90, -40), button="right")
    after, _, turned = _parts(reader)
    assert turned == pytest.approx(axes, abs=1e-9)
    pixel = _distance(reader) * 2 * np.tan(np.pi / 8) / 600
    assert axes @ (after - before) == pytest.approx([-90 * pixel, -40 * pixel, 0], rel=0.12)
    assert reader.camera[3:] != center


def test_a_throw_goes_on_turning_and_comes_to_rest(reader):
    # A real mouse would be too slow for a throw where frames take a tenth of a second.
    throw = [["pointerdown", 0], ["pointermove", 20], ["pointermove", 60], ["pointerup", 60]]
    let_go = reader.ask(
        """(argument.forEach(([type, x]) => document.getElementById("overlay").dispatchEvent(
          new PointerEvent(type, { pointerId: 1, clientX: 400 + x, clientY: 300, buttons: 1 })
        )), [...stage.camera.eye, ...stage.camera.center])""",
        throw,
    )
    assert reader.settle().camera != let_go


def test_the_flight_to_a_term_keeps_the_heading(reader):
    heading = _parts(reader)[2][2]
    reader.select("adam").settle()
    assert _parts(reader)[2][2] == pytest.approx(heading, abs=1e-6)


def test_a_key_takes_over_from_a_flight(reader):
    goal = np.array(reader.select("self-attention").settle().camera)
    reader.ask("(explorer.clear(), stage.put(stage.home()))")
    home = np.array(reader.settle().camera)
    reader.ask("explorer.select('self-attention') && 0")
    taken = np.array(
        reader.ask(
            """new Promise((done) => {
              const start = stage.camera;
              const apart = () =>
                Math.hypot(...stage.camera.eye.map((x, axis) => x - start.eye[axis]));
              const look = () => {
                if (apart() < 0.05) return requestAnimationFrame(look);
                const down = { code: "KeyS", key: "s", bubbles: true };
                document.body.dispatchEvent(new KeyboardEvent("keydown", down));
                done([...stage.camera.eye, ...stage.camera.center]);
              };
              look();
            })"""
        )
    )
    reader.page.wait_for_timeout(600)
    reader.ask(
        "document.body.dispatchEvent(new KeyboardEvent('keyup', { code: 'KeyS', bubbles: true }))"
    )
    after = np.array(reader.settle().camera)
    for camera in (home, goal):
        assert np.abs(taken - camera).max() > 1e-3, "in mid-flight"
    forward = (taken[3:] - taken[:3]) / np.linalg.norm(taken[3:] - taken[:3])
    way = after[:3] - taken[:3]
    assert way @ forward < -0.05, "the key backs away"
    assert way == pytest.approx((way @ forward) * forward, abs=1e-6), "and nothing else moves"


def test_moving_and_hovering_ask_nothing_of_the_server(reader, explorer):
    asked = []

    def note(request):
        # The browser looks for the icon, which it keeps, whenever the address changes.
        if not request.url.endswith("/favicon.svg"):
            asked.append(request.url)

    reader.page.on("request", note)
    start = np.array(reader.camera)
    reader.hold("w", "ArrowLeft")
    sphere = reader.nearest(len(explorer.scene.ids), left=100, top=100, right=780, bottom=480)
    reader.page.mouse.move(sphere["x"], sphere["y"])
    reader.page.locator("#hover-card b").wait_for()
    reader.page.mouse.wheel(0, -200)
    reader.drag(MIDDLE, by=(60, 20))
    reader.drag(MIDDLE, by=(40, -20), button="right")
    reader.press("+", "Home")
    reader.settle()
    reader.press("-", "t", "t", "l", "l")
    reader.settle()
    assert np.abs(np.array(reader.camera) - start).max() > 0.05, "the camera has moved"
    assert asked == []
    reader.ask("fetch('health').then(() => 0)")
    assert len(asked) == 1, "a request would be seen"
    reader.page.remove_listener("request", note)


def test_less_motion_cuts_instead_of_flying(reader):
    reader.page.emulate_media(reduced_motion="reduce")
    home = reader.camera
    reader.select("adam")
    camera = reader.camera
    assert camera != pytest.approx(home, abs=0.05)
    reader.page.wait_for_timeout(500)
    assert reader.camera == camera
    reader.press("Escape", "Home")
    assert reader.camera == pytest.approx(home, abs=1e-9), "at once"
    reader.page.emulate_media(reduced_motion="no-preference")


def _parts(reader):
    """The eye, the centre, and the axes to the right, upward and forward as rows."""
    eye, center = np.reshape(reader.camera, (2, 3))
    forward = (center - eye) / np.linalg.norm(center - eye)
    right = np.cross(forward, [0, 0, 1])
    right /= np.linalg.norm(right)
    return eye, center, np.array([right, np.cross(right, forward), forward])


def _distance(reader):
    eye, center, _ = _parts(reader)
    return np.linalg.norm(eye - center)
