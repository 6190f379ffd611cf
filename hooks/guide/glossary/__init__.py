"""The words of Docker: their page, and what each other page tells of a word the first time that it says it."""
