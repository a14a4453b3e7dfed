"""Who said what: speakers, verbs of saying and the stretch that was said.

Rules, not a model, and precision first: an act of saying is given only where
its shape is sure. What a sentence leaves to its neighbours, `claimcmp.reading.running`
adds.
"""

from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.marks import DASH, quoted
from claimcmp.reading.quotes.sentence import find_attributions

__all__ = ["DASH", "Attribution", "find_attributions", "quoted"]
