"""Truecasing: the likeliest normal case of text in capitals, or in small letters alone."""
