"""The check's arithmetic and its sentence."""

import pytest

from wordgraph.lab.check import Check, Verdict


def test_sentence_and_error():
    check = Check("chi per layer", 0.8802, 0.8829, 0.03, "")
    assert check.sentence == "chi per layer: predicted 0.8802, measured 0.8829 (0.3%)"
    assert check.relative_error == pytest.approx(0.0027 / 0.8802)
    assert check.verdict is Verdict.AGREES


@pytest.mark.parametrize(
    ("predicted", "measured", "verdict", "words"),
    [
        (1.0, 1.2, Verdict.DIFFERS, "predicted 1.0000, measured 1.2000 (20%)"),
        (None, 1.2, Verdict.NO_THEORY, "measured 1.2000; no theory: why"),
        (6.2e-4, None, Verdict.NOT_MEASURED, "predicted 0.00062, not measured (why)"),
        (None, None, Verdict.NOT_MEASURED, "not measured (why)"),
    ],
)
def test_verdicts(predicted, measured, verdict, words):
    check = Check("chi", predicted, measured, 0.03, "why")
    assert check.verdict is verdict
    assert check.sentence == f"chi: {words}"
