"""Renderings of a comparison; they read values and compute no verdict."""
