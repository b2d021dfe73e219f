"""The templates are those of SENTENCES.md, letter for letter."""

import pytest

from ncf_reflect.analysis.sentences.templates import TEMPLATES, clause, say

from .table import rows

# The format rows have no text of their own, small.voted, small.split and small.similar are other
# rows with something left out, and q.rest lists its parts, which have keys of their own here.
WITHOUT_TEMPLATE = {
    *("fmt.words", "fmt.steps", "fmt.share", "fmt.middle"),
    *("small.similar", "small.voted", "small.split", "q.rest"),
}
# Where "How the rows combine" or a row's own example asks for more than the row's text can say.
WORDED_FOR_CODE = {
    "sum.ratings": ("{G}: {ratings}.", "{G}: {n} said {level}, …"),
    "similar": ("[ Similar is not the same.]", " Similar is not the same."),
    "small.sum": ("{why}", "fewer than 5 present from {groups}"),
    "opposed.sum": ("“{doing}” {V}: “{develop}”", "“{point}” {V}: “{point}”"),
    "agree.themes": ("[ That is not always", " That is not always"),
    "silence": ("[ on {dates}]", " on {dates}"),
    "ne.neither": ("{reasonA}", "{reason}"),
    "nc.joint": ("[ on {date}]", " on {date}"),
    "q.similar": ("All {count} groups", "All three groups"),
    "q.all": ("All {count} groups", "All three groups"),
}

TEXTS = {
    key: text
    for row in rows().values()
    if row.key not in WITHOUT_TEMPLATE
    for key, text in row.texts.items()
}


def as_in_the_table(key: str) -> str:
    text = TEMPLATES[key].replace("[{similar} ]", "[similar] ").replace("{reasonB}", "{reason}")
    if key == "marker.shared-gap":
        return text.strip("[]")
    ours, theirs = WORDED_FOR_CODE.get(key, ("", ""))
    text = text.replace(ours, theirs) if ours else text
    return text.replace(" That is not always the same view.]", " That is not always the same view.")


@pytest.mark.parametrize("key", TEXTS)
def test_a_template_is_that_of_the_table(key: str) -> None:
    assert as_in_the_table(key) == TEXTS[key]


def test_the_parts_of_a_question_s_rest_are_those_of_the_table() -> None:
    row = rows()["q.rest"].template
    assert say("q.rest.both", Z="{Z}") in row
    assert clause("q.rest.silence", Z="{Z}") in row
    assert clause("q.rest.uncompared", Y="{Y}", Z="{Z}") in row
    for key in ("q.rest.check", "q.rest.topics"):
        assert TEMPLATES[key].removeprefix("{Y} and {Z} ") in row
    assert TEMPLATES["q.rest.similar"].replace("[partly ]", "(partly) ")[12:] in row


def test_braces_and_brackets_in_what_people_said_stay_as_typed() -> None:
    said = "[/oops] {G} {0} [a/b]"
    assert say("mark.develop", theme=said) == (
        f"Every group that answered raised “{said}” to develop."
    )


def test_a_choice_that_a_template_does_not_offer_is_refused() -> None:
    with pytest.raises(ValueError, match="sideways"):
        say("mixed", ["sideways"], theme="letters", A="workers", B="managers")


def test_a_name_is_capitalised_where_it_begins_a_sentence_and_nowhere_else() -> None:
    assert say("opposed", theme="letters", D="workers", V="NCASP") == (
        "On “letters”, workers listed things already done. "
        "NCASP listed things to develop; neither listed both."
    )


@pytest.mark.parametrize(("count", "noun"), [(1, "question"), (2, "questions"), (11, "questions")])
def test_a_noun_is_singular_after_1_only(count: int, noun: str) -> None:
    said = say("section.not-enough", k=1, n=count)
    assert said == f"Not enough to say: 1 of {count} {noun} gave enough to compare."
