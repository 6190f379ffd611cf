"""The guide's own tooling: diagrams, snippet checks, link checks. No module in here imports mkdocs."""
