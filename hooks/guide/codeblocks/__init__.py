"""What readers see of a block besides its text: its language, lines that wrap, long outputs folded, placeholders."""
