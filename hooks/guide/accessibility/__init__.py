"""What assistive technology gets of a page beside its text: names, roles and the language of each part."""
