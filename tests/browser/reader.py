"""A reader at the browser: one page of WordGraph, what it shows, and all that goes wrong in it."""

import io
from contextlib import contextmanager
from urllib.parse import urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

TIMEOUT = 60_000  # milliseconds: pictures are drawn by the processor, which others share
WITHOUT_WEBGL = """{
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
  };
}"""
# All that is said in `window.said`: a notice may be gone again before a busy machine looks.
SAID = """
  window.said = "";
  addEventListener("DOMContentLoaded", () => {
    const notice = document.getElementById("notice");
    const note = () => (window.said += notice.textContent);
    if (notice) new MutationObserver(note).observe(notice, { childList: true });
  });
"""

expect.set_options(timeout=TIMEOUT)


class Reader:
    """A page of the app at `address`; `troubles` are the errors and foreign requests so far."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.troubles = []
        page.set_default_timeout(TIMEOUT)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        page.on("requestfailed", self._broke_off)
        page.on("response", self._answered)
        page.on("request", self._asked)
        page.on("dialog", self._interrupted)

    def open(self, query=""):
        """Go to a view and wait for its picture."""
        self.page.goto(self.address + query)
        return self.ready()

    def reload(self):
        self.page.reload()
        return self.ready()

    def ready(self):
        """Wait until the explorer has opened and the camera rests."""
        try:
            self.page.locator("#wordgraph:not(.loading)").wait_for(state="attached")
        except PlaywrightError as error:
            raise AssertionError("\n".join([str(error), *self.troubles])) from None
        return self.settle()

    def settle(self):
        """Wait until the camera has been still for half a second and five frames."""
        rests = self.page.evaluate(
            """async (timeout) => {
              const { stage } = document.getElementById("wordgraph").explorer;
              // A frame at least, in which a flight would move on, however slow the machine is.
              const pause = () =>
                new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
              const end = performance.now() + timeout;
              for (let before = null, same = 0; stage && same < 5; before = stage.camera) {
                await pause();
                same = stage.camera === before ? same + 1 : 0;
                if (performance.now() > end) return false;
              }
              return true;
            }""",
            TIMEOUT,
        )
        assert rests, "the camera never comes to rest"
        return self

    @contextmanager
    def moving(self):
        """What is done inside moves the camera: wait until it has, and rests again."""
        stage = "document.getElementById('wordgraph').explorer.stage"
        before = self.page.evaluate_handle(f"() => {stage}.camera")
        yield
        self.page.wait_for_function(f"(before) => {stage}.camera !== before", arg=before)
        self.settle()

    def ask(self, expression, argument=None):
        """What an expression gives in the page, where `explorer`, `stage` and `plot` are known."""
        return self.page.evaluate(
            f"""async (argument) => {{
              const {{ explorer }} = document.getElementById("wordgraph");
              const {{ stage }} = explorer;
              const plot = document.getElementById("plot");
              return {expression};
            }}""",
            argument,
        )

    def select(self, term):
        """Select a term and wait for its page; the camera may still be on its way."""
        self.ask("explorer.select(argument)", term)
        name = self.page.title().split(" \u00b7 ")[0]
        expect(self.page.locator("#page-body h2")).to_have_text(name)
        return self

    def where(self, node):
        """Where a node is on the stage: x and y in pixels, and depth."""
        return self.ask("stage.whereIs(argument)", node)

    def nearest(self, count, left, top, right, bottom):
        """Of the first `count` nodes, the one nearest to the eye in a box of pixels, and where."""
        return self.ask(
            """((box) => [...Array(box.count).keys()]
              .map((node) => ({ node, ...stage.whereIs(node) }))
              .filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom)
              .filter(({ depth }) => depth > 0.05)
              .sort((a, b) => a.depth - b.depth)[0])(argument)""",
            {"count": count, "left": left, "top": top, "right": right, "bottom": bottom},
        )

    @property
    def camera(self):
        """Eye and centre as one list of six numbers."""
        return self.ask("[...stage.camera.eye, ...stage.camera.center]")

    @property
    def term(self):
        return self.ask("explorer.view.term")

    @property
    def query(self):
        return urlsplit(self.page.url).query

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def hold(self, *keys, time=400):
        """Hold keys down together for so many milliseconds, and for some frames at least."""
        for key in keys:
            self.page.keyboard.down(key)
        self.page.evaluate(
            """(time) => new Promise((done) => {
              const start = performance.now();
              let frames = 0;
              const tick = () => {
                frames += 1;
                if (frames > 4 && performance.now() - start > time) done();
                else requestAnimationFrame(tick);
              };
              tick();
            })""",
            time,
        )
        for key in keys:
            self.page.keyboard.up(key)
        return self.settle()

    def drag(self, start, by, button="left"):
        """Drag from `start` by so many pixels in small steps, and rest before letting go."""
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down(button=button)
        mouse.move(start[0] + by[0], start[1] + by[1], steps=8)
        self.page.wait_for_timeout(150)
        mouse.up(button=button)
        return self.settle()

    def take_troubles(self):
        """The troubles since this was last asked."""
        taken, self.troubles = self.troubles, []
        return taken

    def pixels(self, **clip):
        """A part of the screen as (height, width, 3) levels of 0 to 255."""
        picture = self.page.screenshot(clip=clip)
        return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), float)

    def _said(self, message):
        if message.type == "error":
            self.troubles.append(f"console: {message.text}")

    def _broke_off(self, request):
        # A navigation and a newer question cut off what is no longer wanted, which is no trouble.
        if request.failure != "net::ERR_ABORTED":
            self._failed(request, request.failure)

    def _failed(self, request, why):
        self.troubles.append(f"{why}: {request.url}")

    def _answered(self, response):
        if response.status >= 400:
            self._failed(response, response.status)

    def _asked(self, request):
        here = urlsplit(self.address)
        asked = urlsplit(request.url)
        inside = asked.scheme in {"data", "blob", "file"}
        if not inside and (asked.scheme, asked.netloc) != (here.scheme, here.netloc):
            self.troubles.append(f"asked another host: {request.url}")

    def _interrupted(self, dialog):
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()
