"""How the small cross-lingual inference transformer is made, end to end."""
