"""What the pages say, read as a person would: spelling, words, and how hard it is."""
