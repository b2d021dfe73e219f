"""What the Framework has to say on a question, page by page."""

from functools import cache
from pathlib import Path

from ncf_reflect.banks import find_banks
from ncf_reflect.banks.framework import Library
from ncf_reflect.mapping.context import context_of, entries_in
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.context import Context, ContextPage
from ncf_reflect.model.groups import Group
from tests.analysis.builders import a_bank, a_section


@cache
def asked(question: str) -> AskedQuestion:
    banks = find_banks(None).banks.values()
    return next(e for bank in banks for e in bank.asked() if e.question.id == question)


@cache
def context(question: str) -> Context:
    return context_of(Library(), asked(question))


def page(question: str, name: str) -> ContextPage:
    return next(page for page in context(question).pages if page.name == name)


def test_each_role_has_a_page_with_the_guidances_bullets_in_their_order() -> None:
    leaders = page("safe.relationships", "Leaders")

    assert [part.heading for part in leaders.parts] == [
        "Senior leaders (leaders): How senior leaders should achieve this outcome in practice",
        "Responding to harm outside of the home",
    ]
    assert [[item.mark for item in part.items] for part in leaders.parts] == [
        [str(number) for number in range(1, 14)],
        [str(number) for number in range(1, 6)],
    ]


def test_the_pages_begin_with_letters_of_their_own() -> None:
    for question in ("safe.relationships", "multi-agency.working-together", "leaders.culture"):
        letters = [page.name[0] for page in context(question).pages]
        assert len(set(letters)) == len(letters)


def test_whose_words_they_are_stands_once_on_each_page() -> None:
    for name in ("Closest", "All", "Leaders", "Managers", "Workers", "Glossary"):
        credits = [part.credit for part in page("safe.relationships", name).parts if part.credit]
        assert len(credits) == 1
        assert "Open Government Licence v3.0" in credits[0]


def test_what_is_close_to_the_question_is_marked_where_it_stands() -> None:
    (managers,) = page("stay-together.first-interaction", "Managers").parts
    (close,) = page("stay-together.first-interaction", "Closest").parts

    assert [item.mark for item in managers.items if item.close] == ["1"]
    assert close.items[0].texts[0] == managers.items[0].texts[0]
    assert close.items[0].texts[1] == (
        "practice supervisors (managers): Outcome 1 (from page 29), How practice supervisors "
        "should achieve this outcome in practice, 1"
    )


def test_the_partnerships_page_has_the_principles_of_working_together() -> None:
    every, together = page("multi-agency.working-together", "All").parts

    assert every.heading.endswith("should use the National Framework to:")
    assert [item.texts[0] for item in together.items][-1] == "mutually challenge"


def test_the_words_of_the_question_come_before_those_of_the_expectations() -> None:
    first, then = page("family-network.family-led-tools", "Glossary").parts

    assert [item.mark for item in first.items] == ["Family group decision making"]
    assert "Kinship care" in [item.mark for item in then.items]
    assert not {item.mark for item in first.items} & {item.mark for item in then.items}


def test_a_short_form_is_found_only_as_it_is_written() -> None:
    (glossary,) = Library().glossaries

    def found(text: str) -> list[str]:
        return [entry.term for entry in entries_in(text, glossary.terms)]

    assert found("WT includes principles") == ["Working Together"]
    assert found("a wt of sand") == []
    assert found("both parents") == ["Parent"]
    assert found("apparent") == []
    assert found("the children's home's kitchen, children's homes") == [
        "Children",
        "Children’s homes",
    ]


def test_notes_to_a_word_stand_below_it() -> None:
    glossary = page("family-network.creative-thinking", "Glossary")
    kinship = next(i for part in glossary.parts for i in part.items if i.mark == "Kinship care")

    assert kinship.texts[-1] == (
        "Note on “a 'lives with' child arrangements order”: Pursuant to section 8 of the "
        "Children Act 1989."
    )


def test_others_speak_on_what_bears_on_the_section_with_their_source() -> None:
    statements, principles, wording = page("stay-together.complexity", "Others").parts

    assert any("Families Together" in item.texts[0] for item in statements.items)
    assert principles.credit.startswith("From a county council’s web page")
    assert wording.items[0].mark.startswith("Outcome 1: ")


def test_a_question_on_a_section_of_ones_own_says_that_the_guidance_has_no_chapter() -> None:
    section = a_section("leaving-care", (Group.WORKERS,), ("leaving-care.first",))
    own = next(iter(a_bank("ours", [section], None).asked()))
    made = context_of(Library(), own)

    assert made.pages[0].parts[0].heading == (
        "The National Framework has no chapter of the short name “leaving-care”."
    )
    assert made.numbers == ""


def test_a_workspaces_own_words_are_found_too(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text(
        'format = "ncf-reflect/glossary"\nid = "ours"\ntitle = "Ours"\nversion = "1"\n'
        'source = "Our group"\nlicence = "Ours"\n[[terms]]\nid = "first"\n'
        'term = "first interaction"\n'
        'text = ["The first call."]\n',
        encoding="utf-8",
    )
    made = context_of(Library(tmp_path), asked("stay-together.first-interaction"))
    glossary = next(page for page in made.pages if page.name == "Glossary")

    assert "first interaction" in [i.mark for part in glossary.parts for i in part.items]
