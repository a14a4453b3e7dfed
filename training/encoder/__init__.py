"""How the weights in `claimcmp/encoding/weights` were made, end to end.

`python -m training.encoder` reads `training/encoder/config.toml`; see
`docs/models/static-encoder.md` for the recipe and the figures.
"""
