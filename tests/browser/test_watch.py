"""The watch over the pages of the tests: whatever goes wrong in one fails its test."""

import pytest

TROUBLES = {
    "an error in the console": ("console.error('on purpose')", "console: on purpose"),
    "an exception": ("setTimeout(() => { throw new Error('on purpose'); })", "page error"),
    "a dialog": ("setTimeout(() => alert('on purpose'))", "dialog: on purpose"),
    "a request to another host": (
        "fetch('http://localhost:9/elsewhere').catch(() => 0)",
        "asked another host: http://localhost:9/elsewhere",
    ),
    "a missing file": ("fetch('no-such-file').catch(() => 0)", "404: .*no-such-file"),
}


@pytest.mark.parametrize(("deed", "said"), TROUBLES.values(), ids=TROUBLES)
def test_a_page_of_a_tests_own_is_watched_until_it_closes(visiting, deed, said):
    def misbehave():
        with visiting() as visit:
            reader = visit(bypass_csp=True)
            reader.page.goto(reader.address + "health")
            reader.page.evaluate(f"async () => {{ await ({deed}) }}")
            reader.page.wait_for_timeout(100)

    with pytest.raises(AssertionError, match=said):
        misbehave()


def test_a_page_without_trouble_closes_in_peace(visiting):
    with visiting() as visit:
        reader = visit()
        reader.page.goto(reader.address + "health")
