"""Every example of SENTENCES.md comes out of the functions, from values made by hand."""

import pytest

from .examples_of_pairs import PAIRS
from .examples_of_questions import QUESTIONS
from .examples_of_words import WORDS
from .table import examples

PRODUCED = {**WORDS, **PAIRS, **QUESTIONS}


@pytest.mark.parametrize(("key", "example"), examples().items())
def test_the_example_is_what_is_said(key: str, example: str) -> None:
    assert PRODUCED[key]() == example
