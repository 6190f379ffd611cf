"""Pages of the reference made of tables: what the clients say of themselves, with a Spanish line for each thing."""
