"""What travels when the page is opened, and when it is opened again."""

from urllib.parse import urlsplit

from .browsing import TIMEOUT, WIDE, browser
from .row import Row
from .serving import BUILT_IN, serving


def measure() -> list[Row]:
    """Bytes on the wire, headers included, until the page rests."""
    with serving(*BUILT_IN) as server, browser() as found:
        context = found.new_context(viewport=WIDE)
        first, second = (_load(context, server.address) for _ in range(2))
        context.close()
    sizes = [sum(loaded.values()) for loaded in (first, second)]
    names = ", ".join(f"`{urlsplit(url).path}`" for url, size in second.items() if size)
    largest = sorted(first.items(), key=lambda entry: -entry[1])[:3]
    told = ", ".join(
        f"{urlsplit(url).path.split('/')[-1]} {size / 1e6:.2f}" for url, size in largest
    )
    setting = f"{sum(size > 0 for size in first.values())} requests; the largest: {told}"
    return [
        Row("page weight, first load", "2.5 MB", f"{sizes[0] / 1e6:.2f} MB", setting),
        Row(
            "page weight, second load",
            "data alone",
            f"{sizes[1] / 1e3:.1f} kB",
            f"asks for {names}",
        ),
    ]


def _load(context, address: str) -> dict[str, int]:
    """The bytes that came over the wire, by address; 0 for what the browser had."""
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    urls, sizes = {}, {}
    session.on(
        "Network.requestWillBeSent", lambda e: urls.update({e["requestId"]: e["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    page.goto(address)
    page.locator("#wordgraph:not(.loading)").wait_for(state="attached")
    page.wait_for_timeout(4000)
    page.close()
    found: dict[str, int] = {}
    for ident, size in sizes.items():
        found[urls[ident]] = found.get(urls[ident], 0) + int(size)
    return found
