"""The catalogue of errors: what its pages say of themselves, and what is made of it."""
