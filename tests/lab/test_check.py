"""The check's arithmetic and its sentence."""

import pytest

from wordgraph.lab.check import Check, Verdict


def test_sentence_and_error():
    check = Check("chi per layer", 0.8802, 0.8829, 0.03, "")
    assert (
        check.sentence
        == "chi per layer: predicted 0.8802, measured 0.8829 (0.3%), agrees within 3%"
    )
    assert check.relative_error == pytest.approx(0.0027 / 0.8802)
    assert check.verdict is Verdict.AGREES


@pytest.mark.parametrize(
    ("predicted", "measured", "verdict", "words"),
    [
        (
            1.0,
            1.2,
            Verdict.DIFFERS,
            "predicted 1.0000, measured 1.2000 (20%), differs by more than 3%",
        ),
        (None, 1.2, Verdict.NO_THEORY, "measured 1.2000; no theory: why"),
        (6.2e-4, None, Verdict.NOT_MEASURED, "predicted 0.00062, not measured (why)"),
        (None, None, Verdict.NOT_MEASURED, "not measured (why)"),
    ],
)
def test_verdicts(predicted, measured, verdict, words):
    check = Check("chi", predicted, measured, 0.03, "why")
    assert check.verdict is verdict
    assert check.sentence == f"chi: {words}"


def test_where_0_is_predicted_the_error_is_absolute():
    check = Check("dead nets", 0.0, 0.02, 0.05, "")
    assert check.relative_error == 0.02
    assert check.verdict is Verdict.AGREES


def test_what_is_rounding_alone_is_said_as_a_power_of_ten():
    check = Check("factor", 1.0, 1.0 + 4e-15, 1e-12, "")
    assert check.sentence.endswith("(4e-15), agrees within 1e-12")
    assert Check("factor", 1.0, 1.0, 1e-12, "").sentence.endswith("(exactly), agrees within 1e-12")
