"""A tiny corpus of our own: two outlets, two reports, one annotated."""

from pathlib import Path

from benchmarks.gold_anchor import anchored, as_toml
from benchmarks.gold_corpus import Corpus

TEXT = """Shells fall near Osk, ministry says

OSK, 3 March (Tern) - The defence ministry said shells had killed at least two soldiers near Osk on Sunday.

Its spokesman, Ilan Marr, denied that the army had fired first. The rebels made no comment.

The two sides agreed a truce in May 2019.

Sign up for the Tern newsletter."""

ANNOTATION = """
report = "tern-20240303-osk.txt"
annotator = "sample"

regions = [
  { span = "Shells fall near Osk, ministry says", role = "headline" },
  { span = "Sign up for the Tern newsletter.", role = "newsletter" },
]
figures = [
  { id = "f1", span = "at least two soldiers", kind = "bounded", measure = "killed", low = 2, best = 2, qualifier = "at least", population = "military", scope = "incident", statement = "s1" },
]
times = [
  { id = "t1", span = "Sunday", type = "DATE", value = "2024-03-03", anchor = "published" },
  { id = "t2", span = "May 2019", type = "DATE", value = "2019-05" },
]
places = [
  { id = "p1", in = "soldiers near Osk on", span = "Osk", place = { id = "onrecord:osk", name = "Osk", precision = "city" } },
]
actors = [
  { id = "a1", span = "The defence ministry", code = "XXA-GOV", kinds = ["government"] },
]

[[statements]]
id = "s1"
source = "The defence ministry"
cue = "1~said"
content = ["shells had killed at least two soldiers near Osk on Sunday"]
chain = [{ kind = "named", name = "The defence ministry", span = "The defence ministry", actor = "a1" }]

[[statements]]
id = "s2"
source = "Its spokesman, Ilan Marr"
cue = "denied"
content = ["the army had fired first"]
chain = [{ kind = "named", name = "Ilan Marr", span = "Ilan Marr", title = "spokesman" }]
stance = "denies"

[[statements]]
id = "s3"
source = "The rebels"
cue = "made no comment"
chain = [{ kind = "collective", span = "The rebels" }]
stance = "declines_comment"

[[event_mentions]]
id = "m1"
span = "killed"
type = "ASSAULT"
mode = "heavy-weapons"
roles = [{ role = "recipient", in = "killed at least two soldiers", span = "soldiers" }, { role = "instrument", span = "shells" }]
time = "t1"
locus = { relation = "near", span = "near Osk", anchors = ["Osk"] }
basis = "attributed"
statement = "s1"
figures = ["f1"]
in = "The defence ministry said shells had killed at least two soldiers near Osk on Sunday."

[[event_mentions]]
id = "m2"
span = "fired"
type = "ASSAULT"
roles = [{ role = "actor", in = "that the army had fired", span = "the army", code = "XXA-MIL" }]
basis = "attributed"
statement = "s2"

[[commitments]]
id = "c1"
span = "a truce"
kind = "ceasefire"
title = "truce of May 2019"
parties = [{ role = "party", span = "The two sides" }]
agreed = "2019-05"
status = [{ word = "agreed", span = "agreed", on = "2019-05" }]
"""

MANIFEST = """
reports = [
  { file = "tern-20240303-osk.txt", outlet = "tern", published = "2024-03-03" },
  { file = "gull-20240304-show.html", outlet = "gull", published = "2024-03-04", no_event = true },
]

[outlets]
tern = { name = "Tern Wire", batch = "A" }
gull = { name = "The Gull", batch = "A" }
"""

PAGE = "<html><head><title>Show</title></head><body><p>{}</p></body></html>"


def long(seed: int, words: int = 300) -> str:
    """Return words, all of letters, that no other seed gives."""
    letters = str.maketrans("0123456789", "abcdefghij")
    return " ".join(f"w{seed}x{n}".translate(letters) for n in range(words))


def corpus(root: Path) -> Corpus:
    """Write the sample corpus under `root`."""
    (root / "reports").mkdir(parents=True)
    (root / "manifest.toml").write_text(MANIFEST, "utf-8")
    (root / "splits.toml").write_text('train = ["tern"]\ndev = ["gull"]\ntest = []\n', "utf-8")
    made = Corpus(root)
    text = f"{TEXT}\n\n{long(1)}"
    made.path("tern-20240303-osk.txt").write_text(text, "utf-8")
    made.path("gull-20240304-show.html").write_text(PAGE.format(long(2)), "utf-8")
    annotate(made, ANNOTATION)
    return made


def annotate(made: Corpus, annotation: str) -> list[str]:
    """Write an annotation beside the first report, anchored; return what had no place."""
    import tomllib

    file = "tern-20240303-osk.txt"
    table, problems = anchored(tomllib.loads(annotation), made.text(file))
    made.annotation(file).write_text(as_toml(table), "utf-8")
    return problems
