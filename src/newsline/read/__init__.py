"""Bytes to documents: each form in which people keep news has a reader here."""
