"""The search of the site: pages cut into sections, their words as they are looked for, and Pagefind's index of them."""
