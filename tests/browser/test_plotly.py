"""What the stage takes from inside plotly: each trick is pinned, for plotly may change."""

import numpy as np
import pytest

from .serving import serving


def test_the_built_in_glossary_is_a_few_traces(whole, visit):
    with serving(whole) as address:
        reader = visit(address=address).open("?term=vanishing-gradient")
        kinds = reader.ask("plot.data.map((trace) => trace.type)")
        assert len(kinds) <= 4
        assert set(kinds) == {"mesh3d", "scatter3d"}
        assert reader.ask("plot.data.every((trace) => trace.hoverinfo === 'skip')")
        assert reader.where(whole.scene.index("vanishing-gradient"))["depth"] > 0


def test_nothing_is_sent_to_the_cloud(reader):
    assert reader.ask("plot._context.showSendToCloud") is False
    assert reader.page.locator(".modebar-btn").count() == 0


def test_the_camera_survives_a_redraw(reader):
    reader.hold("d", "w", time=300)
    camera = reader.camera
    reader.ask("stage.redraw()")
    reader.page.wait_for_timeout(300)
    assert reader.camera == camera
    assert _plotly_camera(reader) == pytest.approx(camera, abs=1e-5)


@pytest.mark.parametrize("query", ["home", "inside"])
def test_our_projection_is_plotlys(reader, explorer, query):
    if query == "inside":
        reader.select("gradient").settle()
        reader.hold("w", time=400)
    inside = reader.ask(
        """(({ cameraParams: { model, view, projection } }, dataScale) => ({
          model: [...model], view: [...view], projection: [...projection], dataScale,
        }))(plot._fullLayout.scene._scene.glplot, plot._fullLayout.scene._scene.dataScale)"""
    )
    # Column by column, as WebGL has them.
    model, view, projection = (
        np.reshape(inside[name], (4, 4)).T for name in ("model", "view", "projection")
    )
    places = explorer.scene.places * inside["dataScale"]
    clip = np.c_[places, np.ones(len(places))] @ (projection @ view @ model).T
    ahead = clip[:, 3] > 0.05
    x = (1 + clip[:, 0] / clip[:, 3]) / 2 * 900
    y = (1 - clip[:, 1] / clip[:, 3]) / 2 * 600
    ours = [reader.where(node) for node in range(len(places))]
    assert ahead.sum() > 20
    for node in np.flatnonzero(ahead & (abs(x - 450) < 450) & (abs(y - 300) < 300)):
        assert (ours[node]["x"], ours[node]["y"]) == pytest.approx((x[node], y[node]), abs=1)
        assert ours[node]["depth"] == pytest.approx(clip[node, 3], rel=1e-3)


def test_a_moving_camera_reads_no_pixels_back(reader):
    reader.ask(
        """((gl) => {
          const { readPixels } = gl;
          window.reads = 0;
          gl.readPixels = (...all) => (window.reads++, readPixels.apply(gl, all));
        })(plot._fullLayout.scene._scene.glplot.gl)"""
    )
    reader.hold("a", time=300)
    reader.select("gradient").settle()
    reader.page.wait_for_timeout(300)
    reads = reader.ask("window.reads")
    reader.ask("delete plot._fullLayout.scene._scene.glplot.gl.readPixels")
    assert reads == 0


def test_a_spheres_middle_is_where_it_is_drawn(reader, row):
    reader.select("gradient").settle()
    place = reader.where(row["gradient"])
    reader.ask("document.getElementById('overlay').style.visibility = 'hidden'")
    pixels = reader.pixels(x=place["x"] - 3, y=place["y"] - 3, width=6, height=6)
    reader.ask("document.getElementById('overlay').style.visibility = ''")
    ground = np.array([11, 16, 32])
    assert np.abs(pixels - ground).max(axis=2).min() > 60


def _plotly_camera(reader):
    """Eye and centre as plotly's own camera has them."""
    return reader.ask(
        """((camera) => [...camera.eye, ...camera.center].map(Number))(
          plot._fullLayout.scene._scene.camera)"""
    )
