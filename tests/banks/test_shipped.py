"""The shipped banks hold the source's words to the letter, and reach the installed app."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from ncf_reflect.banks import read_bank, shipped_folder
from ncf_reflect.model.bank import Bank, Question
from ncf_reflect.model.groups import Group

ROOT = Path(__file__).parents[2]
STAFF = (Group.WORKERS, Group.MANAGERS, Group.LEADERS)

# The tables at the end of the briefing, word for word, oddities included.
QUESTIONS = {
    "multi-agency.developing-support": (
        "How people, including other organisations like the police and health, develop support "
        "with children, young people and families?"
    ),
    "multi-agency.working-together": (
        "WT includes 5 key principles in its expectations for practice (Collaborate, learn, "
        "resource, include and mutually challenge). What does adopting these principles look "
        "like in practice?"
    ),
    "leaders.culture": (
        "What activities take place to consistently and confidently shape the culture of "
        "practice in your local authority?"
    ),
    "leaders.stories": (
        "How are stories about practice shared in a way that shows leadership and reinforces the "
        "importance and impact of how you work with families?"
    ),
    "leaders.space": (
        "How is space made for conversations with practitioners and senior leaders, to reflect "
        "on the conditions for effective practice in your local authority?"
    ),
    "workforce.supervision": (
        "High quality supervision is key to giving space for practitioners to reflect on "
        "practice and to feel supported. How is this supported effectively in the local "
        "authority?"
    ),
    "workforce.evidence-base": (
        "The evidence base for social work is consistently evolving. How are people challenged "
        "to keep on top of evolving practice and to communicate this with leaders, managers and "
        "practitioners?"
    ),
    "stay-together.first-interaction": (
        "What activities does your service do to ensure that the first interaction a family has "
        "with CSC is positive, welcoming and empowering? How do you know this?"
    ),
    "stay-together.complexity": (
        "Family relationships are complicated. How do you support practitioners to work within "
        "that complexity, providing challenge and advice?"
    ),
    "family-network.family-led-tools": (
        "What needs to be looked at to shape practice so that the use of tools, like family "
        "group decision making, are more widely and confidently used? How?"
    ),
    "family-network.creative-thinking": (
        "How are practitioners supported to think creatively in circumstances that mean children "
        "and young people may not be able to be supported by their immediate family network?"
    ),
    "safe.collaboration": (
        "How does collaboration with colleagues look now and how does this provide consistent "
        "challenge to facilitate curiosity, learning and reflection to help keep children and "
        "young people safe?"
    ),
    "safe.relationships": (
        "What relationships and with who need to be built or be improved to support and protect "
        "children from harms outside of the home?"
    ),
    "loving-homes.whole-family": (
        "When a child or young person becomes cared for, the whole family is affected. How does "
        "current practice continue to support family members and carers, including with "
        "reunification (where safe to do so)?"
    ),
    "loving-homes.advocacy": (
        "What happens now to advocate for children and young people who are cared for, to "
        "achieve the best outcomes?"
    ),
}

# Number, statutory title (the guidance's one page summary), plain title (the briefing), groups.
SECTIONS = {
    "multi-agency": (
        "Enabler 1",
        "Multi-agency working is prioritised and effective",
        "Multi-agency working is prioritised and effective.",
        (Group.PARTNERSHIP,),
    ),
    "leaders": (
        "Enabler 2",
        "Leaders drive conditions for effective practice",
        "Leaders drive conditions for effective practice.",
        (Group.LEADERS,),
    ),
    "workforce": (
        "Enabler 3",
        "The workforce is equipped and effective",
        "The workforce is equipped and effective.",
        STAFF,
    ),
    "stay-together": (
        "Outcome 1",
        "children, young people and families stay together and get the help they need",
        "Children's social care will help your family stay together.",
        STAFF,
    ),
    "family-network": (
        "Outcome 2",
        "children and young people are supported by their family network",
        "Children's social care will support your family network.",
        STAFF,
    ),
    "safe": (
        "Outcome 3",
        "children and young people are safe in and outside of their homes",
        "Children's social care helps to keep you safe.",
        STAFF,
    ),
    "loving-homes": (
        "Outcome 4",
        "children in care and care leavers have stable, loving homes",
        "Children's social care will help to give you a loving home.",
        STAFF,
    ),
}
SHORT_TITLES = [
    "Multi-agency working",
    "Leaders",
    "The workforce",
    "Stay together",
    "Family network",
    "Safe in and out of home",
    "Loving homes",
]
# The paragraph under each title in the briefing: the beginning of its SHA-256, white space single.
SUMMARIES = {
    "multi-agency": "2c2c1e51ef0cdf7b",
    "leaders": "f7667a757388a5f4",
    "workforce": "d26d347c5ca038c0",
    "stay-together": "8dc1d659020f1a81",
    "family-network": "7251aeac0a9b3a88",
    "safe": "97df4cfecd968d59",
    "loving-homes": "597e6f3222540778",
}


def shipped(name: str) -> Bank:
    return read_bank(shipped_folder() / f"{name}.toml")


def both() -> tuple[Bank, Bank]:
    return shipped("tool-1"), shipped("tool-2")


def questions() -> list[Question]:
    return [asked.question for bank in both() for asked in bank.asked()]


def test_every_question_is_word_for_word_and_in_the_briefings_order() -> None:
    assert [(question.id, question.text) for question in questions()] == list(QUESTIONS.items())


def test_tool_1_asks_seven_questions_and_tool_2_eight() -> None:
    assert [len(tuple(bank.asked())) for bank in both()] == [7, 8]


def test_every_section_has_its_number_titles_and_groups() -> None:
    found = {
        section.slug: (section.name, section.title, section.plain_title, section.groups)
        for bank in both()
        for section in bank.sections
    }

    assert list(found.items()) == list(SECTIONS.items())


def test_every_section_has_its_short_title() -> None:
    assert [section.short for bank in both() for section in bank.sections] == SHORT_TITLES


@pytest.mark.parametrize("slug", SUMMARIES)
def test_every_summary_is_the_briefings_paragraph(slug: str) -> None:
    (section,) = (s for bank in both() for s in bank.sections if s.slug == slug)

    assert sha256(section.summary.encode()).hexdigest()[:16] == SUMMARIES[slug]


def test_every_question_id_begins_with_the_slug_of_its_section() -> None:
    for bank in both():
        for asked in bank.asked():
            assert asked.question.id.startswith(f"{asked.section.slug}.")


def test_every_short_title_fits_a_narrow_table() -> None:
    assert all(0 < len(question.short_title) <= 20 for question in questions())


def test_short_titles_differ_from_each_other() -> None:
    shorts = [question.short_title for question in questions()]

    assert len(set(shorts)) == len(shorts)


@pytest.mark.parametrize("name", ["tool-1", "tool-2"])
def test_both_banks_carry_the_shipped_scale(name: str) -> None:
    scale = shipped(name).scale

    assert scale is not None
    assert scale.vote_prompt == (
        "Taking this question as a whole, how well is this working here now?"
    )
    assert scale.start == 1
    assert [(level.label, level.description) for level in scale.levels] == [
        ("Not yet", "it does not happen, or we have not started"),
        ("Early", "in places, or it depends on the person"),
        ("Partly", "often, with clear gaps"),
        ("Mostly", "nearly always"),
        ("Fully", "always, and we can show it"),
    ]


@pytest.mark.parametrize("name", ["tool-1", "tool-2"])
def test_both_banks_name_their_sources_and_licence(name: str) -> None:
    bank = shipped(name)

    assert bank.id == name
    assert "Northumberland County Council, NCC Briefing 1" in bank.source
    assert "published 15 December 2023" in bank.source
    assert "Children's Social Care National Framework, statutory guidance" in bank.source
    assert "Open Government Licence v3.0" in bank.licence
    assert "states no licence" in bank.licence


def test_practitioners_are_told_where_they_stand_when_asked_how_they_support_practitioners() -> (
    None
):
    (question,) = (q for q in questions() if q.id == "stay-together.complexity")

    assert set(question.role_prompts) == set(STAFF)
    assert question.role_prompts[Group.WORKERS].startswith("You are the practitioners here")


def test_our_own_words_avoid_the_words_not_to_say() -> None:
    ours = " ".join(
        " ".join(
            (*question.role_prompts.values(), *question.suggested_themes, question.short_title)
        )
        for question in questions()
    ).lower()

    for word in ("service user", "placement", "contact", " case", "score", "compliance", "rank"):
        assert word not in ours


@pytest.mark.parametrize("name", ["tool-1", "tool-2"])
def test_each_file_says_at_its_top_what_is_word_for_word_and_what_is_ours(name: str) -> None:
    text = (shipped_folder() / f"{name}.toml").read_text(encoding="utf-8")
    top = text.partition("format =")[0]

    assert "Word for word from the council's briefing" in top
    assert "Word for word from the statutory guidance" in top
    assert "Ours:" in top


def test_in_a_checkout_the_shipped_folder_is_the_one_home_of_the_banks() -> None:
    assert Path(str(shipped_folder())) == ROOT / "questions"


def test_the_build_puts_that_folder_where_the_installed_app_looks_for_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert wheel["force-include"] == {"questions": "ncf_reflect/questions"}
