"""A glossary: names lead to terms, links resolve, and what is missing is counted."""

from typing import Any

import pytest

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Glossary, Kind, Link, Provenance, Term, slug


def term(name: str, *targets: str, **fields: Any) -> Term:
    ident = slug(name)
    links = tuple(Link(ident, slug(target), text=target) for target in targets)
    return Term(id=ident, name=name, links=links, **fields)


def test_names_ids_and_aliases_lead_to_a_term_whatever_their_case() -> None:
    glossary = Glossary.of([term("Long short-term memory", aliases=("LSTM", "memory cell"))])
    for name in ("long-short-term-memory", "Long Short-Term MEMORY", "lstm", " Memory  Cell "):
        assert glossary.resolve(name) == "long-short-term-memory"
        assert glossary.find(name).name == "Long short-term memory"


@pytest.mark.parametrize("name", ["", "?", "nobody", "lst"])
def test_other_names_lead_nowhere(name: str) -> None:
    glossary = Glossary.of([term("Long short-term memory", aliases=("LSTM", "&"))], title="AI")
    assert glossary.resolve(name) is None
    with pytest.raises(GlossaryError, match=r"no term is called .* in AI"):
        glossary.find(name)


def test_the_last_part_of_a_name_with_a_slash_is_another_name() -> None:
    glossary = Glossary.of([term("IP", "TCP/IP"), term("C", "Client/C"), term("A/B testing")])
    assert glossary.resolve("TCP/IP") is glossary.resolve("Client/C") is None
    assert glossary.resolve("A/B testing") == "a-b-testing"
    assert [missing.name for missing in glossary.missing] == ["Client/C", "TCP/IP"]


def test_the_path_of_a_file_leads_to_its_term_unless_another_is_called_so() -> None:
    terms = [term("Adam", "optimizers/Adam"), term("x", "Optimizers/ADAM"), term("A/B testing")]
    glossary = Glossary.of(terms, paths={"optimizers/Adam": "adam", "a/b testing": "x"})
    assert [link.target for link in glossary.links] == ["adam"]
    assert glossary.resolve("A/B testing") == "a-b-testing"
    assert glossary.resolve("optimizers Adam") is glossary.resolve("other/Adam") is None
    assert glossary.fingerprint != Glossary.of(terms).fingerprint


def test_languages_whose_names_differ_in_signs_share_a_glossary() -> None:
    glossary = Glossary.of([term("C", "C++", "C#"), term("C++"), term("C#")])
    assert [link.target for link in glossary.links] == ["c-plus-plus", "c-sharp"]


def test_an_alias_never_hides_a_name() -> None:
    glossary = Glossary.of([term("Cell", aliases=("Neuron",)), term("Neuron")])
    assert glossary.resolve("neuron") == "neuron"


def test_an_id_may_differ_from_the_name() -> None:
    glossary = Glossary.of(
        [Term(id="bn", name="Batch normalization"), term("x", "batch normalization")]
    )
    assert glossary.resolve("bn") == glossary.resolve("Batch Normalization") == "bn"
    assert [link.target for link in glossary.links] == ["bn"]


def test_links_resolve_and_those_to_nothing_or_oneself_are_left_out() -> None:
    glossary = Glossary.of(
        [term("a", "B", "a", "nobody", "bee"), term("b", aliases=("bee", "self"))]
    )
    # Two names of one term make one link.
    assert glossary.links == (Link("a", "b"),)


def test_links_of_different_kinds_and_provenances_are_all_kept() -> None:
    links = (
        Link("a", "b"),
        Link("a", "b", Kind.CONTRAST),
        Link("a", "b", Kind.RELATED, Provenance.LINKED),
    )
    assert Glossary.of([Term(id="a", name="a", links=links), term("b")]).links == links


def test_incoming_links_are_those_that_lead_to_a_term() -> None:
    glossary = Glossary.of([term("a", "c", "b"), term("b", "a", "c"), term("c"), term("d", "zed")])
    incoming = {
        ident: [link.source for link in links] for ident, links in glossary.incoming.items()
    }
    assert incoming == {"a": ["b"], "b": ["a"], "c": ["a", "b"]}
    assert sum(map(len, glossary.incoming.values())) == len(glossary.links)


def test_missing_terms_are_counted_by_the_terms_that_want_them() -> None:
    glossary = Glossary.of(
        [term("a", "Rare", "Wanted", "wanted"), term("b", "WANTED", "a"), term("c", "Also rare")]
    )
    found = [(missing.id, missing.name, missing.wanted_by) for missing in glossary.missing]
    assert found == [
        ("wanted", "Wanted", ("a", "b")),
        ("also-rare", "Also rare", ("c",)),
        ("rare", "Rare", ("a",)),
    ]


def test_two_terms_of_one_id_are_refused_by_name() -> None:
    first, second = term("Adam", origin="vault/a.md"), term("adam", origin="vault/b.md")
    with pytest.raises(GlossaryError, match=r"vault/b\.md: .*'adam'.* vault/a\.md; rename"):
        Glossary.of([first, second])


def test_a_term_under_a_wrong_key_is_refused() -> None:
    with pytest.raises(GlossaryError, match="'b' has the id 'a'"):
        Glossary({"b": term("a")})


def test_terms_cannot_be_changed() -> None:
    terms = {"a": term("a")}
    glossary = Glossary(terms)
    terms["b"] = term("b")
    assert list(glossary.terms) == ["a"]
    with pytest.raises(TypeError):
        glossary.terms["b"] = term("b")  # type: ignore[index]  # what must fail


def test_domains_are_the_listed_ones_or_the_most_frequent_first() -> None:
    terms = [term("a", domains=("x", "y")), term("b", domains=("y",)), term("c", domains=("w",))]
    assert Glossary.of(terms).all_domains == ("y", "w", "x")
    assert Glossary.of(terms, domains=("x", "z")).all_domains == ("x", "z")


def test_the_fingerprint_changes_with_what_is_said_and_with_nothing_else() -> None:
    base = Glossary.of([term("a", "b", summary="One.")], title="T", domains=("x",))
    moved = Glossary.of(
        [term("a", "b", summary="One.", origin="b/a.md")], title="T", domains=("x",)
    )
    assert base.fingerprint == moved.fingerprint
    others = [
        Glossary.of([term("a", "b", summary="Two.")], title="T", domains=("x",)),
        Glossary.of([term("a", "c", summary="One.")], title="T", domains=("x",)),
        Glossary.of([term("a", "b", summary="One.")], title="U", domains=("x",)),
        Glossary.of([term("a", "b", summary="One.")], title="T", domains=("x", "y")),
        Glossary.of([term("a", "b", summary="One."), term("b")], title="T", domains=("x",)),
    ]
    assert len({base.fingerprint, *(other.fingerprint for other in others)}) == 6
    assert len(base.fingerprint) == 16


def test_an_empty_glossary_is_one() -> None:
    glossary = Glossary.of([])
    assert (len(glossary), glossary.links, glossary.missing) == (0, (), ())
    assert glossary.all_domains == ()
