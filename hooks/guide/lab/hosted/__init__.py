"""The guide's own container, on an engine of the laboratory: built, started, looked at, crawled and attacked."""
