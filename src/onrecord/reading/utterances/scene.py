"""One report as the utterance rules look at it: tokens, quotations, phrases."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.utterances import quotation
from onrecord.reading.utterances.quotation import Quotation
from onrecord.records import Span

_DATELINE = re.compile(
    r"[A-Z][A-Z .'’/-]{2,40}(?:, [^()\n—–]{0,40}?)?(?: ?\([^()\n]{1,40}\))? ?(?:--|[—–]| -) ?"
)
"""PORT KARA, March 3 (Agency) - …"""

CLIMB = 12
"""Steps a rule may climb towards the root: deeper chains are not grammar but damage."""

SCARE_WORDS = 6
"""Words between marks that are no speech: A "senior official" said."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CUE_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod"})
_CUE_AFTER = frozenset({"prt", "neg", "advmod"})
_LOOSE = frozenset({"appos", "relcl", "acl", "advcl", "ccomp", "parataxis", "dep"})


class Scene(msgspec.Struct, frozen=True, dict=True):
    """A parse with its quotations; all look-ups cost the size of what they return.

    `headlines` are the blocks that are headlines.
    """

    parse: Parse
    headlines: frozenset[int] = frozenset()

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Outermost quotations in text order."""
        found = quotation.find(self.parse.text, self.parse.blocks)
        return tuple(q for q in found if not q.nested)

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [q.outer.start for q in self.quotations]

    @cached_property
    def quoted(self) -> tuple[int, ...]:
        """For each token, the number of the outermost quotation that holds it, else -1."""
        held, number = [], 0
        for start in self.parse.start:
            while number < len(self.quotations) and self.quotations[number].outer.end <= start:
                number += 1
            inside = number < len(self.quotations) and self.quotations[number].outer.start <= start
            held.append(number if inside else -1)
        return tuple(held)

    def quotes_in(self, span: Span) -> tuple[Quotation, ...]:
        """Return the quotations that overlap `span`."""
        first = bisect_right(self._quote_starts, span.start) - 1
        last = bisect_left(self._quote_starts, span.end)
        held = self.quotations[max(first, 0) : last]
        return tuple(q for q in held if q.outer.overlaps(span))

    def is_scare(self, token: int) -> bool:
        """Tell whether the quotation around `token` is of a few words without a verb."""
        number = self.quoted[token]
        if number < 0:
            return False
        inner = self.quotations[number].inner
        if len(inner.of(self.parse.text).split()) > SCARE_WORDS:
            return False
        first = bisect_left(self.parse.start, inner.start)
        last = bisect_left(self.parse.start, inner.end)
        return not any(self.parse.pos[t] in {"VERB", "AUX"} for t in range(first, last))

    @cached_property
    def _semicolons(self) -> list[int]:
        forms = enumerate(self.parse.form)
        return [token for token, form in forms if form == ";" and self.quoted[token] < 0]

    def after_semicolon(self, token: int) -> int:
        """Return the token behind the last unquoted semicolon before `token`, 0 without one."""
        before = bisect_left(self._semicolons, token)
        return self._semicolons[before - 1] + 1 if before else 0

    def after_dateline(self, token: int) -> int:
        """Return the character at which the paragraph of `token` begins, past its dateline."""
        return self._starts[self.parse.block[token]]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        text = self.parse.text
        found = (_DATELINE.match(text, b.start, b.end) for b in self.parse.blocks)
        return tuple(
            m.end() if m else b.start for m, b in zip(found, self.parse.blocks, strict=True)
        )

    def bounds(self, token: int) -> tuple[int, int]:
        """Return first token and end (exclusive) of the sentence of `token`."""
        return self.parse.sentences[self.parse.sentence[token]]

    def subject(self, verb: int) -> int | None:
        """Return the head of who does `verb`, through coordination and control.

        Of a passive this is the passive subject; whoever calls tells the two apart.
        """
        parse = self.parse
        for _ in range(CLIMB):
            own = [c for c in parse.children[verb] if parse.dep[c] in _SUBJECTS]
            if parse.tag[verb] == "VBG" and own and own[0] > verb:
                own = []  # "…, saying it had left": the subject is that of what is said
            if own:
                return self._past_dateline(own)
            dep, head = parse.dep[verb], parse.head[verb]
            if dep in {"acl", "relcl"} and parse.tag[verb] != "VB":
                return head
            if dep == "acl":
                owners = [c for c in parse.children[head] if parse.dep[c] == "poss"]
                if owners:
                    return owners[0]
                verb = parse.head[head]
                continue
            if dep == "xcomp":
                objects = [c for c in parse.children[head] if parse.dep[c] in {"dobj", "dative"}]
                if objects and objects[0] < verb:
                    return objects[0]
            elif dep not in {"conj", "advcl", "pcomp", "prep", "aux"}:
                return None
            if dep == "advcl" and parse.tag[verb] not in {"VBG", "VB", "VBN"}:
                return None
            verb = head
        return None

    def _past_dateline(self, subjects: list[int]) -> int:
        """Return the first subject that is not the place line of agency copy."""
        parse = self.parse
        fit = (t for t in subjects if parse.start[t] >= self.after_dateline(t))
        return next(fit, subjects[0])

    def passive(self, verb: int) -> bool:
        """Tell whether `verb` stands in the passive."""
        parse = self.parse
        below = {parse.dep[c] for c in parse.children[verb]}
        opens = verb == 0 or parse.sentence[verb - 1] != parse.sentence[verb]
        tags = {"VBN", "VBD"} if opens else {"VBN"}  # "Asked whether …, she said"
        reduced = parse.tag[verb] in tags and parse.dep[verb] in {"advcl", "acl"}
        return bool(below & {"auxpass", "nsubjpass"}) or (reduced and not below & {"aux", "nsubj"})

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """Return the tokens of the phrase of `head` up to a comma, dash or loose clause.

        "Ana Lima, 59, of Porto" gives "Ana Lima"; titles before the name stay inside.
        """
        parse = self.parse
        low, high = parse.edges[head]
        if parse.pos[head] == "PRON" and parse.lemma[head] in {"who", "which", "that"}:
            return head, head + 1
        end = head + 1
        for child in parse.children[head]:
            if child < head:
                continue
            first, last = parse.edges[child]
            if parse.dep[child] == "punct" and parse.form[child] not in {"-", "'", "’", "/"}:
                if self._list_goes_on(head, child):
                    continue
                break
            if parse.dep[child] in _LOOSE and first > end:
                break
            end = last + 1
        if parse.dep[head] == "poss" and parse.tag[end - 1] == "POS":
            end -= 1
        left = [c for c in parse.children[head] if c < head and parse.dep[c] != "punct"]
        low = parse.edges[left[0]][0] if left else head
        return low, max(min(end, high + 1), head + 1)

    def _list_goes_on(self, head: int, comma: int) -> bool:
        return any(
            c > comma and self.parse.dep[c] in {"conj", "cc"} for c in self.parse.children[head]
        )

    def cue_range(self, verb: int) -> tuple[int, int]:
        """Return the tokens of the verb group: auxiliaries, negation, adverbs, particle."""
        parse = self.parse
        first, end = verb, verb + 1
        for child in reversed(parse.children[verb]):
            near = parse.edges[child] == (child, child) and parse.dep[child] in _CUE_BEFORE
            if near and child == first - 1:
                first = child
        for child in parse.children[verb]:
            near = parse.edges[child] == (child, child) and parse.dep[child] in _CUE_AFTER
            if near and child == end and not parse.form[child].startswith("only"):
                end = child + 1
        return first, end
