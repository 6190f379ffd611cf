"""What a book cannot be made for."""

from __future__ import annotations


class BookError(Exception):
    """Says in Spanish what is missing and what to do about it."""
