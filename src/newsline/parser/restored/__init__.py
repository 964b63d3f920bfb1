"""Texts brought back, as well as can be, to the form they had before they were saved badly."""
