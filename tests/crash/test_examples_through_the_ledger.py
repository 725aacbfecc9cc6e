"""The real reader in worker processes, over the examples: same ledger, whatever the workers."""

from pathlib import Path

from onrecord.ledger.dump import content_digest
from onrecord.workspace import Workspace

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_examples_give_one_ledger_for_one_and_two_workers(tmp_path: Path) -> None:
    digests = set()
    for workers in (1, 2):
        with Workspace.open(tmp_path / str(workers)) as workspace:
            run = workspace.add(str(EXAMPLES), workers=workers)
            assert run.counts["reports"] > 5
            assert run.counts["statements"] > 20
            assert not [s for s in run.skipped if "the reader" in s.reason]
            assert workspace.add(str(EXAMPLES), workers=workers).counts["reports"] == 0
            assert list(workspace.check()) == []
            digests.add(content_digest(workspace.ledger))
    assert len(digests) == 1
