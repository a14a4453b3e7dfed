"""How the embedded judge was made: pairs from parallel text, one regression, one JSON file."""
