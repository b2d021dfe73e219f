"""Every sentence of SENTENCES.md, by its key there, and the one function that fills them in.

Curly braces are filled in. Square brackets hold what is printed only where it applies, or the
words to choose from, parted by "/". Where SENTENCES.md lists several texts in one row, each has
the row's key and its own word ("rating.gap"). What "How the rows combine" says in words only has
a key of the row that it belongs to ("voted.miscount").
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ncf_reflect.model.text import capitalised

TEMPLATES: Mapping[str, str] = {
    # The codes, results, statuses and markers in plain words
    "code.agreement": "Similar, where we could compare",
    "code.partial-agreement": "Some shared, some not",
    "code.silence": "No answer from one group: neither yes nor no",
    "code.silence-topics": "They raised different topics",
    "code.dissonance-firm": "They saw it differently",
    "code.dissonance-check": "They may see it differently: ask",
    "code.not-enough": "Not enough to say",
    "code.not-comparable": "Cannot be compared",
    "rating.gap": "One group rated higher",
    "rating.spread": "Ratings spread differently",
    "rating.in-line": "Ratings similar",
    "rating.too-few": "Too few ratings",
    "status.not-asked": "Not asked",
    "status.not-held": "No finished session yet",
    "status.not-reached": "Not reached",
    "status.nothing-said": "Asked, nothing said: “{reason}”",
    "status.answered": "Answered",
    "marker.split": "Two sets of ratings",
    "marker.shared-gap": "[All below the middle/All raised it to develop]",
    "marker.confident": "Rated high, no evidence noted",
    "marker.staff": "Staff evidence only so far",
    "marker.review": "Decision to look at again",
    "gloss.firm": "Chance alone would rarely do this (at most 5 in 100), or what was said backs "
    "the ratings, or a person confirmed it. It does not say who is right.",
    "gloss.check": "It could be chance, or groups may mean different things. Ask first.",
    "gloss.step": "One step: from one number on the scale to the next.",
    "gloss.middle": "Middle answer: the middle one of a group’s ratings, lined up low to high.",
    # A pair: ratings
    "gap": "{H} rated this higher than {L} did: {shift} higher on average, "
    "middle answer {midH} against {midL}. {chance}",
    "chance.firm": "Chance alone would rarely do this.",
    "chance.possible": "This could be chance: a question to ask, not a finding.",
    "chance.backed": "Chance could do this, but what was said leans the same way.",
    "gap.against": "On “{theme}”, what was said leans the other way.",
    "middle.look": "The middle answers alone do not show this.",
    "spread": "The averages of {A} and {B} were {shift} apart, "
    "but their ratings were spread differently. {chance}",
    "sum": "To look the same, ratings would move {steps} on average. Share the {N} ratings out "
    "again, {nA} to {A}, {nB} to {B}: of all ways, {share} differ at least this much, "
    "in either direction.",
    "sum.pairs": "Match each rating from {H} with each from {L}: {H} higher in {w} of {P} pairs, "
    "the same in {t}, lower in {l}.",
    "sum.ratings": "{G}: {ratings}.",
    "sum.ratings.level": "{n} said {level}",
    "similar": "Ratings from {A} and {B} were similar: middle answers {midA} and {midB}."
    "[ Similar is not the same.]",
    "similar.sum": "To look the same, ratings would move {steps} on average. "
    "Under {T} counts as similar.",
    "similar.few": "Fewer than 5 ratings from {groups}: alone, too few to call agreement.",
    "too-few": "Too few ratings to compare: {A} {nA}, {B} {nB}. "
    "Each group needs 3, not counting “don’t know”.",
    "split": "Ratings from {G} fell into two sets: {low} of {n} said {lo}[ or lower], "
    "{high} said {hi}[ or higher], {between/none} in between.",
    # How many voted
    "voted": "{G}: {voted} of {present} present voted"
    "[; {n} gave a rating, {dk} said “don’t know”].",
    "voted.miscount": "{G}: {voted} voted, but {present} recorded as present: please check.",
    "voted.unknown": "{G}: {voted} voted; the number present was not recorded.",
    "voted.low": "{missing} of {present} did not vote, a third or more. "
    "This may not be the whole group’s view.",
    "voted.joint": "“Present” counts everyone in the joint session.",
    # Small groups, in reports
    "small.gap": "{H} rated this higher than {L} did: middle answer {midH} against {midL}. "
    "{chance}",
    "small.spread": "Ratings from {A} and {B} were spread differently: "
    "middle answers {midA} and {midB}. {chance}",
    "small.sum": "Other figures left out: {why}.",
    "small.sum.present": "fewer than 5 present from {groups}",
    "small.sum.ratings": "fewer than 5 ratings from {groups}",
    "small.too-few": "Too few ratings to compare. Each group needs 3, not counting “don’t know”.",
    # A pair: themes
    "opposed": "On “{theme}”, {D} listed things already done. "
    "{V} listed things to develop; neither listed both.",
    "opposed.sum": "Do they mean the same thing? {D}: “{doing}” {V}: “{develop}”",
    "opposed.similar": "Ratings were similar, but what was said was not.",
    "mixed": "On “{theme}”, {A} listed things already done and things to develop. "
    "{B} listed only things [already done/to develop].",
    "mixed.strengthen": "On “{theme}”, {D} listed things already done. "
    "Those to develop from {V} are all marked “in place, needs strengthening”.",
    "shared": "Both raised “{theme}”[ as done/ to develop/ as both].",
    "only": "Raised by {A}, not by {B}: {themes}. They may still agree.",
    "agree.themes": "[{similar} ]{A} and {B} had {s} of the {m} themes from {M} in common: "
    "{themes}.[ That is not always the same view.]",
    "agree.ratings": "[{similar} ]Themes not compared: none from {groups}.",
    "partial.few": "[{similar} ]{A} and {B} had {s/none} of the {m} themes from {M} in common: "
    "fewer than half.",
    # A pair: no answer, different topics, nothing to compare
    "silence": "This was put to {G}[ on {dates}]; “{reason}” was noted. "
    "{O} answered[ and raised {themes}].",
    "topics": "{A} and {B} raised different topics: {A} {themesA}; {B} {themesB}.",
    "ne.neither": "Asked, but no answer from {A} (“{reasonA}”) or {B} (“{reasonB}”).",
    "ne.themes": "Not enough to compare: no themes from {groups}, and "
    "[no/too few/unclear] ratings. Tag themes[ or take a vote].",
    "nc.not-asked": "This question is not for {G}.",
    "nc.not-held": "No finished session from {G} yet.",
    "nc.not-reached": "No answer on record from {G}: to follow up.",
    "nc.joint": "{A} and {B} answered together[ on {date}]: their views cannot be told apart here.",
    # Markers
    "mark.low": "Every group that answered has a middle answer below {centre}, "
    "the middle of the scale: {list}.",
    "mark.develop": "Every group that answered raised “{theme}” to develop.",
    "mark.no-evidence": "{G} rated this high: middle answer {mid}. "
    "No evidence is noted yet: ask what would show it.",
    "mark.staff": "No audit, data, or voice of children and families is linked yet.",
    "mark.review": "What the decision of {date} rests on has changed. "
    "It stands for now: please look again.",
    # A question
    "q.similar": "[All {count} groups/{X} and {Y}] gave similar[ or partly similar] answers, "
    "where we could compare.",
    "q.one": "{X} {saw} this differently from {Y} and from {Z}. {rest}",
    "q.pair": "{X} and {Y} {saw} this differently. {rest}",
    "q.all": "All {count} groups {saw} this differently from each other.",
    "q.silence": "Asked, but no answer from {groups}. {rest}",
    "q.topics": "{X} and {Y} raised different topics. {rest}",
    "q.not-enough": "There was not enough to compare.",
    "q.waiting": "So far [only {X}/no group] answered.",
    "q.rest.check": "{Y} and {Z} may have seen it differently",
    "q.rest.silence": "no answer from {Z}",
    "q.rest.topics": "{Y} and {Z} raised different topics",
    "q.rest.similar": "{Y} and {Z} gave [partly ]similar answers",
    "q.rest.both": "{Z} gave answers similar to both",
    "q.rest.uncompared": "we could not compare {Y} and {Z}",
    "q.no-evidence": "No evidence noted yet from {groups}.",
    # A section and a whole round
    "section.diverges": "Views differ on {k} of {n} questions: {pairs}.",
    "section.check": "To look into on {k} of {n} questions: {what}.",
    "section.check.difference": "a possible difference between {A} and {B}",
    "section.check.silence": "no answer from {G}",
    "section.check.topics": "different topics from {A} and {B}",
    "section.holds-together": "Views similar or partly similar on {k} of {n} questions. "
    "This is about views, not how well things work.",
    "section.not-enough": "Not enough to say: {k} of {n} questions gave enough to compare.",
    "section.single-source": "One group asked ({G}): nothing to compare.",
    "round.pattern": "{H} rated higher than {L} did, by any amount, on {k} of {n} questions "
    "with ratings to compare. A pattern, not proof.",
    "round.chance": "In {f} of {c} comparisons of ratings, one group was firmly higher. "
    "From chance alone, expect {e} or fewer on average ({c} ÷ 20).",
}

Part = bool | str
"""What becomes of a bracket: kept, dropped, or one of its choices."""

_BRACKET = re.compile(r"\[([^]]*)\]")
_FIELD = re.compile(r"\{([^}]*)\}")
_PLURAL = re.compile(r"^ (question|comparison|theme)s\b")


def say(key: str, parts: Sequence[Part] = (), **values: object) -> str:
    """The sentence of `key` (SENTENCES.md) with `values` put in to the letter.

    `parts` says for each bracket in turn whether it is printed, or which of its choices.
    A group's name is capitalised where it begins a sentence; nouns are singular after 1.
    KeyError for a key or a value that is not there, ValueError for a choice that is not offered.
    """
    return capitalised(clause(key, parts, **values))


def clause(key: str, parts: Sequence[Part] = (), **values: object) -> str:
    """The same inside a longer sentence, its first word as it is: "managers and leaders gave"."""
    return _filled(_resolved(TEMPLATES[key], iter(parts)), values).rstrip()


def _resolved(template: str, parts: Iterator[Part]) -> str:
    return _BRACKET.sub(lambda bracket: _chosen(bracket.group(1), next(parts)), template)


def _chosen(inside: str, part: Part) -> str:
    if isinstance(part, bool):
        return inside if part else ""
    choices = {choice.strip(): choice for choice in inside.split("/")}
    if part not in choices:
        raise ValueError(f"“{part}” is not one of {list(choices)}")
    return choices[part]


def _filled(template: str, values: Mapping[str, object]) -> str:
    # Piece by piece, so that braces and brackets in what people said are never read as ours.
    pieces = _FIELD.split(template)
    sentence = pieces[0]
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        value = str(values[name.split("/")[0]])
        sentence += capitalised(value) if sentence.endswith((". ", "? ")) else value
        sentence += _PLURAL.sub(r" \1", words) if value == "1" else words
    return sentence
