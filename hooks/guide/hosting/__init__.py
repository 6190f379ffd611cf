"""The built site → what its server needs: compressed copies of its files, and its Content-Security-Policy."""
