"""Hits to text: for a terminal, or for other programs."""
