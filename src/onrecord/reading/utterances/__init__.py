"""Page -> Utterances: quotations, cues, sources, contents."""
