"""Text -> Tagging: scores of every word piece for entities, cues of statements and ends of sentences, and of its role
in the statement of a cue. `tagger` runs the model that `training` has fitted; `tag_paths` makes spans of scores, which
the first steps of the other rooms take as names, statements and sentences."""

__all__ = ["labels", "tag_paths", "tagger", "word_pieces"]
