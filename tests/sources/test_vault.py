"""A folder of notes as a glossary: the term format, whole and in its parts."""

from conftest import Vault
import pytest

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Difficulty, Kind, Link, Provenance, Term, check
from wordgraph.sources import read

VANISHING = '''---
name: Vanishing gradient
aliases: [vanishing gradient problem]
difficulty: intermediate
domains: [deep learning, optimization]
industries: []
keywords: [backpropagation, depth, sigmoid, saturation]
related: ["[[Exploding gradient]]", "[[Residual connection]]", "[[Weight initialization]]"]
prerequisites: ["[[Backpropagation]]", "[[Activation function]]"]
contrast: ["[[Exploding gradient]]"]
lab: vanishing-gradient
sources: ["Hochreiter 1991", "Glorot & Bengio 2010"]
---
One sentence that a beginner understands.

## Why it matters
It *stops* learning.

## Definition
... with [[Chain rule|links]] in the text and $maths$ ...
'''
'''E
sed -i '/^'"'''"'E$/d' tests/sources/test_vault.py 2>/dev/null; tail -3 tests/sources/test_vault.py
