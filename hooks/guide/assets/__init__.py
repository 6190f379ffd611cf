"""What a page loads beside its text: the style sheet, the scripts, and what of the theme nobody asks for."""
