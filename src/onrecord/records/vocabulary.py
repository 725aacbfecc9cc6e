"""The closed lists of the vocabulary: every word a record may use for a field.

One list, one `Literal`; JSON Schema, the docs and the checks are generated from here.
"""

from typing import Annotated, Literal

import msgspec

Link = Annotated[str, msgspec.Meta(description="id of another record", extra={"link": True})]
"""The id of another record. Links are left out of the meaning hash."""

Edtf = Annotated[str, msgspec.Meta(description="date in Extended Date/Time Format")]

Confidence = Literal["high", "medium", "low"]

# fmt: off

RegionRole = Literal[
    "headline", "standfirst", "byline", "dateline", "caption", "photo_credit", "body",
    "pull_quote", "correction", "wire_credit", "editorial_omission", "related_link", "appeal",
    "newsletter", "subscription", "consent", "navigation", "comment",
]
READ_ROLES: frozenset[RegionRole] = frozenset(
    {"headline", "standfirst", "body", "caption", "pull_quote", "correction"}
)
"""Regions whose words are read for records; all others are kept, labelled and set apart."""

FlagKind = Literal[
    "lost_link", "replacement_characters", "mojibake", "nul_removed", "lone_surrogates",
    "encoding_mismatch", "truncated", "unsupported_language", "unknown_published",
    "published_disagree", "unmapped_span", "consent_wall", "several_articles", "all_caps",
    "layout_skipped",
]

DateEvidenceKind = Literal[
    "given", "json_ld", "meta", "time_element", "address", "byline", "text", "library"
]

SourceKind = Literal[
    "named", "unidentified", "collective", "anonymous_source", "document", "outlet", "unknown"
]
AnonymousClass = Literal[
    "official", "military", "police", "diplomat", "rebel", "medic", "resident", "witness",
    "lawyer", "aid_worker", "close_to", "other",
]
Via = Literal["spoken", "told", "quoted_by", "citing", "credit", "implicit"]

Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "admits", "accuses", "questions", "requests", "orders", "promises",
    "threatens", "warns", "announces", "evaluates", "wishes", "declines_comment", "no_response",
    "no_claim",
]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Distance = Literal["neutral", "distanced", "endorsing"]
RelationKind = Literal["denies", "confirms", "corrects", "answers"]

PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]
RoleName = Literal["actor", "recipient", "instrument", "beneficiary", "cause", "accused"]
EventBasis = Literal["reporter", "attributed"]
Reality = Literal["actual", "planned", "attempted", "failed", "hypothetical", "negated"]
Currency = Literal["current", "background"]
Standing = Literal[
    "asserted", "claimed", "denied", "disputed", "planned", "attempted", "failed",
    "hypothetical", "negated",
]

CommitmentKind = Literal[
    "treaty", "ceasefire", "mandate", "concession", "request", "offer", "pledge", "ultimatum",
    "condition", "decision", "consultation", "expectation", "sanction", "aid",
]
PartyRole = Literal[
    "party", "obligor", "beneficiary", "broker", "guarantor", "giver", "receiver", "provider",
    "host", "requester", "addressee", "holder", "decider", "proposer",
]
StatusWord = Literal[
    "agreed", "invoked", "in_force", "made", "proposed", "voiced", "announced", "answered",
    "accepted", "refused", "unanswered", "violated", "breach_alleged", "performed", "deployed",
    "under_way", "allocated", "delivered", "imposed", "lifted", "extended", "renewed",
    "suspended", "collapsed", "withdrawn", "expired",
]
STATUS_WORDS: dict[CommitmentKind, frozenset[StatusWord]] = {
    "treaty": frozenset({"agreed", "invoked", "in_force", "violated", "breach_alleged",
                         "extended", "suspended", "withdrawn", "expired"}),
    "ceasefire": frozenset({"proposed", "agreed", "in_force", "violated", "breach_alleged",
                            "extended", "renewed", "suspended", "collapsed", "expired"}),
    "mandate": frozenset({"agreed", "announced", "deployed", "in_force", "extended", "renewed",
                          "suspended", "withdrawn", "expired"}),
    "concession": frozenset({"agreed", "announced", "performed", "refused", "withdrawn"}),
    "request": frozenset({"made", "answered", "accepted", "refused", "unanswered", "withdrawn"}),
    "offer": frozenset({"made", "accepted", "refused", "unanswered", "withdrawn", "expired"}),
    "pledge": frozenset({"made", "performed", "violated", "breach_alleged", "withdrawn",
                         "expired"}),
    "ultimatum": frozenset({"made", "accepted", "refused", "unanswered", "extended",
                            "withdrawn", "expired"}),
    "condition": frozenset({"proposed", "accepted", "refused", "withdrawn"}),
    "decision": frozenset({"announced", "performed", "suspended", "withdrawn"}),
    "consultation": frozenset({"proposed", "announced", "agreed", "under_way", "performed",
                               "refused", "suspended", "collapsed"}),
    "expectation": frozenset({"voiced", "performed", "refused"}),
    "sanction": frozenset({"proposed", "announced", "imposed", "extended", "suspended",
                           "lifted", "expired"}),
    "aid": frozenset({"proposed", "announced", "agreed", "allocated", "delivered", "suspended",
                      "withdrawn"}),
}
"""The status words each kind of commitment may carry."""

FigureKind = Literal[
    "bounded", "stated_zero", "none_reported", "stated_unknown", "uncounted_plural",
    "by_reference",
]
BoundBasis = Literal["worded", "convention"]
Measure = Literal[
    "killed", "wounded", "casualties", "missing", "captured", "abducted", "displaced",
    "returned", "evacuated", "arrested", "trapped", "resident", "expelled", "exchanged",
    "troops", "fighters", "weapons", "vehicles", "aircraft", "strikes", "violations",
    "territory", "settlements", "buildings", "households", "other",
]
Population = Literal["civilian", "military", "militant", "police", "mixed", "unknown"]
Scope = Literal["incident", "period", "conflict", "stock", "unknown"]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal[
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
    "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
]
Granularity = Literal[
    "second", "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "season",
    "quarter", "half_year", "year", "decade", "century", "open",
]
TimeAnchor = Literal["absolute", "published", "reference", "event", "none"]

Reference = Literal["literal", "metonymic", "demonym"]
PlacePrecision = Literal["exact", "city", "admin2", "admin1", "country", "region", "unknown"]
LocusRelation = Literal["at", "near", "between", "offset", "along", "inside"]

ActorKind = Literal[
    "state", "government", "military", "police", "armed_group", "separatist", "party",
    "international_organisation", "ngo", "company", "media", "religious", "civilian", "person",
    "other",
]

FacetKind = Literal["occurrence", "attribution", "place", "time", "figure"]
FacetStatus = Literal[
    "adjudicated", "retracted", "confirmed_by_opponent", "contested", "corroborated", "reported",
    "claimed", "denied",
]
ReviewAction = Literal[
    "accept", "reject", "correct", "add", "merge", "split", "adjudicate", "undo"
]
